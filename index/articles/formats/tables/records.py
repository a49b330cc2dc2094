"""What do the objects of a JSON or JSON Lines file say: rows of a dump, or an agency's ninjs item?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord.index.articles.decoding import decode
from onrecord.index.articles.formats import transcripts
from onrecord.index.articles.formats.feeds import agency
from onrecord.index.articles.formats.tables.columns import articles, chosen
from onrecord.index.articles.metadata.sidecars import ROWS
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.articles.told import Told


def read(data: bytes, name: str, said: Mapping[str, str] | None = None) -> list[Told]:
    """The objects that hold text; of cues of a recording the transcript.

    Args:
        data: the file's bytes.
        name: the file's name.
        said: the fields of the objects that its sidecar sets as columns.

    Raises:
        ArticleError: there is none, or a field that is set is not there.

    """
    rows = _rows(decode(data).removeprefix("\ufeff"))
    if rows and not said and all(row.keys() >= transcripts.TIMED for row in rows):
        return [transcripts.of_rows(rows)]
    if rows and not said and all(map(agency.is_ninjs, rows)):
        return [agency.ninjs(row, str(number) if len(rows) > 1 else "") for number, row in enumerate(rows, 1)]
    names = list(dict.fromkeys(key for row in (rows if said else rows[:50]) for key in row))
    found = articles(rows, chosen(names, rows[:50], said), "record")
    if not found:
        raise ArticleError("none of its objects has the text of an article")
    return found


def _rows(text: str) -> list[dict[str, Any]]:
    try:
        whole = json.loads(text)
    except ValueError:
        whole = [_line(line, number) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    for _ in range(3):
        if isinstance(whole, dict):
            lists = [whole[key] for key in ROWS if isinstance(whole.get(key), list | dict)]
            if not lists:
                break
            whole = lists[0]
    rows = whole if isinstance(whole, list) else [whole]
    objects = [row for row in rows if isinstance(row, dict)]
    if not objects:
        raise ArticleError("it holds no JSON objects: one for each article is read")
    return objects


def _line(line: str, number: int) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ArticleError(f"line {number} is no JSON") from error
