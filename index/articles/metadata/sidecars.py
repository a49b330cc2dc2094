"""What does the file beside an article say of it: ``story.pdf`` and ``story.json``, or ``story.pdf.yaml``?

A file of such a name is a sidecar where it holds one object; a list of objects, also within one, and lines of
objects are a dump of its own.
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import Told, fact
from onrecord.index.paths import is_file
from onrecord.index.sources import called

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 1_000_000
"""In bytes."""
BASIS = "sidecar"
_KEYS = {
    "title": ("title", "headline"),
    "outlet": ("outlet", "publication", "publisher", "newspaper", "site_name", "source"),
    "author": ("authors", "author", "byline"),
    "published": ("published", "date", "date_published", "published_at", "publication_date"),
    "url": ("url", "link", "canonical_url"),
    "class": ("class", "source_class"),
}
ROWS = (
    "articles",
    "segments",
    "items",
    "item",
    "data",
    "results",
    "docs",
    "documents",
    "hits",
    "response",
    "news",
    "stories",
)
"""Keys under which dumps hold their rows."""


def names_for(name: str) -> tuple[str, ...]:
    """What a sidecar of the file `name` may be called."""
    stem = PurePath(name).stem
    both = (f"{whole}{suffix}" for whole in (name, stem) for suffix in (".json", ".yaml", ".yml"))
    return tuple(other for other in both if other != name)


def sidecar_of(path: Path) -> Path | None:
    """The file beside `path` that tells of it, if there is one."""
    for name in names_for(path.name):
        beside = path.with_name(name)
        if is_file(beside) and not beside.is_symlink() and is_sidecar(beside):
            return beside
    return None


def is_sidecar(path: Path) -> bool:
    """Whether the file holds what a sidecar does; one that cannot be read does not."""
    try:
        with path.open("rb") as file:
            return tells(file.read(LARGEST + 1), path.name)
    except OSError:
        return False


def tells(data: bytes, name: str) -> bool:
    """Whether these bytes, of a file so called, are a sidecar's: one object that holds no rows."""
    values = _values(data, name)
    return bool(values) and not any(isinstance(values.get(key), list | dict) for key in ROWS)


def read_sidecar(data: bytes, name: str) -> Told | None:
    """What the sidecar says of the article; None where that is nothing."""
    values = _values(data, name)
    given = {
        field: next((values[key] for key in keys if values.get(key)), "") for field, keys in _KEYS.items()
    }
    authors = given["author"] if isinstance(given["author"], list) else [given["author"]]
    told = Told(
        "",
        title=fact(_string(given["title"]), BASIS),
        outlet=fact(_string(given["outlet"]), BASIS),
        authors=tuple(filter(None, map(_string, authors))),
        authored=BASIS,
        published=fact(iso(_string(given["published"])), BASIS),
        url=fact(_string(given["url"]), BASIS),
        source_class=fact(called(_string(given["class"])), BASIS),
    )
    sure = (
        told.title
        or told.published
        or told.url
        or told.source_class
        or values.keys() & set(_KEYS["outlet"][:-1])
    )
    return told if sure else None


def columns_of(data: bytes, name: str) -> dict[str, str]:
    """The columns of a table that the sidecar sets: ``{"columns": {"text": "body"}}``; empty: none."""
    columns = _values(data, name).get("columns")
    if not isinstance(columns, dict):
        return {}
    return {str(field): _string(column) for field, column in columns.items()}


def _values(data: bytes, name: str) -> dict[Any, Any]:
    """What the file holds by key; nothing, where it is no sidecar."""
    if len(data) > LARGEST:
        return {}
    try:
        text = data.decode("utf-8")
        values: Any = json.loads(text) if name.endswith(".json") else yaml.load(text, yaml.BaseLoader)  # noqa: S506
    except (ValueError, yaml.YAMLError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _string(value: object) -> str:
    return str(value) if isinstance(value, str | int | float) else ""
