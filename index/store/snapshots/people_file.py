"""Where do the people of an index lie? In one small file of its snapshot, never changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from onrecord.index.errors import DamagedIndex
from onrecord.index.names.persons import Namesake, People
from onrecord.index.store.checksums import check_file
from onrecord.index.text.whole_files import whole

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "people.json"


def save(snapshot: Path, people: People) -> None:
    """Write the people; the file takes its place whole, so that a second name keeps the old one."""
    held = {
        "spellings": people.spellings,
        "namesakes": [
            [name, [[one.called, one.offices] for one in several]] for name, several in people.namesakes
        ],
    }
    whole(snapshot / PEOPLE, json.dumps(held, indent=0))


def load(snapshot: Path) -> People:
    """The people of a snapshot; where nothing is kept, every name is one person's.

    Raises:
        DamagedIndex: the file is broken.

    """
    path = snapshot / PEOPLE
    if not path.exists():
        return People()
    try:
        check_file(path)
        held = json.loads(path.read_text(encoding="utf-8"))
        return People(
            tuple(tuple(map(str, spellings)) for spellings in held["spellings"]),
            tuple(
                (
                    str(name),
                    tuple(Namesake(str(called), tuple(map(str, offices))) for called, offices in several),
                )
                for name, several in held["namesakes"]
            ),
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise DamagedIndex(
            f"The file {PEOPLE} in {snapshot} cannot be read; build anew: onrecord build --rebuild PATH…"
        ) from error
