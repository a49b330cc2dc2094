"""Any text at all is a query or a fault that is told; what is written from a tree is read as that tree."""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onrecord.index.errors import QueryError
from onrecord.index.search.query.fields import ALIASES
from onrecord.index.search.query.parsing import parse
from onrecord.index.search.query.query import Query
from onrecord.index.search.query.unparsing import written
from tests.index.search.hostile import HOSTILE

if TYPE_CHECKING:
    from onrecord.index.search import Index
    from onrecord.index.search.query.tree import Node

PIECES = (
    *('"', "“", "”", "(", ")", "-", "—", "*", "?", "~", "~2", ":", ",", "..", "[", "]", "{", "}"),
    *(" TO ", ">", "<=", " OR ", " AND ", " NOT ", "OR", "|", "^", "\\", "'", "’", " "),
    *("\0", "\u202e", "\ufeff", "\ud800", "\n", "ß", "ﬁ", "…", "🙂", "北京"),
    *(f"{name}:" for name in ALIASES),
    *('speaker:="', "via:=", "kind:=", "=", ":="),
    *("2024", "2024-13-45", "0.8", "80%", "1e9", "word", "Zoë", "no-fly", "kind:direct"),
)
queries = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=14).map("".join),
)


def read(query: str, *, typing: bool = False) -> Node | QueryError:
    """The tree of a query, or the fault in it."""
    try:
        return parse(query, typing=typing)
    except QueryError as error:
        return error


@settings(max_examples=1500, deadline=None)
@given(query=queries, typing=st.booleans())
def test_no_text_raises_anything_but_a_query_error(query: str, typing: bool) -> None:
    """Whatever is typed or pasted; a fault lies within the text, what can be read is told in words."""
    found = read(query, typing=typing)

    if isinstance(found, QueryError):
        assert 0 <= found.position <= len(query)
        assert found.message.endswith(".")
    else:
        understood = Query(query, found)
        assert understood.words
        assert all(0 <= start < end <= len(query) for start, end in understood.marks(query))


@settings(max_examples=500, deadline=None)
@given(query=queries)
@example(query="0\u0b450.*")
@example(query="0\u0b450*0*")
@example(query="conf:100%")
@example(query="date:..")
@example(query="conf:>1")
@example(query="conf:<0")
@example(query="copies:>999999999")
def test_a_tree_is_read_again_as_it_was_written(query: str) -> None:
    """So that facets and widenings can be queries of their own."""
    found = read(query)

    if not isinstance(found, QueryError):
        assert parse(written(found)) == found


@settings(max_examples=300, deadline=None)
@given(query=queries)
@example(query='date:("')
def test_following_suggestions_ends_with_a_query(query: str) -> None:
    """A suggestion may hold a fault further on, and then brings another."""
    found = read(query)
    for _ in range(30):
        if isinstance(found, QueryError):
            found = read(found.suggestion)

    assert not isinstance(found, QueryError)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_queries_are_answered_or_refused(said: Index, name: str) -> None:
    """And in no time; the bounds here are wide, so that a busy machine does not matter."""
    query = HOSTILE[name]
    began = time.process_time()
    for typing in (False, True):
        with contextlib.suppress(QueryError):
            said.search(query, typing=typing).hits(0, 5)

    assert time.process_time() - began < 5


def test_only_small_words_are_a_query(said: Index) -> None:
    """There are no stop words."""
    assert said.search("to be or not to be").total == 1
    assert said.search('"on the"').total == 1
