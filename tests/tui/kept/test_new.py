"""What is new in a saved search is shown once, whoever asks; what could not be shown is still new."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import Exit
from onrecord.index.paths import places
from onrecord.tui.kept.recent import Recent
from onrecord.tui.kept.saved import SavedSearches
from onrecord.tui.kept.seen import Seen
from tests.tui.explorer.levy import build, levy, printed
from tests.tui.test_commands import call

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def index(tmp_path: Path) -> tuple[str, str]:
    """The levy, searched by a saved search."""
    build(tmp_path / "index", levy())
    SavedSearches(places().data / "searches.json").keep("Levy [/b]", "harbour")
    return "--index", str(tmp_path / "index")


def ids(out: str) -> list[str]:
    """The ids of the rows."""
    return [json.loads(line)["id"] for line in out.splitlines()]


def test_what_was_shown_is_new_no_more(
    index: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Page by page, and then only what a build has brought; exit code 1 where there is nothing."""
    asked = ("search", "--saved", "Levy [/b]", "--json")
    _, out, _ = call(capsys, *index, *asked, "--limit", "0")
    every = ids(out)
    shown: list[str] = []
    while (got := call(capsys, *index, *asked, "--new", "--limit", "3"))[0] == Exit.FOUND:
        assert 1 <= len(ids(got[1])) <= 3
        shown += ids(got[1])
    assert sorted(shown) == sorted(every)
    assert got[0] == Exit.NOTHING
    assert got[1] == ""
    assert "Nothing new in “Levy [/b]”." in got[2]

    more = printed("new/a.txt", "Wire", "2025-01-02", "The harbour is open again", "Una Marsh")
    build(tmp_path / "later", [*levy(), more])
    later = ("--index", str(tmp_path / "later"))
    code, out, err = call(capsys, *later, *asked, "--new")
    assert (code, len(ids(out))) == (Exit.FOUND, 1)
    assert "1 new in" in err
    assert call(capsys, *later, *asked, "--new")[0] == Exit.NOTHING


def test_what_could_not_be_written_is_new_again(
    index: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Marks that were edited by hand, and marks that cannot be read or written."""
    asked = (*index, "search", "--saved", "Levy [/b]", "--new", "--json")
    first = call(capsys, *asked, "--limit", "1")
    assert first[0] == Exit.FOUND
    path = Seen(places().data / "seen").path("Levy [/b]")
    path.write_text(path.read_text("utf-8") + 'by hand\n{"ids": 3}\n{"ids": [1]}\n', encoding="utf-8")
    assert ids(first[1])[0] not in ids(call(capsys, *asked, "--limit", "0")[1])
    path.unlink()
    path.mkdir()
    code, _, err = call(capsys, *asked)
    assert code == Exit.FAILED
    assert "new again" in err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--saved", "No such"), "No search is saved as “No such”. Saved are: “Levy [/b]”."),
        (("--saved", "Levy [/b]", "words"), "--saved goes without QUERY"),
        (("--saved", "Levy [/b]", "--new", "--facets"), "--new without --facets"),
        (("--new", "words"), "--new goes with --saved"),
        ((), "Say what to find"),
    ],
)
def test_what_does_not_go_together_is_told(
    index: tuple[str, str], capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    """In a sentence, exit code 2."""
    code, _, err = call(capsys, *index, "search", *options)

    assert code == Exit.USAGE
    assert said in err


def test_recent_indexes_are_the_latest_first_each_once(tmp_path: Path) -> None:
    """A file that somebody edited is read as far as it goes; what is odd in it stays."""
    recent = Recent(tmp_path / "indexes.json")
    for name in ("a", "b", "a"):
        recent.add(tmp_path / name)
    assert [folder.name for folder in recent.folders()] == ["a", "b"]
    (tmp_path / "indexes.json").write_text('[3, "/x", {"y": 1}]', encoding="utf-8")
    recent.add(tmp_path / "c")
    assert [str(folder) for folder in recent.folders()] == [str(tmp_path / "c"), "/x"]
    assert json.loads((tmp_path / "indexes.json").read_text("utf-8"))[1:] == [3, "/x", {"y": 1}]
    (tmp_path / "indexes.json").unlink()
    (tmp_path / "indexes.json").mkdir()
    recent.add(tmp_path / "d")
    assert recent.folders() == []
