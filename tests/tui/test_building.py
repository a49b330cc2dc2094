"""`onrecord build` and `extract` keep their word: what was read, what was left out, and why."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

from onrecord.index.errors import Exit
from onrecord.tui.cli import run
from onrecord.tui.commands.articles.telling import share

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `onrecord` with these arguments."""
    code = run(args)
    out, err = capsys.readouterr()
    return code, out, err


def test_extract_writes_one_object_a_quotation(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fields of the record, without an index; offsets point at the words in the file."""
    text = "“We will not move,” Mayor Ada Quill said on Monday.\r\n\r\n“Not an inch,” she added.\r\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    code, out, _ = call(capsys, "extract", "--jobs", "1", str(path))
    rows = [json.loads(line) for line in out.splitlines()]
    _, same, _ = call(capsys, "extract", "--jobs", "1", "--format", "jsonl", str(path))
    _, cells, _ = call(capsys, "extract", "--jobs", "1", "--format", "csv", str(path))

    assert code == Exit.FOUND
    assert same == out
    assert [row["speaker"] for row in csv.DictReader(cells.splitlines())] == ["Ada Quill", "Ada Quill"]
    assert [row["speaker"] for row in rows] == ["Ada Quill", "Ada Quill"]
    for row in rows:
        start, end = row["segments"][0]
        assert text[start:end] == row["text"]


def test_a_missing_folder_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that is not there is named, and nothing is made."""
    index = tmp_path / "index"
    code, _, err = call(capsys, "build", "--index", str(index), str(tmp_path / "nowhere"))

    assert code == Exit.USAGE
    assert "nowhere" in err
    assert "Traceback" not in err
    assert not index.exists()


def test_a_folder_without_articles_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An empty corpus is told with what onrecord looks for."""
    empty = tmp_path / "empty"
    empty.mkdir()
    code, _, err = call(capsys, "build", "--index", str(tmp_path / "index"), str(empty))

    assert code == Exit.USAGE
    assert "of a kind that onrecord reads" in err


def test_a_model_that_is_not_there_is_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A model that cannot be found is named with what to do."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text("model = 'no_such_model'\n")
    code, _, err = call(capsys, "build", "--sample")

    assert code == Exit.USAGE
    assert "no_such_model" in err
    assert "Traceback" not in err


def test_a_build_says_what_it_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How many files of kinds that are not read are in its folders, by suffix, in one line on stderr."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("“We are closed,” said Ruth Able, the harbour master.\n", encoding="utf-8")
    for name in ("b.jpg", "c.JPG", "notes"):
        (folder / name).write_text("x")
    options = ("--jobs", "1", "--progress", "plain", "--index", str(tmp_path / "index"))
    code, out, err = call(capsys, "build", *options, str(folder))

    assert code == Exit.FOUND
    assert not out
    assert "Passed over, as files of these kinds are not read: 2 .jpg, 1 without a suffix.\n" in err


def test_a_small_build_tells_its_size_in_kilobytes() -> None:
    """What is read and what there is stand in the unit that suits the whole."""
    assert [share(0, 400), share(12_000, 40_000), share(300_000, 1_400_000)] == [
        "0 of 1 kB",
        "12 of 40 kB",
        "0.3 of 1.4 MB",
    ]
