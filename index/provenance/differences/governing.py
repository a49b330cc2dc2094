"""Do words that a claim cuts off a printed sentence govern the words that are left?

A condition, an exception, a negation, a modal, a part of a whole, somebody else's claim, a denial or a
question turns a statement around that is quoted without it. Decided by the words of the printed sentence and
the order of its clauses, with the lists of `lexicon`; no language model is needed, so it works wherever an
index is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.clauses import (
    SUBJECT,
    Found,
    Token,
    clause,
    closed,
    denies,
    new_clause,
    pair,
    shown,
)
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONDITION, CONTRAST, NEGATION = lexicon("condition"), lexicon("contrast"), lexicon("negation")
DENIAL, IRONY, SAYING = lexicon("denial"), lexicon("irony"), lexicon("saying")
MODAL, FIRSTHAND = lexicon("modal") | {"'d", "'ll"}, lexicon("firsthand")
ADVERB, ASKING, CALLING = lexicon("adverb"), lexicon("asking"), lexicon("calling")
DOUBTFUL, PARTIAL, UNFULFILLED = lexicon("doubtful"), lexicon("partial"), lexicon("unfulfilled")

CLOSE = 8
"""Words; a word of denial farther from what it is said of hardly governs it."""
THAT = 4
"""Words that may stand between a verb of saying and the *that* of what is said."""
EXCEPTION = frozenset({"except", "excepting", "unless", "until", "till", "excluding", "barring"})
COPULA = frozenset({"is", "was", "are", "were", "'s", "would", "be", "sounds", "seems", "isn", "can"})
PERHAPS = frozenset({"perhaps", "maybe", "possibly", "probably", "supposedly", "allegedly", "apparently",
                     "presumably", "reportedly", "conceivably", "hopefully"})  # fmt: skip
FUTURE = frozenset({"will", "'ll", "shall", "ready", "going", "would", "prepared", "willing"})
WHEN = frozenset({"once", "when", "whenever"})
OPENING = frozenset({"in", "as", "so", "on", "provided", "subject", "depending"})
CONDITIONS = (
    "as long as", "so long as", "in case", "in the event", "on condition", "on the condition", "subject to",
    "depending on", "contingent on", "conditional on", "dependent on", "even if",
)  # fmt: skip
EXCEPTIONS = (
    "apart from", "aside from", "other than", "save for", "with the exception", "short of", "but for",
    "or else", "in theory", "on paper",
)  # fmt: skip
"""What begins an exception, or takes back in a word or two what was said."""


def before(head: Sequence[Token], kept: Sequence[str]) -> Iterator[Found]:
    """What governs the words behind it in the same sentence.

    Args:
        head: what stands before them in that sentence.
        kept: the words behind, as matched; at least one.

    """
    if head and ":" in head[-1].after:
        yield from _claimed(clause(_without_break(head)))
    first = kept[0]
    if head and head[-1].form in NEGATION and "," not in head[-1].after:
        yield "negation", shown(head[-1])
        return
    head = clause(head)
    if not head or (head[-1].form in ("and", "or", "because", "so", "but") and first in SUBJECT):
        return
    yield from _condition_before(head, kept)
    denied = False
    for at, token in enumerate(head):
        following = head[at + 1].form if at + 1 < len(head) else first
        if token.form in NEGATION:
            if denies(token, following) and not closed(head, at, first):
                denied = True
                yield "negation", shown(token)
        elif at >= len(head) - CLOSE and token.form in DENIAL | IRONY:
            negated = at and head[at - 1].form in ("no", "not")
            if not negated and not closed(head, at, first):
                yield ("irony" if token.form in IRONY else "denial"), token.printed
    if not denied:
        yield from _modal(head, first)
        yield from _part(head)
    yield from _claimed(head)
    if head[-1].form in ("than", "except", "instead", "besides") or pair(head, ("instead of", "rather than")):
        yield "exception", head[-1].printed


def behind(tail: Sequence[Token], between: str, kept: Sequence[str]) -> Iterator[Found]:
    """What governs the words before it in the same sentence.

    Args:
        tail: what stands behind them in that sentence.
        between: the punctuation between both.
        kept: all words before, as matched.

    """
    if not tail:
        return
    first = tail[0].form
    if first in ("and", "because", "so") and tail[1:] and tail[1].form in SUBJECT:
        return
    yield from _taken_back(tail, between)
    if _inverted(tail) and not {"would", "could", "might", "'d"}.isdisjoint(kept):
        yield "condition", tail[0].printed
    negative = any(form in NEGATION for form in kept)
    for at, token in enumerate(tail):
        previous = tail[at - 1] if at else None
        if previous and new_clause(previous, token, tail[at + 1 : at + 2]):
            return
        if found := _condition(tail[: at + 1], previous, kept):
            yield found
            return
        if negative and token.form in ("before", "without") and at < CLOSE:
            yield "exception", token.printed
            return
        if token.form == "but" and at and tail[at + 1 : at + 2] and tail[at + 1].form in ("only", "not"):
            yield "contrast", token.printed
            return


def _taken_back(tail: Sequence[Token], between: str) -> Iterator[Found]:
    """What the first words behind take back of those before: *but*, *is a lie*, *, they say*, *perhaps*."""
    first = tail[0].form
    if first in CONTRAST and not (first == "only" and "," not in between):
        yield ("exception" if first in EXCEPTION else "contrast"), tail[0].printed
    if first == "than":
        yield "exception", tail[0].printed
    if first in ("not", "never") or (first in COPULA and _predicate(tail)):
        yield "denial", tail[0].printed if first in NEGATION else _predicate(tail)
    if "," in between and (word := _credited(tail)):
        yield "attribution", word
    if first in PERHAPS:
        yield "modal", tail[0].printed


def _condition(tail: Sequence[Token], previous: Token | None, kept: Sequence[str]) -> Found | None:
    """The condition or exception that the last of some words is, or that ends with it."""
    token = tail[-1]
    if phrase := pair(tail, CONDITIONS):
        return "condition", phrase
    if phrase := pair(tail, EXCEPTIONS):
        return "exception", phrase
    if previous and previous.form in ASKING:
        return None
    if token.form in CONDITION:
        return ("exception" if token.form in EXCEPTION else "condition"), token.printed
    if token.form in WHEN and not FUTURE.isdisjoint(kept) and not (previous and "," in previous.after):
        return "condition", token.printed
    return None


def _inverted(tail: Sequence[Token]) -> bool:
    """Whether a condition begins without *if*: *had we known*, *were it so*, *should they agree*."""
    return len(tail) > 1 and tail[0].form in ("were", "had", "should") and tail[1].form in SUBJECT


def _without_break(head: Sequence[Token]) -> Sequence[Token]:
    """The words without the colon behind the last."""
    last = head[-1]
    return [*head[:-1], Token(last.form, last.printed, last.after.replace(":", ""))]


def _condition_before(head: Sequence[Token], kept: Sequence[str]) -> Iterator[Found]:
    for at, token in enumerate(head):
        if found := _condition(head[: at + 1], head[at - 1] if at else None, kept):
            if token.form not in WHEN or at == 0:
                yield found
                return
        elif at == 0 and _inverted(head):
            yield "condition", token.printed
            return


def _modal(head: Sequence[Token], first: str) -> Iterator[Found]:
    """A modal, a wish or an attempt directly before the words that are left, or a *perhaps*.

    *I’m afraid* before a whole clause is regret: what the clause says is said.
    """
    if head[-1].form in PERHAPS or (head[0].form in PERHAPS and not closed(head, 0)):
        yield "modal", (head[-1] if head[-1].form in PERHAPS else head[0]).printed
        return
    verb = head[:-1] if head[-1].form == "to" else head
    regret = verb and verb[-1].form == "afraid" and verb[0].form.partition("'")[0] in ("i", "we")
    if regret and first in SUBJECT:
        return
    if verb and verb[-1].form in UNFULFILLED:
        yield "modal", verb[-1].printed
        return
    for token in reversed(head[-4:]):
        if token.form in MODAL:
            yield "modal", token.printed
            return
        if token.form not in ADVERB and not token.form.endswith("ly"):
            return


def _part(head: Sequence[Token]) -> Iterator[Found]:
    """A part of the whole that the words are left to speak of: *some of*, *only*, *almost*."""
    part = head[:-1] if head[-1].form == "of" else head
    if part and part[-1].form in PARTIAL:
        yield "quantifier", part[-1].printed


def _claimed(head: Sequence[Token]) -> Iterator[Found]:
    """Whether the words are somebody else's claim, or may be: *critics say that*, *it is possible that*."""
    if not head:
        return
    if any(token.form == "according" and len(head) - at <= CLOSE for at, token in enumerate(head)):
        yield "attribution", "according to"
        return
    if head[-1].form in CALLING and not any(token.form in FIRSTHAND for token in head[-3:]):
        yield "attribution", head[-1].printed
        return
    at = len(head) - 1
    reach = THAT if head[at].form == "that" else 0
    while at >= 0 and head[at].form in ("that", "me", "us", "you", "him", "her", "them", "people"):
        at -= 1
    while reach and at > 0 and head[at].form not in SAYING | DOUBTFUL and "," not in head[at - 1].after:
        at, reach = at - 1, reach - 1
    if at >= 0 and head[at].form in DOUBTFUL and head[-1].form in ("that", "whether"):
        yield "modal", head[at].printed
        return
    if at < 0 or head[at].form not in SAYING:
        return
    verb = at
    if at and head[at - 1].form == "to":
        at -= 1
        while at > 0 and head[at - 1].form not in FIRSTHAND | SUBJECT and "," not in head[at - 1].after:
            at -= 1
    while at > 0 and (
        head[at - 1].form in ADVERB | MODAL | {"am", "was", "were", "'m", "do", "did", "used", "to"}
    ):
        at -= 1
    who = head[at - 1].form if at else ""
    if who not in FIRSTHAND:
        yield "attribution", f"{head[verb - 1].printed} {head[verb].printed}" if verb else head[verb].printed
    elif head[verb].form in ("hope", "hoped", "guess", "fear", "feared", "assume", "assumed", "thought") or (
        head[verb].form in ("believe", "think", "say") and pair(head[:verb], ("used to",))
    ):
        yield "attribution", f"{head[at - 1].printed} {head[verb].printed}"


def _predicate(tail: Sequence[Token]) -> str:
    """The word by which a predicate denies its subject: *is a lie*."""
    for token in tail[1:6]:
        if token.form in DENIAL or token.form in NEGATION:
            return shown(token)
        if "," in token.after:
            break
    return ""


def _credited(tail: Sequence[Token]) -> str:
    """The credit that stands behind a comma: *, critics say*; ``""`` for the speaker's own."""
    if tail[0].form == "according":
        return "according to"
    for at, token in enumerate(tail[:4]):
        if token.form in SAYING and at and tail[0].form not in FIRSTHAND:
            closing = bool(re.search(r"[,.;!?]", token.after)) or at == len(tail) - 1
            if closing or tail[0].form in ("he", "she", "they"):
                return f"{tail[at - 1].printed} {token.printed}"
    return ""
