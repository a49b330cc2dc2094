"""What a newcomer sees first is right: the sample's quotations have their speakers, offices and relays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.corpus import folder
from onrecord.index.articles import every
from onrecord.index.attribution import extract
from onrecord.index.model import Article, Quotation, Relay

GOLD: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "corpus" / "gold.json").read_text(encoding="utf-8")
)
MODEL = "en_core_web_sm"
SPEAKERS, OFFICES = 0.98, 0.97
"""Shares of the sample's quotations that are right; they may not fall."""


def quotations(*texts: str) -> list[tuple[Quotation, ...]]:
    """What each text is found to quote."""
    articles = [Article(str(number), str(number), text, "") for number, text in enumerate(texts)]
    return [found for _, found in extract(articles, model=MODEL)]


def speakers(text: str) -> list[str]:
    """The speakers of a text's quotations in marks."""
    found = [quotation for quotation in quotations(text)[0] if quotation.kind in ("direct", "mixed")]
    return [quotation.speaker.name if quotation.speaker else "" for quotation in found]


@pytest.fixture(scope="module")
def pairs() -> list[tuple[dict[str, Any], Quotation]]:
    """Each labelled quotation of the sample that somebody says, with the one found in its place."""
    articles = [one for one in every([folder()], follow_links=True) if isinstance(one, Article)]
    found = {article.doc: quoted for article, quoted in extract(articles, model=MODEL)}
    said = [(entry["file"], gold) for entry in GOLD for gold in entry["quotes"] if gold["kind"] != "term"]
    return [(gold, one) for file, gold in said for one in _at(found[file], gold["spans"])]


def _at(found: tuple[Quotation, ...], spans: list[list[int]]) -> list[Quotation]:
    middles = [(start + end) // 2 for start, end in spans]
    return [
        next(
            one
            for one in found
            if one.kind != "indirect" and any(start <= middle < end for start, end in one.segments)
        )
        for middle in middles
    ]


def test_the_sample_names_its_speakers_in_full(pairs: list[tuple[dict[str, Any], Quotation]]) -> None:
    """Nearly every quotation has the whole name of its speaker, or the words for an unnamed one."""
    right = [
        one.speaker is not None and one.speaker.name.lower() in gold["speaker"].lower() for gold, one in pairs
    ]

    assert sum(right) >= SPEAKERS * len(right)


def test_the_sample_gives_the_offices(pairs: list[tuple[dict[str, Any], Quotation]]) -> None:
    """A person to whom the article gives an office has one of those that it prints."""
    persons = [(gold, one) for gold, one in pairs if gold["speaker_kind"] == "person" and gold["offices"]]
    right = [one.office is not None and _among(one.office.printed, gold["offices"]) for gold, one in persons]

    assert sum(right) >= OFFICES * len(right)


def _among(printed: str, offices: list[str]) -> bool:
    low = printed.lower()
    return any(low in office.lower() or office.lower() in low for office in offices)


def test_the_sample_names_every_relay(pairs: list[tuple[dict[str, Any], Quotation]]) -> None:
    """Each quotation came through the outlets that its article says, and no others, the nearest first."""
    for gold, one in pairs:
        assert [relay.name for relay in one.relays] == gold["via"], gold["id"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Its Secretary General, Jens Stoltenberg, spoke. “We have one mission,” he said.",
            "Jens Stoltenberg",
        ),
        ("“We will go on with it,” US Secretary of Defense Lloyd Austin said.", "Lloyd Austin"),
        (
            "“We are still too early for that,” said its foreign minister. Sergey Lavrov put it bluntly.",
            "Sergey Lavrov",
        ),
        (
            "“We are still at work on that,” the man said; he being Jens Stoltenberg, the alliance’s chief.",
            "Jens Stoltenberg",
        ),
        ("“Talks are going on,” the magazine quoted a French official as saying.", "a French official"),
        ("“Dates matter to me,” Volodymyr Zelenskyy said, according to Caliber.Az.", "Volodymyr Zelenskyy"),
    ],
)
def test_an_office_an_outlet_or_a_description_is_no_name(text: str, expected: str) -> None:
    """Titles, web addresses and descriptions lead to the one who is meant."""
    assert speakers(text) == [expected]


def test_single_marks_are_heard_where_an_article_quotes_by_them() -> None:
    """British single marks give quotations; apostrophes and quotations within them do not."""
    british = (
        "‘We don’t know the soldiers’ names,’ said Mary Smith. ‘He told us “no” twice.’\n\n"
        "‘We shall go on,’ she said."
    )
    american = "“We don’t know it,” said Mary Smith of the ‘no-fly zone’ that isn’t there."

    assert [
        [one.text for one in found if one.kind == "direct"] for found in quotations(british, american)
    ] == [
        ["We don’t know the soldiers’ names, … He told us “no” twice.", "We shall go on,"],
        ["We don’t know it,"],
    ]


def test_a_block_came_through_its_outlet_and_the_rest_did_not() -> None:
    """A relay of a block governs as far as the block, whatever stands before and behind."""
    text = "“One will do,” Mary Smith said.\n\nVia AFP:\n\n“Two will do,” she said.\n\n“So be it,” he said."
    via = text.index("AFP")
    relay = Relay("AFP", "block", "", (via, via + 3), (text.index("“Two"), text.index("“So")))
    found = dict(extract([Article("a", "a", text, "", relays=(relay,))], model=MODEL))

    assert [[via.name for via in one.relays] for quoted in found.values() for one in quoted] == [
        [],
        ["AFP"],
        [],
    ]
