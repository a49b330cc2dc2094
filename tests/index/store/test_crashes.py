"""Nothing is lost, whenever a build is stopped: the old index answers, and the next build goes on."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.index.errors import NoIndex
from onrecord.index.store import Builder, current, tables
from onrecord.index.store.snapshots import commit, journal
from tests.index.store import fake_build as fake

if TYPE_CHECKING:
    from onrecord.index.model import Source

SCRIPT = Path(__file__).with_name("fake_build.py")


def begun(folder: Path, corpus: Path, *options: str) -> subprocess.Popen[str]:
    """A build in a process of its own, which has just begun."""
    process = subprocess.Popen(
        [sys.executable, str(SCRIPT), str(folder), str(corpus), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "begun\n"
    return process


def change(corpus: Path, chance: random.Random) -> None:
    """Some articles are written, some removed."""
    for _ in range(chance.randint(5, 25)):
        path = corpus / str(chance.randrange(4)) / f"{chance.randrange(60):02}.txt"
        if path.exists() and chance.random() < 0.2:
            path.unlink()
        else:
            fake.write_article(path, chance.randrange(10**6))


@pytest.fixture(autouse=True)
def _signals() -> None:
    if os.name == "nt":
        pytest.skip("Windows has no SIGKILL")


def test_a_build_may_be_killed_twenty_times(corpus: Path, folder: Path) -> None:
    """After kill -9 the index answers as before, or as the new one; the next build equals a clean one."""
    chance = random.Random(20240424)
    fake.build(folder, corpus)
    change(corpus, chance)
    steps = int(begun(folder, corpus).communicate()[0])
    fates: list[str] = []
    while fates.count("killed early") + fates.count("killed late") < 20:
        before = fake.answers(folder, ids=False)
        change(corpus, chance)
        clean = folder.with_name(f"clean{len(fates)}")
        fake.build(clean, corpus)
        whole = fake.answers(clean, ids=False)
        process = begun(folder, corpus, "--die", str(chance.randrange(steps)))

        _, errors = process.communicate()
        after = fake.answers(folder, ids=False)

        assert (process.returncode in (0, -signal.SIGKILL), errors) == (True, "")
        assert after in (before, whole)
        fates.append(
            "finished" if not process.returncode else "killed early" if after == before else "killed late"
        )
        fake.build(folder, corpus)
        assert fake.answers(folder, ids=False) == whole
    assert fates.count("killed early") > 5


def test_a_build_on_a_slow_disk_may_be_killed(corpus: Path, folder: Path) -> None:
    """The same where writing takes long, and the moment is one of time, within a write too."""
    chance = random.Random(2024)
    fake.build(folder, corpus)
    killed = 0
    for number in range(6):
        before = fake.answers(folder)
        change(corpus, chance)
        rehearsal = folder.with_name(f"rehearsal{number}")
        shutil.copytree(folder, rehearsal)
        process = begun(rehearsal, corpus, "--slow")
        started = time.monotonic()
        process.communicate()
        longest = time.monotonic() - started
        whole = fake.answers(rehearsal)
        process = begun(folder, corpus, "--slow")
        time.sleep(chance.random() * longest)
        process.kill()

        _, errors = process.communicate()
        after = fake.answers(folder)

        assert errors == ""
        assert after in (before, whole)
        killed += process.returncode == -signal.SIGKILL
        fake.build(folder, corpus)
        assert fake.answers(folder) == whole
    assert killed


def test_work_done_before_a_kill_is_not_done_again(corpus: Path, folder: Path) -> None:
    """What was extracted a second before is known to the next build."""
    for number in range(1000):
        fake.write_article(corpus / f"{number:04}.txt", number)
    process = begun(folder, corpus)
    time.sleep(2.0)
    process.kill()
    process.communicate()

    with pytest.raises(NoIndex):
        current(folder)
    report = fake.build(folder, corpus)

    assert report.unchanged > 20
    assert report.read + report.unchanged == 1040


def interrupted_build(folder: Path, files: list[Source], *, after: int) -> None:
    """A build that Ctrl-C stops when a number of articles are added."""
    with Builder(folder, pipeline="fake 1") as builder:
        for source in [source for source in files if not builder.unchanged(source)][:after]:
            article = fake.read(source)
            builder.add(source, article, fake.extract(article))
        raise KeyboardInterrupt


def test_ctrl_c_keeps_the_old_index_and_the_work(corpus: Path, folder: Path) -> None:
    """KeyboardInterrupt leaves the builder by the ordinary way: everything extracted is kept."""
    fake.build(folder, corpus)
    before = fake.answers(folder)
    for number in range(10):
        fake.write_article(corpus / "0" / f"new{number}.txt", 3000 + number)
    files = fake.sources(corpus)

    with pytest.raises(KeyboardInterrupt):
        interrupted_build(folder, files, after=7)

    assert fake.answers(folder) == before
    report = fake.build(folder, corpus)
    assert (report.read, report.unchanged) == (3, 47)


@pytest.mark.parametrize("step", ["ids.identify", "segments.update", "stamps.write", "layout.put_in_place"])
def test_ctrl_c_while_the_index_is_written(
    corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Half a snapshot is taken away again, and nothing need be read anew."""
    fake.build(folder, corpus)
    before = fake.answers(folder)
    fake.write_article(corpus / "0" / "00.txt", 4000)
    room, name = step.split(".")
    done = getattr(getattr(commit, room), name)

    def interrupted(*values: Any) -> None:
        done(*values)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(getattr(commit, room), name, interrupted)
        with pytest.raises(KeyboardInterrupt):
            fake.build(folder, corpus)

    assert len([path for path in folder.iterdir() if path.name.startswith("g")]) == 1
    assert (fake.answers(folder) == before) == (step != "layout.put_in_place")
    assert fake.build(folder, corpus).read == 0
    fake.build(folder.with_name("clean"), corpus)
    assert fake.answers(folder) == fake.answers(folder.with_name("clean"))


def test_the_journal_of_another_pipeline_is_not_used(corpus: Path, folder: Path) -> None:
    """What other rules extracted before a kill is extracted again."""
    with pytest.raises(KeyboardInterrupt):
        interrupted_build(folder, fake.sources(corpus), after=40)

    with Builder(folder, pipeline="fake 2") as builder:
        assert not any(builder.unchanged(source) for source in fake.sources(corpus))


@pytest.mark.parametrize("rest", [b"", b"SQLite format 3\0 and then nonsense", b"nonsense"])
def test_a_broken_journal_costs_only_the_work_in_it(corpus: Path, folder: Path, rest: bytes) -> None:
    """After a power cut the journal may be anything: the build starts over."""
    folder.mkdir()
    (folder / "journal.sqlite").write_bytes(rest)

    assert fake.build(folder, corpus).stamp.articles == 40


def test_the_journal_is_written_every_second(
    corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process sees what was added, while the build goes on."""
    monkeypatch.setattr(journal, "SECONDS", 0.0)
    with Builder(folder, pipeline="fake 1") as builder:
        source = fake.sources(corpus)[0]
        builder.add(source, fake.read(source), fake.extract(fake.read(source)))
        other = tables.writable(folder / "journal.sqlite")
        try:
            assert tables.count(other, "articles") == 1
        finally:
            other.close()
