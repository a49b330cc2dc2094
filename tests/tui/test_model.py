"""Other content under the name of the model that was measured is said plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.attribution import models
from onrecord.index.errors import Exit
from onrecord.index.quality import Model, measured_model
from onrecord.index.settings import DEFAULT_MODEL
from onrecord.tui.cli import run

if TYPE_CHECKING:
    from pathlib import Path


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


@pytest.mark.parametrize("name", ["os", "json", "no_such_model"])
def test_what_is_no_model_is_said_to_be_none(
    name: str, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A module of that name is none; nothing is begun with it."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text(f'model = "{name}"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("“We will go,” the mayor said.", encoding="utf-8")
    for jobs in ("1", "2"):
        assert (
            run(["--index", str(tmp_path / "i"), "build", str(tmp_path / "a.txt"), "--jobs", jobs])
            == Exit.USAGE
        )
        assert f"No language model is installed under the name '{name}'" in " ".join(
            capsys.readouterr().err.split()
        )
    assert not (tmp_path / "i").exists()


def test_a_model_that_cannot_be_loaded_is_told_of_by_workers_too(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no want of memory."""
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "meta.json").write_text('{"lang": "en", "name": "broken", "version": "1"}', encoding="utf-8")
    (broken / "config.cfg").write_text("[nlp", encoding="utf-8")
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text(f"model = {str(broken)!r}\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("“We will go,” the mayor said.", encoding="utf-8")
    command = ["--index", str(tmp_path / "i"), "build", str(tmp_path / "a.txt"), "--jobs", "2"]

    assert run(command) == Exit.USAGE
    assert "cannot be loaded" in " ".join(capsys.readouterr().err.split())
