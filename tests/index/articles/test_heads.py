"""Heads of texts as databases, clippers and newsrooms print them, and signs left in what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.articles.layout.entities import plain
from onrecord.index.articles.layout.markup import markup
from onrecord.index.articles.reading import from_text
from onrecord.index.model import Quotation
from onrecord.index.text.passages import span

if TYPE_CHECKING:
    from onrecord.index.model import Fact

WORDS = "“The wall will hold,” said Ruth Able, the county engineer.\n\nNobody else spoke.\n"
TITLE = "Harwick votes on sea wall"
HEADS = {
    "factiva": f"{TITLE}\nMel Jessop\n212 words\n4 March 2024\nThe Harwick Gazette\nHWG\nEnglish\n",
    "nexis": f"Page 1\n\n{TITLE}\nThe Harwick Gazette\nMarch 4, 2024 Monday\n\nLength: 212 words\n"
    "Byline: Mel Jessop\n\nBody\n",
    "title of a page": f"{TITLE} | The Harwick Gazette\n\nBy Mel Jessop\n4 March 2024\n",
    "address first": f"https://example.org/1\n{TITLE}\nMel Jessop\nThe Harwick Gazette\n4 March 2024\n",
    "copied with the menu": f"Skip to content\nHome\nPolitics\n{TITLE}\nThe Harwick Gazette\n"
    "March 4, 2024 | 3 min read\nBy MEL JESSOP, Gazette Staff Writer\n",
    "no-break spaces": f"{TITLE}\n\nThe\xa0Harwick\xa0Gazette\n4\xa0March\xa02024\n\nBy\xa0Mel\xa0Jessop\n",
    "toml": f'+++\ntitle = "{TITLE}"\nauthor = "Mel Jessop"\ndate = 2024-03-04\n'
    'source = "The Harwick Gazette"\n+++\n',
}


def value(fact: Fact | None) -> str:
    """What the fact says, in small letters and plain blanks."""
    return " ".join(fact.value.split()).lower() if fact else ""


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_heads_tell_title_outlet_author_and_day(head: str) -> None:
    """Whatever the order, with sections, lengths, codes and labels between them."""
    article = from_text(f"{head}\n{WORDS}")

    assert value(article.title) == TITLE.lower()
    assert value(article.outlet) == "the harwick gazette"
    assert value(article.author) == "mel jessop"
    assert value(article.published) == "2024-03-04"


def test_a_press_release_is_headed_by_its_headline() -> None:
    """And not by the note on when it may be printed, or by whom to ask."""
    head = f"FOR IMMEDIATE RELEASE\nMarch 4, 2024\n\nContact: Mel Jessop, mel@example.org\n\n{TITLE}\n\n"
    article = from_text(f"{head}HARWICK, March 4 -- The county voted.\n\n{WORDS}")

    assert value(article.title) == TITLE.lower()


def unmarked(text: str) -> str:
    """The text with its markup blanked."""
    signs = list(text)
    for start, end in markup(text):
        signs[start:end] = " " * (end - start)
    return " ".join("".join(signs).split())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("said [[Ruth Able]], the **county engineer**.", "said Ruth Able , the county engineer ."),
        ("said [[able-ruth|Ruth Able]] and *nobody* else", "said Ruth Able and nobody else"),
        (
            "a _small_ wall, 2 * 3 * 4 metres, file_name_here",
            "a small wall, 2 * 3 * 4 metres, file_name_here",
        ),
        ("**Ruth Able:** The wall will hold.", "**Ruth Able:** The wall will hold."),
        ("**Will it hold?**", "**Will it hold?**"),
        ("* The wall\n* The pier", "* The wall * The pier"),
    ],
)
def test_links_and_emphasis_are_no_part_of_a_name(written: str, read: str) -> None:
    """Emphasis that is a heading or says who speaks stays; a product, a file's name and a list are none."""
    assert unmarked(written) == read


def test_entities_become_signs_and_every_offset_stays() -> None:
    """In text that was taken from a page; text that speaks of one entity of markup is left alone."""
    written = "&ldquo;It won&#8217;t fall,&rdquo; said&nbsp;Ruth Able &amp; nobody else."
    read = plain(written)

    assert len(read) == len(written)
    assert " ".join(read.replace("\u2060", "").split()) == "“It won’t fall,” said Ruth Able & nobody else."
    assert read.index("Ruth") == written.index("Ruth")
    assert plain("AT&amp;T and R&D") == "AT&amp;T and R&D"


def test_markup_within_a_line_does_not_cut_the_passage_around_a_quotation() -> None:
    """A head does, which is no part of the story."""
    text = f"{TITLE}\n\nThe *old* wall leaks. “The wall will hold,” said [[Ruth Able]] on Monday.\n"
    article = from_text(text)
    start = article.text.index("The wall will")
    first, last = span(article, Quotation("direct", ((start, start + 19),), "The wall will hold,"))

    assert "*old* wall" in article.text[first:last]
    assert "on Monday" in article.text[first:last]
