"""One statement in other words inside the marks is suggested, never certified; a contrary one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.provenance.verification.verify import verify
from tests.index.provenance.made import Said, corpus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.provenance.corpus import Corpus

ODA = "Mira Oda"
PAIRS = (
    (
        "The harbour needs deeper water before the tankers moor here",
        "Deeper water is needed in the harbour before tankers can moor",
    ),
    (
        "We are sending forty trucks of timber to the islands this week",
        "This week forty trucks with timber are being sent to the islands",
    ),
    (
        "The lighthouse keepers deserve a pension to live on",
        "Lighthouse keepers have earned a pension which they can live on",
    ),
    (
        "Nobody can repair the breakwater while the storm is blowing",
        "While the storm blows nobody is able to repair the breakwater",
    ),
    (
        "Our fishermen will keep their licences for all of next year",
        "For all of next year our fishermen are going to keep their licences",
    ),
    (
        "The inspectors found rust in every boiler of the ferry",
        "In each boiler of the ferry rust was found by the inspectors",
    ),
    (
        "It is too early to discuss the closure of the cannery",
        "We are still too early to be discussing closing the cannery",
    ),
    (
        "Smugglers have used the northern caves since the war",
        "Since the war the northern caves have been used by smugglers",
    ),
    (
        "The mayor promised the orchestra a hall beside the market",
        "A hall beside the market was promised to the orchestra by the mayor",
    ),
    (
        "Volunteers rescued ninety seals from the oil on the beach",
        "Ninety seals were rescued from oil on the beach by volunteers",
    ),
)
CONTRARY = (
    ("The harbour does not need deeper water before the big tankers moor", "a denial"),
    ("This week fifty trucks loaded with timber are being sent to the islands", "a number"),
    ("Seals rescued ninety volunteers from the oil that was on the beach", "who does what"),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """An index of what was printed, and of much else that others said."""
    folder: Path = tmp_path_factory.mktemp("reworded")
    others = (
        Said(f"Plain talk of day {at} about the price of salted cod and rope", f"o{at}") for at in range(40)
    )
    said = (Said(first, f"p{at}", speaker=ODA) for at, (first, _) in enumerate(PAIRS))
    with corpus(folder, *said, *others) as found:
        yield found


@pytest.mark.parametrize(("printed", "claimed"), PAIRS)
def test_a_statement_in_other_words_is_suggested(index: Corpus, printed: str, claimed: str) -> None:
    """The right one first, as a suggestion; it is never sound."""
    verdict = verify(index, claimed, ODA)

    assert not verdict.sound
    assert verdict.findings[0].witness.quotation.text == printed
    assert verdict.outcome in ("same statement, other words", "words changed")


@pytest.mark.parametrize(("claimed", "differs"), CONTRARY)
def test_a_contrary_statement_is_not_suggested(index: Corpus, claimed: str, differs: str) -> None:
    """Another number, a denial, or the roles turned round."""
    verdict = verify(index, claimed, ODA)

    assert not verdict.sound, differs
    assert verdict.outcome != "same statement, other words", differs
