"""How does one version of a quotation differ from another, word by word, and what kind of change is each?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Literal

from onrecord.index.names.spelling import sounded
from onrecord.index.provenance.differences.figures import dates, day_of, figured
from onrecord.index.provenance.statements.alignment import Run, runs
from onrecord.index.text.folding import fold
from onrecord.index.text.lexicon import lexicon
from onrecord.index.text.spelling import american

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.text.words import Words

Alteration = Literal[
    "cut start", "cut end", "extended start", "extended end",
    "removed", "inserted", "replaced", "reordered", "bracketed", "respelt",
]  # fmt: skip

Place = tuple[int, int]
"""From one word to another, by their numbers, half open."""

FEW = 2
"""Where both versions go on differently beyond the shared words, so few words are a replacement."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change that makes the second version out of the first."""

    kind: Alteration
    gone: Place
    """The words of the first version that are not in the second."""
    new: Place
    """The words of the second version that are not in the first."""
    marked: bool = False
    """Whether an ellipsis stands where the words are gone."""


@dataclass(frozen=True, slots=True)
class Differences:
    """Two versions of a quotation, and every change from the first to the second, in order."""

    first: Words
    second: Words
    shared: tuple[Run, ...]
    changes: tuple[Change, ...]

    @property
    def kinds(self) -> frozenset[Alteration]:
        """The kinds of change there are; none where only case and punctuation differ."""
        return frozenset(change.kind for change in self.changes)


def differences(first: Words, second: Words) -> Differences:
    """Every change from the first version to the second; case, punctuation and dashes are no change."""
    first, second = figured(first), figured(second)
    shared = runs(first.forms, second.forms)
    changes = list(_edges(first, second, shared)) if shared else [_all(first, second)]
    changes = [split for change in changes for split in _bracketed(first, second, change)]
    changes = [
        split for change in _reordered(first, second, changes) for split in _respelt(first, second, change)
    ]
    changes = [_dated(first, second, change) for change in changes]
    for run in shared:
        changes += _contracted(first, second, run)
    changes = [_marked(second, change) for change in changes]
    changes.sort(key=lambda change: (change.gone, change.new))
    return Differences(first, second, shared, tuple(changes))


def _dated(first: Words, second: Words, change: Change) -> Change:
    """The change; a spelling where only day and month of a date change places: *3 May*, *May 3*."""
    text, place = (first, change.gone) if change.gone[0] < change.gone[1] else (second, change.new)
    turned = change.kind == "reordered" and all(day_of(text, at) for at in range(*place))
    return replace(change, kind="respelt") if turned and dates(second) <= dates(first) else change


def _all(first: Words, second: Words) -> Change:
    return Change("replaced", (0, len(first)), (0, len(second)))


def _edges(first: Words, second: Words, shared: tuple[Run, ...]) -> Iterator[Change]:
    """The changes before, between and after the shared runs."""
    head, tail = shared[0], shared[-1]
    gone, new = head.first, head.second
    near = min(gone, new)
    if 0 < near <= FEW:
        whole = gone == near and _inserted(second, (0, new))
        gone, new = gone - near, 0 if whole else new - near
        yield Change("replaced", (gone, head.first), (new, head.second))
    if gone:
        yield Change("cut start", (0, gone), (0, 0))
    if new:
        yield Change("extended start", (gone, gone), (0, new))
    for run, following in pairwise(shared):
        place = (run.first + run.size, following.first)
        put = (run.second + run.size, following.second)
        kind: Alteration = (
            "inserted" if place[0] == place[1] else "removed" if put[0] == put[1] else "replaced"
        )
        yield Change(kind, place, put)
    gone, new = tail.first + tail.size, tail.second + tail.size
    near = min(len(first) - gone, len(second) - new)
    if 0 < near <= FEW:
        whole = gone + near == len(first) and _inserted(second, (new, len(second)))
        last = len(second) if whole else new + near
        yield Change("replaced", (gone, gone + near), (new, last))
        gone, new = gone + near, last
    if gone < len(first):
        yield Change("cut end", (gone, len(first)), (new, new))
    if new < len(second):
        yield Change("extended end", (len(first), len(first)), (new, len(second)))


def _stretches(place: Place, inside: frozenset[int]) -> Iterator[tuple[Place, bool]]:
    """A place cut where words of one sort begin and end, each part with whether it is of that sort."""
    start = place[0]
    for at in range(place[0] + 1, place[1] + 1):
        if at == place[1] or (at in inside) != (start in inside):
            yield (start, at), start in inside
            start = at


