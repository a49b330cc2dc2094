"""Do two offices say that two people who share a name are two?

Offices differ for one person from article to article (*lawyer*, *father of a slain soldier*), so they say
so only where they are of trades that hardly anybody has both of, and where neither is a *former* one,
somebody's *father*, or joined to the other by *and*.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.index.text.folding import words

_TRADES = {
    "politics": "senator sen congressman congresswoman rep governor gov minister mayor lawmaker councilman "
    "councilwoman alderman",
    "sport": "footballer striker midfielder goalkeeper quarterback linebacker pitcher shortstop cyclist "
    "swimmer sprinter boxer golfer batsman bowler jockey",
    "police": "detective sheriff constable trooper",
    "church": "bishop archbishop pastor rabbi imam priest vicar",
    "stage": "singer actor actress guitarist drummer rapper bassist violinist pianist",
    "science": "physicist biologist chemist astronomer geologist epidemiologist mathematician",
    "care": "surgeon nurse paediatrician pediatrician midwife dentist",
}

_OF = {word: trade for trade, several in _TRADES.items() for word in several.split()}

_OTHERS = re.compile(
    r"\b(?:former|ex|retired|turned|and|then|late|onetime|father|mother|son|daughter|wife|husband|widow|brother"
    r"|sister)\b",
    re.IGNORECASE,
)

_EMPTY = frozenset(
    {"the", "of", "a", "an", "and", "for", "at", "in", "to", "on", "who", "his", "her", "former"}
)

_SHORT = {"sen": "senator", "rep": "representative", "gov": "governor", "gop": "republican"}


@lru_cache(maxsize=1 << 16)
def trade(office: str) -> str:
    """The trade of an office; ``""`` where it has none, several, a past one or another's."""
    found = {_OF[word] for word in words(office) if word in _OF}
    return found.pop() if len(found) == 1 and not _OTHERS.search(office) else ""


@lru_cache(maxsize=1 << 16)
def telling(office: str) -> frozenset[str]:
    """The words of an office by which two articles can mean the same one."""
    return frozenset(_SHORT.get(word, word) for word in words(office) if len(word) > 2) - _EMPTY
