"""Which characters of a text are markup of links and emphasis, and no part of a name or a sentence?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.model import Span

_LINK = re.compile(
    r"(?<!!)(?P<open>\[)[^\[\]\n]{1,200}"
    r"(?P<close>\]\((?:https?:|/|#|mailto:)[^()\s]*(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\))"
)
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|em|i|p|q|small|span|strong|sub|sup|u)(?:\s[^<>\n]{0,500})?/?>", re.IGNORECASE
)
_WIKI = re.compile(r"(?P<open>\[\[(?:[^\[\]|\n]{1,200}\|)?)[^\[\]\n]{1,200}(?P<close>\]\])")
"""A link to another note, as Obsidian writes it."""
_EMPHASIS = re.compile(
    r"(?<![\w*_\\])(?P<open>\*{1,3}|_{1,2})(?=[^\s*_])(?P<words>[^*_\n]{1,200})(?<=[^\s\\])(?P<close>(?P=open))(?![\w*_])"
)
_LABEL = re.compile(r"[^\S\n]*(?:[:：]|\n|\Z)")


def markup(text: str) -> list[Span]:
    """The brackets and addresses of Markdown links, signs of emphasis, and HTML tags left in running text.

    Emphasis that fills a line, or all of it up to a colon, stays: it tells of a heading or of who speaks.
    """
    links = [*_LINK.finditer(text), *_WIKI.finditer(text)]
    links += [match for match in _EMPHASIS.finditer(text) if not _is_label(match)]
    spans = [match.span(part) for match in links for part in ("open", "close")]
    return spans + [match.span() for match in _TAG.finditer(text)]


def _is_label(emphasis: re.Match[str]) -> bool:
    text = emphasis.string
    begins = not text[text.rfind("\n", 0, emphasis.start()) + 1 : emphasis.start()].strip(" >\t-•")
    return begins and (emphasis["words"].rstrip().endswith(":") or bool(_LABEL.match(text, emphasis.end())))
