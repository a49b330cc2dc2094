"""A person's rulings about names hold where claims and traces are judged, too."""

from __future__ import annotations

import pytest

from onrecord.index.names.judging import Judge
from onrecord.index.names.persons import People
from onrecord.index.names.rulings import Ruling

PEOPLE = People((("Una Marsh", "U. Marsh", "Una J. Marsh"),))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ada Brandt", "Ada Voss", True),
        ("Mayor Ada Brandt", "Ms. Ada Voss", True),
        ("Tom Brandt", "Ada Voss", False),
        ("Ada Brandt", "Ida Voss", False),
        ("Brandt", "Ada Brandt", True),
    ],
)
def test_names_that_are_ruled_one_persons_are(first: str, second: str, *, same: bool) -> None:
    """With an office in front as well; others of either surname stay who they are."""
    judge = Judge(PEOPLE, [Ruling("same", "Ada Brandt", "Ada Voss")])

    assert judge.same_name(first, second) is same
    assert judge.same_name(second, first) is same


def test_a_ruling_about_a_surname_is_about_nobody_who_is_named_in_full() -> None:
    """*Lee* can be ruled to be Ann Voss without making her Tom Lee."""
    judge = Judge(People(), [Ruling("same", "Lee", "Ann Voss")])

    assert judge.same_name("Lee", "Ann Voss")
    assert not judge.same_name("Tom Lee", "Ann Voss")


def test_a_name_that_is_nobody_elses_is_at_odds_with_every_other() -> None:
    """Though the names alone, or the index, would have it otherwise; a later ruling goes before."""
    apart = Ruling("apart", "U. Marsh")
    judge = Judge(PEOPLE, [apart])

    assert Judge(PEOPLE).same_name("Una Marsh", "U. Marsh")
    assert judge.at_odds("Una Marsh", "U. Marsh")
    assert judge.same_name("U. Marsh", "U. Marsh")
    assert Judge(PEOPLE, [apart, Ruling("same", "U. Marsh", "Una Marsh")]).same_name("Una Marsh", "U. Marsh")
