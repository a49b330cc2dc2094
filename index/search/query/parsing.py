"""What does a query text mean? Whoosh's query parser makes a syntax tree of it, this module our own tree.

From Whoosh: phrases with slop, brackets, OR, AND, NOT and ``-``, fields and ``[a TO b]``. Ours: what a
word may hold (``word*``, ``word~``, ``no-fly``, ``>0.8``, ``a,b``), and every fault told with its place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from whoosh.qparser import QueryParser, plugins, syntax

from onrecord.index.errors import QueryError
from onrecord.index.names.keys import key, outlet_key
from onrecord.index.names.known_outlets import spelled
from onrecord.index.search.query import faults, values
from onrecord.index.search.query.fields import ALIASES, FIELDS, NAMES, OUTLETS, PROSE, WHOLE, told
from onrecord.index.search.query.tree import (
    ANY,
    Everything,
    Fuzzy,
    Name,
    Node,
    Not,
    Phrase,
    Prefix,
    Wildcard,
    Word,
    both,
    either,
)
from onrecord.index.text.folding import fold, words

MOST = 200
"""Words and phrases of a query that are read."""

MOST_SHAPES = 50
"""Words with ``*`` or ``?``, each of which stands for many."""

MOST_SCANNED = 10
"""Words that begin with ``*`` or ``?``, for each of which all words of the index are looked through."""

_EXACTLY = ":="
_FIELD = (
    rf"(?P<text>(?i:{'|'.join(name for name in ALIASES if FIELDS[ALIASES[name]].whole)}){_EXACTLY}"
    rf"|(?i:{'|'.join(ALIASES)})(?=:)):?\s*"
)
_NOT = r"(?:^|(?<=[\s(]))(?:NOT(?=\s)|-+(?=[^\s-]))"
_OTHER_FIELD = re.compile(r"([^\W\d_]\w*):(?!//)(?=\S)")
_FUZZY = re.compile(r"(.+?)~([12]?)")
_SHAPED = re.compile(r"(?:[^\W_]|[*?])+(?:['.](?:[^\W_]|[*?])+)*")
_QUESTION = re.compile(r"\?+(?![^\W_]|[*?])")


def parse(query: str, *, typing: bool = False) -> Node:
    """The tree of a query text; an empty one means everything.

    Args:
        query: as typed.
        typing: somebody is still at it: the last word may go on, and what is not finished is left out.

    Raises:
        QueryError: it cannot be read.

    """
    text, unfinished = faults.completed(faults.plain(query), query, typing=typing)
    if not text.strip():
        return Everything()
    reading = _Reading(query, typing=typing, open_phrase=unfinished)
    node = reading.node(_parser().process(text), None)
    if node is not None:
        return node
    if typing:
        return Everything()
    raise QueryError("There is no word to search for.", query, 0)


@cache
def _parser() -> QueryParser:
    """Whoosh's parser with the plugins whose syntax is ours too."""
    operators = plugins.OperatorsPlugin(
        And=r"(?<=\s)AND(?=\s)",
        Or=r"(?<=\s)(?:OR|\|)(?=\s)",
        Not=_NOT,
        AndNot=None,
        AndMaybe=None,
        Require=None,
    )
    return QueryParser(
        None,
        None,
        plugins=[
            plugins.FieldsPlugin(expr=_FIELD),
            plugins.PhrasePlugin(expr='"(?P<text>[^"]*)"(?:~(?P<slop>[0-9]{1,3}))?'),
            plugins.RangePlugin(),
            plugins.GroupPlugin(),
            operators,
        ],
    )


