"""Which quotations does an article draft hold, and what is each worth? One verdict after the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.provenance.verification.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.model import Span
    from onrecord.index.provenance.corpus import Corpus
    from onrecord.index.provenance.verification.verdicts import Verdict

BLOCK = re.compile(r"^ {0,3}>.*(?:\n {0,3}>.*)*", re.MULTILINE)
"""A block quotation of Markdown (CommonMark, 5.1)."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation of a draft, and what is known about it."""

    span: Span
    """In the draft's text, quotation marks left out."""
    line: int
    """The number of its first line, from 1."""
    verdict: Verdict


def quoted(text: str, marked: Iterable[Span], *, markdown: bool = False) -> list[Span]:
    """The quotations of a draft: what stands between marks, and in Markdown block quotations without any.

    Args:
        text: of the draft.
        marked: what stands between quotation marks, from a scanner of marks.
        markdown: whether block quotations count.

    """
    spans = sorted(marked)
    if markdown:
        spans += [
            match.span()
            for match in BLOCK.finditer(text)
            if not any(start < match.end() and match.start() < end for start, end in spans)
        ]
    return sorted(spans)


def checked(corpus: Corpus, text: str, spans: Sequence[Span]) -> Iterator[Checked]:
    """Each quotation of a draft with its verdict, in the order of the text."""
    for start, end in spans:
        words = re.sub(r"^ {0,3}>", " ", text[start:end], flags=re.MULTILINE)
        yield Checked((start, end), text.count("\n", 0, start) + 1, verify(corpus, words))
