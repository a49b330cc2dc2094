"""The model's components read paragraphs as spaCy's own pipeline would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language

from onrecord.index.attribution.models import located
from onrecord.index.attribution.text import transitions

if TYPE_CHECKING:
    from spacy.tokens import Doc

MODEL = located("en_core_web_sm").name
TEXTS = (
    "Ada Lee, the mayor of Northford, said on Tuesday that Max Roe had left the Harbour Trust in 2019.",
    "“No,”",
    "Nobody answered",
    "The minister, whom Roe and Lee had met in Paris, told Reuters: it is too late; she will not resign.",
)


def test_trees_and_entities_are_those_of_the_models_own_loop() -> None:
    """Every token's tag, label and head, and every entity, in paragraphs of all lengths at once."""
    nlp = spacy.load(MODEL)
    ours = [nlp.make_doc(text) for text in TEXTS]
    transitions.read(nlp, ours)

    assert [_read(doc) for doc in ours] == [_read(doc) for doc in nlp.pipe(TEXTS)]
    assert [entity.text for entity in ours[0].ents if entity.label_ == "PERSON"] == ["Ada Lee", "Max Roe"]


def test_a_parser_with_beams_and_a_component_that_is_a_function_are_run_too() -> None:
    """What a user's own model may hold."""
    nlp = spacy.load(MODEL)
    entities: Any = nlp.get_pipe("ner")
    entities.cfg["beam_width"] = 2
    seen: list[Doc] = []

    @Language.component("noted")
    def noted(doc: Doc) -> Doc:
        seen.append(doc)
        return doc

    nlp.add_pipe("noted")
    docs = [nlp.make_doc(text) for text in TEXTS]
    transitions.read(nlp, docs)

    assert seen == docs
    assert docs[0].ents


def _read(doc: Doc) -> list[tuple[object, ...]]:
    tokens: list[tuple[object, ...]] = [(word.tag_, word.dep_, word.head.i) for word in doc]
    return [*tokens, *((entity.start, entity.end, entity.label_) for entity in doc.ents)]
