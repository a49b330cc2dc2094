"""Text as it is laid out: wraps, exports of several articles, labelled heads, names of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.articles.layout.wraps import unwrapped
from onrecord.index.articles.metadata.given import Given, compiled
from onrecord.index.errors import UsageError
from onrecord.index.folders import remember, remembered
from onrecord.index.model import Article
from onrecord.index.names.known_outlets import of_address, spelled
from onrecord.index.settings import load

if TYPE_CHECKING:
    from pathlib import Path

WRAPPED = (
    "Council weighs a wall\n\n"
    "“The wall was built in a hurry, and the money that was set aside for\n"
    "the pier went into it,” said Ruth Able, the county engineer, who has\n"
    "kept the books since May. Nobody on the committee asked about it yet.\n"
    "The vote is in June.\n"
)
NEXIS = """
                               1 of 2 DOCUMENTS

                              The Harwick Gazette

                             March 4, 2024 Monday

Harwick votes on sea wall

BYLINE: Mel Jessop

LENGTH: 212 words

“The wall will hold,” said Ruth Able, the county engineer.

LOAD-DATE: March 5, 2024

                               2 of 2 DOCUMENTS

                              The Holt Mercury

                             March 6, 2024 Wednesday

Holt will not pay

“We will not pay,” said Ilse Maren, the mayor of Holt.
"""


def read(folder: Path, name: str, text: str, given: Given | None = None) -> list[Article]:
    """The articles of one file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")
    found = articles.every([path], {str(folder): given} if given else None)
    return [one for one in found if isinstance(one, Article)]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_wrapped_paragraph_is_one_and_every_offset_stays(newline: str) -> None:
    """Only the newlines within a paragraph are blanks; the headline and the paragraphs' ends stay."""
    text = WRAPPED.replace("\n", newline)
    flat = unwrapped(text)

    assert len(flat) == len(text)
    assert "aside for the pier" in " ".join(flat.split(" " * len(newline)))
    assert len([line for line in flat.splitlines() if line.strip()]) == 2


def test_text_of_one_line_a_paragraph_is_left_alone() -> None:
    """Short paragraphs, lists, a byline above a date."""
    text = "Town votes\n\nMel Jessop\nHarwick Gazette\n\nThe town voted.\nNobody came.\n\n- one\n- two\n"
    assert unwrapped(text) == text


def test_an_export_is_several_articles_each_with_its_own_outlet(tmp_path: Path) -> None:
    """Each stands where it stands in the file."""
    first, second = read(tmp_path, "export.txt", NEXIS)

    assert [one.outlet and one.outlet.value for one in (first, second)] == [
        "The Harwick Gazette",
        "The Holt Mercury",
    ]
    assert [one.published and one.published.value for one in (first, second)] == ["2024-03-04", "2024-03-06"]
    assert first.author
    assert first.author.value == "Mel Jessop"
    assert NEXIS[second.start :] == second.text
    assert (first.doc, second.doc) == ("export.txt/1", "export.txt/2")


def test_the_users_word_gives_outlet_and_day(tmp_path: Path) -> None:
    """By a pattern of the name, or for the whole folder; the article's own words go before."""
    [named] = read(
        tmp_path, "breitbart_2015-11-11_debate.txt", WRAPPED, Given(pattern="{outlet}_{date}_{slug}")
    )
    [whole] = read(tmp_path, "a.txt", WRAPPED, Given("The Gazette"))
    [own] = read(tmp_path, "b.md", f"---\noutlet: The Herald\n---\n{WRAPPED}", Given("The Gazette"))

    assert named.outlet
    assert named.outlet.value == "Breitbart"
    assert named.published
    assert named.published.value == "2015-11-11"
    assert whole.outlet
    assert whole.outlet.value == "The Gazette"
    assert own.outlet
    assert own.outlet.value == "The Herald"
    assert "The Gazette" in own.outlet.basis


def test_a_sidecar_is_believed_first(tmp_path: Path) -> None:
    """It is no article itself; a JSON file of something else beside an article says nothing of it."""
    (tmp_path / "a.json").write_text('{"title": "T", "outlet": "The Herald", "date": "2020-02-02"}')
    (tmp_path / "b.json").write_text('{"source": "a list", "need": "x"}')
    [a] = read(tmp_path, "a.txt", WRAPPED)
    [b] = read(tmp_path, "b.txt", WRAPPED)

    assert a.outlet
    assert (a.outlet.value, a.outlet.basis) == ("The Herald", "sidecar")
    assert a.published
    assert a.published.value == "2020-02-02"
    assert b.outlet is None
    assert [one.doc for one in articles.find([tmp_path])] == ["a.txt", "b.txt"]  # type: ignore[union-attr]


def test_a_pattern_that_cannot_be_used_is_a_sentence() -> None:
    """What is wrong with it, and which fields there are."""
    with pytest.raises(UsageError, match=r"there is no \{paper\}"):
        compiled("{paper}_{date}")


