"""What the user has set in ``config.toml``: the language model, how many processes, the keys."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from onrecord.index.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_MODEL = "en_core_web_sm"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, each with its default."""

    model: str = DEFAULT_MODEL
    """A spaCy model: an import name, a distribution's name, or a folder."""
    jobs: int = 0
    """Processes for a build; 0 is one for each core."""
    keys: dict[str, str] = field(default_factory=dict)
    """Keys of the explorer by binding id, as ``verify = "v,f2"``."""

    @property
    def processes(self) -> int:
        """How many processes a build uses."""
        return self.jobs or os.cpu_count() or 1


KINDS: dict[str, tuple[type, str]] = {
    "model": (str, "a name in quotation marks"),
    "jobs": (int, "a whole number"),
    "keys": (dict, "a table"),
}


def load(path: Path) -> Settings:
    """Read the settings; a missing file is all defaults.

    Raises:
        UsageError: the file cannot be read, or says something that onrecord does not know.

    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The settings in {path} cannot be read: {error}.") from None
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"The settings in {path} are not TOML: {error}.") from None
    for name, value in values.items():
        _check(path, name, value)
    return Settings(**values)


def _check(path: Path, name: str, value: Any) -> None:
    if name not in KINDS:
        known = ", ".join(KINDS)
        raise UsageError(f"{path} sets “{name}”, which onrecord does not know; it knows {known}.")
    kind, form = KINDS[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise UsageError(f"{path} sets “{name}” to {value!r}; it takes {form}.")
    if name == "jobs" and value < 0:
        raise UsageError(f"{path} sets “jobs” to {value}; it takes 0 (one for each core) or more.")
    if name == "keys" and not all(isinstance(key, str) for key in value.values()):
        raise UsageError(f'{path}: each line of [keys] takes a key in quotation marks, as verify = "v".')
