"""How is a document of plain blocks written? As Markdown, or as one HTML page that needs nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from onrecord.index.text.unseen import UNSEEN
from onrecord.tui.present.words.safe import markdown as escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.provenance.differences.telling import Piece


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or with marks of what is gone and new, a difference."""

    pieces: tuple[Piece, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of text under a head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Line | Table


def line(text: str, *, quoted: bool = False) -> Line:
    """A paragraph of plain text."""
    return Line((("", text),), quoted)


def visible(text: str) -> str:
    """The text on one line, its hidden characters named by their code points."""
    return UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", re.sub(r"\s+", " ", text))


def markdown(blocks: Sequence[Block]) -> str:
    """The document as Markdown (CommonMark, with the tables of GitHub)."""
    parts = ["# Evidence"]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"## {_plain(block.text)}")
        elif isinstance(block, Line):
            shapes = {"": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
            text = "".join(shapes[kind].format(_plain(part)) for kind, part in block.pieces)
            parts.append(f"> {text}" if block.quoted else text)
        else:
            rows = [block.head, tuple("---" for _ in block.head), *block.rows]
            parts.append("\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows))
    return "\n\n".join(parts) + "\n"


def _cell(text: str) -> str:
    return text if text == "---" else _plain(text)


def _plain(text: str) -> str:
    """Text with its hidden characters named, and every character that Markdown or HTML obeys escaped."""
    return escaped(visible(text))


STYLE = """
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
blockquote{margin:.5rem 0;padding:.2rem 1rem;border-left:3px solid #888}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.2rem .6rem;
border-bottom:1px solid #ccc}del{color:#a00}ins{color:#060;text-decoration:underline}
"""


POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html(blocks: Sequence[Block], title: str) -> str:
    """The document as one HTML page that loads nothing and runs nothing."""
    parts = [
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        f"<title>{escape(visible(title))}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>Evidence</h1>",
    ]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"<h2>{escape(visible(block.text))}</h2>")
        elif isinstance(block, Line):
            shapes = {"": "{}", "gone": "<del>{}</del>", "new": "<ins>{}</ins>"}
            text = "".join(shapes[kind].format(escape(visible(part))) for kind, part in block.pieces)
            parts.append(f"<blockquote>{text}</blockquote>" if block.quoted else f"<p>{text}</p>")
        else:
            head = "".join(f"<th>{escape(name)}</th>" for name in block.head)
            rows = ["".join(f"<td>{escape(visible(cell))}</td>" for cell in row) for row in block.rows]
            body = "\n".join(f"<tr>{row}</tr>" for row in rows)
            parts.append(f"<table>\n<tr>{head}</tr>\n{body}\n</table>")
    return "\n".join(parts) + "\n</body>\n</html>\n"
