"""What has the user said of whole folders: their outlet, their class, and what their names mean?

``onrecord build DIR --outlet NAME --pattern '{outlet}_{date}_{slug}'`` writes it to ``config.toml``, in a
table for that folder; every later build reads it, and a person may write it there.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

from onrecord.index.articles import Given
from onrecord.index.errors import UsageError
from onrecord.index.settings import load
from onrecord.index.text.whole_files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_HEADER = re.compile(r"\s*\[\s*folders\s*\.")


def remembered(settings: Path) -> dict[str, Given]:
    """What is known of each folder, by its absolute path.

    Args:
        settings: the file of settings.

    Raises:
        UsageError: it cannot be read, or says something that onrecord does not know.

    """
    return {
        folder: Given(said.get("outlet", ""), said.get("pattern", ""), said.get("class", ""))
        for folder, said in load(settings).folders.items()
    }


def remember(settings: Path, roots: Iterable[Path], given: Given) -> dict[str, Given]:
    """What is known of each folder now; what is new is written down.

    Args:
        settings: the file of settings.
        roots: the folders that are spoken of.
        given: what is said; an empty part leaves what was said before.

    Raises:
        UsageError: the settings cannot be read, or say it in a form that is not ours to change.

    """
    before = remembered(settings)
    now = dict(before)
    for root in roots:
        old = before.get(str(root), Given())
        now[str(root)] = Given(
            given.outlet or old.outlet, given.pattern or old.pattern, given.source_class or old.source_class
        )
    news = {folder: said for folder, said in now.items() if before.get(folder) != said}
    if news:
        text = settings.read_text(encoding="utf-8") if settings.exists() else ""
        changed = _with(text, news)
        if tomllib.loads(changed).get("folders", {}).keys() != now.keys():
            raise UsageError(f"{settings} speaks of folders in a form of its own; write it there by hand.")
        settings.parent.mkdir(parents=True, exist_ok=True)
        with replacing(settings) as file:
            file.write(changed)
    return now


def _with(text: str, news: Mapping[str, Given]) -> str:
    """The settings with these folders' tables in the place of older ones; all else stays as it is."""
    lines, dropping = [], False
    for line in text.splitlines():
        if line.lstrip().startswith("["):
            dropping = bool(_HEADER.match(line)) and _named(line) in news
        if not dropping:
            lines.append(line)
    kept = "\n".join(lines).rstrip()
    tables = [
        f"[folders.{_quoted(folder)}]\n"
        + "".join(
            f"{name} = {_quoted(value)}\n"
            for name, value in (
                ("outlet", said.outlet),
                ("pattern", said.pattern),
                ("class", said.source_class),
            )
            if value
        )
        for folder, said in news.items()
    ]
    return "\n".join(([kept, ""] if kept else []) + tables)


def _named(header: str) -> str:
    """The folder that a table's header names."""
    try:
        return str(next(iter(tomllib.loads(header)["folders"])))
    except (tomllib.TOMLDecodeError, KeyError, StopIteration):
        return ""


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
