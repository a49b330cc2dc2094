"""Which marked stretches are speech? Learns `speech.json` from PolNeAR's training articles.

    uv run python -m tools.training.train_speech SHARED [--check]

SHARED is the folder that holds `polnear/train`. Without --check the shipped file is written anew; with it
the command says whether the weights that it learns are those shipped, and ends with 1 if they are not.
A stretch is speech where annotators gave its words to anybody. Learn the ranker's weights first: the signs
ask who the likeliest speaker is. Training is deterministic; see `learning`.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.attribution.speakers.logit import weights
from onrecord.index.attribution.speakers.ranking import attribute
from onrecord.index.attribution.speakers.speech import signs
from tools.training.learning import Group, annotated, documents, fit
from tools.training.train_ranker import source_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.attribution.document import Document
    from tools.training.learning import Attribution

WEIGHTS = Path(__file__).parents[2] / "index" / "attribution" / "speakers" / "speech.json"
PENALTY = 6.0
RAREST = 10
"""A sign that stands on fewer stretches gets no weight."""
LEAST = 0.005
"""A weight nearer to zero is left out of the file."""


def groups(seen: Document, gold: Sequence[Attribution]) -> Iterator[Group]:
    """For each marked stretch its signs against none, and whether its words are anybody's."""
    marks = seen.where.marks
    for choice in attribute(seen, range(len(marks)), weights()):
        said = source_of(marks[choice.index], gold) is not None
        yield Group([signs(seen, choice), {}], [said, not said])


def learn(articles: Sequence[tuple[Document, Sequence[Attribution]]]) -> dict[str, float]:
    """The weights of a logistic regression: a conditional logit of each stretch against nothing."""
    found = [group for seen, gold in articles for group in groups(seen, gold)]
    return fit(found, penalty=PENALTY, rarest=RAREST, least=LEAST, digits=2)


def main() -> int:
    """Learn the weights; write or compare them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    chosen = parser.parse_args()
    train = chosen.shared / "polnear" / "train"
    files = sorted((train / "text").glob("*.txt"))
    texts = ((file.stem, file.read_bytes().decode("utf-8")) for file in files)
    learned = learn([(seen, annotated(train / "attributions", name)) for name, seen in documents(texts)])
    print(f"{len(files)} articles, {len(learned)} weights", file=sys.stderr)
    if not chosen.check:
        WEIGHTS.write_text(json.dumps(learned, indent=0, sort_keys=True) + "\n", "utf-8")
        return 0
    same = learned == json.loads(WEIGHTS.read_text("utf-8"))
    print(f"the weights {'are' if same else 'differ from'} those shipped", file=sys.stderr)
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
