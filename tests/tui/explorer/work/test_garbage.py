"""Garbage is collected a little at a time, and never kept for good."""

from __future__ import annotations

import gc
import sys
import weakref
from typing import TYPE_CHECKING

import pytest
from textual._styles_cache import StylesCache
from textual.color import Color

from onrecord.tui.explorer.work import garbage as collecting
from onrecord.tui.explorer.work.garbage import IDLE, MOST, OVERDUE, SOME, WARM, Garbage

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
    ring = Ring()
    gone = weakref.ref(ring)
    age(2)
    del ring
    garbage.collect(0)
    assert gone() is not None
    age(OVERDUE)
    garbage.collect(0)

    assert gone() is None


def survivor(garbage: Garbage) -> weakref.ref[Ring]:
    """Something that was alive in a round, and is garbage since."""
    ring = Ring()
    age(OVERDUE)
    garbage.collect(0)
    return weakref.ref(ring)


@pytest.fixture
def ring(garbage: Garbage, monkeypatch: pytest.MonkeyPatch) -> weakref.ref[Ring]:
    """Garbage that has survived a round which took long."""
    monkeypatch.setattr(collecting, "LONG", 0)
    gone = survivor(garbage)
    for _ in range(5):
        age(OVERDUE)
        garbage.collect(0)
    assert gone() is not None
    return gone


def taken(blocks: int, garbage: Garbage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a number of blocks of memory have been taken since everything was gone through."""
    held = sys.getallocatedblocks()
    monkeypatch.setattr(sys, "getallocatedblocks", lambda: held)
    garbage.take_over()
    monkeypatch.setattr(sys, "getallocatedblocks", lambda: held + WARM + blocks)


@pytest.mark.parametrize(("quiet", "blocks"), [(IDLE, SOME), (IDLE / 2, MOST // 2), (0, MOST)])
def test_the_more_has_survived_the_shorter_a_pause_is_enough_to_clear_it_away(
    garbage: Garbage, ring: weakref.ref[Ring], quiet: float, blocks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the end it is done while keys come."""
    taken(blocks, garbage, monkeypatch)
    garbage.collect(quiet)

    assert ring() is None


@pytest.mark.parametrize(("quiet", "blocks"), [(2 * IDLE, SOME - 1), (IDLE / 2, MOST // 3), (0, MOST - 1)])
def test_nobody_is_kept_waiting_for_a_little_garbage(
    garbage: Garbage, ring: weakref.ref[Ring], quiet: float, blocks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays for now."""
    taken(blocks, garbage, monkeypatch)
    garbage.collect(quiet)

    assert ring() is not None


def test_what_survived_a_short_round_is_gone_through_again(
    garbage: Garbage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only what takes long to go through is put off."""
    monkeypatch.setattr(collecting, "LONG", 60)
    gone = survivor(garbage)
    age(OVERDUE)
    garbage.collect(0)

    assert gone() is None


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
