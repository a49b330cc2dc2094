"""How does a file become an Article?

`find` walks files and folders for what may be an article; `read` makes one of each, `from_text` of a string.
Data flows one way:

    files → decoding → frontmatter, head, credits, relays, furniture → metadata → Article
"""

from __future__ import annotations

from onrecord.index.articles.finding import find
from onrecord.index.articles.reading import from_text, read

__all__ = ["find", "from_text", "read"]
