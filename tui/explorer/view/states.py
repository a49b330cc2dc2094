"""What is said where there is nothing to list: no index, a damaged one, nothing found, nothing asked yet?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.errors import DamagedIndex, ForeignIndex, NoIndex, OtherVersion
from onrecord.index.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from onrecord.index.model import Stamp
    from onrecord.tui.explorer.work.builder import Progress
    from onrecord.tui.present.hits.contract import Widening

Deed = Literal["search", "sample", "rebuild", "retry", "quit", "keys"]

DIGITS = 9
"""The number of choices that have a digit of their own."""

EXAMPLES = (
    ('"exact words"', "words side by side"),
    ("speaker:name", "by who said it; also office: outlet: via:"),
    ("after:2024-03", "by date; also before:"),
    ("minister -outlet:name", "a minus leaves out"),
)


EMPTY = (
    "onrecord read FOLDER shows, in a shell, how articles are read;",
    "onrecord build FOLDER reads those of another folder.",
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be done from here."""

    label: str
    detail: str
    deed: Deed
    argument: str = ""


@dataclass(frozen=True, slots=True)
class State:
    """A headline, some lines of plain text, and what can be done."""

    name: str
    headline: str
    lines: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    searchable: bool = False
    """Whether there is an index, so that the search box can be used."""


OPENING = State("opening", "Opening the index …")

QUIT = Choice("Quit", "ctrl+q at any time", "quit")
SAMPLE = Choice("Build the sample", "short articles that come with onrecord", "sample")
ANEW = Choice("Build it anew", "your articles are read once more, and not touched", "rebuild")
RETRY = Choice("Try again", "open the index once more", "retry")


def unusable(error: Exception, folder: Path) -> State:
    """The state for an index that cannot be opened; the error's own sentence says why."""
    if isinstance(error, NoIndex):
        return State(
            "no-index",
            "There is no index yet.",
            (
                "onrecord finds who said what, in what office, and through which outlet.",
                "It looked for an index in",
                f"  {folder}",
                "To read your own articles, from a shell:",
                "  onrecord build FOLDER",
            ),
            (SAMPLE, QUIT),
        )
    if isinstance(error, DamagedIndex):
        rebuild = "From a shell, onrecord build --rebuild makes it anew; your articles are not touched."
        return State("damaged", "The index is damaged.", (str(error), rebuild), (RETRY, QUIT))
    if isinstance(error, ForeignIndex):
        return State("foreign", "This folder holds something else.", (str(error),), (RETRY, QUIT))
    if isinstance(error, OtherVersion):
        ways = (ANEW, RETRY, QUIT) if error.roots or error.sample else (RETRY, QUIT)
        return State("other-version", "The index is of another version.", (str(error),), ways)
    return failed(error)


def failed(error: Exception) -> State:
    """The state for an error that nobody foresaw."""
    told = str(error) or type(error).__name__
    return State("failed", "The index could not be read.", (told,), (RETRY, QUIT))


def welcome(
    stamp: Stamp, past: Sequence[str] = (), latest: Sequence[str] = (), quoted: Sequence[Choice] = ()
) -> State:
    """The state before anything is asked.

    Args:
        stamp: of the index.
        past: what was searched for before.
        latest: the latest quotations, a line each.
        quoted: searches for those who are quoted most.

    """
    what = "the sample corpus" if stamp.sample else "the index"
    held = f"{counted(stamp.quotations, 'quotation')} in {counted(stamp.articles, 'article')}"
    if not stamp.quotations:
        return State(
            "welcome", f"There is nothing to search in {what}", (f"{held}, built {stamp.built[:10]}.", *EMPTY)
        )
    lines = [f"{held}, built {stamp.built[:10]}.", "Results follow while you type. For example:"]
    lines += [f"  {example:<24}{meaning}" for example, meaning in EXAMPLES]
    lines += ["Your own articles are read by onrecord build FOLDER, in a shell."] if stamp.sample else []
    lines += ["", "The latest quotations:", *(f"  {line}" for line in latest)] if latest else []
    before = tuple(Choice(query, "searched before", "search", query) for query in past)
    return State("welcome", f"Search {what}", tuple(lines), (*before, *quoted)[:DIGITS], searchable=True)


def nothing(words: str, ways: Sequence[Widening] | None = None) -> State:
    """The state where a search found nothing.

    Args:
        words: the query restated.
        ways: to ask for less; None while they are looked for.

    """
    lines = [f"Asked for: {words}"] if words else []
    if ways is not None and not ways:
        lines.append("Try fewer words, the beginning of a word, or another spelling.")
    choices = [Choice(way.change, counted(way.total, "quotation"), "search", way.text) for way in ways or ()]
    return State("nothing", "Nothing found.", tuple(lines), tuple(choices[:DIGITS]), searchable=True)


BUILDING = {SAMPLE: "Building the sample corpus", ANEW: "Building the index anew"}
"""What is done after a choice."""


def building(progress: Progress, chosen: Choice) -> State:
    """The state of a build while there is nothing yet to search in."""
    return State("building", BUILDING[chosen], tuple(progress.lines()))


def not_built(reason: str, chosen: Choice) -> State:
    """The state after such a build failed."""
    what = "The sample corpus" if chosen is SAMPLE else "The index"
    return State("not-built", f"{what} could not be built.", (reason,), (chosen, QUIT))
