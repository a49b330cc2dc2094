"""What cannot be built or opened is refused with one sentence, and left as it is."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from onrecord.index.errors import (
    BuildUnderWay,
    CannotWrite,
    DamagedIndex,
    Exit,
    ForeignIndex,
    NoIndex,
    OnrecordError,
    OtherVersion,
)
from onrecord.index.store import Builder, Records, current, stamp
from onrecord.tui.cli import run
from tests.index.store import fake_build as fake

SCRIPT = Path(__file__).with_name("fake_build.py")


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_only_folders_with_our_mark_are_swept(corpus: Path, folder: Path) -> None:
    """A folder of the user's may be called g and six digits: it is no index, and in one it stays."""
    photo = folder / "g20240101" / "photo.txt"
    photo.parent.mkdir(parents=True)
    photo.write_text("mine", encoding="utf-8")
    with pytest.raises(ForeignIndex, match="left alone"):
        fake.build(folder, corpus)
    moved = photo.parent.rename(folder.with_name("kept"))

    fake.build(folder, corpus)
    moved.rename(photo.parent)
    for seed in (1, 2):
        fake.write_article(corpus / "1" / "01.txt", seed)
        fake.build(folder, corpus)

    assert photo.read_text(encoding="utf-8") == "mine"
    assert len([path for path in folder.iterdir() if path.name.startswith("g")]) == 2


def test_there_is_no_index_yet(tmp_path: Path) -> None:
    """A missing or empty folder, and one where nothing was finished, is told apart from a broken one."""
    with pytest.raises(NoIndex, match="onrecord build"):
        stamp(tmp_path / "missing")
    with pytest.raises(NoIndex):
        stamp(tmp_path)
    with Builder(tmp_path, pipeline="fake 1"), pytest.raises(NoIndex):
        stamp(tmp_path)


@pytest.mark.parametrize(
    "files",
    [
        {"notes.txt": "mine"},
        {"CURRENT": "MANIFEST-000004\n", "LOCK": "", "LOG": "", "000005.ldb": "…"},
        {"g000001": "a file of some game", "save.dat": ""},
        {".bashrc": "a home folder"},
        {"journal.sqlite": ("CREATE TABLE diary (day TEXT)",)},
    ],
    ids=["notes", "LevelDB", "game", "home", "diary"],
)
def test_what_is_not_ours_is_left_alone(corpus: Path, folder: Path, files: dict[str, Any]) -> None:
    """A folder with anything else in it is neither read nor written to."""
    folder.mkdir()
    for name, content in files.items():
        if isinstance(content, tuple):
            with closing(sqlite3.connect(folder / name)) as database:
                database.execute(*content)
        else:
            (folder / name).write_text(content, encoding="utf-8")
    before = {name: (folder / name).read_bytes() for name in files}

    for fresh in (False, True):
        with pytest.raises(ForeignIndex, match="left alone"):
            fake.build(folder, corpus, fresh=fresh)

    assert {name: (folder / name).read_bytes() for name in files} == before
    with pytest.raises((ForeignIndex, NoIndex)):
        stamp(folder)


def test_a_file_is_no_folder(corpus: Path, folder: Path) -> None:
    """Naming a file where a folder is meant says so."""
    folder.write_text("text", encoding="utf-8")

    with pytest.raises(ForeignIndex, match="is a file"):
        stamp(folder)
    with pytest.raises(ForeignIndex, match="is a file"):
        fake.build(folder, corpus)
    with pytest.raises(NoIndex):
        stamp(folder / "below")
    with pytest.raises(CannotWrite):
        fake.build(folder / "below", corpus)


def test_what_a_file_manager_leaves_does_no_harm(corpus: Path, folder: Path) -> None:
    """An index that was looked at in a file manager is still ours, and so is one with a stray note."""
    folder.mkdir()
    (folder / ".DS_Store").write_bytes(b"\0")
    fake.build(folder, corpus)
    (folder / "note.txt").write_text("mine", encoding="utf-8")

    assert fake.build(folder, corpus).unchanged == 40
    assert (folder / "note.txt").read_text(encoding="utf-8") == "mine"