def _bracketed(first: Words, second: Words, change: Change) -> Iterator[Change]:
    """The change, with words that stand in brackets as changes of their own."""
    if change.kind == "replaced":
        replaced = set(range(*change.gone)), set(range(*change.new))
        whole = (replaced[0] <= first.bracketed and _stand_in(second, change.new)) or (
            replaced[1] <= second.bracketed and _stand_in(first, change.gone)
        )
        near = _inflected(first, second, change) or _pointing(first, second, change)
        yield replace(change, kind="bracketed") if whole or near else change
    elif change.kind == "removed":
        for place, inside in _stretches(change.gone, first.bracketed):
            yield replace(change, gone=place, kind="bracketed" if inside else "removed")
    elif change.kind in ("inserted", "extended start", "extended end"):
        for place, _ in _stretches(change.new, second.bracketed):
            few = _inserted(second, place)
            yield replace(change, new=place, kind="bracketed" if few else change.kind)
    else:
        yield change


BRACKET = 3
"""Words; an editor who puts in more adds to what was said."""
CLOSED = lexicon("closed")
"""Words that an editor's brackets may stand for."""
STEM = 4
"""Letters that two words share at the start if they can be one word in two forms."""


def _inserted(text: Words, place: Place) -> bool:
    """Whether these words are few and all in an editor's brackets."""
    return place[1] - place[0] <= BRACKET and set(range(*place)) <= text.bracketed


def _stand_in(text: Words, place: Place) -> bool:
    """Whether an editor's brackets may stand for these words: pronouns and the like, never names or nouns."""
    return all(text.forms[at] in CLOSED for at in range(*place))


POINTING = frozenset({"this", "that", "the", "these", "those"})


def _pointing(first: Words, second: Words, change: Change) -> bool:
    """Whether an editor's brackets point to what bears a name: *[this] county* for *Marlow County*."""
    capitals = all(first.printed(at, at + 1)[:1].isupper() for at in range(*change.gone))
    one = change.new[1] - change.new[0] == 1 and change.new[0] in second.bracketed
    noun = change.gone[1] < len(first) and change.new[1] < len(second)
    return (
        capitals
        and one
        and change.gone[1] - change.gone[0] <= BRACKET
        and second.forms[change.new[0]] in POINTING
        and noun
        and first.forms[change.gone[1]] == second.forms[change.new[1]]
    )


def _inflected(first: Words, second: Words, change: Change) -> bool:
    """Whether an editor's brackets hold another form of the very word: *clos[ing]*, *[wants]* for *want*."""
    if change.gone[1] - change.gone[0] != 1 or change.new[1] - change.new[0] != 1:
        return False
    one, two = first.forms[change.gone[0]], second.forms[change.new[0]]
    return (
        change.new[0] in second.bracketed
        and one[0].isalpha()
        and min(len(one), len(two)) >= STEM
        and one[:STEM] == two[:STEM]
        and abs(len(one) - len(two)) <= BRACKET
        and not (change.gone[0] and first.printed(*change.gone)[:1].isupper())
        and not (change.new[0] and second.printed(*change.new).lstrip("[")[:1].isupper())
    )


LIGHT = lexicon("light")
"""Words whose meeting on both sides of a change is chance."""


def _reordered(first: Words, second: Words, changes: list[Change]) -> list[Change]:
    """Words that are gone from one place inside and new in another have moved; what is left is a change."""
    inner = [change for change in changes if change.kind in ("removed", "inserted", "replaced")]
    gone = Counter(first.forms[at] for change in inner for at in range(*change.gone))
    new = Counter(second.forms[at] for change in inner for at in range(*change.new))
    moved = gone & new
    if not any(form not in LIGHT for form in moved):
        return changes
    moves = (frozenset(at for at, form in enumerate(text.forms) if form in moved) for text in (first, second))
    gone_moves, new_moves = moves
    result = [change for change in changes if change not in inner]
    for change in inner:
        result += _parted(change, gone_moves, new_moves)
    return result


def _parted(change: Change, gone_moves: frozenset[int], new_moves: frozenset[int]) -> Iterator[Change]:
    """A change in its parts: words that moved, that are replaced, that are gone or new beside them."""
    gone, new = list(_stretches(change.gone, gone_moves)), list(_stretches(change.new, new_moves))
    before, behind = (change.gone[1], change.gone[1]), (change.new[0], change.new[0])
    for place, moved in gone:
        if moved:
            yield Change("reordered", place, behind)
    for place, moved in new:
        if moved:
            yield Change("reordered", before, place)
    left = [place for place, moved in gone if not moved], [place for place, moved in new if not moved]
    for one, two in zip_longest(*left):
        if one and two:
            yield Change("replaced", one, two)
        elif one:
            yield Change("removed", one, behind)
        else:
            yield Change("inserted", before, two)


