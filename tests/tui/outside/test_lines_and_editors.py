"""A quotation's file is opened at its line, or a sentence says why it is not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import UsageError
from onrecord.index.model import Article, Hit, Quotation
from onrecord.tui.outside import editors
from onrecord.tui.outside.lines import line

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Quay closed\n\nThe quay is shut.\n“It leaks, and it has\nleaked since May,” said Una Marsh.\n"


def hit(path: Path, *, start: int = 0, reader: str = "", member: str = "") -> Hit:
    """The quotation of the quay in a file."""
    words = "It leaks, and it has leaked since May,"
    at = TEXT.index("It leaks")
    article = Article("a", str(path), "", "", start=start, reader=reader, member=member)
    return Hit(Quotation("direct", ((at - start, at - start + len(words)),), words), article)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_the_line_is_where_the_words_begin(tmp_path: Path, newline: str, encoding: str) -> None:
    """Whatever the file's line ends and encoding are; also in one of several articles of a text file."""
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.replace("\n", newline).encode(encoding))

    assert line(hit(path)) == 4
    assert line(hit(path, start=20)) == 4


def test_in_a_changed_file_the_words_are_looked_for(tmp_path: Path) -> None:
    """Where they are gone the old line is the best guess."""
    path = tmp_path / "a.txt"
    path.write_text("Corrected.\n\n\n" + TEXT, encoding="utf-8")
    assert line(hit(path)) == 7
    path.write_text(TEXT.replace("leaks", "drips"), encoding="utf-8")
    assert line(hit(path)) == 4
    path.write_text("short", encoding="utf-8")
    assert line(hit(path)) == 1


def test_what_has_no_line_is_told_in_a_sentence(tmp_path: Path) -> None:
    """Another format, a member of an archive, a file that is gone, one that is no text any more."""
    path = tmp_path / "a.txt"
    for reader, member, said in (
        ("pdf 1", "", "no plain text; o opens it"),
        ("zip 1", "b.txt", "one of several in a file"),
        ("", "", "moved or is gone"),
    ):
        with pytest.raises(UsageError, match=said):
            line(hit(path, reader=reader, member=member))
    path.write_bytes(b"\x00\x01" * 500)
    with pytest.raises(UsageError, match="cannot be read: it is binary data"):
        line(hit(path))


@pytest.mark.parametrize(
    ("command", "opened"),
    [
        ("vi", ["vi", "+4", "/a b"]),
        ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+4", "/a b"]),
        ("emacsclient -t", ["emacsclient", "-t", "+4", "/a b"]),
        ("hx", ["hx", "/a b:4"]),
        ("code --wait", ["code", "--wait", "--goto", "/a b:4"]),
        ("kate", ["kate", "--line", "4", "/a b"]),
    ],
)
def test_each_editor_is_told_the_line_its_own_way(command: str, opened: list[str]) -> None:
    """The command is split into words as a shell would."""
    assert editors.at(editors.chosen({"EDITOR": command}), "/a b", 4) == opened


def test_visual_goes_before_editor_and_nonsense_is_told() -> None:
    """Neither set, or no command at all: a sentence."""
    assert editors.chosen({"VISUAL": "vim", "EDITOR": "ed"}) == ["vim"]
    assert editors.chosen({"VISUAL": " ", "EDITOR": "ed"}) == ["ed"]
    with pytest.raises(UsageError, match="No editor is set"):
        editors.chosen({})
    with pytest.raises(UsageError, match=r"\$EDITOR is no command: no closing quotation"):
        editors.chosen({"EDITOR": 'vi "'})


def test_an_editor_that_fails_costs_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is not there, that may not be run, that ends badly."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    assert "no-such-editor-here cannot be started" in editors.edit("/a", 1)
    monkeypatch.setenv("EDITOR", str(tmp_path))
    assert "cannot be started" in editors.edit("/a", 1)
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c 'raise SystemExit(3)'")
    assert "failed, with exit code 3." in editors.edit("/a", 1)
    assert editors.edit("/a\0", 1).startswith("The name of the file")
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c pass")
    assert editors.edit("/a", 1) == ""
