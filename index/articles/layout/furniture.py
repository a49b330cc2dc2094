"""Is this line the page's furniture, and no part of the story?

Blogging platforms, share buttons, advertisements, house notices: what a page prints around every article.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.articles.layout.lines import Line

LONGEST = 240
"""A line longer than this is prose, whatever it begins with (house notices apart)."""

_SITES = r"(?:facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|instagram|e-?mail)"
_KINDS = (
    # advertisements
    r"(?:header |footer )?ads?|ad slot|advert(?:s|isements?)?|sponsored(?: content)?|story continues below.*",
    r"(?:article )?continue[sd] below.*|article content|.{0,140}\bback to video",
    # comments
    r"(?:\d+|no) comments?(?: yet)?|comments?(?: \(\d+\))?|comments (?:are )?closed",
    r"(?:post|leave|add|write) a (?:comment|reply).*",
    # platforms and templates
    r"(?:proudly )?powered by .+|theme by .+|hosted by .+|loading|menu|search|home|home ?page|next|previous",
    r"(?:newer|older) posts?|(?:next|previous) (?:article|post).*|skip to .+|jump to .+|top of page",
    r"back to top(?: button)?|scroll to top|(?:tags?|labels?|filed under|posted in|category|keywords)\s*:.*",
    # sharing
    rf"share(?: this\b.*| (?:on|via|with) (?:friends|{_SITES})\b.*)?|{_SITES}|follow (?:us\b|@).{{0,100}}",
    r"share or comment on this .*",
    r"like this|tweet(?: this)?|e-?mail this|print(?: this.*)?|save|bookmark|pin it|copy link|flagshare.*",
    # other stories
    r"related(?: (?:articles?|stories|posts?|news|topics|content|coverage|links))?|see also|don[’']t miss",
    r"you (?:may|might) also (?:like|be interested in)|also (?:read|on \w+|see)\b.{0,80}|trending(?: now)?",
    r"most (?:read|popular|viewed|shared)|popular posts?",
    r"recommended(?: (?:for you|stories|articles|videos?))?",
    r"editor[’']?s[’']? picks?|latest news|more (?:from|on|in) [^.]{1,60}:|click here\b.*|learn more",
    r"read (?:more|next|also|on|(?:it all|the full (?:story|article|report)) here).{0,120}",
    r"(?:continue|keep) reading.*",
    # accounts and letters
    r"(?:sign up|subscribe|log in|sign in)\b[^.]{0,80}\.?|enter your e-?mail.*|get our .{0,40}newsletter.*",
    r"send (?:tips|us)\b.*|get in touch\b.*",
    r"(?:have|do you have|got) (?:a|something) .{0,40}\b(?:tip|story)\b.*",
    r"(?:for|check out|find|see|get) (?:all )?(?:the )?(?:more|latest|breaking)\b.{0,160}"
    r"\b(?:newsletters?|news page|sign(?:ing)? up)\b.*",
    r".{0,120}\bindependently (?:select|chos|choos|review|recommend)\w*\b.{0,160}"
    r"\b(?:commission|purchases?)\b.*",
    r"stay (?:informed|up to date)\b.*\bsubscri.*|this is a breaking (?:news? )?story\b.{0,80}",
    r".{0,160}\b(?:offers|adverts)\b.{0,160}\bprivacy (?:policy|notice)\b.*",
    r".{0,80}\brefresh(?:ing)? your browser\b.*",
    # rights and pictures
    r"(?:©|\(c\) |copyright\b).*|all rights reserved.*|terms of (?:use|service).*|privacy policy.*",
    r"(?:file )?(?:photo|image|picture|video)s?(?: (?:credit|by|courtesy)\b.*|\s*:.*)|getty images.*",
    r".{0,200}\((?:image|photo|picture|pic)s?(?:\s*:| by| credit| courtesy)\s[^()]{2,60}\)\.?",
    r"watch (?:the )?(?:\w+ ){0,2}(?:video|clip|ad|interview|segment)\b[^.:]{0,60}(?:above|below|here)\W*",
    r"listen to this (?:article|story).*|\d+ min(?:ute)?s? read|image via\b.*",
    # notes of the house and of archives
    r"(?:abstract|full text|correction appended)\.?|translated by [^.]*\.?",
    r"(?:contributing|with contributions (?:by|from))\s*:.*",
    r"[^.“\"]{3,80} contributed(?: to this (?:report|story|article))?\.?",
    r"this (?:story|article|post|report) (?:has been|was) (?:\w+ )?(?:updated|corrected|revised)\b.*",
    r"for immediate (?:release|publication)|(?:press |media )?contacts?\s*:.*\S+@\S+.*|\d{2,5} words",
    r"english|page \d+|end of document|load-date:.*|document [A-Z]{3,}\d{8,}\w*",
    # markup
    r"</?\w[^<>]*>(?:\s*</?\w[^<>]*>)*\.?|(?:[-=*_~•·.]\s?){3,}|#{1,6} .*",
)
_FURNITURE = re.compile("|".join(_KINDS), re.IGNORECASE)
_CODE = re.compile(r"[A-Z][A-Z0-9]{2,7}")
"""A database's code of a source, above the language."""
_NOTICE = re.compile(r"(?:editor[’']?s[’']? note|corrections?|clarification|disclaimer)\s*:", re.IGNORECASE)
_LINKS = re.compile(
    r"related(?: \w+)?|you (?:may|might) also like|recommended(?: \w+)*|more (?:from|on|in) .{1,60}"
    r"|most (?:read|popular|viewed|shared)|popular posts?|latest news|trending(?: now)?|see also",
    re.IGNORECASE,
)


def is_furniture(text: str) -> bool:
    """Whether the line is the page's and not the story's."""
    if _NOTICE.match(text):
        return True
    return len(text) <= LONGEST and bool(
        _FURNITURE.fullmatch(text.strip(" :»›→▼▲")) or _FURNITURE.fullmatch(text)
    )


def heads_links(text: str) -> bool:
    """Whether the line is a heading over links to other stories."""
    return bool(_LINKS.fullmatch(text.strip(" :»›→")))


def furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines that are furniture, links to other stories at the end among them."""
    found = []
    links = False
    following = [*(line.text for line in lines[1:]), ""]
    for line, after in zip(lines, following, strict=False):
        if is_furniture(line.text) or (after == "English" and _CODE.fullmatch(line.text)):
            found.append(line)
            links = heads_links(line.text)
        elif links and len(line.text) <= 120 and line.text[-1] not in '.!?”"…':
            found.append(line)
        else:
            links = False
    return found
