"""Whose name stands beside a noun phrase and says who is meant: "the mayor, Ann Lee," "minister Ann Lee"?"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from onrecord.index.attribution.coreference.service import in_service
from onrecord.index.attribution.mentions.noun_phrases import entity_at, named_before
from onrecord.index.attribution.offices.titles import POLITE
from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import plain
from onrecord.index.attribution.text.sentences import ABBREVIATION
from onrecord.index.attribution.text.titles import untitled

if TYPE_CHECKING:
    from onrecord.index.attribution.coreference.stage import Stage
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.text.syntax import Syntax

ROLES = words("offices", "roles")
WITHIN = frozenset({"DT", "IN", "TO", "CC", "NN", "NNS", "NNP", "NNPS", "JJ", "POS"})
"""Tags of the words of an office between its holder's name and the noun that says what it is."""
OBJECT = frozenset({"of", "for", "to", "in", "with", "from", "at", "by"})
"""Right before a name these make it another's: "a spokesman for Ann Lee said"."""
SERVING, APPOINTED = words("offices", "serving"), words("offices", "appointed")
HYPHENED = re.compile(r"[-–]\w+ ")
"""Between the first half of a hyphenated role and its holder: "co-founder Ann Leigh"."""
ADJACENT = re.compile(r" (?:\([^()\n]{1,40}\) )?(?:(?:and|&) (?:[\w’'-]+ ){1,5})?")
DASHED = re.compile(r"(?: of [^,.;:\n–—-]{2,60})? [-–—]{1,2} (?:[\w.’'-]+ ){0,5}$")
DASH = re.compile(r" [-–—]{1,2} ")
"""Between and behind a noun and the name between dashes that says who is meant."""
DENIED = re.compile(r",? (?:and |but )?not ")
"""Behind whoever speaks, before somebody else: "said the farmer, not Ann Lee"."""
APPOSED = re.compile(
    r"(?: (?:of|at|for|in|from|with|to) (?:[^,.;:\n]|(?<=\b[A-Z])\.){2,60})?,?"
    r" (?:(?!(?:of|at|for|in|from|with|to|by|on) )[\w.’'-]+ ){0,4}$"
)


def named_beside(stage: Stage, mention: Mention) -> Entity | None:
    """The person whose name is the head of the mention, or stands in apposition to it."""
    syntax = stage.syntax
    found = stage.at(syntax.starts[mention.head]) or _within(stage, mention)
    if found or syntax.tags[mention.head] == "NNS":
        return found
    said = _said_of(syntax, mention)
    if said is not None and (found := stage.at(syntax.starts[said]) or stage.read.get(said)):
        return found
    if found := _who_is(stage, mention):
        return found
    bracket = syntax.text.find("(", mention.start, mention.end)
    if bracket > 0 and (found := stage.at(bracket - 2)):
        return found
    name = syntax.heads[mention.head]
    beside = syntax.deps[mention.head] == "appos" and syntax.tags[mention.head] in {"NN", "NNP"}
    if beside and name < mention.head and (found := stage.at(syntax.starts[name])):
        return found
    if denied(syntax, mention):
        return None
    return _apposed(stage, mention) or _behind(stage, mention)


def denied(syntax: Syntax, mention: Mention) -> bool:
    """Is whoever is named behind a mention said not to be meant: "said the farmer, not Ann Lee"?"""
    return DENIED.match(syntax.text, mention.end) is not None


def _apposed(stage: Stage, mention: Mention) -> Entity | None:
    """Whoever the tree has in apposition to a mention."""
    syntax = stage.syntax
    head = mention.head
    beside = (
        child
        for child in syntax.children[head]
        if syntax.deps[child] == "appos" or (child < head and named_before(syntax, child, head))
    )
    return next((found for child in beside if (found := stage.at(syntax.starts[child]))), None)


def _behind(stage: Stage, mention: Mention) -> Entity | None:
    """Whoever is named behind a mention that is an office or a description of theirs."""
    syntax = stage.syntax
    if found := in_service(syntax, mention, stage.starts, stage.places):
        return found
    k = bisect_left(stage.starts, mention.end)
    if k < len(stage.places) and stage.places[k][0] - mention.end < 90:
        between = _up_to(syntax, mention, stage.places[k][1])
        titled = _is_role(syntax, mention.head)
        short = between == ". " and stage.places[k][0] not in stage.stops
        whole = syntax.text[mention.end : stage.places[k][0]]
        beside = short or any(map(ADJACENT.fullmatch, (between, whole)))
        held = titled and (beside or _held(stage, mention, stage.places[k][1]))
        if HYPHENED.fullmatch(between) or held:
            return stage.places[k][2]
        behind = syntax.words[min(len(syntax) - 1, syntax.at(stage.places[k][1].end))].lower()
        if titled and between == ", " and behind in LEMMAS:
            return stage.places[k][2]
    if mention.kind == "nominal" and k < len(stage.places) and stage.places[k][0] - mention.end < 90:
        return stage.places[k][2] if _set_off(syntax.text, mention, stage.places[k][1]) else None
    return None


