"""Whether marked words are somebody's is told by what stands in and around the marks, by one bounded look."""

from __future__ import annotations

from onrecord.index.attribution.speakers.logit import weights
from onrecord.index.attribution.speakers.ranking import attribute
from onrecord.index.attribution.speakers.speech import LIKELY, signs, speech
from tests.index.attribution.snippets import document

TABLE = weights("speakers/speech.json")
SPOKEN = "“We rebuilt the ferry slip before the winter storms came,” said Ida Moen, the harbour master."
NAMED = (
    "The ferry slip was rebuilt, and its makers won a prize. "
    "Visitors stop at a café named for the storm, or “north-wester”, which has a view."
)


def likely(text: str) -> list[float]:
    """How likely each marked stretch of the text is speech."""
    seen = document(text)
    marks = range(len(seen.where.marks))
    return [speech(seen, choice, TABLE) for choice in attribute(seen, marks, weights())]


def test_words_with_a_cue_are_speech_and_a_name_for_something_is_not() -> None:
    """The one is nearly certain, the other less likely than not."""
    (said,), (named,) = likely(SPOKEN), likely(NAMED)

    assert said > 0.95
    assert named < LIKELY


def test_what_stands_in_another_paragraph_is_no_neighbour() -> None:
    """The words before the first mark of a paragraph are nobody's business, whatever ended the last one."""
    seen = document("Storms\n\n" + SPOKEN)
    (choice,) = attribute(seen, range(1), weights())

    assert "before:" in signs(seen, choice)
