"""Other content under the name of the model that was measured is said plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution import models
from onrecord.index.errors import Exit
from onrecord.index.quality import Model, measured_model
from onrecord.index.settings import DEFAULT_MODEL
from onrecord.tui.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_model_in_use_is_the_one_that_was_measured() -> None:
    """Where it goes by that name."""
    assert models.doubt(DEFAULT_MODEL) == ""


def test_other_content_under_the_name_is_said(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Once, in a sentence; another model by another name is none of it."""
    name = measured_model().name
    monkeypatch.setattr(models, "measured_model", lambda: Model(name, "00"))
    (tmp_path / "a.txt").write_text("“We will go,” the mayor said.", encoding="utf-8")
    sentence = f"The language model {name} is not the one that onrecord was measured with"
    index = ("--index", str(tmp_path / "index"))
    for command in (
        ("extract", str(tmp_path / "a.txt"), "--jobs", "1"),
        (*index, "build", str(tmp_path / "a.txt"), "--jobs", "1", "--progress", "none"),
        ("--index", str(sample), "status"),
        ("quality",),
    ):
        assert run(command) == Exit.FOUND
        said = capsys.readouterr()
        assert " ".join((said.out + said.err).split()).count(sentence) == 1

    monkeypatch.setattr(models, "measured_model", lambda: Model("en_other 1.0", "00"))
    assert models.doubt(DEFAULT_MODEL) == ""
