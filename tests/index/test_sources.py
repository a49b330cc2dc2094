"""Of which class an article is, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.attribution.turns.records import turns
from onrecord.index.folders import remember, remembered
from onrecord.index.model import Article, Fact
from onrecord.index.sources import CLASSES, NEWS, called, classified

if TYPE_CHECKING:
    from pathlib import Path

RELEASE = (
    "FOR IMMEDIATE RELEASE\n\nHarwick opens its pier\n\nHARWICK, May 4 – The pier is open, the town said.\n"
)
NOTED = (
    "Harwick opens its pier\n\nThe pier is open, the town said on Monday.\n\nEnds\n\n"
    "Notes to editors\n\nThe pier was built in 1888.\n"
)
BRIEFING = "MS. TALWIN:  Good morning to all.\n\nQ    Will it open?\n\nMS. TALWIN:  It will, on Friday.\n"
INTERVIEW = (
    "**The Daily:** What did it change?\n\n**Ilka Brandt:** Nothing at all, I am afraid.\n\n"
    "**The Daily:** Will it?\n\n**Ilka Brandt:** We shall all see that in the spring.\n"
)


def classed(text: str, *, title: str = "", url: str = "", reader: str = "") -> tuple[str, str]:
    """The class and its basis."""
    article = Article(
        "a.txt",
        "/a.txt",
        text,
        "0",
        title=Fact(title, "headline") if title else None,
        url=Fact(url, "front matter") if url else None,
        reader=reader,
    )
    found = classified(article, turns(text, article)).source_class
    assert found
    return found.value, found.basis


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("The pier is open.", {}, "news"),
        (BRIEFING, {}, "transcript"),
        (INTERVIEW, {}, "interview"),
        (RELEASE, {}, "press release"),
        (NOTED, {}, "press release"),
        ("The pier.", {"url": "https://www.prnewswire.com/pier"}, "press release"),
        ("The pier.", {"url": "https://example.gov/press-briefings/2021/pier"}, "transcript"),
        ("The pier.", {"url": "https://x.com/harwick/status/12345"}, "post"),
        ("The pier.", {"url": "https://x.com/harwick"}, "news"),
        ("The pier.", {"title": "Statement by the Premier on the pier"}, "official statement"),
        ("The pier.", {"title": "Premier’s statement on the pier angers town"}, "news"),
        ("The pier.", {"title": "Remarks by Premier Brunn at the pier"}, "transcript"),
        ("The pier.", {"title": "Premier’s remarks anger town"}, "news"),
        ("The pier.", {"title": "Premier walks out of interview after a question"}, "news"),
        ("The pier.", {"title": "Interview: Ilka Brandt on piers"}, "interview"),
        ("The pier is open.", {"reader": "subtitles, webvtt-py 0.5"}, "transcript"),
        ("The pier.", {"url": "https://[bad"}, "news"),
    ],
)
def test_an_article_is_of_the_class_that_its_form_address_or_title_says(
    text: str, known: dict[str, str], expected: str
) -> None:
    """And news where nothing says otherwise, which is said."""
    one, basis = classed(text, **known)
    assert one == expected
    assert (basis == NEWS) == (expected == "news")


def test_front_matter_a_sidecar_and_the_folder_say_it_first(tmp_path: Path) -> None:
    """In that order, in several words for one class; what names none is passed over."""
    plain, fronted, beside = (tmp_path / name for name in ("a.txt", "b.md", "c.txt"))
    plain.write_text(BRIEFING)
    fronted.write_text("---\ntitle: The pier\ncategory: press-briefings\n---\n\nThe pier is open.\n")
    beside.write_text("The pier is open.\n")
    beside.with_suffix(".json").write_text('{"title": "The pier", "class": "tweet"}')
    given = {str(tmp_path): articles.Given(source_class="official statement")}
    found = {
        article.doc: (article.source_class.value, article.source_class.basis)
        for article in articles.every([tmp_path], given)
        if isinstance(article, Article) and article.source_class
    }
    assert found == {
        "a.txt": ("official statement", "--class"),
        "b.md": ("transcript", "front matter"),
        "c.txt": ("post", "sidecar"),
    }
    assert called("Politics") == ""
    assert all(called(one) == one for one in CLASSES)


def test_what_is_said_of_a_folder_is_remembered(tmp_path: Path) -> None:
    """With what was said before."""
    settings = tmp_path / "config.toml"
    remember(settings, [tmp_path], articles.Given("The Gazette"))
    told = remember(settings, [tmp_path], articles.Given(source_class="interview"))
    assert told == remembered(settings) == {str(tmp_path): articles.Given("The Gazette", "", "interview")}
