"""Whose name stands within what a thing is called, and whose surname is a small word or another's too?"""

from __future__ import annotations

import pytest

from onrecord.index.attribution.speakers.confidence import SINGLE, trust
from onrecord.index.attribution.speakers.logit import weights
from onrecord.index.attribution.speakers.ranking import attribute
from tests.index.attribution.snippets import document, mention_of

SHOW = (
    'The senator came to "The Mona Liddow Show" on Thursday.\n\n'
    '"In any other year they would be chosen," Liddow said of a list of names.'
)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (SHOW, "Liddow", "Mona Liddow"),
        (
            "“We won,” said Al From, who helped found the league, and wrote a book.\n\n“We lost,” he said.",
            "he",
            "Al From",
        ),
        (
            "President Odan has a new message: “It is about me.”\n\n“Our progress is on the ballot,” Mr. "
            "Odan said at a gala.\n\nMina Odan, his wife, came too.",
            "President Odan",
            "Odan",
        ),
        (
            "“They build islands,” Nakatori said.\n\nDefence Minister Gen Nakatori said his country "
            "would help.",
            "Nakatori",
            "Nakatori",
        ),
    ],
)
def test_a_surname_is_its_bearers_by_all_that_the_article_says(text: str, words: str, name: str) -> None:
    """A show's name gives the whole name; an office is its holder's; a title anywhere makes a person."""
    found = document(text)
    entity = found.coreference.entity(mention_of(found, words))

    assert entity is not None
    assert (entity.name, entity.kind) == (name, "person")


def test_a_double_surname_is_not_cut() -> None:
    """Ms. Acosta may be called by half of her surname."""
    text = (
        "“Guarantees are good,” said Melba Acosta Febo, the president of the bank.\n\n"
        "Ms. Acosta called the deal “a great example”."
    )
    found = document(text)
    entity = found.coreference.entity(mention_of(found, "Ms. Acosta"))

    assert entity is not None
    assert entity.name == "Melba Acosta Febo"


def test_a_name_that_only_a_thing_gives_is_not_sure() -> None:
    """Somebody else may bear the surname of whom a show is named after."""
    found = document(SHOW)
    (*_, choice) = attribute(found, range(len(found.where.marks)), weights("speakers/ranker.json"))

    assert choice.entity is not None
    assert choice.entity.name == "Mona Liddow"
    assert trust(found, choice) <= SINGLE
