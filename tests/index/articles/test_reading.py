"""What is known of an article is read from where it stands, with its basis; the rest stays unknown."""

from __future__ import annotations

import hashlib
import json
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.articles import find, read
from onrecord.index.articles.metadata.basis import describe
from onrecord.index.articles.reading import LARGEST
from onrecord.index.errors import ArticleError
from onrecord.index.model import Article, Fact, Source

if TYPE_CHECKING:
    from pathlib import Path

BODY = (
    "Ministers met in Brussels on Wednesday and talked for several hours about what might come next, and what"
    " it would cost all those who take part in it.\n\nThey agreed on very little.\n"
)


def article(text: str) -> Article:
    """The article of a text."""
    return describe(Source("a.txt", "a.txt", len(text), 0), text, "")


def value(fact: Fact | None) -> str | None:
    """What is known, without the basis."""
    return fact.value if fact else None


def masked(found: Article) -> list[str]:
    """The words that are masked."""
    return [found.text[start:end] for start, end in found.masks]


def test_the_seeds_are_read_as_a_reader_would(shared: Path) -> None:
    """Outlet, title, author, date and relays of the five founding articles, by general rules."""
    gold = {entry["file"]: entry for entry in json.loads((shared / "gold" / "seeds.json").read_text())}
    for source in find([shared / "seeds"]):
        assert isinstance(source, Source)
        found, wanted = read(source), gold[source.doc]

        assert value(found.title) == wanted["title"]
        assert value(found.outlet) == wanted["outlet"]
        assert value(found.author) == wanted["author"]
        assert value(found.published) == wanted["date"]
        assert [relay.name for relay in found.relays] == wanted["via"]


def test_every_reference_article_is_read(shared: Path) -> None:
    """All 929 are read; masks are sorted, never overlap, and never swallow the story."""
    roots = [shared / "seeds", shared / "polnear" / "train" / "text", shared / "polnear" / "dev" / "text"]
    articles = [read(source) for source in find(roots) if isinstance(source, Source)]

    assert len(articles) == 929
    for found in articles:
        flat = [offset for span in found.masks for offset in span]
        assert flat == sorted(flat)
        assert sum(end - start for start, end in found.masks) < len(found.text) / 2


def test_a_masthead_above_a_date_is_the_outlet() -> None:
    """In capitals it is written as names are; a headline above a date is a headline still."""
    paper = article(f"THE KYIV INDEPENDENT\nMay 3, 2024\n\nMinisters meet in Brussels again\n\n{BODY}")
    blog = article(f"MINISTERS MEET AGAIN\nMay 3, 2024\n\n{BODY}")

    assert paper.outlet == Fact("The Kyiv Independent", "masthead", (0, 20))
    assert value(paper.title) == "Ministers meet in Brussels again"
    assert (value(blog.outlet), value(blog.title)) == (None, "MINISTERS MEET AGAIN")
    assert masked(paper) == ["THE KYIV INDEPENDENT", "May 3, 2024", "Ministers meet in Brussels again"]


def test_an_opening_sentence_is_no_title() -> None:
    """An article that begins with its story has no title, rather than a wrong one."""
    assert article(BODY).title is None
    assert article(f"“We are ready,” the minister said.\n\n{BODY}").title is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Vafa Guliyeva", "Vafa Guliyeva"),
        ("By JANE DOE and John Roe, Associated Press", "Jane Doe and John Roe"),
        ("Written by Anna-Maria de la Cruz in Kyiv", "Anna-Maria de la Cruz"),
        ("Author: Olena O’Neil | Brussels", "Olena O’Neil"),
        ("By Thursday afternoon the talks were over", None),
        ("By staff writer", None),
        ("By Reuters", None),
    ],
)
def test_bylines_name_persons(line: str, author: str | None) -> None:
    """First or last, a byline is one only if all of it is names."""
    assert value(article(f"Ministers meet in Brussels\n{line}\n\n{BODY}").author) == author
    assert value(article(f"Ministers meet in Brussels\n\n{BODY}\n{line}").author) == author


