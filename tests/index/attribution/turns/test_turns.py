# ruff: noqa: E501 - texts of articles, a paragraph a line
"""Speech under labels: transcripts, interviews and debates, and what only looks like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.articles.reading import from_text
from onrecord.index.attribution.turns.records import turns, with_turns
from onrecord.index.model import Article, Cue, Fact, Quotation, Speaker

if TYPE_CHECKING:
    from pathlib import Path


def found(text: str, title: str = "") -> list[tuple[str, str]]:
    """The turns of a text: who, and the words."""
    heading = Fact(title, "headline") if title else None
    article = Article("a.txt", "/a.txt", text, "0", title=heading)
    return [(one.speaker.name if one.speaker else "", one.text) for one in turns(text, article)]


BRIEFING = """\
MS. TALWIN:  Good morning.  Two things at the top.  (Laughter.)

The north pier opens on Friday.

Q    Will it carry buses?

MS. TALWIN:  It will not.  (Coughs.)  Not this year.

THE PREMIER:  (Applause.)  I agree with her.

Q    Thank you.
"""


def test_a_label_is_whom_the_heading_names_and_several_paragraphs_are_one_turn() -> None:
    """The name of the title, the office before it; directions are left out, an office is its holder's."""
    title = "Briefing by Press Secretary Orla Talwin and Premier Ada Brunn, 4 May 2021"
    said = found(BRIEFING, title)
    assert said[0] == (
        "Orla Talwin",
        "Good morning. Two things at the top. The north pier opens on Friday.",
    )
    assert said[1] == ("", "Will it carry buses?")
    assert said[2] == ("Orla Talwin", "It will not. Not this year.")
    assert said[3] == ("Ada Brunn", "I agree with her.")
    office = turns(BRIEFING, Article("a", "a", BRIEFING, "0", title=Fact(title, "headline")))[0].office
    assert office
    assert office.printed == "Press Secretary"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Mr. TRAFFORD (during the reading). Madam Chairman, I ask leave.\n\nMr.  D'ARCEY.  I object to it.\n",
            [("Trafford", "Madam Chairman, I ask leave."), ("D'Arcey", "I object to it.")],
        ),
        (
            "# Ten minutes with Ilka Brandt\n\n**The Daily:** What did it change?\n\n**Ilka Brandt:** Nothing at all.\n",
            [("The Daily", "What did it change?"), ("Ilka Brandt", "Nothing at all.")],
        ),
        (
            "Mr. Tom Howe (Harwick) (Con): I beg to move the motion.\n\nThe Minister for Ports (Ms Una Kerr): I thank him."
            "\n\nMr. Howe: I am grateful to her.\n\nMs Kerr: So am I, to him.\n",
            [
                ("Tom Howe", "I beg to move the motion."),
                ("Una Kerr", "I thank him."),
                ("Tom Howe", "I am grateful to her."),
                ("Una Kerr", "So am I, to him."),
            ],
        ),
        (
            "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ann Lowe>We open the harbour\n\n"
            "00:00:04.000 --> 00:00:08.000\n<v Ann Lowe>on Friday morning.\n\n"
            "00:00:08.000 --> 00:00:09.000\n<v Ben Roe>At which hour?\n",
            [("Ann Lowe", "We open the harbour on Friday morning."), ("Ben Roe", "At which hour?")],
        ),
        (
            "Ann Lowe (00:00:01):\nWe open it on Friday.\n\nBen Roe (00:00:09):\nWhich one is that?\n\nAnn Lowe (00:00:12):\nThe north one.\n",
            [
                ("Ann Lowe", "We open it on Friday."),
                ("Ben Roe", "Which one is that?"),
                ("Ann Lowe", "The north one."),
            ],
        ),
        (
            "0:00:01.2 **Ann Lowe** We open it on Friday.\n\n0:00:09.1 **Ben Roe** Which one?\n\n0:00:12.0 **Ann Lowe** The north one.\n\n0:00:14.0 **Ben Roe** I see that now.\n",
            [
                ("Ann Lowe", "We open it on Friday."),
                ("Ben Roe", "Which one?"),
                ("Ann Lowe", "The north one."),
                ("Ben Roe", "I see that now."),
            ],
        ),
        (
            "HON. V. NATH.- Mr. Speaker, Sir, I am pleased.\n\nHON. R. LAL.- So am I, Sir.\n\nHON. V. NATH.- I thank him.\n",
            [
                ("V. Nath", "Mr. Speaker, Sir, I am pleased."),
                ("R. Lal", "So am I, Sir."),
                ("V. Nath", "I thank him."),
            ],
        ),
        (
            "The SPEAKER pro tempore (Mr. Mica). The House will be in order.\n\nMs. LOWE. I ask leave.\n\n"
            "The SPEAKER pro tempore. Without objection.\n\nThe SPEAKER pro tempore (Mr. Roe). The clerk will report.\n",
            [
                ("Mica", "The House will be in order."),
                ("Lowe", "I ask leave."),
                ("Mica", "Without objection."),
                ("Roe", "The clerk will report."),
            ],
        ),
        (
            "Ada Quill\n\n(Harwick North) (Lab)\n\nWhen will she open the pier?\n\nThe Minister for Ports\n\n(Una Kerr)\n\n"
            "In May.\n\nNot before.\n\nAda Quill\n\nI thank her.\n\nUna Kerr\n\nSo do I.\n\nMr Speaker\n\nOrder.\n",
            [
                ("Ada Quill", "When will she open the pier?"),
                ("Una Kerr", "In May. Not before."),
                ("Ada Quill", "I thank her."),
                ("Una Kerr", "So do I."),
                ("Mr Speaker", "Order."),
            ],
        ),
        (
            "**Ada Quill** (Harwick North) (Lab)\n\nI beg to move.\n\n**Ben Roe**\n(Eastmoor) (Con)\n\nI object.\n",
            [("Ada Quill", "I beg to move."), ("Ben Roe", "I object.")],
        ),
        (
            "Mr. LOWE. I ask for the\n\n[[Page S1042]]\n\nyeas and nays.\n\nMs. ROE. I object.\n\nMr. LOWE. So be it.\n",
            [("Lowe", "I ask for the yeas and nays."), ("Roe", "I object."), ("Lowe", "So be it.")],
        ),
    ],
    ids=[
        "record",
        "bold",
        "hansard",
        "vtt",
        "times behind",
        "times before",
        "commonwealth",
        "chairs",
        "names alone",
        "names alone in bold",
        "pages within",
    ],
)
def test_each_layout_of_turns_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    """Congressional Record, bold names, Hansard and WebVTT."""
    assert found(text) == expected


