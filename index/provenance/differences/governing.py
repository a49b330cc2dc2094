"""Do words that were cut off, or that stand around a quotation, govern the words that are left?

A condition, an exception, a negation, a modal, somebody else's claim, a denial, a joke or a question turns a
statement around that is quoted without it. Decided by the words of the printed sentence and the order of its
clauses, with the lists of `lexicon`; no language model is needed, so it works wherever an index is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.text.words import Words

Governing = Literal[
    "condition", "exception", "negation", "modal", "attribution", "denial", "irony", "question", "contrast"
]

Found = tuple[Governing, str]
"""What governs, and the word, as printed, that does."""

CONDITION, CONTRAST, NEGATION = lexicon("condition"), lexicon("contrast"), lexicon("negation")
DENIAL, IRONY, SAYING = lexicon("denial"), lexicon("irony"), lexicon("saying")
MODAL, SUBJECT, FIRSTHAND = lexicon("modal") | {"'d", "'ll"}, lexicon("subject"), lexicon("firsthand")
ADVERB, UNDENIED, ASKING = lexicon("adverb"), lexicon("undenied"), lexicon("asking")

CLOSE = 8
"""Words; a word of denial farther from what it is said of hardly governs it."""
AROUND = 8
"""Words outside the marks that are looked at before a quotation."""
BEHIND = 4
"""Words outside the marks that are looked at behind one."""
BREAK = re.compile(r"[;:]|--|\s[–—-]\s|—")
PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
AFTER_AND = SUBJECT - {"that"}
EXCEPTION = frozenset({"except", "excepting", "unless", "until", "till"})
COPULA = frozenset({"is", "was", "are", "were", "'s", "would", "be", "sounds", "seems", "isn", "can"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a printed sentence."""

    form: str
    printed: str
    after: str
    """What stands between it and the next word."""


def tokens(found: Words, start: int, end: int) -> list[Token]:
    """Some words of a text, each with the punctuation behind it."""
    made = []
    for at in range(start, end):
        low, high = found.spans[at]
        following = found.spans[at + 1][0] if at + 1 < len(found) else len(found.text)
        made.append(Token(found.forms[at], found.text[low:high], found.text[high:following]))
    return made


def before(head: Sequence[Token], kept: str) -> Iterator[Found]:
    """What governs the words behind it in the same sentence.

    Args:
        head: what stands before them in that sentence.
        kept: the first of them, as matched.

    """
    head = _clause(head)
    if not head or (head[-1].form in ("and", "or", "because", "so", "but") and kept in SUBJECT):
        return
    yield from _condition_before(head)
    denied = False
    for at, token in enumerate(head):
        following = head[at + 1].form if at + 1 < len(head) else kept
        if token.form in NEGATION:
            if _denies(token, following) and not _closed(head, at):
                denied = True
                yield "negation", _shown(token)
        elif at >= len(head) - CLOSE and token.form in DENIAL | IRONY:
            negated = at and head[at - 1].form in ("no", "not")
            if not negated and not _closed(head, at):
                yield ("irony" if token.form in IRONY else "denial"), token.printed
    if not denied:
        yield from _modal(head)
    yield from _claimed(head)
    if head[-1].form in ("than", "except", "instead", "besides") or _pair(
        head, ("instead of", "rather than")
    ):
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
    second = tail[1].form if len(tail) > 1 else ""
    if first in CONTRAST and not (first == "only" and "," not in between):
        yield ("exception" if first in EXCEPTION else "contrast"), tail[0].printed
    if first == "than":
        yield "exception", tail[0].printed
    if first in ("not", "never") or (first in COPULA and _predicate(tail)):
        yield "denial", tail[0].printed if first in NEGATION else _predicate(tail)
    if "," in between and (word := _credited(tail)):
        yield "attribution", word
    negative = any(form in NEGATION for form in kept)
    for at, token in enumerate(tail):
        previous = tail[at - 1] if at else None
        if previous and _new_clause(previous, token, tail[at + 1 : at + 2]):
            return
        condition = (
            token.form in CONDITION
            or (token.form in ("as", "so") and _pair(tail[at : at + 3], ("as long as", "so long as")))
            or (token.form == "in" and _pair(tail[at : at + 2], ("in case",)))
        )
        if condition and not (previous and previous.form in ASKING):
            yield ("exception" if token.form in EXCEPTION else "condition"), token.printed
            return
        if negative and token.form in ("before", "without") and at < CLOSE:
            yield "exception", token.printed
            return
        if token.form == "but" and at and tail[at + 1 : at + 2] and tail[at + 1].form in ("only", "not"):
            yield "contrast", token.printed
            return
    if first == "or" and second == "else":
        yield "condition", "or else"


def joking(following: Sequence[Token]) -> Iterator[Found]:
    """Whether the next sentence takes back what was said: *I'm only kidding*."""
    for token in following[:5]:
        if token.form in ("kidding", "joking"):
            yield "irony", token.printed


