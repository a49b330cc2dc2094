"""An index knows by which rules it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