def test_where_only_the_answers_are_labelled_the_questions_are_not_part_of_them() -> None:
    """A question without label ends the turn, and so does what stands behind the last."""
    text = (
        "We met Carla Roth, who paints boats, and Peter Zell, who sails them.\n\nHow did it begin?\n\n"
        "Carla: With a brush and a tin of paint.\n\nPeter: With a storm, as I recall it.\n\nAnd what came next?\n\n"
        "Carla: A second tin of paint, of course.\n\nPeter: A second storm, and a third one.\n\nWant to see more?\n\nCome by."
    )
    assert [name for name, _ in found(text)] == ["Carla Roth", "Peter Zell"] * 2
    assert not any("?" in words or "Come by" in words for _, words in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "Note: the pier is shut.\n\nUpdate: it has opened.\n\nNote: the pier is shut again.\n\nUpdate: and opened.",
        "WASHINGTON: The House met on Monday at noon.\n\nLONDON: The Lords met on Monday.\n\nPARIS: Nobody met at all.",
        "Ingredients: two eggs and some flour.\n\nMethod: beat the eggs well.\n\nServes: four people or more.\n",
        "12:30: The minister arrives at the house.\n\n12:45: The minister leaves it.\n\n13:00: Nothing happens here.\n",
        "Photo: Ann Lowe.\n\nThe town met. The sum is this: ten.\n\nPhoto: Ann Lowe.\n\nThe town went home.\n",
        "“Go,” said the captain.\n\n“Where to?” asked the boy.\n\n“Out,” said the captain: “now.”\n",
        "bob: hi there all\n\nanna_92: hello to you\n\nbob: what is up today\n\nanna_92: not much at all\n",
        "Thunder: F Roe missed his third game with a sore knee.\n\nLakers: Kyle left the court in the second.\n\n"
        "Thunder: Host the Lakers on Friday night.\n\nLakers: Visit the Thunder on Friday night.\n",
    ],
)
def test_labels_that_are_no_people_make_no_transcript(text: str) -> None:
    """Notes, datelines, recipes, times, photos, a novel, a chat, notes on a match."""
    assert found(text) == []


