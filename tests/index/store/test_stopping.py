"""A build that is stopped keeps whole articles, and nothing of the one that it was writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Article, Source
from onrecord.index.store import tables
from onrecord.index.store.snapshots.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path


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


def stop(*_: object) -> None:
    """Ctrl-C, at the worst moment."""
    raise KeyboardInterrupt
