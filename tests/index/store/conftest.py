"""A corpus of small articles and a build that needs no language model."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.index.store import fake_build as fake

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _no_wait_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a power cut could tell the difference, and no test cuts the power."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Forty articles."""
    root = tmp_path / "corpus"
    for number in range(40):
        fake.write_article(root / f"{number % 4}" / f"{number:02}.txt", number)
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the index shall be."""
    return tmp_path / "index"
