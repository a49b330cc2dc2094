"""What must a build read again, and what becomes of what it has read?"""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from onrecord.index.corrections import as_found
from onrecord.index.errors import NoIndex, UnusableIndex
from onrecord.index.model import Article, Quotation, Skipped, Source, Stamp
from onrecord.index.store import checksums, layout, tables
from onrecord.index.store.failures import writing
from onrecord.index.store.layout import JOURNAL, RECORDS, SCHEMA_VERSION
from onrecord.index.store.snapshots import correcting
from onrecord.index.store.snapshots.commit import Changes, commit
from onrecord.index.store.snapshots.journal import Journal
from onrecord.index.store.snapshots.lock import only_builder
from onrecord.index.store.snapshots.stamps import Snapshot, current
from onrecord.index.version import version

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import TracebackType

    from onrecord.index.corrections import Correction
    from onrecord.index.store.snapshots.commit import After, Beside
    from onrecord.index.store.tables import Entry


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did."""

    stamp: Stamp
    """Of the index as it is now."""
    read: int
    """Articles that were added by this build."""
    unchanged: int
    """Articles that were known, from the index or from a build that was not finished."""
    dropped: int
    """Articles that were in the index, and are no more."""
    unclear: int = 0
    """Corrections that wait, because their words stand in articles of which none is known to be theirs."""


class Builder:
    """The one build of an index that is under way; use it as a context manager.

    Ask of each file whether it is `unchanged`, then, with the digest of its bytes, whether it is the
    `same`; `add` those that are neither, and `finish`. Leaving before that keeps the old index as it
    was and the work for the next build.

    Args:
        folder: of the index; made when it is not there.
        pipeline: what extracts; what another pipeline extracted counts as unknown.
        fresh: start from nothing, also over an index that cannot be used.
        readings: see `Stamp`.
        stale: tells whether a file must be read again though its bytes are known.
        beside, after: write what else a snapshot shall hold; see `commit.commit`.
        corrections: every one that holds, by the id of its quotation; asked when the build is finished.

    Raises (on entering):
        BuildUnderWay: another process is building this index.
        ForeignIndex: the folder holds something that onrecord did not make.
        DamagedIndex, OtherVersion: what is there cannot be built upon; start `fresh`.
        CannotWrite: as do all methods, when there is no space or no permission.

    """

    def __init__(
        self,
        folder: Path,
        *,
        pipeline: str,
        fresh: bool = False,
        readings: tuple[str, ...] = (),
        stale: Callable[[Source], bool] = lambda _: False,
        beside: Beside | None = None,
        after: After | None = None,
        corrections: Callable[[], Mapping[str, Correction]] = dict,
    ) -> None:
        self._folder = folder
        self._pipeline = pipeline
        self._fresh = fresh
        self._readings = readings
        self._stale = stale
        self._beside = beside
        self._after = after
        self._corrections = corrections
        self._stack = ExitStack()
        self._old: Snapshot | None = None
        self._previous: Path | None = None
        self._records: sqlite3.Connection | None = None
        self._kept: set[int] = set()
        self._restated: dict[int, Source] = {}
        self._done: set[int] = set()
        self._read: set[int] = set()
        self._skipped: list[Skipped] = []

    def __enter__(self) -> Self:
        with writing(self._folder), ExitStack() as stack:
            layout.check_ours(self._folder)
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            stack.enter_context(only_builder(self._folder))
            self._old = self._usable()
            if self._old:
                checksums.check(self._old.path / RECORDS, None)
                self._records = stack.enter_context(closing(tables.read_only(self._old.path / RECORDS)))
            made_by = "\n".join((self._pipeline, *self._readings))
            journal = Journal(self._folder / JOURNAL, pipeline=made_by, fresh=self._fresh)
            self._journal = stack.enter_context(closing(journal))
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with writing(self._folder):
            self._stack.close()

    def _usable(self) -> Snapshot | None:
        """The snapshot to build upon: what the same pipeline made."""
        try:
            snapshot = current(self._folder)
        except NoIndex:
            return None
        except UnusableIndex:
            if self._fresh:
                return None
            raise
        self._previous = snapshot.path
        return None if self._fresh or snapshot.stamp.pipeline != self._pipeline else snapshot

    @property
    def kept(self) -> int:
        """How many articles need not be read again, so far."""
        return len(self._kept) + len(self._done) - len(self._read)

    def unchanged(self, source: Source) -> bool:
        """Whether the file is known with this path, size and time; it then stays in the index."""
        with writing(self._folder):
            for database, seen in self._known(source):
                entry = tables.entry(database, source.path)
                if (
                    entry
                    and (entry.source.size, entry.source.modified) == (source.size, source.modified)
                    and self._named_so(database, entry, source)
                ):
                    seen.add(entry.row)
                    return True
        return False

    def same(self, source: Source, digest: str) -> bool:
        """Whether these very bytes are known; what is known of them is then taken over.

        The file may have been touched, moved or copied: only its bytes count.
        """
        with writing(self._folder):
            for database, seen in self._known(source):
                entry = tables.entry(database, source.path)
                if entry and entry.digest == digest and self._named_so(database, entry, source):
                    seen.add(entry.row)
                    if database is self._records:
                        self._restated[entry.row] = source
                    else:
                        tables.restat(database, entry.row, source)
                    return True
            for database, _ in self._known(source):
                entry = tables.copy_of(database, digest)
                if entry:
                    found = tables.article_in(database, entry.row)
                    moved = replace(found, doc=source.doc, path=source.path, key=source.key)
                    quotations = [as_found(each) for each in tables.quotations_in(database, entry.row)]
                    self._done.add(self._journal.put(source, moved, quotations))
                    return True
        return False

    def add(self, source: Source, article: Article, quotations: Sequence[Quotation]) -> None:
        """Keep what was extracted from an article, in the journal until the build is finished."""
        with writing(self._folder):
            row = self._journal.put(source, article, quotations)
        self._done.add(row)
        self._read.add(row)

    def skip(self, skipped: Skipped) -> None:
        """Note a file that is left out, for the stamp."""
        self._skipped.append(skipped)

    def finish(
        self,
        *,
        roots: Sequence[str],
        sample: bool,
        seconds: float,
        follow_links: bool = False,
        from_parts: bool = False,
    ) -> Report:
        """Put the new index in place: what was `unchanged`, the `same` or was `add`ed in this build.

        Where that is what the index holds already, nothing is written.

        Args:
            roots: the folders and files that were asked for, absolute.
            sample: whether this is the sample corpus that ships.
            seconds: that the build has taken.
            follow_links: whether links were followed out of the roots.
            from_parts: whether the roots are folders of parts.

        """

        def made(articles: int, quotations: int) -> Stamp:
            return Stamp(
                version=version(),
                schema=SCHEMA_VERSION,
                pipeline=self._pipeline,
                built=datetime.now(UTC).isoformat(timespec="seconds"),
                seconds=seconds,
                articles=articles,
                quotations=quotations,
                roots=tuple(roots),
                sample=sample,
                skipped=tuple(self._skipped),
                follow_links=follow_links,
                readings=self._readings,
                from_parts=from_parts,
            )

        with writing(self._folder):
            self._journal.commit()
            corrections = self._corrections()
            changes = self._changes(corrections)
            dropped = self._lost(changes)
            stamp = self._old.stamp if self._old else None
            listed = (tuple(roots), sample, tuple(self._skipped), follow_links, self._readings)
            if stamp is None or changes or _listed(stamp) != listed:
                old = self._old.path if self._old else None
                journal = self._journal.database
                stamp = commit(
                    self._folder,
                    old,
                    changes,
                    journal,
                    made,
                    corrections,
                    self._beside,
                    self._after,
                    self._previous,
                )
            self._journal.remove()
        return Report(
            stamp=stamp,
            read=len(self._read),
            unchanged=self.kept,
            dropped=dropped,
            unclear=self._unclear(corrections),
        )

    def _unclear(self, corrections: Mapping[str, Correction]) -> int:
        with (
            writing(self._folder),
            closing(tables.read_only(current(self._folder).path / RECORDS)) as records,
        ):
            held = {each.id for each in correcting.attached(records, corrections.values()).values()}
            waiting = (each for identity, each in corrections.items() if identity not in held)
            return sum(bool(correcting.alike(records, each)) for each in waiting)

    def _named_so(self, database: sqlite3.Connection, entry: Entry, source: Source) -> bool:
        """Whether an article goes by the name it would get; one in the index keeps what it was given once."""
        given, due = entry.source, source
        return database is self._records or (given.doc, given.key) == (due.doc, due.key or due.doc)

    def _known(self, source: Source) -> list[tuple[sqlite3.Connection, set[int]]]:
        """Where an article may be known from, each with the rows that were seen in this build."""
        journal = (self._journal.database, self._done)
        if self._records is None or self._stale(source):
            return [journal]
        return [(self._records, self._kept), journal]

    def _changes(self, corrections: Mapping[str, Correction]) -> Changes:
        known = tables.newest_first(self._records) if self._records else []
        added = [row for row in tables.newest_first(self._journal.database) if row in self._done]
        return Changes(
            dropped=[row for row in known if row not in self._kept],
            restated=self._restated,
            added=added,
            corrected=self._records is not None and correcting.differ(self._records, corrections),
        )

    def _lost(self, changes: Changes) -> int:
        """How many articles are dropped, and not merely replaced."""
        if self._records is None:
            return 0
        before = {tables.source_of(self._records, row).path for row in changes.dropped}
        return len(before - {tables.source_of(self._journal.database, row).path for row in changes.added})


def _listed(stamp: Stamp) -> tuple[object, ...]:
    """What a stamp says that does not follow from the articles."""
    return stamp.roots, stamp.sample, stamp.skipped, stamp.follow_links, stamp.readings
