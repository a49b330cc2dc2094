"""What a saved page is made of besides its story: leads, posts, cards, what is hidden; and its head."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Article
from tests.index.articles.test_formats import read

if TYPE_CHECKING:
    from pathlib import Path

STORY = "\n".join(
    f"<p>The {name} pier was closed on Monday, and the council has not said when the ferries will call there"
    " again; the islanders take the mail boat, which sails twice a week when the weather lets it.</p>"
    for name in ("northern", "western", "southern", "eastern", "old", "new")
)
LINKED = (
    '<script type="application/ld+json">{"@type": "NewsArticle",'
    ' "headline": "Piers of the bay: which are shut"%s}</script>'
)
LEAD = "Harbour engineer Una Kerr warns that four piers may not stand until the spring."


def page(body: str, head: str = "", attributes: str = "") -> str:
    """A whole page."""
    return f"<!doctype html><html{attributes}><head>{head}</head><body><main>{body}</main></body></html>"


def one(folder: Path, content: str) -> Article:
    """The article of a page."""
    [article] = read(folder, "page.html", content)
    assert isinstance(article, Article)
    return article


def test_the_lead_between_headline_and_text_is_read(tmp_path: Path) -> None:
    """It introduces people with their offices; section, byline and day around it are no part of it."""
    for tag in ("p", "h2", "div"):
        head = f"<div class='head'><h1>Four piers</h1><span>News</span><{tag}>{LEAD}</{tag}>"
        head += (
            "<div>By Ada Quill</div><div>Published 4 May 2026, 10:14, updated 5 May 2026, 11:00</div></div>"
        )
        article = one(tmp_path, page(f"<article>{head}</div><div class='text'>{STORY}</div></article>"))
        assert article.text.startswith(LEAD), tag
        assert "updated 5 May" not in article.text


def test_a_post_in_the_midst_of_a_story_is_read_with_who_signs_it(tmp_path: Path) -> None:
    """Extractors drop it, for it ends in an address and a day."""
    post = (
        "<div class='embed'><blockquote><p>Shut again. Thank you so much, council https://example.org/x</p>"
        "— Rory Vane (@vane) <a href='https://example.org/1'>May 4, 2026</a></blockquote></div>"
    )
    first, second = STORY.split("\n")[:3], STORY.split("\n")[3:]
    article = one(tmp_path, page(f"<article>{''.join(first)}{post}{''.join(second)}</article>"))

    assert "Shut again. Thank you so much, council" in article.text
    assert "— Rory Vane (@vane)" in article.text


def test_what_a_browser_hides_is_no_part_of_the_story(tmp_path: Path) -> None:
    """Data for machines, and the card that a pointer on a name brings up; a sentence stays whole."""
    card = (
        "<span class='card'><img src='a.png'><a href='/kerr'>Una Kerr</a>"
        "<a href='/1'>Ferries fail again</a></span>"
    )
    data = "<div style='display: none'><div>Four piers, hidden words of the machine</div></div>"
    said = f"<p>Engineer <span><a href='/kerr'>Una Kerr</a>{card}</span> said the pier is unsafe for all.</p>"
    article = one(tmp_path, page(f"<article>{data}{STORY}{said}{STORY.replace('pier', 'quay')}</article>"))

    assert "Engineer Una Kerr said the pier is unsafe for all." in article.text
    assert "hidden words" not in article.text
    assert "Ferries fail again" not in article.text


def test_a_story_that_waits_for_a_script_to_show_it_is_read(tmp_path: Path) -> None:
    """Most of the page is hidden, and so it is the story that is."""
    article = one(tmp_path, page(f"<article style='display:none'>{STORY}</article>"))

    assert article.text.startswith("The northern pier was closed")


def test_a_class_that_names_the_story_outweighs_one_that_names_what_stands_beside_it(tmp_path: Path) -> None:
    """``entry-content-read-more`` is a way to fold the story; ``comment-content`` is a comment."""
    remark = "<div class='comment-content'><p>I for one have always said that the piers should go.</p></div>"
    story = f"<div class='entry-content entry-content-read-more'>{STORY}</div>"
    article = one(tmp_path, page(f"<article><h1>Four piers</h1>{story}</article>{remark}"))

    assert article.text.count("pier was closed") == 6
    assert "I for one" not in article.text


def test_times_and_addresses_for_machines_are_no_paragraphs(tmp_path: Path) -> None:
    """They stand about in pages of some systems as blocks of their own."""
    stamps = "<div>2026-05-04T08:57:40+01:00</div><div>https://example.org/picture.png</div>"
    article = one(tmp_path, page(f"<article>{stamps}{STORY}{stamps}</article>"))

    assert "2026-05-04T" not in article.text
    assert "picture.png" not in article.text


@pytest.mark.parametrize(
    ("head", "shown", "title"),
    [
        ("<title>Four piers are shut | Bay Times</title>", "<h1>Bay Times</h1><h2>Four piers are shut</h2>",
         "Four piers are shut"),
        ("<title>News » Four piers are shut</title>", "<h1>Menu</h1><h3>Four piers are shut</h3>",
         "Four piers are shut"),
        ("<meta property='og:title' content='Four piers are shut · Harbour Notes'>",
         "<h1>Four piers are shut</h1>", "Four piers are shut"),
        ("<meta property='og:title' content='Harbour: Four piers are shut since Monday'>", "<h2>Harbour</h2>",
         "Harbour: Four piers are shut since Monday"),
        (f"<title>Piers of the bay: which are shut - Bay Times</title>{LINKED % ''}"
         "<meta property='og:title' content='Out of service!'>",
         "<h1>Out of service!</h1>", "Piers of the bay: which are shut"),
    ],
)  # fmt: skip
def test_the_headline_is_told_from_the_names_around_it(
    head: str, shown: str, title: str, tmp_path: Path
) -> None:
    """Site and section stand beside it in the window's title, or over it in a larger heading."""
    article = one(tmp_path, page(f"{shown}<article>{STORY}</article>", head))

    assert article.title is not None
    assert article.title.value == title


