"""How does each quotation become a note of its own, as Obsidian and other vaults of Markdown keep them?

The file's name is the quotation's id, so that writing again replaces a note and never doubles it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.index.text.whole_files import whole
from onrecord.tui.present.hits import citation
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from onrecord.tui.present.hits.telling import Row


def write_each(rows: Iterable[Row], folder: Path) -> int:
    """Write a note for each quotation into a folder; how many there are.

    Raises:
        OSError: a note could not be written; those before it are there.

    """
    folder.mkdir(parents=True, exist_ok=True)
    number = 0
    for number, row in enumerate(rows, 1):  # noqa: B007 - how many there were is the answer
        whole(folder / f"{row.hit.quotation.id}.md", note(row))
    return number


def note(row: Row) -> str:
    """The properties of a quotation as front matter, and its citation as a block quotation."""
    quotation, article = row.hit.quotation, row.hit.article
    told = {
        "speaker": quotation.speaker.name if quotation.speaker else "",
        "office": quotation.office.printed if quotation.office else "",
        "outlet": article.outlet.value if article.outlet else "",
        "published": article.published.value if article.published else "",
        "kind": quotation.kind,
        "question": row.question or "",
        "title": describe.title(article),
        "file": article.doc,
        "onrecord": quotation.id,
    }
    # a JSON string is a YAML string too, whatever it holds
    lines = [
        f"{name}: {json.dumps(safe(value), ensure_ascii=False)}" for name, value in told.items() if value
    ]
    return "\n".join(["---", *lines, "tags: [quotation]", "---", "", citation.markdown(row.hit), ""])
