"""A build that is stopped keeps whole articles, and nothing of the one that it was writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import Exit
from onrecord.index.model import Article, Source
from onrecord.index.search import open_index
from onrecord.index.store import soundness, tables
from onrecord.index.store.snapshots.journal import Journal
from onrecord.tui.cli import run
from tests.index.provenance.made import Said, build

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """An index of one quotation, which is corrected."""
    folder = tmp_path / "index"
    build(folder, [Said("We will spend whatever it takes to keep the harbour open", "a")])
    (hit,) = open_index(folder).search("harbour").hits(0, 1)
    assert run(["--index", str(folder), "correct", hit.quotation.id, "--speaker", "Ada Quill"]) == Exit.FOUND
    return folder


def test_a_stop_in_the_midst_of_an_article_leaves_none_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half an article would be found damaged by the next build."""
    journal = Journal(tmp_path / "journal.sqlite", pipeline="p", fresh=False)
    journal.put(Source("a.txt", "/a.txt", 1, 1), Article("a.txt", "/a.txt", "Words.", "a"), [])
    monkeypatch.setattr(tables, "seal_article", stop)
    with pytest.raises(KeyboardInterrupt):
        journal.put(Source("b.txt", "/b.txt", 1, 1), Article("b.txt", "/b.txt", "Words.", "b"), [])
    journal.close()

    again = Journal(tmp_path / "journal.sqlite", pipeline="p", fresh=False)
    assert tables.entry(again.database, "/a.txt")
    assert tables.entry(again.database, "/b.txt") is None
    again.close()


@pytest.mark.parametrize("command", ["search", "build", "corrections"])
def test_a_stop_within_sqlite_is_no_damage(
    command: str,
    tmp_path: Path,
    harbour: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """SQLite makes an error of whatever a function of ours raises."""
    monkeypatch.setattr(soundness, "_crc", stop)
    (tmp_path / "more.txt").write_text("Words.", encoding="utf-8")
    given = {"search": ["harbour"], "build": [str(tmp_path / "more.txt")], "corrections": []}
    assert run(["--index", str(harbour), command, *given[command]]) == Exit.INTERRUPTED
    assert "damaged" not in capsys.readouterr().err


def stop(*_: object) -> None:
    """Ctrl-C, at the worst moment."""
    raise KeyboardInterrupt
