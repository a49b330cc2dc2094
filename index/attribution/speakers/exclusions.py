"""Whose words can a quotation not be, by the sentence that it stands in?"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.cue_sources import quoted_as
from onrecord.index.attribution.mentions.nouns import noun_class
from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.text.cues import PASSIVE_SUBJECT, lemma_of, strength

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.entities import Entity
    from onrecord.index.attribution.speakers.candidate import Candidate
    from onrecord.index.attribution.text.marks import Marked

ADDRESSED = re.compile(
    r"(?:\b(?:[Ww]hen|[Ii]f|was|were|been|being|is|are) (?:then |also |later |first |being )?"
    r"(?:asked|questioned|pressed|quizzed|challenged|told|informed|reminded)"
    r"|(?:^|[.!?”\"\n] ?)Asked)\b(?:(?! by )[^.!?“”\"\n]){0,50}$"
)
"""What stands before a question that somebody is asked, by nobody who is named."""
ASKED_BY = re.compile(
    r"\b(?:[Aa]sked|[Pp]ressed|[Qq]uestioned|[Cc]hallenged|[Qq]uizzed|[Tt]old) by [^,.:;“”\"\n]{1,60}$"
)
"""Before the end of whoever asks."""
QUESTION = re.compile(r"\b(?:[Tt]o|[Aa]nswering|[Aa]sked) (?:the|a|another) question,? $")
AS = re.compile(r",? as ")
PUTS = re.compile(r" (?:\w+ )?(?:puts?|calls?|called|describe[sd]?) (?:it|them|him|her)\b")
"""Before and behind whoever put the quoted words so."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
_WHOM = r"(?: (?:to )?(?:her|him|them|me|us|it|reporters|[A-Z][\w-]*(?:\.? [A-Z][\w-]*){0,3}))?"
INNER = re.compile(
    rf"{_WHOM}"
    r"(?: (?:that|then))?(?: (he|she|they)(?: [\w’'-]+){0,4})?"
    r"(?: (?:in|on) (?:[\w’'-]+ ){0,3}[\w’'-]+(?=[,:]))?"
    r"[,:]? *"
)
"""Between the cue of the innermost speaker and the quotation."""
TOLD = re.compile(r" (?:the|a|an|his|her|their|those)(?: [\w’'-]+){1,6}[,:] *")
"""Between "told" and the quotation: "told those at the hospital: “…”"."""
BESIDE = re.compile(r"\b(?:while|whereas) [^“”\"\n,.]{0,60}$")
"""Before whoever speaks in the clause beside."""
THAT = re.compile(r" (?:that |how )?")
"""Between the outer cue and the inner speaker."""
OVER = re.compile(rf"{_WHOM}(?:[.,;]|$| (?:on|at|in|during|when) )")
"""Behind the inner cue, whose own words have come before."""
CLAUSE = re.compile(r"(?:^|[.?!”\"\n] ?)(?:After|When|While|As|Although|Though|Since|Because|Once) $")
BACK = re.compile(r"(?: back)?(?: at (?:her|him|them|[A-Z]\w+))?(?: that)?[,:]? *")
"""Between the cue right before a quotation and the quotation."""
FOR = re.compile(
    r" (?:for|of|that|to|about)(?: (?:a|an|the|his|her|it|he|she|they))?(?: (?:is|was|were|are|be))? *"
)
"""Between somebody's words and what of them is quoted."""
GOES_ON = re.compile(r"(?:[:,] [“\"']|:| that )")
"""Behind the cue of who then says something."""
CALLED = re.compile(r"(?: as)?(?: an?| the)? ")
"""Between the cue in "what Lee describes as a" and what it is called."""
UNSAID = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
CHARACTERIZING = frozenset({"describe", "dub"})
FEW = 3
"""Words of the longest quotation that may be only what somebody is called."""
AUXILIARIES = frozenset(["has", "have", "had", "also", "will", "would"])


