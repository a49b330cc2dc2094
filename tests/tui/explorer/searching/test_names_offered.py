"""Whose name is offered first where a surname is typed? The person's who is quoted most."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from onrecord.index.names.parts import parts
from onrecord.index.search import open_index
from onrecord.index.text.folding import fold
from onrecord.tui.explorer.search.completion import Known, choices, offers, with_count
from onrecord.tui.explorer.search.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

SURNAMES = 50


@pytest.fixture(scope="module")
def news(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of PolNeAR dev, built once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    base = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder = base / "dev-index"
    with FileLock(base / "dev-index.lock"):
        if not folder.exists():
            home = {**os.environ, "ONRECORD_HOME": str(base / "dev-home")}
            source = str(shared / "polnear" / "dev" / "text")
            command = (sys.executable, "-m", "onrecord.tui", "build", source, "--index", str(folder))
            subprocess.run((*command, "--progress", "none"), check=True, env=home)
    return folder


def records(folder: Path) -> list[dict[str, Any]]:
    """Every quotation as the shell writes it."""
    command = (sys.executable, "-m", "onrecord.tui", "search", "--index", str(folder), "*", "--limit", "0")
    done = subprocess.run((*command, "--format", "jsonl"), check=True, capture_output=True, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_person_is_offered_once() -> None:
    """In the spelling that is known first of those that begin so; by another where only that does."""
    lee, other = Known("Ann Lee", 9), Known("Annette Roe", 4)
    names = {"Ann Lee": lee, "Anna Lee": lee, "A. B. Leeson": lee, "Annette Roe": other}
    assert offers("ann", names) == ["Ann Lee", "Annette Roe"]
    assert offers("lees", names) == ["A. B. Leeson"]
    assert [with_count(name, names) for name in ("Anna Lee", "Roe")] == ["Anna Lee 9", "Roe"]


@pytest.mark.slow
async def test_a_surname_offers_the_person_quoted_most(news: Path) -> None:
    """For each of the 50 surnames quoted most, ``speaker:`` offers first who is quoted most."""
    index = open_index(news)
    spelt = {name: each.value for each in index.names("speaker") for name in (each.value, *each.others)}
    quoted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for record in records(news):
        name = parts(record["speaker"]) if record["speaker_kind"] == "person" else None
        if name and name.given:
            words = record["speaker"].split()
            surname = words[-2] if name.generation and len(words) > 2 else words[-1]
            quoted[fold(surname.strip(".,"))][spelt[record["speaker"]]] += 1
    most = sorted(quoted, key=lambda surname: -sum(quoted[surname].values()))[:SURNAMES]
    desk = Desk(index)
    names = {"speaker": await desk.names("speaker", 2_000)}
    wrong = []
    for surname in most:
        offered = [spelt[name] for name, _ in choices(f"speaker:{surname}", names)]
        top = quoted[surname].most_common()
        best = {name for name, count in top if count == top[0][1]}
        if not offered or offered[0] not in best:
            wrong.append((surname, top[:2], offered[:3]))
    desk.close()

    assert len(most) == SURNAMES
    assert wrong == []
