"""Which names are one person, over all articles of an index?

Kept with every snapshot by `update`, read by `onrecord.index.search`. Cheap to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def update(snapshot: Path) -> None:
    """Work out and keep the people of a snapshot whose segments are written.

    Raises:
        DamagedIndex: its segments cannot be read.
        OSError: the disk is full, or the folder cannot be written.

    """
    from onrecord.index.names.persons import Sighting, persons  # noqa: PLC0415
    from onrecord.index.store.postings.sightings import sightings  # noqa: PLC0415
    from onrecord.index.store.snapshots.people_file import save  # noqa: PLC0415 - a build that finds nothing new needs none of it

    save(snapshot, persons(Sighting(*each) for each in sightings(snapshot)))
