"""Which column of a table, or which field of an object, is the title, the day, the text?

Guessed by name from the names that dumps of news have (Wikinews, Kaggle, Common Crawl's news, newspaper
archives); the guess is shown by ``onrecord read`` and can be set in a sidecar's ``columns``:
``{"columns": {"text": "body", "published": "when"}}``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.articles.formats.feeds.fields import paragraphs
from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError
from onrecord.index.names.outlets import is_platform

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NAMES: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
"""By what each field goes, most telling name first; lower case, with blanks for underscores and hyphens."""

_APART = re.compile(r"\s*(?:;|\||\band\b|,(?=\s*[^\s,]+\s+[^\s,]+))\s*")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what."""

    of: Mapping[str, str]

    def __str__(self) -> str:
        return ", ".join(f"{field} from “{column}”" for field, column in self.of.items())


def chosen(
    names: Sequence[str], rows: Sequence[Mapping[str, object]] = (), said: Mapping[str, str] | None = None
) -> Columns:
    """The columns of a table of these names.

    Args:
        names: of all columns.
        rows: the first ones, by which a text without a telling name is known.
        said: the columns that the sidecar sets, by field; the others are guessed.

    Raises:
        ArticleError: none of them is the text, or one that is set is not there.

    """
    said = said or {}
    _check(said, names)
    plain = {_plain(name): name for name in reversed(names)}
    of: dict[str, str] = {}
    for field, many in NAMES.items():
        for known in many:
            if known in plain:
                of[field] = plain[known]
                break
    of = {field: name for field, name in of.items() if name not in said.values()} | dict(said)
    if "text" not in of and rows:
        longest = max(names, key=lambda name: sum(len(_prose(row.get(name))) for row in rows), default="")
        if sum(len(_prose(row.get(longest))) for row in rows) > 400 * len(rows):
            of["text"] = longest
    if "text" not in of:
        raise ArticleError(
            f"none of its columns holds the text of an article ({_listed(names)}); name that column “text”"
        )
    return Columns(of)


def _check(said: Mapping[str, str], names: Sequence[str]) -> None:
    for field, column in said.items():
        if field not in NAMES:
            raise ArticleError(
                f"the sidecar's columns name “{field}”, which is none of {_listed(list(NAMES))}"
            )
        if column not in names:
            raise ArticleError(
                f"the sidecar says that the {field} is in the column “{column}”, which is not there: "
                f"the columns are {_listed(names)}"
            )


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in names[:12])


def articles(rows: Iterable[Mapping[str, object]], columns: Columns, kind: str) -> list[Told]:
    """One article a row that has text, each with a name of its own.

    Args:
        rows: of the table.
        columns: of its fields.
        kind: what a row is called: ``row``, ``record``.

    """
    taken: set[str] = set()
    found = []
    for number, row in enumerate(rows, 1):
        value = {field: _string(row.get(column)) for field, column in columns.of.items()}
        text, set_apart = paragraphs(_prose(row.get(columns.of["text"])))
        if not text:
            continue
        outlet = value.get("outlet", "")
        found.append(
            Told(
                text,
                member=_member(value, number, taken),
                title=fact(value.get("title"), _basis(columns, "title")),
                outlet=None if is_platform(outlet) else fact(outlet, _basis(columns, "outlet")),
                authors=tuple(filter(None, _APART.split(" ".join(value.get("author", "").split())))),
                authored=_basis(columns, "author"),
                published=fact(iso(value.get("published", "")), _basis(columns, "published")),
                url=fact(value.get("url"), _basis(columns, "url")),
                places=((0, f"{kind} {number}"),),
                set_apart=set_apart,
                left_out=(str(columns),),
                headed=False,
            )
        )
    return found


def _basis(columns: Columns, field: str) -> str:
    return f"column “{columns.of.get(field, '')}”"


def _prose(value: object) -> str:
    """What a field says as a text: a list of strings is its paragraphs, and an object says nothing."""
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return _string(value) if isinstance(value, str) else ""


def _string(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(filter(None, map(_string, value)))
    if isinstance(value, dict):
        return _string(value.get("name") or value.get("title") or "")
    return "" if value is None or str(value).lower() in ("nan", "none", "null") else str(value).strip()


def _plain(name: str) -> str:
    return " ".join(re.split(r"[\s_.-]+", name.strip("\ufeff ").casefold()))


def _member(value: Mapping[str, str], number: int, taken: set[str]) -> str:
    """The row's own name: its id, the end of its address, its title, else its number."""
    address = value.get("url", "").rstrip("/").rsplit("/", 1)[-1]
    for candidate in (value.get("id", ""), address, value.get("title", "")):
        name = re.sub(r"[^\w.,’'-]+", "_", candidate)[:80].strip("_.")
        if name and name not in taken and not name.startswith("index"):
            taken.add(name)
            return name
    taken.add(str(number))
    return str(number)
