"""Extraction on a Dask cluster: the same records as on one machine, whatever is killed on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.index import articles, attribution
from onrecord.index.build import build
from onrecord.index.cluster import building, connecting, manifest, parts, planning, running
from onrecord.index.cluster.running import Failed, Finished, Progress
from onrecord.index.cluster.suspects import Suspects
from onrecord.index.errors import BuildError, BuildUnderWay, UsageError
from onrecord.index.model import Article, Skipped, Source, record
from onrecord.index.search import open_index
from onrecord.index.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

pytest.importorskip("distributed", reason="the extra “scale” is not installed")
pytest.importorskip("pyarrow", reason="the extra “scale” is not installed")
psutil = pytest.importorskip("psutil")

TEXTS = [
    f"By Ann Reporter\n\n“We will build {number} bridges,” Mayor Ada Lane said on Monday.\n\n"
    f"“They cost too much,” said Ben Tor, an engineer. He added that bridge {number} was closed."
    for number in range(16)
]
POISON = "kills whoever reads it"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Sixteen short articles."""
    folder = tmp_path / "news"
    folder.mkdir()
    for number, text in enumerate(TEXTS):
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def plain(folder: Path, without: str = "") -> list[str]:
    """The records of `onrecord extract`, sorted."""
    read = [each for each in articles.every([folder]) if isinstance(each, Article)]
    kept = [each for each in read if not without or without not in each.text]
    return sorted(
        json.dumps(record(article, quotation))
        for article, quotations in attribution.extract(kept, model=DEFAULT_MODEL)
        for quotation in quotations
    )


def held(folder: Path) -> list[str]:
    """The records in the parts of a run, sorted."""
    return sorted(
        json.dumps(record(row.article, quotation))
        for name in manifest.finished(folder).parts
        for row in parts.rows(folder / name)
        for quotation in row.quotations
    )


def run(corpus: Path, out: Path, address: str = "local:1") -> Iterator[running.Event]:
    """A run over the articles, two files a part."""
    return running.extract([corpus], out, address=address, model=DEFAULT_MODEL, size=2)


def leftovers(out: Path) -> list[str]:
    """What a run should not leave behind."""
    return [path.name for path in out.iterdir() if path.name.startswith(".")]


def workers() -> list[Any]:
    """The worker processes of this process's cluster."""
    children = psutil.Process().children(recursive=True)
    return [each for each in children if "spawn_main" in " ".join(each.cmdline())]


def test_a_killed_worker_costs_nothing(corpus: Path, tmp_path: Path) -> None:
    """Kill -9 after the second part: the same records, every part once."""
    out = tmp_path / "parts"
    done = 0
    for event in run(corpus, out, "local:2"):
        assert not isinstance(event, Failed | Skipped)
        done += isinstance(event, Progress)
        if isinstance(event, Progress) and done == 2:
            max(workers(), key=lambda each: sum(each.cpu_times()[:2])).kill()
    assert held(out) == plain(corpus)
    assert not leftovers(out)
    names = manifest.finished(out).parts
    assert len(names) == len(set(names)) == len(list(out.glob("part-*.parquet")))


