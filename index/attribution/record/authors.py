"""Whose words are those that the author of an article says in it: "“…,” I told him"?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.model import Evidence, Speaker

if TYPE_CHECKING:
    from onrecord.index.attribution.speakers.ranking import Choice
    from onrecord.index.model import Article, Quotation

SURE = 0.8
"""How sure, by judgement, where the article has one author and "I" is who speaks."""
NAME = 2
"""Words of a person's name at least."""


def by_author(quotation: Quotation, choice: Choice, article: Article | None) -> Quotation:
    """The quotation as its author's, where "I" leads into it and one person has written the article."""
    mention = choice.best.mention if choice.best else None
    told = choice.best is not None and choice.best.source is not None
    if quotation.speaker is not None or mention is None or not told or article is None:
        return quotation
    name = _author(article)
    if name is None or article.text[slice(*mention.span)] != "I":
        return quotation
    place = (article.author.span,) if article.author and article.author.span else ()
    reason = Evidence("name", f"“I” is {name}, the article’s author", (*place, mention.span))
    lead = Evidence("speaker", "“I” is the subject of the cue", (mention.span,))
    return replace(
        quotation,
        speaker=Speaker(name, "I", "person"),
        mention=mention.span,
        confidence=SURE,
        evidence=(lead, reason, *quotation.evidence),
    )


def _author(article: Article) -> str | None:
    """The one person who has written the article; None where several have, or a desk."""
    if article.author is None or len(article.authors) > 1:
        return None
    name = article.author.value
    several = any(sign in name for sign in (",", " and ", "&", "/"))
    return None if several or len(name.split()) < NAME or outlet(name) or name.isupper() else name
