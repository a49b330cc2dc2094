"""What does the narration around quotation marks do with the quoted words: deny, doubt, mock, ask?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.clauses import Found, Token, closed, denies, pair, shown
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

AROUND = 8
"""Words outside the marks that are looked at before a quotation."""
BEHIND = 4
"""Words outside the marks that are looked at behind one."""
NEGATION, CONDITION, ASKING = lexicon("negation"), lexicon("condition"), lexicon("asking")
DENIAL, IRONY = (lexicon("denial") - lexicon("own")) | lexicon("distant"), lexicon("irony")
UNSURE = frozenset({"might", "may", "perhaps", "maybe", "possibly", "could"})
WANTING = lexicon("wanting")
OTHERS = frozenset({"who", "that", "they", "for", "of", "by"})
DISTANCING = ("ruled out", "rule out", "rules out", "took back", "take back", "taken back", "takes back",
              "stopped short", "stops short", "stop short", "laughed off", "laughs off", "brushed off",
              "brushes off", "shrugged off", "shrugs off", "waved off", "waved away", "walked back",
              "walks back", "backed away", "backs away", "poured scorn", "took issue", "takes issue",
              "in jest", "tongue in cheek", "as a joke")  # fmt: skip
"""Verbs of two words by which somebody keeps away from what was said."""


def framed(frame: Sequence[Token], between: str) -> Iterator[Found]:
    """What the narration before an opening mark does with the quoted words.

    Args:
        frame: the words of the sentence before the mark.
        between: the punctuation directly before the mark.

    """
    near = list(frame[-AROUND:])
    whole = bool(re.search(r"[,:]\s*$", between))
    for at, token in enumerate(near):
        following = near[at + 1].form if at + 1 < len(near) else ""
        if token.form in IRONY:
            yield "irony", token.printed
        if whole or closed(near, at):
            continue
        if token.form in NEGATION and denies(token, following):
            yield "negation", shown(token)
        elif token.form in DENIAL and not (at and near[at - 1].form in ("no", "not")):
            yield "denial", token.printed
        elif phrase := pair(near[: at + 1], DISTANCING):
            yield "denial", phrase
        elif token.form in CONDITION:
            asked = bool(at) and near[at - 1].form in ASKING
            if not asked:
                yield "condition", token.printed
            elif near[at - 1].form in ("ask", "asked", "asks", "asking"):
                yield "question", f"{near[at - 1].printed} {token.printed}"
    if not whole and near and near[-1].form in UNSURE:
        yield "modal", near[-1].printed
    if not whole and pair(near, ("to",)) and len(near) > 2 and _of_others(near[-3], near[-2]):
        yield "attribution", f"{near[-3].printed} {near[-2].printed} to"


def _of_others(who: Token, verb: Token) -> bool:
    """Whether it is somebody else who wants to do what stands between the marks: *those who want to*."""
    return verb.form in WANTING and who.form in OTHERS


def followed(frame: Sequence[Token]) -> Iterator[Found]:
    """What the narration behind a closing mark does with the quoted words: *he joked*, *she said in jest*."""
    for at, token in enumerate(frame[: BEHIND + 2]):
        if at < BEHIND and token.form in IRONY:
            yield "irony", token.printed
        elif phrase := pair(frame[: at + 1], DISTANCING):
            yield "irony", phrase
        if re.search(r"[;:.]", token.after):
            return


def joking(following: Sequence[Token]) -> Iterator[Found]:
    """Whether the next sentence takes back what was said: *I'm only kidding*."""
    for token in following[:5]:
        if token.form in ("kidding", "joking"):
            yield "irony", token.printed
