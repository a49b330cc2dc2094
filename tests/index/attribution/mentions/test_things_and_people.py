"""Who is a person, and what is only called by a name: events, places and bodies in letters."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.turns.posts import posts
from tests.index.attribution.snippets import told


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Stravo on Thursday announced new features at its annual Camp Stravo event in the west.\n\n"
            "Now Stravo says it will use machines to detect “questionable” entries.",
            "questionable",
            "Stravo",
        ),
        (
            "Jordan sent nobody. Aid from Jordan is late. Defence Minister Jordan Ellis said so.\n\n"
            "In its submission, Jordan said that there are “links between the two cases” at hand.",
            "links between the two cases",
            "Jordan",
        ),
        (
            "Serhan Radio, a chemist at Norland University, says that not everyone left. Ilya Kadin is an "
            "economist there.\n\n“We checked our bags at each of the gates,” says Radio.",
            "We checked our bags at each of the gates,",
            "Serhan Radio",
        ),
    ],
)
def test_a_name_is_whose_the_whole_article_says(text: str, words: str, speaker: str) -> None:
    """An event called by a body's name, a place that is a first name, a surname that bodies end in."""
    assert (words, speaker) in {(said, who) for _, said, who in told(text)}


@pytest.mark.parametrize(
    ("signature", "name", "kind"),
    [
        ("Lucas Pollard MP (@LucasPollard)", "Lucas Pollard", "person"),
        ("The Harbour Post (@harbourpost)", "The Harbour Post", "organization"),
    ],
)
def test_a_post_is_signed_by_a_name_alone(signature: str, name: str, kind: str) -> None:
    """Letters behind a name are no part of it; "The" is part of an outlet's."""
    (found,) = posts(
        f"There is no place for hate on our streets, and we will act — {signature} August 5, 2024"
    )
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.kind) == (name, kind)
