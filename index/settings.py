"""What the user has set in ``config.toml``: the language model, processes, keys, commands of one's own."""

from __future__ import annotations

import os
import reprlib
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

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

    commands: dict[str, str] = field(default_factory=dict)
    """Commands of the user's own by name, with ``{file}``, ``{line}``, ``{text}``, ``{speaker}``."""

    folders: dict[str, dict[str, str]] = field(default_factory=dict)
    """What the user says of whole folders: ``outlet``, ``pattern``, ``class``."""

    @property
    def processes(self) -> int:
        """How many processes a build uses."""
        return self.jobs or os.cpu_count() or 1


FORMS = {
    "model": "a name in quotation marks",
    "jobs": "a whole number, 0 for one process a core",
    "keys": "a table of keys in quotation marks",
    "commands": "a table of commands in quotation marks",
    "folders": "tables by folder, each with outlet, pattern or class in quotation marks",
}
"""Each setting with what it takes, in words."""


def load(path: Path) -> Settings:
    """Read the settings; a missing file is all defaults.

    Raises:
        UsageError: the file cannot be read, or says something that onrecord does not know.

    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The settings in {path} cannot be read: {error}.") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"The settings in {path} are not TOML: {error}.") from None
    except (RecursionError, ValueError):
        raise UsageError(
            f"The settings in {path} are nested too deeply, or hold too long a number."
        ) from None
    for name, value in values.items():
        if name not in FORMS:
            known = ", ".join(FORMS)
            raise UsageError(f"{path} sets “{name}”, which onrecord does not know; it knows {known}.")
        if not _fits(name, value):
            told = reprlib.repr(value)
            raise UsageError(f"{path} sets “{name}” to {told}; it takes {FORMS[name]}.")
    return Settings(**values)


def _fits(name: str, value: object) -> bool:
    match name:
        case "model":
            return isinstance(value, str) and bool(value)
        case "jobs":
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        case "folders":
            return isinstance(value, dict) and all(map(_is_said, value.values()))
        case _:
            return isinstance(value, dict) and all(isinstance(key, str) for key in value.values())


def _is_said(value: object) -> bool:
    """Whether this may be said of a folder."""
    return (
        isinstance(value, dict)
        and value.keys() <= {"outlet", "pattern", "class"}
        and all(isinstance(said, str) for said in value.values())
    )
