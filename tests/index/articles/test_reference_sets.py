"""Of texts that nobody here wrote: outlet and day where the user says how files are named, and none wrong."""

from __future__ import annotations

import csv
import os
import re
from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.articles import Given
from onrecord.index.model import Article
from onrecord.index.names.known_outlets import spelled

if TYPE_CHECKING:
    from pathlib import Path

SAMPLED = 1 if os.environ.get("ONRECORD_WHOLE") else 12
"""Every how manieth article is read; ONRECORD_WHOLE reads all."""


def letters(name: str) -> str:
    """The name without what spellings of one outlet differ in."""
    return re.sub(r"[\W_]+", "", name.casefold()).removeprefix("the")


@pytest.mark.parametrize("part", ["dev", "train"])
def test_a_pattern_gives_every_article_its_outlet_and_day(part: str, shared: Path) -> None:
    """As the name says; and without the pattern no outlet and no day is a wrong one."""
    root = shared / "polnear" / part / "text"
    given = {str(root): Given(pattern="{outlet}_{date}_{slug}")}
    for path in sorted(root.glob("*.txt"))[::SAMPLED]:
        outlet, day = path.name.split("_")[:2]
        [named] = articles.every([path], given)
        [bare] = articles.every([path])
        assert isinstance(named, Article)
        assert isinstance(bare, Article)
        assert named.outlet
        assert letters(named.outlet.value) == letters(spelled(outlet))
        assert named.published
        assert named.published.value == day
        assert bare.outlet is None or letters(spelled(bare.outlet.value)) == letters(spelled(outlet))
        assert bare.published is None or day.startswith(bare.published.value)


@pytest.mark.parametrize("part", ["world", "world2"])
def test_no_article_of_the_world_gets_a_wrong_outlet(part: str, shared: Path) -> None:
    """A pattern gives each its own; without one, what is taken for the outlet is it."""
    root = shared / part / "text"
    with (shared / part / "SOURCES.tsv").open(encoding="utf-8") as file:
        sources = {row["file"]: row["outlet"] for row in csv.DictReader(file, delimiter="\t")}
    named = articles.every([root], {str(root): Given(pattern="{outlet}_{slug}")})
    for article, bare in zip(named, articles.every([root]), strict=True):
        assert isinstance(article, Article)
        assert isinstance(bare, Article)
        assert article.outlet
        known = letters(spelled(sources[bare.doc]))
        assert bare.outlet is None or letters(spelled(bare.outlet.value)) == known


def test_a_table_of_wikinews_is_read_as_it_is(shared: Path) -> None:
    """One article a row, with its day, title and address, and the outlet by the address."""
    path = shared / "wikinews" / "wikinews_2019.csv"
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [one for one in articles.every([path]) if isinstance(one, Article)]
    assert len(found) == len(rows)
    for article, row in zip(found, rows, strict=True):
        assert article.published
        assert article.published.value == row["date"]
        assert article.url
        assert article.url.value == row["url"]
        assert article.title
        assert article.title.value == " ".join(row["title"].split())
        assert article.outlet
        assert article.outlet.value == "Wikinews"