@pytest.mark.parametrize(
    ("before", "after", "relays"),
    [
        ("", "Source:\n  • AFP\n  • Reuters\n", ["AFP", "Reuters"]),
        ("", "Sources: AFP, Kyiv Independent", ["AFP", "The Kyiv Independent"]),
        ("", "Source: https://www.politico.eu/article/x", ["Politico"]),
        ("", "(h/t The Hill.)", ["The Hill"]),
        ("", "h/t: YouTube", []),
        ("", "(With inputs from ANI and Kyiv Post)", ["ANI", "Kyiv Post"]),
        ("", "— AFP", ["AFP"]),
        ("BRUSSELS (AFP) — ", "", ["AFP"]),
        ("Brussels, April 24 (Reuters) - ", "", ["Reuters"]),
        ("Berlin (SPD) — ", "", []),
        ("By Associated Press\n\n", "", ["The Associated Press"]),
        ("", "— AP", ["The Associated Press"]),
        ("", "Sources: AP, The Associated Press", ["The Associated Press"]),
    ],
)
def test_credits_name_the_relays_of_the_whole_article(before: str, after: str, relays: list[str]) -> None:
    """Agencies, outlets and their addresses are relays; a platform and a party are not."""
    found = article(f"Ministers meet in Brussels\n\n{before}{BODY}\n{after}")

    assert [relay.name for relay in found.relays] == relays
    assert all(relay.scope == "document" and relay.span for relay in found.relays)


def test_a_lead_in_governs_what_follows_it() -> None:
    """A block has the extent from the line that introduces it to the next one, or to the end of the story."""
    text = (
        f"{BODY}\nSummarized via The Guardian:\n\nHe said so.\n\nFrom Reuters:\n\nShe said no.\n\nNo comments"
    )
    found = article(text)

    assert [(relay.name, relay.scope) for relay in found.relays] == [
        ("The Guardian", "block"),
        ("Reuters", "block"),
    ]
    blocks = [text[slice(*relay.governs)].strip() for relay in found.relays if relay.governs]
    assert blocks == ["He said so.", "She said no."]


def test_a_site_that_signs_in_the_text_is_the_outlet() -> None:
    """It has the form of a web address, or says that it goes by other media; an agency so quoted does not."""
    signed = article(
        f"Ministers meet in Brussels\n\nThey met, Caliber.Az reports per foreign media.\n\n{BODY}"
    )
    quoted = article(
        f"Ministers meet in Brussels\n\nThey met, Reuters reports, citing two officials.\n\n{BODY}"
    )

    assert signed.outlet
    assert (signed.outlet.value, signed.outlet.basis) == ("Caliber.Az", "signature in the text")
    assert [(relay.name, relay.scope) for relay in signed.relays] == [("foreign media", "block")]
    assert quoted.outlet is None
    assert quoted.relays == ()


def test_a_site_that_signs_in_another_outlets_article_is_a_relay() -> None:
    """Front matter names the outlet; so the signature says through whom the paragraph came."""
    front = "---\noutlet: The Desk\n---\n"
    found = article(f"{front}{BODY}\nThey met, Caliber.Az reports per foreign media.\n\n{BODY}")

    assert found.outlet
    assert (found.outlet.value, found.outlet.basis) == ("The Desk", "front matter")
    assert [relay.name for relay in found.relays] == ["Caliber.Az", "foreign media"]


def test_a_retold_report_is_relayed_as_a_whole() -> None:
    """An article that begins with another outlet’s report, and goes back to it, has all of it from there."""
    text = (
        "Axios reported that a plan is ready.\n\nThe magazine said it is short.\n\n"
        "“We like it,” an official told the magazine.\n\nOthers do not, Axios wrote.\n"
    )

    assert [(relay.name, relay.scope) for relay in article(text).relays] == [("Axios", "document")]
    assert article(f"Axios reported that a plan is ready.\n\n{BODY}").relays == ()


