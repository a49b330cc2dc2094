"""Damaged or partly unknown files of pins, searches, session and history lose nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.index.corrections import Ledger
from onrecord.tui.kept import session
from onrecord.tui.kept.findings import MOST, Findings
from onrecord.tui.kept.history import History
from onrecord.tui.kept.pins import Pins
from onrecord.tui.kept.saved import SavedSearches
from onrecord.tui.kept.session import Session

NESTED = "[" * 100_000
PIN = {"id": "a", "plain": "x", "markdown": "y", "odd": [1]}


def test_entries_that_are_not_understood_stay_as_they_are(tmp_path: Path) -> None:
    """Those of a later version, or typed by hand; unknown fields too."""
    path = tmp_path / "pins.json"
    entries = [{"id": 3}, PIN, "text", {**PIN, "id": "b"}]
    path.write_text(json.dumps(entries), encoding="utf-8")

    assert Pins(path).remove(["b"]) == 1
    assert json.loads(path.read_text(encoding="utf-8")) == entries[:3]

    path = tmp_path / "searches.json"
    path.write_text(json.dumps([{"name": 3}, 7, {"name": "n", "query": "q", "odd": 1}]), encoding="utf-8")
    SavedSearches(path).keep("m", "x")
    SavedSearches(path).remove("m")
    assert json.loads(path.read_text(encoding="utf-8")) == [
        {"name": 3},
        7,
        {"name": "n", "query": "q", "odd": 1},
    ]


def test_a_session_of_a_later_version_keeps_its_fields(tmp_path: Path) -> None:
    """And a broken one is put aside, each time under another name."""
    path = tmp_path / "session.json"
    path.write_text('{"query": "a", "later": {"x": 1}}', encoding="utf-8")
    session.save(path, Session("b"))
    assert json.loads(path.read_text(encoding="utf-8"))["later"] == {"x": 1}
    assert session.load(path).query == "b"
    for broken in ("{", NESTED, "[1]"):
        path.write_text(broken, encoding="utf-8")
        assert session.load(path) == Session()
        session.save(path, Session("c"))
    assert {other.read_text(encoding="utf-8") for other in tmp_path.glob("*.broken*")} == {"{", NESTED, "[1]"}


def test_lines_of_the_history_that_are_no_searches_stay(tmp_path: Path) -> None:
    """Whatever bytes they are."""
    path = tmp_path / "history"
    path.write_bytes(b'"a"\n\xff\xfe\n{"later": 1}\n' + NESTED.encode() + b'\n"b"\n')
    history = History(path)
    history.add("c")
    history.close()

    assert path.read_bytes().splitlines() == [
        b"\xff\xfe",
        b'{"later": 1}',
        NESTED.encode(),
        b'"a"',
        b'"b"',
        b'"c"',
    ]


def test_an_error_of_the_disk_is_no_broken_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is put aside, and nothing is written over what could not be read."""
    pins, history, last = tmp_path / "pins.json", tmp_path / "history", tmp_path / "session.json"
    before = {pins: json.dumps([PIN]), history: '"a"\n', last: '{"query": "a"}'}
    for path, text in before.items():
        path.write_text(text, encoding="utf-8")

    def refuse(path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(OSError, match="Input/output"):
            SavedSearches(pins).keep("n", "q")
        past = History(history)
        past.add("b")
        past.close()
        session.save(last, Session("b"))

    assert {path: path.read_text(encoding="utf-8") for path in tmp_path.glob("[!.]*")} == before


def test_a_line_nested_deeply_is_no_correction(tmp_path: Path) -> None:
    """It is left where it is."""
    path = tmp_path / "corrections.jsonl"
    path.write_text(NESTED + "\n", encoding="utf-8")
    ledger = Ledger(path)

    assert ledger.made() == ()
    assert ledger.unreadable == 1


def test_two_who_pin_at_once_both_have_their_pins(tmp_path: Path) -> None:
    """What one reads and writes is one step: the other waits for it."""
    path = tmp_path / "pins.json"
    program = (
        "import sys\nfrom pathlib import Path\nfrom onrecord.tui.kept.saved import SavedSearches\n"
        "kept = SavedSearches(Path(sys.argv[1]))\n"
        "for number in range(40): kept.keep(f'{sys.argv[2]}{number}', 'q')\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in "ab"]

    assert [each.wait(timeout=120) for each in both] == [0, 0]
    assert {each.name for each in SavedSearches(path).all()} == {f"{n}{i}" for n in "ab" for i in range(40)}


def test_what_was_looked_at_in_a_draft_outlives_the_session(tmp_path: Path) -> None:
    """By draft; what a later version wrote stays, a broken file is put aside, the oldest draft goes first."""
    path, draft = tmp_path / "reviews.json", tmp_path / "draft.md"
    later = {"draft": str(draft.resolve()), "looked": "all of it"}
    known = {"draft": str(draft.resolve()), "looked": ["a"], "odd": 1}
    path.write_text(json.dumps([3, later, known]), encoding="utf-8")
    for _ in range(2):
        Findings(path).add(draft, "b")
    assert Findings(path).keys(draft) == {"a", "b"}
    assert Findings(path).keys(tmp_path / "other.md") == frozenset()
    assert json.loads(path.read_text(encoding="utf-8")) == [3, later, {**known, "looked": ["a", "b"]}]

    path.write_text(NESTED, encoding="utf-8")
    assert Findings(path).keys(draft) == frozenset()
    for number in range(MOST + 1):
        Findings(path).add(tmp_path / str(number), "c")
    assert [bool(Findings(path).keys(tmp_path / str(number))) for number in (0, 1, MOST)] == [
        False,
        True,
        True,
    ]
    assert len(list(tmp_path.glob("*.broken*"))) == 1
