"""Reported speech without quotation marks: what is found, whose it is, and what is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.index.articles.metadata.basis import describe
from onrecord.index.attribution import extract
from onrecord.index.attribution.indirect.contents import agreement
from onrecord.index.model import Article, Quotation, Source

if TYPE_CHECKING:
    from pathlib import Path

MODEL = "en_core_web_sm"


def indirect(text: str) -> list[Quotation]:
    """The indirect quotations of a text that stands for an article."""
    return read_indirect(Article("a.txt", "/a.txt", text, ""))


def read_indirect(article: Article) -> list[Quotation]:
    """The indirect quotations of an article."""
    [(_, found)] = extract([article], model=MODEL)
    return [quotation for quotation in found if quotation.kind == "indirect"]


REPORTED = [
    (
        "Maria Ortega said that the city would close the bridge in April.",
        "Maria Ortega",
        "said",
        ["that the city would close the bridge in April"],
    ),
    (
        "The city will close the bridge in April, Maria Ortega said.",
        "Maria Ortega",
        "said",
        ["The city will close the bridge in April"],
    ),
    (
        "Any deliveries, Moscow has warned, are valid targets for its military to hit.",
        "Moscow",
        "warned",
        ["Any deliveries", "are valid targets for its military to hit"],
    ),
    (
        "According to the ministry, exports fell by a third last year.",
        "the ministry",
        "According to",
        ["exports fell by a third last year"],
    ),
]


@pytest.mark.parametrize(("text", "speaker", "cue", "parts"), REPORTED)
def test_reported_speech_has_source_cue_and_content(
    text: str, speaker: str, cue: str, parts: list[str]
) -> None:
    """The words are kept apart from the clause that reports them, in two parts where it interrupts them."""
    [found] = indirect(text)

    assert found.speaker
    assert (found.speaker.name, found.cue and found.cue.text) == (speaker, cue)
    assert [text[start:end] for start, end in found.segments] == parts
    assert found.text == " … ".join(parts)
    assert 0 < found.confidence <= 1
    assert found.evidence


@pytest.mark.parametrize(
    "text",
    [
        "“The city will close the bridge in April,” Maria Ortega said.",
        "Maria Ortega said, “The city will close the bridge in April.”",
        "Maria Ortega walked over the bridge and drove home in the rain.",
        "The states that vote on March 1 are next.",
    ],
)
def test_what_is_not_reported_speech_is_left_alone(text: str) -> None:
    """Words in marks are no indirect speech, and neither is plain narration."""
    assert indirect(text) == []


MARKED = [
    (
        "Maria Ortega said that the old bridge was a “danger” to the children of the whole city.",
        "that the old bridge was a “danger” to the children of the whole city",
        ["danger"],
    ),
    (
        "Maria Ortega criticized the closing of the old bridge as a ''crazy idea,'' and drove home.",
        "the closing of the old bridge as a ''crazy idea,''",
        ["crazy idea,"],
    ),
]


@pytest.mark.parametrize(("text", "whole", "parts"), MARKED)
def test_a_clause_is_kept_whole_with_the_words_in_marks_within_it(
    text: str, whole: str, parts: list[str]
) -> None:
    """The reported clause stands as the article words it; what is quoted in it has its own record too."""
    [(_, found)] = extract([Article("a.txt", "/a.txt", text, "")], model=MODEL)

    assert [one.text for one in found if one.kind == "indirect"] == [whole]
    assert [one.text for one in found if one.kind in ("mixed", "term")] == parts


@pytest.mark.parametrize(
    "text",
    [
        "Maria Ortega said that “the old bridge is a danger to the children of the whole city.”",
        "“The old bridge,” Maria Ortega said, “is a danger to the children of the whole city.”",
    ],
)
def test_a_clause_that_is_nothing_but_a_quotation_is_no_indirect_speech(text: str) -> None:
    """What stands in marks but for a word or two is a quotation only."""
    assert indirect(text) == []


def test_a_relative_clause_names_its_source() -> None:
    """The mention is “who”, the person before it the speaker."""
    text = "The mayor met Maria Ortega, who said that the city would close the bridge in April."

    [found] = indirect(text)

    assert found.speaker
    assert found.speaker.name == "Maria Ortega"
    assert found.mention
    assert text[slice(*found.mention)] == "who"


SOURCES = [
    ("Maria Ortega released a statement saying that the city would close the bridge.", "Maria Ortega"),
    (
        "Maria Ortega criticized the ministry, which she said had closed four of the old bridges.",
        "Maria Ortega",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), SOURCES)
def test_the_words_are_those_of_who_says_them(text: str, speaker: str) -> None:
    """Neither what a relative pronoun stands for nor the statement that somebody issues says them."""
    [found] = indirect(text)

    assert found.speaker
    assert found.speaker.name == speaker


STORY = (
    "The bridge was built in 1911.\n\nMaria Ortega, the mayor, walked over it on Monday, as she does daily.\n"
)


def test_a_headline_reports_what_somebody_said() -> None:
    """Its cue and its source are those of the title; who is meant is told by the whole article."""
    text = f"Ortega says the old bridge is a danger to children\n\n{STORY}"

    [found] = read_indirect(describe(Source("a.txt", "/a.txt", 0, 0), text, ""))

    assert found.text == "the old bridge is a danger to children"
    assert found.speaker
    assert found.speaker.name == "Maria Ortega"


def test_a_title_in_front_matter_reports_nothing() -> None:
    """It is no part of what a reader reads."""
    text = f"---\ntitle: Ortega says the old bridge is a danger to children\n---\n\n{STORY}"

    assert read_indirect(describe(Source("a.md", "/a.md", 0, 0), text, "")) == []


def test_a_second_cue_goes_on_with_the_first_source() -> None:
    """What "and" joins to the words that somebody reported is that somebody's too."""
    text = "Maria Ortega said that the city would close the bridge and suggested that it would be sold."

    [last] = [one for one in indirect(text) if one.cue and one.cue.text == "suggested"]

    assert last.text == "that it would be sold"
    assert last.speaker
    assert last.speaker.name == "Maria Ortega"


