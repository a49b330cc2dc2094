"""What does the narration around quotation marks do with the quoted words: deny, doubt, mock, ask?"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.provenance.differences.clauses import (
    SUBJECT,
    Found,
    Token,
    closed,
    denies,
    pair,
    shown,
    too_much,
)
from onrecord.index.provenance.differences.crediting import SPOKEN, fronted, own_clause, plain
from onrecord.index.text.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

AROUND = 24
"""Words outside the marks that are looked at before a quotation: as far as a condition reaches."""
CLOSE = 16
"""Words before a quotation as far as anything else reaches."""
BEHIND = 4
"""Words outside the marks in which a credit behind one has its verb; or a predicate its verdict."""
AFTER = 12
"""Words behind a quotation in which a credit says how it was spoken."""
NEGATION, CONDITION, ASKING = lexicon("negation"), lexicon("condition"), lexicon("asking")
OWN, IRONY, ECHOING = lexicon("own"), lexicon("irony"), lexicon("echoing")
DENIAL = (lexicon("denial") - OWN) | lexicon("distant")
OPPOSING, UNWISE, FICTION = lexicon("opposing"), lexicon("unwise"), lexicon("fiction")
REFUSING = frozenset({"decline", "declined", "declines", "declining", "fail", "failed", "fails", "failing"})
"""Before *to* these say that something was not done."""
VERDICT = DENIAL | UNWISE | FICTION
PREDICATE = frozenset({"is", "was", "are", "were", "a", "an", "as"})
"""What a narrator finds of the words, right behind the marks, begins so: *is false*, *a fabrication*."""
POSSIBLE = frozenset({"possible", "likely", "conceivable", "probable", "plausible"})
"""Behind *is* these make no fact of what follows."""
THEN = frozenset({"would", "will"})
UNSURE = frozenset({"might", "may", "perhaps", "maybe", "possibly", "could"})
WANTING, PRONOUNS = lexicon("wanting"), frozenset({"he", "she", "they", "it", "i", "we"})
OTHERS = frozenset({"who", "that", "they", "for", "of", "by"})
SAYING = frozenset({"say", "said", "tell", "told", "claim", "claimed", "suggest", "suggested", "write",
                    "wrote", "written", "argue", "argued", "insist", "insisted", "shout",
                    "shouted"})  # fmt: skip
AUXILIARIES = frozenset({"should", "would", "will", "could", "can", "must", "may", "might", "is", "was",
                         "are", "were", "has", "had", "have"})  # fmt: skip
OPENING = frozenset({"if", "when", "because", "unless", "until", "although", "though", "while", "as"})
"""Quoted words that begin so are a clause of their own."""
AUXILIARY = frozenset({"ever", "once", "even", "in", "fact", "have", "has", "had", "been", "actually"})
"""Between a negation and a verb of saying."""
FIGURES = frozenset({"figures", "statistics", "data", "numbers", "polls", "studies", "research", "records"})
COMPLEMENT = frozenset({"to", "that", "of", "saying"})
"""Before an opening mark these make the quoted words what a noun or an adjective says."""
OWN_WORD = frozenset({"as", "called", "calls", "calling", "titled", "entitled", "headlined", "dubbed", "and",
                      "but", "with", "a", "an"})  # fmt: skip
"""Before an opening mark these make the quoted words the speaker's own word for what he denies."""
FACTIVE = frozenset({"understand", "realise", "realize", "recognise", "recognize", "know", "see", "grasp",
                     "appreciate", "mention", "acknowledge", "remember", "notice"})  # fmt: skip
"""Whoever does not do this *that* something is so, it is so all the same."""
TAKEN = frozenset({"how", "why"})
"""What somebody questions behind these is so: *questioning how he has*."""
DESCRIBING = ("dismiss", "derid", "ridicul", "decr", "debunk", "discredit")
"""Verbs of something *as* what the speaker finds it to be, by their beginning."""
TALKING = frozenset({"comment", "discuss", "detail", "address", "elaborate", "answer", "describe",
                     "disclose", "release", "specify"})  # fmt: skip
