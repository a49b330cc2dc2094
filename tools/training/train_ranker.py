"""Which weights does the ranker of speakers get? Learns `ranker.json` from PolNeAR's training articles.

    uv run python -m tools.training.train_ranker SHARED [--check]

SHARED is the folder that holds `polnear/train`. Without --check the shipped file is written anew; with it
the command says whether the weights that it learns are those shipped, and ends with 1 if they are not.
Training is deterministic. It takes two rounds, as attribution does: the first knows whose the quotation
before is (from the annotators), the second knows as well to whom the first would give the one behind.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.attribution.speakers.candidate import Candidate, Neighbour
from onrecord.index.attribution.speakers.features import candidates, offered
from onrecord.index.attribution.speakers.ranking import attribute
from tools.training.learning import Group, annotated, documents, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.text.marks import Marked
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import Span
    from tools.training.learning import Attribution

WEIGHTS = Path(__file__).parents[2] / "index" / "attribution" / "speakers" / "ranker.json"
PENALTY = 2.0
RAREST = 20
"""A sign that stands on fewer candidates gets no weight."""
LEAST = 0.0005
"""A weight nearer to zero is left out of the file."""
COVERED = 0.6
"""The share of a quotation that an attribution's content must cover to be its own."""


def source_of(marked: Marked, gold: Sequence[Attribution]) -> list[Span] | None:
    """The spans that name whose words these are, by the narrowest attribution; None where there is none."""
    best: tuple[int, list[Span]] | None = None
    for given in gold:
        covered = sum(max(0, min(marked.end, end) - max(marked.start, start)) for start, end in given.content)
        size = sum(end - start for start, end in given.content)
        if covered >= COVERED * (marked.end - marked.start) and (best is None or size < best[0]):
            best = size, given.source
    return best[1] if best else None


def antecedent(syntax: Syntax, token: int) -> int | None:
    """Whom a relative pronoun stands for: the noun that its clause belongs to; None for any other word."""
    if syntax.tags[token] not in {"WP", "WDT"}:
        return None
    for verb in syntax.ancestors(token):
        if syntax.deps[verb] == "relcl":
            return syntax.heads[verb]
    return None


def right(seen: Document, offered: Sequence[Candidate], source: Sequence[Span]) -> list[bool]:
    """Which candidates are right: the mention in the source, or else whoever spoke before, if the same."""
    syntax = seen.syntax
    heads = {token for span in source for token in syntax.between(*span)}
    heads |= {who for token in heads if (who := antecedent(syntax, token)) is not None}

    def inside(head: int) -> bool:
        return head in heads or any(start <= syntax.starts[head] < end for start, end in source)

    found = [candidate.mention is not None and inside(candidate.mention.head) for candidate in offered]
    if any(found):
        return found
    meant = [seen.coreference.entity(mention) for mention in seen.mentions if inside(mention.head)]
    return [
        candidate.mention is None and (not source or (bool(meant) and candidate.entity is meant[-1]))
        for candidate in offered
    ]


def groups(seen: Document, gold: Sequence[Attribution], table: Mapping[str, float] | None) -> Iterator[Group]:
    """A group for each quotation between double marks that annotators gave to somebody."""
    marks = seen.where.marks
    indices = [index for index, marked in enumerate(marks) if marked.style == "double"]
    guesses = attribute(seen, indices, table) if table else []
    before: Neighbour | None = None
    for place, index in enumerate(indices):
        after = None
        if place + 1 < len(guesses):
            guess = guesses[place + 1]
            after = Neighbour(guess.index, guess.entity, guess.best.mention if guess.best else None)
        found = candidates(seen, offered(seen, index), before, after)
        source = source_of(marks[index], gold)
        if source is None or not found:
            before = before or Neighbour(index, None, None)
            continue
        good = right(seen, found, source)
        if any(good):
            yield Group([candidate.features for candidate in found], good)
        best = next((c for c, is_right in zip(found, good, strict=True) if is_right), None)
        before = Neighbour(index, best.entity if best else None, best.mention if best else None)


def learn(articles: Sequence[tuple[Document, Sequence[Attribution]]]) -> dict[str, float]:
    """The weights after both rounds."""
    table: dict[str, float] | None = None
    for _ in range(2):
        found = [group for seen, gold in articles for group in groups(seen, gold, table)]
        table = fit(found, penalty=PENALTY, rarest=RAREST, least=LEAST, digits=3)
    return table or {}


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
