"""Under which one name does an outlet go, and whose is this host?

The table is ``known_outlets.toml``; an outlet that it does not know keeps the name that it gives itself.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from onrecord.index.names.outlets import host

_SORTED = re.compile(r"^([^,]+), (The)\b")


def spelled(name: str) -> str:
    """The outlet's one name: ``HuffPost`` for ``The Huffington Post``; a name that is not known as it is.

    What a catalogue sorts by its second word has its article before it again: ``Gazette, The``.
    """
    name = _SORTED.sub(r"\2 \1", name)
    return _names().get(_key(name), name)


def of_address(address: str) -> str | None:
    """The outlet whose site the address is on, or None."""
    site = (host(address) or "").lower().partition(":")[0]
    parts = site.split(".")
    return next((name for at in range(len(parts) - 1) if (name := _hosts().get(".".join(parts[at:])))), None)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold()).removeprefix("the")


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, list[str]]] = tomllib.loads(text)["outlets"]
    return table


@cache
def _names() -> dict[str, str]:
    names = {}
    for name, known in _table().items():
        for other in (*known.get("also", ()), *known.get("hosts", ()), name):
            names[_key(other)] = name
    return names


@cache
def _hosts() -> dict[str, str]:
    return {site: name for name, known in _table().items() for site in known.get("hosts", ())}