"""Whoever does not do this with something, neither affirms nor denies it."""
NEEDED = frozenset({"necessary", "needed", "possible", "anything"})
"""Behind *if* these make a remark, and no condition of what follows."""
NOBODY = frozenset({"nobody", "none", "nothing", "one"})
"""Before *but* these leave one out of all: *nobody but a fool believes*."""
TURNING = SUBJECT | {"rather", "also", "instead", "for", "because", "to", "that"}
"""Behind *but* these go on with what is so: *not of spite but because*."""
DISTANCING = ("ruled out", "rule out", "rules out", "took back", "take back", "taken back", "takes back",
              "stopped short", "stops short", "stop short", "laughed off", "laughs off", "brushed off",
              "brushes off", "shrugged off", "shrugs off", "waved off", "waved away", "walked back",
              "walks back", "backed away", "backs away", "poured scorn", "took issue", "takes issue",
              "in jest", "in cheek", "as a joke", "out of the question", "took exception",
              "takes exception", "cold water", "brushed aside", "brushes aside", "waved aside",
              "swept aside", "fell short", "thought better", "a figment")  # fmt: skip
"""Verbs of two words by which somebody keeps away from what was said."""
UNPLANNED = ("no intention", "no plans")
"""What somebody does not mean to do, where the quoted words come behind."""


def framed(frame: Sequence[Token], between: str, first: str = "") -> Iterator[Found]:
    """What the narration before an opening mark does with the quoted words.

    Args:
        frame: the words of the sentence before the mark.
        between: the punctuation directly before the mark.
        first: the first of the quoted words, as matched.

    """
    yield from _echoed(frame[-AROUND:])
    near = own_clause(plain(frame[-AROUND:]))
    if not near:
        return
    last = near[-1].form
    reason = last == "because" and len(near) > 1 and "," in near[-2].after
    whole = reason or (bool(re.search(r"[,:—–-]\s*$", between)) and last not in ("say", "saying"))
    yield from _asked(near)
    for at, token in enumerate(near):
        turned = _turned(near, at)
        remark = at == 0 and token.form == "ironically" and "," in token.after
        if at < len(near) - CLOSE and token.form not in CONDITION:
            continue
        mocked = token.form.startswith("mock") and (last == "for" or _before(near, at) in ("a", "an", "the"))
        if token.form in IRONY and not turned and not remark and not mocked:
            yield "irony", token.printed
        goes_on = last in ("and", "but") and first in AUXILIARIES
        if not whole and not turned and not goes_on and not _ended(near, at):
            yield from _governing(near, at)
    if whole:
        yield from _unsaid(near)
        return
    unsure = [token for token in near[-BEHIND:] if token.printed in ("might", "may")]
    if first not in OPENING and ((last in UNSURE and near[-1].printed != "May") or unsure):
        yield "modal", (unsure[-1] if unsure else near[-1]).printed
    sure = near[:-1] if last == "that" else near
    if len(sure) > 1 and sure[-1].form in POSSIBLE and PREDICATE & {token.form for token in sure[-3:-1]}:
        yield "modal", sure[-1].printed
    if last == "than":
        yield "exception", near[-1].printed
    if last in ("would", "could", "should") and "only" in [token.form for token in near[-BEHIND:]]:
        yield "exception", "only"
    yield from _of_others(near)


def _before(near: Sequence[Token], at: int) -> str:
    return near[at - 1].form if at else ""


def _echoed(frame: Sequence[Token]) -> Iterator[Found]:
    """Whether the speaker gives another's words, or mocks it: *, mockingly quoting his critics, said*.

    What is quoted may be figures, which are nobody's words.
    """
    for at, token in enumerate(frame):
        aside = not at or "," in frame[at - 1].after or frame[at - 1].form.endswith("ly")
        figures = any(other.form in FIGURES for other in frame[at + 1 : at + BEHIND])
        if token.form in ECHOING and aside and not figures:
            yield "attribution", token.printed


def _unsaid(near: Sequence[Token]) -> Iterator[Found]:
    """Whether words that a colon or a comma introduces were not said: *Lee never told the court: “…”*."""
    verbs = [at for at, token in enumerate(near) if token.form in SAYING]
    if not verbs:
        return
    at = verbs[-1] - 1
    while (
        at >= 0 and (near[at].form in AUXILIARY or near[at].form.endswith("ly")) and "," not in near[at].after
    ):
        at -= 1
    if at >= 0 and near[at].form in NEGATION - {"without", "nobody", "none", "nothing"}:
        yield "negation", shown(near[at])