def test_a_play_has_nothing_with_confidence() -> None:
    """Its parts may be turns, but nobody is sure."""
    text = (
        "ACT I\n\nSCENE I. A harbour.\n\nEnter NORA and HELM.\n\nNORA: The boat is late again, I fear.\n\n"
        "HELM: It is always late in winter, my dear.\n\nNORA: Then we shall wait for it here.\n\nExeunt.\n"
    )
    assert all(one.confidence < 0.5 for one in turns(text, None))


def test_what_a_speaker_quotes_within_a_turn_is_hers_only_where_she_names_nobody() -> None:
    """“He said …” is his; “I said …” is hers whose turn it is."""
    text = 'MS. LOWE: He said "go on" to me, and I said "no more" to him.\n\nQ  And then?\n\nMS. LOWE: I left the house.\n'
    said = turns(text, None)
    go, no = text.index("go on"), text.index("no more")
    other = Quotation(
        "mixed",
        ((go, go + 5),),
        "go on",
        speaker=Speaker("Tom Ash", "He"),
        mention=(10, 12),
        cue=Cue("said", "say", (13, 17)),
        confidence=0.9,
    )
    own = Quotation(
        "mixed",
        ((no, no + 7),),
        "no more",
        speaker=Speaker("Tom Ash", "I"),
        mention=(text.index(" I said") + 1, text.index(" I said") + 2),
        confidence=0.9,
    )
    among = {one.text: one for one in with_turns([other, own], said)}
    assert among["go on"].speaker == other.speaker
    mine = among["no more"].speaker
    assert mine
    assert mine.name == "Lowe"


def test_the_time_for_a_long_transcript_grows_with_its_length_alone() -> None:
    """Twelve thousand turns in seconds: what is looked up is looked up once."""
    one = "MS. LOWE:  We open the harbour on Friday, and the pier on Monday.\n\nQ    Which pier is that?\n\n"
    assert len(turns(one * 6000, None)) == 12000


def test_a_block_quotation_is_whose_credit_or_introduction_says() -> None:
    """Signed, led into with a colon, and one of nobody's."""
    from tests.index.attribution.test_extract import quotations

    text = (
        "Engineer Paul Adler wrote in his report:\n\n> The north pier has moved by four centimetres. It is closed."
        "\n\nThe council met on Monday.\n\n> The south pier stands where it stood.\n>\n> — Ruth Able, county engineer"
        "\n\nThe council has not replied.\n\n> A line that the page sets apart.\n\nNothing else is known.\n"
    )
    found = [one for one in quotations(text) if one.kind == "block"]
    assert [(one.speaker.name, one.text) for one in found if one.speaker] == [
        ("Paul Adler", "The north pier has moved by four centimetres. It is closed."),
        ("Ruth Able", "The south pier stands where it stood."),
    ]
    assert len(found) == 2
    assert found[1].office
    assert found[1].office.printed == "county engineer"


