"""What is reported in the article's own words: the clause, its source, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.attribution.indirect.candidates import Stretch
from onrecord.index.attribution.indirect.contents import THRESHOLDS, Offer, chosen, offered, reports
from onrecord.index.attribution.speakers.logit import weights
from tests.index.attribution.snippets import document

if TYPE_CHECKING:
    from onrecord.index.attribution.mentions.cue_sources import Source

TABLE = "indirect/indirect.json"
THAT = "Maria Ortega said that the city would close the bridge in April."


def reported(text: str) -> list[tuple[str, str]]:
    """Who is reported, and the words."""
    found = document(text)
    return [
        (one.entity.name if one.entity else "", " … ".join(found.syntax.text[a:b] for a, b in one.spans))
        for one in reports(found, weights(TABLE))
    ]


@pytest.mark.parametrize(
    "text",
    [
        THAT,
        "That the city would close the bridge in April was a mistake, Maria Ortega said.",
        "Maria Ortega said the city would close the bridge in April, and that it would be rebuilt.",
    ],
)
def test_a_reported_clause_has_its_source(text: str) -> None:
    """Before or behind its cue, with *that* or without."""
    found = reported(text)

    assert found
    assert {who for who, _ in found} == {"Maria Ortega"}
    assert all("would close the bridge" in words or "rebuilt" in words for _, words in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Maria Ortega said she hopes to win in April, but she knows that “Lee will be the mayor of it.”",
            "she hopes to win in April, but she knows that “Lee will be the mayor of it.”",
        ),
        (
            "Maria Ortega said the city would close the bridge, because “I do not see who would use it now.”",
            "the city would close the bridge, because “I do not see who would use it now.”",
        ),
        (
            "Maria Ortega said the city would close the bridge. “I do not see who would use it now.”",
            "the city would close the bridge",
        ),
    ],
)
def test_a_clause_goes_on_into_marks_behind_the_word_that_joins_them(text: str, words: str) -> None:
    """However the marked words begin; a sentence of its own in marks is no part of it."""
    assert reported(text) == [("Maria Ortega", words)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "All of which, Maria Ortega said, would help to build trust in the council.",
            "All of which … would help to build trust in the council",
        ),
        (
            "The park is near the bridge, which, Maria Ortega said, is usually shut to cars on Sundays.",
            "which … is usually shut to cars on Sundays",
        ),
        (
            "Maria Ortega praised it but refused to discuss it, aside from saying she wants a new council.",
            "she wants a new council",
        ),
    ],
)
def test_a_clause_begins_at_its_relative_pronoun_or_subject(text: str, words: str) -> None:
    """Not with the sentence before the pronoun, nor behind a subject that seems to say it."""
    assert ("Maria Ortega", words) in reported(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The aim is to keep the bridge open, according to a speech Maria Ortega delivered in July.",
            "Maria Ortega",
        ),
        ("The aim is to keep the bridge open, according to a letter by Maria Ortega.", "Maria Ortega"),
        (
            "The aim is to keep the bridge open, according to an email Maria Ortega received in July.",
            "an email",
        ),
    ],
)
def test_what_somebody_wrote_or_delivered_speaks_for_its_author(text: str, who: str) -> None:
    """Not for whoever only received it."""
    assert [one for one, _ in reported(text)] == [who]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The contrast between what Maria Ortega says the bridge would do and how experts say it would "
            "change the town has endured since May.",
            "the bridge would do and how experts say it would change the town",
        ),
        (
            "Maria Ortega’s refusal to say whether the bridge would be shut in May is odd.",
            "whether the bridge would be shut in May",
        ),
        (
            "The museum, Maria Ortega said, praised its friends, including the actor Carl Voss, the singer "
            "Max Roe and the judge Ada Carr.",
            "The museum … praised its friends, including the actor Carl Voss, the singer Max Roe and "
            "the judge Ada Carr",
        ),
    ],
)
def test_what_is_reported_ends_with_the_subject_or_the_list_that_it_stands_in(text: str, words: str) -> None:
    """Not with what is said of that, nor between two of a list's examples."""
    assert ("Maria Ortega", words) in reported(text)


