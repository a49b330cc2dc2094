"""Which keys are there? Told from the bindings themselves, so that no sheet can be out of date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.binding import Binding, BindingType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual.binding import BindingType

    Group = tuple[str, Sequence[BindingType]]
    """Where some keys hold, and their bindings."""

_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "down": "↓",
    "up": "↑",
    "right": "→",
    "left": "←",
    "enter": "⏎",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "f1": "F1",
    "plus": "+",
    "minus": "-",
    "colon": ":",
    "space": "space",
}


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the sheet."""

    keys: str
    what: str
    id: str = ""


def told(bindings: Iterable[BindingType]) -> Iterator[Key]:
    """Each binding that has a description, with its keys as they are printed on a keyboard."""
    for binding in bindings:
        if isinstance(binding, Binding) and binding.description:
            named = (_NAMES.get(key.strip(), key.strip()) for key in binding.key.split(","))
            yield Key(" ".join(named), binding.description, binding.id or "")
