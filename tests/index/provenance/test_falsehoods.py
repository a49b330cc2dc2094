"""A falsified quotation is never called sound, and a harmless copy always is: one small case of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.provenance.verification.claim import claim
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.text.languages import foreign
from onrecord.index.text.words import words
from tests.index.provenance.made import Said, corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.provenance.corpus import Corpus

ODA = "Mira Oda"
SAID = (
    Said(
        "We will sell the old ferries, provided that the council pays for new ones", "a", "Post", speaker=ODA
    ),
    Said("Nobody in my family ever thought that the lighthouse keeper stole the lamp oil", "b", speaker=ODA),
    Said("Fishermen claim that the new pier leaks fuel into the bay", "c", speaker=ODA),
    Said("I might move the ferry office to Vardo next winter", "d", speaker=ODA),
    Said("Norway paid 3.5 million crowns for the re-lease of the Bergen dock", "e", speaker=ODA),
    Said("The dock crane was painted in the harbour colours of Bergen last spring", "f", "Post", speaker=ODA),
    Said("He told the pilots that every buoy must be checked twice a day", "g", speaker=ODA),
    Said("Will you ever return the money to the widows of the crew", "h", kind="direct"),
    Said("We will not raise the fares for the islanders", "j", speaker=ODA),
    Said("I expect that the crane will be mended within weeks", "k", speaker=ODA),
    Said("The port traded 40 to 45 per cent of its oil in the nineteenth century", "l", speaker=ODA),
    Said("I told the pilots that the bell was safe, and I was wrong", "n", speaker=ODA),
    Said("Let the harbour board open its books", "o", speaker=ODA),
    Said("I wrote to the pilots on 3 May and again on 17 June about the bell", "p", speaker=ODA),
    Said("As far as I know, the mooring posts are sound today", "q", speaker=ODA),
    Said("I neither saw the lamp nor was told of it", "r", speaker=f"{ODA}’s written statement"),
    Said("We cannot moor the tenth ferry because the quay is full", "s", speaker=ODA),
    Said("I thank the people of Varde County for the paint", "m", speaker=ODA),
    Said("the fog bell rang", "i", speaker=ODA, around="The tide tables were printed in red ink by mistake."),
)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Corpus]:
    """An index of invented statements."""
    with corpus(tmp_path, *SAID) as found:
        yield found


@pytest.mark.parametrize(
    ("falsified", "about"),
    [
        ("We will sell the old ferries", "condition"),
        ("We will sell the old ferries … the council pays for new ones", "condition"),
        ("the lighthouse keeper stole the lamp oil", "negation"),
        ("the new pier leaks fuel into the bay", "attribution"),
        ("move the ferry office to Vardo next winter", "modal"),
        ("Norway paid 35 million crowns for the re-lease of the Bergen dock", "number"),
        ("Norway paid 3.5 million crowns for the release of the Bergen dock", ""),
        ("Norway paid 3.5 million crowns for the re-lease of the Borgen dock", "name"),
        ("We will not raise the fares", "exception"),
        ("the crane will be mended within weeks", "attribution"),
        ("I told the pilots that the bell was safe", "denial"),
        ("the harbour board open its books", "modal"),
        ("I wrote to the pilots on 17 May and again on 3 June about the bell", ""),
        ("the mooring posts are sound today", "condition"),
        ("The port traded 40–95 per cent of its oil in the nineteenth century", "number"),
        ("The port traded 40–45 per cent of its oil in the 18th century", "number"),
        ("I thank the people of [Bergen] County for the paint", "name"),
        ("[Mayor Alva Lind] told the pilots that every buoy must be [painted] twice a day", ""),
        ("She told the [Pilsen] that every buoy must be checked twice a day", ""),
        ("He told the pilots that every buoy [ is blue and green", ""),
    ],
)
def test_what_turns_the_meaning_is_never_sound(index: Corpus, falsified: str, about: str) -> None:
    """A cut that governs, another number or name, and brackets that stand for more than a pronoun."""
    verdict = verify(index, falsified, ODA)

    assert not verdict.sound
    assert not about or about in {alarm.about for alarm in verdict.alarms}


@pytest.mark.parametrize(
    "copied",
    [
        "THE DOCK CRANE WAS PAINTED IN THE HARBOUR COLOURS OF BERGEN LAST SPRING",
        "The dock crane was painted in the harbor colors of Bergen last spring",
        "The dock crane was pain-\nted in the harbour co1ours of Bergen last spring",
        "The dock crane was painted[3] in the harbour colours² of Bergen last spring",
        "The port traded 40–45% of its oil in the 19th century",
        "I wrote to the pilots on May 3rd and again on June 17 about the bell",
        "I neither saw the lamp nor was told of it",
        "We cannot moor the tenth ferry",
        "I thank the people of [this] county for the paint",
        "We will not raise the fares for the islanders",
        "[She] told the pilots that every buoy must be checked twice a day",
        "“The dock crane was painted in the harbour colours of Bergen last spring,” Oda said on Friday.",
        "the fog bell rang",
    ],
)
def test_what_copying_does_is_sound(index: Corpus, copied: str) -> None:
    """Capitals, spellings, line hyphens, misread letters, footnotes, a pronoun in brackets, a credit."""
    assert verify(index, copied, ODA).sound


@pytest.mark.parametrize(
    "frame",
    ["She denied that “{}” again.", "Oda joked that “{}” soon.", "It would be foolish to say “{}” now."],
)
def test_a_frame_outside_the_marks_is_told(tmp_path: Path, frame: str) -> None:
    """The words are printed, and what the sentence around them does with them is an alarm."""
    from dataclasses import replace

    from onrecord.index.provenance.differences.changes import differences
    from onrecord.index.provenance.differences.surroundings import frame as framed

    inner = "the ferries were sold at a loss"
    text = f"Nothing else was new. {frame.format(inner)} More follows."
    start = text.index(inner)
    quotation = replace(Said(inner, "x").quotation, segments=((start, start + len(inner)),))
    found = differences(words(inner), words(inner))

    assert framed(text, quotation, found)
    assert not framed(
        f"Oda said: “{inner}.” Nobody denied it.", replace(quotation, segments=((11, 42),)), found
    )


def test_a_speaker_who_is_not_named_there_is_told(index: Corpus) -> None:
    """A question that nobody named put is not the minister's."""
    verdict = verify(index, "Will you ever return the money to the widows of the crew", ODA)

    assert verdict.outcome == "speaker unconfirmed"
    assert "nobody named" in verdict.sentence


