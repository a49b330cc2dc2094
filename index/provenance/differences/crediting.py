"""Which words of a narration before quotation marks bear on the quoted words, which are of other clauses?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.clauses import LONE, SUBJECT
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.provenance.differences.clauses import Token

SPOKEN = lexicon("saying") | lexicon("crediting") | lexicon("stating")
"""Verbs that a narrator gives somebody's words with."""
ASIDE = 14
"""Words of a relative clause or a credit that is put in between commas, at most."""
CREDIT = 6
"""Words of a credit that is put in between commas: *, the minister said on Friday,*."""
OPENING = frozenset({"who", "which", "whose", "not", "once", "long", "never"})
"""A description between commas begins so."""
NOT_FINITE = (
    lexicon("negation") | lexicon("modal") | frozenset({"to", "do", "does", "did", "of", "as", "having"})
)
"""Before a verb of saying these make it no statement that something was said."""
AUXILIARY = frozenset(
    {"has", "have", "had", "also", "then", "later", "again", "once", "even", "just", "only"}
)
PASSIVE = frozenset({"was", "were", "been", "being", "is", "are", "be"})
JOINING = frozenset({"and", "but", "then"})
LOOSE = frozenset({"who", "which", "when", "where", "though", "although", "while", "whereas"})
"""A clause that begins so behind a comma says something of its own: *, who told a court that*."""
HEDGING = lexicon("negation") | lexicon("condition") | lexicon("modal")
WHENCE = frozenset({"after", "when", "while", "although", "though", "since", "before"})
"""A clause that begins a sentence so says when, or in spite of what, and no more."""
MEANS = frozenset({"by", "in", "for", "despite", "after", "before", "while"})
"""Before a verb in *-ing* these begin such a clause, too."""
UNDER = frozenset({"that", "if", "whether", "because", "when", "while", "who", "which", "how", "why", "than",
                   "as", "after", "before", "since", "until", "unless", "although", "though"})  # fmt: skip
"""A clause that begins so depends on another."""


def plain(frame: Sequence[Token]) -> list[Token]:
    """The words without what is put in: *, who has never voted,*, *, Lee said,*, *– but not all –*."""
    kept = list(frame)
    dashes = [at for at, token in enumerate(kept) if LONE.search(token.after)]
    if len(dashes) == 2 and dashes[1] - dashes[0] <= CREDIT and kept[dashes[0] + 1].form == "but":
        del kept[dashes[0] + 1 : dashes[1] + 1]
    commas = [at for at, token in enumerate(kept) if "," in token.after]
    for start, end in reversed(list(pairwise(commas))):
        inner = kept[start + 1 : end + 1]
        if not inner or end + 1 > len(kept) - 1:
            continue
        credit = len(inner) <= CREDIT and any(token.form in SPOKEN for token in inner)
        remark = inner[0].form == "without" and kept[start].form in SPOKEN
        if credit or (len(inner) <= ASIDE and (inner[0].form in OPENING or remark)):
            del kept[start + 1 : end + 1]
    return kept


def own_clause(near: Sequence[Token]) -> Sequence[Token]:
    """The clause of the verb that the quoted words hang on, from its subject; all words where there is none.

    *Lee, who denied it, refused to resign and said* is only *said*: the rest is not of these words.
    """
    near = near[max((at + 1 for at, token in enumerate(near[:-1]) if ";" in token.after), default=0) :]
    for verb in range(len(near) - 1, -1, -1):
        if _participle(near[verb].form):
            joined = verb - 1 if verb > 1 and near[verb - 1].form == "and" else verb
            means = verb and near[verb - 1].form == "by" and not _hedged(near[:verb])
            if means or (joined and "," in near[joined - 1].after):
                return near[verb:]
        elif near[verb].form in SPOKEN:
            start = _subject(near, verb)
            if start is not None:
                return near[start:]
    return near


def _hedged(head: Sequence[Token]) -> bool:
    """Whether what is done *by saying* something may not be done at all."""
    return any(token.form in HEDGING for token in head)


def fronted(near: Sequence[Token], at: int) -> bool:
    """Whether a word is in an adverbial clause that a comma parts from the main clause behind it.

    *After the court refused to hear him, Lee blamed the*, *by refusing to say it, we are*.
    """
    opened = max(
        place
        for place in range(at + 1)
        if not place or "," in near[place - 1].after or near[place - 1].form == "that"
    )
    first, second = (near[opened].form, near[opened + 1].form) if opened + 1 < len(near) else ("", "")
    if first in ("and", "but", "that") and opened + 2 < len(near):
        first, second = second, near[opened + 2].form
    if first not in WHENCE and not (first in MEANS and second.endswith("ing")):
        return False
    comma = next((place for place in range(at, len(near) - 1) if "," in near[place].after), None)
    if comma is None:
        return False
    main = near[comma + 1 :]
    begins = main[0].form in SUBJECT - {"that"} or main[0].printed[:1].isupper()
    finite = any(token.form in PASSIVE | SPOKEN or token.form.endswith("ed") for token in main[1:])
    return begins and finite and not any("," in token.after for token in main)


def _participle(form: str) -> bool:
    """Whether a word is the participle of a verb of saying: *telling* of *tells*."""
    stem = form.removesuffix("ing")
    return stem != form and not SPOKEN.isdisjoint((form, f"{stem}s", f"{stem}es", f"{stem}ed"))


def _subject(near: Sequence[Token], verb: int) -> int | None:
    """Where the clause of a finite verb of saying begins; None where it depends on another or is denied."""
    at = verb
    while (
        at
        and (near[at - 1].form in AUXILIARY or near[at - 1].form.endswith("ly"))
        and "," not in near[at - 1].after
    ):
        at -= 1
    if at and near[at - 1].form in NOT_FINITE | PASSIVE:
        return None
    while at:
        before = near[at - 1]
        if "," in before.after or before.form in JOINING:
            return at
        if before.form in LOOSE and at > 1 and "," in near[at - 2].after:
            return at
        if before.form in UNDER or before.form in SPOKEN:
            return None
        at -= 1
    return 0