def _governing(near: Sequence[Token], at: int) -> Iterator[Found]:
    """What one word of the narration, whose clause is still open, does with the quoted words."""
    token, last = near[at], near[-1].form
    before = _before(near, at)
    following = near[at + 1].form if at + 1 < len(near) else ""
    complement = last in COMPLEMENT
    parted = any("," in other.after for other in near[at + 1 : -1])
    if _unspoken(near, at) or _in_name(near, at) or _supposed(near, at) or _judged(near, at):
        return
    if token.form in NEGATION and denies(token, following) and last != "but":
        yield "negation", shown(token)
    elif before not in ("no", "not") and (
        (token.form in DENIAL and following not in TAKEN and not _own_word(near, at))
        or ((token.form in OPPOSING | UNWISE or _untrue(near, at)) and complement and not parted)
    ):
        yield "denial", token.printed
    elif (token.form in REFUSING and following == "to") or too_much(near, at):
        yield "negation", token.printed
    elif phrase := pair(near[: at + 1], (*DISTANCING, *UNPLANNED)):
        yield "denial", phrase
    elif _condition(near, at):
        if before not in ASKING:
            yield "condition", token.printed
        elif before in ("ask", "asked", "asks", "asking", "wonder", "wonders", "wondered"):
            yield "question", f"{near[at - 1].printed} {token.printed}"


def _untrue(near: Sequence[Token], at: int) -> bool:
    """Whether something is called untrue: *described as pure invention a report that*."""
    close = [token.form for token in near[max(0, at - BEHIND + 1) : at]]
    return near[at].form in FICTION and not PREDICATE.isdisjoint(close)


def _unspoken(near: Sequence[Token], at: int) -> bool:
    """Whether somebody only did not talk of the words: *would not comment on*, *declined to detail the*."""
    close = [token.form for token in near[at + 1 : at + 1 + BEHIND]]
    return near[at].form in NEGATION | REFUSING and any(form in TALKING for form in close)


def _in_name(near: Sequence[Token], at: int) -> bool:
    """Whether a negation is a part of a name: *No Child Left Behind*."""
    name = [token.printed[:1] for token in near[at : at + 3]]
    return near[at].form in NEGATION and len(name) > 2 and all(letter.isupper() for letter in name)


def _supposed(near: Sequence[Token], at: int) -> bool:
    """Whether something is only supposed not to be, so that it is: *would be, had they not passed the*."""
    had = [place for place, token in enumerate(near[:at]) if token.form == "had"]
    then = any(token.form in THEN for token in near[: had[-1]]) if had else False
    return near[at].form in NEGATION and then and 2 <= at - had[-1] <= BEHIND


def _judged(near: Sequence[Token], at: int) -> bool:
    """Whether a narrator finds what the speaker did say to be wrong: *Lee falsely claimed that*."""
    if near[at].form not in ("falsely", "wrongly", "mistakenly"):
        return False
    beside = [*range(max(0, at - 3), at), *range(at + 1, min(len(near), at + 2))]
    return any(
        near[place].form in SPOKEN and _before(near, place) not in ("was", "were", "been", "is", "as", "of")
        for place in beside
    )


def _ended(near: Sequence[Token], at: int) -> bool:
    """Whether a word's clause is over; a condition reaches over its comma to what would then be.

    What somebody did not do *because she believed* something, she believed; *not until* says when.
    """
    depends = _condition(near, at) and not (at and near[at - 1].form in ASKING)
    then = depends and any(token.form in THEN for token in near[at:])
    reasons = [place for place in range(at + 2, len(near) - 1) if near[place].form == "because"]
    reasoned = near[at].form in NEGATION and bool(reasons)
    forms = [token.form for token in near[max(0, at - 1) : at + 2]]
    late = ("not", "until") in pairwise(forms)
    return (closed(near, at) and not then) or (not depends and fronted(near, at)) or reasoned or late


def _turned(near: Sequence[Token], at: int) -> bool:
    """Whether a *but*, a *that* of its own or a verb that takes the words as true ends what a word denies."""
    forms = [token.form for token in near]
    taken = any(word in FACTIVE and after == "that" for word, after in pairwise(forms[at + 1 : at + 5]))
    if taken and forms[at] in NEGATION | REFUSING:
        return True
    if forms[-1] == "that" and forms[-2:-1] in (["and"], ["but"]) and "that" in forms[:at]:
        return True
    for place in range(at + 1, len(forms) - 1):
        if forms[place] == "but" and forms[place - 1] not in NOBODY | {"all"}:
            contrasted = forms[at] in NEGATION and forms[place + 1] in TURNING
            if contrasted or ("," in near[place - 1].after and forms[place + 1] != "that"):
                return forms[at] not in CONDITION
    return False


def _condition(near: Sequence[Token], at: int) -> bool:
    """Whether a word makes a condition: *provided that* does, *it provided a chance* does not."""
    if near[at].form in ("barring", "pending", "excluding", "excepting"):
        return not at or "," in near[at - 1].after
    if near[at].form not in ("provided", "providing"):
        needed = near[at].form == "if" and near[at + 1 : at + 2] and near[at + 1].form in NEEDED
        return near[at].form in CONDITION and not needed
    return near[at + 1 : at + 2] != [] and (
        near[at + 1].form == "that" or not at or "," in near[at - 1].after
    )


