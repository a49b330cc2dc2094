"""From a shell: names are merged and split over the whole index, and what is doubtful is gone through."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import Exit
from onrecord.index.paths import places
from onrecord.index.search import open_index
from tests.tui.explorer.levy import build, levy, printed
from tests.tui.test_commands import call

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The levy, and a few words by somebody who is named by the surname."""
    more = [
        printed(f"x/{n}.txt", "Post", "2024-03-20", f"It is our {word} quay", "Lindquist")
        for n, word in enumerate(("first", "second"))
    ]
    build(tmp_path / "index", [*levy(), *more])
    return tmp_path / "index"


def test_names_are_merged_split_and_that_is_undone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is open sees that it is no longer as things stand."""
    index = ("--index", str(folder))

    def count(name: str) -> int:
        opened = open_index(folder)
        found = opened.search(f'speaker:="{name}"').every
        opened.close()
        return found

    opened = open_index(folder)
    alone, whole = count("Lindquist"), count("Mara Lindqvist")
    assert alone == 2
    assert call(capsys, *index, "names")[0] == Exit.NOTHING
    code, out, err = call(capsys, *index, "names", "--merge", "Lindquist", "Mara  Lindqvist")
    assert (code, out) == (Exit.FOUND, "“Lindquist” is “Mara Lindqvist”\n")
    assert f"({alone} and {whole} quotations)" in err
    assert count("Lindquist") == count("Mara Lindqvist") == alone + whole
    assert opened.stale()
    opened.close()
    _, out, _ = call(capsys, *index, "speakers", "lindq")
    assert f"{alone + whole}  Mara Lindqvist  (also" in out
    assert call(capsys, *index, "names", "--merge", "Lindquist", "Mara Lindqvist")[0] == Exit.USAGE
    assert "“Lindquist” is “Mara Lindqvist”" in call(capsys, *index, "names")[1]

    code, _, err = call(capsys, *index, "names", "--split", "Lindquist")
    assert code == Exit.FOUND
    assert "is not “Mara Lindqvist”" in err
    assert (count("Lindquist"), count("Mara Lindqvist")) == (alone, whole)
    assert call(capsys, *index, "names", "--split", "Lindquist")[0] == Exit.USAGE
    code, out, _ = call(capsys, *index, "names", "--undo", "last", "--json")
    assert json.loads(out)["sentence"] == "Undone: “Lindquist” is nobody else."
    assert count("Lindquist") == alone + whole
    call(capsys, *index, "names", "--undo", "Lindquist")
    assert count("Lindquist") == alone
    assert call(capsys, *index, "names", "--undo", "last")[0] == Exit.USAGE


@pytest.mark.parametrize(
    "options", [("--merge", "Nobody Here", "Mara Lindqvist"), ("--split", "Nobody Here")]
)
def test_a_name_that_nobody_has_is_no_ruling(
    folder: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    """A slip of the keyboard is told, and nothing is kept."""
    code, _, err = call(capsys, "--index", str(folder), "names", *options)

    assert code == Exit.USAGE
    assert "No quotation of the index is by “Nobody Here”" in err
    assert not places().names.exists()


def test_rulings_that_cannot_be_read_do_not_stop_a_search(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command that lists them says so."""
    places().names.mkdir(parents=True)
    assert call(capsys, "--index", str(folder), "search", "quay")[0] == Exit.FOUND
    code, _, err = call(capsys, "--index", str(folder), "names")
    assert code == Exit.FAILED
    assert "cannot be read" in err


def test_what_is_doubtful_is_gone_through(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The least sure and most copied first, each statement once; done is done, until it is taken back."""
    index = ("--index", str(folder))

    def queue(*options: str) -> list[dict[str, object]]:
        _, out, _ = call(capsys, *index, "review", "--format", "jsonl", "--limit", "99", *options)
        return [json.loads(line) for line in out.splitlines()]

    first = queue()
    doubts = [(1 - float(str(row["confidence"]))) * int(str(row["copies"])) for row in first]
    assert first
    assert doubts == sorted(doubts, reverse=True)
    assert len({row["text"] for row in first}) == len(first)
    assert all(row["kind"] != "term" for row in first)

    identity = str(first[0]["id"])
    code, _, err = call(capsys, *index, "review", "--done", identity)
    assert (code, err) == (Exit.FOUND, "1 marked; 1 looked at in all.\n")
    assert identity not in [row["id"] for row in queue()]
    assert len(queue()) == len(first) - 1
    marks = places().data / "reviewed.jsonl"
    marks.write_text(marks.read_text("utf-8") + 'by hand\n{"id": 3}\n{"odd": 1}\n', encoding="utf-8")
    assert len(queue()) == len(first) - 1
    call(capsys, *index, "review", "--undo", identity)
    assert queue() == first

    for row in first:
        call(capsys, *index, "review", "--done", str(row["id"]))
    code, out, err = call(capsys, *index, "review")
    assert (code, out) == (Exit.NOTHING, "")
    assert f"Nothing is left to look at; {len(first)} done." in err


def test_a_review_is_of_what_was_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown id, a query with a fault: a sentence."""
    index = ("--index", str(folder))
    _, out, _ = call(capsys, *index, "review", "docker OR wages", "--format", "jsonl")
    assert all("wages" in line for line in out.splitlines())
    assert out
    assert call(capsys, *index, "review", 'a "b')[0] == Exit.USAGE
    assert call(capsys, *index, "review", "--done", "ffffffffffff")[0] == Exit.NOTHING
