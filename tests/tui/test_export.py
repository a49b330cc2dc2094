"""`onrecord export` writes what other programs read, each with every quotation."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from onrecord.tui.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_every_form_holds_every_quotation(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """RIS, CSL-JSON and SQLite agree with JSON Lines, and the database is searched by its words."""
    for name in ("all.jsonl", "all.ris", "all.json", "all.sqlite"):
        assert run(["--index", str(sample), "export", "--to", str(tmp_path / name)]) == 0
    records = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    ids = sorted(record["id"] for record in records)
    ris = (tmp_path / "all.ris").read_text("utf-8")
    assert sorted(re.findall(r"^ID  - (.*)$", ris, re.MULTILINE)) == ids
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in ris.splitlines() if line)
    items = json.loads((tmp_path / "all.json").read_text("utf-8"))
    assert sorted(item["id"] for item in items) == ids
    assert {item["type"] for item in items} == {"article-newspaper"}
    with closing(sqlite3.connect(tmp_path / "all.sqlite")) as database:
        assert sorted(found for (found,) in database.execute("SELECT id FROM quoted")) == ids
        word = next(word for record in records for word in re.findall(r"[a-z]{7,}", record["text"]))
        match = "SELECT count(*) FROM quotations_fts WHERE quotations_fts MATCH ?"
        assert database.execute(match, [word]).fetchone()[0] > 0
    capsys.readouterr()
    assert run(["--index", str(sample), "export", "--to", str(tmp_path / "all.sqlite")]) == 4
    assert "exists; name another file" in capsys.readouterr().err
    assert run(["--index", str(sample), "export", "--format", "sqlite"]) == 2
    assert run(["--index", str(sample), "export", "zzyzx-nowhere", "--format", "ris"]) == 1


def test_facets_are_data_and_a_minus_leaves_out(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As one object a line; and a query may begin with a minus."""
    assert run(["--index", str(sample), "search", "", "--facets", "--json"]) == 0
    counts = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"facet", "value", "count", "others"} == set(counts[0])
    outlet = next(count for count in counts if count["facet"] == "outlet")
    assert (
        run(["--index", str(sample), "search", f'-outlet:="{outlet["value"]}"', "--limit", "0", "--json"])
        == 0
    )
    out = capsys.readouterr().out
    assert out
    assert all(json.loads(line)["outlet"] != outlet["value"] for line in out.splitlines())


HEARING = """\
Hearing on the north pier

MR. LOWE:  Will the north pier open in May, Minister?

MS. TALWIN:  It will open in May.  We have said so since June.

MR. LOWE:  And will the ferries carry buses by then?

MS. TALWIN:  They will not carry buses this year.
"""


def test_the_question_that_an_answer_answers_is_in_every_form(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a transcript; where nothing was asked the field is empty, and every form has it from one table."""
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "hearing.txt").write_text(HEARING, "utf-8")
    index = str(tmp_path / "index")
    assert run(["build", "--jobs", "1", "--index", index, str(tmp_path / "news")]) == 0
    for name in ("all.jsonl", "all.csv", "all.md", "all.ris", "all.json", "all.sqlite"):
        assert run(["--index", index, "export", "kind:turn", "--to", str(tmp_path / name)]) == 0
    assert run(["--index", index, "export", "kind:turn", "--each", str(tmp_path / "notes")]) == 0
    asked = "Will the north pier open in May, Minister?"
    records = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    questions = {record["text"]: record["question"] for record in records}

    assert sorted(map(str, questions.values())) == [
        "And will the ferries carry buses by then?", "None", "None", asked
    ]  # fmt: skip
    answer = next(record for record in records if record["question"] == asked)
    for name in ("all.ris", "all.json", "all.md"):
        assert (tmp_path / name).read_text("utf-8").count(asked) == 2
    rows = csv.DictReader((tmp_path / "all.csv").read_text("utf-8").splitlines(keepends=True))
    assert {row["text"]: row["question"] or None for row in rows} == questions
    with closing(sqlite3.connect(tmp_path / "all.sqlite")) as database:
        found = dict(database.execute("SELECT id, question FROM quotations"))
    assert found == {record["id"]: record["question"] for record in records}
    assert f'question: "{asked}"' in (tmp_path / "notes" / f"{answer['id']}.md").read_text("utf-8")
    capsys.readouterr()
    assert run(["--index", index, "show", answer["id"]]) == 0
    assert f"question   {asked}" in capsys.readouterr().out
    assert run(["extract", "--jobs", "1", str(tmp_path / "news")]) == 0
    extracted = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {one["text"]: one["question"] for one in extracted if one["kind"] == "turn"} == questions