def test_a_worker_whose_nanny_is_gone_too_is_replaced(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody but the run is left to start one again."""
    import distributed

    monkeypatch.setattr(running, "LOOK", 2)
    monkeypatch.setitem(connecting.LOCAL, "distributed.deploy.lost-worker-timeout", "1s")
    out = tmp_path / "parts"
    done = 0
    for event in run(corpus, out):
        assert not isinstance(event, Failed | Skipped)
        done += isinstance(event, Progress)
        if isinstance(event, Progress) and done == 2:
            cluster = distributed.default_client().cluster
            cluster.sync(cluster.workers[0].close)
    assert held(out) == plain(corpus)


def test_an_article_that_kills_its_worker_is_named_and_the_others_are_whole(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs three workers, and only itself."""
    (corpus / "07.txt").write_text(f"{TEXTS[7]}\n\nThis article {POISON}.", encoding="utf-8")
    preload = tmp_path / "poisoned.py"
    preload.write_text(
        "import os, signal\n"
        "from onrecord.index.attribution.streaming import Reader\n"
        "read = getattr(Reader, 'unpoisoned', Reader.read)\n"
        "Reader.unpoisoned = read\n"
        "def poisoned(self, several):\n"
        f"    if any({POISON!r} in each.text for each in several):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return read(self, several)\n"
        "Reader.read = poisoned\n"
    )
    import dask

    out = tmp_path / "parts"
    with dask.config.set({"distributed.worker.preload": [str(preload)]}):
        events = list(run(corpus, out))
    skipped = [event for event in events if isinstance(event, Skipped)]
    assert [Path(each.path).name for each in skipped] == ["07.txt"]
    assert "killed" in skipped[0].reason
    assert not any(isinstance(event, Failed) for event in events)
    assert held(out) == plain(corpus, without=POISON)
    assert not leftovers(out)


def test_a_run_whose_client_is_killed_goes_on_where_it_was(corpus: Path, tmp_path: Path) -> None:
    """Its workers end with it; what was done is not done again."""
    out = tmp_path / "parts"
    command = [sys.executable, "-m", "onrecord.tui", "extract", str(corpus), "--cluster", "local:1"]
    started = subprocess.Popen(
        [*command, "--part", "2", "--out", str(out)],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while len(list(out.glob("part-*.parquet"))) < 3:
        assert started.poll() is None
        time.sleep(0.05)
    children = psutil.Process(started.pid).children(recursive=True)
    os.kill(started.pid, signal.SIGKILL)
    started.wait()
    _, alive = psutil.wait_procs(children, timeout=30)
    assert not alive
    before = {path.name: path.stat().st_mtime_ns for path in out.glob("part-*.parquet")}
    with pytest.raises(BuildError, match="not finished"):
        manifest.finished(out)
    (end,) = [event for event in run(corpus, out) if isinstance(event, Finished)]
    assert end.fresh == len(end.run.parts) - len(before)
    assert {name: (out / name).stat().st_mtime_ns for name in before} == before
    assert held(out) == plain(corpus)
    assert not leftovers(out)


def test_an_index_of_parts_is_that_of_the_articles_and_follows_them(corpus: Path, tmp_path: Path) -> None:
    """Also when articles come and go."""
    out, folder = tmp_path / "parts", tmp_path / "index"
    list(run(corpus, out))
    list(building.build(folder, [out]))
    with closing(open_index(folder)) as index:
        found = {hit.quotation.id for hit in index.search("").hits(0, 1000)}
    assert found == {json.loads(each)["id"] for each in plain(corpus)}
    (corpus / "03.txt").unlink()
    (corpus / "new.txt").write_text("“A new one,” said Cy Dun, the treasurer of the town.", encoding="utf-8")
    (end,) = [event for event in run(corpus, out) if isinstance(event, Finished)]
    assert end.fresh < len(end.run.parts)
    list(building.build(folder, [out]))
    with closing(open_index(folder)) as index:
        assert {hit.quotation.id for hit in index.search("").hits(0, 1000)} == {
            json.loads(each)["id"] for each in plain(corpus)
        }
    with pytest.raises(UsageError, match="built from parts"):
        list(build(folder, [], model=DEFAULT_MODEL, jobs=1))


def sources(names: Sequence[str]) -> list[Source]:
    """Files of these names."""
    return [Source(name, f"/news/{name}", 1000, 0, f"news/{name}") for name in names]


def test_a_file_that_is_added_changes_the_part_that_it_lies_in_and_no_other() -> None:
    """Parts are cut by what the files are called."""
    names = [f"{number:04}.txt" for number in range(2000)]
    before = set(planning.parts(sources(names), 50))
    after = set(planning.parts(sources(sorted([*names, "0777a.txt"])), 50))
    assert len(before) > 20
    assert len(before - after) <= 2
    assert all(len(each.sources) <= 100 for each in before)


def test_two_workers_in_turn_killed_alone_condemn_an_article_and_one_does_not(tmp_path: Path) -> None:
    """A worker may be killed for other reasons."""
    note = tmp_path / "note"
    Suspects(note).at(["a", "b", "c"])  # killed
    second = Suspects(note)
    assert second.first == ("a", "b", "c")
    second.alone_at("a")
    second.alone_at("b")  # killed
    third = Suspects(note)
    assert third.first == ("b",)
    assert not third.fatal
    third.alone_at("b")  # killed
    fourth = Suspects(note)
    assert fourth.fatal == {"b"}
    fourth.at(["c"])  # killed
    assert Suspects(note).fatal == {"b"}


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("nowhere", "is no cluster"),
        ("local:0", "no process"),
        ("tcp://127.0.0.1:1", "No Dask scheduler answers"),
    ],
)
def test_an_address_where_no_cluster_is_gets_one_sentence(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, sentence: str
) -> None:
    """Within seconds."""
    monkeypatch.setattr(connecting, "SECONDS", 1)
    with pytest.raises((UsageError, BuildError), match=sentence):
        list(run(corpus, tmp_path / "parts", address))


def test_a_folder_of_other_things_is_no_place_for_parts(corpus: Path, tmp_path: Path) -> None:
    """Neither the user's files nor another run's parts are touched."""
    with pytest.raises(UsageError, match="holds other files"):
        list(run(corpus, corpus))
    out = tmp_path / "parts"
    out.mkdir()
    manifest.save(out, manifest.Manifest("x", ("/elsewhere",), 2))
    with pytest.raises(UsageError, match="holds the parts of /elsewhere"):
        list(run(corpus, out))


def test_two_runs_into_one_folder_are_kept_apart(corpus: Path, tmp_path: Path) -> None:
    """The second says so."""
    out = tmp_path / "parts"
    with running.only_run(out), pytest.raises(BuildUnderWay):
        list(run(corpus, out))


def test_a_part_that_is_missing_or_cut_short_is_named(corpus: Path, tmp_path: Path) -> None:
    """No index is made of half; the next run mends it."""
    out = tmp_path / "parts"
    list(run(corpus, out))
    name = manifest.finished(out).parts[0]
    whole = (out / name).read_bytes()
    (out / name).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BuildError, match=f"{name} cannot be read"):
        list(building.build(tmp_path / "index", [out]))
    (out / name).unlink()
    with pytest.raises(BuildError, match=f"{name} is missing"):
        list(building.build(tmp_path / "index", [out]))
    assert not (tmp_path / "index" / "CURRENT").exists()
    list(run(corpus, out))
    assert held(out) == plain(corpus)