def undergone(document: Document, marked: Marked) -> bool:
    """Is somebody or something called so by nobody who is named: "Lee was described as “rude”"?"""
    syntax = document.syntax
    inside = syntax.between(*marked.outer)
    if not inside or len(syntax.text[slice(*marked.outer)].split()) > FEW:
        return False
    above = (token for token in syntax.ancestors(inside[0]) if token < inside[0])
    verb = next((token for token in above if syntax.tags[token] in {"VBN", "VBD"}), None)
    if verb is None:
        return False
    deps = {syntax.deps[child] for child in syntax.children[verb]}
    lemma = lemma_of(syntax.words[verb])
    passive = deps >= {"auxpass", "nsubjpass"} and "agent" not in deps
    if not passive or lemma in PASSIVE_SUBJECT or strength(lemma) not in {"strong", "speech"}:
        return False
    start, end = document.where.paragraphs[document.where.paragraph(marked.start)]
    at = bisect_right(document.stops, syntax.starts[verb])
    start = max(start, document.stops[at - 1]) if at else start
    end = min(end, document.stops[at]) if at < len(document.stops) else end
    said = document.sources_in.get(document.where.paragraph(marked.start), ())
    return not any(start <= source.span[0] < end for source in said)


def addressed(document: Document, marked: Marked) -> bool:
    """Is the stretch what somebody was asked or told: "when asked, “Will you go?”"? Nobody named says it."""
    text = document.syntax.text
    behind = text[marked.outer[1] : marked.outer[1] + 30]
    before = max(0, marked.outer[0] - 90), marked.outer[0]
    return bool(ADDRESSED.search(text, *before) or QUESTION.search(text, *before)) and (
        text[marked.end - 1 : marked.end] == "?" or behind.lstrip().startswith("?")
    )


@dataclass(frozen=True, slots=True)
class Rivals:
    """Those of a quotation's candidates who are the subject of their cue, and what they say of the others."""

    speaking: Sequence[Candidate]
    """Those whom a cue tells to speak."""
    calling: Sequence[Candidate]
    """Those who call it so in a clause of their own: "Lee said it lies by what Roe calls a “sink”"."""
    putting: Sequence[Candidate]
    """Those who put it so right behind the quotation: "the source of “income,” as a memo put it"."""

    def continued(self, speaker: Entity | None) -> bool:
        """May whoever spoke before go on speaking here, without being mentioned?"""
        return not self.putting and all(other.entity is speaker for other in self.calling)


def rivals(document: Document, marked: Marked, found: Sequence[Candidate]) -> Rivals:
    """What the candidates of one quotation say of each other."""
    text = document.syntax.text
    subjects = [
        (one, one.mention, one.source)
        for one in found
        if one.source is not None and one.source.how == "subject" and one.mention is not None
    ]
    put = AS.match(text, marked.outer[1]) is not None
    return Rivals(
        speaking=[one for one, _, source in subjects if source.strength in {"strong", "speech"}],
        calling=[
            one
            for one, mention, source in subjects
            if mention.end <= source.span[0] <= marked.outer[0]
            and text.endswith("what ", 0, mention.start)
            and CALLED.fullmatch(text, source.span[1], marked.outer[0]) is not None
        ],
        putting=[
            one
            for one, mention, source in subjects
            if put
            and marked.outer[1] < mention.start < source.span[0]
            and AS.fullmatch(text, marked.outer[1], mention.start) is not None
            and PUTS.match(text, mention.end) is not None
        ],
    )


def unsaid(document: Document, marked: Marked) -> bool:
    """Do the sentence's own words say that nobody who is named says it?"""
    return addressed(document, marked) or undergone(document, marked)


def apart(
    document: Document, marked: Marked, one: Candidate, found: Sequence[Candidate], others: Rivals
) -> bool:
    """Do the sentence's own words say that the mention is not whose words these are?"""
    return (
        _told_of(document, marked, one)
        or _quotes(document, one)
        or _aside(document, marked, one)
        or _relays(one, found)
        or _outer(document, marked, one, others)
        or _earlier(document, marked, one, others)
        or _across(document, marked, one, others)
        or any(other.entity is not one.entity for other in others.calling)
        or _asks(document, marked, one)
        or any(other.mention is not one.mention for other in others.putting)
        or _inner_behind(document, marked, one, others)
        or _next_clause(document, marked, one, others)
        or _clause_before(document, marked, one, others)
        or _owned(document, marked, one, found)
    )


def _asks(document: Document, marked: Marked, one: Candidate) -> bool:
    """Does the mention ask what the quotation answers: "Asked by Lee whether he would, Roe said: “…”"?"""
    if one.mention is None or one.mention.end > marked.outer[0]:
        return False
    text = document.syntax.text
    between = text[one.mention.end : marked.outer[0]]
    return (
        ASKED_BY.search(text, max(0, one.mention.start - 60), one.mention.end) is not None
        and "," in between
        and not set(between) & set('.!?\n“”"')
        and text[marked.end - 1 : marked.end] != "?"
    )


