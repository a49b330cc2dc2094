"""Who is meant by a pronoun where the parse misleads: a verb misread, a place in an apposition?"""

from __future__ import annotations

import pytest

from onrecord.index.attribution.coreference.pronouns import ranked
from onrecord.index.attribution.mentions.entities import Entity, Trace
from onrecord.index.attribution.mentions.noun_phrases import Mention
from tests.index.attribution.snippets import document, told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Habib Tarkhan runs for mayor of Oldport.\n\n“The town wants a change,” said Oyelaran Fjelstad, "
            "a political scientist at the college.\n\nTarkhan bristles at the suggestion he won't be ready. "
            "“I have raised all that we need,” he said.",
            "Habib Tarkhan",
        ),
        (
            "Stuart Hryniuk runs again.\n\n“We are not used to the howls of wolves,” added Rep. Victor "
            "Rahmanov, the leader of the caucus.\n\nHryniuk has record low support from miners, with just 1 "
            "percent. \n\n“Look at how they suffer from neglect,” he said in August.",
            "Stuart Hryniuk",
        ),
        (
            "“The first debate was fine,” said Baskar Zubrov, chief strategist for the Harbour Committee.\n\n"
            "However debates in and of themselves are not likely to alter the campaign, noted NBC’s Dragos "
            "Ysebar.\n\n“The debates happen late in the campaign,” he wrote.",
            "Dragos Ysebar",
        ),
    ],
)
def test_a_misread_verb_leaves_its_subject_in_mind(text: str, name: str) -> None:
    """A verb taken for a noun, an auxiliary taken for the verb, and a name behind its verb."""
    found = document(text)
    (*_, pronoun) = (m for m in found.mentions if found.syntax.words[m.head].lower() == "he")
    entity = found.coreference.entity(pronoun)

    assert entity is not None
    assert entity.name == name


@pytest.mark.parametrize(("name", "meant"), [("her own head", False), ("the head of the union", True)])
def test_a_head_that_is_held_is_nobody(name: str, meant: bool) -> None:
    """Nobody whom "he" could mean is named by "She held the gun to her head"."""
    trace = Trace(10, 0, True, True, False, False, False, name)
    head = Entity(name, "unnamed", "head", traces=[trace])

    assert bool(ranked("he", Mention(60, 62, 12, "pronoun", 0), [head], [40])) == meant


@pytest.mark.parametrize("subject", [True, False])
def test_a_place_is_they_only_where_it_did_something(subject: bool) -> None:
    """A state behind a senator's party is no antecedent of a plural."""
    trace = Trace(10, 0, subject, subject, False, False, False, "Vermont")
    state = Entity("Vermont", "organization", "vermont", place=True, traces=[trace])
    found = ranked("they", Mention(60, 64, 12, "pronoun", 0), [state], [40])

    assert [entity for _, entity in found] == ([state] if subject else [])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The two states, Norland and Sudland, criticised the shift, with Norland's Foreign Minister "
            "Omar Sadi warning of “dangerous consequences”.",
            "Omar Sadi",
        ),
        (
            "The two states, the isles and the coast, also sharply criticised the Norland policy shift, with "
            "Sudlandian Foreign Minister Aymar Safad warning of “dangerous consequences”.",
            "Aymar Safad",
        ),
        ("Unions reacted angrily, with Lena Falk of the dockers calling the plan “a mess”.", "Lena Falk"),
        (
            "The mayor defended it, with his deputy, Carl Voss, adding that it was “long overdue”.",
            "Carl Voss",
        ),
    ],
)
def test_who_speaks_behind_with_is_not_who_acts_before(text: str, speaker: str) -> None:
    """The clause has a subject of its own, whatever its verb is taken for."""
    assert [who for _, _, who in told(text)] == [speaker]


def test_a_body_named_at_the_end_of_what_tells_it_is_who_speaks() -> None:
    """The firm that runs the fair is the one between the commas, and *they* who say more."""
    text = (
        "The station said Ada Lim could sing at the fair.\n\nThe firm that runs the fair, Bright Hall "
        "Productions, denies that anything has been settled, though.\n\n"
        "“Any agreement needs to be made with Lim's managers. We have no further comment,” they said."
    )
    assert told(text)[-1][2] == "Bright Hall Productions"


def test_a_mark_that_opens_quotations_may_stand_for_an_apostrophe() -> None:
    """So the mother of Daniel Holt is told from him."""
    text = "Maria Holt has praised the choir. Daniel Holt‘s mother said: “I heard it all morning.”"
    assert [who for _, _, who in told(text)] == ["Maria Holt"]


def test_a_name_and_what_it_does_are_no_name_together() -> None:
    """The parse takes the verb for an adjective of whom it was said to."""
    text = (
        "Brian Manning spoke before the vote.\n\n“What we would like to do is target some of the less "
        "productive sectors of our economy.” Manning reminded senators that the ministry has added a tax."
    )
    assert [speaker for _, _, speaker in told(text)] == ["Brian Manning"]
