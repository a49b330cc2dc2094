"""What the author of an article says in it, in the first person."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.pipeline import marked_or_reported
from onrecord.index.model import Article, Fact
from tests.index.attribution.snippets import reader

COLUMN = "Every year I go to the dam.\n\n“You should see the view from here,” I told my sister last week.\n"


def speakers(author: str, text: str = COLUMN) -> list[str | None]:
    """Whose the marked words of an article by somebody are."""
    (doc,) = reader().parsed([Article("a.txt", "", text, "", author=Fact(author, "byline"))])
    for _, stage in reader().stages.pipeline:
        stage(doc)
    found = [one for one in marked_or_reported(doc) if one.kind != "indirect"]
    return [one.speaker.name if one.speaker else None for one in found]


def test_i_is_the_author() -> None:
    """Where one person has written it, "I" outside the marks is whoever that is."""
    assert speakers("Ada Lindqvist") == ["Ada Lindqvist"]


@pytest.mark.parametrize("author", ["Ada Lind and Bo Roe", "Reuters", "The Harbour Times"])
def test_i_is_nobody_where_several_or_a_desk_have_written(author: str) -> None:
    """Two authors are not one, and an agency says nothing of itself."""
    assert speakers(author) == [None]


def test_others_go_on_speaking_in_a_column() -> None:
    """A name at the cue is that one's."""
    text = "Every year I go to the dam.\n\n“You should see the view from here,” said Mayor Bo Roe.\n"
    assert speakers("Ada Lindqvist", text) == ["Bo Roe"]
