"""Where do these words come from, and are they what was said?

`update` keeps what a build must keep; `corpus.Corpus` opens it, `verify.verify` checks a claimed quotation,
`tracing.trace` follows a statement. Cheap to import: numpy is loaded only to work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from onrecord.index.model import Article, Quotation


RULES = 4
"""Raised with every change of what is kept beside the records, so that an index knows what it was made by."""


def update(folder: Path, gone: Collection[int], came: Iterable[tuple[int, Article, Quotation]]) -> None:
    """Bring the provenance in a snapshot's folder up to date; see `updating.update`."""
    from onrecord.index.provenance.statements import updating  # noqa: PLC0415 - a build that finds nothing new needs no numpy

    updating.update(folder, gone, came)
