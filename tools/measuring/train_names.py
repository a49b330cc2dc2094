"""Does the right name travel? Scores 154 articles of PolNeAR's training set that were read for whole names.

    uv run python -m tools.measuring.train_names SHARED

Reads ``tools/training/train_names.jsonl``: 22 articles of each of seven outlets, drawn with
``random.Random(15)`` and read by one reader beside what `extract` had found. No text of theirs is in it,
only offsets, names, offices and how sources without a name are worded. One article a line:

``doc``
    the name of its file
``speakers``
    ``[kind, names, offices]`` each: ``person`` or ``other``; any of the names is right (``""``: the article
    names nobody); every office that the reader saw printed for this person
``marked``
    ``[start, end, speaker]``: each marked stretch, one piece of an interrupted quotation at a time;
    ``speaker`` counts in ``speakers``, -1 are nobody's words, -2 can be read both ways
``told``
    the same for reported speech without marks, from its first character to its last

Offsets count characters of the file with its newlines kept. The reader corrected what `extract` had found:
reported speech that it missed is not in here, and an office that it found for nobody may be lacking, so these
figures flatter what the reader did not think of. The ranker has learned from who speaks in these articles, no
one from their whole names.

Rules were mended by errors in these articles, of all outlets: only the first figures, of the day on which
they were read, were those of unseen news (right 89.0, at 0.9 and above 98.6, offices 85.8, of reported
speech 88.8).

Prints, for each outlet and for all, with the interval of 95 in 100 draws of articles: marked pieces; of them
found; of these the whole name right; right at 0.9 and above, and their share; of what is found, nobody's
words; of persons with an office, the office right; of those without, given one; of reported speech, the whole
name right, and at 0.9 and above; and of it, what nobody said. All but the first in per cent.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tools.measuring.measure_names import extracted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LABELS = Path(__file__).parents[1] / "training" / "train_names.jsonl"
NOBODY, EITHER = -1, -2
DRAWS = 1000
COLUMNS = {
    "spans": ("spans",),
    "found": ("found", "spans"),
    "speaker": ("right", "found"),
    ">=0.9": ("sure right", "sure"),
    "share": ("sure", "found"),
    "alarms": ("alarms", "claimed"),
    "office": ("office right", "office"),
    "spurious": ("spurious", "no office"),
    "told": ("told right", "told"),
    "told>=0.9": ("told sure right", "told sure"),
    "untold": ("untold", "tellers"),
}


class Labelled(NamedTuple):
    """One article as it was read."""

    doc: str
    speakers: list[tuple[str, list[str], list[str]]]
    marked: list[tuple[int, int, int]]
    told: list[tuple[int, int, int]]


def labels(path: Path = LABELS) -> list[Labelled]:
    """Every article that was read."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        Labelled(
            line["doc"],
            [(kind, names, offices) for kind, names, offices in line["speakers"]],
            [(start, end, who) for start, end, who in line["marked"]],
            [(start, end, who) for start, end, who in line["told"]],
        )
        for line in map(json.loads, lines)
    ]


