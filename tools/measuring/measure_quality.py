"""How good are rules and model now? Writes `index/quality.json` and the table in the README anew.

    uv run python -m tools.measuring.measure_quality SHARED [--speed]

SHARED holds the articles, their labels and the scorer. Each set of news is measured as it is, with the
interval in which 95 of 100 samples of its articles lie, and with all its people renamed six times, three
times to rare and three times to common names, of which the worst is kept. Without --speed (a quarter of an
hour) speed and memory keep the figures they have, with their own day; with it (some minutes more, on an
otherwise idle machine) they are measured too.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from onrecord.index import articles, attribution
from onrecord.index.attribution.models import described, fingerprint
from onrecord.index.model import Source, record
from onrecord.index.quality import MODEL as MODEL_FILE
from onrecord.index.quality import NAME, Bound, Figure, Model, Unit, figures
from onrecord.tui.commands.about.quality import markdown
from tools.benchmarks import language as speed
from tools.measuring.measure_names import Labelled, extracted, renamings, scored, sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from onrecord.index.model import Article, Quotation

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "index" / NAME
BLOCK = re.compile(r"(?<=<!-- quality -->\n).*?(?=<!-- /quality -->)", re.S)
MODEL = "en_core_web_sm"
EVERY = 6
"""Words per CPU-second are measured on one in this many of the training articles."""

FOUND = {"sayswho": 90.9, "textacy": 88.2, "GenderGapTracker": 71.5, "Citron": 64.4}
NAMED = {"sayswho": 26.3, "textacy": 25.5, "Citron": 9.6, "GenderGapTracker": 7.0}
REPORTED = {"GenderGapTracker": 65.9, "Citron": 59.5}
RATE = {"textacy": 1.17, "GenderGapTracker": 0.83, "sayswho": 0.67, "Citron": 0.31}

SEEDS_OF_NAMES = 3
"""Renamings of each kind, rare and common."""
SAMPLES = 120
"""Samples of a set's articles for an interval."""
Interval = tuple[float, float]

Row = tuple[str, str, Unit, Bound, float, dict[str, float]]
"""Key, words, unit, bound, what was asked, and the peers."""

SEEDS: Sequence[Row] = (
    ("recall", "quotations found", "%", "least", 100, {}),
    ("false", "false alarms", "", "most", 0, {}),
    ("speaker_strict", "speaker, the whole name", "%", "least", 100, {}),
    ("office_recall", "office, where the article gives one", "%", "least", 100, {}),
    ("credited", "outlet and relays", "%", "least", 100, {}),
)


def news(
    found: float, named: float, worst: float, office: float, pronoun: float, sure: float, share: float
) -> list[Row]:
    """What is measured on labelled news, given what was asked of it."""
    return [
        ("f1", "quotations found, F1", "%", "least", found, {}),
        ("end_to_end_f1", "found and whole name right, F1", "%", "least", named, {}),
        ("worst_end_to_end_f1", "the same, at worst when renamed", "%", "least", worst, {}),
        ("pronoun_recall", "right where a pronoun names", "%", "least", pronoun, {}),
        ("office_f1", "office, F1", "%", "least", office, {}),
        ("office_spurious", "an office where none is given", "%", "most", 6, {}),
        ("confident_right", "right, of confidence 0.9 and above", "%", "least", sure, {}),
        ("worst_confident_right", "right of these, at worst when renamed", "%", "least", 98, {}),
        ("confident_share", "share of confidence 0.9 and above", "%", "least", share, {}),
    ]


def beside(given: Sequence[Row], peers: dict[str, dict[str, float]]) -> list[Row]:
    """The rows with what peers reach."""
    return [(*row[:5], peers.get(row[0], {})) for row in given]


NEWS: dict[str, Sequence[Row]] = {
    "world-dev": news(97.5, 89, 87, 90, 85, 98, 65),
    "world-dev2": news(97.5, 90, 88, 90, 88, 98, 65),
    "PolNeAR dev": [
        *beside(news(98.5, 92.5, 90.5, 92, 90, 99, 70), {"f1": FOUND, "end_to_end_f1": NAMED}),
        ("indirect_end_to_end_f1", "indirect, source right, F1", "%", "least", 80, REPORTED),
    ],
}
SPEED: Sequence[Row] = (
    ("rate", "words a CPU-second, to bare spaCy", "times", "least", 1.5, RATE),
    ("two", "two processes, to one", "times", "least", 1.7, {}),
    ("memory", "peak memory, to that of a tenth", "times", "most", 1.2, {}),
)

Read = Sequence[tuple["Article", tuple["Quotation", ...]]]


def read(folder: Path) -> Read:
    """The quotations of the articles in a folder."""
    found = (articles.read(source) for source in articles.find([folder]) if isinstance(source, Source))
    return list(attribution.extract(found, model=MODEL, jobs=2))


