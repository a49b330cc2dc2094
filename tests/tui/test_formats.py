"""What `--format` offers is a table of writers, the same for every command of a kind."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.tui.cli import run
from onrecord.tui.commands.about import status

if TYPE_CHECKING:
    from pathlib import Path

LISTINGS = (("paths",), ("status",), ("quality",), ("speakers", "ollon"), ("search", "ukraine", "--facets"))

ADDED = """
import sys
from onrecord.tui.present.hits import formats
from onrecord.tui.present.words import listing
listing.WRITERS["count"] = lambda found, file: file.write(f"{len(list(found.records))} records\\n")
formats.WRITERS["count"] = lambda rows, file: file.write(f"{len(list(rows))} rows\\n")
from onrecord.tui.cli import run
sys.exit(run(sys.argv[1:]))
"""


def call(capsys: pytest.CaptureFixture[str], index: Path, *args: str) -> str:
    """What a command writes to stdout."""
    assert run(("--index", str(index), *args)) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("command", LISTINGS, ids=" ".join)
def test_a_listing_says_the_same_in_every_format(
    command: tuple[str, ...],
    sample: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """CSV and Markdown hold as many records as JSON Lines do, and the values of its fields."""
    monkeypatch.setattr(
        status, "age", lambda built, _now: f"since {built}"
    )  # a minute may end between two calls
    records = [json.loads(line) for line in call(capsys, sample, *command, "--json").splitlines()]
    table = list(csv.DictReader(call(capsys, sample, *command, "--format", "csv").splitlines()))
    marked = call(capsys, sample, *command, "--format", "md").splitlines()
    plain = call(capsys, sample, *command, "--format", "table")

    assert len(table) == len(records) > 0
    assert sum(line.startswith("|") for line in marked) == len(records) + 2
    assert plain == call(capsys, sample, *command, "--format", "text")
    for row, record in zip(table, records, strict=True):
        texts = {name: value for name, value in record.items() if name in row and isinstance(value, str)}
        assert texts.items() <= row.items()


def test_one_claim_has_the_formats_of_a_draft(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With all its evidence where it is read, pasted or parsed."""
    claim = ("verify", "no words that anybody ever printed anywhere", "--index", str(sample), "--format")
    shown = {}
    for form in ("table", "jsonl", "md", "csv", "sarif"):
        assert run((*claim, form)) == 1
        shown[form] = capsys.readouterr().out

    assert "searched" in shown["table"]
    assert json.loads(shown["jsonl"])["verdict"] == "not in this corpus"
    assert "**not in this corpus**" in shown["md"]
    assert len(shown["csv"].splitlines()) == 2


@pytest.mark.parametrize(
    ("command", "end"),
    [
        *((command, "records") for command in LISTINGS),
        (("search", "ukraine", "--limit", "3"), "3 rows"),
        (("search", "ukraine", "--sort", "date", "--limit", "2"), "2 rows"),
    ],
    ids=lambda value: value if isinstance(value, str) else " ".join(value),
)
def test_a_row_of_the_table_is_a_format_of_every_command(
    command: tuple[str, ...], end: str, sample: Path
) -> None:
    """Nothing else has to be changed for a new one."""
    whole = [sys.executable, "-c", ADDED, "--index", str(sample), *command, "--format", "count"]
    done = subprocess.run(whole, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith(end)
