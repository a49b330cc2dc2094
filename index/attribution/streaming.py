"""How do articles stream through the pipeline: in batches, over several processes, in order, none lost?"""

from __future__ import annotations

import logging
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import spacy
from spacy.pipeline import TrainablePipe
from thinc.api import NumpyOps
from threadpoolctl import threadpool_limits

from onrecord.index.attribution import pipeline
from onrecord.index.attribution.models import located
from onrecord.index.attribution.pieces import moved, pieces
from onrecord.index.attribution.text import marks, parsing, transitions
from onrecord.index.attribution.turns.records import by_number, people, turns, with_turns
from onrecord.index.attribution.workers import shared
from onrecord.index.errors import ModelError
from onrecord.index.model import identified
from onrecord.index.sources import classified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

    from onrecord.index.model import Article, Quotation

    Read = list[tuple[Article, tuple[Quotation, ...]]]

log = logging.getLogger(__name__)

BATCH = 32
"""The maximum number of articles that are parsed together."""
TOGETHER = 60_000
"""Code points after which no article is added to a batch: memory is flat in the number of articles."""
PARAGRAPHS = 64
"""Paragraphs that the model takes at once: more are no faster and take twice the memory."""
TOKENS = 6000
"""Tokens that the model takes at once, some 16 kB each: memory is flat in the length of a paragraph too."""
NOTHING = np.zeros((0, 0), dtype="float32")
"""In the place of the vectors of an excerpt that has been parsed, which take more than all the rest."""
UNNEEDED = ("attribute_ruler", "lemmatizer")
"""Components of a trained model that no stage reads."""

_reader: Reader | None = None


class Reader:
    """A trained model and the stages behind it.

    Args:
        model: import name, package or folder of a spaCy model.

    Raises:
        ModelError: the model is not installed or cannot be loaded.

    """

    def __init__(self, model: str) -> None:
        folder = located(model)
        try:
            name = folder if (folder / "config.cfg").is_file() else folder.name
            self.nlp: Language = spacy.load(name, exclude=UNNEEDED)
        except (OSError, ValueError, ImportError) as error:
            reason = " ".join(str(error).split())
            raise ModelError(f"The language model {model!r} cannot be loaded: {reason}") from error
        _quicken(self.nlp)
        parsing.ranked(self.nlp)
        self.stages = spacy.blank("en", vocab=self.nlp.vocab)
        for stage in pipeline.STAGES:
            self.stages.add_pipe(stage)

    def read(self, articles: Sequence[Article]) -> Read:
        """The quotations of a batch of articles; one that fails costs only itself."""
        try:
            return self._read(articles)
        except Exception as error:
            if len(articles) == 1:
                log.warning("%s: no quotations, the pipeline failed: %r", articles[0].doc, error)
                log.debug("the failure in full", exc_info=True)
                return [(classified(articles[0]), ())]
            return [pair for article in articles for pair in self.read([article])]

    def parsed(self, articles: Sequence[Article]) -> list[Doc]:
        """Each article as a Doc with marks, tags, heads and entities, ready for the stages."""
        docs = [self._prepared(article) for article in articles]
        parts = [parsing.excerpts(doc, doc.text, doc._.onrecord_marks) for doc in docs]
        with threadpool_limits(1):
            for several in gathered([part.doc for own in parts for part in own]):
                transitions.read(self.nlp, several)
                for part in several:
                    part.tensor = NOTHING
        for doc, own in zip(docs, parts, strict=True):
            parsing.annotate(doc, own)
        return docs

    def _read(self, articles: Sequence[Article]) -> Read:
        parts = [list(pieces(article)) for article in articles]
        together = [part for own in parts for _, part in own] if all(len(own) == 1 for own in parts) else []
        docs = iter(self.parsed(together))
        found: Read = []
        for article, own in zip(articles, parts, strict=True):
            if len(own) > 1:
                quotations: Sequence[Quotation] = self._in_pieces(article, own)
            else:
                doc = next(docs) if together else self.parsed([article])[0]
                quotations = self._staged(doc)._.onrecord_quotations
            named = identified(article.key or article.doc, quotations)
            found.append((classified(article, named), named))
        return found

    def _in_pieces(self, article: Article, parts: Iterable[tuple[int, Article]]) -> list[Quotation]:
        """The quotations of a long article; its turns are looked for in the whole, not piece by piece.

        A label may be used pages before or after the one place that names its speaker in full.
        """
        scripted = bool(turns(article.text, article))
        found: list[Quotation] = []
        named: Counter[str] = Counter()
        for start, part in parts:
            doc = self._staged(self.parsed([part])[0])
            own = pipeline.marked_or_reported(doc) if scripted else doc._.onrecord_quotations
            found += (moved(each, start) for each in own)
            named += people(doc._.onrecord_document)
        return with_turns(found, turns(article.text, article, by_number(named))) if scripted else found

    def _staged(self, doc: Doc) -> Doc:
        for _, stage in self.stages.pipeline:
            stage(doc)
        return doc

    def _prepared(self, article: Article) -> Doc:
        found = marks.scan(parsing.blanked(article.text, article.masks))
        text = parsing.apostrophes(parsing.blanked(article.text, parsing.unread(article)))
        doc = parsing.tokenized(self.nlp, text, parsing.cuts(text, found, marks.lines(text)))
        doc._.onrecord_article = article
        doc._.onrecord_marks = found
        return doc


def _quicken(nlp: Language) -> None:
    """Let the model's layers multiply by NumPy's BLAS, several times as fast as the one that thinc brings.

    A GPU's layers stay as they are. NumPy's BLAS would use every core; the caller limits it to one, since
    the processes share the cores among them.
    """
    for _, component in nlp.pipeline:
        if isinstance(component, TrainablePipe):
            for layer in component.model.walk():
                if type(layer.ops) is NumpyOps:
                    layer.ops = NumpyOps(use_blis=False)


def stream(
    articles: Iterable[Article], *, model: str, jobs: int = 1
) -> Iterator[tuple[Article, tuple[Quotation, ...]]]:
    """See `onrecord.index.attribution.extract`."""
    if jobs <= 1:
        reader = loaded(model)
        for batch in batches(articles):
            yield from reader.read(batch)
        return
    located(model)
    for read in shared(batches(articles), _work, jobs=jobs, start=_start, given=model):
        yield from read


@lru_cache(maxsize=1)
def loaded(model: str) -> Reader:
    """The reader of a model, loaded once in this process."""
    return Reader(model)


def batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    """The articles in batches, small ones first: a few articles are shared too, and progress shows early."""
    batch: list[Article] = []
    size, held = 2, 0
    for article in articles:
        if batch and (len(batch) >= size or held + len(article.text) > TOGETHER):
            yield batch
            batch, held, size = [], 0, min(BATCH, 2 * size)
        batch.append(article)
        held += len(article.text)
    if batch:
        yield batch


def gathered(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Paragraphs in groups of at most `PARAGRAPHS` and `TOKENS`; one that is longer is a group of its own."""
    group: list[Doc] = []
    held = 0
    for doc in docs:
        if group and (len(group) == PARAGRAPHS or held + len(doc) > TOKENS):
            yield group
            group, held = [], 0
        group.append(doc)
        held += len(doc)
    if group:
        yield group


def _start(model: str) -> None:
    global _reader  # noqa: PLW0603 - one reader for each process
    _reader = Reader(model)


def _work(batch: list[Article]) -> Read:
    assert _reader is not None
    return _reader.read(batch)