def _own_word(near: Sequence[Token], at: int) -> bool:
    """Whether the quoted words are the speaker's own word for what he denies: *as*, *calling it*.

    *Lee dismissed the talks as being in the* gives Lee's word, *dismissed as nonsense a* somebody else's.
    """
    naming = len(near) > 1 and near[-2].form in ("called", "calls", "calling")
    forms = [token.form for token in near[at + 2 :]]
    described = near[at].form.startswith(DESCRIBING) and "as" in forms and not COMPLEMENT & set(forms)
    return near[-1].form in OWN_WORD or naming or described


def _asked(near: Sequence[Token]) -> Iterator[Found]:
    """Whether the words are put to somebody: *Lee was asked: “…”*."""
    verb = near[-1]
    if verb.form == "asked" and len(near) > 1 and near[-2].form in ("was", "were", "been", "being", "is"):
        yield "question", f"{near[-2].printed} {verb.printed}"


def _of_others(near: Sequence[Token]) -> Iterator[Found]:
    """Whether the words are what somebody else says or wants: *an aide who said*, *those who want to*."""
    if near[-1].form == "to" and len(near) > 2:
        who, verb = near[-3], near[-2]
        if verb.form in WANTING and who.form in OTHERS:
            yield "attribution", f"{who.printed} {verb.printed} to"
        return
    told = near[:-1] if near[-1].form == "that" else near
    if len(told) < 2 or told[-1].form not in SPOKEN:
        return
    at = len(told) - 2
    while at and told[at].form in ("had", "has", "have"):
        at -= 1
    who = told[at]
    if who.form == "who" and not (at and "," in told[at - 1].after):
        yield "attribution", f"{who.printed} {told[-1].printed}"
    elif told[-1].form == "saying" and who.form in ("of", "as"):
        named = [token for token in told[:at] if token.form in ECHOED]
        passive = bool(named) and _passive(told, told.index(named[-1]))
        if named and not passive:
            yield "attribution", f"{named[-1].printed} … {told[-1].printed}"
    elif (
        who.printed.islower()
        and who.form not in PRONOUNS | {"to", "by"}
        and not who.form.endswith("ly")
        and any(token.form in SPOKEN for token in told[:at])
    ):
        yield "attribution", f"{who.printed} {told[-1].printed}"


ECHOED = frozenset({"quoted", "quotes", "quoting", "accused", "accuses", "accusing", "mistook", "cited"})
"""Verbs by which a narrator lets somebody repeat another's words."""


def _passive(told: Sequence[Token], at: int) -> bool:
    return bool(at) and any(
        token.form in ("was", "were", "been", "is", "are") for token in told[max(0, at - 2) : at]
    )


def followed(
    frame: Sequence[Token], *, inside: bool = False, thing: bool = False, whose: Container[str] = ()
) -> Iterator[Found]:
    """What the narration behind a closing mark does with the quoted words: *he joked*, *is a fabrication*.

    Args:
        frame: the words of the sentence behind the mark.
        inside: whether the sentence goes on behind the marks without any punctuation.
        thing: whether the words are the end of a noun's: *Lee's “hostility” was a mistake* denies none.
        whose: the words of the speaker's name: whoever is *quoted* so speaks.

    """
    verdict = VERDICT - UNWISE - {"mistake", "mistaken", "wrong"} if thing else VERDICT
    for at, token in enumerate(frame[:AFTER]):
        if at < BEHIND and token.form in IRONY:
            yield "irony", token.printed
        elif token.form in ECHOING:
            if not any(other.form in whose for other in frame[at + 1 : at + AFTER]):
                yield "attribution", token.printed
        elif phrase := pair(frame[: at + 1], DISTANCING):
            yield "irony", phrase
        elif inside and at < BEHIND and token.form in verdict and (not at or frame[0].form in PREDICATE):
            negated = at and frame[at - 1].form in NEGATION
            if not negated:
                yield "denial", token.printed
        inside = inside and "," not in token.after and token.form not in ("and", "but")
        if re.search(r"[;:.]", token.after):
            return


def joking(following: Sequence[Token]) -> Iterator[Found]:
    """Whether the next sentence takes back what was said: *I'm only kidding*."""
    for token in following[:5]:
        if token.form in ("kidding", "joking"):
            yield "irony", token.printed
