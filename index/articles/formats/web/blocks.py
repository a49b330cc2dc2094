"""What are the blocks of a page - paragraphs, list items, headings - letter by letter?

The text is taken from the page's own tree and never from an extractor's copy of it, so that quotation marks,
blank space within a paragraph and paragraph bounds are the page's. ``<q>`` gets the marks that a browser
shows, and whoever signs a block quotation in an element of its own the dash of a credit line; footnote
numbers and what nobody sees are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import html

from onrecord.index.articles.formats.web.preformatted import paragraphs
from onrecord.index.articles.formats.web.unseen import Unseen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.model import Span

DEEPEST = 200
"""Elements nested deeper are no page: libxml2 gives up at 256, and others take minutes over thousands."""

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_ASIDE = frozenset(["figcaption", "nav", "caption"])
_TAG = re.compile(r"<(?P<name>[A-Za-z][\w:-]*+)(?:[^>\"']|\"[^\"]*+\"|'[^']*+')*+>")
_CAPTION = re.compile(
    r"(?:^|[\s_-])(?:fig-?|image-?|photo-?|media-?)?(?:caption|credits?)(?:$|[\s_-])", re.IGNORECASE
)
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|newsletter|recommend(?:ed|ations?)|recirc\w*|most-?(?:read|popular)|author-?bio"
    r"|read-?more|more-?on|sign-?up|fact-?box|info-?box|access-?wall)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes that sites give to what stands beside an article."""
_STORY = re.compile(
    r"(?:article|entry|main|page|post|single|story|tab)[_-]?(?:\w+[_-])*(?:body|content|text)", re.IGNORECASE
)
"""Names in a class that tell of the story itself, and outweigh others: ``entry-content read-more``."""
_BREAK = "\v"
"""Stands for ``<br>``; no page holds it."""
_SIGNING = frozenset(["cite", "figcaption", "footer"])
"""Elements that name whose a block quotation is."""
_DASHES = ("—", "–", "-", "―")
_MARKS = {"q": "“", "br": _BREAK}
_PARTED = re.compile(rf"{_BREAK}\s*{_BREAK}[\s{_BREAK}]*")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LARGEST_TAG = 30_000
"""In characters; a longer tag carries data, not a page's structure."""


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a page."""

    text: str
    tag: str
    """Of the nearest block element: ``p``, ``li``, ``div``."""
    family: int
    """The same number for the blocks of one parent element."""
    kin: int
    """The same number for the blocks in elements of the same names and classes, wherever they stand."""
    linked: float = 0.0
    """The share of its text that is links."""
    quoted: int = 0
    """The same number for the blocks of one ``<blockquote>``; 0 outside of one."""
    captioned: bool = False
    """Whether it stands in a caption or a menu."""
    beside: bool = False
    """Whether its class is of what stands beside an article."""


def tamed(page: str) -> str:
    """The page without the attributes of tags that are too long to be a page's: those cost minutes."""
    if len(page) < _LARGEST_TAG:
        return page
    return _TAG.sub(_bare, page)


def _bare(tag: re.Match[str]) -> str:
    """The tag, or its name alone. One that runs over a script's end is no tag but a sign in a script."""
    kept = len(tag[0]) <= _LARGEST_TAG or "</script" in tag[0]
    return tag[0] if kept else f"<{tag['name']}>"