class _Reading:
    """One pass over Whoosh's syntax tree of one query."""

    def __init__(self, query: str, *, typing: bool, open_phrase: bool) -> None:
        self.query = query
        self.typing = typing
        self.open_phrase = open_phrase
        self.count = 0
        self.shapes: set[str] = set()

    def node(self, found: Any, field: str | None) -> Node | None:
        """Our node for one of Whoosh's; None where it holds no word."""
        if isinstance(found, syntax.GroupNode):
            parts = [self.node(child, field) for child in found]
            nodes = [part for part in parts if part is not None]
            if not nodes:
                return None
            if isinstance(found, syntax.NotGroup):
                inner = both(nodes)
                return inner.node if isinstance(inner, Not) else Not(inner)
            return either(nodes) if isinstance(found, syntax.OrGroup) else both(nodes)
        self.count += 1
        if self.count > MOST:
            raise QueryError(f"More than {MOST} words are asked for.", self.query, found.startchar)
        named: str = getattr(found, "fieldname", None) or ""
        field = ALIASES[named.lower().removesuffix(_EXACTLY)] if named else None
        if isinstance(found, syntax.RangeNode):
            return self.range(found, field)
        if field and named.endswith(_EXACTLY) and (whole := self.whole(found, field)):
            return whole
        if isinstance(found, plugins.PhrasePlugin.PhraseNode):
            return self.phrase(found, field)
        if isinstance(found, syntax.TextNode):
            return self.text(found, field)
        return None

    def range(self, found: Any, field: str | None) -> Node | None:
        """``date:[2024-01 TO 2024-03]``."""
        if field is None:
            return self.text(syntax.WordNode(f"{found.start} {found.end}").set_range(*_place(found)), None)
        text = f"{found.start or ''}..{found.end or ''}"
        return self.value(field, text, found.startchar)

    def whole(self, found: Any, field: str) -> Node | None:
        """``speaker:="Mark Rutte"``; None while the name is being typed, and goes on as it will."""
        quoted = isinstance(found, plugins.PhrasePlugin.PhraseNode)
        if (self.open_phrase if quoted else self.typing) and found.endchar >= len(self.query):
            return None
        several = [found.text] if quoted else found.text.split(",")
        names = [faults.bare(name).strip() for name in several]
        nodes: list[Node] = [_called(field, name) for name in names if key(name)]
        return either(nodes) if nodes else self.nothing(field, found.startchar, found.text)

    def phrase(self, found: Any, field: str | None) -> Node | None:
        """``"exact words"`` and ``"near words"~5``."""
        if field is not None and field not in (*NAMES, *PROSE):
            return self.value(field, found.text, found.startchar + 1)
        last = self.open_phrase and found.endchar > len(self.query)
        typed = words(found.text)
        if not typed:
            return None
        going_on = (last and not found.text.endswith(" ")) or found.text.endswith("*")
        asked = Phrase(field or ANY, tuple(typed), max(found.slop, 1), going_on, found.text.strip())
        return _otherwise_called(asked, found.text)

    def text(self, found: Any, field: str | None) -> Node | None:
        """A word with whatever it holds."""
        text, start = found.text, found.startchar
        if field is None:
            return None if self.is_loose_end(text, start) else self.word(ANY, text, found.endchar)
        if field in (*NAMES, *PROSE):
            if text.startswith("=") and field not in WHOLE:
                raise self.not_whole(start)
            parts = [self.word(field, part, found.endchar) for part in text.split(",")]
            nodes = [part for part in parts if part is not None]
            return either(nodes) if nodes else self.nothing(field, start, text)
        return self.value(field, text, start)

    def is_loose_end(self, text: str, start: int) -> bool:
        """Whether this is an operator without a partner or a field without a value, yet to be typed.

        Raises:
            QueryError: it is one and nobody is typing, or a field that is not there.

        """
        name = text.rstrip().removesuffix("=").removesuffix(":").lower()
        if text.rstrip().endswith((":", _EXACTLY)) and name in ALIASES:
            self.nothing(ALIASES[name], start, text)
            return True
        if text in {"OR", "AND", "NOT", "|"}:
            if self.at_end(start, text):
                return True
            rest = f"{self.query[:start]}{self.query[start + len(text) :]}".strip()
            raise QueryError(f"{text} stands between two words.", self.query, start, rest)
        if match := _OTHER_FIELD.match(text):
            raise faults.unknown_field(match[1], self.query, start)
        return False

    def word(self, field: str, text: str, end: int) -> Node | None:
        """``word``, ``word*``, ``w?rd``, ``word~``, ``no-fly``."""
        text = _QUESTION.sub(" ", text)
        if (match := _FUZZY.fullmatch(text)) and len(typed := words(match[1])) == 1:
            return Fuzzy(field, typed[0], int(match[2] or 1))
        if "*" in text or "?" in text:
            return self.shaped(field, text, end)
        typed = words(text)
        going_on = self.typing and end >= len(self.query) and text[-1:].isalnum()
        if len(typed) > 1:
            return _otherwise_called(Phrase(field, tuple(typed), 1, going_on, text), text)
        if not typed:
            return None
        if not going_on:
            return _otherwise_called(Word(field, typed[0]), text)
        begun = Prefix(field, typed[0])
        return begun if field in NAMES else either([begun, Word(field, typed[0])])

    def shaped(self, field: str, text: str, end: int) -> Node | None:
        """A word with ``*`` or ``?`` in it."""
        found = _SHAPED.findall(fold(text))
        shapes = [shape for shape in found if shape.strip("*?'.")]
        if not shapes:
            if found == ["*"] or self.typing:
                return Everything()
            raise QueryError("A * needs letters beside it.", self.query, end - len(text))
        self.shapes.update(shape for shape in shapes if set("*?") & set(shape))
        scanned = sum(shape[0] in "*?" for shape in self.shapes)
        if scanned > MOST_SCANNED or len(self.shapes) > MOST_SHAPES:
            told = "begin with * or ?" if scanned > MOST_SCANNED else "have a * or ?"
            most = MOST_SCANNED if scanned > MOST_SCANNED else MOST_SHAPES
            raise QueryError(f"More than {most} words {told}.", self.query, end - len(text))
        *before, last = shapes
        goes_on = last.endswith("*") and not set("*?") & set(last[:-1]) and last[-2].isalnum()
        if before and goes_on and not any(set("*?") & set(word) for word in before):
            return Phrase(field, (*before, last[:-1]), 1, unfinished=True, shown=text)
        return both([_shape(field, shape) for shape in shapes])

    def value(self, field: str, text: str, start: int) -> Node | None:
        """The value of a field of dates, numbers or kinds."""
        try:
            node = values.read(field, text, typing=self.typing)
        except ValueError as error:
            ended = self.query[-1:].isspace() and not self.open_phrase
            if self.at_end(start, text) and not ended and values.may_go_on(field, text):
                return None
            raise QueryError(str(error), self.query, start, self.without(start, len(text))) from None
        return node

    def nothing(self, field: str, start: int, text: str) -> Node | None:
        """A field that is given no value.

        Raises:
            QueryError: nobody is about to type it.

        """
        if self.at_end(start, text):
            return None
        raise QueryError(f"{told(field)}: needs a value after it.", self.query, start)

    def not_whole(self, start: int) -> QueryError:
        """The error for ``title:="…"``."""
        *several, last = map(told, WHOLE)
        message = f"Only {', '.join(several)} and {last} can be asked for by the whole name."
        rest = f"{self.query[:start]}{self.query[start + 1 :]}"
        return QueryError(message, self.query, start, rest)

    def at_end(self, start: int, text: str) -> bool:
        """Whether somebody is typing this, so that it may go on: nothing but what belongs to it follows."""
        if not self.typing:
            return False
        return not faults.plain(self.query)[start:].removeprefix(text).strip(' "]():=')

    def without(self, start: int, length: int) -> str:
        """The query without the value at this place and the field before it."""
        before = re.sub(r"(?:-?\w+:=?\s*)?[\[\"]?$", "", faults.plain(self.query)[:start])
        after = self.query[start + length :].lstrip(' ]"')
        return f"{before.rstrip()} {after}".strip()


def _called(field: str, name: str) -> Name:
    return Name(field, outlet_key(name) if field in OUTLETS else key(name), name)


def _otherwise_called(asked: Word | Phrase, text: str) -> Node:
    """What is asked for; of an outlet's other name (``via:AP``) also the outlet."""
    if asked.field not in OUTLETS or outlet_key(text) == key(text).removeprefix("the "):
        return asked
    return either([asked, _called(asked.field, spelled(text.strip()))])


def _place(found: Any) -> tuple[int, int]:
    return found.startchar, found.endchar


def _shape(field: str, shape: str) -> Node:
    body = shape.rstrip("*")
    if not set("*?") & set(shape):
        return Word(field, shape)
    if body != shape and not set("*?") & set(body):
        return Prefix(field, body)
    return Wildcard(field, shape)
