"""Pins in collections, with notes and tags; old files are read, and files edited by hand lose nothing."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import Exit
from onrecord.index.model import Hit
from onrecord.index.paths import places
from onrecord.tui.kept.pins import Pin, Pins, as_markdown, tags_of
from tests.tui.explorer.fakes import harbour
from tests.tui.explorer.levy import build, levy
from tests.tui.test_commands import call

if TYPE_CHECKING:
    from pathlib import Path

OLD = {"id": "a", "plain": "x", "markdown": "y", "pinned": "2024", "record": {"id": "a"}, "odd": 1}


def hits() -> list[Hit]:
    """The quotations of the harbour."""
    article, quotations = harbour()
    return [Hit(quotation, article) for quotation in quotations]


def test_old_pins_are_those_in_no_collection(tmp_path: Path) -> None:
    """And stay what they are while others come and go."""
    path = tmp_path / "pins.json"
    path.write_text(json.dumps([OLD, 7]), encoding="utf-8")
    pins = Pins(path)
    assert pins.all("") == (Pin("a", "x", "y", "2024", {"id": "a"}),)
    assert pins.toggle(hits()[:2], "Harbour")
    assert pins.collections() == {"": 1, "Harbour": 2}
    assert not pins.toggle(hits()[:2], "Harbour")
    assert pins.put(pins.all("")[0], "Harbour")
    assert not pins.put(pins.all("")[0], "Harbour")
    assert pins.remove(["a"], "Harbour") == 1

    assert json.loads(path.read_text("utf-8")) == [OLD, 7]


def test_notes_and_tags_stay_with_the_pin(tmp_path: Path) -> None:
    """What else an entry holds stays too; Markdown has them escaped."""
    path = tmp_path / "pins.json"
    path.write_text(json.dumps([OLD]), encoding="utf-8")
    pins = Pins(path)
    pins.change(pins.all()[0], note="ask *her* <again>", tags=tags_of(" #levy, to ask,,levy "))

    (pin,) = pins.all()
    assert (pin.note, pin.tags) == ("ask *her* <again>", ("levy", "to ask"))
    assert pins.all(tag="levy") == (pin,)
    assert pins.all(tag="other") == ()
    assert json.loads(path.read_text("utf-8"))[0]["odd"] == 1
    assert as_markdown([pin]) == "y\n\nask \\*her\\* &lt;again\\>\n\nTags: levy, to ask\n"


@pytest.mark.parametrize(
    "edit",
    [{"note": 3}, {"tags": "levy"}, {"tags": [1, "levy", None]}, {"collection": ["x"]}, {"tags": None}],
)
def test_an_entry_edited_by_hand_is_still_a_pin(tmp_path: Path, edit: dict[str, object]) -> None:
    """What cannot be understood of it is as if it were not there, and is not touched."""
    path = tmp_path / "pins.json"
    path.write_text(json.dumps([{**OLD, **edit}]), encoding="utf-8")
    pins = Pins(path)

    assert [pin.id for pin in pins.all()] == ["a"]
    pins.toggle(hits()[:1])
    assert json.loads(path.read_text("utf-8"))[0] == {**OLD, **edit}


def test_collections_go_through_pipes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They are listed, added to, annotated, and written by collection or by tag."""
    build(tmp_path / "index", levy())
    index = ("--index", str(tmp_path / "index"))
    _, out, _ = call(capsys, *index, "search", "harbour", "--json", "--limit", "2")
    one, two = (json.loads(line)["id"] for line in out.splitlines())
    assert call(capsys, *index, "pins", "--add", one, "--add", two, "--collection", "Levy")[0] == Exit.FOUND
    assert "0 pinned" in call(capsys, *index, "pins", "--add", one, "--collection", "Levy")[2]
    assert call(capsys, *index, "pins", "--add", one)[0] == Exit.FOUND
    assert call(capsys, *index, "pins", "--add", "ffffffffffff")[0] == Exit.NOTHING
    assert call(capsys, "pins", "--collection", "Levy", "--note", one, "check", "--tags", one, "a, b")[0] == 0
    _, out, _ = call(capsys, "pins", "--collections", "--format", "jsonl")
    assert [json.loads(line) for line in out.splitlines()] == [
        {"collection": "", "pins": 1},
        {"collection": "Levy", "pins": 2},
    ]
    _, out, _ = call(capsys, "pins", "--tag", "b", "--format", "jsonl")
    (row,) = map(json.loads, out.splitlines())
    assert (row["id"], row["collection"], row["note"], row["tags"]) == (one, "Levy", "check", ["a", "b"])
    assert "check" in call(capsys, "pins", "--tag", "b", "--format", "table")[1]
    assert call(capsys, "pins", "--collection", "Nothing")[0] == Exit.NOTHING
    assert call(capsys, "pins", "--note", "ffffffffffff", "x")[0] == Exit.USAGE
    assert call(capsys, "pins", "--collection", "Levy", "--remove", one)[0] == Exit.FOUND
    assert Pins(places().data / "pins.json").collections() == {"": 1, "Levy": 1}
    assert asdict(Pins(places().data / "pins.json").all("")[0])["note"] == ""
