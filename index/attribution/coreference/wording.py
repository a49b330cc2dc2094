"""By which words is a source without a name called, how far do they reach, and what kind of source is it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.coreference.descriptions import BODIES, OUTLETS
from onrecord.index.attribution.mentions.lone_names import COUNTRIES
from onrecord.index.attribution.mentions.noun_phrases import NOUNS
from onrecord.index.attribution.mentions.nouns import somebody
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import plain

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import SpeakerKind

ROLES = words("offices", "roles")
GROUPS = words("sources", "groups")
DOCUMENTS = words("sources", "documents")
QUANTITIES = words("sources", "quantities")
UNNAMED = words("people", "personal") - BODIES
BODILY = words("people", "not_names")
"""Last words of names that are a body's, not a person's."""
HELD_BY_PERSONS = ROLES - BODILY
"""Roles whose noun ends no body's name."""
NAMED_BODIES = BODIES | OUTLETS
"""Nouns that say what a body is, before its name."""
TIES = frozenset({"for", "of", "at", "from", "with"})
"""What ties a source without a name to whom it speaks for."""
MADE = TIES | {"by", "in", "into", "on"}
"""What ties a document to whose it is and to where it stands."""
KNOWING = {"familiar": "with", "close": "to", "briefed": "on"}
"""What ties a source to what it knows of: "a person familiar with the talks"."""
TELLING = frozenset({"acl", "prep", "relcl"})
"""How what tells who is meant hangs on "those"."""
INSIDE = frozenset({"DT", "PRP$", "NN", "NNS", "NNP", "NNPS", "JJ", "VBN", "POS", "CD", "HYPH"})
PLACES = frozenset({"GPE", "LOC"})
DATES = frozenset({"DATE", "TIME"})
SHARE = re.compile(
    r" (?:in|out of) (?:every )?(?:\d+|t(?:hree|en|wenty)|f(?:our|ive)|six|seven|eight|nine|twelve)\b"
)
"""Behind a number, of how many those are who say something: "about 3 in 10"."""
OPEN = re.compile(r" [(\[][^)\]]*$")
"""A bracket that opens within a name and does not close: the letters that a body is called by."""
LONG = 14
"""The maximum number of words from the head to the end of what the source speaks for."""


def phrase(syntax: Syntax, mention: Mention) -> str:
    """The words of a mention, with the second half of a body's name that has "and" within."""
    start = _name_start(syntax, mention)
    printed = " ".join(syntax.text[start : _name_end(syntax, mention)].split())
    return OPEN.sub("", printed).rstrip(" ([,;:–—-")


def wording(syntax: Syntax, mention: Mention, printed: str, head: str, kind: SpeakerKind) -> str:
    """The words for a source, with whom it speaks for where it has no name of its own.

    `printed` is its `phrase`.
    """
    titled = (mention.kind == "nominal" and head in BODIES) or (
        mention.kind in ("organization", "name") and head in ROLES
    )
    if syntax.tags[mention.head] == "CD" and (share := SHARE.match(syntax.text, mention.end)):
        return " ".join(syntax.text[mention.start : share.end()].split())
    if head == "those" and (told := _told_apart(syntax, mention.head)):
        return " ".join(syntax.text[mention.start : told].split())
    counted = head in QUANTITIES or head == "one"
    if titled or kind in ("document", "group") or (kind == "unnamed" and (somebody(head) or counted)):
        ties = MADE if kind == "document" else TIES
        return " ".join(syntax.text[mention.start : _end(syntax, mention, ties)].split())
    return printed


def _told_apart(syntax: Syntax, those: int) -> int:
    """Where the words end that say who "those" are: "those who live there"; 0 without any."""
    behind = (child for child in syntax.children[those] if child > those and syntax.deps[child] in TELLING)
    last = max((syntax.right[child] for child in behind), default=those)
    near = those < last <= those + LONG and "\n" not in syntax.text[syntax.ends[those] : syntax.ends[last]]
    return syntax.ends[last] if near and syntax.words[last][-1].isalnum() else 0


def kind_of(mention: Mention, head: str, *, determined: bool = False, outlet: bool = False) -> SpeakerKind:
    """What kind of source a mention is, by its head in lower case.

    `determined`: "a", "one" stands before; `outlet`: it is an outlet's name. "Harbour MP warns": whoever is
    called by an office alone is no body.
    """
    if head in DOCUMENTS and not (outlet and mention.kind in ("organization", "name")):
        return "document"
    if head in GROUPS:
        return "group"
    office = head in HELD_BY_PERSONS and mention.kind in ("organization", "name") and not outlet
    if office or (head in UNNAMED and determined):
        return "unnamed"
    if mention.kind in ("organization", "name") or head in BODIES or head in OUTLETS:
        return "organization"
    return "unnamed"


