"""Are the words that are left somebody else’s claim, by the words that a claim cuts off around them?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.clauses import SUBJECT, UNDENIED, Found, Token, pair
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

SAYING, FIRSTHAND, CALLING = lexicon("saying"), lexicon("firsthand"), lexicon("calling")
DOUBTFUL, FACTIVE = lexicon("doubtful"), lexicon("factive")
MODAL, ADVERB = lexicon("modal"), lexicon("adverb")

HEARD = frozenset({"told", "informed", "advised", "assured", "warned", "promised", "reminded"})
PASSIVE = frozenset({"am", "'m", "was", "were", "are", "been", "being"})
"""Before these verbs they make it somebody else who speaks: *I am told that*."""

BIDDING = frozenset({"ask", "asks", "asked", "want", "wants", "wanted", "tell", "tells", "told", "urge",
                     "urges", "urged", "order", "orders", "ordered", "expect", "expects", "expected", "beg",
                     "begs", "invite", "invites", "invited", "like", "force", "forced"})  # fmt: skip
WHOM = frozenset({"us", "me", "you", "him", "her", "them", "people", "everyone", "everybody"})

UNSURE = frozenset({"hope", "hoped", "guess", "fear", "feared", "assume", "assumed", "thought", "expect",
                    "expected", "suspect", "suspected", "suppose", "supposed", "imagine", "imagined", "bet",
                    "pray", "prayed", "reckon", "wish", "wished", "dreamed", "dreamt"})  # fmt: skip
"""What somebody says of himself with these he does not know."""

AS = frozenset({"as", "than", "was", "were", "is", "are", "be", "been"})
"""Before these verbs they speak of nobody's thoughts: *as expected*."""

MEANING = (
    "code for", "code word for", "codeword for", "shorthand for", "euphemism for", "stands for",
    "way of saying", "like saying", "tantamount to saying", "amounts to saying", "equivalent of saying",
    "equivalent to saying", "translates as", "translates to", "as if to say", "as much as to say",
)  # fmt: skip
"""Before what the speaker takes somebody else's words to mean."""

CLOSE = 8
"""Words; *according to* farther away is of another clause."""
THAT = 4
"""Words that may stand between a verb of saying and the *that* of what is said."""
GOVERNOR = 6
"""Words before a *that* among which stands what it depends on."""


def reported(head: Sequence[Token]) -> Iterator[Found]:
    """Whether the words are somebody else's claim, or may be: *critics say that*, *it is possible that*."""
    if not head:
        return
    if any(token.form == "according" and len(head) - at <= CLOSE for at, token in enumerate(head)):
        yield "attribution", "according to"
        return
    if (meant := pair(head, MEANING)) and not any(token.form in FIRSTHAND for token in head[-GOVERNOR:]):
        yield "attribution", meant
        return
    if _bidden(head):
        yield "attribution", f"{head[-3].printed} … to"
        return
    if head[-1].form in CALLING and not any(token.form in FIRSTHAND for token in head[-3:]):
        yield "attribution", head[-1].printed
        return
    spoken = SAYING | UNSURE
    at = len(head) - 1
    reach = THAT if head[at].form == "that" else 0
    while at >= 0 and head[at].form in ("that", "me", "us", "you", "him", "her", "them", "people"):
        at -= 1
    while reach and at > 0 and head[at].form not in spoken | DOUBTFUL and "," not in head[at - 1].after:
        at, reach = at - 1, reach - 1
    if at >= 0 and head[at].form in DOUBTFUL and head[-1].form in ("that", "whether"):
        yield "modal", head[at].printed
        return
    adverbial = at > 0 and head[at].form not in SAYING and head[at - 1].form in AS
    if at < 0 or head[at].form not in spoken or adverbial:
        if head[-1].form == "that" and not _asserted(head[:-1]):
            yield "attribution", " ".join(token.printed for token in head[-2:])
        return
    yield from _spoken(head, at)


def _bidden(head: Sequence[Token]) -> bool:
    """Whether the words are what somebody else asks of others: *the minister asks us to*."""
    if len(head) < 4 or head[-1].form != "to" or head[-3].form not in BIDDING:
        return False
    return head[-2].form in WHOM and head[-4].form not in FIRSTHAND


def _spoken(head: Sequence[Token], at: int) -> Iterator[Found]:
    """Whose a verb of saying is that stands at a place: all but the speaker's own.

    Of the speaker's own, what he only hopes, guesses or used to think is not said either.
    """
    verb = at
    if head[at].form in HEARD and at and head[at - 1].form in PASSIVE:
        yield "attribution", f"{head[at - 1].printed} {head[at].printed}"
        return
    if at and head[at - 1].form == "to":
        at -= 1
        while at > 0 and head[at - 1].form not in FIRSTHAND | SUBJECT and "," not in head[at - 1].after:
            at -= 1
    while at > 0 and (
        head[at - 1].form in ADVERB | MODAL | {"am", "was", "were", "'m", "do", "did", "used", "to"}
        or head[at - 1].form.endswith("ly")
    ):
        at -= 1
    who = head[at - 1].form if at else ""
    if who not in FIRSTHAND:
        yield "attribution", f"{head[verb - 1].printed} {head[verb].printed}" if verb else head[verb].printed
    elif head[verb].form in UNSURE or (
        head[verb].form in ("believe", "think", "say") and pair(head[:verb], ("used to",))
    ):
        yield "attribution", f"{head[at - 1].printed} {head[verb].printed}"


def _asserted(head: Sequence[Token]) -> bool:
    """Whether the speaker stands by what follows a *that*: *we are proud*, *the fact*, *the truth is*."""
    near = head[-GOVERNOR:]
    if not near or near[-1].form in ("is", "was", "'s"):
        return True
    if any(token.form in FACTIVE | FIRSTHAND for token in near):
        return True
    return any(one.form in ("no", "without") and two.form in UNDENIED for one, two in pairwise(near))


def credited(tail: Sequence[Token]) -> str:
    """The credit that stands behind a comma: *, critics say*; ``""`` for the speaker's own."""
    if tail[0].form == "according":
        return "according to"
    for at, token in enumerate(tail[:4]):
        if token.form in SAYING and at and tail[0].form not in FIRSTHAND:
            closing = bool(re.search(r"[,.;!?]", token.after)) or at == len(tail) - 1
            if closing or tail[0].form in ("he", "she", "they"):
                return f"{tail[at - 1].printed} {token.printed}"
    return ""
