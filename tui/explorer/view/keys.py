"""Which keys are there? Told from the bindings themselves, so that no sheet can be out of date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from textual.binding import Binding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "vertical_line": "|",
    "exclamation_mark": "!",
    "quotation_mark": '"',
    "apostrophe": "'",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "plus": "+",
    "minus": "-",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "down": "↓",
    "up": "↑",
    "right": "→",
    "left": "←",
    "enter": "⏎",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "f1": "F1",
}


def name(key: str) -> str:
    """A key as it is printed on a keyboard."""
    return _NAMES.get(key, key)


class Keyed(Protocol):
    """A part of the explorer that has keys."""

    HELP_TITLE: str
    """Where the keys hold."""
    BINDINGS: Any


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the sheet."""

    keys: str
    what: str
    action: str
    id: str = ""
    """By which the settings can give it another key."""


def told(part: Keyed | type[Keyed]) -> Iterator[Key]:
    """Each binding of a part that has a description, with its keys as they are printed on a keyboard."""
    for binding in part.BINDINGS:
        if isinstance(binding, Binding) and binding.description:
            named = (name(key.strip()) for key in binding.key.split(","))
            yield Key(" ".join(named), binding.description, binding.action, binding.id or "")


def clashes(parts: Sequence[Any], keymap: Mapping[str, str]) -> set[tuple[str, str, str]]:
    """The keys that the settings give to a command of these parts while another of them has it too.

    Args:
        parts: whose keys hold at the same time.
        keymap: the keys of the settings, by id.

    Returns:
        Each such key, and what the two commands do, in alphabetical order.

    """
    held = [
        (key.strip(), binding)
        for part in parts
        for binding in part.BINDINGS
        if isinstance(binding, Binding) and binding.description
        for key in keymap.get(binding.id or "", binding.key).split(",")
    ]
    found = set()
    for key, binding in held:
        for other_key, other in held:
            if binding.id in keymap and key == other_key and binding.action != other.action:
                first, second = sorted((binding.description, other.description))
                found.add((name(key), first, second))
    return found