def score(shared: Path, found: Read, gold: Path, texts: Path, *more: str | Path) -> dict[str, float]:
    """What the scorer says of them."""
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "found.jsonl"
        lines = (json.dumps(record(article, one)) for article, own in found for one in own)
        rows.write_text("\n".join(lines), "utf-8")
        command = (
            sys.executable,
            shared / "eval" / "score.py",
            gold,
            rows,
            "--texts",
            texts,
            *more,
            "--json",
        )
        done = subprocess.run(tuple(map(str, command)), capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def credited(found: Read, labels: Iterable[dict[str, Any]]) -> float:
    """Of the seeds' quotations that are found, per cent whose outlet and relays are those of the labels."""
    by_doc = {article.doc: (article, own) for article, own in found}
    right = total = 0
    for label in labels:
        article, own = by_doc[label["file"]]
        outlet = article.outlet.value if article.outlet else None
        for quote in label["quotes"]:
            best = max(own, key=lambda one: _common(one, quote["spans"]))
            if not _common(best, quote["spans"]):
                continue
            total += 1
            right += outlet == label["outlet"] and [relay.name for relay in best.relays] == quote["via"]
    return round(100 * right / total, 1)


def _common(quotation: Quotation, spans: Sequence[Sequence[int]]) -> int:
    return sum(max(0, min(end, b) - max(start, a)) for start, end in quotation.segments for a, b in spans)


def on_seeds(shared: Path) -> dict[str, float]:
    """The figures of the five founding articles."""
    found, gold = read(shared / "seeds"), shared / "gold" / "seeds.json"
    scored = score(shared, found, gold, shared / "seeds")
    alarms = round(scored["quotes"] * scored["recall"] * (1 / scored["precision"] - 0.01))
    return scored | {"false": alarms, "credited": credited(found, json.loads(gold.read_text("utf-8")))}


def on_news(shared: Path, one: Labelled, folder: Path) -> tuple[dict[str, float], dict[str, Interval]]:
    """The figures of one set, the worst of its renamings among them, and their intervals."""
    more = (
        ("--attributions", str(shared / "polnear" / "dev" / "attributions")) if "PolNeAR" in one.name else ()
    )
    rows = extracted(one.texts, folder / "rows.jsonl")
    values = json.loads(scored(shared, one, rows, *more, "--json"))
    between = intervals(shared, one, rows, folder, more)
    for other in renamings(shared, one, folder, SEEDS_OF_NAMES):
        again = json.loads(scored(shared, other, extracted(other.texts, folder / "other.jsonl"), "--json"))
        for key in ("end_to_end_f1", "confident_right"):
            values[f"worst_{key}"] = min(again[key], values.get(f"worst_{key}", again[key]))
    return values, between


def intervals(
    shared: Path, one: Labelled, rows: Path, folder: Path, more: Sequence[str]
) -> dict[str, Interval]:
    """Of each figure, where 95 of 100 samples of the set's articles lie, drawn with replacement."""
    labels = json.loads(one.gold.read_text("utf-8"))
    drawn = folder / "drawn.json"
    draw = random.Random(0)
    samples: list[dict[str, float]] = []
    for _ in range(SAMPLES):
        drawn.write_text(json.dumps(draw.choices(labels, k=len(labels))), "utf-8")
        samples.append(json.loads(scored(shared, one._replace(gold=drawn), rows, *more, "--json")))
    ordered = {key: sorted(sample[key] for sample in samples if key in sample) for key in samples[0]}
    edge = SAMPLES // 40
    return {key: (found[edge], found[-1 - edge]) for key, found in ordered.items() if len(found) == SAMPLES}


def on_train(shared: Path) -> dict[str, float]:
    """Speed and memory on PolNeAR's training articles."""
    folder = shared / "polnear" / "train" / "text"
    one, memory = speed.apart(folder, 1, 1)
    two, _ = speed.apart(folder, 1, 2)
    _, tenth = speed.apart(folder, 10, 1)
    _, _, rate = speed.rates(speed.articles(folder, EVERY))
    return {"rate": rate, "two": one / two, "memory": memory / tenth}


def rows(
    name: str,
    given: Sequence[Row],
    values: dict[str, float],
    blank: Figure,
    between: Mapping[str, Interval] = MappingProxyType({}),
) -> list[Figure]:
    """The figures of one set."""
    found = []
    for key, words, unit, bound, asked, peers in given:
        low, high = between.get(key, (None, None))
        one = replace(blank, set=name, figure=words, unit=unit, bound=bound, asked=asked, peers=peers)
        found.append(replace(one, value=round(values[key], 2), low=low, high=high))
    return found


def written(found: Sequence[Figure]) -> None:
    """Write the table that ships, and the README's."""
    model = Model(described(MODEL), fingerprint(MODEL))
    TABLE.with_name(MODEL_FILE).write_text(json.dumps(asdict(model), indent=1) + "\n", "utf-8")
    TABLE.write_text(json.dumps([asdict(one) for one in found], indent=1, ensure_ascii=False) + "\n", "utf-8")
    readme = ROOT / "README.md"
    readme.write_text(BLOCK.sub(lambda _: markdown(found), readme.read_text("utf-8")), "utf-8")


def main() -> None:
    """Measure, and write both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--speed", action="store_true", help="measure speed and memory too")
    chosen = parser.parse_args()
    shared: Path = chosen.shared
    day = datetime.now(UTC).date().isoformat()
    blank = Figure("", "", "", 0, "least", 0, {}, day, attribution.stamp(MODEL))
    fast = rows("PolNeAR train", SPEED, on_train(shared), blank) if chosen.speed else []
    found = rows("seeds", SEEDS, on_seeds(shared), blank)
    with tempfile.TemporaryDirectory() as folder:
        for one in sets(shared, quick=False):
            values, between = on_news(shared, one, Path(folder))
            found += rows(one.name, NEWS[one.name], values, blank, between)
    found += fast or [one for one in (figures() if TABLE.exists() else ()) if one.set == "PolNeAR train"]
    written(found)
    sys.stdout.write(markdown(found))


if __name__ == "__main__":
    main()
