"""What is said of a folder is kept in the settings, and a word on one has no other one read again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from onrecord.index.paths import places
from onrecord.tui.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_word_on_a_folder_by_command_or_by_hand_has_that_folder_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The other folder's articles stay as they are."""

    def built(*args: str) -> tuple[int, int]:
        assert run(("build", "--progress", "jsonl", *args)) == 0
        told: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
        return told["read"], told["unchanged"]

    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        words = f"“The wall will hold {folder.name},” said Ruth Able, the county engineer.\n"
        (folder / "a.txt").write_text(words, "utf-8")
    (other / "b.txt").write_text("“It will not,” said Tom Ferrow, a councillor.\n", "utf-8")

    assert built(str(one), str(other)) == (3, 0)
    assert built(str(one), "--outlet", "The Gazette") == (1, 2)
    settings = places().settings
    settings.write_text(settings.read_text("utf-8").replace("Gazette", "Herald"), "utf-8")
    assert built() == (1, 2)
    assert built() == (0, 3)
    assert run(("search", "wall", "--format", "jsonl")) == 0
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["outlet"] for row in found} == {"The Herald", None}


def test_progress_counts_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a table's rows an equal part each; what cannot be read is no work that is left."""
    words = "“The wall will hold,” said Ruth Able, the county engineer. "
    (tmp_path / "a.txt").write_text(words * 30, "utf-8")
    (tmp_path / "b.csv").write_text(f'title,text\nOne,"{words}"\nTwo,"{words}"\n', "utf-8")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)))
    assert run(("build", str(tmp_path), "--progress", "jsonl", "--jobs", "1")) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    progress = [one for one in told if one["event"] == "progress"]

    read = [one["bytes"] for one in progress]
    assert read == sorted(read)
    size = sum((tmp_path / name).stat().st_size for name in ("a.txt", "b.csv"))
    assert (progress[-1]["bytes"], progress[-1]["bytes_total"]) == (size, size)
