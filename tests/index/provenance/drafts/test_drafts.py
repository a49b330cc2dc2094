"""A draft's quotation that a credit splits is checked as one, or else sentence by sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.model import Cue, Quotation, Speaker
from onrecord.index.provenance.verification.draft import checked
from tests.index.provenance.made import Said, corpus

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND = "We have moored nine ferries in the bay", "The tenth of them may come before the winter"
ODA = "Mira Oda"


def outcomes(folder: Path, said: tuple[Said, ...], first: str, credit: str, second: str) -> list[str]:
    """The verdicts on a draft with two parts of one quotation around a credit."""
    text = f"“{first}{credit}“{second}.”\n"
    low, high = text.index(second), text.index(second) + len(second)
    spans = ((1, 1 + len(first)), (low, high))
    at = text.index("said")
    cue = Cue("said", "say", (at, at + 4))
    whole = Quotation(
        "direct", spans, f"{first} … {second}", speaker=Speaker(ODA, ODA), cue=cue, confidence=0.9
    )
    with corpus(folder, *said) as index:
        return [each.verdict.outcome for each in checked(index, text, spans, (whole,))]


def test_two_sentences_of_two_printed_quotations_are_told_one_by_one(tmp_path: Path) -> None:
    """Nobody has printed them in a row; what is changed in the second is told of the second."""
    apart = Said(FIRST, "a", speaker=ODA), Said(SECOND, "b", speaker=ODA)
    false = SECOND.replace("may", "will")

    assert outcomes(tmp_path / "1", apart, FIRST, ",” Oda said. ", SECOND) == ["verbatim", "verbatim"]
    assert outcomes(tmp_path / "2", apart, FIRST, ",” Oda said. ", false) == ["verbatim", "words changed"]


def test_one_sentence_around_a_credit_is_one(tmp_path: Path) -> None:
    """Halves of two quotations that a credit joins in one sentence are put together, and told so."""
    apart = Said(FIRST, "a", speaker=ODA), Said(SECOND, "b", speaker=ODA)
    joined = Said(f"{FIRST}, {SECOND}", "c", speaker=ODA)

    assert outcomes(tmp_path / "1", apart, FIRST, ",” Oda said, ", SECOND) == ["spliced"]
    assert outcomes(tmp_path / "2", (joined,), FIRST, ",” Oda said, ", SECOND) == ["verbatim"]


def test_what_is_printed_as_one_is_one(tmp_path: Path) -> None:
    """Two sentences of one printed quotation have one verdict."""
    whole = Said(f"{FIRST}. {SECOND}", "a", speaker=ODA)

    assert outcomes(tmp_path, (whole,), FIRST, ",” Oda said. ", SECOND) == ["verbatim"]


def test_a_word_or_two_of_nobody_is_looked_for_in_sentences_of_the_same_matter(tmp_path: Path) -> None:
    """A “mooring” that was said is printed so; a “mooring” of a novelist's grief says nothing."""
    with corpus(tmp_path, Said("mooring", "a", kind="term")) as index:
        found = []
        for text in ("“mooring” was said.", "The novelist looked for a “mooring” in grief."):
            at = text.index("mooring")
            found += [each.sound for each in checked(index, text, [(at, at + 7)])]

    assert found == [True, False]


def test_marks_around_no_word_and_brackets_of_their_own_are_no_fault(tmp_path: Path) -> None:
    """*(“…”)* has nothing to check, and no sentence outside brackets denies what stands in them."""
    said = Said(FIRST, "a", speaker=ODA)
    text = f"She did not answer them again (“{FIRST}!”) and went “…” home."
    at, gap = text.index(FIRST), text.index("…")
    with corpus(tmp_path, said) as index:
        found = list(checked(index, text, [(at, at + len(FIRST)), (gap, gap + 1)]))

    assert [each.verdict.outcome for each in found] == ["verbatim", "not checked"]
    assert found[0].sound
