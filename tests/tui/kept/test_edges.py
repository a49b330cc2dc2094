"""The edges of a quotation are put right, stay so, and are as they were when that is undone."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.index.errors import Exit
from tests.tui.explorer.levy import build, levy
from tests.tui.test_commands import call

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def index(tmp_path: Path) -> tuple[str, str]:
    """The levy."""
    build(tmp_path / "index", levy())
    return "--index", str(tmp_path / "index")


def rows(capsys: pytest.CaptureFixture[str], index: tuple[str, str], query: str) -> list[dict[str, Any]]:
    """What a search finds."""
    _, out, _ = call(capsys, *index, "search", "--limit", "0", "--json", query)
    return [json.loads(line) for line in out.splitlines()]


def found_first(capsys: pytest.CaptureFixture[str], index: tuple[str, str]) -> dict[str, Any]:
    """What one docker shouted."""
    found = rows(capsys, index, '"whatever it takes out of our" kind:direct')
    return next(row for row in found if row["doc"].endswith("berths.txt") and "wages" in row["text"])


def test_the_edges_are_those_of_the_words_that_are_given(
    index: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Shorter or longer, found at once, with what was found before; another correction leaves them so."""
    one = found_first(capsys, index)
    whole = "whatever it takes out of our"
    assert call(capsys, *index, "correct", one["id"], "--words", f" {whole}\n")[0] == Exit.FOUND
    (found,) = rows(capsys, index, f'quote:"{whole}"')
    start, end = found["segments"][0]
    assert (found["id"], found["text"], end - start) == (one["id"], whole, len(whole))
    assert found["corrected"]["found"]["text"] == one["text"]
    assert call(capsys, *index, "correct", one["id"], "--speaker", "A docker")[0] == Exit.FOUND
    (found,) = rows(capsys, index, "speaker:docker")
    assert found["text"] == whole
    assert call(capsys, *index, "correct", one["id"], "--words", whole)[0] == Exit.USAGE

    call(capsys, *index, "corrections", "--undo", "last")
    call(capsys, *index, "corrections", "--undo", "last")
    found = found_first(capsys, index)
    assert {**found, "marks": []} == {**one, "marks": []}


@pytest.mark.parametrize("words", ["words that are not there", "", "Berths shut as fuel levy bites"])
def test_words_that_do_not_stand_there_are_refused(
    index: tuple[str, str], capsys: pytest.CaptureFixture[str], words: str
) -> None:
    """Those of another place in the article too."""
    one = found_first(capsys, index)
    code, _, err = call(capsys, *index, "correct", one["id"], "--words", words)

    assert code == Exit.USAGE
    assert "no such words at this quotation" in err
