"""A build over one file of each hostile kind indexes all that can be read, and names each of the others."""

from __future__ import annotations

import json
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.errors import Exit
from onrecord.tui.cli import run
from tests.index.articles.test_bad_input import BAD
from tests.index.articles.test_formats import PAGE

if TYPE_CHECKING:
    from onrecord.index.model import Article, Source

WORDS = "The wall will hold"
SAID = f"“{WORDS},” said Ruth Able, the county engineer, on Monday."
MAIL = (
    b"From: a@example.org\r\nSubject: =?nonsense-8?Q?caf=E9?=\r\nDate: Mon, 99 Foo 2024\r\n"
    b"Content-Type: text/plain; charset=x-klingon\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    b"\x93The wall will hold,\x94 said Ruth Able, the county engineer.\r\n"
)
LONG = "o" * 50_000
READ: dict[str, str | bytes] = {
    "good.txt": SAID,
    "half a pair.md": f'---\ntitle: "x \\uDC00"\noutlet: "A\\uD800B"\nurl: "http://a/\\uD800"\n---\n{SAID}',
    "no code point.md": f'---\ntitle: "\\UFFFFFFFF"\n---\n{SAID}',
    "long names.md": f"---\ntitle: {LONG}\noutlet: {LONG}\nauthor: {LONG}\n---\n{SAID}",
    "deep json.md": f"---\ntitle: {'[' * 5000}\n---\n{SAID}",
    "deep toml.md": f"+++\ntitle = {'[' * 5000}\n+++\n{SAID}",
    "deep map.md": f"---\n{'{a: ' * 3000}\n---\n{SAID}",
    "aliases.md": "---\na: &a [x, x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
    + f"---\n{SAID}",
    "one long line.txt": f"{SAID}\n\n{'word ' * 20_000}",
    "one long word.txt": f"{SAID}\n\n{'x' * 100_000}",
    "many marks.txt": f"{SAID}\n\n" + '"' * 20_000,
    "directions.txt": f"{SAID}\n\n\u202eevil\u202c \u2066a\u2069 zero\u200bwidth \u061c",
    "escapes.txt": f"{SAID}\n\n\x1b[31mred\x1b[0m \x1b]52;c;AAAA\x07 \x7f \x85",
    "marks of order.txt": b"\xef\xbb\xbf" + SAID.encode(),
    "wide.txt": SAID.encode("utf-16"),
    "old machine.txt": SAID.replace(" on Monday", "\r\ron Monday"),
    "windows.txt": SAID.encode("cp1252"),
    "wide tag.html": PAGE.replace("<article>", f"<article {' '.join(f'a{n}=x' for n in range(60_000))}>"),
    "broken.eml": MAIL,
    "sidecar.txt": SAID,
    "sidecar.json": '{"title": "\\ud800", "outlet": {"a": 1}, "date": 1e999, "author": [[[]], null, 7]}',
    "-rf.txt": SAID,
    f"{'n' * 250}.txt": SAID,
    "$(touch x)`y`;'\"\n.txt": SAID,
}
"""Files that are odd, and read."""


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="pipes, sockets and such names are those of POSIX systems")
def test_all_the_others_are_indexed_and_each_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a folder holds: a build ends well, with every sentence on one line."""
    corpus, outside = tmp_path / "corpus", tmp_path / "outside.txt"
    corpus.mkdir()
    outside.write_text(SAID, encoding="utf-8")
    due = {name: reason for name, (_, reason) in BAD.items()}
    for name, content in {**READ, **{name: content for name, (content, _) in BAD.items()}}.items():
        (corpus / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (corpus / os.fsdecode(b"caf\xe9.txt")).write_text(SAID, encoding="utf-8")
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "out.txt").symlink_to(outside)
    (corpus / "device.txt").symlink_to("/dev/zero")
    (corpus / "round.txt").symlink_to("round.txt")
    (corpus / "gone.txt").symlink_to(corpus / "nothing.txt")
    (corpus / "vanishing.txt").write_text(SAID, encoding="utf-8")
    due |= {"pipe.txt": "not a regular file", "out.txt": "--follow-links", "device.txt": "--follow-links"}
    due |= {"round.txt": "", "gone.txt": "not there", "vanishing.txt": "not there"}
    if os.geteuid():
        (corpus / "closed.txt").write_text(SAID, encoding="utf-8")
        (corpus / "closed.txt").chmod(0)
        due["closed.txt"] = "no permission"
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(corpus)
        listening.bind("socket.txt")
        due["socket.txt"] = "not a regular file"
        _vanish(monkeypatch)
        built = run(
            ["--index", str(tmp_path / "index"), "build", str(corpus), "--jobs", "1", "--progress", "jsonl"]
        )
    out, err = capfd.readouterr()
    assert built == Exit.FOUND, err[-2000:]
    assert "Traceback" not in err
    events = [json.loads(line) for line in out.splitlines()]
    left = {
        os.path.relpath(event["path"], corpus): event["reason"]
        for event in events
        if event["event"] == "skipped"
    }
    for name, reason in due.items():
        told = [each for path, each in left.items() if path.split("/")[0] == name]
        assert told, f"{name} is not named"
        assert reason in told[0]
    assert {path.split("/")[0] for path in left} == set(due)
    asked = ["search", "--limit", "0", "--format", "jsonl", f'"{WORDS}"']
    assert run(["--index", str(tmp_path / "index"), *asked]) == Exit.FOUND
    found = {json.loads(line)["doc"] for line in capfd.readouterr().out.splitlines()}
    odd = {"sidecar.json", "$(touch x)`y`;'\"\n.txt"}
    assert found == {*READ} - odd | {"caf\\xe9.txt", "$(touch x)`y`;'\"\\n.txt"}


def _vanish(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let one file be taken away between its being found and its being read."""
    read = articles.read

    def after(source: Source, *given: object) -> Article:
        if source.doc == "vanishing.txt":
            Path(source.path).unlink()
        return read(source, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(articles, "read", after)
