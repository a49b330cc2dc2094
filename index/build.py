"""How does a folder of articles become an index? Find, read, extract, store; one event for each step.

The one way that articles travel: `build` is what ``onrecord build`` and the explorer's rebuild run.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index import articles, attribution, names, provenance, sources, text
from onrecord.index.errors import ArticleError, OtherVersion, UnusableIndex, UsageError
from onrecord.index.model import Skipped
from onrecord.index.rules import digest
from onrecord.index.store import Builder, Report, amend, layout, stamp
from onrecord.index.store.snapshots import people

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from onrecord.index.articles import Given
    from onrecord.index.corrections import Correction
    from onrecord.index.model import Article, Source


@dataclass(frozen=True, slots=True)
class Found:
    """All files have been looked at: how many are to be read, and how many are unchanged."""

    to_read: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Progress:
    """One more article is done."""

    done: int
    total: int
    quotations: int
    seconds: float
    read: int = 0
    """Bytes of the files so far: of one that holds several articles, an equal part for each."""
    size: int = 0
    """Bytes of all files that are read."""

    @property
    def rate(self) -> float:
        """Articles a second."""
        return self.done / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float:
        """Seconds still to go, by the bytes that are left, for a long article takes as long as many short."""
        if self.read:
            return self.seconds * (self.size - self.read) / self.read
        return (self.total - self.done) / self.rate if self.done else 0.0


@dataclass(frozen=True, slots=True)
class Writing:
    """Every article is extracted; the index is being written."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the articles were that this build read: their kinds, and what is not known of them."""

    kinds: Counter[str] = field(default_factory=Counter)
    """How many of each kind: ``text``, ``html``."""
    without: dict[str, int] = field(default_factory=dict)
    """How many have no ``outlet`` and no ``date``, where any have none."""
    examples: dict[str, str] = field(default_factory=dict)
    """The name of the first such article."""
    passed: Counter[str] = field(default_factory=Counter)
    """How many files of kinds that are not read are in the folders, by suffix: ``.jpg``, or nothing."""

    def note(self, article: Article) -> None:
        """Count one more."""
        self.kinds[article.reader.partition(",")[0] or "text"] += 1
        for what, known in (("outlet", article.outlet), ("date", article.published)):
            if known is None:
                self.without[what] = self.without.get(what, 0) + 1
                self.examples.setdefault(what, article.doc)


@dataclass(frozen=True, slots=True)
class Finished:
    """The new index is in place."""

    report: Report
    seconds: float
    reading: Reading = field(default_factory=Reading)


ROOMS = {
    "articles": [Path(articles.__file__).parent],
    "names": [Path(names.__file__).parent],
    "text": [Path(text.__file__).parent],
    "sources": [Path(sources.__file__), Path(sources.__file__).with_suffix(".toml")],
}
"""The folders and files, beside attribution, that decide what is read from a file."""
READERS = Path(articles.formats.__file__).parent
"""Each format's reader counts for the files of that format alone."""
GONE = "is not there now; its articles are left out until it is back"

Event = Found | Skipped | Progress | Writing | Finished


