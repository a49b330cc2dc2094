"""Tables of Parquet: articles from elsewhere are read, and our own parts are not taken for articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.cluster import parts
from onrecord.index.model import Article, Skipped

if TYPE_CHECKING:
    from pathlib import Path

pyarrow = pytest.importorskip("pyarrow", reason="the extra “scale” is not installed")


def test_a_table_of_articles_is_read_row_by_row(tmp_path: Path) -> None:
    """Columns are guessed as those of CSV are."""
    import pyarrow.parquet

    rows = [
        {"headline": "Bridge opens", "body": "“We did it,” the mayor said.", "date": "2024-05-01", "id": "a"},
        {"headline": "Bridge shuts", "body": "“We failed,” the mayor said.", "date": "2024-06-01", "id": "b"},
    ]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "news.parquet")
    found = [each for each in articles.every([tmp_path]) if isinstance(each, Article)]
    assert [(each.member, each.title and each.title.value) for each in found] == [
        ("a", "Bridge opens"),
        ("b", "Bridge shuts"),
    ]
    assert [each.published and each.published.value for each in found] == ["2024-05-01", "2024-06-01"]
    assert found[0].text == "“We did it,” the mayor said."


def test_a_part_is_refused_as_an_article(tmp_path: Path) -> None:
    """And the sentence says what to do with it."""
    parts.write(tmp_path / "part-1.parquet", [], lambda *_: parts.Summary("part-1.parquet", "x", 0, 0))
    (found,) = articles.every([tmp_path])
    assert isinstance(found, Skipped)
    assert "build --from" in found.reason
