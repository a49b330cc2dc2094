"""Clocks that go back, files that change or go while they are read, other users, files that are held."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.articles import finding
from onrecord.index.corrections import Ledger
from onrecord.index.errors import CannotWrite, Exit
from onrecord.index.model import Skipped, Source
from onrecord.index.search import open_index
from onrecord.index.store import current
from onrecord.index.store.snapshots import builder
from onrecord.index.text import whole_files
from onrecord.tui.cli import run
from tests.index.provenance.made import Said
from tests.index.provenance.made import build as an_index
from tests.index.store import fake_build as fake

if TYPE_CHECKING:
    from onrecord.index.model import Article

NOBODY = 65534
"""The number of another user."""
POWERLESS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner,-chown", "--")
"""Before a command, takes from root what lets it read and write the files of others."""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Five articles."""
    for number in range(5):
        fake.write_article(tmp_path / "corpus" / f"{number}.txt", number)
    return tmp_path / "corpus"


@pytest.mark.parametrize("moment", [0, 10**9, 4 * 10**9])
def test_a_file_that_comes_from_another_time_is_read_again(corpus: Path, tmp_path: Path, moment: int) -> None:
    """Also where it is older than what it replaces, and as long: any other time will do."""
    path = corpus / "1.txt"
    path.write_text("2024-03-16\nVote said “peace talks” on the river.", "utf-8")
    fake.build(tmp_path / "index", corpus)
    path.write_text("2024-03-16\nVote said “grain talks” on the river.", "utf-8")
    os.utime(path, (moment, moment))

    assert fake.build(tmp_path / "index", corpus).read == 1
    assert fake.build(tmp_path / "index", corpus).read == 0
    fake.build(tmp_path / "clean", corpus)
    assert fake.answers(tmp_path / "index") == fake.answers(tmp_path / "clean")


