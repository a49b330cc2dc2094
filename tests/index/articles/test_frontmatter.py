"""Front matter is read whatever its form, and never trusted with more than strings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.articles.metadata.frontmatter import front_matter
from onrecord.index.articles.reading import from_text
from onrecord.index.model import Fact

WHOLE = """---
title: "NATO: what next?"
outlet: Sample Desk Daily
author:
  - Jane Doe
  - John Roe
published: 24 April 2024
url: https://example.org/a
relayed through: [Sawt Beirut International, AFP]
---
Text.
"""


def test_a_whole_block_is_read_with_the_place_of_each_value() -> None:
    """Every fact carries its basis and the span where the file says it."""
    front = front_matter(WHOLE)

    assert front
    assert WHOLE[slice(*front.span)].endswith("---\n")
    assert front.title == Fact("NATO: what next?", "front matter", (12, 28))
    assert front.outlet
    assert WHOLE[slice(*front.outlet.span or ())] == front.outlet.value == "Sample Desk Daily"
    assert front.author
    assert front.author.value == "Jane Doe and John Roe"
    assert front.published
    assert front.published.value == "2024-04-24"
    assert [(relay.name, relay.scope) for relay in front.relays] == [
        ("Sawt Beirut International", "document"),
        ("AFP", "document"),
    ]


def test_a_byte_order_mark_and_windows_newlines_change_nothing() -> None:
    """Offsets still count code points of the file."""
    text = "\ufeff" + WHOLE.replace("\n", "\r\n")
    front = front_matter(text)

    assert front
    assert front.outlet
    assert text[slice(*front.outlet.span or ())] == "Sample Desk Daily"


def test_what_is_not_yaml_is_read_line_by_line() -> None:
    """An unquoted colon in a headline, the commonest mistake, costs nothing."""
    front = front_matter("---\ntitle: Rutte: 'we will'\noutlet: The Desk\n---\nText.")

    assert front
    assert (front.title and front.title.value, front.outlet and front.outlet.value) == (
        "Rutte: 'we will",
        "The Desk",
    )


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Never closed\n\nText.",
        "---\nA rule above the text, and one below.\n---\n",
        "---\n- a\n- list\n---\n",
        "---\ntitle: [[nested], {x: y}]\nauthor: {first: Jane}\n---\n",
        "---\ntitle: ~\noutlet: ''\nauthor: unknown\n---\n",
        "Text.\n---\ntitle: too late\n---\n",
        f"---\ntitle: {'x' * 20_000}\n---\n",
        "---\n? [complex, key]\n: value\n---\n",
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    """Blocks that are not closed, not ours or far too long are left to the reader of the text."""
    assert front_matter(text) is None


@pytest.mark.parametrize(
    "block",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: T",
        "title: T\nauthor: " + "[" * 4000,
        "title: T\nx: !!python/object/apply:os.system [true]",
        "title: T\nx: \x00\x07",
        "title: T\n<<: *nowhere",
        "title: T\n\t- :\n: : :",
    ],
    ids=["aliases", "depth", "tags", "control characters", "no anchor", "nonsense"],
)
def test_hostile_yaml_costs_at_most_the_fields_it_spoils(block: str) -> None:
    """Nothing is expanded, run or raised; the title beside it is read."""
    front = front_matter(f"---\n{block}\n---\nText.")

    assert front
    assert front.title
    assert front.title.value == "T"


@given(st.text(max_size=200))
def test_no_block_raises(inside: str) -> None:
    """Whatever stands between the rules, reading it ends."""
    front_matter(f"---\ntitle: T\n{inside}\n---\n")


def test_a_platform_is_no_outlet() -> None:
    """A block that names Blogger as the publisher leaves the outlet unknown."""
    front = front_matter("---\ntitle: T\npublisher: Blogger\n---\n")

    assert front
    assert front.outlet is None


@pytest.mark.parametrize(
    "line",
    [
        *('title: "\\UFFFFFFFF"', 'title: "a\\uDFFF"', 'outlet: "\\uD800 Daily"', 'author: "\\uD800"'),
        *('url: "http://\\uDC00"', 'via: "\\uD800"', f"date: {'9' * 5000}", f"title: {'[' * 3000}"),
    ],
)
def test_no_front_matter_stops_a_build(line: str) -> None:
    """Impossible code points, halves of characters, numbers and lists without end: the article is read."""
    article = from_text(f"---\n{line}\n---\n\n“We will keep it open,” Mayor Ada Quill said.\n")

    assert "keep it open" in article.text
    assert repr(article).isascii() or repr(article).encode("utf-8")
    for fact in (article.title, article.outlet, article.author, article.url):
        assert fact is None or fact.value.encode("utf-8")
    assert all(relay.name.encode("utf-8") for relay in article.relays)
