"""`onrecord verify` and `onrecord trace` keep their word on the sample corpus."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import Exit
from onrecord.tui.cli import run

if TYPE_CHECKING:
    from pathlib import Path


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `onrecord` with these arguments."""
    code = run(args)
    out, err = capsys.readouterr()
    return code, out, err


def first(sample: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """A long direct quotation of the sample."""
    query = "kind:direct speaker:Ollongren"
    _, out, _ = call(capsys, "search", "--index", str(sample), "--format", "jsonl", "--limit", "0", query)
    rows: list[dict[str, str]] = [json.loads(line) for line in out.splitlines()]
    return max(rows, key=lambda row: len(row["text"]))


def test_a_quotation_that_is_printed_is_found_and_exits_zero(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The words of a quotation are on record, with who printed them; as JSON with every finding."""
    row = first(sample, capsys)
    words = ("verify", row["text"], "--speaker", "Ollongren", "--index", str(sample))
    code, out, _ = call(capsys, *words)
    _, plain, _ = call(capsys, *words, "--format", "jsonl")

    assert code == Exit.FOUND
    assert "Kajsa Ollongren" in out
    assert json.loads(plain)["verdict"] in ("verbatim", "only relayed")
    assert json.loads(plain)["findings"][0]["speaker_agrees"] is True


def test_a_changed_quotation_exits_one_with_its_alarm(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A claim with a *never* put in is not what is printed, and the alarm says why."""
    row = first(sample, capsys)
    head, _, rest = row["text"].partition(" ")
    code, out, _ = call(capsys, "verify", f"{head} never {rest}", "--index", str(sample))

    assert code == Exit.NOTHING
    assert "negation: “never” is new" in out


def test_words_that_are_nowhere_get_a_certificate(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was searched is listed, and the exit code is that of nothing found."""
    code, out, _ = call(
        capsys, "verify", "purple elephants marched over frozen lakes", "--index", str(sample)
    )

    assert code == Exit.NOTHING
    assert out.startswith("Not in this corpus:")
    assert "searched" in out
    assert "built" in out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("two words",), "too few"),
        (("it is that they are of the and to it",), "so common"),
        (("word " * 10_000,), "10,000 words are more than a quotation has"),
        (("… !? — 12 345",), "no words in it"),
        (("  ",), "no words in it"),
        (("W\u0435 n\u0435\u0435d more weapons now",), "mixes letters of two alphabets"),
    ],
)
def test_what_cannot_be_checked_is_told_in_a_sentence(
    arguments: tuple[str, ...], told: str, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing on stdout, a sentence on stderr, and the exit code of what was not checked."""
    code, out, err = call(capsys, "verify", *arguments, "--index", str(sample))

    assert (code, out) == (Exit.USAGE, "")
    assert told in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--explore", "words and more words"), "--explore reviews a draft"),
        ((), "Say what to check"),
        (("--draft", "nowhere.md"), "There is no file"),
        (("words and more words", "--draft", "x.md"), "Say what to check"),
        (("--draft", "-", "--explore"), "cannot review standard input"),
        (("words and more words", "--accept", "nowhere.txt"), "There is no file"),
        (("words and more words", "--format", "xml"), "is not one of"),
    ],
)
def test_that_it_could_not_run_has_a_code_of_its_own(
    arguments: tuple[str, ...], told: str, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither wrong nor not checked: the command itself is at fault."""
    code, out, err = call(capsys, "verify", *arguments, "--index", str(sample))

    assert (code, out) == (Exit.NOT_RUN, "")
    assert told in err


def test_hidden_characters_are_reported_and_do_no_harm(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A zero-width space, a soft hyphen and an override of direction change no verdict, and are named."""
    text = first(sample, capsys)["text"]
    hidden = text[:7] + "\u200b" + text[7:20] + "\u202e\u00ad" + text[20:]
    code, out, _ = call(capsys, "verify", hidden, "--index", str(sample))
    plain, _, _ = call(capsys, "verify", text, "--index", str(sample))

    assert code == plain == Exit.FOUND
    assert "ZERO WIDTH SPACE (U+200B)" in out
    assert "\u202e" not in out


def test_a_draft_between_single_marks_is_read(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a draft has no double marks, single ones are its quotation marks."""
    draft = tmp_path / "draft.txt"
    draft.write_text(
        "He said: ‘Purple elephants marched over frozen lakes’, and didn’t stop.", encoding="utf-8"
    )
    code, out, _ = call(capsys, "verify", "--draft", str(draft), "--index", str(sample))

    assert code == Exit.NOTHING
    assert "Purple elephants marched over frozen lakes" in out


def test_every_quotation_of_a_draft_is_checked(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Marked and block quotations each get a line; one that is nowhere makes the exit code one."""
    row = first(sample, capsys)
    draft = tmp_path / "draft.md"
    good = f"# Draft\n\nShe said: “{row['text']}”\n"
    draft.write_text(good, encoding="utf-8")
    code, out, err = call(
        capsys, "verify", "--draft", str(draft), "--index", str(sample), "--format", "jsonl"
    )
    rows = [json.loads(line) for line in out.splitlines()]

    assert code == Exit.FOUND
    assert [row["line"] for row in rows] == [3]
    assert "1 quotation:" in err

    draft.write_text(f"{good}\n> Purple elephants marched\n> over frozen lakes\n", encoding="utf-8")
    code, out, _ = call(capsys, "verify", "--draft", str(draft), "--index", str(sample))

    assert code == Exit.NOTHING
    assert "not in this corpus" in out


@pytest.mark.parametrize(
    ("unclear", "code"),
    [
        ("a “red line”", Exit.USAGE),
        ("“Purple eleph\u0430nts marched over frozen lakes”", Exit.USAGE),
        ("a “red line”, and “purple elephants marched over frozen lakes”", Exit.NOTHING),
    ],
)
def test_a_draft_is_not_right_where_something_was_not_checked(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], unclear: str, code: int
) -> None:
    """Too few words, or a letter of another alphabet: exit code two, unless something was wrong besides."""
    draft = tmp_path / "draft.txt"
    draft.write_text(f"She said: “{first(sample, capsys)['text']}”\n\nThen {unclear}.\n", encoding="utf-8")
    found, out, err = call(capsys, "verify", "--draft", str(draft), "--index", str(sample))

    assert found == code
    assert "not checked" in out
    assert "Nothing can be said about the words in line 3." in err


def test_a_draft_that_names_another_speaker_is_wrong(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The draft's own speaker is read and held against the one who is printed."""
    draft = tmp_path / "draft.txt"
    words = first(sample, capsys)["text"]
    codes = {}
    for name in ("Kajsa Ollongren", "Margaret Atwood"):
        draft.write_text(f"“{words},” {name} said on Monday.\n", encoding="utf-8")
        codes[name], out, _ = call(capsys, "verify", "--draft", str(draft), "--index", str(sample))

    assert codes == {"Kajsa Ollongren": Exit.FOUND, "Margaret Atwood": Exit.NOTHING}
    assert "other speaker" in out


def test_a_trace_lists_copies_and_carriers(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The earliest with its basis, every version, and the chain from the speaker to the outlets."""
    row = first(sample, capsys)
    code, out, _ = call(capsys, "trace", row["id"][:9], "--index", str(sample))

    assert code == Exit.FOUND
    assert "earliest  " in out
    assert "independent carrier" in out
    assert "└─" in out


def test_the_evidence_pack_is_written_whole(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One HTML page that loads nothing; a folder that is not there is told, and nothing is left behind."""
    row = first(sample, capsys)
    page = tmp_path / "pack.html"
    trace = ("trace", row["id"], "--index", str(sample), "--format", "html", "--output")
    code, _, _ = call(capsys, *trace, str(page))
    text = page.read_text(encoding="utf-8")

    assert code == Exit.FOUND
    assert text.startswith("<!doctype html>")
    assert "src=" not in text
    assert "Kajsa Ollongren" in text
    assert call(capsys, *trace, str(tmp_path / "none" / "x.html"))[0] == Exit.FAILED
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".html"] == ["pack.html"]


def test_an_id_that_is_nowhere_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As `show` does: a sentence, and the exit code of nothing found."""
    code, out, err = call(capsys, "trace", "zzzz", "--index", str(sample))

    assert (code, out) == (Exit.NOTHING, "")
    assert "no quotation has the id" in err


def test_reading_a_draft_needs_no_language_model(tmp_path: Path) -> None:
    """The explorer reads drafts too: what finds the quotation marks imports no spaCy."""
    draft = tmp_path / "draft.txt"
    draft.write_text("He said: “Purple elephants marched.”", encoding="utf-8")
    asked = (
        "import sys; from pathlib import Path; from onrecord.tui.present.checks.drafts import read; "
        "print(len(read(Path(sys.argv[1]))[1]), 'spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked, draft], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["1", "False"]
