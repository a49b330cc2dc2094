"""A facet changes the query's own text, and only what concerns it."""

from __future__ import annotations

import pytest

from onrecord.tui.explorer.search import refine

RUTTE, PALISA = "Mark Rutte", "Pavlo Palisa"


@pytest.mark.parametrize(
    ("query", "how", "facet", "value", "expected"),
    [
        ("", "include", "speaker", RUTTE, 'speaker:="Mark Rutte"'),
        ("war", "include", "kind", "direct", "war kind:direct"),
        ("war", "include", "year", "2024", "war date:2024"),
        ("war", "include", "relay", "AFP", "war via:=AFP"),
        ("war", "include", "confidence", "0.8–0.9", "war conf:0.8..0.899"),
        ('war speaker:="Mark Rutte"', "include", "speaker", RUTTE, "war"),
        (
            'war speaker:="Mark Rutte"',
            "include",
            "speaker",
            PALISA,
            'war (speaker:="Mark Rutte" OR speaker:="Pavlo Palisa")',
        ),
        (
            '(speaker:="Mark Rutte" OR speaker:="Pavlo Palisa") war',
            "include",
            "speaker",
            "Lavrov",
            '(speaker:="Mark Rutte" OR speaker:="Pavlo Palisa" OR speaker:=Lavrov) war',
        ),
        (
            '(speaker:="Mark Rutte" OR speaker:="Pavlo Palisa") war',
            "include",
            "speaker",
            RUTTE,
            'speaker:="Pavlo Palisa" war',
        ),
        (
            '(speaker:="Mark Rutte" OR speaker:="Pavlo Palisa") war',
            "include",
            "speaker",
            PALISA,
            'speaker:="Mark Rutte" war',
        ),
        ("war", "exclude", "speaker", RUTTE, 'war -speaker:="Mark Rutte"'),
        ('war -speaker:="Mark Rutte"', "exclude", "speaker", RUTTE, "war"),
        ('war -speaker:="Mark Rutte"', "include", "speaker", RUTTE, 'war speaker:="Mark Rutte"'),
        ('war speaker:="Mark Rutte"', "exclude", "speaker", RUTTE, 'war -speaker:="Mark Rutte"'),
        (
            '(speaker:="Mark Rutte" OR speaker:=Lavrov) war -speaker:=Putin outlet:=Wire',
            "only",
            "speaker",
            PALISA,
            'war outlet:=Wire speaker:="Pavlo Palisa"',
        ),
    ],
)
def test_a_query_is_refined(query: str, how: str, facet: str, value: str, expected: str) -> None:
    """Asking, leaving out, making it the only one; a second time takes it back."""
    assert getattr(refine, how)(query, facet, value) == expected


@pytest.mark.parametrize("value", ['a "b" c', "O’Neill (chair)", "a OR b", "[/b]", "x:y", "中文"])
def test_what_was_asked_for_can_be_taken_back(value: str) -> None:
    """However odd a name, asking twice for it leaves the query as it was."""
    for change in (refine.include, refine.exclude):
        once = change("war", "speaker", value)
        assert once != "war"
        assert change(once, "speaker", value) == "war"


def test_asked_for_and_left_out_are_told_apart() -> None:
    """The facets show by a sign what the query says of a value."""
    query = '(speaker:="Mark Rutte" OR speaker:=Lavrov) -speaker:=Putin outlet:=Wire'

    assert [refine.includes(query, "speaker", name) for name in (RUTTE, "Lavrov", "Putin", "Rutte")] == [
        True,
        True,
        False,
        False,
    ]
    assert [refine.excludes(query, "speaker", name) for name in ("Putin", "Lavrov")] == [True, False]


def test_a_set_of_values_takes_the_place_of_what_was_asked() -> None:
    """Joined by OR; none of them asks for any value, and what is left out stays so."""
    query = 'wall (outlet:="The Post" OR outlet:=Wire) -outlet:=Gazette'
    two = refine.among(query, "outlet", ["Ledger", "The Post"])

    assert two == 'wall -outlet:=Gazette (outlet:=Ledger OR outlet:="The Post")'
    assert refine.among(two, "outlet", ()) == "wall -outlet:=Gazette"
    assert refine.among("wall", "person", ["Ada Brandt"]) == 'wall speaker:="Ada Brandt"'


def test_the_parts_of_a_query_are_told_apart() -> None:
    """A phrase, a field with its value, a bracket and a word are each one part."""
    query = 'war "no fly"~5 speaker:="Mark Rutte" -outlet:=Wire (a OR b) office:("x y" OR z)'

    assert refine.terms(query) == [
        "war",
        '"no fly"~5',
        'speaker:="Mark Rutte"',
        "-outlet:=Wire",
        "(a OR b)",
        'office:("x y" OR z)',
    ]
