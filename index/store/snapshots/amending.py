"""How do corrections reach an index whose articles are as they were? By a snapshot of their own."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from onrecord.index.store import checksums, layout, tables
from onrecord.index.store.failures import writing
from onrecord.index.store.layout import RECORDS
from onrecord.index.store.snapshots import correcting
from onrecord.index.store.snapshots.commit import Changes, commit
from onrecord.index.store.snapshots.lock import only_builder
from onrecord.index.store.snapshots.stamps import current

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from onrecord.index.corrections import Correction
    from onrecord.index.store.snapshots.commit import After, Beside

PATIENCE = 2.0
"""Seconds that corrections wait for others that are just being taken up; a build takes longer."""


def amend(
    folder: Path,
    corrections: Callable[[], Mapping[str, Correction]],
    *,
    beside: Beside | None = None,
    after: After | None = None,
) -> bool:
    """Let the quotations of an index read as they are corrected; no article is read again.

    Args:
        folder: of the index.
        corrections: every one that holds, by the id of its quotation; asked once nobody else builds.
        beside: writes what else a snapshot shall hold; see `commit.commit`.
        after: writes what is made of the new segments; see there.

    Returns:
        Whether the index has changed.

    Raises:
        NoIndex, DamagedIndex, ForeignIndex, OtherVersion: there is none that can answer.
        BuildUnderWay: another process is building this index, and will take the corrections up.
        CannotWrite: no space, no permission.

    """
    with writing(folder):
        layout.check_ours(folder)
        current(folder)  # where there is no index, no lock is left behind
        with only_builder(folder, patience=PATIENCE):
            old = current(folder)
            stamp = old.stamp
            wanted = corrections()
            checksums.check(old.path / RECORDS, None)
            with closing(tables.read_only(old.path / RECORDS)) as records:
                changes = Changes(corrected=correcting.differ(records, wanted))
            if changes:
                commit(folder, old.path, changes, None, lambda *_: stamp, wanted, beside, after)
    return bool(changes)
