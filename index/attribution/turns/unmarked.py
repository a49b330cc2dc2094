"""What is said in an article without quotation marks: turns, answers, block quotations, posts, statements?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution.text.parsing import blanked
from onrecord.index.attribution.turns.blocks import blocks
from onrecord.index.attribution.turns.dialogue import dialogue
from onrecord.index.attribution.turns.interviews import interview
from onrecord.index.attribution.turns.letters import statements
from onrecord.index.attribution.turns.posts import posts
from onrecord.index.attribution.turns.records import answering, by_number, people, turns

if TYPE_CHECKING:
    from onrecord.index.attribution.document import Document
    from onrecord.index.model import Article, Quotation


def unmarked(text: str, article: Article | None, document: Document) -> list[Quotation]:
    """All of it in order, none over another; what is found by a stronger sign comes first."""
    title = article.title.value if article and article.title else ""
    prose = blanked(article.text, article.masks) if article else text
    persons = by_number(people(document))
    said = turns(text, article, persons) or interview(prose, title, answering(article, persons))
    if said:
        return said
    apart = article.set_apart if article else ()
    kept: list[Quotation] = []
    for one in (
        *posts(prose, apart),
        *blocks(text, document, apart),
        *statements(prose, title),
        *dialogue(prose),
    ):
        if not any(_over(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda quotation: quotation.segments)


def _over(one: Quotation, other: Quotation) -> bool:
    return one.segments[0][0] < other.segments[-1][1] and other.segments[0][0] < one.segments[-1][1]
