"""Where does a clause of a printed sentence begin and end, by its words and its commas alone?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.text.words import Words

Governing = Literal[
    "condition", "exception", "negation", "modal", "attribution", "denial", "irony", "question", "contrast",
    "quantifier", "run together",
]  # fmt: skip

Found = tuple[Governing, str]
"""What governs, and the word, as printed, that does."""

SUBJECT, UNDENIED = lexicon("subject"), lexicon("undenied")
PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
AFTER_AND = SUBJECT - {"that"}
FRONTED = frozenset({"in", "on", "at", "by", "after", "before", "last", "this", "then", "now", "today"})
"""Before the subject of a clause these say when and where: *and in June he left*."""
FRONT = 5
"""Words in which such a clause has come to its subject."""
DEGREE = 3
"""Words from a *too* to its *to*: *too close a friend to*."""
AUXILIARY = frozenset({"will", "'ll", "would", "is", "are", "was", "were", "has", "have", "had", "can",
                       "could", "should", "must", "may", "might", "do", "does", "did"})  # fmt: skip
"""Behind a noun these make a clause of it."""
LONE = re.compile(r"--|\s[–—-]\s|—")


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


def clause(head: Sequence[Token]) -> Sequence[Token]:
    """The words since the last break of the sentence: a semicolon, a colon, a lone dash, a *but*."""
    dashes = [at for at, token in enumerate(head) if LONE.search(token.after)]
    start = 0
    for at, token in enumerate(head):
        lone = at in dashes and (len(dashes) % 2 or len(dashes) > 2)
        if re.search(r"[;:]", token.after) or lone:
            start = at + 1
        if token.form in ("but", "because") and at and at < len(head) - 1:
            start = at + 1
    return head[start:]


def without_aside(head: Sequence[Token]) -> Sequence[Token]:
    """The words without what is put in between commas at their end: *, and I cannot stress this enough,*."""
    if not head or "," not in head[-1].after:
        return head
    for at in range(len(head) - 3):
        opens = "," in head[at].after and head[at + 1].form in ("and", "as", "or")
        if opens and head[at + 2].form in SUBJECT:
            return head[: at + 1]
    return head


def closed(head: Sequence[Token], at: int, kept: Sequence[str] = ()) -> bool:
    """Whether the clause of a word ends before what is left: at a comma or *and* with a new subject.

    Args:
        head: the words before what is left.
        at: where the word stands among them.
        kept: the words that are left, as matched; none where they are no part of the sentence's own words.

    """
    forms = [*(token.form for token in head), *kept[:FRONT], ""]
    for place in range(at, len(head)):
        token, following = head[place], forms[place + 1]
        if "," in token.after and following in ("and", "or", "so"):
            subject = forms[place + 2 : place + 3 + FRONT]
            if not SUBJECT.isdisjoint(subject[:1]):
                return True
            if not FRONTED.isdisjoint(subject[:1]) and not PRONOUNS.isdisjoint(subject):
                return True
            if not AUXILIARY.isdisjoint(subject[1:]) and subject[0] not in AUXILIARY:
                return True
        elif following in (PRONOUNS if "," in token.after else AFTER_AND if token.form == "and" else ()):
            return True
    return False


def new_clause(previous: Token, token: Token, following: Sequence[Token]) -> bool:
    """Whether a clause of its own begins here, so that what follows does not govern what was before."""
    if ";" in previous.after:
        return True
    if "," in previous.after and token.form in ("who", "which", "whose"):
        return True
    if token.form == "because":
        return True
    return token.form in ("and", "so") and bool(following) and following[0].form in SUBJECT


def denies(token: Token, following: str) -> bool:
    """Whether a negation denies what follows: not *no doubt*, *not only*, *no more*, nor *No, …*."""
    return following not in UNDENIED and not (token.form == "no" and "," in token.after)


def too_much(found: Sequence[Token], at: int) -> bool:
    """Whether something is *too* much for what follows *to*, which is not so: *too early to say*."""
    behind = [token.form for token in found[at + 1 : at + 1 + DEGREE]]
    return found[at].form == "too" and "to" in behind[1:] and "," not in found[at].after


def pair(found: Sequence[Token], phrases: Sequence[str]) -> str:
    """The phrase that some words end with; ``""`` for none of these."""
    text = " " + " ".join(token.form for token in found)
    return next((phrase for phrase in phrases if text.endswith(f" {phrase}")), "")


def shown(token: Token) -> str:
    """A negation as it is told; what is left of a contraction as *not*."""
    return "not" if token.form == "not" else token.printed
