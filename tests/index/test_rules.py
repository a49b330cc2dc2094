"""An index knows by which rules it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.build import ROOMS
from onrecord.index.rules import digest

if TYPE_CHECKING:
    from pathlib import Path


def test_any_change_of_a_rule_changes_the_digest(tmp_path: Path) -> None:
    """Code, word lists and weights all count, also in folders below; other files do not."""
    (tmp_path / "cues.py").write_text("CUES = ()")
    before = digest(tmp_path)
    (tmp_path / "notes.md").write_text("nothing")
    unchanged = digest(tmp_path)
    (tmp_path / "weights.json").write_text("{}")
    weighed = digest(tmp_path)
    (tmp_path / "cues.py").write_text("CUES = (1,)")
    changed = digest(tmp_path)
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "words.txt").write_text("say")

    assert before == unchanged
    assert len({before, weighed, changed, digest(tmp_path)}) == 4


def test_a_single_file_counts_too(tmp_path: Path) -> None:
    """A module that has no folder of its own is named alone, and its neighbours do not count."""
    module = tmp_path / "sources.py"
    module.write_text("CLASSES = ()")
    before = digest(module)
    (tmp_path / "other.py").write_text("")
    beside = digest(module)
    module.write_text("CLASSES = (1,)")

    assert before == beside != digest(module)


def test_what_decides_the_class_of_a_source_is_among_the_rules() -> None:
    """An index that was made by another reading of classes is made anew."""
    assert {path.name for path in ROOMS["sources"]} == {"sources.py", "sources.toml"}
    assert all(path.is_file() for path in ROOMS["sources"])
