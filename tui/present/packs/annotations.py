"""How is evidence written so that other programs can find the words again? As Web Annotations in JSON-LD.

Each quotation is an annotation whose targets are its places, by a TextQuoteSelector and a
TextPositionSelector (W3C, Web Annotation Data Model, 4.2.4 and 4.2.5) in the article's reading text. Beside
them stands what a check needs: the file, its digest and the reader. A seal over all of it tells a pack that
was changed by hand; it is a digest, no signature.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.index.model import Article
    from onrecord.index.provenance.corpus import Corpus, Witness

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"onrecord": "urn:onrecord:"})
AROUND = 60
"""Code points before and behind the words."""
SEAL = "onrecord:seal"


@dataclass(frozen=True, slots=True)
class Made:
    """How a pack came about."""

    command: str
    at: str
    """ISO 8601, UTC, to the second."""


def annotated(corpus: Corpus, witnesses: Iterable[Witness], made: Made, page: tuple[str, str] | None) -> str:
    """Quotations as a page of annotations, sealed.

    Args:
        corpus: that holds them.
        witnesses: the quotations, each once.
        made: by which command, and when.
        page: the name and the text of the readable page beside it, if there is one.

    """
    stamp = corpus.stamp
    whole: dict[str, Any] = {
        "@context": list(CONTEXT),
        "type": "AnnotationPage",
        "items": [_annotation(corpus, witness) for witness in witnesses],
        "onrecord:command": made.command,
        "onrecord:made": made.at,
        "onrecord:version": stamp.version,
        "onrecord:index": {
            "onrecord:digest": corpus.digest,
            "onrecord:built": stamp.built,
            "onrecord:articles": stamp.articles,
            "onrecord:quotations": stamp.quotations,
            "onrecord:pipeline": stamp.pipeline,
        },
    }
    if page:
        whole["onrecord:page"] = {"onrecord:name": page[0], "onrecord:sha256": sha256(page[1])}
    whole[SEAL] = sealed(whole)
    return json.dumps(whole, ensure_ascii=True, indent=1) + "\n"


def sealed(whole: dict[str, Any]) -> str:
    """The SHA-256 of a page of annotations without its seal, its names sorted and no blanks between."""
    rest = {name: value for name, value in whole.items() if name != SEAL}
    return sha256(json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":")))


def sha256(text: str) -> str:
    """Of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _annotation(corpus: Corpus, witness: Witness) -> dict[str, Any]:
    article, quotation = corpus.article(witness), witness.quotation
    who = quotation.speaker.name if quotation.speaker else "nobody named"
    office = f", {quotation.office.printed}" if quotation.office else ""
    return {
        "id": f"urn:onrecord:{quotation.id}",
        "type": "Annotation",
        "motivation": "describing",
        "body": {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "text/plain",
            "value": f"{who}{office}: {quotation.kind}",
        },
        "target": list(_targets(article, quotation.segments)),
        "onrecord:file": article.file,
        "onrecord:member": article.member,
        "onrecord:sha256": article.original or article.digest,
        "onrecord:reader": article.reader,
        "onrecord:words": quotation.text,
    }


def _targets(article: Article, segments: Iterable[tuple[int, int]]) -> Iterator[dict[str, Any]]:
    """Each place of the words, in the reading text."""
    text = article.text
    for start, end in segments:
        yield {
            "source": article.url.value if article.url else address(article.file),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": text[start:end],
                    "prefix": text[max(0, start - AROUND) : start],
                    "suffix": text[end : end + AROUND],
                },
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        }


def address(file: str) -> str:
    """A file as an address; a path that cannot be one as it is."""
    try:
        return Path(file).as_uri()
    except ValueError:
        return file
