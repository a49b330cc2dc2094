"""Which files is evidence kept in? A page to read, and beside it the annotations that can be checked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from onrecord.index.provenance.tracing.trace import Trace
from onrecord.index.text.whole_files import save
from onrecord.tui.present.packs.annotations import Made, annotated
from onrecord.tui.present.packs.statement import pack
from onrecord.tui.present.packs.verdict import verdict_pack
from onrecord.tui.present.words import documents

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.provenance.corpus import Corpus, Witness
    from onrecord.index.provenance.verification.verdicts import Verdict

BESIDE = ".jsonld"
"""The ending of the file of annotations beside a page."""
PAGES = (".html", ".htm", ".md", ".markdown")
"""The endings of pages."""


def now(command: str) -> Made:
    """Made by a command at this moment."""
    return Made(command, datetime.now(UTC).isoformat(timespec="seconds"))


def traced(corpus: Corpus, found: Trace, form: str, made: Made) -> str:
    """The pack of a statement: ``html``, ``md`` or ``jsonld``."""
    if form == "jsonld":
        return annotated(corpus, _versions(found), made, None)
    blocks = pack(corpus, found, made)
    title = f"Evidence {found.witness.quotation.id}"
    return documents.markdown(blocks) if form == "md" else documents.html(blocks, title)


def judged(corpus: Corpus, verdict: Verdict, form: str, made: Made) -> str:
    """The pack of a verdict, or of the certificate that words were not found: the same forms."""
    if form == "jsonld":
        return annotated(corpus, _witnesses(verdict), made, None)
    blocks = verdict_pack(corpus, verdict, made)
    return documents.markdown(blocks) if form == "md" else documents.html(blocks, "Verdict on a quotation")


def _versions(found: Trace) -> list[Witness]:
    return list(dict.fromkeys(each.witness for each in (*found.copies, *found.apart)))


def _witnesses(verdict: Verdict) -> list[Witness]:
    nearest = verdict.certificate.nearest if verdict.certificate else ()
    return list(dict.fromkeys(each.witness for each in (*verdict.findings, *nearest)))


def keep(path: Path, page: str, corpus: Corpus, found: Trace | Verdict, made: Made) -> None:
    """Write a page, and beside it, where it is one, the annotations that `verify-pack` checks.

    Raises:
        CannotWrite: one of the files cannot be written.

    """
    save(path, page)
    if path.suffix.lower() in PAGES:
        witnesses = _versions(found) if isinstance(found, Trace) else _witnesses(found)
        save(path.with_suffix(BESIDE), annotated(corpus, witnesses, made, (path.name, page)))