def test_a_second_builder_is_refused(corpus: Path, folder: Path) -> None:
    """It is told which process builds since when; the first one is not disturbed."""
    with Builder(folder, pipeline="fake 1") as builder:
        source = fake.sources(corpus)[0]
        builder.add(source, fake.read(source), fake.extract(fake.read(source)))

        with pytest.raises(BuildUnderWay) as refused:
            fake.build(folder, corpus)
        done = subprocess.run(
            [sys.executable, str(SCRIPT), str(folder), str(corpus)],
            capture_output=True,
            text=True,
            check=False,
        )

        builder.finish(roots=["/a"], sample=False, seconds=0.1)
    sentence = (
        rf"Another onrecord \(process {os.getpid()}\) is building this index since \d\d:\d\d; "
        r"wait for it, or stop it\."
    )
    assert re.fullmatch(sentence, str(refused.value))
    assert re.fullmatch(f"BuildUnderWay: {sentence}\n", done.stderr)
    assert fake.build(folder, corpus).stamp.articles == 40


@pytest.mark.parametrize("note", ["", "12", "x y", "1 2024-13-45"])
def test_a_second_builder_is_refused_whatever_the_note_says(corpus: Path, folder: Path, note: str) -> None:
    """Where it cannot be told who builds, that somebody does is said."""
    with Builder(folder, pipeline="fake 1"):
        (folder / "BUILDER").write_text(note, encoding="utf-8")

        with pytest.raises(BuildUnderWay, match="Another onrecord is building the index in"):
            fake.build(folder, corpus)


def damaged(snapshot: Path) -> list[tuple[str, Path | None, Any]]:
    """Every way to cut short, empty or remove one file of a snapshot, and to spoil what names it."""
    ways: list[tuple[str, Path | None, Any]] = []
    for path in sorted(snapshot.iterdir()):
        size = path.stat().st_size
        ways += [(f"{path.name} {part}", path, part) for part in (0, size - 1, None)]
    pointer = snapshot.parent / "CURRENT"
    ways += [(f"CURRENT {text!r}", pointer, text) for text in ("", "g000009\n", "../..\n", "\0")]
    return ways


def test_a_damaged_index_is_refused_and_can_be_built_anew(corpus: Path, folder: Path) -> None:
    """Whichever file is cut short, emptied or gone: one sentence with the remedy, and the remedy works."""
    fake.build(folder, corpus)
    fake.write_article(corpus / "0" / "00.txt", 5000)
    fake.build(folder, corpus)
    whole = fake.answers(folder)
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept)
    for name, _, _ in damaged(current(folder).path):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        ((path, part),) = [(path, part) for way, path, part in damaged(current(folder).path) if way == name]
        assert path
        if part is None:
            path.unlink()
        elif isinstance(part, str):
            path.write_text(part, encoding="utf-8")
        else:
            path.write_bytes(path.read_bytes()[:part])

        with pytest.raises(DamagedIndex, match="onrecord build --rebuild"):
            stamp(folder)
        with pytest.raises(DamagedIndex, match="onrecord build --rebuild"):
            fake.build(folder, corpus)
        if part in (None, ""):
            fake.build(folder, corpus, fresh=True)
            assert fake.answers(folder) == whole, name


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves files open
def test_flipped_bytes_never_end_in_a_traceback(corpus: Path, folder: Path) -> None:
    """A rotten disk gives an answer, or an error with a sentence."""
    fake.build(folder, corpus)
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept)
    names = sorted(path.name for path in current(folder).path.iterdir())
    chance = random.Random(7)
    refusals = []
    for number in range(48):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        path = current(folder).path / names[number % len(names)]
        data = bytearray(path.read_bytes())
        place = chance.randrange(len(data))
        data[place : place + 40] = chance.randbytes(min(40, len(data) - place))
        path.write_bytes(data)
        fake.write_article(corpus / "0" / "00.txt", 6000 + number)
        try:
            fake.build(folder, corpus)
            with closing(Records(current(folder).path / "records.sqlite")) as records:
                for source in fake.sources(corpus):
                    row = records.row_of(source.path)
                    if row is not None:
                        records.article(row)
                        records.quotations_of(row)
        except OnrecordError as error:
            refusals.append(str(error))

    assert refusals
    assert all(sentence.endswith((".", "PATH…")) for sentence in refusals)


