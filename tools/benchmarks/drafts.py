"""Is a true article sound as a draft against its own index, and is every fault found that is planted in it?

    uv run python -m tools.benchmarks.drafts FOLDER… [--index FOLDER] [--misses]

Builds an index of the articles (or takes the one that `--index` names, where there is one), checks each as a
draft, and then once more with one fault of each kind that it has room for. What cannot be told of a draft
that is true counts against it; a fault is found where the quotation it was planted at is called wrong.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import onrecord
from onrecord.index.errors import Exit
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.verification.draft import checked
from onrecord.tui.present.checks.drafts import read, spans_of, spoken
from onrecord.tui.present.verdicts.review import code, reviewed
from tools.benchmarks.bounds import at_least
from tools.benchmarks.faults.planting import KINDS, apply, moved, planted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.model import Quotation
    from onrecord.tui.present.verdicts.review import Reviewed

SEED = 20261127


@dataclass
class Figures:
    """What came of all drafts."""

    codes: Counter[int] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    """What was wrong, a line each."""

    @property
    def clean(self) -> float:
        """The share of true drafts with nothing to tell of."""
        return self.codes[Exit.FOUND] / max(1, sum(self.codes.values()))


def reviewing(
    corpus: Corpus, text: str, spans: Sequence[tuple[int, int]]
) -> tuple[list[Reviewed], tuple[Quotation, ...]]:
    """A draft's review, and its quotations as read."""
    quotations = spoken(text)
    return reviewed(checked(corpus, text, spans, quotations), frozenset(), strict=False), quotations


def measured(corpus: Corpus, paths: Iterable[Path]) -> Figures:
    """What comes of these articles as drafts, true and with planted faults."""
    figures = Figures()
    draw = random.Random(SEED)
    for path in paths:
        text, spans = read(path)
        items, quotations = reviewing(corpus, text, spans)
        figures.codes[code(items)] += 1
        figures.told += [f"NOT SOUND {path.stem}: {_told(each)}" for each in items if each.open]
        sure = [
            each
            for each in quotations
            if any(
                _at(item, each.segments[0]) and item.state == "sound" and item.item.speech for item in items
            )
        ]
        faults = planted(text, sure, draw)
        false = apply(text, faults)
        if not faults:
            continue
        review, _ = reviewing(corpus, false, spans_of(false))
        for each in faults:
            figures.asked[each.kind] += 1
            place = moved(sure[each.quotation].segments[0], faults)
            wrong = [item for item in review if _at(item, place) and item.state == "wrong"]
            figures.found[each.kind] += bool(wrong)
            if not wrong:
                verdicts = "; ".join(_told(item) for item in review if _at(item, place))
                figures.told.append(f"MISSED {each.kind} {path.stem} “{false[slice(*place)]}” {verdicts}")
    return figures


def _told(item: Reviewed) -> str:
    verdict = item.verdict
    return f"line {item.item.line}, “{verdict.claim}”, {verdict.speaker or 'nobody'}: {verdict.sentence}"


def _at(item: Reviewed, place: tuple[int, int]) -> bool:
    """Whether a quotation of the review stands at a place of the text."""
    parts = item.item.parts or (item.item.span,)
    return any(start < place[1] and place[0] < end for start, end in parts)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--index", type=Path, metavar="FOLDER", help="where the index is kept")
    parser.add_argument("--misses", action="store_true", help="print every case that went wrong")
    chosen = parser.parse_args()
    paths = sorted(path for folder in chosen.folders for path in folder.glob("*.txt"))
    with tempfile.TemporaryDirectory() as own:
        folder = chosen.index or Path(own) / "index"
        if not folder.exists():
            onrecord.build(chosen.folders, folder=folder)
        with Corpus(folder) as corpus:
            figures = measured(corpus, paths)
    if chosen.misses:
        print("\n".join(" ".join(line.split()) for line in figures.told))
    for kind in KINDS:
        if figures.asked[kind]:
            print(
                f"{kind:10} {figures.asked[kind]:5}   found {figures.found[kind] / figures.asked[kind]:.4f}"
            )
    codes = ", ".join(f"{count} with {int(key)}" for key, count in sorted(figures.codes.items()))
    print(f"exit codes of true drafts: {codes}")
    at_least("true drafts with exit code 0", figures.clean, 0.95)
    at_least("planted faults found", sum(figures.found.values()) / max(1, sum(figures.asked.values())), 0.98)


if __name__ == "__main__":
    main()
