"""What has a person ruled about names: that two are one person's, or that one is nobody else's?

Each ruling is one line of a file of the user's, which only ever grows, and holds for every
index. It changes who is counted and found together, and no record: an article's own naming stays as it is.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from onrecord.index.errors import CannotWrite
from onrecord.index.names.keys import key
from onrecord.index.text import json_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from onrecord.index.names.persons import People


@dataclass(frozen=True, slots=True)
class Ruling:
    """One ruling."""

    rule: Literal["same", "apart"]
    name: str
    whole: str = ""
    """Of two that are the same: the one that both go by from now on."""
    made: str = ""
    """When, ISO 8601, UTC."""

    @property
    def told(self) -> str:
        """In words."""
        return f"“{self.name}” is “{self.whole}”" if self.rule == "same" else f"“{self.name}” is nobody else"


class Rulings:
    """The rulings of this user.

    Args:
        path: of the file that keeps them; it and its folder need not exist.

    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unreadable = 0
        """Lines that were no rulings when the file was last read; they are left where they are."""

    @property
    def state(self) -> tuple[int, int]:
        """By which a change of the file is seen; a file that is not there has one too."""
        try:
            found = self.path.stat()
        except OSError:
            return 0, 0
        return found.st_mtime_ns, found.st_size

    def readable(self) -> tuple[Ruling, ...]:
        """What is `held`; nothing where the file cannot be read."""
        try:
            return self.held()
        except CannotWrite:
            return ()

    def held(self) -> tuple[Ruling, ...]:
        """Every ruling that has not been undone, in the order in which they were made.

        Raises:
            CannotWrite: the file is there and cannot be read.

        """
        try:
            entries, self.unreadable = json_lines.entries(self.path)
        except OSError as error:
            raise CannotWrite(f"The rulings in {self.path} cannot be read: {error.strerror}.") from error
        found: list[Ruling] = []
        for entry in entries:
            if isinstance(undone := entry.get("undone"), str):
                found = [each for each in found if each.made != undone]
            elif ruling := _understood(entry):
                found.append(ruling)
            else:
                self.unreadable += 1
        return tuple(found)

    def add(self, ruling: Ruling) -> Ruling:
        """Keep a ruling; it with the moment in which it was made.

        Raises:
            CannotWrite: it could not be written; what was kept before still is.

        """
        made = replace(ruling, made=datetime.now(UTC).isoformat(timespec="microseconds"))
        self._append(asdict(made))
        return made

    def undo(self, which: str = "") -> Ruling | None:
        """Undo the last ruling, or the last about a name or of a moment; what was undone, if there is one.

        Raises:
            CannotWrite: it could not be written.

        """
        some = [each for each in self.held() if which in ("", each.made) or key(each.name) == key(which)]
        if some:
            self._append({"undone": some[-1].made})
        return some[-1] if some else None

    def _append(self, entry: Mapping[str, Any]) -> None:
        try:
            json_lines.append(self.path, entry)
        except OSError as error:
            reason = error.strerror or error
            raise CannotWrite(f"The ruling cannot be kept in {self.path}: {reason}.") from error


def _understood(entry: Mapping[str, Any]) -> Ruling | None:
    values = [entry.get(name, "") for name in ("rule", "name", "whole", "made")]
    sound = all(isinstance(value, str) for value in values) and values[1].strip() and values[3]
    if not sound or values[0] not in ("same", "apart") or (values[0] == "same" and not values[2].strip()):
        return None
    return Ruling(*values)


def ruled(people: People, rulings: Iterable[Ruling]) -> People:
    """The people of an index as a person has ruled; a later ruling goes before an earlier one."""
    groups = [list(spelt) for spelt in people.spellings]
    called: list[str] = []
    for ruling in rulings:
        if ruling.rule == "same":
            mine, theirs = _taken(groups, ruling.name), _taken(groups, ruling.whole)
            groups.append([*theirs, *(name for name in mine if name not in theirs)])
            called.append(ruling.whole)
        else:
            for group in groups:
                group[:] = [name for name in group if key(name) != key(ruling.name)]
            called = [name for name in called if key(name) != key(ruling.name)]
    spellings = tuple(tuple(group) for group in groups if len(group) > 1)
    return replace(people, spellings=spellings, called=tuple(called))


def _taken(groups: list[list[str]], name: str) -> list[str]:
    """The spellings of whoever has a name, taken out of the groups; the name alone where there are none."""
    for number, group in enumerate(groups):
        if any(key(each) == key(name) for each in group):
            return groups.pop(number)
    return [name]