def framed(frame: Sequence[Token], between: str) -> Iterator[Found]:
    """What the narration before an opening mark does with the quoted words.

    Args:
        frame: the words of the sentence before the mark.
        between: the punctuation directly before the mark.

    """
    near = list(frame[-AROUND:])
    whole = bool(re.search(r"[,:]\s*$", between))
    for at, token in enumerate(near):
        left = len(near) - at
        following = near[at + 1].form if at + 1 < len(near) else ""
        if token.form in IRONY and left <= CLOSE:
            yield "irony", token.printed
        if whole or _closed(near, at):
            continue
        if token.form in NEGATION and _denies(token, following):
            yield "negation", _shown(token)
        elif token.form in DENIAL and not (at and near[at - 1].form in ("no", "not")):
            yield "denial", token.printed
        elif token.form in CONDITION and not (at and near[at - 1].form in ASKING):
            yield "condition", token.printed


def followed(frame: Sequence[Token]) -> Iterator[Found]:
    """What the narration behind a closing mark does with the quoted words: *he joked*."""
    for token in frame[:BEHIND]:
        if token.form in IRONY:
            yield "irony", token.printed
        if re.search(r"[;:.]", token.after):
            return


def _clause(head: Sequence[Token]) -> Sequence[Token]:
    """The words since the last break of the sentence: a semicolon, a colon, a lone dash, a *but*."""
    dashes = [at for at, token in enumerate(head[:-1]) if re.search(r"--|\s[–—-]\s|—", token.after)]
    start = 0
    for at, token in enumerate(head[:-1]):
        lone = at in dashes and (len(dashes) % 2 or len(dashes) > 2)
        if re.search(r"[;:]", token.after) or lone:
            start = at + 1
        if token.form in ("but", "because") and at:
            start = at + 1
    return head[start:]


def _condition_before(head: Sequence[Token]) -> Iterator[Found]:
    for at, token in enumerate(head):
        if token.form in CONDITION:
            yield ("exception" if token.form in EXCEPTION else "condition"), token.printed
            return
        if at == 0 and token.form in ("were", "had", "should") and head[1:2] and head[1].form in SUBJECT:
            yield "condition", token.printed
            return


def _denies(token: Token, following: str) -> bool:
    """Whether a negation denies what follows: not *no doubt*, *not only*, nor *No, …*."""
    return following not in UNDENIED and not (token.form in ("no", "never") and "," in token.after)


def _closed(head: Sequence[Token], at: int) -> bool:
    """Whether the clause of a word ends before the words that are left: at a comma and a new subject."""
    for place in range(at, len(head) - 1):
        token, following = head[place], head[place + 1].form
        if "," in token.after and following in ("and", "or", "so") and head[place + 2 : place + 3]:
            if head[place + 2].form in SUBJECT:
                return True
        elif following in (PRONOUNS if "," in token.after else AFTER_AND if token.form == "and" else ()):
            return True
    return False


def _modal(head: Sequence[Token]) -> Iterator[Found]:
    for token in reversed(head[-4:]):
        if token.form in MODAL:
            yield "modal", token.printed
            return
        if token.form not in ADVERB and not token.form.endswith("ly"):
            return


def _claimed(head: Sequence[Token]) -> Iterator[Found]:
    """Whether the words are somebody else's claim: *critics say that*, *according to them*."""
    if any(token.form == "according" and len(head) - at <= CLOSE for at, token in enumerate(head)):
        yield "attribution", "according to"
        return
    at = len(head) - 1
    while at >= 0 and head[at].form in ("that", "me", "us", "you", "him", "her", "them", "people"):
        at -= 1
    if at < 0 or head[at].form not in SAYING:
        return
    verb = at
    while at > 0 and (head[at - 1].form in ADVERB or head[at - 1].form in MODAL):
        at -= 1
    who = head[at - 1].form if at else ""
    if who not in FIRSTHAND:
        yield "attribution", f"{head[at - 1].printed} {head[verb].printed}" if at else head[verb].printed
    elif head[verb].form in ("hope", "hoped", "guess", "fear", "feared", "assume", "assumed", "thought"):
        yield "attribution", f"{head[at - 1].printed} {head[verb].printed}"


def _predicate(tail: Sequence[Token]) -> str:
    """The word by which a predicate denies its subject: *is a lie*."""
    for token in tail[1:6]:
        if token.form in DENIAL or token.form in NEGATION:
            return _shown(token)
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


def _new_clause(previous: Token, token: Token, following: Sequence[Token]) -> bool:
    """Whether a clause of its own begins here, so that what follows does not govern what was before."""
    if ";" in previous.after:
        return True
    if "," in previous.after and token.form in ("who", "which", "whose"):
        return True
    return token.form in ("and", "because", "so") and bool(following) and following[0].form in SUBJECT


def _pair(found: Sequence[Token], phrases: Sequence[str]) -> bool:
    """Whether some words end with one of these phrases."""
    text = " ".join(token.form for token in found)
    return any(text.endswith(phrase) for phrase in phrases)


def _shown(token: Token) -> str:
    """A negation as it is told; what is left of a contraction as *not*."""
    return "not" if token.form == "not" else token.printed
