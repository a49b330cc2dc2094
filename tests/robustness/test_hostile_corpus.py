"""Corpus text is data on every way out: each command and format, on a terminal and in a pipe."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.index import provenance
from onrecord.index.corrections import Ledger, correction, now
from onrecord.index.model import (
    Article,
    Cue,
    Fact,
    Hit,
    Office,
    Quotation,
    Relay,
    Source,
    Speaker,
    identified,
)
from onrecord.index.search import open_index
from onrecord.index.store import Builder
from onrecord.index.text.unseen import DIRECTIONS
from onrecord.tui.cli import run
from onrecord.tui.kept.pins import Pins
from onrecord.tui.present.hits import citation
from onrecord.tui.present.words.safe import address

if TYPE_CHECKING:
    from pathlib import Path

ODD = [
    "[/b] [bold red]not bold[/] <script>alert(1)</script> ![](http://x) [l](javascript:x) |a|`b`",
    "\x1b[31mred\x1b[0m \x1b]52;c;AAAA\x07 \x00 \x7f \x9b31m \x85 \x08\x08",
    "\u202eevil\u202c \u2066a\u2069 \u200f\u200e zero\u200bwidth \ufeff \u061c",
    "tab\tbed\r\nline\x0bfeed\u2028sep",
    "中文 e\u0301 👩\u200d👩 ❤\ufe0f \U000e0041 =1+1",
]
ADDRESSES = [
    "https://e.org/> ![](http://x) \x1b[1m",
    "javascript:alert(1)",
    "http://[",
    "https://ok.org/a b",
    "",
]
PLAIN = ("table", "jsonl", "csv", "md")
VERDICTS = (*PLAIN, "html", "github", "sarif", "junit", "accept")
COMMANDS = [
    *(("search", "--limit", "0", "--format", form, "take") for form in (*PLAIN, "kwic")),
    ("search", "--facets", "take"),
    *((name, "--format", form) for name in ("speakers", "offices", "outlets", "relays") for form in PLAIN),
    *(("show", "--format", form, "ID") for form in PLAIN),
    *(("trace", "--format", form, "ID") for form in ("table", "jsonl", "md", "html")),
    *(("verify", "--format", form, "CLAIM") for form in VERDICTS),
    *(("verify", "--format", form, "--draft", "DRAFT") for form in VERDICTS),
    *(("pins", "--format", form) for form in (*PLAIN, "text")),
    *(("status", "--format", form) for form in PLAIN),
    *(("paths", "--format", form) for form in PLAIN),
    *(("corrections", "--format", form) for form in PLAIN),
    *(("quality", "--format", form) for form in PLAIN),
    *(("export", "--format", form, "take") for form in ("jsonl", "csv", "md", "ris", "csl")),
    *(("read", "--format", form, "ARTICLES") for form in PLAIN),
    *(("extract", "--jobs", "1", "--format", form, "ARTICLES") for form in (*PLAIN, "kwic")),
    ("build", "--jobs", "1", "--progress", "plain", "ARTICLES"),
    ("build", "--jobs", "1", "--progress", "jsonl", "ARTICLES"),
]


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal, or that it is none."""

    def __init__(self, *, terminal: bool) -> None:
        self.raw_bytes = io.BytesIO()
        self._terminal = terminal
        super().__init__(self.raw_bytes, encoding="utf-8", newline="")

    def isatty(self) -> bool:
        """As it says."""
        return self._terminal

    def written(self) -> str:
        """What was written, from its bytes."""
        self.flush()
        return self.raw_bytes.getvalue().decode("utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index in which every text of every article is odd."""
    folder = tmp_path_factory.mktemp("hostile")
    with Builder(folder / "index", pipeline="made", beside=provenance.update) as builder:
        for number, odd in enumerate(ODD):
            for copy in range(2):
                words = f"we shall take {odd} and give it back to all of us by the end of the year {number}"
                text = f"{odd}\n\n“{words}” said {odd} of {odd} to {odd}.\n"
                start = text.index("we shall")
                end = start + len(words)
                fact = Fact(odd, odd)
                doc = f"{number}-{copy}{odd.replace(chr(0), '')[:20]}"
                article = Article(
                    *(doc, f"/articles/{doc}", text, f"{number}{copy}".zfill(64)),
                    *(fact, fact, fact, Fact("2024-03-16", odd), Fact(ADDRESSES[number], odd)),
                )
                quotation = Quotation(
                    "direct",
                    ((start, end),),
                    words,
                    speaker=Speaker(odd, odd),
                    office=Office(odd, (0, len(odd))),
                    cue=Cue(odd, odd, (end + 2, end + 6)),
                    relays=(Relay(odd, "sentence", odd, (0, 3)),),
                    confidence=0.6,
                )
                builder.add(Source(doc, article.path, 1, 0), article, identified(doc, [quotation]))
        builder.finish(roots=(f"/articles/{ODD[1][:5]}",), sample=False, seconds=0.0)
    draft = "\n\n".join(f"He said: “We shall take {odd} and give it back to all.”" for odd in ODD)
    (folder / "draft.txt").write_text(draft, encoding="utf-8")
    (folder / "articles").mkdir()
    for number, odd in enumerate(ODD):
        name = odd.replace("\0", "").replace("/", "")[:40]
        said = f"“We shall take {odd} and give it back,” said Ann {odd} of {odd} to {odd}."
        known = {"title": odd, "outlet": odd, "author": odd, "url": ADDRESSES[number]}
        head = "\n".join(f"{field}: {json.dumps(value)}" for field, value in known.items())
        text = f"---\n{head}\n---\n{said}\n"
        (folder / "articles" / f"{name}.md").write_text(text, encoding="utf-8", newline="")
        (folder / "articles" / f"{name}.pdf").write_text(odd, encoding="utf-8")
    ledger = Ledger(folder / "home" / "data" / "corrections.jsonl")
    for hit in open_index(folder / "index").search("take").hits(0, 10):
        ledger.add(
            correction(hit, speaker=hit.article.doc, office=ODD[1], kind="direct", why=ODD[2], made=now())
        )
    return folder


def raw(text: str) -> set[str]:
    """What is no byte for a terminal: C0 but line feed and tab, delete, C1, the directions."""
    obeyed = {chr(number) for number in (*range(0x20), *range(0x7F, 0xA0))} - {"\n", "\t"}
    names = {"\u061c", "\u200e", "\u200f", *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))}
    assert all(name in DIRECTIONS or "\u202a" < name < "\u202e" or name > "\u2066" for name in names)
    return set(text) & (obeyed | names)


