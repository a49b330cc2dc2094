"""Reference managers and databases read what is exported, and count as many quotations as there are."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import yaml

from onrecord.tui.cli import run

rispy = pytest.importorskip("rispy", reason="rispy, a reader of RIS, is not installed")
jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")

if TYPE_CHECKING:
    from pathlib import Path

DATE_PARTS = {
    "type": "array",
    "minItems": 1,
    "maxItems": 2,
    "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}},
}
ITEM = {
    "type": "object",
    "required": ["type", "id"],
    "additionalProperties": False,
    "properties": {
        "type": {"const": "article-newspaper"},
        "id": {"type": ["string", "number"]},
        "author": {"type": "array", "items": {"type": "object", "required": ["literal"]}},
        "issued": {"type": "object", "properties": {"date-parts": DATE_PARTS}, "required": ["date-parts"]},
        **{name: {"type": "string"} for name in ("title", "abstract", "note", "container-title", "URL")},
    },
}
"""What of the schema of CSL-JSON 1.0.2 concerns the fields that are written."""


def test_other_programs_read_every_quotation(sample: Path, tmp_path: Path) -> None:
    """Rispy reads the RIS, a schema passes the CSL-JSON, sqlite3 the database: ids and words agree."""
    for name in ("all.jsonl", "all.ris", "all.json", "all.sqlite"):
        assert run(["--index", str(sample), "export", "--to", str(tmp_path / name)]) == 0
    records = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    wanted = sorted(record["id"] for record in records)
    with (tmp_path / "all.ris").open(encoding="utf-8") as file:
        references = rispy.load(file)
    items = json.loads((tmp_path / "all.json").read_text("utf-8"))
    with closing(sqlite3.connect(tmp_path / "all.sqlite")) as database:
        held = sorted(identity for (identity,) in database.execute("SELECT id FROM quoted"))

    jsonschema.validate(items, {"type": "array", "items": ITEM})
    assert sorted(reference["id"] for reference in references) == wanted
    assert {reference["type_of_reference"] for reference in references} == {"NEWS"}
    assert all(reference["abstract"] for reference in references)
    assert sorted(item["id"] for item in items) == wanted
    assert held == wanted


def test_each_quotation_becomes_a_note_of_its_own(sample: Path, tmp_path: Path) -> None:
    """A file for each, its properties readable as YAML; writing again doubles none."""
    vault = tmp_path / "vault"
    for _ in range(2):
        assert run(["--index", str(sample), "export", "speaker:ollongren", "--each", str(vault)]) == 0
    notes = [path.read_text("utf-8") for path in vault.iterdir()]
    properties = [yaml.safe_load(note.split("---")[1]) for note in notes]

    assert len(notes) > 3
    assert {each["speaker"] for each in properties} == {"Kajsa Ollongren"}
    assert {each["onrecord"] for each in properties} == {path.stem for path in vault.iterdir()}
    assert all("> — Kajsa Ollongren" in note for note in notes)
    assert run(["--index", str(sample), "export", "--each", str(vault), "--format", "ris"]) == 2