@pytest.mark.parametrize("schema_version", [0, 999])
def test_an_index_of_another_version_is_refused(corpus: Path, folder: Path, schema_version: int) -> None:
    """Older or newer, it is named with the version that made it, and can be built anew."""
    fake.build(folder, corpus)
    path = current(folder).path / "stamp.json"
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole["stamp"] = {"schema": schema_version, "version": "7.1", "pipeline": "fake 1", "novelty": [1]}
    path.write_text(json.dumps(whole), encoding="utf-8")

    with pytest.raises(OtherVersion, match=r"another onrecord \(7\.1\).*onrecord build"):
        stamp(folder)
    with pytest.raises(OtherVersion):
        fake.build(folder, corpus)
    assert fake.build(folder, corpus, fresh=True).stamp.articles == 40


def test_the_old_index_answers_until_a_fresh_one_is_whole(corpus: Path, folder: Path) -> None:
    """`fresh` starts from nothing, and takes nothing away before there is something better."""
    fake.build(folder, corpus)
    before = fake.answers(folder)

    with Builder(folder, pipeline="fake 1", fresh=True) as builder:
        source = fake.sources(corpus)[0]
        assert not builder.unchanged(source)
        builder.add(source, fake.read(source), fake.extract(fake.read(source)))

        assert fake.answers(folder) == before


@pytest.mark.parametrize("limit", [0, 2, 100, 4096, 40_000, 60_000, 90_000])
def test_a_full_disk_leaves_the_old_index(corpus: Path, folder: Path, limit: int) -> None:
    """Wherever the space ends, one sentence says so, the old index answers, and the next build completes."""
    if os.name == "nt":
        pytest.skip("Windows cannot limit the size of files")
    fake.build(folder, corpus)
    before = fake.answers(folder)
    for number in range(60):
        fake.write_article(corpus / "1" / f"more{number}.txt", 7000 + number)

    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), str(corpus), "--limit", str(limit)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert re.fullmatch(r"CannotWrite: Cannot write the index in .*; .*\.\n", done.stderr), done.stderr
    assert fake.answers(folder) == before
    fake.build(folder, corpus)
    fake.build(folder.with_name("clean"), corpus)
    assert fake.answers(folder) == fake.answers(folder.with_name("clean"))


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (errno.ENOSPC, "the disk is full; make room and build again"),
        (errno.EDQUOT, "the disk is full; make room and build again"),
        (errno.EROFS, "no permission; see who owns the folder"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_the_disk_may_refuse_the_last_step(
    corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch, code: int, sentence: str
) -> None:
    """What the system says is put into words, and half a snapshot is taken away again."""
    fake.build(folder, corpus)
    before = fake.answers(folder)
    fake.write_article(corpus / "1" / "01.txt", 8000)

    def refuse(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(CannotWrite, match=sentence):
            fake.build(folder, corpus)

    assert fake.answers(folder) == before
    assert len([path for path in folder.iterdir() if path.name.startswith("g")]) == 1
    assert fake.build(folder, corpus).stamp.articles == 40


def test_no_permission_is_said(corpus: Path, folder: Path) -> None:
    """A folder that may not be written to, or not be looked into, is named."""
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("permissions do not bind this user")
    fake.build(folder, corpus)
    for mode in (0o500, 0o000):
        folder.chmod(mode)
        try:
            with pytest.raises(CannotWrite, match="no permission"):
                fake.build(folder, corpus, fresh=True)
            if not mode:
                with pytest.raises(DamagedIndex, match="cannot be read"):
                    stamp(folder)
        finally:
            folder.chmod(0o700)


def test_a_folder_that_does_not_tell_is_refused(
    corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same where the test's user may do anything."""
    fake.build(folder, corpus)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(CannotWrite, match="no permission"):
        fake.build(folder, corpus)
    with pytest.raises(DamagedIndex, match="cannot be read"):
        stamp(folder)


def test_a_link_that_cannot_be_made_is_a_copy(
    corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """File systems without hard links hold an index too."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    fake.build(folder, corpus)
    fake.write_article(corpus / "1" / "01.txt", 9000)
    fake.build(folder, corpus)

    fake.build(folder.with_name("clean"), corpus)
    assert fake.answers(folder) == fake.answers(folder.with_name("clean"))


@pytest.mark.parametrize("command", [["search", "harbour"], ["speakers"], ["status"]])
def test_a_name_that_no_folder_can_have_is_refused(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """In one sentence that shows what cannot be seen in it."""
    assert run(["--index", "in\0dex", *command]) == Exit.NO_INDEX
    assert capsys.readouterr().err.count("onrecord: ") == 1
