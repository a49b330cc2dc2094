"""Who speaks in digests, court reports and columns: words within words, lists, nicknames, numbers."""

from __future__ import annotations

import pytest

from tests.index.attribution.snippets import document, told


def speakers(text: str) -> list[str | None]:
    """Who says each marked stretch that is speech."""
    return [name for kind, _, name in told(text) if kind != "term"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Get out of the house,” Dana Reyes said Carl Boone told her on Sunday.", "Carl Boone"),
        ("“Get out of the house,” Dana Reyes recalled Carl Boone telling her.", "Carl Boone"),
        ("“Get out of the house,” Dana Reyes said, telling the jury about it.", "Dana Reyes"),
        ("“Get out of the house,” Dana Reyes said. Carl Boone told her so.", "Dana Reyes"),
    ],
)
def test_whose_words_another_repeats_behind_them_said_them(text: str, speaker: str) -> None:
    """Whoever recalls or reports them only passes them on."""
    assert speakers(text) == [speaker]


def test_whoever_answers_in_the_next_clause_said_something_else() -> None:
    """Each of two clauses has its own words."""
    text = "After Ada Lund said that the plan was “a gift to the rich,” Carl Roe said: “She is wrong there.”"

    assert speakers(text) == ["Ada Lund", "Carl Roe"]


@pytest.mark.parametrize("dash", ["-", "–", "--"])
def test_a_name_may_follow_its_dash_without_a_blank(dash: str) -> None:
    """As in a list of links: the dash is no part of the first name."""
    text = (
        f"The best of the week:\n\n{dash}Craig Hollis explains why Norland is “weird and getting weirder.”\n"
    )

    assert speakers(text) == ["Craig Hollis"]


def test_marks_of_direction_are_not_seen() -> None:
    """A closing mark behind one opens the words, as it does at the head of a line."""
    text = "\u202a”They are evil. Children are gifts to us,” said John Kristal.\n"

    assert told(text) == [("direct", "They are evil. Children are gifts to us,", "John Kristal")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The firm put out its first “400” list in May, and Ada Lund was on it.", "400"),
        ("He beat “Low-energy” Jed Brush and many more in the spring.", "Low-energy"),
        ("Rodney Pouce, who goes by the street name of “Grinch,” is charged with theft.", "Grinch,"),
        ("Enter your address and click “sign up” below. That is all, Ada Lund says.", "sign up"),
    ],
)
def test_numbers_nicknames_and_buttons_are_nobodys_words(text: str, words: str) -> None:
    """Nobody says what only names something, whoever is named beside it."""
    assert ("term", words) in {(kind, said) for kind, said, _ in told(text)}


def test_a_number_that_somebody_says_is_said() -> None:
    """A cue beside it tells so."""
    assert speakers("“100,” said Ada Lund. It was a joke.") == ["Ada Lund"]


def test_they_may_be_one_person() -> None:
    """Where a paragraph speaks of nobody else whom it could mean."""
    alone = (
        "Catherine Stone, a fellow at Norland University, agrees. “People love to hate it,” they explained."
    )
    beside = "Mayor Ada Lund opened the meeting with officials. “We will build it soon,” they said."

    assert speakers(alone) == ["Catherine Stone"]
    assert speakers(beside) == ["officials"]


def test_only_something_written_reads_so() -> None:
    """Not the body that was named last."""
    text = (
        "The doctors of the College of Nurses sent a letter to the board of Norland.\n\n"
        "“It is already July,” it read. “The board has failed us all.”\n"
    )

    assert speakers(text) == ["a letter"]


def test_whoever_does_something_to_himself_is_a_person() -> None:
    """By one name alone, which the model takes for a body's."""
    found = document("At the debate on Sunday, Sandell compared himself to others. “We pay,” Sandell said.")

    assert [entity.name for entity in found.coreference.entities if entity.person] == ["Sandell"]


