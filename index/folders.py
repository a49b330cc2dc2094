"""What has the user said of whole folders: their outlet, their class, and what their names mean?

``onrecord build DIR --outlet NAME --pattern '{outlet}_{date}_{slug}'`` writes it to ``folders.json`` in the
data folder; every later build reads it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.index.articles import Given
from onrecord.index.errors import UsageError
from onrecord.index.text.whole_files import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME = "folders.json"


def remembered(data: Path) -> dict[str, Given]:
    """What is known of each folder, by its absolute path.

    Args:
        data: the folder of the user's data.

    Raises:
        UsageError: the file is not as it was written.

    """
    path = data / NAME
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return {
            folder: Given(str(said["outlet"]), str(said["pattern"]), str(said.get("class", "")))
            for folder, said in held.items()
        }
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, KeyError, TypeError) as error:
        raise UsageError(f"{path} cannot be read; put it right or delete it.") from error


def remember(data: Path, roots: Iterable[Path], given: Given) -> tuple[dict[str, Given], bool]:
    """What is known of each folder now, and whether that is news.

    Args:
        data: the folder of the user's data.
        roots: the folders that are spoken of.
        given: what is said; an empty part leaves what was said before.

    """
    before = remembered(data)
    now = dict(before)
    for root in roots:
        old = before.get(str(root), Given())
        now[str(root)] = Given(
            given.outlet or old.outlet, given.pattern or old.pattern, given.source_class or old.source_class
        )
    if now == before:
        return before, False
    data.mkdir(parents=True, exist_ok=True)
    plain: Mapping[str, Mapping[str, str]] = {
        folder: {"outlet": said.outlet, "pattern": said.pattern, "class": said.source_class}
        for folder, said in now.items()
    }
    with replacing(data / NAME) as file:
        file.write(json.dumps(plain, ensure_ascii=False, indent=1) + "\n")
    return now, True