def _outer(document: Document, marked: Marked, one: Candidate, others: Rivals) -> bool:
    """Does somebody else speak within what the mention says: "Lee said Roe told her: “…”"?"""
    if one.source is None or one.source.span[1] > marked.outer[0] or one.source.how != "subject":
        return False
    text = document.syntax.text
    if set(text[one.source.span[1] : marked.outer[0]]) & set('.!?\n“”"'):
        return False
    return any(
        other.source is not None
        and other.mention is not None
        and other.entity is not one.entity
        and one.source.span[1] <= other.mention.start < other.source.span[0]
        and other.source.span[1] <= marked.outer[0]
        and (
            _inner(other, INNER.fullmatch(text[other.source.span[1] : marked.outer[0]]))
            or (other.source.lemma == "tell" and TOLD.fullmatch(text[other.source.span[1] : marked.outer[0]]))
            or _characterizes(other)
        )
        for other in others.speaking
    )


def _inner(other: Candidate, between: re.Match[str] | None) -> bool:
    """Do the words go on from the inner cue, with a pronoun for who speaks at most: "told her he was “…”"?"""
    person = other.entity is not None and other.entity.kind == "person"
    return between is not None and (between[1] in {None, "they"} or person)


def _inner_behind(document: Document, marked: Marked, one: Candidate, others: Rivals) -> bool:
    """Does somebody else speak in what the mention says, behind it: "“…,” Lee said Roe told her"?"""
    if one.source is None or one.source.how != "subject" or one.source.span[0] < marked.outer[1]:
        return False
    text, cue = document.syntax.text, one.source.span[1]
    return any(
        other.source is not None
        and other.entity is not one.entity
        and other.mention is not None
        and cue <= other.mention.start < other.source.span[0]
        and THAT.fullmatch(text, cue, other.mention.start) is not None
        and OVER.match(text, other.source.span[1]) is not None
        for other in others.speaking
    )


def _next_clause(document: Document, marked: Marked, one: Candidate, others: Rivals) -> bool:
    """Does it speak in the clause behind, of its own: "After Lee said it was “odd,” Roe said: “…”"?"""
    text = document.syntax.text
    if one.source is None or one.source.how != "subject" or one.mention is None:
        return False
    if one.mention.start < marked.outer[1] or not text[marked.outer[0] - 2 : marked.outer[0] - 1].isalnum():
        return False
    if text[marked.outer[1] : one.mention.start].strip(" ,") or not GOES_ON.match(text, one.source.span[1]):
        return False
    return any(
        other.source is not None
        and other.entity is not one.entity
        and other.mention is not None
        and other.source.span[1] <= marked.outer[0]
        and not set(text[other.source.span[1] : marked.outer[0]]) & set('.!?\n“”"')
        and CLAUSE.search(text, max(0, other.mention.start - 40), other.mention.start) is not None
        for other in others.speaking
    )


def _clause_before(document: Document, marked: Marked, one: Candidate, others: Rivals) -> bool:
    """Does it only act in the clause before whose words these are: "After Lee spoke, Roe shot back, “…”"?"""
    if one.source is None or one.mention is None or one.source.span[1] > marked.outer[0]:
        return False
    text = document.syntax.text
    if CLAUSE.search(text, max(0, one.mention.start - 40), one.mention.start) is None:
        return False
    return any(
        other.source is not None
        and other.mention is not None
        and other.entity is not one.entity
        and one.source.span[1] < other.mention.start < other.source.span[0] < marked.outer[0]
        and not set(text[one.source.span[1] : other.source.span[1]]) & set('.!?\n“”"')
        and "," in text[one.source.span[1] : other.mention.start]
        and BACK.fullmatch(text, other.source.span[1], marked.outer[0]) is not None
        for other in others.speaking
    )


def _owned(document: Document, marked: Marked, one: Candidate, found: Sequence[Candidate]) -> bool:
    """Does it act on somebody's words, which these are: "Lee blasted Roe's call for a “shutdown”"?"""
    if one.source is None or one.source.how != "subject" or one.source.span[1] > marked.outer[0]:
        return False
    text = document.syntax.text
    return any(
        other.source is not None
        and other.source.how == "noun"
        and other.mention is not None
        and other.entity is not one.entity
        and one.source.span[1] <= other.mention.start < other.source.span[0]
        and other.mention.end <= other.source.span[0] < marked.outer[0]
        and not set(text[one.source.span[1] : other.mention.start]) & set('.,;:!?\n“”"')
        and FOR.fullmatch(text, other.source.span[1], marked.outer[0]) is not None
        for other in found
    )


