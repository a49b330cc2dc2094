"""How does the explorer give a command of our own, as from a shell?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def command(folder: Path, *arguments: str) -> list[str]:
    """What runs `onrecord` with these arguments on the index in `folder`, as a process of its own."""
    return [sys.executable, "-m", "onrecord.tui", "--index", str(folder), *arguments]
