"""Which quotations answer this query?

`open_index` opens an index, `Index.search` asks it. Cheap to import: Whoosh and numpy are loaded with the
first name that is asked for here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.search.execution.matching import Cancelled
    from onrecord.index.search.facets import Count
    from onrecord.index.search.index import Index, open_index
    from onrecord.index.search.query.query import Query
    from onrecord.index.search.results import Results, Sort
    from onrecord.index.search.suggest.widening import Widening

_HOMES = {
    "Cancelled": "execution.matching",
    "Count": "facets",
    "Index": "index",
    "Query": "query.query",
    "Results": "results",
    "Sort": "results",
    "Widening": "suggest.widening",
    "open_index": "index",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


__all__ = ["Cancelled", "Count", "Index", "Query", "Results", "Sort", "Widening", "open_index"]
