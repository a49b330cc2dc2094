"""Whom pronouns and descriptions cannot mean, and how sure it is whom they do."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.mentions.entities import ALONE
from tests.index.attribution.coreference.test_who_is_meant import meant
from tests.index.attribution.snippets import document, mention_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Senator Max Roe spoke at the pier. Karl Vane asked Roe how high the wall would be.\n\n"
            "“It could be higher,” he told Vane on Monday.",
            "Max Roe",
        ),
        (
            "Senator Max Roe said on Monday that President Karl Vane has long called for a wall. "
            "he said Vane hopes for more.",
            "Max Roe",
        ),
        (
            "President Karl Vane left. Vane raises questions about the debate with Max Roe.\n\n"
            "Earlier, he notes that the board found a fault in Vane's microphone.",
            "Karl Vane",
        ),
        (
            "Senator Max Roe spoke. Karl Vane asked Roe about the wall.\n\n"
            "“It is high,” he told Vane, to cheers from the crowd at the event where Roe spoke.",
            "Max Roe",
        ),
    ],
)
def test_whoever_is_named_in_what_somebody_does_is_somebody_else(text: str, name: str) -> None:
    """Whom *he* tells and of whom *he* says something is not *he*; a name's possessive may be."""
    assert meant(text, "he") == name


def test_a_sentence_is_about_whose_its_subject_is() -> None:
    """Whoever owns the thing that it begins with is in mind, not who spoke before."""
    text = (
        "Bishop Max Roe has come. “It is late,” the town's spokesman, Karl Vane, told the Review.\n\n"
        "Roe's message is a call to the rich. He laments a lack of care."
    )

    assert meant(text, "He") == "Max Roe"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Harbour Aid held a fair. Senator Ann Lee came.\n\nHer campaign said that she was glad.",
            "Her campaign",
            "Her campaign",
        ),
        (
            "Chief Cabinet Secretary Karl Vane spoke in Norvik.\n\nThe palace press secretary said so.",
            "The palace press secretary",
            "The palace press secretary",
        ),
        (
            "Larch News asked first. The Harbour Review held a party on Monday.\n\n"
            "The conservative publication said so.",
            "The conservative publication",
            "The Harbour Review",
        ),
    ],
)
def test_a_description_means_nothing_that_it_does_not_fit(text: str, words: str, name: str) -> None:
    """A campaign is no other body, one secretary no other; *The Review* is an outlet."""
    assert meant(text, words) == name


def test_a_description_is_less_certain_where_it_fits_two() -> None:
    """As for a pronoun, the margin tells how far whoever is meant is ahead of the next."""
    alone = document("Larch Books Inc opened on Monday. The company said that it was glad.")
    rival = document("Larch Books Inc sued Elm Press Inc on Monday. The company said that it was glad.")
    sure, unsure = (found.coreference.of[mention_of(found, "The company").span] for found in (alone, rival))

    assert sure.margin == ALONE > unsure.margin


def test_an_epithet_that_the_article_does_not_tell_is_not_sure() -> None:
    """Whoever has just spoken may be *the billionaire*, and need not."""
    found = document("Max Roe has arrived. “It is late,” Roe said.\n\n“It is cold,” the billionaire said.")
    reading = found.coreference.of[mention_of(found, "the billionaire").span]

    assert (reading.entity.name, reading.margin < ALONE) == ("Max Roe", True)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Senator Ann Lee won. Max Roe sought to win votes.\n\nRoe spoke at noon. The senator said so.",
            "The senator",
            "Ann Lee",
        ),
        ("Mayor Ann Lee went to Larch Books. Its mayor said so.", "Its mayor", "Ann Lee"),
        (
            "Larch Books opened a shop. The pier is closed, its health company said.",
            "its health company",
            "Larch Books",
        ),
        ("Donald Vane came with his son Karl Vane. The elder Vane said so.", "The elder Vane", "Donald Vane"),
    ],
)
def test_whoever_a_description_may_mean_is_not_sure(text: str, words: str, name: str) -> None:
    """Another is more in mind, whose it is may be anybody, words before it do not fit, two are so called."""
    found = document(text)
    reading = found.coreference.of[mention_of(found, words).span]

    assert (reading.entity.name, reading.margin < ALONE) == (name, True)


def test_a_member_of_a_party_may_hold_any_office() -> None:
    """Whoever has just been named as something else is meant by his party, not who bears it as a title."""
    text = (
        "Republican Ted Voss has left.\n\nSpeaker Paul Roan says the world is watching. Roan has led a "
        "group to Norvik, and the Solland Republican said that it was late."
    )

    assert meant(text, "the Solland Republican") == "Paul Roan"


def test_a_name_right_behind_a_body_is_its_own() -> None:
    """*The rights group Harbour Aid* is nobody who was named before."""
    text = "The Larch Zoo was shut on Monday. The rights group Harbour Aid said there was no need."

    assert meant(text, "The rights group") == "Harbour Aid"


def test_whoever_is_named_in_what_a_description_does_is_somebody_else() -> None:
    """As for a pronoun."""
    text = (
        "Senator Ann Lee spoke of Karl Vane. “It does not make me nervous,” the cautious candidate said of "
        "running against Mr. Vane."
    )

    assert meant(text, "the cautious candidate") != "Karl Vane"


def test_whoever_is_named_in_the_next_paragraph_need_not_be_meant() -> None:
    """A description may introduce somebody whom the next sentence names; a new paragraph may be another's."""
    text = "One said the driver told them that he was ill.\n\nMax Roe, 30, said that it was fast."
    found = document(text)
    reading = found.coreference.of[mention_of(found, "the driver").span]

    assert reading.entity.name != "Max Roe" or reading.margin < ALONE
