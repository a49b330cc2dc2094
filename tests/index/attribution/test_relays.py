"""Through which outlet words came, in sentences as news prints them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.attribution import extract
from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.model import Article, Fact, Quotation, Source, record
from onrecord.index.names.known_outlets import spelled

if TYPE_CHECKING:
    from pathlib import Path

MODEL = "en_core_web_sm"

SENTENCES = [
    ("“It is a weird deal,” Carl Rivers told CNN’s Ann Hall on Sunday.", ["CNN"]),
    (
        "“It is a weird deal,” Carl Rivers said in a recent interview with the Tampa Bay Times.",
        ["Tampa Bay Times"],
    ),
    ("Carl Rivers told the AP that the plan would cost far too much money.", ["The Associated Press"]),
    ("On ABC’s “Good Morning,” Carl Rivers said, “Nobody has asked me to pay for it.”", ["ABC"]),
    ("“It is a weird deal,” Carl Rivers said, according to Vermont Edition.", ["Vermont Edition"]),
    ("“It is a weird deal,” Carl Rivers told KXYZ-TV on Sunday.", ["KXYZ-TV"]),
    ("“It is a weird deal,” Carl Rivers told the Norland Times-News on Sunday.", ["Norland Times-News"]),
    ("“It is a weird deal,” Carl Rivers told the Norland Post-Dispatch Tuesday.", ["Norland Post-Dispatch"]),
    ("The plan would cost far too much money, Carl Rivers told reporters in Iowa on Monday.", []),
    ("“It is a weird deal,” Carl Rivers said, according to a CNN poll.", []),
    ("“It is a weird deal,” Carl Rivers told Megyn Kelly at the debate.", []),
    ("“It is a weird deal,” Chapman Rivers told the AP on Sunday.", ["The Associated Press"]),
    ("“It is a weird deal,” Carl Rivers told Fox on Sunday.", ["Fox News"]),
    ("“It is a weird deal,” Carl Rivers told the Washington Post on Sunday.", ["The Washington Post"]),
    (
        "As The Washington Post reported, Carl Rivers told his staff: “It is a weird deal.”",
        ["The Washington Post"],
    ),
    ("“It was neglect,” Carl Rivers said in a June report that Alma Holt was shown on Monday.", []),
]


def quotations(text: str) -> tuple[Quotation, ...]:
    """What is found in a text that stands for an article."""
    [(_, found)] = extract([Article("a.txt", "/a.txt", text, "")], model=MODEL)
    return found


@pytest.mark.parametrize(("sentence", "names"), SENTENCES)
def test_an_outlet_in_the_sentence_is_a_relay(sentence: str, names: list[str]) -> None:
    """Words said to an outlet, or reported by it, came through that outlet, under its one name.

    Its span holds the name that the sentence gives it.
    """
    [found] = [found for found in quotations(sentence) if found.kind != "term"]

    assert names == [relay.name for relay in found.relays]
    assert all(spelled(sentence[slice(*relay.span)]) == relay.name for relay in found.relays if relay.span)
    assert all(relay.scope == "sentence" and relay.basis for relay in found.relays)


def test_an_outlet_called_again_is_the_one_named_before() -> None:
    """An outlet called “the newspaper” is a relay by the name that the article gave it."""
    text = (
        "The Chicago Tribune spoke to Newt Farmer on Friday.\n"
        "“Why would I want to say no to the circus? I like circuses,” Farmer told the newspaper.\n"
    )

    [found] = [found for found in quotations(text) if found.kind == "direct"]

    assert [relay.name for relay in found.relays] == ["Chicago Tribune"]


def test_an_outlet_called_by_its_last_word_is_the_one_named_before() -> None:
    """Also where it is the outlet of the article itself, which is no relay; else it is called so."""
    before = "Newt Farmer spoke to The Harwich Post on Friday. "
    asked = "“Why would I want to say no to the circus? I like circuses,” Farmer told the Post.\n"
    own = Article("a.txt", "/a.txt", asked, "", outlet=Fact("The Stour Valley Post", "masthead"))

    [known], [unknown] = quotations(before + asked), quotations(asked)
    [(_, [at_home])] = extract([own], model=MODEL)

    assert [relay.name for relay in known.relays] == ["The Harwich Post"]
    assert [relay.name for relay in unknown.relays] == ["the Post"]
    assert at_home.relays == ()


def test_the_evidence_has_an_outlet_as_it_is_printed() -> None:
    """The one name for counting, the article's own words for reading."""
    text = "“It is a weird deal,” Carl Rivers told the AP on Sunday.\n"

    [found] = quotations(text)
    [reason] = [item for item in found.evidence if item.about == "relay"]

    assert reason.reason == "through The Associated Press: “told the AP” in its sentence"
    assert [text[slice(*span)] for span in reason.spans] == ["AP"]
    assert record(Article("a.txt", "/a.txt", text, ""), found)["via"] == ["AP"]


def test_an_outlet_is_no_relay_of_its_own_words() -> None:
    """Where the outlet itself is the source, its words came through nobody."""
    text = "The Miami Herald reported that the county will close four of its schools in June.\n"

    [found] = quotations(text)

    assert found.speaker
    assert found.speaker.name == "The Miami Herald"
    assert found.relays == ()


def test_names_of_outlets_end_where_they_end() -> None:
    """A name is taken no further than the outlet's, and a person at an outlet is not one."""
    runs = [
        "CNN Saturday",
        "The Washington Post",
        "Fox News Sunday",
        "Megyn Kelly of Fox News",
        "Post",
        "the Daily Caller",
    ]

    assert [outlet(run) for run in runs] == [3, 19, 8, 0, 0, 0]


def test_every_seed_quotation_has_its_relays(shared: Path) -> None:
    """On the five seed articles every labelled quotation that is found names the relays of its label."""
    labels = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))
    wanted = {article["file"]: article["quotes"] for article in labels}
    read = [articles.read(found) for found in articles.find([shared / "seeds"]) if isinstance(found, Source)]
    wrong = []
    for article, found in extract(read, model=MODEL):
        for label in wanted[article.doc]:
            best = max(found, key=lambda quotation: _common(quotation, label["spans"]))
            names = [relay.name for relay in best.relays]
            if _common(best, label["spans"]) and names != label["via"]:
                wrong.append((article.doc, best.text, names, label["via"]))

    assert wrong == []


def _common(quotation: Quotation, spans: list[list[int]]) -> int:
    return sum(max(0, min(end, b) - max(start, a)) for start, end in quotation.segments for a, b in spans)
