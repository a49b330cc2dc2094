"""What is corrected from a shell is found at once, is shown with what it replaced, and can be undone."""

from __future__ import annotations

import csv
import io
import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.index.errors import Exit
from onrecord.index.store import Builder, stamp
from onrecord.tui.cli import run
from tests.tui.test_commands import call

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Path:
    """The index of the sample corpus, to be corrected in."""
    folder = tmp_path / "own"
    shutil.copytree(sample, folder)
    return folder


def rows(capsys: pytest.CaptureFixture[str], own: Path, query: str) -> list[dict[str, Any]]:
    """What a search finds."""
    _, out, _ = call(capsys, "--index", str(own), "search", "--limit", "0", "--format", "jsonl", query)
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture
def one(own: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """A quotation by Ollongren."""
    found = rows(capsys, own, "speaker:Ollongren kind:direct")
    return next(row for row in found if row["office"])


def test_a_corrected_speaker_is_found_at_once_and_the_old_one_no_more(
    own: Path, one: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """With the office, the reason, and what was found, in every format."""
    who = ("--speaker", "Ann  Lee", "--office", "mayor\n", "--why", "she is named above")
    code, out, _ = call(capsys, "--index", str(own), "correct", one["id"][:8], *who)

    assert code == Exit.FOUND
    assert out == f"{one['id']}  Kajsa Ollongren, {one['office']} (direct) → Ann Lee, mayor (direct)\n"
    (found,) = rows(capsys, own, 'speaker:="Ann Lee" office:mayor conf:1')
    assert found["id"] == one["id"]
    assert found["corrected"]["why"] == "she is named above"
    assert found["corrected"]["found"]["speaker"] == "Kajsa Ollongren"
    assert one["id"] not in [row["id"] for row in rows(capsys, own, "speaker:Ollongren")]
    for form in ("table", "csv", "md"):
        _, out, _ = call(capsys, "--index", str(own), "search", 'speaker:="Ann Lee"', "--format", form)
        told = next(csv.DictReader(io.StringIO(out)))["corrected"] if form == "csv" else out
        assert "corrected by hand, found" in told
    _, out, _ = call(capsys, "--index", str(own), "trace", one["id"], "--format", "md")
    assert "she is named above" in out
    assert out.count("corrected by hand") >= 2
    _, out, _ = call(capsys, "--index", str(own), "show", one["id"])
    assert "she is named above" in out
    assert f"found as Kajsa Ollongren, {one['office']} (direct)" in out


def test_what_was_corrected_is_listed_and_undone(
    own: Path, one: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """The last first, or by its quotation; then all is as it was."""
    before = rows(capsys, own, "speaker:Ollongren")
    index = ("--index", str(own))
    assert call(capsys, *index, "corrections")[0] == Exit.NOTHING
    call(capsys, *index, "correct", one["id"], "--speaker", "Ann Lee")
    call(capsys, *index, "correct", one["id"], "--speaker", "")

    _, out, _ = call(capsys, *index, "corrections", "--format", "jsonl")
    assert [json.loads(line)["standing"] for line in out.splitlines()] == ["holds"]
    _, out, _ = call(capsys, *index, "corrections")
    assert f"Kajsa Ollongren, {one['office']} → nobody named, {one['office']} (direct)" in out
    assert call(capsys, *index, "corrections", "--undo", "last")[0] == Exit.FOUND
    assert rows(capsys, own, 'speaker:="Ann Lee"')
    assert call(capsys, *index, "corrections", "--undo", one["id"])[0] == Exit.FOUND
    after = rows(capsys, own, "speaker:Ollongren")
    assert sorted(after, key=lambda row: row["id"]) == sorted(before, key=lambda row: row["id"])
    code, _, err = call(capsys, *index, "corrections", "--undo", "last")
    assert (code, err.count("\n")) == (Exit.USAGE, 1)


def test_the_copies_that_were_found_alike_are_corrected_too(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where it is asked for; a copy in another mouth is left alone."""
    many = max(rows(capsys, own, "kind:direct"), key=lambda row: row["copies"])
    assert many["copies"] > 1
    _, out, _ = call(capsys, "--index", str(own), "correct", many["id"], "--speaker", "Ann Lee", "--copies")

    found = rows(capsys, own, 'speaker:="Ann Lee"')
    assert len(found) == len(out.splitlines()) > 1
    assert {row["corrected"]["found"]["speaker"] for row in found} == {many["speaker"]}


def test_a_term_is_taken_out_of_everybodys_mouth(
    own: Path, one: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is no quotation stays searchable, as nobody's words."""
    call(capsys, "--index", str(own), "correct", one["id"], "--kind", "term")

    (found,) = [row for row in rows(capsys, own, "kind:term") if row["id"] == one["id"]]
    assert (found["speaker"], found["office"]) == (None, None)


@pytest.mark.parametrize(
    "arguments",
    [(), ("--speaker", "Kajsa Ollongren"), ("--kind", "direct"), ("--speaker", "x" * 301), ("--kind", "odd")],
)
def test_what_changes_nothing_or_is_no_name_is_refused(
    own: Path, one: dict[str, Any], capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """In a sentence, and nothing is kept."""
    code, out, err = call(capsys, "--index", str(own), "correct", one["id"], *arguments)

    assert (code, out) == (Exit.USAGE, "")
    assert "Traceback" not in err
    assert call(capsys, "--index", str(own), "corrections")[0] == Exit.NOTHING


def test_an_unknown_quotation_is_not_corrected(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 1, as where nothing is found."""
    code, _, err = call(capsys, "--index", str(own), "correct", "0" * 12, "--speaker", "Ann Lee")

    assert code == Exit.NOTHING
    assert "no quotation has the id" in err


def test_a_correction_made_during_a_build_is_kept(
    own: Path, one: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said that it waits, and so it does."""
    index = ("--index", str(own))
    with Builder(own, pipeline=stamp(own).pipeline):
        code, _, err = call(capsys, *index, "correct", one["id"], "--speaker", "Ann Lee")

    assert code == Exit.FOUND
    assert "the build that is under way or the next one takes it up" in err
    _, out, _ = call(capsys, *index, "corrections")
    assert "the index has not taken it up yet" in out
    assert run([*index, "build", "--sample", "--progress", "none"]) == Exit.FOUND
    assert rows(capsys, own, 'speaker:="Ann Lee"')