def test_a_page_sets_block_quotations_apart(tmp_path: Path) -> None:
    """They are whose credit or introduction says, as those behind a sign are; the words are the page's own."""
    from onrecord.index import articles
    from onrecord.index.attribution import extract
    from tests.index.attribution.test_extract import MODEL

    page = (
        "<!doctype html><html><head><title>The pier</title></head><body><article><h1>The pier of Harwick is closed</h1>"
        "<p>Engineer Paul Adler wrote in his report to the council of the town, which was read on Monday:</p>"
        "<blockquote><p>The north pier has moved by four centimetres since the spring.</p>"
        "<p>It is closed until the surveyors have been there once more.</p></blockquote>"
        "<p>The council met on Monday and talked about the report for the better part of two hours.</p>"
        "<blockquote><p>The south pier stands where it stood, and it will stand there for a hundred years.</p>"
        "<p>— Ruth Able, county engineer</p></blockquote>"
        "<p>The council has not replied to either of them, and nothing else is known of it so far.</p>"
        "<blockquote>A line of some length that the page sets apart because it likes it so much.</blockquote>"
        "<p>The piers were built a hundred years ago, when the harbour was the largest of the county.</p>"
        "</article></body></html>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (article,) = articles.every([tmp_path / "a.html"])
    assert isinstance(article, Article)
    assert ">" not in article.text
    ((_, found),) = extract([article], model=MODEL, jobs=1)
    said = [one for one in found if one.kind == "block"]
    assert [(one.speaker.name, one.text, len(one.segments)) for one in said if one.speaker] == [
        (
            "Paul Adler",
            "The north pier has moved by four centimetres since the spring. "
            "It is closed until the surveyors have been there once more.",
            2,
        ),
        (
            "Ruth Able",
            "The south pier stands where it stood, and it will stand there for a hundred years.",
            1,
        ),
    ]
    assert said[1].office
    assert said[1].office.printed == "county engineer"


def test_a_name_alone_on_a_line_is_no_label_where_brackets_stand_below_one_only() -> None:
    """A caption, a byline or a heading is a name alone too."""
    text = (
        "Ada Quill\n\n(File picture)\n\nThe pier opened in May.\n\nBen Roe\n\nThe ferry sailed on Friday.\n"
    )

    assert found(text) == []


def test_the_hour_before_noon_is_no_answer() -> None:
    """``10:04 A.M.`` above a transcript begins with a time, and then with a letter and a stop."""
    text = "10:04 A.M.\n\nQ    Will the levy rise?\n\nMS. LOWE:  It will not rise this year.\n\nQ    Thank you.\n\n11:10 A.M.\n"

    assert [words for _, words in found(text)] == [
        "Will the levy rise?",
        "It will not rise this year.",
        "Thank you.",
    ]


RECORDED = (
    ("Ruth Able", "The wall will hold."),
    ("Carl Finch", "I don't believe that."),
    ("Ruth Able", "Then come and look at it."),
    ("Carl Finch", "Not before May."),
)
RECORDINGS = {
    "names and times alone": "Council meeting\nMarch 4, 2024, 10:00AM\n\n\f{name}   0:0{n}\n{words}\n\n",
    "names and times with brackets": "{name} (00:0{n}):\n{words}\n\n",
    "times first": "[00:00:0{n}] {name}: {words}\n\n",
    "messages": "[04/03/2024, 10:00:0{n}] {name}: {words}\n",
    "messages by another program": "04/03/2024, 10:0{n} - {name}: {words}\n",
    "no times": "{name}: {words}\n\n",
}


@pytest.mark.parametrize("form", RECORDINGS.values(), ids=RECORDINGS)
def test_what_recorders_and_messengers_write_is_turns(form: str) -> None:
    """Nobody is named but in the labels, and no line is a headline or runs into the next."""
    head, _, line = form.rpartition("\f")
    text = head + "".join(
        line.format(name=name, words=words, n=n) for n, (name, words) in enumerate(RECORDED)
    )
    article = from_text(text)

    said = [(one.speaker.name if one.speaker else "", one.text) for one in turns(article.text, article)]
    assert said == list(RECORDED)


def test_times_of_a_programme_are_nobodys_label() -> None:
    """Nor are fields of a notice that come again."""
    programme = "Opening 10:00\nThe hall is open to everybody.\n\nLunch 12:30\nThere is soup for all.\n\n" * 2
    fields = "Place: The old hall by the pier.\n\nPrice: Nothing at all for anybody.\n\n" * 3

    assert found(programme) == found(fields) == []