def test_a_noun_of_speech_reports_its_clause() -> None:
    """A promise or a claim reports as a verb does."""
    [found] = indirect("The ministry's claim that the bridge is safe for all traffic was disputed.")

    assert found.speaker
    assert found.speaker.name == "The ministry"
    assert found.text.startswith("that the bridge is safe for all traffic")


def test_a_word_or_two_are_no_reported_speech() -> None:
    """What is shorter than five words is left out."""
    assert indirect("Maria Ortega said she was tired.") == []


SPANS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).filter(lambda s: s[0] < s[1]), max_size=1)


@given(SPANS, SPANS)
@settings(deadline=None)
def test_agreement_is_a_share(one: list[tuple[int, int]], two: list[tuple[int, int]]) -> None:
    """Agreement lies between 0 and 1, is the same both ways, and is 1 for the same words."""
    assert 0 <= agreement(one, two) == agreement(two, one) <= 1
    assert not one or agreement(one, one) == 1


def test_a_sentence_without_end_is_read_in_time_and_whole_offsets() -> None:
    """A line of thousands of cues, and hostile characters, neither fail nor give spans outside the text."""
    text = "\u202e[/b] Ann said, Bob said that he said it and " * 1500

    for found in indirect(text):
        assert all(0 <= start < end <= len(text) for start, end in found.segments)


def test_dev_articles_keep_their_figure(shared: Path) -> None:
    """Offsets of what is found in real articles hold, segments are in order and never overlap."""
    files = sorted((shared / "polnear" / "dev" / "text").glob("*.txt"))[:4]
    read = [Article(f.name, str(f), f.read_bytes().decode("utf-8"), "") for f in files]
    count = 0
    for article, found in extract(read, model=MODEL):
        for quotation in found:
            if quotation.kind != "indirect":
                continue
            count += 1
            flat = [place for span in quotation.segments for place in span]
            assert flat == sorted(set(flat))
            assert flat[-1] <= len(article.text)
            assert quotation.cue
            assert not any(start <= quotation.cue.span[0] < end for start, end in quotation.segments)

    assert count > 8
