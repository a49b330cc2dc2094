"""Refresh the exact versions in pyproject.toml: ``uv run python tools/constraints.py``.

Every package that the project and its tools need, at the newest version that its ranges allow, is written
to ``[tool.uv] constraint-dependencies``; run the tests afterwards and commit the change.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import tomlkit

WHEELS = {"pyyaml": "python_full_version < '3.15'"}
"""Where a package has wheels; elsewhere its version is left open, so that one with a wheel is taken."""

PROJECT = Path(__file__).resolve().parents[1] / "pyproject.toml"


def pinned() -> list[str]:
    """The newest allowed version of everything, as ``name==version ; marker`` lines."""
    export = ("uv", "export", "--upgrade", "--all-groups", "--no-emit-project", "--no-hashes")
    done = subprocess.run(
        (*export, "--no-annotate", "--no-header", "--quiet"),
        cwd=PROJECT.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    return [f"{line} ; {WHEELS[name]}" if (name := line.split("==")[0]) in WHEELS else line for line in lines]


def main() -> None:
    """Take the old constraints away, resolve afresh, and write the new ones."""
    document = tomlkit.parse(PROJECT.read_text(encoding="utf-8"))
    settings = document["tool"]["uv"]
    settings["constraint-dependencies"] = []
    PROJECT.write_text(tomlkit.dumps(document), encoding="utf-8")
    versions = tomlkit.array()
    versions.extend(pinned())
    settings["constraint-dependencies"] = versions.multiline(multiline=True)
    PROJECT.write_text(tomlkit.dumps(document), encoding="utf-8")
    print(f"{len(versions)} versions written to {PROJECT.name}")


if __name__ == "__main__":
    main()
