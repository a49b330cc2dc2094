"""How often is an altered quotation recognised, and how often is one that is not there taken for another?

    uv run python -m tools.benchmarks.provenance_verify ../shared [--errors] [--only PART] [--each N]

Altered: 2,000 quotations of PolNeAR train, each altered in one way so that enough is left to be checked.
Falsified: quotations of PolNeAR train, falsified in each of the ways of `falsifying`, and as many altered
harmlessly; with made-up speakers for the swaps of speakers, and made-up frames around real words.
Absent: quotations of Wikinews, and of one in four articles of PolNeAR train which a second index lacks, less
those that a reader found to stand in the rest.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index.model import Quotation, Speaker, identified
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.statements.checkable import objection
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.text.words import words
from tools.benchmarks.bounds import at_least, at_most
from tools.benchmarks.faults import falsifying
from tools.benchmarks.faults.altering import WAYS, altered, possible
from tools.benchmarks.quoted import article, build, polnear, quotations, wikinews

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

COUNT = 2_000
SEED = 20240424
PROGRESS = 100
"""Verdicts after which the benchmark of absent quotations tells how far it is."""
PRESENT = Path(__file__).with_name("present.json")
"""Quotations of articles left out whose words do stand in the rest, by article and place; read and listed."""
FRAMED = Path(__file__).with_name("framed.json")
"""Quotations that the sentence around them denies, doubts or makes depend on something; read and listed."""


def recognised(shared: Path, folder: Path, *, count: int, errors: bool) -> None:
    """Print how many altered quotations are found first, and how many alarms are raised."""
    articles = [(found, quotations(found)) for found in polnear(shared / "polnear" / "train")]
    build(folder, articles)
    every = [quotation for _, quoted in articles for quotation in quoted]
    draw = random.Random(SEED)
    asked, first, alarms, raised = (Counter[str]() for _ in range(4))
    times = []
    with Corpus(folder) as corpus:
        print(f"{corpus.stamp.quotations:,} quotations in the index")
        while sum(asked.values()) < count:
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


SPEAKERS = (
    ("Donald Trump", ("Donald Trump Jr.", "Melania Trump", "a spokesman for Donald Trump")),
    ("Eric Garner", ("Erica Garner", "Eric Garner III", "Garner’s lawyer")),
    ("Larry King", ("Larry Kudlow", "Stephen King", "Larry King’s spokesman")),
    ("Lucy Chen", ("David Chen", "Lucy Chang", "Lucy Chen Jr.")),
    ("Paul Reed", ("Patricia Reed", "Jack Reed", "aides to Paul Reed")),
)
SAME_SPEAKERS = {
    "Donald Trump": ("Trump, Donald", "President Donald J. Trump", "trump"),
    "Eric Garner": ("Garner, Eric", "Mr. Garner", "E. Garner"),
    "Larry King": ("Lawrence King", "King", "King, Larry"),
    "Lucy Chen": ("Mayor Lucy Chen", "Chen, Lucy", "Ms. Chen"),
    "Paul Reed": ("Sen. Paul Reed", "Reed", "Secretary Paul Reed"),
}


def falsified(shared: Path, folder: Path, *, each: int, errors: bool) -> None:
    """Print how many falsified quotations are called sound, and how many harmless alterations are not."""
    articles = [(found, quotations(found)) for found in polnear(shared / "polnear" / "train")]
    said = [
        (found, tuple(replace(one, speaker=Speaker(SPEAKERS[at % 5][0], "")) for one in quoted))
        for at, (found, quoted) in enumerate(articles)
    ]
    draw = random.Random(SEED)
    framed = {tuple(place) for place in json.loads(FRAMED.read_text(encoding="utf-8"))}
    every = [
        (at, one, falsifying.Source(one.text, [other.text for other in quoted]))
        for at, (found, quoted) in enumerate(said)
        for one in quoted
        if (found.doc, one.segments[0][0]) not in framed
    ]
    draw.shuffle(every)
    frames = []
    for number, (at, one, _) in enumerate(every[:each]):
        name, way = SPEAKERS[at % 5][0], falsifying.FRAMES[number % len(falsifying.FRAMES)]
        body = " ".join(one.text.split())
        text = f"Nothing else was new that day. {way.format(name=name, words=body)} on Monday.\n"
        start = text.index(body)
        made = article(f"frame-{number}", text)
        marked = Quotation("mixed", ((start, start + len(body)),), body, speaker=Speaker(name, ""))
        frames.append((made, identified(made.doc, [marked]), name))
    build(folder, said)
    figures = []
    with Corpus(folder) as corpus:
        for way in (*falsifying.FALSIFICATIONS, "speaker", *HARMLESS):
            asked = _asked(way, every, draw)
            most = each * 2 if way in HARMLESS else each
            figures.append(_measured(way, corpus, itertools.islice(asked, most), errors=errors))
    build(folder.with_name("frames"), [(made, quoted) for made, quoted, _ in frames])
    with Corpus(folder.with_name("frames")) as corpus:
        claims = ((one.text, name, "") for _, (one,), name in frames if not objection(words(one.text)))
        figures.append(_measured("frame", corpus, claims, errors=errors))
    if not all(figures):
        raise SystemExit(1)


HARMLESS = (*falsifying.HARMLESS, "same speaker")


def _asked(
    way: str, every: Sequence[tuple[int, Quotation, falsifying.Source]], draw: random.Random
) -> Iterator[tuple[str, str, str]]:
    """Claims of one class: the words, the claimed speaker, and what they are made of."""
    for at, one, source in every:
        name, others = SPEAKERS[at % 5]
        if way == "speaker":
            name = draw.choice(others)
        elif way == "same speaker":
            name = draw.choice(SAME_SPEAKERS[name])
        claim = one.text if "speaker" in way else falsifying.made(way, source, draw)
        if claim and not objection(words(claim)):
            yield claim, name, one.text


def _measured(way: str, corpus: Corpus, claims: Iterable[tuple[str, str, str]], *, errors: bool) -> bool:
    """Print how often the verdict on one class is wrong; whether that is within its bound."""
    harmless, wrong, asked = way in HARMLESS, 0, 0
    for claim, name, text in claims:
        asked += 1
        verdict = verify(corpus, claim, name)
        if verdict.sound is not harmless:
            wrong += 1
            if errors:
                print(
                    "  WRONG", way, "|", " ".join(claim.split())[:300], "|", name, "|", verdict.sentence[:300]
                )
                print("     OF", " ".join(text.split())[:400])
    share, bound = wrong / max(1, asked), 0.01 if harmless else 0.005
    what = "not sound" if harmless else "sound"
    print(f"{way:18} {asked:5}   {what} {share:.4f}{'' if share <= bound else '   BEYOND'}", flush=True)
    return share <= bound


def absent(shared: Path, folder: Path, *, count: int, errors: bool) -> None:
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
    asked = asked[:count]
    wrong = 0
    with Corpus(folder) as corpus:
        for number, (doc, quotation) in enumerate(asked, 1):
            if number % PROGRESS == 0:
                print(f"{number:,} of {len(asked):,} absent, {wrong} wrong", file=sys.stderr, flush=True)
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
    parser.add_argument("--only", choices=("altered", "falsified", "absent"))
    parser.add_argument(
        "--each",
        type=int,
        default=500,
        metavar="N",
        help="falsified in each way; harmless: twice",
    )
    parser.add_argument("--count", type=int, default=COUNT, metavar="N", help="altered, and absent")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if chosen.only in (None, "falsified"):
            falsified(chosen.shared, Path(folder) / "falsified", each=chosen.each, errors=chosen.errors)
        if chosen.only == "falsified":
            return
        if chosen.only in (None, "altered"):
            recognised(chosen.shared, Path(folder) / "train", count=chosen.count, errors=chosen.errors)
        if chosen.only in (None, "absent"):
            absent(chosen.shared, Path(folder) / "rest", count=chosen.count, errors=chosen.errors)


if __name__ == "__main__":
    main()
