"""From which likelihood on is a stretch reported speech? Tunes `THRESHOLDS` of `indirect`.

    uv run python -m tools.training.tune_indirect SHARED

Five folds by article: the weights that judge an article have not seen it. The thresholds printed make the
F1 of the scorer in SHARED the highest, one standing after the other. The scorer asks for plain cues, and for
words without marks, alone; of what else is reported, nine of ten agree with what annotators marked. No
development article is read.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord.index.attribution.indirect.contents import (
    THRESHOLDS,
    agreement,
    chosen,
    distinct,
    enough,
    report,
)
from tools.training.train_indirect import articles, cues_of, learned

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.indirect.contents import Report
    from tools.training.learning import Attribution
    from tools.training.train_indirect import Cue

FOLDS = 5
STEPS = [round(0.3 + 0.02 * step, 2) for step in range(35)]
AGREED = 0.9
"""The share of what else is reported that has to agree with something that annotators marked."""
ALIKE = 0.002
"""Values of F1 so near to each other tell nothing: chance moves them by more."""
LEAST = 0.2
"""Less likely stretches are not looked at."""


class Outcome(NamedTuple):
    """One stretch that was chosen: what it is held against, how likely it was, what it turned out to be."""

    standing: str
    probability: float
    found: bool
    right: bool
    """Found, and of the source that annotators gave it to."""
    false: bool


class Read(NamedTuple):
    """One article."""

    seen: Document
    gold: list[Attribution]
    cues: list[Cue]


def scorer(shared: Path) -> ModuleType:
    """The module `eval/score.py`."""
    spec = spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(score: ModuleType, text: str, one: Attribution) -> bool:
    """Is this an attribution that the scorer asks for?"""
    body = " ".join(text[start:end] for start, end in one.content)
    cues = (word for start, end in one.cue for word in score.words(text[start:end]))
    asked = bool(one.source) and len(score.words(body)) >= 5 and not any(mark in body for mark in '"“”')
    return asked and any(word.lower() in score.SPEECH for word in cues)


def outcomes(score: ModuleType, read: Read, weights: dict[str, float]) -> list[Outcome]:
    """What becomes of the stretches chosen in one article."""
    text = read.seen.syntax.text
    standings = {}
    likely = []
    for cue in read.cues:
        best, probability = chosen(cue.given, weights)
        if probability >= LEAST and enough(text, best.spans):
            standings[best.spans] = best.standing
            likely.append(report(cue.part, cue.source, best, probability))
    asked = [one for one in read.gold if scored(score, text, one)]
    found = []
    for kept in distinct(likely):
        met = next((one for one in asked if agreement(kept.spans, one.content) >= 0.5), None)
        if met is not None:
            asked.remove(met)
        right = met is not None and named(score, text, kept, met)
        false = all(agreement(kept.spans, one.content) < 0.5 for one in read.gold)
        found.append(Outcome(standings[kept.spans], kept.probability, met is not None, right, false))
    return found


def named(score: ModuleType, text: str, kept: Report, one: Attribution) -> bool:
    """Is the source of a report that of an attribution, as the scorer looks at it?"""
    name = score.name_tokens(kept.entity.name if kept.entity else "")
    printed = [word for span in one.source for word in score.name_tokens(text[slice(*span)])]
    met = any(score.overlap(kept.mention, span) for span in one.source)
    return met or (bool(name) and name[-1] in printed)


def best(found: Sequence[Outcome], asked: int) -> dict[str, float]:
    """The thresholds under which F1 is highest, one standing at a time, and those of all else."""
    by_standing: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        by_standing[outcome.standing].append(outcome)
    thresholds = dict(THRESHOLDS)

    def f1(standing: str, threshold: float) -> float:
        held = thresholds | {standing: threshold}
        kept = [o for name, own in by_standing.items() for o in own if o.probability >= held[name]]
        said = sum(o.found or o.false for o in kept)
        return 2 * sum(o.right for o in kept) / (said + asked)

    def agreed(standing: str, threshold: float) -> float:
        kept = [o for o in by_standing[standing] if o.probability >= threshold]
        return sum(not o.false for o in kept) / max(1, len(kept))

    for standing in ("marks", "other"):
        thresholds[standing] = next(step for step in STEPS if agreed(standing, step) >= AGREED)
    for _ in range(3):
        for standing in ("clause", "words"):
            thresholds[standing] = _middle({step: f1(standing, step) for step in STEPS})
    print(f"F1 {100 * f1('other', thresholds['other']):.1f} of {asked}", file=sys.stderr)
    return thresholds


def _middle(found: dict[float, float]) -> float:
    """The middle one of the thresholds that are as good as the best."""
    good = [step for step, value in found.items() if value >= max(found.values()) - ALIKE]
    return good[len(good) // 2]


def main() -> None:
    """Print the thresholds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    shared = parser.parse_args().shared
    score = scorer(shared)
    reads = [Read(seen, gold, list(cues_of(seen, gold))) for _, seen, gold in articles(shared)]
    found: list[Outcome] = []
    for fold in range(FOLDS):
        apart = [read for number, read in enumerate(reads) if number % FOLDS != fold]
        weights = learned([cue.group() for read in apart for cue in read.cues])
        for read in reads[fold::FOLDS]:
            found += outcomes(score, read, weights)
    asked = sum(scored(score, read.seen.syntax.text, one) for read in reads for one in read.gold)
    print(best(found, asked))


if __name__ == "__main__":
    main()
