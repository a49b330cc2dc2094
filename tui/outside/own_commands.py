"""With what words is a command of the person's own called for a quotation?

It is split into words first, and placeholders are replaced then, each within its word: no shell reads what an
article says, and no word of it becomes two.
"""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from onrecord.index.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.index.model import Hit

_PLACEHOLDER = re.compile(r"\{(file|line|text|speaker)\}")


def words(command: str) -> list[str]:
    """The words of a command, quoted as in a shell.

    Raises:
        UsageError: a quotation mark is not closed, or there is no word.

    """
    try:
        found = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"This is no command: {str(error).lower()}.") from error
    if not found:
        raise UsageError("Type a command, such as: wc -w")
    return found


def wants_line(command: Sequence[str]) -> bool:
    """Whether the command asks for the line."""
    return any("{line}" in word for word in command)


def values(hit: Hit, line: int) -> dict[str, str]:
    """What stands for each placeholder."""
    speaker = hit.quotation.speaker
    return {
        "file": hit.article.file,
        "line": str(line),
        "text": hit.quotation.text,
        "speaker": speaker.name if speaker else "",
    }


def filled(command: Sequence[str], said: Mapping[str, str]) -> list[str]:
    """The words of a command with its placeholders replaced.

    Args:
        command: its words; the first is the program, and is left as it is.
        said: what stands for each placeholder.

    Raises:
        UsageError: what an article says would stand where the program looks for options.

    """
    program, *rest = command
    found = [program]
    for word in rest:
        first = _PLACEHOLDER.match(word)
        value = _PLACEHOLDER.sub(lambda match: said[match[1]].replace("\0", ""), word)
        if first and value.startswith("-") and "--" not in found:
            raise UsageError(
                f"What stands for {first[0]} here begins with “-” and would be taken for an option; "
                f"put -- before it in [commands] of the settings."
            )
        found.append(value)
    return found