def parsed(page: str) -> html.HtmlElement | None:
    """The page's tree, or None where there is none."""
    try:
        tree = html.document_fromstring(page, parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (ValueError, html.etree.LxmlError):
        tree = _from_bytes(page)
    return tree


def _from_bytes(page: str) -> html.HtmlElement | None:
    """A page that says of itself in what encoding it is may be parsed from bytes alone."""
    try:
        return html.document_fromstring(
            page.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (ValueError, html.etree.LxmlError):
        return None


def is_deep(tree: html.HtmlElement) -> bool:
    """Whether elements are nested deeper than in any page."""
    depth = 0
    for event, _ in html.etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def blocks(tree: html.HtmlElement) -> Iterator[Block]:
    """The blocks of the tree that hold words, in the order of the page."""
    walk = _Walk()
    body = tree.find("body")
    yield from walk.down(tree if body is None else body)


def written(chosen: Sequence[Block]) -> tuple[str, tuple[Span, ...]]:
    """The blocks as one text, and where in it each ``<blockquote>`` stands."""
    spans: list[Span] = []
    before, at = 0, 0
    for block in chosen:
        end = at + len(block.text)
        if block.quoted:
            start = spans.pop()[0] if block.quoted == before else at
            spans.append((start, end))
        before, at = block.quoted, end + 2
    return "\n\n".join(block.text for block in chosen), tuple(spans)


class _Walk:
    """Collects text until a block begins or ends. Not recursive: a page may be nested as deep as it likes."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[html.HtmlElement] = []
        self._links = 0
        self._linked = 0
        self._met: list[html.HtmlElement] = []
        """Every block element, kept so that no other one gets its identity."""

    def down(self, root: html.HtmlElement) -> Iterator[Block]:
        stack: list[tuple[html.HtmlElement, bool]] = [(root, False)]
        unseen = Unseen(root)
        while stack:
            element, leaving = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if leaving:
                if tag in _BLOCKS:
                    yield from self._flush()
                    self._open.pop()
                elif tag == "q":
                    self._add("”")
                self._links -= tag == "a"
                self._add(element.tail)
            elif not tag or unseen.holds(element):
                self._add(element.tail)
            else:
                if tag in _BLOCKS:
                    yield from self._flush()
                    self._open.append(element)
                    self._met.append(element)
                elif tag in _MARKS:
                    self._add(_MARKS[tag])
                elif len(element) == 0 and not element.text and "br" in (element.get("class") or "").split():
                    self._add(_BREAK * 2)
                if tag in _SIGNING and self._quotation() is not None:
                    self._sign(element)
                self._links += tag == "a"
                self._add(element.text)
                stack.append((element, True))
                stack.extend((child, False) for child in reversed(element))

    def _add(self, text: str | None) -> None:
        if text:
            self._parts.append(text)
            if self._links:
                self._linked += len(text)

    def _quotation(self) -> html.HtmlElement | None:
        """The block quotation that is open, or that the open caption is of."""
        for element in self._open:
            if element.tag == "blockquote":
                return element
        if self._open and self._open[-1].tag == "figcaption":
            figure = self._open[-1].getparent()
            return figure.find(".//blockquote") if figure is not None else None
        return None

    def _sign(self, element: html.HtmlElement) -> None:
        """Begin a credit line with a dash, where the element is one that has none."""
        before = "".join(self._parts).rstrip(" \t\r\n\f")
        following = element.getnext() is not None or (element.tail or "").strip()
        if before.endswith(_DASHES) or (element.tag == "cite" and following):
            return
        if before and not before.endswith(_BREAK):
            self._add(_BREAK)
        if not element.text_content().lstrip().startswith(_DASHES):
            self._add("— ")

    def _flush(self) -> Iterator[Block]:
        written = "".join(self._parts)
        linked = self._linked / max(1, len(written))
        self._parts.clear()
        self._linked = 0
        if not self._open:
            return
        owner = self._open[-1]
        parent = owner.getparent() if owner.getparent() is not None else owner
        family = owner if owner.tag in ("div", "td", "body") else parent
        path = tuple((str(element.tag), element.get("class")) for element in self._open[-6:])
        near = {str(element.tag) for element in self._open[-12:]}
        quotation = self._quotation()
        quoted = id(quotation) if quotation is not None else 0
        captioned = not _ASIDE.isdisjoint(near) or any(
            _CAPTION.search(styled or "") for _, styled in path[-4:]
        )
        beside = any(_is_beside(styled or "") for _, styled in path[-3:])
        preformatted = any(element.tag == "pre" for element in self._open)
        for text in paragraphs(written.replace(_BREAK, "\n")) if preformatted else _paragraphs(written):
            yield Block(
                text,
                str(owner.tag),
                id(family),
                hash(path),
                linked,
                quoted=quoted,
                captioned=captioned and not quoted,
                beside=beside,
            )


def _is_beside(styled: str) -> bool:
    """Whether an element of this class stands beside the article, and is not the article's own."""
    if not _BESIDE.search(styled):
        return False
    return not any(_STORY.fullmatch(name) for name in styled.split())


def _paragraphs(written: str) -> Iterator[str]:
    """The paragraphs of a block: between two breaks, blanks as a browser shows them."""
    for paragraph in _PARTED.split(written):
        lines = [_SPACE.sub(" ", line).strip(" ") for line in paragraph.split(_BREAK)]
        if text := "\n".join(line for line in lines if line):
            yield text
