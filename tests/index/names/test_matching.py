"""Who is one speaker by name alone: the one rule that verification, grouping and search share."""

from __future__ import annotations

import pytest

from onrecord.index.names.matching import at_odds, same_name, sameness
from onrecord.index.names.parts import parts

SAME = (
    ("Donald Trump", "Trump, Donald"),
    ("Donald J. Trump", "Trump, Donald"),
    ("donald trump", "Donald Trump"),
    ("Joe Biden", "Joseph R. Biden"),
    ("Mike Pence", "Michael Pence"),
    ("Bill Clinton", "William Jefferson Clinton"),
    ("Peña Nieto", "Enrique Peña Nieto"),
    ("Peña Nieto, Enrique", "President Enrique Pena Nieto"),
    ("Mayor Lucy Chen", "Lucy Chen"),
    ("Chen, Lucy", "Lucy Chen"),
    ("Lucy Chen, mayor of Springfield", "Lucy Chen"),
    ("Union leader Bo Park", "Bo Park"),
    ("White House Press Secretary Sean Spicer", "Spicer"),
    ("Secretary of State John Kerry", "John Kerry"),
    ("J. Robert Oppenheimer", "Robert Oppenheimer"),
    ('Robert "Bobby" Scott', "Bobby Scott"),
    ("JD Vance", "J. D. Vance"),
    ("Volodymyr Zelensky", "Zelenskyy"),
    ("Robert Kennedy, Jr.", "Robert F. Kennedy Jr"),
    ("George Bush Sr.", "George Bush"),
    ("King Charles", "Charles"),
    ("Hillary Clinton", "Hillary Rodham Clinton"),
)

DIFFERENT = (
    ("Donald Trump", "Donald Trump Jr."),
    ("Larry King", "Larry Kudlow"),
    ("Eric Garner", "Erica Garner"),
    ("F.B.I. officials", "Facebook officials"),
    ("George W. Bush", "George H. W. Bush"),
    ("David Chen", "Lucy Chen"),
    ("Paul Reed", "Patricia Reed"),
    ("Mrs. Clinton", "Mr. Clinton"),
    ("Governor Clinton", "Governor Clifton"),
    ("Trump", "a spokesman for Trump"),
    ("Lucy Chen", "Lucy Chen's rival"),
    ("Trump campaign", "Clinton campaign"),
    ("Charles Elliott III", "Charles Elliott Jr."),
    ("", "Ann Lee"),
)

UNSURE = (
    ("Paul", "Paul Ryan"),
    ("Trump", "Donald Trump Jr."),
    ("Enrique Peña", "Enrique Peña Nieto"),
    ("Hillary Clifton", "Hillary Clinton"),
    ("officials", "F.B.I. officials"),
)


@pytest.mark.parametrize(("one", "two"), SAME)
def test_one_person_is_one_however_the_name_is_given(one: str, two: str) -> None:
    """Order, title, familiar form, initial, accent and a two-part surname change nobody."""
    assert same_name(one, two)
    assert same_name(two, one)


@pytest.mark.parametrize(("one", "two"), DIFFERENT)
def test_a_generation_a_given_name_or_a_middle_name_tells_people_apart(one: str, two: str) -> None:
    """Nor is a description somebody's name."""
    assert sameness(one, two) == sameness(two, one) == "different"


@pytest.mark.parametrize(("one", "two"), UNSURE)
def test_where_a_name_gives_too_little_nothing_is_claimed(one: str, two: str) -> None:
    """Neither the same nor at odds."""
    assert sameness(one, two) == sameness(two, one) == "unsure"
    assert not at_odds(one, two)


def test_titles_and_nicknames_are_no_part_of_a_name() -> None:
    """They are kept beside it."""
    name = parts("former Vice President Joseph “Joe” Biden Jr.")

    assert name is not None
    assert (name.given, name.surname, name.generation, name.nicknames) == ("josef", "biden", "jr", ("joe",))
    assert name.titles == ("former", "vice", "president")
