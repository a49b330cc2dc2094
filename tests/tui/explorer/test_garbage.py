"""Garbage is collected a little at a time, and never kept for good."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import pytest
from textual._styles_cache import StylesCache
from textual.color import Color

from onrecord.tui.explorer import garbage as collecting
from onrecord.tui.explorer.garbage import IDLE, OVERDUE, PAUSE, Garbage

if TYPE_CHECKING:
    from collections.abc import Iterator


class Ring:
    """Something that only a collection can clear away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def garbage() -> Iterator[Garbage]:
    """Collecting in place of Python, which takes over again in the end; nothing is left by other tests."""
    gc.collect()
    thresholds = gc.get_threshold()
    found = Garbage()
    found.take_over()
    yield found
    gc.set_threshold(*thresholds)
    gc.unfreeze()


def age(collections: int) -> None:
    """So many collections of the young, as come while one types."""
    for _ in range(collections):
        gc.collect(1)


def test_while_keys_come_a_round_waits_until_it_is_overdue(garbage: Garbage) -> None:
    """Then it is made all the same."""
    ring = weakref.ref(Ring())
    age(2)
    garbage.collect(0)
    frozen = gc.get_freeze_count()
    age(OVERDUE)
    garbage.collect(0)

    assert ring() is None
    assert gc.get_freeze_count() != frozen


@pytest.mark.parametrize(("quiet", "survivors"), [(IDLE + 1, 1_000), (PAUSE, 10_000)])
def test_what_survived_a_round_is_cleared_away_in_the_end(
    garbage: Garbage, quiet: float, survivors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once nobody types for a while, or when it has become much."""
    monkeypatch.setattr(collecting, "SOME", 1_000)
    monkeypatch.setattr(collecting, "MOST", 10_000)
    ring = Ring()
    gone = weakref.ref(ring)
    age(OVERDUE)
    garbage.collect(0)
    del ring
    for _ in range(5):
        age(OVERDUE)
        garbage.collect(0)
        assert gone() is not None
    others = [Ring() for _ in range(2 * survivors)]
    garbage.collect(quiet)

    assert gone() is None
    assert len(others) == 2 * survivors


def test_the_painted_lines_of_a_widget_that_is_gone_are_let_go(garbage: Garbage) -> None:
    """Textual remembers whose they are as long as it likes."""
    lines = StylesCache()
    lines.get_inner_outer(Color(0, 0, 0), Color(9, 9, 9))
    gone = weakref.ref(lines)
    del lines
    age(1)
    assert gone() is not None
    age(OVERDUE)
    garbage.collect(0)

    assert gone() is None
