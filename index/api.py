"""What can a program ask of onrecord? The functions behind `import onrecord`.

Each uses the user's own index, settings and corrections where no others are given, as the commands do, and
loads what it needs when it is called. Whatever a file or a caller can cause is an
`onrecord.index.errors.OnrecordError`, one plain sentence.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, overload

from onrecord.index.errors import ArticleError, UsageError
from onrecord.index.model import Article, Skipped
from onrecord.index.paths import places
from onrecord.index.settings import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.index.build import Event
    from onrecord.index.model import Quotation
    from onrecord.index.provenance.tracing.trace import Trace
    from onrecord.index.provenance.verification.verdicts import Verdict
    from onrecord.index.search import Index
    from onrecord.index.store import Report

    One = str | Path | Article
    Read = tuple[Article, tuple[Quotation, ...]]


def open_index(folder: Path | str | None = None) -> Index:
    """The index in `folder`, as it is now; the user's own if None.

    Raises:
        NoIndex, DamagedIndex, ForeignIndex, OtherVersion: there is none that can answer.

    """
    from onrecord.index.search import open_index as opened  # noqa: PLC0415 - Whoosh and numpy are slow to import

    return opened(_index(folder))


# a string is an iterable of strings too; it is taken for one text
@overload
def extract(source: One, *, model: str | None = None) -> tuple[Quotation, ...]: ...  # type: ignore[overload-overlap]


@overload
def extract(source: Iterable[One], *, model: str | None = None, jobs: int = 1) -> Iterator[Read]: ...


def extract(
    source: One | Iterable[One], *, model: str | None = None, jobs: int = 1
) -> tuple[Quotation, ...] | Iterator[Read]:
    """The quotations of a text, a file or an article; or of a series of them, as a stream.

    Args:
        source: a string is the text itself, with or without front matter; a `Path` is a file, and within a
            series it may be a folder, whose files that cannot be read as articles are passed over.
        model: a spaCy model by import name, distribution or folder; None for the one in the settings.
        jobs: how many processes share a series.

    Returns:
        For one source its quotations, in the order of their first words. For a series an iterator of
        pairs, each article with its quotations, in the order of the articles. Offsets are code points
        of the article's text.

    Raises:
        UsageError: a path is not there, or one source is a folder.
        ArticleError: one source is a file that cannot be read as an article.
        ModelError: the model is not installed or cannot be loaded.

    """
    from onrecord.index import attribution  # noqa: PLC0415 - as all rooms, only when it is asked

    named = model or load(places().settings).model
    if isinstance(source, str | Path | Article):
        ((_, found),) = attribution.extract([_article(source)], model=named)
        return found
    return attribution.extract(_articles(source), model=named, jobs=jobs)


def verify(claim: str, *, speaker: str = "", folder: Path | str | None = None) -> Verdict:
    """What the index knows about a claimed quotation: never "true" or "false".

    Args:
        claim: the words, with or without quotation marks around them.
        speaker: who is claimed to have said them, if anybody.
        folder: of the index; the user's own if None.

    Raises:
        NoIndex, DamagedIndex, ForeignIndex, OtherVersion: there is none that can answer.

    """
    from onrecord.index.provenance.corpus import Corpus  # noqa: PLC0415 - numpy is slow to import
    from onrecord.index.provenance.verification.verify import verify as verified  # noqa: PLC0415

    with Corpus(_index(folder)) as corpus:
        return verified(corpus, claim, speaker)


def trace(identity: str, *, folder: Path | str | None = None) -> Trace | None:
    """The copies of a statement, what was changed in each, and who carried it from whom.

    Args:
        identity: the id of one of its quotations, or its first characters where no other id begins with them.
        folder: of the index; the user's own if None.

    Returns:
        None where no quotation has this id.

    Raises:
        NoIndex, DamagedIndex, ForeignIndex, OtherVersion: there is none that can answer.

    """
    from onrecord.index.provenance.corpus import Corpus  # noqa: PLC0415 - numpy is slow to import
    from onrecord.index.provenance.tracing.trace import trace as traced  # noqa: PLC0415

    with Corpus(_index(folder)) as corpus:
        witness = corpus.witness(identity)
        return traced(corpus, witness) if witness else None


def build(
    paths: Iterable[Path | str] = (),
    *,
    folder: Path | str | None = None,
    model: str | None = None,
    jobs: int = 1,
    fresh: bool = False,
    follow_links: bool = False,
    outlet: str = "",
    pattern: str = "",
    progress: Callable[[Event], object] | None = None,
) -> Report:
    """Bring an index up to date with the articles at `paths` and those it has read before.

    Args:
        paths: files and folders of articles.
        folder: where the index is, or shall be; the user's own if None.
        model: as in `extract`.
        jobs: how many processes extract.
        fresh: start from nothing.
        follow_links: follow links that lead out of the paths; kept for later builds.
        outlet: of all articles at `paths`; remembered with them.
        pattern: what names of files say, as ``{outlet}_{date}_{slug}``; remembered with the paths.
        progress: called with each event as it happens: files found, left out, read, the index written.

    Raises:
        UsageError: a path is missing, or holds no article.
        BuildError: the index cannot be written. The one before it stays as it was.

    """
    from onrecord.index.articles import Given  # noqa: PLC0415
    from onrecord.index.build import Finished  # noqa: PLC0415 - a module of this function's name
    from onrecord.index.build import build as events  # noqa: PLC0415
    from onrecord.index.corrections import Ledger  # noqa: PLC0415
    from onrecord.index.folders import remember  # noqa: PLC0415

    own = places()
    said = Given(outlet, pattern)
    named = [Path(path).resolve() for path in paths]
    for event in events(
        _index(folder),
        named,
        model=model or load(own.settings).model,
        jobs=jobs,
        fresh=fresh,
        follow_links=follow_links,
        folders=remember(own.settings, named if said != Given() else [], said),
        corrections=Ledger(own.corrections).held,
    ):
        if progress:
            progress(event)
        if isinstance(event, Finished):
            return event.report
    raise AssertionError("a build ends with its report")


def _index(folder: Path | str | None) -> Path:
    return places().index if folder is None else Path(folder)


def _article(source: One) -> Article:
    """One text, file or article as an article."""
    from onrecord.index import articles  # noqa: PLC0415

    if isinstance(source, Article):
        return source
    if isinstance(source, str):
        return articles.from_text(source)
    if source.is_dir():
        raise UsageError(f"{source} is a folder; for all articles in it: extract([Path({str(source)!r})]).")
    (file,) = articles.find([source])
    found = file if isinstance(file, Skipped) else articles.members(file)[0]
    if isinstance(found, Skipped):
        raise ArticleError(f"{found.path} cannot be read as an article: {found.reason}.")
    return articles.read(found)


def _articles(sources: Iterable[One]) -> Iterator[Article]:
    """The articles of a series; what cannot be read in a folder is passed over."""
    from onrecord.index import articles  # noqa: PLC0415

    for source in sources:
        if not (isinstance(source, Path) and source.is_dir()):
            yield _article(source)
            continue
        for found in articles.every([source]):
            if not isinstance(found, Skipped):
                yield found
