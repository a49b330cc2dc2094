"""A corpus of small articles and a build that needs no language model."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def fake() -> Any:
    """The module `fake_build`."""
    spec = importlib.util.spec_from_file_location("fake_build", Path(__file__).with_name("fake_build.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def corpus(tmp_path: Path, fake: Any) -> Path:
    """Forty articles."""
    root = tmp_path / "corpus"
    for number in range(40):
        fake.write_article(root / f"{number % 4}" / f"{number:02}.txt", number)
    return root


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the index shall be."""
    return tmp_path / "index"