@pytest.mark.parametrize("days", [-20_000, 400])
def test_an_index_of_another_time_answers_and_is_built_upon(
    corpus: Path,
    tmp_path: Path,
    days: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Its stamp is of a day that is yet to come, or long gone, for the clock was wrong."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return datetime.now(UTC) + timedelta(days=days)

    with monkeypatch.context() as patch:
        patch.setattr(builder, "datetime", Clock)
        fake.build(tmp_path / "index", corpus)
    assert run(["--index", str(tmp_path / "index"), "status"]) == Exit.FOUND
    assert run(["--index", str(tmp_path / "index"), "search", "peace"]) in (Exit.FOUND, Exit.NOTHING)
    assert "Traceback" not in capsys.readouterr().err
    fake.write_article(corpus / "new.txt", 77)

    assert fake.build(tmp_path / "index", corpus).read == 1


def test_a_file_that_changes_while_it_is_read_is_read_again(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the next build, for it was looked at before it changed."""
    read = fake.read

    def changing(source: Source) -> Article:
        if source.doc == "1.txt":
            fake.write_article(Path(source.path), 1001)
        return read(source)

    with monkeypatch.context() as patch:
        patch.setattr(fake, "read", changing)
        fake.build(tmp_path / "index", corpus)
    fake.write_article(corpus / "1.txt", 1002)
    fake.build(tmp_path / "index", corpus)

    fake.build(tmp_path / "clean", corpus)
    assert fake.answers(tmp_path / "index") == fake.answers(tmp_path / "clean")


def test_a_sidecar_may_go_while_it_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The article is found as one without."""
    (tmp_path / "a.txt").write_text("Words.", "utf-8")
    monkeypatch.setattr(finding, "sidecar_of", lambda path: path.with_name("gone.json"))
    (source,) = articles.find([tmp_path])

    assert isinstance(source, Source)
    assert source.doc == "a.txt"


def test_a_file_of_two_hundred_megabytes_is_told_by_its_size(tmp_path: Path) -> None:
    """In a sentence that says what to do, and none of it is held in memory."""
    for name in ("a.txt", "a.md"):
        with (tmp_path / name).open("wb") as file:
            file.write(b"words\n")
            file.truncate(200_000_000)
    left = list(articles.every([tmp_path]))

    assert len(left) == 2
    assert all(isinstance(each, Skipped) and "larger than 20 MB" in each.reason for each in left)


@pytest.mark.parametrize("times", [3, 1000])
def test_a_name_that_a_reader_holds_is_waited_for(
    corpus: Path, tmp_path: Path, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Windows holds CURRENT; held for too long, the old index answers, and the next build succeeds."""
    fake.build(tmp_path / "index", corpus)
    before = fake.answers(tmp_path / "index")
    fake.write_article(corpus / "new.txt", 77)
    replace, tries = Path.replace, 0

    def held(self: Path, target: Path) -> Path:
        nonlocal tries
        if target.name == "CURRENT" and tries < times:
            tries += 1
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    monkeypatch.setattr(whole_files, "PAUSE", 0.001)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", held)
        if times < whole_files.TRIES:
            fake.build(tmp_path / "index", corpus)
        else:
            with pytest.raises(CannotWrite, match="no permission"):
                fake.build(tmp_path / "index", corpus)
            assert fake.answers(tmp_path / "index") == before
    fake.build(tmp_path / "index", corpus)

    fake.build(tmp_path / "clean", corpus)
    assert fake.answers(tmp_path / "index") == fake.answers(tmp_path / "clean")


def test_two_who_correct_at_once_both_take_effect(tmp_path: Path, home: Path) -> None:
    """Two processes: each waits for the other, which is done in a moment."""
    folder = tmp_path / "index"
    an_index(folder, [Said("We will keep the harbour open", "a"), Said("Nobody walks over that bridge", "b")])
    ids = [hit.quotation.id for hit in open_index(folder).search("").hits(0, 2)]
    command = (sys.executable, "-m", "onrecord.tui", "--index", str(folder), "correct")
    running = [
        subprocess.Popen([*command, identity, "--speaker", "Ada Quill"], stderr=subprocess.PIPE, text=True)
        for identity in ids
    ]
    told = [process.communicate(timeout=60)[1] for process in running]

    assert [process.returncode for process in running] == [0, 0], told
    assert set(Ledger(home / "data" / "corrections.jsonl").held()) == set(ids)
    hits = open_index(folder).search("").hits(0, 2)
    assert [hit.quotation.speaker and hit.quotation.speaker.name for hit in hits] == ["Ada Quill"] * 2


@pytest.mark.skipif(
    not shutil.which("setpriv") or os.geteuid() != 0, reason="only root can give files to another user"
)
def test_a_second_user_reads_and_writes_nothing(tmp_path: Path) -> None:
    """What that user may read is answered; what may not be written or read is told of in a sentence."""
    folder, corpus, home = (tmp_path / name for name in ("index", "corpus", "home"))
    an_index(folder, [Said("We will keep the harbour open", "a")])
    corpus.mkdir()
    (corpus / "closed.txt").write_text("“We will go,” said Ann Lee.", "utf-8")
    (corpus / "closed.txt").chmod(0)
    (corpus / "open.txt").write_text("“We will stay,” said Ann Lee.", "utf-8")
    for path in (folder, *folder.rglob("*"), corpus, *corpus.iterdir()):
        os.chown(path, NOBODY, NOBODY)
        if corpus not in path.parents:
            path.chmod(0o755 if path.is_dir() else 0o644)
    identity = open_index(folder).search("").hits(0, 1)[0].quotation.id
    before = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def asked(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*POWERLESS, sys.executable, "-m", "onrecord.tui", "--index", str(folder), *command],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "ONRECORD_HOME": str(home)},
        )

    assert asked("search", "harbour").returncode == Exit.FOUND
    build = asked("build", str(corpus))
    assert (build.returncode, "no permission" in build.stderr) == (Exit.FAILED, True), build.stderr
    corrected = asked("correct", identity, "--speaker", "Ada Quill")
    assert "it is kept, and the next build takes it up" in corrected.stdout + corrected.stderr
    assert "no permission" in corrected.stdout + corrected.stderr
    assert identity in asked("corrections").stdout
    read = asked("read", "--format", "jsonl", str(corpus))
    assert ["stay" in json.loads(line).get("text", "") for line in read.stdout.splitlines()].count(True) == 1
    assert "no permission to read it" in read.stdout + read.stderr
    assert not any("Traceback" in each.stderr for each in (build, corrected, read))
    assert {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert current(folder).stamp.articles == 1