def pipeline(model: str) -> str:
    """What turns a file into quotations, as one line: an index made by another is read anew.

    Raises:
        ModelError: the model is not installed.

    """
    readers = [path for path in READERS.iterdir() if path.is_dir()]
    rooms = ", ".join(f"{name} {digest(*room, without=readers)}" for name, room in ROOMS.items())
    return f"{attribution.stamp(model)}, {rooms}, provenance {provenance.RULES}"


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier build read, and whether a new one can build upon it."""

    roots: tuple[str, ...] = ()
    sample: bool = False
    usable: bool = True
    follow_links: bool = False
    readings: tuple[str, ...] = ()
    from_parts: bool = False


def known(folder: Path) -> Known:
    """What the index in `folder` was made from; nothing, where that cannot be told."""
    try:
        made = stamp(folder)
    except OtherVersion as error:
        return Known(error.roots, error.sample, usable=False)
    except UnusableIndex:
        return Known()
    return Known(
        made.roots,
        made.sample,
        follow_links=made.follow_links,
        readings=made.readings,
        from_parts=made.from_parts,
    )


def roots_of(before: Known, paths: Sequence[Path], *, fresh: bool, sample: bool) -> list[str]:
    """The folders and files that a build reads: those asked for, and those that were read before.

    A fresh build reads only what is asked for, if anything is; a sample corpus gives way to the user's own.

    Raises:
        UsageError: nothing is asked for, now or before.

    """
    asked = [str(path.resolve()) for path in paths]
    if not (asked and (fresh or (before.sample and not sample))):
        asked += [root for root in before.roots if root not in asked]
    if not asked:
        raise UsageError("Say which articles to read: onrecord build PATH…")
    return asked


def build(
    folder: Path,
    paths: Sequence[Path],
    *,
    model: str,
    jobs: int,
    fresh: bool = False,
    sample: bool = False,
    follow_links: bool = False,
    folders: Mapping[str, Given] | None = None,
    corrections: Callable[[], Mapping[str, Correction]] = dict,
) -> Iterator[Event]:
    """Bring the index in `folder` up to date with the articles at `paths` and those it has read before.

    Args:
        folder: where the index is, or shall be.
        paths: files and folders of articles.
        model: the spaCy model, as in the settings.
        jobs: how many processes extract.
        fresh: start from nothing.
        sample: the articles are the sample corpus that ships.
        follow_links: follow links that lead out of the roots; an index that did so goes on, unless `fresh`.
            In the sample corpus they are followed anyway: an installation may be made of links.
        folders: what the user says of whole folders.
        corrections: every one that holds, by the id of its quotation; asked when all articles are read.

    Yields:
        `Found`, then `Skipped` and `Progress` as they happen, `Writing`, and `Finished` last. Stopping
        at any moment leaves the old index as it was, and the work done so far for the next build.

    Raises:
        UsageError: a path is missing, or holds no article.
        BuildError: the index cannot be written.

    """
    started = time.monotonic()
    for path in paths:
        if not path.exists():
            raise UsageError(f"There is no file or folder {path}.")
    before = known(folder)
    if before.from_parts and not fresh:
        raise UsageError(
            f"The index in {folder} was built from parts: onrecord build --from {before.roots[0]} brings it"
            " up to date, --rebuild starts anew from PATHS."
        )
    roots = roots_of(before, paths, fresh=fresh, sample=sample)
    there = [Path(root) for root in roots if Path(root).exists()]
    told = deque(Skipped(root, GONE) for root in roots if not Path(root).exists())
    anew = fresh or not before.usable
    readings = articles.readings(folders or {})
    reading = Reading()
    follow_links = follow_links or (before.follow_links and not fresh)
    named = pipeline(model)
    kept = Builder(
        folder,
        pipeline=named,
        fresh=anew,
        readings=readings,
        stale=articles.stale(before.readings, readings),
        beside=provenance.update,
        after=people.update,
        corrections=corrections,
    )
    with kept as builder:
        outside = follow_links or sample or before.sample
        changed = _changed(builder, there, told, reading.passed, follow_links=outside)
        yield from _skip(builder, told)
        yield Found(to_read=len(changed), unchanged=builder.kept)
        if not changed and not builder.kept:
            raise UsageError(
                f"No article was found in {', '.join(roots)}; nothing there is of a kind that onrecord reads."
            )
        done = quotations = 0
        work = _Work.over(changed)
        for article, found in attribution.extract(
            _read(builder, changed, work, told, folders or {}), model=model, jobs=jobs
        ):
            yield from _skip(builder, told)
            builder.add(changed.pop(article.path), article, found)
            reading.note(article)
            done += 1
            quotations += len(found)
            work.read += work.of[article.path]
            yield Progress(
                done,
                done + len(changed),
                quotations,
                time.monotonic() - started,
                round(work.read),
                round(work.size),
            )
        yield from _skip(builder, told)
        if not done and not builder.kept:
            raise UsageError(f"None of the files in {', '.join(roots)} could be read as an article.")
        yield Writing()
        seconds = time.monotonic() - started
        report = builder.finish(roots=roots, sample=sample, seconds=seconds, follow_links=follow_links)
        yield Finished(report, time.monotonic() - started, reading)


def correct(folder: Path, corrections: Callable[[], Mapping[str, Correction]]) -> bool:
    """Let the quotations of the index in `folder` read as they are corrected, and read no article for it.

    Args:
        folder: of the index.
        corrections: every one that holds, by the id of its quotation.

    Returns:
        Whether the index has changed.

    Raises:
        UnusableIndex: there is none that can answer.
        BuildUnderWay: another process is building it, and will take the corrections up.
        CannotWrite: no space, no permission.

    """
    if not layout.is_sharded(folder):
        return amend(folder, corrections, beside=provenance.update, after=people.update)
    from onrecord.index import composite  # noqa: PLC0415 - one index alone needs none of it

    shards = composite.shards(folder)
    changed = [amend(shard, corrections, beside=provenance.update, after=people.update) for shard in shards]
    composite.refresh(folder)
    return any(changed)


def _changed(
    builder: Builder,
    roots: Sequence[Path],
    told: deque[Skipped],
    passed: Counter[str],
    *,
    follow_links: bool,
) -> dict[str, Source]:
    """The files that must be read, by path; those that are as they were are marked as seen."""
    changed: dict[str, Source] = {}
    seen: set[str] = set()
    for source in articles.find(roots, follow_links=follow_links, passed=passed):
        if source.path in seen:
            continue
        seen.add(source.path)
        if isinstance(source, Skipped):
            told.append(source)
        elif not builder.unchanged(source):
            for member in articles.members(source):
                if isinstance(member, Skipped):
                    told.append(member)
                elif member is source or not builder.unchanged(member):
                    changed[member.path] = member
    return changed


@dataclass(slots=True)
class _Work:
    """How many bytes there are to read, and how many are read."""

    of: Mapping[str, float]
    """Each article's, by path: of a file that holds several, an equal part."""
    size: float
    read: float = 0.0

    @classmethod
    def over(cls, sources: Mapping[str, Source]) -> _Work:
        members = Counter(source.file for source in sources.values())
        of = {path: source.size / members[source.file] for path, source in sources.items()}
        return cls(of, sum(of.values()))


def _read(
    builder: Builder,
    changed: dict[str, Source],
    work: _Work,
    told: deque[Skipped],
    folders: Mapping[str, Given],
) -> Iterator[Article]:
    """The articles whose words have changed; files that cannot be read are reported and left out."""
    for source in list(changed.values()):
        try:
            article = articles.read(source, folders)
        except ArticleError as error:
            told.append(Skipped(source.path, str(error)))
            del changed[source.path]
            work.size -= work.of[source.path]
            continue
        if builder.same(source, article.digest):
            del changed[source.path]
            work.size -= work.of[source.path]
        else:
            yield article


def _skip(builder: Builder, told: deque[Skipped]) -> Iterator[Skipped]:
    while told:
        skipped = told.popleft()
        builder.skip(skipped)
        yield skipped
