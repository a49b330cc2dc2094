"""What every test starts from: a home of its own, and the reference data where it is present."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_xdist_auto_num_workers() -> int:
    """Three workers a core: tests of the explorer wait more than they compute."""
    return 3 * (os.cpu_count() or 1)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty ONRECORD_HOME, so that no test reads or writes the developer's own files."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ONRECORD_HOME", str(folder))
    for name in ("ONRECORD_INDEX", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference articles and labels beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the reference articles and labels (../shared) are not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the sample corpus, built once for all test processes; for reading only."""
    base = tmp_path_factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        base = base.parent
    folder = base / "sample-index"
    with FileLock(base / "sample-index.lock"):
        if not folder.exists():
            home = {**os.environ, "ONRECORD_HOME": str(base / "sample-home")}
            command = (sys.executable, "-m", "onrecord.tui", "build", "--sample", "--index", str(folder))
            subprocess.run((*command, "--progress", "none"), check=True, env=home)
    return folder