@pytest.mark.parametrize("text", ["Maria Ortega crossed the bridge.", "“We close it,” Maria Ortega said."])
def test_what_nobody_reports_is_no_report(text: str) -> None:
    """A plain sentence says nothing of anybody's words, and what stands between marks is direct."""
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "half"),
    [
        ("Maria Ortega said she had chosen to fuel the trouble from her home.", "she had chosen"),
        ("Maria Ortega said the guards wore vests with badges sewn on them in red.", "with badges"),
        ("Maria Ortega said the shop would be closed by the end of May.", "by the end"),
    ],
)
def test_what_is_reported_does_not_end_within_a_phrase(text: str, half: str) -> None:
    """No stretch ends before what its last word governs, so none can be taken that does."""
    found = document(text)

    for _, _, offers in offered(found):
        told = [found.syntax.text[slice(*offer.spans[-1])] for offer in offers]
        assert not any(words.endswith(half) for words in told)


def test_of_a_short_a_middling_and_a_long_stretch_the_likeliest_is_taken() -> None:
    """One of middling length agrees with both others, but it is what few think that was said."""
    lengths = {"short": 20, "middling": 36, "long": 60}
    table = {"long": 2.0}
    stretch = Stretch("rest", ((0, 1),), "", "")
    offers = [Offer(stretch, ((0, end),), "clause", {name: 1.0}) for name, end in lengths.items()]

    best, probability = chosen(offers, table)

    assert best.spans == ((0, lengths["long"]),)
    assert 0.75 < probability < 0.85


def test_a_second_verb_of_saying_goes_on_with_the_first_ones_source() -> None:
    """However the parser hangs it: within what the first one reports, nobody else says it."""
    text = "Maria Ortega said the council was deeply divided and urged that everyone take a breath."

    assert reported(text) == [
        ("Maria Ortega", "the council was deeply divided"),
        ("Maria Ortega", "that everyone take a breath"),
    ]


def test_who_would_declare_something_does_not_suggest_another_thing() -> None:
    """Tense tells whose verb the second one is, where the clause before it has a verb of saying too."""
    text = "Maria Ortega said that the city would declare a holiday and suggested that it would be short."

    assert ("Maria Ortega", "that it would be short") in reported(text)


def test_a_participle_behind_a_pause_goes_on_with_the_source_of_the_sentence() -> None:
    """Who is spoken of in the clause before it does not say it."""
    text = "Maria Ortega denied that the builder would cause delays, saying the work was ahead of plan."

    assert ("Maria Ortega", "the work was ahead of plan") in reported(text)


def test_a_participle_is_no_part_of_what_was_concluded_before() -> None:
    """Whoever is reported to have concluded something, says nothing by it now."""
    text = (
        "Ortega said that the city had concluded the bridge was safe, saying she trusted those who built it."
    )

    assert reported(text) == [
        ("Ortega", "that the city had concluded the bridge was safe"),
        ("Ortega", "she trusted those who built it"),
    ]


def test_what_somebody_highlights_goes_on_with_what_was_said() -> None:
    """It is a report of its own."""
    text = "Maria Ortega warned that the town had cut its staff, highlighting that the data were lost."

    assert reported(text) == [
        ("Maria Ortega", "that the town had cut its staff"),
        ("Maria Ortega", "that the data were lost"),
    ]


@pytest.mark.parametrize("head", ["ODANMOUTH, Nov 22 — ", "PORT ODAN, Norland (NA) -- ", "RIGA — "])
def test_a_dateline_is_no_part_of_what_is_reported(head: str) -> None:
    """Place, day and agency stand before the first sentence."""
    text = f"{head}The city would close the bridge in April, Maria Ortega said."

    assert reported(text) == [("Maria Ortega", "The city would close the bridge in April")]


def test_what_is_reported_does_not_end_before_what_somebody_else_does_meanwhile() -> None:
    """The one named behind *with* is the subject of what follows."""
    text = "Maria Ortega declared a state of emergency on the coast, with Governor Al Roe following suit."
    found = document(text)

    for _, _, offers in offered(found):
        assert not any(found.syntax.text[: offer.spans[-1][1]].endswith("Roe") for offer in offers)


