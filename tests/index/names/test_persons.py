"""One person is one over all articles, however the name is spelt; two who share a name are two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import DamagedIndex
from onrecord.index.names.parts import parts
from onrecord.index.names.persons import Namesake, People, Sighting, persons
from onrecord.index.names.trades import trade
from onrecord.index.store.snapshots.people_file import PEOPLE, load, save

if TYPE_CHECKING:
    from pathlib import Path


def merged(*names: str, office: str = "", kind: str = "person") -> set[frozenset[str]]:
    """The names that are taken for one person, the first being the commonest."""
    found = persons(Sighting(name, kind, office, "", 9 - at) for at, name in enumerate(names))
    return {frozenset(spellings) for spellings in found.spellings}


@pytest.mark.parametrize(
    "names",
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy", "Volodymyr Zelenskiy", "Wolodymyr Zelenskij"),
        ("Zelensky", "Zelenskyy", "Zelenskiy"),
        ("Sergei Lavrov", "Sergey Lavrov", "Sergej Lawrow", "SERGEI V. LAVROV"),
        ("Alexei Navalny", "Aleksey Navalnyy"),
        ("Nikolay Patrushev", "Nikolai Patrushev"),
        ("Zoë Müller-Lüdenscheidt", "Zoe Muller Ludenscheidt"),
        ("Martin O’Malley", "Martin O'Malley", "Martin OMalley"),
        ("Adolf Hitler", "Adolph Hitler"),
        ("Hillary Clinton", "Hilary Clinton"),
        ("Harry Reid", "Harry M. Reid"),
        ("J.K. Rowling", "J. K. Rowling"),
        ('Robert C. "Bobby" Scott', "Robert C. Scott"),
    ],
)
def test_spellings_of_one_name_are_one_person(names: tuple[str, ...]) -> None:
    """By transliteration, accents, case, apostrophes, doubled letters and middle initials; all are kept."""
    assert merged(*names) == {frozenset(names)}


@pytest.mark.parametrize(
    "names",
    [
        ("Bill Clinton", "Hillary Clinton", "Chelsea Clinton"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Charles Elliott III", "Charles Elliott Jr."),
        ("George W. Bush", "George H. W. Bush", "George Bush"),
        ("John Smith", "John Smyth"),
        ("John Kelly", "John Kelley"),
        ("Ann Clark", "Ann Clarke"),
        ("Michael McFaul", "Michael McCaul"),
        ("David Brock", "David Brooks"),
        ("Matt Walsh", "Marty Walsh"),
        ("Brian Murphy", "Erin Murphy"),
        ("Steve Cohen", "Stephen S. Cohen"),
        ("Trump", "Donald Trump", "Melania Trump"),
        ("J. Goldberg", "Jonah Goldberg", "Jeffrey Goldberg"),
        ("President Clinton", "President Bill Clinton"),
        ("Vladimir Putin", "Volodymyr Putin"),
    ],
)
def test_different_names_stay_different_persons(names: tuple[str, ...]) -> None:
    """First names, sons, surnames that differ by more than a way to write a sound, a choice that is left."""
    assert merged(*names) == set()


@pytest.mark.parametrize("kind", ["unnamed", "group", "organization", "document", "unknown"])
def test_only_named_persons_are_compared(kind: str) -> None:
    """Two officials who are not named are never one in silence."""
    assert merged("A senior official", "a senior officiall", kind=kind) == set()


def test_a_first_name_cut_short_needs_an_office_that_agrees() -> None:
    """In two words: Steve and Steven Rosenthal are two, Geoff and Geoffrey Garin one."""
    assert merged("Geoffrey Garin", "Geoff Garin", office="Democratic pollster")
    found = persons(
        [
            Sighting("Steven M. Rosenthal", "person", "tax lawyer", "", 2),
            Sighting("Steve Rosenthal", "person", "former political director", "", 3),
            Sighting("Ed Rendell", "person", "former Gov. of Pennsylvania", "", 3),
            Sighting("Edward G. Rendell", "person", "Pennsylvania Governor", "", 1),
            Sighting("Ben Adler", "person", "", "The Daily", 1),
            Sighting("Benjamin Adler", "person", "", "The Daily", 2),
            Sighting("Chris Frost", "person", "lawyer", "The Daily", 1),
            Sighting("Christine Frost", "person", "lawyer", "The Daily", 2),
        ]
    )

    assert {frozenset(spellings) for spellings in found.spellings} == {
        frozenset({"Ed Rendell", "Edward G. Rendell"})
    }


def test_two_who_share_a_name_are_two_where_office_says_so() -> None:
    """A goalkeeper and a senator; what says nothing of an office is the commoner one's."""
    found = persons(
        [
            Sighting("John Banks", "person", "Sen., R-Ohio", "The Daily", 5),
            Sighting("John Banks", "person", "Senator", "The Wire", 2),
            Sighting("John Banks", "person", "goalkeeper", "Sport Today", 3),
            Sighting("John Banks", "person", "", "Sport Today", 1),
        ]
    )

    assert found.namesakes == (
        (
            "John Banks",
            (Namesake("John Banks, Sen., R-Ohio", ()), Namesake("John Banks, goalkeeper", ("goalkeeper",))),
        ),
    )


@pytest.mark.parametrize(
    "offices",
    [
        ("lawyer", "father of a slain soldier"),
        ("governor", "actor turned governor"),
        ("minister", "former footballer"),
        ("Sen., R-Tex.", "pastor father"),
        ("singer and senator", "senator"),
    ],
)
def test_one_person_may_have_many_offices(offices: tuple[str, str]) -> None:
    """Only trades that hardly anybody has both of make two, and no former, joined or borrowed one."""
    found = persons(Sighting("Ann Rice", "person", office, "", 2) for office in offices)

    assert found == People()


def test_an_outlet_that_gives_both_offices_knows_one_person() -> None:
    """The singer who is a minister stays one."""
    found = persons(
        Sighting("Ann Rice", "person", office, "The Daily", 2) for office in ("singer", "minister")
    )

    assert found == People()


def test_names_fall_into_their_parts() -> None:
    """Nicknames are left out; what tells father and son apart is not the surname."""
    found = parts("Robert F. (“Bobby”) Kennedy Jr.")

    assert found is not None
    assert (found.given, found.middle, found.surname, found.generation) == ("robert", ("f",), "kenedi", "jr")
    assert parts("…") is None
    assert trade("Minister of Defence") == "politics"


def test_people_are_read_back_as_they_were_kept(tmp_path: Path) -> None:
    """Where nothing is kept there is nothing to know; a broken file is told in one sentence."""
    people = People((("Ann O’Brien", "Anne"),), (("John Banks", (Namesake("John Banks, x", ("x",)),)),))

    assert load(tmp_path) == People()
    save(tmp_path, people)
    assert load(tmp_path) == people
    (tmp_path / PEOPLE).write_text("[1]")
    with pytest.raises(DamagedIndex, match="build anew"):
        load(tmp_path)
