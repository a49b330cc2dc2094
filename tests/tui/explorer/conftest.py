"""What the explorer's tests start from: an index in memory, and an explorer opened on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.work import builder, clipboard, opening_files
from onrecord.tui.explorer.work.index_session import IndexSession
from onrecord.tui.present.checks import freshness
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.levy import build, levy

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from onrecord.tui.present.hits.contract import Opener


@pytest.fixture(autouse=True)
def _files_as_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The articles of the index in memory have no files; unless a test says otherwise, nothing is wrong."""
    monkeypatch.setattr(freshness, "notice", lambda *_: "")


@pytest.fixture(autouse=True)
def _no_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the developer's clipboard and programs."""
    monkeypatch.setattr(clipboard, "ways", list)
    monkeypatch.setattr(clipboard, "deaf", lambda: False)
    monkeypatch.setattr(opening_files, "open_file", lambda path, _="": f"would open {path}")
    monkeypatch.setattr(opening_files, "open_address", lambda address: f"would open {address}")


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was sent to the clipboard."""
    texts: list[str] = []
    monkeypatch.setattr(Explorer, "copy_to_clipboard", lambda _, text: texts.append(text))
    return texts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the levy, on disk."""
    made = tmp_path_factory.mktemp("levy") / "index"
    build(made, levy())
    return made


@pytest.fixture
def index() -> FakeIndex:
    """One article of the harbour, and forty of its ships."""
    return FakeIndex([harbour(), *many(40)])


@pytest.fixture
def explorer(index: FakeIndex, tmp_path: Path) -> Callable[..., Explorer]:
    """Makes explorers that open the index in memory, or whatever else is given."""

    def make(
        query: str = "",
        *,
        folder: Path = tmp_path / "index",
        opener: Opener = lambda _folder: index,
        command: Callable[..., list[str]] = builder.command,
        **options: Any,
    ) -> Explorer:
        return Explorer(IndexSession(folder, opener, command), query=query, **options)

    return make