def _set_off(text: str, mention: Mention, use: Use) -> bool:
    """Is a name set off behind a noun, by commas or dashes: "the mayor of Ayr, Ann Lee,"?"""
    between, behind = text[mention.end : use.start], text[use.end : use.end + 2].lstrip()[:1]
    if DASHED.fullmatch(between):
        return DASH.match(text, use.end) is not None
    return "," in between and APPOSED.fullmatch(between) is not None and behind in ",(."


def _within(stage: Stage, mention: Mention) -> Entity | None:
    """Whose name a mention begins with that goes on: "Dr Ada Lee games director", "Lee reminded senators"."""
    k = bisect_left(stage.starts, mention.start)
    if k == len(stage.places) or stage.places[k][1].end >= mention.end:
        return None
    use = stage.places[k][1]
    polite = bool(use.title) and plain(use.title[-1]) in POLITE
    behind = stage.syntax.text[use.end : mention.end].split()
    role = polite and plain(stage.syntax.words[mention.head]) in ROLES
    acts = stage.syntax.tags[stage.syntax.at(use.end)] == "VBD"
    return stage.places[k][2] if acts or (role and all(map(str.islower, behind))) else None


def _up_to(syntax: Syntax, mention: Mention, use: Use) -> str:
    """What stands between a mention and the name behind it, without the title right before the name.

    Nor with the full stop of a title that is cut short: "Army Capt. Ada Lee".
    """
    end = mention.end
    end += syntax.text[end] == "." and bool(ABBREVIATION.search(syntax.text[mention.start : end + 1]))
    start = syntax.starts[untitled(syntax, syntax.at(use.start), use.title)]
    return syntax.text[end : start if start >= end else use.start]


def _held(stage: Stage, mention: Mention, use: Use) -> bool:
    """Is it the office of whoever is named behind it: "Minister in the Ministry of Finance Ann Lee said"?"""
    syntax = stage.syntax
    between = syntax.between(mention.end, use.start)
    first, _ = entity_at(syntax, syntax.at(use.start))
    words = [syntax.words[token].lower() for token in between]
    while words and plain(words[-1]) in POLITE:
        words.pop()
    tied = bool(words) and not {"of", "in", "for", "to", "and"}.isdisjoint(words[:3])
    for_the_named = bool(words) and (words[-1] in OBJECT or plain(words[-1]) in ROLES)
    return (
        tied
        and not for_the_named
        and (use.subject or _cued(syntax, mention, use) or _aside(syntax, mention, use))
        and all(syntax.tags[token] in WITHIN for token in between)
        and all(syntax.ents[token] != "PERSON" or token >= first for token in between)
    )


def _cued(syntax: Syntax, mention: Mention, use: Use) -> bool:
    """Does a cue stand right before the office or right behind the name?"""
    before = syntax.at(mention.start) - 1
    according = before > 0 and syntax.words[before - 1 : before + 1] == ["according", "to"]
    agent = syntax.deps[before] == "agent" and syntax.words[syntax.heads[before]].lower() in LEMMAS
    return (
        according
        or agent
        or not LEMMAS.keys().isdisjoint(syntax.words[token].lower() for token in (before, syntax.at(use.end)))
    )


def _who_is(stage: Stage, mention: Mention) -> Entity | None:
    """Who is said to be what a noun says: "The union's leader is Ada Lee"."""
    syntax, head = stage.syntax, mention.head
    verb = syntax.heads[head]
    if mention.kind != "nominal" or syntax.deps[head] != "nsubj" or syntax.words[verb] not in {"is", "was"}:
        return None
    names = (child for child in syntax.children[verb] if syntax.deps[child] == "attr" and child > verb)
    return next((found for child in names if (found := stage.at(syntax.starts[child]))), None)


def _aside(syntax: Syntax, mention: Mention, use: Use) -> bool:
    """Does an aside stand between the name and the cue of its office: "Mayor of Ayr Al Roe, 45, said"?"""
    after, verb = syntax.at(use.end), syntax.heads[mention.head]
    speaks = syntax.deps[mention.head] == "nsubj" and syntax.words[verb].lower() in LEMMAS
    return speaks and syntax.words[after : after + 1] == [","] and verb > after


def _said_of(syntax: Syntax, mention: Mention) -> int | None:
    """The subject of whom a noun is said: "Lee is a farmer", "Lee, who was appointed as the investigator"."""
    head = mention.head
    if mention.kind != "nominal" or syntax.tags[head] != "NN" or syntax.deps[head] not in {"attr", "pobj"}:
        return None
    verb = syntax.heads[head]
    if syntax.deps[head] == "pobj":
        if syntax.words[verb].lower() != "as":
            return None
        verb = syntax.heads[verb]
        if syntax.words[verb].lower() not in SERVING | APPOINTED:
            return None
    subjects = [child for child in syntax.children[verb] if syntax.deps[child] in {"nsubj", "nsubjpass"}]
    if not subjects or subjects[0] > head:
        return None
    relative = syntax.words[subjects[0]].lower() == "who" and syntax.deps[verb] == "relcl"
    return syntax.heads[verb] if relative else subjects[0]


def _is_role(syntax: Syntax, head: int) -> bool:
    return plain(syntax.words[head]) in ROLES