def respelt(first: str, second: str) -> bool:
    """Whether two printed words are one word in two spellings.

    *Harbour* and *harbor*, *e-mail* and *email*, and names that sound alike (*Zelenskyy*); digits are never
    respelt, *Austria* is not *Australia*, *laws* and *law* are two words.
    """
    one, two = fold(first), fold(second)
    if _misread(one, two):
        return True
    if re.findall(r"\d+(?:\.\d+)*", one.replace(",", "")) != re.findall(
        r"\d+(?:\.\d+)*", two.replace(",", "")
    ):
        return False
    plain = [re.sub(r"[\W_]+", "", text) for text in (one, two)]
    if not all(plain):
        return one == two
    if plain[0] == plain[1] or american(plain[0]) == american(plain[1]):
        return not (_told_by_hyphen(one, two) or _told_by_apostrophe(one, two) or _negated(one, two))
    names = first[:1].isupper() and second[:1].isupper()
    return names and min(map(len, plain)) >= NAME and sounded(plain[0]) == sounded(plain[1])


NAME = 5
"""Letters; names of fewer are spelt in one way only."""


def _misread(one: str, two: str) -> bool:
    """Whether one word is the other as a machine misreads it from paper: *rnany* for *many*."""
    if one == two or one.isdigit() or two.isdigit() or not (one.isalnum() and two.isalnum()):
        return False
    read = [word.replace("rn", "m").replace("vv", "w").translate(MISREAD) for word in (one, two)]
    return read[0] == read[1] and read[0].isalpha() and min(map(len, read)) >= SHORTEST


MISREAD = str.maketrans("i10", "llo")
"""What is read for what: an *i* or *1* for an *l*, a *0* for an *o*."""
SHORTEST = 4
"""Letters; in shorter words a misread letter makes another word."""


def _told_by_hyphen(one: str, two: str) -> bool:
    """Whether a hyphen behind *re* makes another word (*re-sign*); before an *e* it is only a spelling."""
    return any(
        re.match(r"re-(?!e)", this) and not re.match(r"re-", that) for this, that in ((one, two), (two, one))
    )


def _told_by_apostrophe(one: str, two: str) -> bool:
    """Whether an apostrophe makes two words of one: *we're* is not *were*; *don't* is *dont*."""
    return ("'" in one) != ("'" in two) and bool(re.search(r"'(?:re|ll|ve|m|d)\b", one + " " + two))


def _negated(one: str, two: str) -> bool:
    """Whether only one has a negation as a word of its own: *no table*, *notable*."""
    return any(
        (word in re.findall(r"\w+", one)) != (word in re.findall(r"\w+", two))
        for word in ("no", "not", "never")
    )


WRITTEN_OUT = (["'s", "is"], ["'s", "has"])
"""What is left of a contraction, and what it stands for behind any noun: *the contract's signed*."""


def _respelt(first: Words, second: Words, change: Change) -> Iterator[Change]:
    """The change; a replacement is called a spelling where all its words are."""
    if change.kind == "replaced":
        gone, new = first.printed(*change.gone), second.printed(*change.new)
        forms = sorted((*first.forms[slice(*change.gone)], *second.forms[slice(*change.new)]))
        if respelt(gone, new) or forms in WRITTEN_OUT:
            yield replace(change, kind="respelt")
            return
    yield change


def _contracted(first: Words, second: Words, run: Run) -> Iterator[Change]:
    """Words of a shared run that are printed differently beyond case and apostrophes: *we've*, *we have*."""
    for step in range(run.size):
        one, two = run.first + step, run.second + step
        if re.sub(r"[\W_]+", "", fold(first.printed(one, one + 1))) != re.sub(
            r"[\W_]+", "", fold(second.printed(two, two + 1))
        ):
            yield Change("respelt", (one, one + 1), (two, two + 1))


def _marked(second: Words, change: Change) -> Change:
    """The change, marked where an ellipsis stands at the place in the second version."""
    lost = change.gone[0] < change.gone[1]
    return replace(change, marked=lost and any(at in second.gaps for at in (change.new[0], change.new[1])))
