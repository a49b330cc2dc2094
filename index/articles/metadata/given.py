"""What does the user say of the articles of one folder: their outlet, and what their names mean?

``{outlet}_{date}_{slug}`` reads ``gazette_2015-11-11_debate.txt``; one with slashes reads folders too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import fact
from onrecord.index.errors import UsageError
from onrecord.index.names.known_outlets import spelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.model import Fact

_FIELDS = {
    "outlet": r"(?P<outlet>[^/]+?)",
    "date": r"(?P<date>\d{4}-\d\d-\d\d|\d{8}|\d{4}[-_.]\d\d[-_.]\d\d|\d{4}-\d\d|\d{4})",
    "author": r"(?P<author>[^/]+?)",
    "slug": r"[^/]*?",
    "title": r"(?P<title>[^/]+?)",
    "any": r"[^/]*?",
}
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)")


@dataclass(frozen=True, slots=True)
class Given:
    """What is said of a folder's articles."""

    outlet: str = ""
    pattern: str = ""
    source_class: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of one article by its place and name."""

    outlet: Fact | None = None
    published: Fact | None = None
    author: Fact | None = None
    title: Fact | None = None


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern as an expression over the end of a path without its suffix.

    Raises:
        UsageError: it names a field that there is not, or none.

    """
    parts = re.split(r"\{(\w+)\}", pattern)
    unknown = [name for name in parts[1::2] if name not in _FIELDS]
    if unknown or len(parts) < 3:
        known = ", ".join(f"{{{name}}}" for name in _FIELDS)
        wrong = f"there is no {{{unknown[0]}}}" if unknown else "it has no field"
        raise UsageError(f"The pattern {pattern!r} cannot be used: {wrong}. Its fields are {known}.")
    try:
        return re.compile(
            "(?:^|/)"
            + "".join(_FIELDS[part] if n % 2 else re.escape(part) for n, part in enumerate(parts))
            + r"\Z"
        )
    except re.error as error:
        raise UsageError(f"The pattern {pattern!r} names a field twice.") from error


def governing(path: str, folders: Mapping[str, Given]) -> Given:
    """What is said of the innermost of the folders in which the file is."""
    above = [folder for folder in folders if path == folder or path.startswith(folder.rstrip("/") + "/")]
    return folders[max(above, key=len)] if above else Given()


def named(path: str, given: Given) -> Named:
    """What the user's word, then the pattern, tells of the file."""
    found: dict[str, str] = {}
    if given.pattern:
        plain = str(PurePath(path).with_suffix("")).replace("\\", "/")
        match = compiled(given.pattern).search(plain)
        found = {name: value for name, value in match.groupdict().items() if value} if match else {}
    basis = f"the name, as {given.pattern}"
    outlet = fact(given.outlet, "--outlet") or fact(spelled(_words(found.get("outlet", ""))), basis)
    day = found.get("date", "")
    if compact := re.fullmatch(r"(\d{4})[-_.]?(\d\d)[-_.]?(\d\d)", day):
        day = "-".join(compact.groups())
    return Named(outlet, fact(iso(day), basis), fact(_words(found.get("author", "")), basis),
                 fact(_words(found.get("title", "")), basis))  # fmt: skip


def dated(path: str) -> Fact | None:
    """The day in a file's own name, the one whole date that it holds."""
    days = {"-".join(match.groups()) for match in _DAY.finditer(PurePath(path).stem)}
    if len(days) != 1:
        return None
    return fact(iso(days.pop()), "file name")


def _words(part: str) -> str:
    words = re.sub(r"[-_+]+", " ", part).strip()
    return words if words != words.lower() or "." in words else words.title()
