"""Do words that a claim cuts off a printed sentence govern the words that are left?

A condition, an exception, a negation, a modal, a part of a whole, somebody else's claim, a denial or a
question turns a statement around that is quoted without it. Decided by the words of the printed sentence and
the order of its clauses, with the lists of `lexicon`; no language model is needed, so it works wherever an
index is read.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.clauses import (
    SUBJECT,
    UNDENIED,
    Found,
    Token,
    clause,
    closed,
    denies,
    new_clause,
    pair,
    shown,
    too_much,
    without_aside,
)
from onrecord.index.provenance.differences.reporting import credited, reported
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONDITION, CONTRAST, NEGATION = lexicon("condition"), lexicon("contrast"), lexicon("negation")
DENIAL, IRONY = lexicon("denial"), lexicon("irony")
MODAL, ADVERB, ASKING = lexicon("modal"), lexicon("adverb"), lexicon("asking")
PARTIAL, UNFULFILLED, UNIVERSAL = lexicon("partial"), lexicon("unfulfilled"), lexicon("universal")
SUPERLATIVE = lexicon("superlative")

CLOSE = 8
"""Words; a word of denial farther from what it is said of hardly governs it."""
NOUN = 5
"""Words of a noun with what stands before it, at most."""
ABSOLUTE = 4
"""Words of a condition without a verb, with the one before it."""
WHOLE = frozenset({"of", "all", "every", "the", "these", "those", "our", "my", "his", "her", "its", "their"})
EXCEPTION = frozenset({"except", "excepting", "unless", "until", "till", "excluding", "barring"})
COPULA = frozenset({"is", "was", "are", "were", "'s", "would", "be", "sounds", "seems", "isn", "can"})
PERHAPS = frozenset({"perhaps", "maybe", "possibly", "probably", "supposedly", "allegedly", "apparently",
                     "presumably", "reportedly", "conceivably", "hopefully"})  # fmt: skip
FUTURE = frozenset({"will", "'ll", "shall", "ready", "going", "would", "prepared", "willing"})
WHEN = frozenset({"once", "when", "whenever", "while", "whilst"})
PRESENT = frozenset({"is", "are", "am", "'m", "'re", "has", "have", "'ve", "do", "does", "can"})
LIMITING = frozenset({"after", "before", "during", "outside", "beyond", "over", "under", "within"})
"""Behind what is said of all or of none, these say of which it is said: *nobody is safe ‖ after midnight*."""
NARROWING = frozenset({"on", "for", "from", "with", "against", "by", "about", "over", "under",
                       "during", "when", "while", "to", "at", "in", "of", "through", "into"})  # fmt: skip
"""Behind what is denied, these say of which part or for which reason it is denied."""
WITHIN = frozenset({"of", "among", "amongst", "in", "within", "since"})
"""Before or behind a superlative these say of which whole it is meant."""
MERELY = frozenset({"just", "only", "simply", "merely", "solely"})
"""Before *because* these make a reason what is denied; without them it is mostly why something is denied."""
DENYING = frozenset({"not", "never", "nobody", "nothing", "no", "none", "neither"})
IDLE = (
    "at all", "in my life", "in our lives", "in my lifetime", "in the world", "in my view", "in my opinion",
    "of course", "in fact", "for that matter", "in general", "at this point", "at this time", "at the moment",
    "in the least", "by the way", "by any means", "in any way", "to be honest", "to me", "in history",
    "in other words", "for a second", "for a moment", "for a minute", "with you", "to you",
)  # fmt: skip
"""Behind what is denied, these only stress it, or say nothing of what is denied."""
RETRACTING = frozenset({"wrong", "mistaken", "mistake", "lied", "lying", "lie", "false", "untrue", "nonsense",
                        "joking", "kidding"})  # fmt: skip
RETRACTION = 6
"""Words in which a clause that takes something back has said so."""
ALLOWING = frozenset({"permitting", "allowing", "willing"})
"""Behind a noun these make a condition of it: *weather permitting*."""
RELATIVE = frozenset({"that", "who", "whom", "whose"})
OPENING = frozenset({"in", "as", "so", "on", "provided", "subject", "depending"})
CONDITIONS = (
    "as long as", "so long as", "in case", "in the event", "on condition", "on the condition", "subject to",
    "depending on", "contingent on", "conditional on", "dependent on", "even if", "on the understanding",
    "on the assumption", "on the basis", "on the proviso", "in exchange", "in return", "to the extent",
    "insofar as", "in so far as", "as far as i", "as far as we", "so far as i", "so far as we",
    "to my knowledge", "to our knowledge", "to the best of", "for all i know", "from what i", "from what we",
    "on pain of", "but not",
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
        yield from reported(clause(_without_break(head)))
    first = kept[0]
    if head and head[-1].form in NEGATION and "," not in head[-1].after:
        yield "negation", shown(head[-1])
        return
    if head and (head[-1].form == "either" or (head[-1].form == "or" and len(head) > 1)):
        yield "condition", "either … or" if _alternative(head) else head[-1].printed
        return
    head = clause(without_aside(head))
    if not head or _ended(head, first):
        return
    yield from _condition_before(head, kept)
    yield from _asked(head, kept)
    denied = False
    for at, token in enumerate(head):
        following = head[at + 1].form if at + 1 < len(head) else first
        if too_much(head, at):
            denied = True
            yield "negation", token.printed
        elif token.form in NEGATION:
            if denies(token, following) and not closed(head, at, kept):
                denied = True
                yield "negation", shown(token)
        elif at >= len(head) - CLOSE and token.form in DENIAL | IRONY:
            negated = at and head[at - 1].form in ("no", "not")
            if not negated and not closed(head, at, kept):
                yield ("irony" if token.form in IRONY else "denial"), token.printed
    if not denied:
        yield from _modal(head, first)
        yield from _part(head, kept)
    yield from reported(head)
    if head[-1].form in ("than", "except", "instead", "besides") or pair(head, ("instead of", "rather than")):
        yield "exception", head[-1].printed


def _ended(head: Sequence[Token], first: str) -> bool:
    """Whether a clause of its own begins with the words that are left: *…, but ‖ one mistake*."""
    if head[-1].form == "but" and "," in "".join(token.after for token in head[-2:-1]):
        return True
    if head[-1].form == "and" and _still_if(head):
        return False
    return head[-1].form in ("and", "or", "because", "so", "but") and first in SUBJECT


def _still_if(head: Sequence[Token]) -> bool:
    """Whether a condition that the words begin with goes on behind their *and*: *if we win and ‖ they*."""
    return head[0].form in ("if", "unless", "suppose") and not any("," in token.after for token in head)


def _alternative(head: Sequence[Token]) -> bool:
    """Whether an *either* or a *whether* stands before the *or* that the words end with."""
    return head[-1].form == "either" or any(token.form in ("either", "whether") for token in head)


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
    if first in ("and", "but") and (word := _retracted(tail)):
        yield "denial", word
        return
    if first == "because" or (first in ("and", "so") and tail[1:] and tail[1].form in SUBJECT):
        return
    yield from _taken_back(tail, between, kept)
    if "," not in between and _habit(tail):
        yield "condition", tail[0].printed
        return
    if _inverted(tail) and not {"would", "could", "might"}.isdisjoint(kept):
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


def narrowed(head: Sequence[Token], tail: Sequence[Token]) -> Iterator[Found]:
    """What is said of a part only, where that is cut off: *we will not raise taxes ‖ on the poor*.

    So is what is more than all others of a whole: *the best school ‖ in the village*.

    Args:
        head: the words before the cut, in their sentence.
        tail: what stands behind them in that sentence.

    """
    if not head or not tail or re.search(r"[,;:–—]", head[-1].after):
        return
    mere = tail[0].form == "because" and head[-1].form in MERELY
    if tail[0].form not in NARROWING and not mere:
        return
    text = " ".join(token.form for token in tail)
    if any(text == phrase or text.startswith(f"{phrase} ") for phrase in IDLE):
        return
    own = clause(head)
    if tail[0].form in WITHIN and _superlative([token.form for token in own[-NOUN:]]):
        yield "exception", tail[0].printed
        return
    for at, token in enumerate(own):
        following = own[at + 1].form if at + 1 < len(own) else ""
        if token.form in DENYING and following and denies(token, following) and not closed(own, at):
            yield "exception", tail[0].printed
            return


def _superlative(forms: Sequence[str]) -> bool:
    """Whether something is said to be more, or less, than all others: *the most*, *the best*."""
    return any(one == "the" and two in SUPERLATIVE for one, two in pairwise(forms))


def _taken_back(tail: Sequence[Token], between: str, kept: Sequence[str]) -> Iterator[Found]:
    """What the first words behind take back of those before: *but*, *is a lie*, *, they say*, *perhaps*."""
    first = tail[0].form
    if first in CONTRAST and not (first == "only" and "," not in between):
        yield ("exception" if first in EXCEPTION else "contrast"), tail[0].printed
    if first == "than":
        yield "exception", tail[0].printed
    if first in ("not", "never", "against", "otherwise") or (first in COPULA and _predicate(tail)):
        yield "denial", _predicate(tail) if first in COPULA else tail[0].printed
    if "," in between and (word := credited(tail)):
        yield "attribution", word
    if first in PERHAPS:
        yield "modal", tail[0].printed
    parted = "," in between
    if first in RELATIVE and not parted and not UNIVERSAL.isdisjoint(kept[-NOUN:]):
        yield "exception", tail[0].printed
    if first in LIMITING and not parted and kept[0] in UNIVERSAL:
        yield "exception", tail[0].printed


def _retracted(tail: Sequence[Token]) -> str:
    """The word by which a speaker takes back what was before: *, and I was wrong*, *, but that was a lie*."""
    if tail[1:2] and tail[1].form in ("i", "we", "that", "it", "this"):
        for token in tail[2:RETRACTION]:
            if token.form in RETRACTING:
                return token.printed
            if re.search(r"[,;:]", token.after):
                break
    return ""


def _condition(tail: Sequence[Token], previous: Token | None, kept: Sequence[str]) -> Found | None:
    """The condition or exception that the last of some words is, or that ends with it."""
    token = tail[-1]
    if phrase := pair(tail, CONDITIONS):
        return "condition", phrase
    if phrase := pair(tail, EXCEPTIONS):
        return "exception", phrase
    if previous and previous.form in ASKING:
        return None
    if previous and token.form in ALLOWING and _absolute(tail):
        return "condition", f"{previous.printed} {token.printed}"
    if token.form in CONDITION:
        return ("exception" if token.form in EXCEPTION else "condition"), token.printed
    if token.form in WHEN and not FUTURE.isdisjoint(kept) and not (previous and "," in previous.after):
        return "condition", token.printed
    return None


def _absolute(tail: Sequence[Token]) -> bool:
    """Whether the last few words make a phrase without a verb, between commas: *, weather permitting,*."""
    opened = len(tail) <= ABSOLUTE or "," in tail[-ABSOLUTE].after
    return opened and bool(re.search(r"[,.;!?]", tail[-1].after) or not tail[-1].after)


def _habit(tail: Sequence[Token]) -> bool:
    """Whether what is so at any time is said of some times only: *he does better ‖ when he has slept*."""
    if tail[0].form not in ("when", "whenever", "wherever"):
        return False
    return tail[0].form != "when" or not PRESENT.isdisjoint(token.form for token in tail[1:4])


def _inverted(tail: Sequence[Token]) -> bool:
    """Whether a condition begins without *if*: *had we known*, *were it so*, *should they agree*."""
    return len(tail) > 1 and tail[0].form in ("were", "had", "should") and tail[1].form in SUBJECT


def _lacking(head: Sequence[Token], kept: Sequence[str]) -> bool:
    """Whether what will be depends on something: *without a grant, ‖ we shall close*."""
    if head[0].form != "without" or FUTURE.isdisjoint(kept):
        return False
    return len(head) > 1 and head[1].form not in UNDENIED


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
        elif at == 0 and (_inverted(head) or _lacking(head, kept)):
            yield "condition", token.printed
            return


def _asked(head: Sequence[Token], kept: Sequence[str]) -> Iterator[Found]:
    """Whether the words are only asked or decided upon: *she asks whether ‖ the hospital will close*."""
    for at, token in enumerate(head):
        if token.form not in ("if", "whether") or not at or head[at - 1].form not in ASKING:
            continue
        if not closed(head, at, kept):
            yield "question", f"{head[at - 1].printed} {token.printed}"
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
    if head[-1].form == "let" and (len(head) == 1 or head[-2].form in ("please", "and", "not", "just")):
        yield "modal", head[-1].printed
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


def _part(head: Sequence[Token], kept: Sequence[str]) -> Iterator[Found]:
    """A part of the whole that the words are left to speak of: *some of*, *only*, *nearly all of our*.

    Or the whole of which something is the most, in front: *of the mayors I know, ‖ she is the best*.
    """
    if head[0].form in WITHIN and head[1:2] and head[1].form in WHOLE | SUBJECT and _superlative(kept):
        yield "quantifier", head[0].printed
    part = head
    while part and part[-1].form in WHOLE:
        part = part[:-1]
    if part and part[-1].form in PARTIAL:
        yield "quantifier", part[-1].printed


def _predicate(tail: Sequence[Token]) -> str:
    """The word by which a predicate denies its subject: *is a lie*."""
    for token in tail[1:6]:
        if token.form in DENIAL or token.form in NEGATION:
            return shown(token)
        if "," in token.after:
            break
    return ""
