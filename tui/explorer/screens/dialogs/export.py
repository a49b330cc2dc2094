"""Where is the evidence for a statement to be written?"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from onrecord.index.errors import OnrecordError
from onrecord.index.text.whole_files import save
from onrecord.tui.explorer.screens.dialogs.destination import DestinationScreen

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.provenance.corpus import Corpus
    from onrecord.tui.explorer.screens.knowing import ExplorerScreen

FORMS = (".html", ".md")

NOTES = (
    "The ending says the form: .html is one page that needs nothing else,",
    ".md is Markdown. The same from a shell: onrecord trace ID --format html",
)


def packed(corpus: Corpus, identity: str, form: str) -> str:
    """The evidence pack of a statement, as ``onrecord trace`` writes it.

    Raises:
        OnrecordError: the index no longer holds the quotation.

    """
    from onrecord.index.provenance.tracing.trace import trace  # noqa: PLC0415
    from onrecord.tui.present.checks.pack import pack  # noqa: PLC0415
    from onrecord.tui.present.words import documents  # noqa: PLC0415

    witness = corpus.witness(identity)
    if witness is None:
        raise OnrecordError("This quotation is no longer in the index; search again.")
    blocks = pack(corpus, trace(corpus, witness))
    return documents.markdown(blocks) if form == ".md" else documents.html(blocks, f"Evidence {identity}")


def ask_to_export(screen: ExplorerScreen[Any], identity: str) -> None:
    """Ask for a path, and write the evidence there."""

    async def write(path: Path) -> None:
        text = await screen.host.tracer.ask(lambda corpus: packed(corpus, identity, path.suffix.lower()))
        await asyncio.to_thread(save, path, text)

    name = f"evidence-{identity}.html"
    dialog = DestinationScreen("Export the evidence", name, FORMS, write, written="Evidence", notes=NOTES)
    screen.app.push_screen(dialog)
