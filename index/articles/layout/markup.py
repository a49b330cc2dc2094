"""Which characters of a text are markup of links and emphasis, and no part of a name or a sentence?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.model import Span

_LINK = re.compile(r"(?<!!)(?P<open>\[)[^\[\]\n]{1,200}(?P<close>\]\((?:https?:|/|#|mailto:)[^()\s]*\))")
_TAG = re.compile(
    r"</?(?:a|abbr|b|br|em|i|p|q|small|span|strong|sub|sup|u)(?:\s[^<>\n]{0,500})?/?>", re.IGNORECASE
)


def markup(text: str) -> list[Span]:
    """The brackets and addresses of Markdown links, and HTML tags that were left in running text."""
    spans = [match.span(part) for match in _LINK.finditer(text) for part in ("open", "close")]
    return spans + [match.span() for match in _TAG.finditer(text)]