@pytest.mark.parametrize("terminal", [True, False])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_of_the_corpus_gets_out_raw(
    command: tuple[str, ...], terminal: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only CSV that a program reads holds what the corpus holds; everything else is visible or escaped."""
    monkeypatch.setenv("ONRECORD_HOME", str(folder / "home"))
    monkeypatch.setenv("TERM", "dumb")
    index = open_index(folder / "index")
    hits = index.search("take").hits(0, 10)
    pins = Pins(folder / "home" / "data" / "pins.json")
    if not pins.all():
        pins.toggle(hits)
    claims = {"CLAIM": hits[0].quotation.text.replace("shall", "will")}
    claims |= {"DRAFT": str(folder / "draft.txt"), "ARTICLES": str(folder / "articles")}
    for hit in hits if "ID" in command else hits[:1]:
        out, err = Terminal(terminal=terminal), Terminal(terminal=terminal)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        args = [claims.get(each, hit.quotation.id if each == "ID" else each) for each in command]
        own = "built" if command[0] == "build" else "index"
        code = run(["--index", str(folder / own), *args])
        monkeypatch.undo()
        monkeypatch.setenv("ONRECORD_HOME", str(folder / "home"))
        monkeypatch.setenv("TERM", "dumb")

        assert code in ((0, 1, 2) if command[0] == "verify" else (0,))
        assert "Traceback" not in err.written()
        assert not raw(err.written())
        if terminal or "csv" not in command:
            assert not raw(out.written())


def test_markdown_links_to_the_web_alone(folder: Path) -> None:
    """An address cannot become an image or a script, nor a title a link, in any citation."""
    index = open_index(folder / "index")
    told = "\n".join(
        citation.markdown(Hit(hit.quotation, hit.article)) for hit in index.search("take").hits(0, 10)
    )

    assert "![" not in told.replace("\\!\\[", "")
    assert "](javascript" not in told
    assert "<script" not in told
    assert address("https://e.org/> ![](x)") == "https://e.org/%3E%20%21%5B%5D%28x%29"
    assert [address(text) for text in ("javascript:x", "http://[", "file:///etc", "http:")] == [""] * 4
