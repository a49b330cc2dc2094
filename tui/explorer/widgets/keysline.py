"""Which keys are worth knowing here? One line that leaves out, rather than cuts, what does not fit."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widgets import Input

from onrecord.tui.explorer.view.ascii import printed
from onrecord.tui.explorer.view.keys import name
from onrecord.tui.explorer.widgets.painted import Painted
from onrecord.tui.present.words.cells import cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.events import Click
    from textual.screen import Screen

KEPT = "keys"
"""The action that is always on the line: the way to all others."""


class KeysLine(Painted):
    """The bindings of what has the focus, of its screen and of the app; a click does what the key does."""

    LOOKS = "keysline"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keysline--key", "keysline--what"}

    _renamed: Mapping[str, str] = MappingProxyType({})

    def on_mount(self) -> None:
        """Follow the focus."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def _changed(self, _screen: Screen[object]) -> None:
        self.refresh()

    def rename(self, actions: Mapping[str, str]) -> None:
        """What some actions do for now, in the place of what their bindings say."""
        self._renamed = actions
        self.refresh()

    def shown(self) -> list[tuple[str, str, str]]:
        """What fits: the key as printed, what it does, and the key as sent."""
        found: dict[str, tuple[str, str, str]] = {}
        for _, binding, enabled, _tooltip in self.screen.active_bindings.values():
            if binding.show and enabled:
                display = printed(self.app, binding.key_display or name(binding.key))
                does = self._renamed.get(binding.action, binding.description)
                found.setdefault(binding.action, (display, does, binding.key))
        typed = self.screen.focused
        if KEPT in found and isinstance(typed, Input) and typed.value:
            found[KEPT] = ("F1", *found[KEPT][1:])
        last = [found.pop(KEPT)] if KEPT in found else []
        room = self.size.width - 1 - sum(_size(each) for each in last)
        kept = []
        for each in found.values():
            room -= _size(each)
            if room < 0:
                break
            kept.append(each)
        return kept + last

    def render_line(self, y: int) -> Strip:
        """The line."""
        base = self.base
        key = base + self.look("key")
        what = base + self.look("what")
        segments = [Segment(" ", base)]
        for display, description, _ in self.shown():
            segments += [Segment(display, key), Segment(f" {description}  ", what)]
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def on_click(self, event: Click) -> None:
        """Do what the clicked key does."""
        at = 1
        for each in self.shown():
            if at <= event.x < at + _size(each):
                self.app.simulate_key(each[2])
                return
            at += _size(each)


def _size(each: tuple[str, str, str]) -> int:
    return cells(each[0]) + cells(each[1]) + 3
