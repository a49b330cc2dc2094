"""The house keeps its own rules: formatted, linted, typed, and every room within its walls."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    """A tool run from the checkout, with the environment's own scripts first on the path."""
    scripts = str(Path(sys.executable).parent)
    environ = {**os.environ, "PATH": scripts + os.pathsep + os.environ["PATH"]}
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=environ, check=False)


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy", "-p", "onrecord", "-p", "onrecord.index", "-p", "onrecord.tui", "-p", "onrecord.corpus"),
        ("mypy", "tests", "tools"),
        ("lint-imports", "--no-cache"),
    ],
    ids=" ".join,
)
def test_the_checkout_passes(command: tuple[str, ...]) -> None:
    """Lint, format, strict types and the import contracts hold for everything in the checkout."""
    done = run(*command)

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_module_of_the_index_is_under_the_import_rules() -> None:
    """A new module cannot slip past the rule that only the language room imports spaCy."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        contracts = tomllib.load(file)["tool"]["importlinter"]["contracts"]
    guarded = {c["id"]: set(c["source_modules"]) for c in contracts if c["id"] in ("spacy", "whoosh")}
    modules = {
        f"onrecord.index.{path.stem}"
        for path in (ROOT / "index").iterdir()
        if (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()
    }

    assert modules - guarded["spacy"] == {"onrecord.index.attribution"}
    assert modules - guarded["whoosh"] == {"onrecord.index.search", "onrecord.index.store"}


def test_no_wing_imports_the_face_of_the_package() -> None:
    """``import onrecord`` is for programs that use it; within, every name is imported from its own room.

    import-linter cannot say this: the face is the parent of its root packages.
    """
    behind_the_face = [
        str(path.relative_to(ROOT))
        for wing in ("corpus", "index", "tui")
        for path in (ROOT / wing).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if (isinstance(node, ast.ImportFrom) and node.module == "onrecord")
        or (isinstance(node, ast.Import) and "onrecord" in {alias.name for alias in node.names})
    ]

    assert behind_the_face == []


def test_every_package_is_in_the_wheel() -> None:
    """A folder with modules that pyproject does not name would be missing from the wheel."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        named = set(tomllib.load(file)["tool"]["setuptools"]["packages"])
    folders = {"onrecord"} | {
        "onrecord." + ".".join(path.parent.relative_to(ROOT).parts)
        for room in ("corpus", "index", "tui")
        for path in (ROOT / room).rglob("__init__.py")
    }

    assert named == folders


LINES = 400
"""The most lines that a module has."""
MODULES = 15
"""The most modules in a folder, those of its inner rooms not counted."""


def test_rooms_are_small() -> None:
    """No module is too long to be read in one go, and no folder too full to be looked over."""
    modules = [
        path
        for room in ("onrecord", "index", "tui", "tools", "tests")
        for path in (ROOT / room).rglob("*.py")
    ]
    long = {
        str(path.relative_to(ROOT)): lines
        for path in modules
        if (lines := path.read_text("utf-8").count("\n")) > LINES
    }
    folders = Counter(path.parent.relative_to(ROOT).as_posix() for path in modules if path.stem != "__init__")
    full = {folder: count for folder, count in folders.items() if count > MODULES}

    assert long == {}
    assert full == {}


DOCS = ("architecture.md", "contributing.md", "glossary.md")


@pytest.mark.parametrize("page", DOCS)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    """Whoever follows the guide to a file finds it."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    named = set(re.findall(r"`((?:[\w.]+/)+[\w.-]*|[\w-]+\.(?:md|toml))`", text))
    told = {name for name in named if name.split("/")[0] in HOUSE or "/" not in name}

    assert len(told) > 5
    assert [name for name in sorted(told) if not (ROOT / name).exists()] == []


HOUSE = ("onrecord", "corpus", "index", "tui", "tools", "tests", "docs", ".github")


IMPORTS = {
    "onrecord": ("spacy", "whoosh", "numpy", "textual", "rich", "click", "importlib.metadata"),
    "onrecord.tui.cli": ("spacy", "whoosh", "numpy", "textual", "rich", "importlib.metadata"),
    "onrecord.tui.commands.answers.search": ("spacy", "textual"),
    "onrecord.tui.commands.answers.show": ("spacy", "textual"),
    "onrecord.tui.explorer": ("spacy", "whoosh", "numpy", "rapidfuzz"),
    "onrecord.index.build": ("spacy", "whoosh", "numpy"),
    "onrecord.tui.commands.about.quality": ("spacy", "whoosh", "numpy", "textual", "rich"),
    "onrecord.tui.commands.about.status": ("spacy", "whoosh", "numpy", "textual", "rich"),
}


@pytest.mark.parametrize("module", IMPORTS)
def test_importing_loads_nothing_that_a_person_would_wait_for(module: str) -> None:
    """Each way in stays cheap: what it must not load is looked for in a fresh interpreter."""
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    done = run(sys.executable, "-c", code)

    assert done.returncode == 0, done.stderr
    assert not set(IMPORTS[module]) & set(done.stdout.split())


def test_the_repository_names_no_machine_and_no_registry() -> None:
    """No path of a developer's machine and no download address is committed."""
    listed = run("git", "ls-files", "-z")
    if listed.returncode:
        pytest.skip("not a git checkout")
    forbidden = re.compile(rb"/(?:home|Users|root)/\w|files\.python" rb"hosted|py" rb"pi\.org")
    found = [
        name
        for name in listed.stdout.split("\0")
        if name and (ROOT / name).is_file() and forbidden.search((ROOT / name).read_bytes())
    ]

    assert found == []


def test_dependencies_are_audited() -> None:
    """By a job of the workflow, since it asks a service; the checks here need no net."""
    jobs = (ROOT / ".github" / "workflows" / "checks.yml").read_text("utf-8")

    assert re.search(r"run: uvx pip-audit --requirement requirements\.txt", jobs)