def test_a_splice_names_both_sources(index: Corpus) -> None:
    """Two statements put together are told as such."""
    verdict = verify(
        index,
        "We will sell the old ferries, provided that every buoy must be checked twice a day",
        ODA,
    )

    assert verdict.outcome == "spliced"
    assert len(verdict.findings) == 2


def test_words_of_an_article_are_found_before_they_are_called_absent(index: Corpus) -> None:
    """They stand there, not as a quotation."""
    verdict = verify(index, "The tide tables were printed in red ink")

    assert verdict.outcome == "in print, not as a quotation"
    assert not verdict.sound


@pytest.mark.parametrize(
    ("pasted", "said", "speaker"),
    [
        (
            "“We will sell the ferries,” Mayor Mira Oda said on Friday.",
            "We will sell the ferries",
            "Mayor Mira Oda",
        ),
        ("“We will sell the ferries,” said Mira Oda.", "We will sell the ferries", "Mira Oda"),
        ("“We will sell the ferries,” she said.", "We will sell the ferries", ""),
        ("We will sell the ferries — Mira Oda", "We will sell the ferries", "Mira Oda"),
        ("the “old ferries” are sold by now", "the “old ferries” are sold by now", ""),
    ],
)
def test_a_credit_is_taken_apart(pasted: str, said: str, speaker: str) -> None:
    """As it is copied from an article."""
    found = claim(pasted)

    assert (found.words, found.speaker, found.objection) == (said, speaker, "")


def test_two_quotations_in_one_claim_are_told(index: Corpus) -> None:
    """Nothing is said about either."""
    verdict = verify(index, "“the fog bell rang again today” and “every buoy must be checked”")

    assert verdict.outcome == "not checked"
    assert "2 quotations" in verdict.sentence


def test_another_language_is_told() -> None:
    """By its smallest words or its script; English is not."""
    assert (
        foreign(words("No vamos a cerrar el puerto del norte por la huelga de los pescadores")) == "Spanish"
    )
    assert foreign(words("Мы не закроем северный порт")) == "Cyrillic"
    assert foreign(words("We will not close the northern harbour")) == ""


def test_a_draft_that_tells_of_what_it_cuts_off_leaves_nothing_out(index: Corpus) -> None:
    """*Oda said that she might “move the ferry office …”* is what is printed; another word around is not."""
    words_left = "move the ferry office to Vardo next winter"

    assert not verify(index, words_left, ODA).sound
    assert verify(index, words_left, ODA, framed={"modal"}).sound
    assert not verify(index, words_left, ODA, framed={"condition"}).sound