def test_a_participle_before_its_source_reports_what_stands_between_them() -> None:
    """As the main clause behind it is not what it says."""
    text = "Noting that the river had risen twice since May, Maria Ortega stayed at home with her brother."

    assert reported(text) == [("Maria Ortega", "that the river had risen twice since May")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Maria Ortega said on Monday they would close the bridge.", "they would close the bridge"),
        (
            "Maria Ortega promised to answer every single letter but did not do so.",
            "to answer every single letter",
        ),
        (
            "His family’s letter named no cause, but, according to Maria Ortega, he had been ill for years.",
            "he had been ill for years",
        ),
        (
            "The ferry — the oldest of all — sank near the pier and burned according to Maria Ortega.",
            "The ferry — the oldest of all — sank near the pier and burned",
        ),
        (
            "Yesterday, Maria Ortega said if the rain goes on, then the bridge should be closed.",
            "if the rain goes on, then the bridge should be closed",
        ),
    ],
)
def test_bounds_leave_out_what_belongs_to_the_cue_or_is_told_beside_it(text: str, told: str) -> None:
    """When it was said, what she did then, what stands before "but"; "according" may go without a comma."""
    assert reported(text) == [("Maria Ortega", told)]


def test_what_is_said_within_a_subject_ends_with_it() -> None:
    """What the whole subject does is not said."""
    text = "The woman who said that the bridge would be closed in April was Maria Ortega."

    assert [words for _, words in reported(text)] == ["that the bridge would be closed in April"]


@pytest.mark.parametrize(
    "text", ["The town pays for two buses per driver.", "They fined one per every ten drivers."]
)
def test_what_is_counted_by_is_no_source(text: str) -> None:
    """How many there are is told by "per driver", not who says it."""
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Maria Ortega missed the chance to say that the bridge would be closed in April.", "Maria Ortega"),
        ("Residents urged to stay at home until the flood is over.", ""),
    ],
)
def test_a_chance_and_who_is_bidden_say_nothing(text: str, who: str) -> None:
    """She says it who has the chance; and those who are urged are told it."""
    assert {name for name, _ in reported(text)} <= {who} - {""}


def test_of_each_cue_one_stretch_is_taken() -> None:
    """Several are weighed, each with its signs; one at most is the report."""
    found = document(THAT)
    given = list(offered(found))
    ((_, source, offers),) = given

    assert source.lemma == "say"
    assert len(offers) > 1
    assert all(offer.features for offer in offers)
    assert len(reports(found, weights(TABLE))) == 1


def test_a_bar_that_nothing_reaches_leaves_nothing() -> None:
    """The thresholds decide."""
    assert reports(document(THAT), weights(TABLE), dict.fromkeys(THRESHOLDS, 1.1)) == []


SOURCES = [
    ("Those close to the mayor say that the old bridge will be closed in April.", "Those"),
    ("Maria Ortega is likely to say that the old bridge will be closed in April.", "Maria Ortega"),
    ("Maria Ortega made a promise to close the old bridge before the end of April.", "Maria Ortega"),
    ("Maria Ortega believes the bridge is old and warns that it will have to be closed.", "Maria Ortega"),
]


@pytest.mark.parametrize(("text", "who"), SOURCES)
def test_a_source_is_found_that_is_no_plain_subject_of_its_cue(text: str, who: str) -> None:
    """Before what tells more of it, through an adjective, by what it makes, and behind a verb of thinking."""
    assert who in {source.mention and text[slice(*source.mention.span)] for source in found_cues(text)}


def found_cues(text: str) -> list[Source]:
    """The cues of a text that may report something, with their sources."""
    return [source for _, source, _ in offered(document(text))]


def test_what_is_worth_saying_is_said_by_nobody() -> None:
    """The subject of "It is worth noting that" is no one."""
    assert found_cues("It is worth noting that the old bridge will be closed in April.") == []
