"""What does the file beside an article say of it: ``story.pdf`` and ``story.json``, or ``story.pdf.yaml``?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import Told, fact

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
}


def sidecar_of(path: Path) -> Path | None:
    """The file beside `path` that tells of it, if there is one."""
    for name in (
        f"{path.name}.json",
        f"{path.name}.yaml",
        f"{path.name}.yml",
        f"{path.stem}.json",
        f"{path.stem}.yaml",
    ):
        beside = path.with_name(name)
        if beside != path and beside.is_file() and not beside.is_symlink():
            return beside
    return None


def read_sidecar(data: bytes, name: str) -> Told | None:
    """What the sidecar says; None where it is no sidecar: a sidecar gives a title, a day or an address."""
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
    )
    return told if told.title or told.published or told.url else None


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