def _name_start(syntax: Syntax, mention: Mention) -> int:
    """Where the name of a body begins that a noun says what it is before: "the charity Harbour Aid"."""
    if mention.kind not in ("organization", "name"):
        return mention.start
    tokens = syntax.between(mention.start, mention.end)
    for token in tokens[:-1]:
        word = syntax.words[token]
        owned = "POS" in syntax.tags[tokens[0] : token] and syntax.tags[token] in {"NN", "JJ"}
        kind = word.islower() and (word in NAMED_BODIES or owned)
        behind = [syntax.words[other] for other in tokens if other > token]
        if kind and all(other[0].isupper() or other == "&" for other in behind):
            return syntax.starts[token + 1]
    return mention.start


def _name_end(syntax: Syntax, mention: Mention) -> int:
    """Where a body's name with "and" in it ends: "Devon and Cornwall Police", "Bank of Ayr and Bute"."""
    end = syntax.at(mention.end - 1)
    if _called_before(syntax, mention, end):
        return syntax.ends[end - 1]
    end -= syntax.words[end] == "and"
    if last := _field_end(syntax, mention, end):
        return syntax.ends[last]
    if mention.kind not in ("organization", "name") or syntax.words[end + 1 : end + 2] != ["and"]:
        return mention.end
    last = end + 1
    while last + 1 < len(syntax) and syntax.tags[last + 1] in {"NNP", "NNPS"}:
        last += 1
    body = last > end + 2 and plain(syntax.words[last]) in BODILY and plain(syntax.words[end]) not in BODILY
    place = syntax.ents[last] in PLACES or syntax.words[last].lower() in COUNTRIES
    both = syntax.heads[last] == end or (syntax.heads[last] == mention.head and place)
    of_both = syntax.words[end - 1] == "of" and syntax.deps[last] == "conj" and both
    return syntax.ends[last] if body or (of_both and syntax.tags[last] == "NNP") else mention.end


def _field_end(syntax: Syntax, mention: Mention, end: int) -> int:
    """The last word of what a body is for by its name: "Centre for Harbour"; 0 where it is none."""
    if syntax.words[end + 1 : end + 2] not in (["for"], ["For"], ["Against"]):
        return 0
    body = mention.kind in ("organization", "name") and plain(syntax.words[end]) in BODILY | BODIES
    last = end + 1
    while body and last + 1 < len(syntax) and syntax.tags[last + 1] in {"NNP", "NNPS"}:
        last += 1
    return last if last > end + 1 and syntax.words[end][0].isupper() else 0


def _called_before(syntax: Syntax, mention: Mention, end: int) -> bool:
    """Does a noun behind an outlet's name say what it is: "the Harbour Sun tabloid"?"""
    tokens = syntax.between(mention.start, mention.end)[:-1]
    named = [token for token in tokens if syntax.words[token].lower() != "the"]
    outlet = syntax.tags[end] == "NN" and syntax.words[end] in OUTLETS
    return (
        outlet
        and bool(named)
        and all(syntax.tags[token] in {"NNP", "NNPS"} and syntax.ents[token] == "ORG" for token in named)
    )


def _end(syntax: Syntax, mention: Mention, ties: AbstractSet[str]) -> int:
    """Where the words for a source without a name end: with whom or what the source speaks for."""
    end = at = syntax.at(mention.end - 1) + 1
    while at + 1 < len(syntax) and end - at < LONG and (tied := _ties(syntax, at, ties)):
        at += tied
        first = at
        while at < len(syntax) and _inside(syntax, at):
            at += 1
        those = syntax.words[first].lower() == "those" and at == first + 2
        while at > first and syntax.tags[at - 1] == "VBN" and not those:
            at -= 1
        if at == first or not (those or syntax.tags[at - 1] in NOUNS):
            break
        end = at
    return syntax.ends[end - 1]


def _inside(syntax: Syntax, at: int) -> bool:
    if syntax.tags[at] in {"NNP", "NNPS"} and syntax.tags[at - 1] == "NNS":
        return False
    return syntax.tags[at] in INSIDE and syntax.ents[at] not in DATES and not syntax.words[at].isspace()


def _ties(syntax: Syntax, at: int, ties: AbstractSet[str]) -> int:
    """How many words tie what is behind them to a source: 1 for "of", 2 for "speaking for"."""
    word = syntax.words[at].lower()
    if syntax.ents[at + 1] in DATES:
        return 0
    if word == "and":
        return int(syntax.tags[at - 1] == "NNP" and syntax.tags[at + 1] in {"NNP", "NNPS"})
    if word in ties:
        return 1
    behind = syntax.words[at + 1].lower()
    return 2 * ((syntax.tags[at] == "VBG" and behind == "for") or KNOWING.get(word) == behind)
