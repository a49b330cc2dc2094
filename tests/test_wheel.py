"""The wheel alone is the whole product: one package, the sample corpus with it, nothing from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("uv") is None, reason="uv is not on this machine"),
]


def run(*command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """A command outside the checkout's own environment."""
    clean = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH")}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env={**clean, **environ},
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what is in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    ignored = shutil.ignore_patterns(".*", "build", "dist", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, source, ignore=ignored)
    done = run("uv", "build", "--quiet", "--wheel", "--out-dir", str(folder), str(source))

    assert done.returncode == 0, done.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_one_package(wheel: Path) -> None:
    """Only `onrecord` is put into site-packages; no `index` or `tests`. The manual goes to its place."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    tops = {name.split("/")[0] for name in names}

    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"onrecord"}
    assert [name for name in names if ".data/" in name] == [
        name for name in names if name.endswith(".data/data/share/man/man1/onrecord.1")
    ]
    assert sum(name.startswith("onrecord/corpus/") and name.endswith(".md") for name in names) >= 12
    assert "onrecord/index/py.typed" in names
    assert any(name.endswith(".tcss") for name in names)


def test_the_wheel_alone_builds_and_searches_the_sample(wheel: Path, tmp_path: Path) -> None:
    """In an empty environment the wheel brings all it needs: it builds the sample corpus and answers."""
    venv = tmp_path / "venv"
    made = run("uv", "venv", "--quiet", "--python", sys.executable, str(venv))
    installed = run("uv", "pip", "install", "--quiet", "--python", str(venv), str(wheel))
    onrecord = str(venv / ("Scripts" if os.name == "nt" else "bin") / "onrecord")
    home = {"ONRECORD_HOME": str(tmp_path / "home")}
    built = run(onrecord, "build", "--sample", **home)
    found = run(onrecord, "search", "speaker:Ollongren", **home)
    python = str(venv / ("Scripts" if os.name == "nt" else "bin") / "python")
    said = "import onrecord; print(onrecord.extract('“We will go,” the mayor said.'))"
    extracted = run(python, "-c", said, PYTHONUTF8="1", **home)
    named = run(python, "-m", "onrecord", "--version", **home)

    assert made.returncode == 0, made.stderr
    assert installed.returncode == 0, installed.stderr
    assert built.returncode == 0, built.stderr
    assert found.returncode == 0, found.stderr
    assert "Kajsa Ollongren" in found.stdout
    assert "text='We will go,'" in extracted.stdout, extracted.stderr
    assert named.stdout.startswith("onrecord "), named.stderr