def scorer(shared: Path) -> Any:
    """The scorer that decides whether two names, two offices, are the same."""
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"There is no scorer in {shared / 'eval'}.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shares(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How much two stretches have in common, of all that either has: 0 to 1."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def counted(article: Labelled, rows: Sequence[dict[str, Any]], text: str, score: Any) -> Counter[str]:
    """What is right and what is wrong in one article."""
    found: Counter[str] = Counter()
    pieces = [
        (*score.trim(text, *segment), row)
        for row in rows
        if row["kind"] in {"direct", "mixed"}
        for segment in row["segments"]
    ]
    met: set[int] = set()
    for start, end, who in article.marked:
        span = score.trim(text, start, end)
        near = [(shares(span, piece[:2]), n) for n, piece in enumerate(pieces)]
        overlap, best = max(near, default=(0.0, -1))
        if overlap >= 0.5:
            met.add(best)
        if who == NOBODY:
            found["alarms"] += overlap >= 0.5
        if who < 0:
            continue
        kind, names, offices = article.speakers[who]
        found["spans"] += 1
        if overlap < 0.5:
            continue
        row = pieces[best][2]
        right = said_by(row, kind, names, score)
        sure = row["confidence"] >= 0.9
        found.update({"found": 1, "right": right, "sure": sure, "sure right": sure and right})
        if kind == "person" and offices:
            given = row["office"] and score.same_office(row["office"], offices)
            found.update({"office": 1, "office right": bool(given)})
        elif kind == "person":
            found.update({"no office": 1, "spurious": bool(row["office"])})
    found["alarms"] += sum(
        n not in met and len(score.words(text[start:end])) > 2 for n, (start, end, _) in enumerate(pieces)
    )
    found["claimed"] = len(pieces)
    reported = [row for row in rows if row["kind"] == "indirect"]
    for start, end, who in article.told:
        near = [(shares((start, end), whole(row)), n) for n, row in enumerate(reported)]
        overlap, best = max(near, default=(0.0, -1))
        if overlap < 0.5 or who == EITHER:
            continue
        found.update({"tellers": 1, "untold": who == NOBODY})
        if who == NOBODY:
            continue
        kind, names, _ = article.speakers[who]
        right = said_by(reported[best], kind, names, score)
        sure = reported[best]["confidence"] >= 0.9
        found.update({"told": 1, "told right": right, "told sure": sure, "told sure right": sure and right})
    return found


def whole(row: dict[str, Any]) -> tuple[int, int]:
    """From the first character of a quotation to its last."""
    return row["segments"][0][0], row["segments"][-1][1]


def said_by(row: dict[str, Any], kind: str, names: list[str], score: Any) -> bool:
    """Does the row name whom the reader named, whole?"""
    return bool(score.same_speaker(row["speaker"], names, "person" if kind == "person" else "unnamed")[0])


def percent(counts: Counter[str], column: str) -> float:
    """One figure of the table."""
    some, *of = COLUMNS[column]
    if not of:
        return float(counts[some])
    return 100 * counts[some] / counts[of[0]] if counts[of[0]] else 0.0


def line(name: str, counts: Counter[str]) -> str:
    """One line of the table."""
    return f"{name:14}" + "".join(
        f"{percent(counts, column):>10.{1 if len(of) > 1 else 0}f}" for column, of in COLUMNS.items()
    )


def summed(counts: Iterable[Counter[str]]) -> Counter[str]:
    """Several articles together."""
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return total


def interval(counts: Sequence[Counter[str]], column: str) -> tuple[float, float]:
    """Between which figures 95 of 100 draws of as many articles lie."""
    draw = random.Random(0)
    figures = sorted(percent(summed(draw.choices(counts, k=len(counts))), column) for _ in range(DRAWS))
    return figures[DRAWS // 40], figures[-DRAWS // 40]


def measured(shared: Path, articles: Sequence[Labelled]) -> list[Counter[str]]:
    """The counts of each article, in their order."""
    score, texts = scorer(shared), shared / "polnear" / "train" / "text"
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "text"
        folder.mkdir()
        for article in articles:
            shutil.copy(texts / article.doc, folder)
        for text in extracted(folder, Path(name) / "rows.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(text)
            rows[row["doc"]].append(row)
    return [
        counted(one, rows[one.doc], score.read_text(str(texts), one.doc) or "", score) for one in articles
    ]


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    articles = labels()
    counts = measured(parser.parse_args().shared, articles)
    outlets: dict[str, list[Counter[str]]] = defaultdict(list)
    for article, one in zip(articles, counts, strict=True):
        outlets[article.doc.partition("_")[0]].append(one)
    print(" " * 14 + "".join(f"{column:>10}" for column in COLUMNS))
    for outlet, own in outlets.items():
        print(line(outlet, summed(own)))
    print(line("all", summed(counts)))
    for column in list(COLUMNS)[1:]:
        low, high = interval(counts, column)
        print(f"  {column}: {percent(summed(counts), column):.1f} ({low:.1f} to {high:.1f})")


if __name__ == "__main__":
    main()
