# ruff: noqa: E501 - texts of articles, a paragraph a line
"""Speech that neither marks nor labels give away: posts, letters, statements, interviews, dialogues."""

from __future__ import annotations

import pytest

from onrecord.index import articles
from onrecord.index.attribution import extract
from tests.index.attribution.test_extract import MODEL, quotations

HEAD = "---\ntitle: {}\n---\n\n"


def said(text: str) -> list[tuple[str, str, str]]:
    """The kind, who, and the words of all that is no term and not reported."""
    article = articles.from_text(text)
    ((_, found),) = extract([article], model=MODEL, jobs=1)
    return [
        (one.kind, one.speaker.name if one.speaker else "", one.text)
        for one in found
        if one.kind not in ("term", "indirect")
    ]


@pytest.mark.parametrize(
    "post",
    [
        "We open on Friday, whatever they say. pic.twitter.com/abc — Ann Lowe (@annlowe) May 4, 2021",
        "We open on Friday, whatever they say. https://t.co/abc\n\n— Ann Lowe (@annlowe) May 4, 2021",
        "> We open on Friday, whatever they say.\n>\n> — Ann Lowe 🌊 (@annlowe@harwick.social) 4 May",
        "Ann Lowe\n@annlowe\n\nWe open on Friday, whatever they say.\n\n3:45 PM · May 4, 2021",
        "Screenshot of a post by Ann Lowe: We open on Friday, whatever they say.",
    ],
)
def test_a_post_is_whose_name_and_handle_or_caption_says(post: str) -> None:
    """Embedded, pasted, on another service, or in a screenshot; links are no words of it."""
    text = f"The town was told within the hour.\n\n{post}\n\nNobody has replied to it so far.\n"
    assert said(text) == [("block", "Ann Lowe", "We open on Friday, whatever they say.")]


def test_a_letter_is_its_signatures() -> None:
    """Each of several, signed with the town in the line or in the next."""
    text = (
        "Letters to the editor\n\nSir, the gulls are loud this year.\n\nI shall move inland.\n\nEdith Lowe, Harwick\n\n"
        "Dear Editor, I love the gulls very much.\n\nThomas Roe\nWexley\n"
    )
    assert [(who, words.split(".")[0]) for _, who, words in said(text)] == [
        ("Edith Lowe", "the gulls are loud this year"),
        ("Thomas Roe", "I love the gulls very much"),
    ]


def test_a_marked_line_is_whose_name_stands_below_it() -> None:
    """“…” and the name with the town in the next line."""
    text = "Gull numbers rise on the cliffs\n\nThe count was published.\n\n“Sir, the gulls are loud.”\nEdith Lowe, Harwick\n"
    assert said(text) == [("direct", "Edith Lowe", "Sir, the gulls are loud.")]


def test_a_statement_is_theirs_to_whom_release_list_or_title_gives_it() -> None:
    """With the office that stands before or behind the name."""
    release = (
        "FOR IMMEDIATE RELEASE\n\nHarwick opens pier\n\nThe following statement is attributable to Mayor Ann Lowe:\n\n"
        "We are glad to open the pier.\n\nThank you to all.\n\n###\n"
    )
    assert said(release) == [("block", "Ann Lowe", "We are glad to open the pier. Thank you to all.")]
    listed = (
        "Leaders react to the vote\n\nThis is what they said.\n\nAnn Lowe, mayor of Harwick: We welcome the vote.\n\n"
        "Peter Zell, chief of the port: I cannot see how this will work.\n\nCarla Roth, painter: My boats will stay.\n"
    )
    found = quotations(listed)
    assert [(one.speaker.name, one.office.printed) for one in found if one.speaker and one.office] == [
        ("Ann Lowe", "mayor of Harwick"),
        ("Peter Zell", "chief of the port"),
        ("Carla Roth", "painter"),
    ]
    titled = HEAD.format("Statement by Premier Ada Brunn on the Pier") + (
        "Today I signed the act on piers into law.\n\nIt will help the towns of the coast, and we are all in their debt.\n"
    )
    assert [who for _, who, _ in said(titled)] == ["Ada Brunn"]


@pytest.mark.parametrize("mark", ["**", "*", ""])
def test_an_interview_without_labels_is_read_by_its_questions(mark: str) -> None:
    """In bold, in italics, or as paragraphs of their own under a title that says what it is."""
    text = HEAD.format("Interview with Ilka Brandt, who mends piers") + (
        "Ilka Brandt has mended piers for twenty years. We met her in Harwick.\n\n"
        f"{mark}How did it all begin?{mark}\n\nI was ten years old. My father had a boat.\n\n"
        f"{mark}And what came next?{mark}\n\nI went to sea, of course.\n\nThen I came back.\n\n"
        f"{mark}Would you do it again?{mark}\n\nI would, any day of the week.\n\n"
        f"{mark}What do you like best?{mark}\n\nI like the quiet.\n"
    )
    found = said(text)
    assert [who for _, who, _ in found] == ["", "Ilka Brandt"] * 4
    assert found[2:4] == [
        ("turn", "", "And what came next?"),
        ("turn", "Ilka Brandt", "I went to sea, of course. Then I came back."),
    ]


def test_a_dialogue_behind_dashes_is_whose_verb_says() -> None:
    """Whole names alone; the captain of a novel is not one."""
    text = "— Nous partirons lundi, said Odile Maret.\n\n— The boat is full, answered Paul Riou.\n\n— Go, said the captain.\n"
    assert said(text) == [
        ("direct", "Odile Maret", "Nous partirons lundi"),
        ("direct", "Paul Riou", "The boat is full"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "**What is the law?**\n\nIt is a law on piers.\n\n**Who is affected?**\n\nEverybody who owns one.\n\n**When does it start?**\n\nIn May.\n",
        "The cast\n\nAnn Lowe: Plays the captain.\n\nPeter Zell: Plays the cook.\n\nCarla Roth: Plays the parrot.\n",
        "Peter Zell: 34, striker, 12 caps.\n\nTom Roe: 22, keeper, 3 caps.\n\nAnn Lowe: 28, winger, 40 caps.\n",
        "By Mr. LOWE:\n\nTitle II: Of piers and other things.\n\nTitle III: Of the boats at the piers.\n\nTitle IV: Of gulls.\n",
        "Write to us (@harwick) on any day of the week.\n\nFollow Ann Lowe (@annlowe) for more of this.\n",
        "Dear Sir, the pier is shut this year.\n\nThe council has met on Monday, and nothing else is known.\n",
    ],
    ids=["explainer", "cast", "players", "bill", "handles", "unsigned"],
)
def test_what_only_looks_like_speech_is_nobodys(text: str) -> None:
    """Questions of an explainer, lists of a cast or a team, headings of a bill, handles, a letter that nobody signs."""
    assert said(text) == []
