"""Which verbs of saying does the parser hang too low? They hang on the verb of saying above, with its source.

"May said that the country would leave and suggested a date": it hangs the second verb within what the first
one reports, as if the country suggested it. In PolNeAR's training articles the first one's source says what
such a verb reports in 48 of 50, and in 33 of 46 annotators ended what the first one reports before it.
"She promised to answer but did not": whatever the verb, a finite one is not joined to an infinitive.
"""

from __future__ import annotations

from bisect import insort
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.syntax import edges

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.text.syntax import Syntax

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
SIMPLE = frozenset({"VBD", "VBP", "VBZ", "VBP-have", "VBZ-have", "VBD-have"})
HAVE = frozenset({"has", "have", "had", "'s", "’s", "'ve", "’ve", "'d", "’d"})
PAUSES = frozenset({",", ";", "—", "–", "--", "-"})
WITHIN = frozenset({"ccomp", "xcomp", "acl", "pcomp"})
"""How what is reported hangs, in the end, on who reports it: never by a relative clause or as a subject."""
UPWARDS = WITHIN | {"dobj", "pobj", "prep", "conj"}
CLIMB = 5
"""Arcs from a verb to the cue above it: longer ways are errors of the parser."""
SAYING = ("strong", "speech")


def mended(document: Document) -> Document:
    """The document with such verbs hung as `joined` on the verb above them, and given its source."""
    syntax = document.syntax
    cues = document.cues
    above = {cue: higher for cue in cues if (higher := _above(syntax, cues, cue)) is not None}
    finite = {verb: higher for verb in range(len(syntax)) if (higher := _finite(syntax, verb)) is not None}
    if not above and not finite:
        return document
    heads, deps, children = list(syntax.heads), list(syntax.deps), list(syntax.children)
    for verb, higher in sorted((finite | above).items()):
        children[heads[verb]] = [child for child in children[heads[verb]] if child != verb]
        children[higher] = list(children[higher])
        insort(children[higher], verb)
        heads[verb], deps[verb] = higher, "joined"
    cues = dict(cues)
    for cue, higher in sorted(above.items()):
        cues[cue] = replace(cues[cue], mention=cues[higher].mention)
    left, right = edges(heads, children)
    hung = replace(syntax, heads=heads, deps=deps, children=children, left=left, right=right)
    return replace(document, syntax=hung, cues=cues)


def _above(syntax: Syntax, cues: Mapping[int, Source], cue: int) -> int | None:
    """The cue that a verb of saying goes on with, where it hangs within what that one reports."""
    if not _speaks(cues[cue]) or any(syntax.deps[child] in SUBJECTS for child in syntax.children[cue]):
        return None
    participle = syntax.tags[cue] == "VBG" and syntax.deps[cue] == "advcl" and _paused(syntax, cue)
    if cues[cue].how != "subject" or not (participle or syntax.deps[cue] == "conj"):
        return None
    inner = syntax.heads[cue]
    while syntax.deps[inner] == "conj" and not _speaks(cues.get(inner)):
        inner = syntax.heads[inner]
    if syntax.deps[inner] not in WITHIN:
        return None
    higher = inner
    for _ in range(CLIMB):
        if syntax.deps[higher] not in UPWARDS:
            return None
        higher = syntax.heads[higher]
        if _speaks(cues.get(higher)) or _holds(cues.get(higher), syntax.deps[cue]):
            fits = participle or _goes_on(syntax, cue, higher, inner)
            if _speaks(cues.get(inner)):
                mine, above, within = (_tense(syntax, verb) for verb in (cue, higher, inner))
                fits = within.endswith("-have") if participle else mine == above != within
            return higher if fits and higher < inner < cue else None
    return None


def _finite(syntax: Syntax, verb: int) -> int | None:
    """The finite verb that a finite one goes on with, where an infinitive or participle stands between."""
    if syntax.deps[verb] != "conj" or _tense(syntax, verb) not in SIMPLE:
        return None
    inner = syntax.heads[verb]
    if inner > verb or any(syntax.deps[child] in SUBJECTS for child in syntax.children[verb]):
        return None
    if any(syntax.deps[c] == "xcomp" and inner < c < verb for c in syntax.children[inner]):
        return inner
    if _tense(syntax, inner) not in {"VB", "VBG"}:
        return None
    verbs = (token for token in syntax.ancestors(inner) if syntax.tags[token].startswith("VB"))
    higher = next((token for token in verbs if _tense(syntax, token) not in {"VB", "VBG", "VBN"}), None)
    return higher if higher is not None and higher < inner else None


def _speaks(source: Source | None) -> bool:
    """Is there a verb that says outright, or often does, that somebody speaks?"""
    return source is not None and source.strength in SAYING and source.how in ("subject", "order")


def _holds(source: Source | None, dep: str) -> bool:
    """Is there a verb of thinking, that a conjoined verb of saying can go on with?"""
    return source is not None and source.strength == "stance" and source.how == "subject" and dep == "conj"


def _paused(syntax: Syntax, verb: int) -> bool:
    return any(syntax.words[token] in PAUSES for token in range(max(0, verb - 3), verb))


def _goes_on(syntax: Syntax, cue: int, higher: int, inner: int) -> bool:
    """Can the cue, by its form, be joined to the higher verb, and rather to it than to the inner one?"""
    mine, above, within = (_tense(syntax, verb) for verb in (cue, higher, inner))
    if mine in {"VB", "VBG", "VBN"}:
        return mine == syntax.tags[higher] and (mine == "VBG" or within != mine)
    return mine == above or mine != within


def _tense(syntax: Syntax, verb: int) -> str:
    """How a verb is finite: its tag, its modal, or with "have" before it; its tag alone where it is not."""
    for token in (*syntax.children[verb], verb):
        if token <= verb and syntax.tags[token] in FINITE:
            low = syntax.words[token].lower()
            perfect = token != verb and low in HAVE
            return low if syntax.tags[token] == "MD" else syntax.tags[token] + ("-have" if perfect else "")
    return syntax.tags[verb]