def test_outlets_go_by_one_name() -> None:
    """By their other names and by their sites, sub-sites included."""
    assert spelled("AP") == spelled("AP News") == spelled("Associated Press") == "The Associated Press"
    assert of_address("https://www.bbc.co.uk/news/1") == of_address("https://bbc.com") == "BBC"
    assert of_address("https://example.org/bbc.com") is None


def test_what_is_said_of_a_folder_is_remembered(tmp_path: Path) -> None:
    """In the settings, where a person may write it too; a second word adds to the first, all else stays."""
    folder, settings = tmp_path / 'a "b"', tmp_path / "config.toml"
    settings.write_text(
        'jobs = 2  # two\n\n[folders."/other"]\noutlet = "O"  # mine\n\n[keys]\nverify = "x"\n'
    )
    remember(settings, [folder], Given("The Gazette"))
    remember(settings, [folder], Given(pattern="{date}_{slug}"))
    written = settings.read_text()
    remember(settings, [folder], Given("The Gazette"))

    assert settings.read_text() == written
    assert "# two" in written
    assert "# mine" in written
    assert load(settings).keys == {"verify": "x"}
    assert remembered(settings) == {"/other": Given("O"), str(folder): Given("The Gazette", "{date}_{slug}")}


FACTIVA = (
    "HD  {title}\nBY  By {author}\nWC  212 words\nPD  {day}\nSN  {outlet}\nLA  English\nLP\n\n{lead}\n\n"
    "TD\n\n{rest}\n\nAN  Document HGZ0000020240304ek3400001\n\n"
)
PROQUEST = (
    "{line}\n\nTitle: {title}\nAuthor: {author}\nPublication title: {outlet}\nPublication date: {day}\n"
    "ProQuest document ID: 123456\nFull text: {lead}\n\n{rest}\n\n"
)


CLOSE = FACTIVA.replace("  ", " ").replace("TD\n\n", "TD ")
TABBED = FACTIVA.replace("  ", "\t")
PRINTED = (
    "{title}\n{author}\n212 words\n{day}\n{outlet}\nHGZ\nEnglish\n(c) 2024 {outlet}\n\n{lead}\n\n{rest}\n\n"
    "Document HGZ0000020240304ek3400001\n\n"
)
UNI = (
    "{title}\n{outlet}\n{day} Monday\n\nCopyright 2024 {outlet} All Rights Reserved\n\nSection: NEWS; Pg. 1\n"
    "Length: 212 words\nByline: {author}\n\nBody\n\n{lead}\n\n{rest}\n\nClassification\n\nLanguage: ENGLISH\n"
    "Subject: SEA WALLS (90%)\nLoad-Date: March 4, 2024\n\nEnd of Document\n\n"
)
ABOUT = (
    PROQUEST.replace("Title: {title}\n", "Document 1 of 2\n\n{title}\n\n")
    + "Subject: Walls; Piers\n\nWord count: 12\n\n"
)


@pytest.mark.parametrize(
    ("form", "day"),
    [
        (FACTIVA, "4 March 2024"),
        (CLOSE, "4 March 2024"),
        (TABBED, "4 March 2024"),
        (PRINTED, "4 March 2024"),
        (UNI, "March 4, 2024"),
        (PROQUEST, "Mar 4, 2024"),
        (ABOUT, "Mar 4, 2024"),
    ],
    ids=["factiva", "one blank", "tabs", "without codes", "nexis uni", "proquest", "subjects"],
)
def test_databases_exports_are_parted_and_their_labels_read(form: str, day: str, tmp_path: Path) -> None:
    """Two articles, each with title, author, outlet and day of its own; no label is among the words."""
    first = {
        "title": "Harwick votes on sea wall",
        "author": "Mel Jessop",
        "outlet": "The Harwick Gazette",
        "day": day,
        "lead": "“The wall will hold,” said Ruth Able, the county engineer.",
        "rest": "The vote is in May.",
        "line": "_" * 60,
    }
    second = {**first, "title": "Holt will not pay", "author": "Sam Rudd", "outlet": "The Holt Mercury",
              "lead": "“We will not pay,” said Ilse Maren, the mayor of Holt."}  # fmt: skip
    found = read(tmp_path, "export.txt", form.format(**first) + form.format(**second))

    for article, wanted in zip(found, (first, second), strict=True):
        facts = (article.title, article.author, article.outlet, article.published)
        values = [fact.value if fact else None for fact in facts]
        assert values == [wanted["title"], wanted["author"], wanted["outlet"], "2024-03-04"]
        shown = list(article.text)
        for start, end in article.masks:
            shown[start:end] = " " * (end - start)
        assert " ".join("".join(shown).split()) == f"{wanted['lead']} {wanted['rest']}"
