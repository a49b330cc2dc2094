"""Which weights does indirect speech get? Learns `indirect.json` from PolNeAR's training articles.

    uv run python tests/train_indirect.py SHARED [--check]

SHARED is the folder that holds `polnear/train`. Without --check the shipped file is written anew; with it
the command says whether the weights that it learns are those shipped, and ends with 1 if they are not.
Training is deterministic; see `learning`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from learning import Attribution, Group, annotated, fit, scenes

from onrecord.index.language.indirect import agreement, offers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.language.scene import Scene

WEIGHTS = Path(__file__).parents[1] / "index" / "language" / "indirect.json"
PENALTY = 4.0
RAREST = 12
"""A sign that stands on fewer stretches gets no weight."""
LEAST = 0.05
"""A weight nearer to zero is left out of the file."""


def groups(seen: Scene, gold: Sequence[Attribution]) -> Iterator[Group]:
    """A group for each cue; right are the stretches that agree with what annotators gave to the cue."""
    cues = {source.cue: source for source in seen.sources}
    for source in seen.sources:
        given = offers(seen, source, cues)
        if not given:
            continue
        place = seen.syntax.starts[source.cue]
        own = [given.content for given in gold if any(start <= place < end for start, end in given.cue)]
        shares = [
            max((agreement([seen.syntax.span(*run) for run in o.stretch.runs], c) for c in own), default=0.0)
            for o in given
        ]
        best = max(shares)
        right = [share >= max(0.5, best - 0.15) for share in shares]
        yield Group([*(offer.features for offer in given), {}], [*right, not any(right)])


def main() -> int:
    """Learn the weights; write or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    train = chosen.shared / "polnear" / "train"
    files = sorted((train / "text").glob("*.txt"))
    found: list[Group] = []
    texts = ((file.stem, file.read_bytes().decode("utf-8")) for file in files)
    for name, seen in scenes(texts):
        found += groups(seen, annotated(train / "attributions", name))
    learned = fit(found, penalty=PENALTY, rarest=RAREST, least=LEAST, digits=2)
    print(f"{len(files)} articles, {len(found)} cues, {len(learned)} weights", file=sys.stderr)
    if not chosen.check:
        WEIGHTS.write_text(json.dumps(learned, indent=0, sort_keys=True) + "\n", "utf-8")
        return 0
    shipped = json.loads(WEIGHTS.read_text("utf-8"))
    same = learned == shipped
    print(
        "the weights are those shipped" if same else "the weights differ from those shipped", file=sys.stderr
    )
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
