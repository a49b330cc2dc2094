"""Where everything is kept: config, data, state and cache, by the platform's own rules.

``ONRECORD_HOME`` moves all of it below one folder.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Places:
    """The folders that onrecord uses; none of them need exist."""

    config: Path
    """Holds ``config.toml``."""
    data: Path
    """What cannot be made again: corrections, notebooks; and the index."""
    state: Path
    """History, session, log."""
    cache: Path
    """What may be deleted at any time."""

    @property
    def settings(self) -> Path:
        """The file of settings."""
        return self.config / "config.toml"

    @property
    def corrections(self) -> Path:
        """The file of corrections."""
        return self.data / "corrections.jsonl"

    @property
    def names(self) -> Path:
        """The file of rulings about who is one person."""
        return self.data / "names.jsonl"

    @property
    def index(self) -> Path:
        """The folder of the index where no other is named."""
        return self.data / "index"


def places() -> Places:
    """The folders of this user on this machine."""
    home = os.environ.get("ONRECORD_HOME")
    if home:
        base = typed(home).absolute()
        return Places(config=base / "config", data=base / "data", state=base / "state", cache=base / "cache")
    from platformdirs import PlatformDirs  # noqa: PLC0415 - costs 20 ms, and ONRECORD_HOME needs none of it

    dirs = PlatformDirs("onrecord", appauthor=False)
    return Places(
        config=dirs.user_config_path,
        data=dirs.user_data_path,
        state=dirs.user_state_path,
        cache=dirs.user_cache_path,
    )


def typed(text: Path | str) -> Path:
    """The path that a person wrote, with the home folder for ``~``; a ``~`` of nobody's stays as it is."""
    return Path(os.path.expanduser(text))  # noqa: PTH111 - Path.expanduser raises where there is no such user


def is_file(path: Path | str) -> bool:
    """Whether there is a file at a path that a person wrote, which may be one that no system could have."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises where the name is too long


def short(path: Path | str) -> str:
    """The path as a person writes it, with ``~`` for the home folder."""
    text = str(path)
    home = str(Path.home())
    return "~" + text[len(home) :] if text == home or text.startswith(home + os.sep) else text
