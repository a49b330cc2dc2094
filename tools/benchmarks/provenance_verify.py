"""How often is an altered quotation recognised, and how often is one that is not there taken for another?

    uv run python -m tools.benchmarks.provenance_verify ../shared [--errors]

Altered: 2,000 quotations of PolNeAR train, each altered in one way so that enough is left to be checked.
Absent: quotations of Wikinews, and of one in four articles of PolNeAR train which a second index lacks, less
those that a reader found to stand in the rest.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import Counter
from pathlib import Path

from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.statements.checkable import objection
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.text.words import words
from tools.benchmarks.altering import WAYS, altered, possible
from tools.benchmarks.bounds import at_least, at_most
from tools.benchmarks.quoted import build, polnear, quotations, wikinews

COUNT = 2_000
SEED = 20240424
PRESENT = Path(__file__).with_name("present.json")
"""Quotations of articles left out whose words do stand in the rest, by article and place; read and listed."""


def recognised(shared: Path, folder: Path, *, errors: bool) -> None:
    """Print how many altered quotations are found first, and how many alarms are raised."""
    articles = [(found, quotations(found)) for found in polnear(shared / "polnear" / "train")]
    build(folder, articles)
    every = [quotation for _, quoted in articles for quotation in quoted]
    draw = random.Random(SEED)
    asked, first, alarms, raised = (Counter[str]() for _ in range(4))
    times = []
    with Corpus(folder) as corpus:
        print(f"{corpus.stamp.quotations:,} quotations in the index")
        while sum(asked.values()) < COUNT:
            wanted = WAYS[sum(asked.values()) % len(WAYS)]
            source = draw.choice(every)
            if wanted not in possible(source.text):
                continue
            claim = altered(source.text, wanted, draw)
            if objection(words(claim.text)):
                continue
            began = time.perf_counter()
            verdict = verify(corpus, claim.text)
            times.append(time.perf_counter() - began)
            asked[wanted] += 1
            best = verdict.findings[0].witness if verdict.findings else None
            row = corpus.witness(source.id)
            assert row is not None
            right = best is not None and row.row in {other.row for other in corpus.statement(best.row)}
            first[wanted] += right
            if errors and not right:
                print("  MISSED", wanted, "|", source.text[:120], "|", claim.text[:120], "|", verdict.outcome)
            about = {"no not": "negation", "other number": "number"}.get(wanted)
            if about:
                alarms[wanted] += 1
                told = any(alarm.about == about for alarm in verdict.alarms)
                raised[wanted] += told
                if errors and not told:
                    print(
                        "  SILENT",
                        wanted,
                        "|",
                        source.text[:200],
                        "|",
                        claim.text[:200],
                        "|",
                        verdict.outcome,
                    )
    for way in WAYS:
        alarm = f"   alarms {raised[way] / alarms[way]:.4f}" if alarms[way] else ""
        print(f"{way:14} {asked[way]:5}   recall@1 {first[way] / asked[way]:.4f}{alarm}")
    print(
        f"{'all':14} {sum(asked.values()):5}   recall@1 {sum(first.values()) / sum(asked.values()):.4f}",
        end="",
    )
    print(f"   alarms {sum(raised.values()) / sum(alarms.values()):.4f}")
    at_least("recall@1 of alterations", sum(first.values()) / sum(asked.values()), 0.93)
    at_least(
        "alarms of dropped negations and changed numbers", sum(raised.values()) / sum(alarms.values()), 0.99
    )
    times.sort()
    print(f"a verdict takes {1000 * times[len(times) // 2]:.1f} ms median, ", end="")
    print(f"{1000 * times[len(times) * 95 // 100]:.1f} ms at the 95th percentile")


def absent(shared: Path, folder: Path, *, errors: bool) -> None:
    """Print how many quotations that are not in the index get another verdict than that."""
    articles = [(found, quotations(found)) for found in polnear(shared / "polnear" / "train")]
    build(folder, [each for at, each in enumerate(articles) if at % 4])
    left_out = [(found.doc, quoted) for found, quoted in articles[::4]]
    left_out += [
        (found.doc, quotations(found)) for found in wikinews(shared / "wikinews" / "wikinews_2019.csv")
    ]
    present = {tuple(place) for place in json.loads(PRESENT.read_text(encoding="utf-8"))}
    asked = [
        (doc, quotation)
        for doc, quoted in left_out
        for quotation in quoted
        if (doc, quotation.segments[0][0]) not in present
    ]
    random.Random(SEED).shuffle(asked)
    asked = asked[:COUNT]
    wrong = 0
    with Corpus(folder) as corpus:
        for doc, quotation in asked:
            verdict = verify(corpus, quotation.text)
            if verdict.outcome != "not in this corpus":
                wrong += 1
                if errors:
                    best = verdict.findings[0].witness if verdict.findings else None
                    print("  WRONG", json.dumps([doc, quotation.segments[0][0]]), verdict.outcome)
                    print("       ", quotation.text[:160].replace("\n", " "))
                    print(
                        "       ", best.quotation.text[:160].replace("\n", " ") if best else verdict.sentence
                    )
    print(
        f"absent         {len(asked):5}   verdicts other than “not in this corpus” {wrong / len(asked):.4f}"
    )
    at_most("absent quotations with another verdict", 100 * wrong / len(asked), 1, " %")


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--errors", action="store_true", help="print every case that went wrong")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        recognised(chosen.shared, Path(folder) / "train", errors=chosen.errors)
        absent(chosen.shared, Path(folder) / "rest", errors=chosen.errors)


if __name__ == "__main__":
    main()
