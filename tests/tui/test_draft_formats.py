"""The verdicts on a draft reach every program, and hostile words stay words."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Xml

import pytest

from onrecord.index.errors import Exit
from onrecord.tui.cli import run

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "<script>alert(1)</script> ]]> &amp; {0} [x](ftp://e.example) 100%\u202e\x1b[31m\ufffe ran"
NOWHERE = "purple elephants marched over frozen lakes"


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `onrecord verify` with these arguments."""
    code = run(("verify", *args))
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def printed(sample: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """A long direct quotation of the sample."""
    run(
        (
            "search",
            "--index",
            str(sample),
            "--format",
            "jsonl",
            "--limit",
            "0",
            "kind:direct speaker:Ollongren",
        )
    )
    texts: list[str] = [json.loads(line)["text"] for line in capsys.readouterr().out.splitlines()]
    return max(texts, key=len)


@pytest.fixture
def draft(printed: str, tmp_path: Path) -> Path:
    """A sound quotation, a hostile one that is nowhere, and one of too few words."""
    path = tmp_path / "a, b:%0A draft.md"
    text = f"She said: “{printed}”\n\nHe said: “{HOSTILE}”\n\nThen a “red line”.\n"
    path.write_text(text, encoding="utf-8")
    return path


class Page(HTMLParser):
    """What a page holds: its tags and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        self.text += data


def test_every_format_is_read_by_a_standard_reader_and_hostile_words_stay_words(
    sample: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """SARIF, JUnit, CSV, HTML and annotations hold the same three quotations; nothing in them is obeyed."""
    written = {}
    for form in ("sarif", "junit", "csv", "html", "github", "jsonl"):
        code, written[form], _ = call(capsys, "--draft", str(draft), "--index", str(sample), "--format", form)
        assert code == Exit.NOTHING
        assert not {"\x1b", "\u202e"} & set(written[form]) or form == "csv"

    results = json.loads(written["sarif"])["runs"][0]["results"]
    assert [each["level"] for each in results] == ["error", "warning"]
    assert "\\[x\\](ftp" in results[0]["message"]["text"]
    assert "{{0}}" in results[0]["message"]["text"]
    assert results[0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}

    suite = next(iter(Xml.fromstring(written["junit"])))
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("3", "1", "1")
    assert "<script>alert(1)</script> ]]> &amp;" in suite[1].attrib["name"]

    rows = list(csv.DictReader(io.StringIO(written["csv"])))
    assert [row["state"] for row in rows] == ["sound", "wrong", "not checked"]
    assert rows[1]["claim"].startswith("<script>")

    page = Page()
    page.feed(written["html"])
    assert "script" not in page.tags
    assert "<script>alert(1)</script>" in page.text

    first, second = written["github"].splitlines()
    assert first.startswith("::error file=")
    assert "a%2C b%3A%250A draft.md,line=3,title=" in first
    assert "100%25" in first
    assert second.startswith("::warning file=")


def test_accepted_findings_count_no_more_until_they_change(
    sample: Path, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `--format accept` writes `--accept` reads; other words, and the finding is open again."""
    known = tmp_path / "accepted.txt"
    asked = ("--draft", str(draft), "--index", str(sample))
    _, out, _ = call(capsys, *asked, "--format", "accept")
    known.write_text(out, encoding="utf-8")
    code, out, err = call(capsys, *asked, "--accept", str(known), "--format", "sarif")

    assert code == Exit.FOUND
    assert all(each["suppressions"] for each in json.loads(out)["runs"][0]["results"])
    assert "; 2 accepted" in err

    draft.write_text(draft.read_text("utf-8").replace("alert", "told"), encoding="utf-8")
    code, _, err = call(capsys, *asked, "--accept", str(known))

    assert code == Exit.NOTHING
    assert "1 accepted finding is no longer found" in err

    known.write_text("not a key\n", encoding="utf-8")
    code, out, err = call(capsys, *asked, "--accept", str(known))

    assert (code, out) == (Exit.NOT_RUN, "")
    assert "Line 1 of" in err


def test_strict_lets_only_whole_words_pass(
    sample: Path, printed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The beginning of a printed sentence is sound, but not strictly."""
    run(("search", "--index", str(sample), "--format", "jsonl", "--limit", "0", "kind:direct"))
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    whole = max((row["text"] for row in rows if not row["via"]), key=len)
    part = printed.partition(". ")[0]
    codes = {
        (words, flags): call(capsys, words, "--index", str(sample), *flags)[0]
        for words in (whole, part)
        for flags in ((), ("--strict",))
    }

    assert list(codes.values()) == [Exit.FOUND, Exit.FOUND, Exit.FOUND, Exit.NOTHING]


def test_a_draft_is_read_from_standard_input_and_from_a_web_page(
    sample: Path,
    printed: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is piped may be Markdown or a page; its quotations are found as in a file."""
    body = f"<p>She said: “{printed}”</p><p>He said: “{NOWHERE}” and went on to other matters.</p>"
    page = f"<!doctype html><html><body><article><h1>Draft</h1>{body}</article></body></html>"
    asked = ("--index", str(sample), "--format", "jsonl", "--draft")
    saved = tmp_path / "draft.html"
    saved.write_text(page, encoding="utf-8")
    outcomes = []
    for given in (None, page, f"> {NOWHERE}\n\nShe said: “{printed}”\n"):
        if given is not None:
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
        code, out, _ = call(capsys, *asked, "-" if given else str(saved))
        outcomes.append((code, sorted(json.loads(line)["state"] for line in out.splitlines())))

    assert outcomes == [(Exit.NOTHING, ["sound", "wrong"])] * 3


def test_all_that_a_draft_quotes_is_checked_however_it_is_marked(
    sample: Path, printed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Single marks among double ones and a page's block quotation are; code, front matter, tags are not."""
    inner = printed.replace("“", "").replace("”", "").replace("‘", "").replace("’", "'")
    head = f'---\ntitle: "{NOWHERE} at last"\n---\n\n'
    tag = f'<blockquote class="{NOWHERE}"\nlang="en and nothing but en">Lost.</blockquote>'
    said = f"He said: “{NOWHERE}.”\n\n{tag}\n\nKajsa Ollongren said: '{inner}'"
    text = f'{head}{said}\n\nType `print("{NOWHERE}")` now.\n'
    path = tmp_path / "draft.md"
    path.write_text(text, encoding="utf-8")
    _, out, _ = call(capsys, "--index", str(sample), "--draft", str(path), "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["line"] for row in rows] == [5, 10]
    assert rows[1]["state"] == "sound"

    page = tmp_path / "draft.html"
    around = "The fisheries were closed on Monday after the storm, and nobody sailed. " * 4
    page.write_text(
        f"<html><body><article><h1>Storm</h1><p>{around}</p><blockquote><p>{inner}</p></blockquote>"
        f"<p>{around}</p></article></body></html>",
        encoding="utf-8",
    )
    _, out, _ = call(capsys, "--index", str(sample), "--draft", str(page), "--format", "jsonl")
    assert [json.loads(line)["state"] for line in out.splitlines()] == ["sound"]


def test_a_draft_without_quotations_still_gives_a_whole_document(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program that reads what is written finds an empty list, and no empty file."""
    path = tmp_path / "draft.txt"
    path.write_text("Nobody said a word that day.\n", encoding="utf-8")
    asked = ("--draft", str(path), "--index", str(sample), "--format")

    assert json.loads(call(capsys, *asked, "sarif")[1])["runs"][0]["results"] == []
    assert next(iter(Xml.fromstring(call(capsys, *asked, "junit")[1]))).get("tests") == "0"


def test_a_file_of_several_articles_is_no_draft(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only the first would be checked, and the others pass unseen."""
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("a.txt", "b.txt"):
            archive.writestr(name, f"He said: “{NOWHERE} {name}.” And so they did all day long.\n")
    code, out, err = call(capsys, "--draft", str(path), "--index", str(sample))

    assert (code, out) == (Exit.NOT_RUN, "")
    assert "holds 2 articles" in err


def test_a_desk_is_told_what_to_look_at_and_not_what_is_wrong(
    sample: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that are nowhere in this corpus may still have been said."""
    _code, page, told = call(capsys, "--draft", str(draft), "--format", "html", "--index", str(sample))
    cells = re.findall("<td>(.*?)</td>", page)

    assert {"as printed", "to be looked at", "not checked"} <= set(cells)
    assert "wrong" not in cells
    assert told.startswith("3 quotations: ")
    assert "not in this corpus 1" in told


def test_a_linked_name_is_a_name_and_addresses_pictures_and_their_titles_are_no_words(
    sample: Path, printed: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As newsletters have them: the speaker of a draft of Markdown is read without the markup."""
    path = tmp_path / "letter.md"
    linked = f'[Kajsa Ollongren](https://e.example/a_b "her page of many words") said: “{printed}”'
    path.write_text(f'{linked}\n\n![“four words of nobody”](p.png "or a title of more words")\n', "utf-8")

    code, out, _ = call(capsys, "--draft", str(path), "--index", str(sample), "--format", "jsonl")

    (row,) = map(json.loads, out.splitlines())
    assert code == Exit.FOUND
    assert row["claimed_speaker"] == "Kajsa Ollongren"


def test_the_table_tells_what_comes_nearest_and_once_what_was_searched(
    sample: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that are not there are told with their nearest miss; the coverage stands below all."""
    draft.write_text(f"“{NOWHERE}” and then “{NOWHERE} again” and “red line” and “red line”.\n", "utf-8")

    _, out, err = call(capsys, "--draft", str(draft), "--index", str(sample))

    assert out.count("Not in this corpus:") == 1
    assert "Nothing comes near." in out or "Nearest: " in out
    assert "in line 1." in err