def test_people_of_a_country_are_a_group() -> None:
    """No organisation speaks where "Norwegians" do."""
    found = document("“We are cold and want to go home,” Norwegians said on Monday.")

    assert {entity.name: entity.kind for entity in found.coreference.entities}["Norwegians"] == "group"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Police said Carl Boone told them he “did not mean to do it.”", "Carl Boone"),
        ("The report says officials told Ada Lund “the pier is shut.”", "officials"),
        ("The lawsuit alleges that Carl Boone told Ada Lund, “The pier is shut for good.”", "Carl Boone"),
        ("The complaint says Carl Boone wrote to Ada Lund that “the pier is shut.”", "Carl Boone"),
        ("Carl Boone noted that Lund quoted Roe’s “golden rule” in the past.", "Carl Boone"),
        (
            "Prosecutors say Boone wrote in a text message: “It is done now.” Carl Boone pleaded not guilty.",
            "Carl Boone",
        ),
        ("“It is over,” said Hall of Fame quarterback Josh Lund.", "Josh Lund"),
        ("“It is over,” said Ward 3 Councilman Josh Lund.", "Josh Lund"),
        ("“It is over,” said Sgt. Josh Lund of the Norland State Police.", "Josh Lund"),
        ("Vega told Cole that Norland had warned them and said he was “glad to report” it.", "Vega"),
    ],
)
def test_court_and_police_reports_name_who_speaks(text: str, speaker: str) -> None:
    """The innermost of two, and a person rather than the body or the ward before the name."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "After Gov. Jerry Brant blasted Al Roe in a debate, Hilda Kay shot back, “I could have baked.”",
            "Hilda Kay",
        ),
        (
            "Hilda Kay blasted Carl Trumble's call for a “total and complete shutdown” of the port.",
            "Carl Trumble",
        ),
        ("Dana Roe said Ann Kay was wrong, adding that the plan was “a gift to the rich.”", "Dana Roe"),
        (
            "Dana Roe said Ann Kay will have to choose a side, saying, “At some point she must come out.”",
            "Dana Roe",
        ),
        ("Dana Roe said Ann Kay left the room, saying “never again in my life.”", "Ann Kay"),
    ],
)
def test_whose_clause_or_whose_words_they_are(text: str, speaker: str) -> None:
    """Not who acts in the clause before, acts on another's words or is only spoken of."""
    assert speakers(text) == [speaker]


def test_a_title_in_letters_is_no_part_of_a_name() -> None:
    """*DA* before a name is an office, and *Da* a part of one."""
    assert speakers("“We will build it,” DA Carl Hester said on Monday.") == ["Carl Hester"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("British actor Clive Oden won. The Oscar-nominated Oden said: “It is new to me.”", ["Clive Oden"]),
        ("Michelle, a mother of twins, said she had “a battle on her hands”.", ["Michelle"]),
        ("They drew up plans by Easter, in case it failed. “It is late,” Ada Lund said.", ["Ada Lund"]),
        ("“It is late,” AG Letitia Lund said. AG Lund left at noon.", ["Letitia Lund"]),
    ],
)
def test_names_of_british_and_american_reports_are_whole_and_alone(text: str, names: list[str]) -> None:
    """No participle, feast or title in letters is one; a first name with what somebody is behind it is."""
    assert [entity.name for entity in document(text).coreference.entities if entity.person] == names


def test_what_a_law_defines_is_nobodys() -> None:
    """Whatever is named behind it."""
    text = "(5) “Forced labor or services” means labor that is performed by force. “It is,” Ada Lund said."

    assert ("term", "Forced labor or services") in {(kind, said) for kind, said, _ in told(text)}


def test_who_goes_on_behind_the_words_says_them() -> None:
    """One word before a comma is what he goes on to say, and no term."""
    assert speakers("The invasion was “crazy,” Ada Lund went on, as it makes a mess of lives.") == [
        "Ada Lund"
    ]
