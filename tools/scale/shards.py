"""Do several shards answer as one index of the same articles does, and how fast?

    python -m tools.scale.shards same SIZE SHARDS FOLDER TEXTS   every answer of both, compared
    python -m tools.scale.shards speed SIZE SHARDS FOLDER TEXTS  the shards alone: time and memory

SIZE quotations are made up from the sentences of TEXTS, PolNeAR's training set; FOLDER is new or empty.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.index import provenance
from onrecord.index.composite import composite
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.search import open_index
from onrecord.index.store import Builder
from onrecord.index.store.snapshots import people
from tools.benchmarks import synthetic
from tools.benchmarks.questions import questions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from onrecord.index.search import Index

EACH = 25
"""Questions of each of the twelve classes."""
CLAIMS = 100
DEEP = 200
"""Hits of each question that are compared."""


def make(folder: Path, size: int, shard: tuple[int, int], texts: Path) -> None:
    """Build one index of the articles that fall to a shard."""
    which, many = shard
    with Builder(folder, pipeline="synthetic", beside=provenance.update, after=people.update) as builder:
        for number, (source, article, quotations) in enumerate(
            synthetic.articles(synthetic.read(texts), size)
        ):
            if number * 2654435761 % 2**32 % many == which:
                builder.add(source, article, quotations)
        builder.finish(roots=["synthetic"], sample=False, seconds=0)


def asked(size: int, texts: Path) -> list[str]:
    """Queries of every class, as a person types them."""
    documents = [
        {"quotation": quotation.text, "speaker": quotation.speaker.name if quotation.speaker else ""}
        for _, _, quotations in synthetic.articles(synthetic.read(texts), min(size, 20_000))
        for quotation in quotations
    ]
    return [
        typed(question)
        for several in questions(documents, "quotation", EACH).values()
        for question in several[:EACH]
    ]


def typed(question: Any) -> str:
    """A question as a query."""
    kind, _, several, speaker = question
    words = " ".join(several)
    forms = {
        "phrase_common": f'"{words}"',
        "phrase_rare": f'"{words}"',
        "slop": f'"{words}"~5',
        "prefix": f"{words}*",
        "fuzzy": f"{words}~",
        "phrase_speaker": f'"{words}" speaker:="{speaker}"',
    }
    return forms.get(kind, words)


def answers(index: Index, query: str) -> dict[str, Any]:
    """Everything that a person could see of an answer."""
    told: dict[str, Any] = {}
    for sort in ("relevance", "date", "speaker", "outlet"):
        for fold in (False, True):
            found = index.search(query, sort=sort, fold=fold)
            hits = found.hits(0, DEEP)
            told[f"{sort} {fold}"] = (found.total, found.every, [(h.quotation.id, h.copies) for h in hits])
    found = index.search(query)
    for facet in ("speaker", "office", "outlet", "relay", "kind", "year", "confidence"):
        told[facet] = found.facets(facet)
    return told


def different(one: Path, other: Path, queries: Sequence[str]) -> Iterator[str]:
    """What the two answer differently."""
    first, second = open_index(one), open_index(other)
    for query in queries:
        mine, theirs = answers(first, query), answers(second, query)
        yield from (f"{query}: {name}" for name in mine if mine[name] != theirs[name])
    claims = [hit.quotation.text for query in queries for hit in first.search(query).hits(0, 1)][:CLAIMS]
    with Corpus(one) as here, Corpus(other) as there:
        for claim in claims:
            half = " ".join(claim.split()[: max(6, len(claim.split()) // 2)])
            for text in (claim, half):
                if _told(verify(here, text)) != _told(verify(there, text)):
                    yield f"verify {text}"


def _told(verdict: Any) -> str:
    return repr(verdict)


def main() -> None:
    """Run from the command line."""
    task, size, many, folder, texts = (
        sys.argv[1],
        int(sys.argv[2]),
        int(sys.argv[3]),
        Path(sys.argv[4]),
        Path(sys.argv[5]),
    )
    shards = [folder / f"shard-{number}" for number in range(many)]
    for number, shard in enumerate(shards):
        if not shard.exists():
            began = time.process_time()
            make(shard, size, (number, many), texts)
            print(f"shard {number}: {time.process_time() - began:.1f} s CPU", flush=True)
    began = time.process_time()
    whole = composite(shards, folder)
    print(f"composite: {time.process_time() - began:.1f} s CPU", flush=True)
    queries = asked(size, texts)
    if task == "same":
        one = folder / "one"
        if not one.exists():
            make(one, size, (0, 1), texts)
        found = list(different(one, whole, queries))
        print(f"{len(queries)} queries and {2 * CLAIMS} claims, {len(found)} differences")
        print("\n".join(found[:20]))
        return
    speed(whole, queries)


def speed(whole: Path, queries: Sequence[str]) -> None:
    """Time of the first answers, and memory."""
    began = time.process_time()
    index = open_index(whole)
    print(f"opening {time.process_time() - began:.2f} s CPU, {index.stamp.quotations:,} quotations")
    taken, worked = [], []
    for query in queries:
        start, cpu = time.perf_counter(), time.process_time()
        index.search(query).hits(0, 20)
        taken.append(1000 * (time.perf_counter() - start))
        worked.append(1000 * (time.process_time() - cpu))
    for name, times in (("", taken), (" of CPU", worked)):
        high = statistics.quantiles(times, n=20)[-1]
        print(f"first answers: median {statistics.median(times):.1f} ms{name}, 95th percentile {high:.1f} ms")
    free = shutil.disk_usage(whole).free / 1e9
    print(f"memory {_own():.0f} MB besides what is mapped of files; {free:.0f} GB free")


def _own() -> float:
    """Megabytes that this process holds and no file does, as Linux tells it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return sum(int(line.split()[1]) for line in status.splitlines() if line.startswith("RssAnon")) / 1024


if __name__ == "__main__":
    main()
