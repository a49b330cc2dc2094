"""Who is meant by a pronoun where the parser misread the verb of whoever was spoken of before?"""

from __future__ import annotations

import pytest

from tests.index.attribution.snippets import document


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