def test_page_furniture_is_masked_and_never_an_outlet() -> None:
    """Advertisements, share buttons, comments and the blogging platform are no part of the story."""
    text = (
        f"Header Ads\n\nMinisters meet in Brussels\n\n{BODY}\nShare this story via social media\n\n"
        "Related Articles\n\nAnother headline from elsewhere\n\nBack to top button\n\n"
        "No comments:\n\nPost a Comment\n\nPowered by Blogger."
    )
    found = article(text)

    assert found.outlet is None
    assert found.relays == ()
    assert "Header Ads" in masked(found)
    assert "Another headline from elsewhere" in masked(found)
    assert "Powered by Blogger." in masked(found)
    assert not any("Ministers met" in mask for mask in masked(found))


def test_front_matter_is_believed_and_the_contradiction_told() -> None:
    """Where the masthead names another outlet and another day, the basis says so."""
    found = article(
        "---\ntitle: T\noutlet: The Desk\ndate: 2024-05-04\n---\n"
        f"THE KYIV INDEPENDENT\nMay 3, 2024\n\nMinisters meet in Brussels again\n\n{BODY}"
    )

    assert found.outlet
    assert found.outlet.value == "The Desk"
    assert found.outlet.basis == "front matter; the masthead says “The Kyiv Independent”"
    assert found.published
    assert found.published.basis == "front matter; the date line says “2024-05-03”"
    assert masked(found)[0].startswith("---\ntitle")


def test_an_article_is_stored_whole_with_its_digest(tmp_path: Path) -> None:
    """The text is the file's to the last newline."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"\xef\xbb\xbfWords\r\nand more\r")
    (source,) = find([file])
    assert isinstance(source, Source)
    found = read(source)

    assert found.text == "\ufeffWords\r\nand more\r"
    assert found.digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (found.doc, found.path) == ("a.txt", str(file))


def test_what_cannot_be_read_gives_its_reason(tmp_path: Path) -> None:
    """Gone, too large: one plain reason each, without the path."""
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)

    for path, reason in ((large, "it is larger than 20 MB"), (tmp_path / "gone.txt", "it is not there")):
        with pytest.raises(ArticleError, match=f"^{reason}$"):
            read(Source(path.name, str(path), 0, 0))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_gives_its_reason(tmp_path: Path) -> None:
    """It is found, since it may become readable, and refused when it is read."""
    file = tmp_path / "closed.txt"
    file.write_text("words")
    file.chmod(0)
    (source,) = find([file])
    assert isinstance(source, Source)

    with pytest.raises(ArticleError, match="no permission to read it"):
        read(source)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "a b, " * 200_000 + ":",
        "By " * 300_000,
        "“" * 100_000 + " said",
        "[/b] [laughs] \x1b[31m \u202e\u2066 \x00 words " * 50,
        ("(" * 200 + "\n") * 500,
        "— " * 400_000,
        "A. " * 300_000,
        "#" * 100_000 + " " * 100_000,
        "Source:\n" * 20_000,
        "\r" * 100_000 + "x",
        "<a " * 70 + "\n",
    ],
    ids=[
        "line",
        "clauses",
        "by",
        "marks",
        "markup",
        "brackets",
        "dashes",
        "initials",
        "heading",
        "labels",
        "cr",
        "tags",
    ],
)
def test_hostile_text_is_data(text: str) -> None:
    """Enormous lines, endless labels and control characters are read like other text, and in good time."""
    assert article(text).text == text


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("\n\r.:—•“”\"'()#-"), max_size=400))
def test_any_text_is_an_article(text: str) -> None:
    """Nothing raises; every span lies in the text."""
    found = article(text)
    facts = (found.title, found.outlet, found.author, found.published, found.url)
    spans = [*found.masks, *(fact.span for fact in facts if fact), *(relay.span for relay in found.relays)]

    assert all(span and 0 <= span[0] < span[1] <= len(text) for span in spans)
