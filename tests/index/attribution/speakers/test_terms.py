"""Words between marks that are nobody's: meanings, sounds, titles of works, words that only name a thing."""

from __future__ import annotations

import pytest

from tests.index.attribution.snippets import told


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The lake is called Fardo, which means “small,” Ada Lind said.", "small,"),
        (
            "They speak of Glutamine (pronounced “gloota-meen.”) It is a powerful aid, Ada Lind said.",
            "gloota-meen.",
        ),
        (
            "WARM stands for “with additional room for many” of the guests, Ada Lind said.",
            "with additional room for many",
        ),
        (
            "Winner had a part in the movie “Sharkstorm 3: Oh Hell No!” This spring, Winner spoke out.",
            "Sharkstorm 3: Oh Hell No!",
        ),
        (
            "Reports vary between a knife and a “sharp tool” of steel. Minister Don Tusk wrote “Let us go.”",
            "sharp tool",
        ),
        ("Ada Lind and Bea Roe built four “glaciers” on the farm. They were cold.", "glaciers"),
        ("Mayor Carl Lind opened a “green” bridge on Monday. Ada Roe was there.", "green"),
        ("Carl “the Rat” Lind was jailed on Monday, Ada Roe said.", "the Rat"),
        ("Carl Lind, known to friends as “Ratty”, was jailed on Monday, Ada Roe said.", "Ratty"),
        ("The storm, named “Ada”, hit on Monday, the mayor, Carl Lind, said.", "Ada"),
        ("Carl Lind was charged with “gross theft”. Ada Roe, his lawyer, wept.", "gross theft"),
        ("Ada Roe was described as “a liar”. Carl Lind wept.", "a liar"),
    ],
)
def test_what_a_word_means_and_what_a_thing_is_called_is_nobodys(text: str, words: str) -> None:
    """Whoever is named nearby did not say it."""
    assert ("term", words) in {(kind, said) for kind, said, _ in told(text)}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "MP Kevin Conway said a law that allows it marked a “sad day for Norland”.",
            "sad day for Norland",
            "Kevin Conway",
        ),
        (
            "The Harbour Board has described the riots as a ‘disgrace’ for the town.",
            "disgrace",
            "The Harbour Board",
        ),
        ("He means “small” when he says it, Ada Lind said.", "small", "Ada Lind"),
        (
            "Ada Lind spoke. The storm was “crazy,” she went on; it was the third this year.",
            "crazy,",
            "Ada Lind",
        ),
        ("The party's Treasury spokesperson, Ada Lind, called it “theft”.", "theft", "Ada Lind"),
    ],
)
def test_what_somebody_calls_something_is_said(text: str, words: str, speaker: str) -> None:
    """A cue that governs a few words makes them speech, also between single marks."""
    assert ("mixed", words, speaker) in told(text)


def test_what_somebody_is_asked_at_the_head_of_a_sentence_is_nobodys() -> None:
    """Nor is it the words of whoever shakes the head."""
    assert told("Asked “Will you go?”, Ada Lind shook her head.") == [("direct", "Will you go?", None)]


def test_who_describes_somebody_says_so_though_the_verb_is_passive() -> None:
    """The agent is named, or a cue stands elsewhere in the sentence."""
    assert ("mixed", "a liar", "Carl Lind") in told("Ada Roe was described by Carl Lind as “a liar”.")
    assert ("mixed", "a liar", "Carl Lind") in told("Carl Lind said Ada Roe was described as “a liar”.")
