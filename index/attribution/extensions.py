"""What do the stages keep on a Doc, so that it travels with it?

    doc._.onrecord_article       the article's record, given by the caller; may be None
    doc._.onrecord_marks         the stretches between quotation marks
    doc._.onrecord_document      the analysed document: mentions, cues, who is meant
    doc._.onrecord_choices       whom each marked stretch is given to
    doc._.onrecord_reports       what is reported without marks
    doc._.onrecord_quotations    the records

`doc.user_data` holds plain values only, so `DocBin` (with ``store_user_data=True``), `Doc.to_bytes` and
`nlp.pipe(n_process=2)` carry all of it. What follows from the parse (the document, choices and reports, which
refer to one another) is kept beside the Doc while it is in memory, and worked out again, by the settings
that travel, where a Doc has come from elsewhere.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from spacy.tokens import Doc

from onrecord.index.attribution.analysis import analyse
from onrecord.index.attribution.indirect.contents import reports
from onrecord.index.attribution.speakers import logit
from onrecord.index.attribution.speakers.ranking import attribute
from onrecord.index.attribution.text import marks as marking
from onrecord.index.attribution.text.syntax import syntax
from onrecord.index.model import Article, Quotation
from onrecord.index.serial import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.indirect.contents import Report
    from onrecord.index.attribution.speakers.ranking import Choice
    from onrecord.index.attribution.text.marks import Marked
    from onrecord.index.model import Span

PREFIX = "onrecord_"

_derived: WeakKeyDictionary[Doc, dict[str, Any]] = WeakKeyDictionary()


def _kept(doc: Doc, name: str, make: Callable[[], Any]) -> Any:
    """What was worked out for a Doc, or is now."""
    values = _derived.setdefault(doc, {})
    if name not in values:
        values[name] = make()
    return values[name]


def _article(doc: Doc) -> Article | None:
    data = doc.user_data.get(PREFIX + "article")
    return _kept(doc, "article", lambda: unpack(Article, data)) if data else None


def _set_article(doc: Doc, article: Article | None) -> None:
    doc.user_data[PREFIX + "article"] = pack(article) if article else None
    _derived[doc] = {"article": article}


def _marks(doc: Doc) -> tuple[Marked, ...]:
    plain = doc.user_data.get(PREFIX + "marks", ())
    found: tuple[Marked, ...] = _kept(doc, "marks", lambda: tuple(map(_marked, plain)))
    return found


def _marked(plain: Sequence[Any]) -> Marked:
    start, end, first, last, style, closed, continues = plain
    return marking.Marked(start, end, (first, last), style, closed, continues)


def _set_marks(doc: Doc, marks: Sequence[Marked]) -> None:
    doc.user_data[PREFIX + "marks"] = [
        (one.start, one.end, *one.outer, one.style, one.closed, one.continues) for one in marks
    ]
    article = _article(doc)
    _derived[doc] = {"marks": tuple(marks), **({"article": article} if article else {})}


def _document(doc: Doc) -> Document:
    return _kept(doc, "document", lambda: analysed(doc))  # type: ignore[no-any-return]


def analysed(doc: Doc) -> Document:
    """What is known of a parsed Doc with its marks before attribution."""
    article = _article(doc)
    title = article.title.span if article and article.title else None
    read = syntax(doc)
    return analyse(read, marking.lines(read.text), _marks(doc), _carriers(article), title)


def _carriers(article: Article | None) -> list[Span]:
    """Where an article names the outlets that a part of it came through."""
    relays = article.relays if article else ()
    return [relay.span for relay in relays if relay.scope == "block" and relay.span]


def _choices(doc: Doc) -> list[Choice]:
    asked = doc.user_data.get(PREFIX + "choices")
    return _kept(doc, "choices", partial(_chosen, doc, **asked)) if asked else []


def _chosen(doc: Doc, weights: str, rounds: int) -> list[Choice]:
    return attribute(_document(doc), range(len(_marks(doc))), logit.weights(weights), rounds)


def choose(doc: Doc, weights: str, rounds: int) -> None:
    """Let `doc._.onrecord_choices` be made by these weights in this number of rounds."""
    doc.user_data[PREFIX + "choices"] = {"weights": weights, "rounds": rounds}
    _derived.get(doc, {}).pop("choices", None)


def _reports(doc: Doc) -> list[Report]:
    asked = doc.user_data.get(PREFIX + "reports")
    return _kept(doc, "reports", partial(_reported, doc, **asked)) if asked else []


def _reported(doc: Doc, weights: str, thresholds: Mapping[str, float]) -> list[Report]:
    return reports(_document(doc), logit.weights(weights), thresholds)


def report(doc: Doc, weights: str, thresholds: Mapping[str, float]) -> None:
    """Let `doc._.onrecord_reports` be what is likelier than these thresholds by these weights."""
    doc.user_data[PREFIX + "reports"] = {"weights": weights, "thresholds": dict(thresholds)}
    _derived.get(doc, {}).pop("reports", None)


def _quotations(doc: Doc) -> tuple[Quotation, ...]:
    packed = doc.user_data.get(PREFIX + "quotations", ())
    found: tuple[Quotation, ...] = _kept(
        doc, "quotations", lambda: tuple(unpack(Quotation, data) for data in packed)
    )
    return found


def _set_quotations(doc: Doc, quotations: Sequence[Quotation]) -> None:
    doc.user_data[PREFIX + "quotations"] = [pack(quotation) for quotation in quotations]
    _derived.setdefault(doc, {})["quotations"] = tuple(quotations)


def _made_by(stage: str, doc: Doc, _value: object) -> None:
    raise AttributeError(f"This is worked out from the Doc: run the component {stage} on it.")


def register() -> None:
    """Let every Doc have the attributes."""
    for name, getter, setter in (
        ("article", _article, _set_article),
        ("marks", _marks, _set_marks),
        ("document", _document, partial(_made_by, "onrecord_mentions")),
        ("choices", _choices, partial(_made_by, "onrecord_speakers")),
        ("reports", _reports, partial(_made_by, "onrecord_indirect")),
        ("quotations", _quotations, _set_quotations),
    ):
        Doc.set_extension(PREFIX + name, getter=getter, setter=setter, force=True)
