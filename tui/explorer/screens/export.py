"""Where is the evidence for a statement to be written?"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.errors import OnrecordError
from onrecord.index.places import short
from onrecord.tui.explorer.screens.form import Field, FormScreen
from onrecord.tui.saving import save

if TYPE_CHECKING:
    from onrecord.index.provenance.corpus import Corpus
    from onrecord.tui.explorer.app import Explorer

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
    from onrecord.index.provenance import documents  # noqa: PLC0415
    from onrecord.index.provenance.pack import pack  # noqa: PLC0415
    from onrecord.index.provenance.tracing import trace  # noqa: PLC0415

    witness = corpus.witness(identity)
    if witness is None:
        raise OnrecordError("This quotation is no longer in the index; search again.")
    blocks = pack(corpus, trace(corpus, witness))
    return documents.markdown(blocks) if form == ".md" else documents.html(blocks, f"Evidence {identity}")


def ask_to_export(explorer: Explorer, identity: str) -> None:
    """Ask for a path, and write the evidence there; an existing file only when it is asked for twice."""
    warned = ""

    async def write(values: tuple[str, ...]) -> str:
        nonlocal warned
        if not values[0]:
            return "Name a file to write to."
        path = Path(values[0]).expanduser()
        if path.suffix.lower() not in FORMS:
            return "The name must end in .html or .md."
        if path.is_dir():
            return f"{short(str(path))} is a folder; name a file."
        if path.exists() and warned != str(path):
            warned = str(path)
            return f"{short(str(path))} exists. ⏎ once more replaces it; or give another name."
        try:
            text = await explorer.tracer.ask(lambda corpus: packed(corpus, identity, path.suffix.lower()))
            await asyncio.to_thread(save, path, text)
        except OnrecordError as error:
            return str(error)
        return ""

    def written(values: tuple[str, ...] | None) -> None:
        if values:
            explorer.notify(f"The evidence is in {short(values[0])}.", timeout=4, markup=False)

    explorer.push_screen(
        FormScreen(
            "Export the evidence",
            [Field("Write to", f"evidence-{identity}.html")],
            accept=write,
            notes=NOTES,
        ),
        written,
    )