@pytest.mark.parametrize(
    ("attributes", "head", "shown", "authors"),
    [
        (" lang='de'", "<meta name='author' content='Von Ada Quill'>", "", ("Ada Quill",)),
        (" lang='fr'", "<meta name='author' content='Par Ada Quill'>", "", ("Ada Quill",)),
        (" lang='en'", "<meta name='author' content='Von Quill Roe'>", "", ("Von Quill Roe",)),
        ("", "<meta property='og:site_name' content='Bay Times'>"
         "<meta name='author' content='Ada Quill, Bay Times'>", "", ("Ada Quill",)),
        ("", LINKED % ', "author": {"@type": "Organization", "name": "Bay Times"}',
         "<div class='byline'>By Ada Quill</div>", ("Ada Quill",)),
        ("", "", "<ol class='comments'><li><div class='author'>Rory Vane</div></li></ol>"
         "<div class='byline'>Posted by Ada Quill</div>", ("Ada Quill",)),
    ],
)  # fmt: skip
def test_authors_are_persons_without_what_stands_around_their_names(
    attributes: str, head: str, shown: str, authors: tuple[str, ...], tmp_path: Path
) -> None:
    """By-words of the page's language, the outlet behind a comma, the house itself, whoever comments."""
    article = one(tmp_path, page(f"<h1>Four piers</h1>{shown}<article>{STORY}</article>", head, attributes))

    assert article.authors == authors


@pytest.mark.parametrize(
    ("head", "shown", "day"),
    [
        ("", "<h1>Four piers</h1><div class='meta'>Ada Quill · 4 May 2026</div>", "2026-05-04"),
        ("", "<p>4. Mai 2026, 10.14 Uhr</p><h1>Four piers</h1>", "2026-05-04"),
        ("", "<h1>Four piers</h1><span>le 1er août 2026</span>", "2026-08-01"),
        ("<meta name='date' content='2026-05-09'>", "<h1>Four piers</h1><span>4 May 2026</span>",
         "2026-05-04"),
        ("<meta property='article:published_time' content='2026-05-09T10:00:00Z'>",
         "<h1>Four piers</h1><span>4 May 2026</span>", "2026-05-09"),
        ("", "<h1>Four piers</h1><p>In May 2026 the pier was closed.</p>", None),
        ("", "<h1>Four piers</h1><span>04/05/2026</span>", None),
    ],
)  # fmt: skip
def test_the_day_by_the_headline_is_read_where_machines_are_told_none(
    head: str, shown: str, day: str | None, tmp_path: Path
) -> None:
    """In any of seven languages; a day that can be read in two ways is none."""
    article = one(tmp_path, page(f"{shown}<article>{STORY}</article>", head))

    assert (article.published.value if article.published else None) == day


@pytest.mark.parametrize(
    ("stamp", "shown", "day"),
    [
        ("2026-05-09T02:10:00Z", "8 May 2026, 10:10 pm", "2026-05-08"),
        ("2026-05-09 21:10:00+00:00", "10 May 2026", "2026-05-10"),
        ("2026-05-09T20:10:00Z", "8 May 2026", "2026-05-09"),
        ("2026-05-09T02:10:00Z", "7 May 2026", "2026-05-09"),
        ("2026-05-09T02:10:00+02:00", "8 May 2026", "2026-05-09"),
        ("2026-05-09T25:10:00Z", "8 May 2026", "2026-05-09"),
        ("2026-02-31T01:10:00Z", "28 February 2026", "2026-02-28"),
    ],
)
def test_a_time_in_utc_has_the_day_that_the_page_shows(
    stamp: str, shown: str, day: str, tmp_path: Path
) -> None:
    """Where it is that day somewhere at that time; a time with a zone of its own has its own day."""
    head = f"<meta property='article:published_time' content='{stamp}'>"
    body = f"<h1>Four piers</h1><span>{shown}</span><article>{STORY}</article>"
    node = json.dumps({"@type": "NewsArticle", "datePublished": stamp})
    linked = f"<script type='application/ld+json'>{node}</script>"

    for said in (head, linked):
        published = one(tmp_path, page(body, said)).published
        assert (published.value if published else None) == day


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("<title>Four piers are shut | Bay Times</title>", "Bay Times"),
        ("<title>Four piers are shut - Politics - Bay Times</title>", "Bay Times"),
        ("<title>Four piers are shut | Page 2</title>", None),
        ("<title>Four piers are shut</title>", None),
        ("<title>Bay Times: four piers are shut</title>", None),
        ("<title>Four piers are shut | Blogger</title>", None),
        ("<title>Four piers are shut | Bay Times</title><meta property='og:site_name' content='The Bay'>",
         "The Bay"),
        ("<title>Four piers are shut | News</title><link rel='canonical' href='https://www.bbc.co.uk/news/1'>",
         "BBC"),
    ],
)  # fmt: skip
def test_the_outlet_may_be_told_by_the_windows_title_alone(
    head: str, outlet: str | None, tmp_path: Path
) -> None:
    """Last behind the headline; what machines are told and the address's host are believed before."""
    article = one(tmp_path, page(f"<h1>Four piers are shut</h1><article>{STORY}</article>", head))

    assert (article.outlet.value if article.outlet else None) == outlet
