"""Which offices an article gives one person: beside the name, and carried from elsewhere."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.offices.printed import offices
from onrecord.index.attribution.offices.propagation import Propagation
from tests.index.attribution.snippets import MEETING, document, person


def printed(text: str, name: str) -> list[str]:
    """The offices that stand beside a name, the fullest first."""
    found = document(text)
    named = person(found, name).person
    assert named is not None
    return [office.printed for office in offices(found.syntax, found.where, named.uses)]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Mayor Ann Lee opened the bridge on Monday.", "Mayor"),
        ("Ann Lee, the mayor of Springfield, opened the bridge.", "mayor of Springfield"),
        ("Former Senator Ann Lee opened the bridge on Monday.", "Former Senator"),
    ],
)
def test_a_title_or_an_apposition_is_an_office(text: str, office: str) -> None:
    """As printed, without article."""
    assert printed(text, "Ann Lee")[0] == office


def test_a_name_alone_gives_no_office() -> None:
    """Nothing is made up."""
    assert printed("Ann Lee opened the bridge on Monday.", "Ann Lee") == []


def test_everybody_has_their_own_offices_wherever_these_stand() -> None:
    """Each of two ministers keeps the office that the article gives only once."""
    found = document(MEETING)
    propagation = Propagation(found)

    assert propagation.offices(person(found, "Kajsa Ollongren"))[0].printed == "Defense Minister"
    assert propagation.offices(person(found, "Ben Wallace"))[0].printed == "British defense secretary"


def test_an_office_has_the_place_where_it_is_printed() -> None:
    """The words at the span are the office."""
    found = document(MEETING)
    for name in ("Kajsa Ollongren", "Ben Wallace"):
        office = Propagation(found).offices(person(found, name))[0]

        assert office.span is not None
        assert found.syntax.text[slice(*office.span)] == office.printed
