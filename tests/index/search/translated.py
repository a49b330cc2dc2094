"""Our tree as Whoosh's own query objects: what Whoosh's searcher makes of the same question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from whoosh import query

from onrecord.index.search.query.tree import (
    ANY,
    And,
    Everything,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Value,
    Wildcard,
    Word,
)
from onrecord.index.store.postings.terms import stem

if TYPE_CHECKING:
    from whoosh.searching import Searcher


def translated(node: Node, searcher: Searcher) -> Any:
    """Whoosh's query for one of our nodes."""
    match node:
        case Everything():
            return query.Every()
        case And(nodes):
            return query.And([translated(part, searcher) for part in nodes])
        case Or(nodes):
            return query.Or([translated(part, searcher) for part in nodes])
        case Not(inner):
            return query.And([query.Every(), query.Not(translated(inner, searcher))])
        case Value(field, text):
            return query.Term(field, text)
        case Range(field, low, high):
            return query.NumericRange(field, max(low, 0), min(high, 2**32 - 1))
        case _:
            return _text(node, "context" if node.field == ANY else node.field, searcher)


def _text(node: Any, field: str, searcher: Searcher) -> Any:
    match node:
        case Word(_, text) if field in {"quotation", "context"}:
            return query.Term(f"{field}_stem", stem(text))
        case Word(_, text):
            return query.Term(field, text)
        case Phrase(_, words, slop, unfinished):
            if not unfinished:
                return _phrase(field, list(words), slop)
            endings = searcher.reader().expand_prefix(field, words[-1])
            return query.Or([_phrase(field, [*words[:-1], ending.decode()], slop) for ending in endings])
        case Prefix(_, text):
            return query.Prefix(field, text)
        case Wildcard(_, pattern):
            return query.Wildcard(field, pattern)
        case Fuzzy(_, text, distance):
            return query.FuzzyTerm(field, text, maxdist=distance, prefixlength=1)
        case _:
            raise TypeError(node)


def _phrase(field: str, words: list[str], slop: int) -> Any:
    return query.Phrase(field, words, slop=slop) if len(words) > 1 else query.Term(field, words[0])


def rows(node: Node, searcher: Searcher) -> set[int]:
    """The rows of the quotations that Whoosh's own searcher finds."""
    column = searcher.reader().column_reader("row")
    return {column[number] for number in searcher.docs_for_query(translated(node, searcher))}
