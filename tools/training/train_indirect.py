"""Which weights does indirect speech get? Learns `indirect.json` from PolNeAR's training articles.

    uv run python -m tools.training.train_indirect SHARED [--check]

SHARED is the folder that holds `polnear/train`. Without --check the shipped file is written anew; with it
the command says whether the weights that it learns are those shipped, and ends with 1 if they are not.
Training is deterministic; see `learning`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from onrecord.index.attribution.indirect.contents import agreement, offered
from tools.training.learning import Attribution, Group, annotated, documents, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.indirect.contents import Offer
    from onrecord.index.attribution.mentions.cue_sources import Source

WEIGHTS = Path(__file__).parents[2] / "index" / "attribution" / "indirect" / "indirect.json"
PENALTY = 4.0
RAREST = 12
"""A sign that stands on fewer stretches gets no weight."""
SLACK = 0.15
"""A stretch is right that agrees by so much less than the best one does."""
LEAST = 0.05
"""A weight nearer to zero is left out of the file."""


class Cue(NamedTuple):
    """What one cue may report, and how much of what annotators gave to it each stretch agrees with."""

    part: Document
    """The story's, or its headline's."""
    source: Source
    given: list[Offer]
    shares: list[float]

    def group(self) -> Group:
        """The candidates to learn from, "nothing" behind the stretches."""
        best = max(self.shares)
        right = [share >= max(0.5, best - SLACK) for share in self.shares]
        return Group([*(offer.features for offer in self.given), {}], [*right, not any(right)])


def cues_of(seen: Document, gold: Sequence[Attribution]) -> Iterator[Cue]:
    """Each cue of an article that may report something."""
    for part, source, given in offered(seen):
        place = seen.syntax.starts[source.cue]
        own = [one.content for one in gold if any(start <= place < end for start, end in one.cue)]
        yield Cue(
            part, source, given, [max((agreement(o.spans, c) for c in own), default=0.0) for o in given]
        )


def articles(shared: Path) -> Iterator[tuple[str, Document, list[Attribution]]]:
    """Every training article by name, with what annotators marked."""
    train = shared / "polnear" / "train"
    files = sorted((train / "text").glob("*.txt"))
    for name, seen in documents((file.stem, file.read_bytes().decode("utf-8")) for file in files):
        yield name, seen, annotated(train / "attributions", name)


def learned(found: Sequence[Group]) -> dict[str, float]:
    """The weights that such candidates teach."""
    return fit(found, penalty=PENALTY, rarest=RAREST, least=LEAST, digits=2)


def main() -> int:
    """Learn the weights; write or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    found = [cue.group() for _, seen, gold in articles(chosen.shared) for cue in cues_of(seen, gold)]
    weights = learned(found)
    print(f"{len(found)} cues, {len(weights)} weights", file=sys.stderr)
    if not chosen.check:
        WEIGHTS.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", "utf-8")
        return 0
    shipped = json.loads(WEIGHTS.read_text("utf-8"))
    same = weights == shipped
    print(
        "the weights are those shipped" if same else "the weights differ from those shipped", file=sys.stderr
    )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
