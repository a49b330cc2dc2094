"""What is known of a statement: its trace, with the context of each version?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.provenance.corpus import Corpus, Witness
    from onrecord.index.provenance.tracing.trace import Trace
    from onrecord.index.provenance.tracing.transcripts import Place


@dataclass(frozen=True, slots=True)
class Traced:
    """A statement as the screen tells it."""

    trace: Trace
    outlets: int
    """How many outlets were searched that have a name."""
    articles: int
    """How many articles were searched."""
    transcript: Place | None
    """Where in a transcript the words were said."""
    followed: bool
    """Whether other versions were looked for; not of a term, nor of words too few or too common."""


def traced(corpus: Corpus, identity: str, reference: str = "") -> Traced | None:
    """The statement that a quotation belongs to; None where the index no longer holds it.

    Args:
        corpus: that holds it.
        identity: the quotation's id.
        reference: the id of the version that the others are held against; the earliest where it is empty.

    """
    from onrecord.index.provenance.tracing.trace import trace  # noqa: PLC0415

    witness = corpus.witness(identity)
    if witness is None:
        return None
    against = corpus.witness(reference) if reference else None
    return Traced(
        trace(corpus, witness, reference=against),
        sum(1 for name, _ in corpus.coverage.outlets if name),
        corpus.stamp.articles,
        transcript(corpus, witness),
        corpus.followed(witness.row),
    )


def transcript(corpus: Corpus, witness: Witness) -> Place | None:
    """Where in a transcript the words of an article were said, also where it prints them otherwise."""
    from onrecord.index.provenance.tracing.transcripts import place  # noqa: PLC0415
    from onrecord.index.provenance.verification.verify import verify  # noqa: PLC0415

    said = witness.quotation
    if said.kind in ("turn", "term") or said.speaker is None:
        return None
    if found := place(corpus, witness, corpus.statement(witness.row)):
        return found
    findings = verify(corpus, said.text, said.speaker.name).findings
    return place(corpus, witness, [each.witness for each in findings if each.agrees])
