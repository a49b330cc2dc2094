"""Every part of the explorer that has keys of its own is gone to on an index of odd texts, and looked at."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.index.corrections import Ledger, correction, now
from onrecord.index.paths import places
from onrecord.index.search import open_index
from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.work.index_session import IndexSession
from onrecord.tui.kept import doubtful
from tests.robustness.test_hostile_corpus import raw
from tests.tui.explorer.keys.test_every_key import PRINTED, WAYS, holder
from tests.tui.explorer.levy import build, printed
from tests.tui.explorer.steps import settled, shown, until
from tests.tui.explorer.verify.test_verify_hostile import WRITABLE

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import App

HELD = " ".join("give_it_back_to_all_of_us").replace("_", "space")
OTHERS = (
    ("enter", "C"),
    ("ctrl+r",),
    ("ctrl+o",),
    ("enter", "w"),
    ("enter", "u"),
    ("enter", "Y"),
    ("enter", "c"),
    ("enter", "y"),
    ("enter", "o"),
    ("enter", "plus"),
    ("enter", "3", "z"),
    ("enter", "4"),
    ("enter", "ctrl+p"),
    ("ctrl+u", *"speaker", "colon", *"zer", "tab", "tab"),
    ("ctrl+u", *"outlet", "colon", "tab", "down", "enter"),
)
"""Keys that lead to what is no part of its own: what is kept, listed, offered or told."""


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of odd texts."""
    held = [
        printed(
            f"{number}-{copy}{text[:30]}.txt",
            text,
            f"2024-03-{10 + number + copy}",
            f"We shall take {text} and {verb} it back to all of us by the end of the year {number}",
            text,
            via=text,
            around=text,
            office=text,
        )
        for number, text in enumerate(WRITABLE)
        for copy, verb in enumerate(("give", "never give"))
    ]
    made = tmp_path_factory.mktemp("odd") / "index"
    build(made, held)
    return made


def remember(index: Path) -> None:
    """Odd corrections, past searches and saved ones of the user's."""
    kept = places()
    ledger = Ledger(kept.corrections)
    hits = open_index(index).search("take").hits(0, 20)
    for hit, text in zip(hits, WRITABLE, strict=False):
        ledger.add(
            correction(hit, speaker=text[:200], office=text[:200], kind="direct", why=text[:200], made=now())
        )
    kept.state.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(f"take {text[:100]}") for text in WRITABLE)
    (kept.state / "history.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    saved = [{"name": text[:100], "query": f"take {text[:50]}"} for text in WRITABLE]
    (kept.data / "searches.json").write_text(json.dumps(saved), encoding="utf-8")


def told() -> list[str]:
    """A build that leaves files of odd names out, for odd reasons."""
    skipped = ({"event": "skipped", "path": text[:200], "reason": text[:200]} for text in WRITABLE)
    lines = "\n".join(map(json.dumps, (*skipped, {"event": "progress", "done": 1, "total": 2})))
    return [sys.executable, "-c", f"import time; print({lines!r}, flush=True); time.sleep(20)"]


async def looked_at(app: App[None], *groups: str, part: type | None) -> list[str]:
    """What stands on a screen with room for all after each of these groups of keys."""
    seen = []
    async with app.run_test(size=(160, 48), notifications=True) as pilot:
        await settled(pilot)
        for keys in groups:
            await pilot.press(*keys.split())
            await (pilot.pause(0.5) if keys == "R" else settled(pilot))
            seen.append(shown(app))
        if part is not None:
            await until(pilot, lambda: holder(app, part) is not None)
        for key in ("l", "j", "ctrl+d", "end", "space"):
            await pilot.press(key)
            await pilot.pause(0.1)
            seen.append(shown(app))
    return seen


@pytest.mark.parametrize("part", [*WAYS, OTHERS], ids=lambda part: getattr(part, "__name__", "others"))
async def test_no_screen_paints_what_a_terminal_obeys(
    odd: Path, part: type | tuple[tuple[str, ...], ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No control but the ends of lines, and no direction, whatever is listed, asked or told."""
    monkeypatch.setattr(doubtful, "DOUBTFUL", "-kind:term")  # so that there is something to review
    remember(odd)
    draft = tmp_path / "draft.txt"
    draft.write_text("\n\n".join(f"He said: “We shall take {text} and go.”" for text in WRITABLE), "utf-8")
    ways = (
        [(way.pressed, way.draft) for way in WAYS[part]]
        if isinstance(part, type)
        else [(keys, False) for keys in part]
    )
    for pressed, drafted in ways:
        app = Explorer(
            IndexSession(odd, command=lambda *_: told()),
            query="take",
            ascii_only=False,
            draft=draft if drafted else None,
        )
        groups = [HELD if keys == PRINTED else keys for keys in pressed]
        seen = await looked_at(app, *groups, part=part if isinstance(part, type) else None)
        assert not raw("\n".join(seen).replace("\t", "\v"))
