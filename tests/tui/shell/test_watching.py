"""A folder that is watched is built again when its files have changed and stand still."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.index.articles import watching

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "“We will not move,” Mayor Ada Quill said on Monday.\n"


def test_every_change_of_a_file_is_seen(tmp_path: Path) -> None:
    """One that comes, grows or is touched; a folder that goes; not what is no article."""
    folder = tmp_path / "news"
    folder.mkdir()
    seen = [watching.standing([folder])]

    def changed() -> bool:
        seen.append(watching.standing([folder]))
        return seen[-1] not in seen[:-1]

    assert not changed()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    assert changed()
    (folder / "a.txt").write_text(TEXT * 2, encoding="utf-8")
    assert changed()
    os.utime(folder / "a.txt", (1, 1))
    assert changed()
    (folder / "a.jpg").write_bytes(b"x")
    assert not changed()
    folder.rename(tmp_path / "away")
    assert changed()


def test_nothing_half_written_is_built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only when two looks tell the same is it time; where nobody waits any more, never."""
    monkeypatch.setattr(watching, "LOOK", 0.0)
    looks = chain([1, 1, 2, 3, 4, 4], repeat(9))
    assert watching.wait(1, lambda: next(looks), lambda: True)
    assert next(looks) == 9
    still = iter([True, True, False])
    assert not watching.wait(1, lambda: 1, lambda: next(still))


@pytest.mark.slow
def test_the_command_stays_and_builds_again(tmp_path: Path) -> None:
    """A file that is added is read, the others are not; when its reader goes, the command ends."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    options = ["--watch", "--jobs", "1", "--progress", "jsonl", "--index", str(tmp_path / "index")]
    command = [sys.executable, "-m", "onrecord.tui", "build", str(folder), *options]

    def finished(lines: Any) -> dict[str, Any]:
        return next(event for event in map(json.loads, lines) if event["event"] == "finished")

    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert finished(process.stdout)["read"] == 1
        (folder / "b.txt").write_text(TEXT.replace("Ada", "Una"), encoding="utf-8")
        again = finished(process.stdout)
        assert (again["read"], again["unchanged"], again["articles"]) == (1, 1, 2)
        process.stdout.close()
        assert process.wait(timeout=30) == 0
