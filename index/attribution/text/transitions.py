"""How does a model read paragraphs, step by step, without asking for Python's lock at each look at a word?

spaCy's own loop over a parser's steps gives the lock up. In the builds for Python 3.11 of spaCy 3.8.11 and
later, whose functions can be profiled, each of them then takes the lock again: two thirds of the time that
entities and the parser need. The loop here keeps it, as that of `Parser.update` does, and takes the same
steps; in builds for later Pythons it is as fast as spaCy's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.pipeline import DependencyParser, EntityRecognizer
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.language import Language
    from spacy.tokens import Doc


def read(nlp: Language, docs: Sequence[Doc]) -> None:
    """Let every component of a model write to the Docs, as `Language.pipe` would with all of them at once."""
    for _, component in nlp.pipeline:
        if isinstance(component, (DependencyParser, EntityRecognizer)) and _greedy(component):
            component.set_annotations(docs, _last_states(component, docs))
        elif hasattr(component, "pipe"):
            list(component.pipe(docs, batch_size=len(docs)))
        else:
            list(map(component, docs))


def _greedy(parser: Any) -> bool:
    """Does it take the likeliest step each time, on the processor?"""
    return bool(parser.cfg["beam_width"] == 1) and isinstance(parser.model.ops, NumpyOps)


def _last_states(parser: Any, docs: Sequence[Doc]) -> list[Any]:
    """The state in which each Doc ends, which holds its tree or its entities."""
    states: list[Any] = parser.moves.init_batch(docs)
    scorer = parser.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = parser.transition_states(unfinished, scorer.predict(unfinished))
    scorer.clear_memory()
    return states
