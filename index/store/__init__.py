"""How are quotations kept?

One folder holds an index: `Builder` brings it up to date, `amend` takes up corrections, `current` and
`stamp` say what answers, `open_current` opens it, `Records` reads articles and quotations. Cheap to import:
Whoosh is loaded only to write.
"""

from __future__ import annotations

from onrecord.index.store.composite.naming import is_current
from onrecord.index.store.snapshots.amending import amend
from onrecord.index.store.snapshots.builder import Builder, Report
from onrecord.index.store.snapshots.records import Records
from onrecord.index.store.snapshots.stamps import Snapshot, current, open_current, stamp

__all__ = [
    "Builder",
    "Records",
    "Report",
    "Snapshot",
    "amend",
    "current",
    "is_current",
    "open_current",
    "stamp",
]
