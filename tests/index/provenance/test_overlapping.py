"""A clause of indirect speech and the words between marks inside it are two records of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from onrecord.index.provenance.statements.copies import Copies
from onrecord.index.provenance.tracing.trace import trace
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.store import current
from tests.index.provenance.made import Said, corpus

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.provenance.corpus import Corpus

MARKED = "every berth of the northern harbour will stay open for the fleet"
CLAUSE = f"the council had agreed on Monday that {MARKED}, come what may"
HERE = Said(CLAUSE, "here", "Wire", "2024-03-16", "Mara Lindqvist", kind="indirect", inner=MARKED)
COPY = Said(CLAUSE, "copy", "Post", "2024-03-17", "Mara Lindqvist", kind="indirect", inner=MARKED)


def listed(index: Corpus, row: int) -> list[tuple[str, str]]:
    """The article and kind of each copy of the quotation in a row."""
    found = trace(index, index.witnesses([row])[0])
    assert found.count == len(found.copies) == sum(len(each.witnesses) for each in found.carriers)
    return sorted((each.witness.article.doc, each.witness.quotation.kind) for each in found.copies)


def test_they_are_no_copies_of_one_another(tmp_path: Path) -> None:
    """Whichever is asked for stands alone, in one article and with one carrier."""
    with corpus(tmp_path, HERE) as index:
        assert listed(index, 1) == [("here", "indirect")]
        assert listed(index, 2) == [("here", "mixed")]
        assert not index.apart(1)
    assert Copies(current(tmp_path).path).counts(np.array([1, 2], np.uint32)).tolist() == [1, 1]


def test_another_article_is_one_copy(tmp_path: Path) -> None:
    """Four records of two articles are two versions: the one asked for, and the words between marks."""
    with corpus(tmp_path, HERE, COPY) as index:
        for witness in index.witnesses(range(1, 5)):
            found = dict(listed(index, witness.row))
            assert found == {"here": "mixed", "copy": "mixed"} | {witness.article.doc: witness.quotation.kind}
    assert Copies(current(tmp_path).path).counts(np.arange(1, 5, dtype=np.uint32)).tolist() == [2] * 4


def test_a_claim_finds_the_article_once(tmp_path: Path) -> None:
    """The words between marks are what is printed; of the clause it is said that the rest has no marks."""
    with corpus(tmp_path, HERE) as index:
        part = verify(index, MARKED)
        whole = verify(index, CLAUSE)

    assert (part.outcome, len(part.findings)) == ("verbatim", 1)
    assert whole.sentence.startswith("Longer than what is printed in 1 article of Wire: ")
    assert "the rest of the words is reported without marks" in whole.sentence