def _earlier(document: Document, marked: Marked, one: Candidate, others: Rivals) -> bool:
    """Does somebody else speak in a clause behind: "Lee called it “mad”, while Roe labelled it “sad”"?"""
    if one.source is None or one.source.how != "subject" or one.source.span[1] > marked.outer[0]:
        return False
    text, cue = document.syntax.text, one.source.span[1]
    return any(
        other.source is not None
        and other.mention is not None
        and other.entity is not one.entity
        and cue <= other.mention.start < other.source.span[0] < marked.outer[0]
        and BESIDE.search(text, cue, other.mention.start) is not None
        and not set(text[other.source.span[1] : marked.outer[0]]) & set('.!?\n“”"')
        for other in others.speaking
    )


def _across(document: Document, marked: Marked, one: Candidate, others: Rivals) -> bool:
    """Does it speak behind a semicolon, where somebody else does before: "Lee called it “odd”; Roe nods"?"""
    text = document.syntax.text
    if one.source is None or one.mention is None or one.mention.start < marked.outer[1]:
        return False
    between = text[marked.outer[1] : one.mention.start]
    if ";" not in between or ";" not in UNSAID.sub("", between):
        return False
    return any(
        other.source is not None
        and other.entity is not one.entity
        and other.source.span[1] <= marked.outer[0]
        and not set(text[other.source.span[1] : marked.outer[0]]) & set(';.!?\n“”"')
        for other in others.speaking
    )


def _quotes(document: Document, one: Candidate) -> bool:
    """Does the mention quote somebody else: "Lee quoted Roe as saying “…”"?"""
    if one.mention is None:
        return False
    syntax, head = document.syntax, one.mention.head
    if syntax.deps[head] != "nsubj":
        return False
    said = quoted_as(syntax, syntax.heads[head])
    return said is not None and said != head


def _characterizes(other: Candidate) -> bool:
    """Does a person describe something so: "Lee said that Roe once described the deal as “…”"?"""
    person = other.entity is not None and other.entity.kind == "person"
    lemma = other.source.lemma if other.source else ""
    return (
        person and lemma in CHARACTERIZING and any(name.startswith("governs:0:") for name in other.features)
    )


def _aside(document: Document, marked: Marked, one: Candidate) -> bool:
    """Is it what somebody says aside, in a clause closed before the quotation: "which Kiev wants, was …"?"""
    if one.mention is None or one.source is None or one.source.span[1] > marked.outer[0]:
        return False
    syntax, cue = document.syntax, one.source.cue
    within = syntax.left[cue] <= one.mention.head <= cue
    last = syntax.ends[syntax.right[cue]]
    return (
        syntax.deps[cue] == "relcl"
        and within
        and last < marked.outer[0]
        and "," in syntax.text[last : last + 2]
        and bool(syntax.text[last : marked.outer[0]].strip(" ,:"))
    )


def _told_of(document: Document, marked: Marked, one: Candidate) -> bool:
    """Is the mention the subject of the quoted words: members “agreed that …”?"""
    if one.mention is None or one.source is not None:
        return False
    syntax = document.syntax
    inside = syntax.between(marked.start, marked.end)
    between = syntax.text[one.mention.end : marked.outer[0]].split()
    return (
        len(inside) > 3
        and one.mention.end <= marked.outer[0]
        and syntax.tags[inside[0]] in FINITE
        and len(between) <= 2
        and all(word in AUXILIARIES for word in between)
    )


def _relays(one: Candidate, found: Sequence[Candidate]) -> bool:
    """Is it an outlet or reports behind "according to" where somebody else is said to have said it?"""
    if (
        one.source is None
        or one.entity is None
        or one.source.how != "according"
        or not (outlet(one.entity.name) or _reports(one.entity.head))
    ):
        return False
    return any(
        f"cue:{side}:0:strong" in other.features
        and other.entity is not one.entity
        and other.source is not None
        and other.source.how != "according"
        for other in found
        for side in ("before", "after")
    )


def _reports(noun: str) -> bool:
    """Is a source something written, one or several: "according to reports"?"""
    return noun_class(noun.removesuffix("s")) == "document"
