"""What does a reader tell of one article in a file?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.model import Fact

if TYPE_CHECKING:
    from onrecord.index.model import Relay, Span

    Place = tuple[int, str]
    """An offset into the reading text, and the place in the original from there on: ``page 3``."""


@dataclass(frozen=True, slots=True)
class Told:
    """The reading text of one article and what its format says of it; nothing of the text's own words."""

    text: str
    """Paragraphs are apart by a blank line, as in every reading text."""
    member: str = ""
    """Its name within a file of several articles."""
    title: Fact | None = None
    outlet: Fact | None = None
    masthead: Fact | None = None
    """The outlet as it is only shown: believed after what the user says and the address's host."""
    authors: tuple[str, ...] = ()
    authored: str = ""
    """The basis of `authors`."""
    published: Fact | None = None
    url: Fact | None = None
    source_class: Fact | None = None
    """Where it is said outright."""
    relays: tuple[Relay, ...] = ()
    places: tuple[Place, ...] = ()
    """Sorted by offset."""
    left_out: tuple[str, ...] = ()
    """What of the original is not in the text, in plain words."""
    set_apart: tuple[Span, ...] = ()
    """See `Article`."""
    failed: str = ""
    """Why this member of the file is not read, where others are; every other field is then empty."""
    headed: bool = True
    """Whether masthead, title and date line may stand in the text itself, as in a typed document."""


def fact(value: str | None, basis: str) -> Fact | None:
    """The value with its blank space squeezed, or None where nothing is left of it."""
    squeezed = " ".join((value or "").split())
    return Fact(squeezed, basis) if squeezed else None
