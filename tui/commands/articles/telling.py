"""How does a build tell what it does: in lines, as a bar, as JSON?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Protocol

import click

from onrecord.index.build import Event, Finished, Found, Progress, Writing
from onrecord.index.model import Skipped
from onrecord.index.paths import short
from onrecord.index.text.counting import counted
from onrecord.tui.present.words.safe import as_json, safe

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator

SUFFIXES = 8
"""How many suffixes of files that were passed over are named."""
SHOWN = 20
"""How many files that were left out are named at the end."""


class Teller(Protocol):
    """Something that tells the user of a build's events."""

    def __call__(self, event: Event) -> None:
        """Tell of one event."""


def as_record(event: Event) -> dict[str, object]:
    """An event as one flat object: the form that other programs read."""
    match event:
        case Found():
            return {"event": "found", "to_read": event.to_read, "unchanged": event.unchanged}
        case Skipped():
            return {"event": "skipped", "path": event.path, "reason": event.reason}
        case Progress():
            return {
                "event": "progress",
                "done": event.done,
                "total": event.total,
                "quotations": event.quotations,
                "bytes": event.read,
                "bytes_total": event.size,
                "rate": round(event.rate, 2),
                "left": round(event.left, 1),
            }
        case Writing():
            return {"event": "writing"}
        case Finished():
            report = event.report
            return {
                "event": "finished",
                "articles": report.stamp.articles,
                "quotations": report.stamp.quotations,
                "read": report.read,
                "unchanged": report.unchanged,
                "dropped": report.dropped,
                "skipped": len(report.stamp.skipped),
                "unclear": report.unclear,
                "seconds": round(event.seconds, 2),
                "kinds": dict(event.reading.kinds),
                "without": dict(event.reading.without),
                "passed": dict(event.reading.passed),
            }


def tell_json(event: Event) -> None:
    """One JSON object a line on stdout."""
    sys.stdout.write(as_json(as_record(event)) + "\n")
    sys.stdout.flush()


def duration(seconds: float) -> str:
    """A time in the units that a person reads: ``1 min 38 s``."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def share(read: int, size: int) -> str:
    """How many bytes of all, in the unit that suits the whole: ``12 of 40 kB``, ``0.3 of 1.4 MB``."""
    if size < 1_000_000:
        return f"{read / 1000:.0f} of {max(1, size / 1000):.0f} kB"
    return f"{read / 1e6:.1f} of {size / 1e6:.1f} MB"


def summary(event: Finished) -> str:
    """What the build did, in one sentence or two."""
    report, held = event.report, event.report.stamp
    done = [f"{report.read:,} read", f"{report.unchanged:,} unchanged"]
    if report.dropped:
        done.append(f"{report.dropped:,} dropped")
    if held.skipped:
        done.append(f"{len(held.skipped):,} left out")
    unclear = ""
    if report.unclear:
        wait = "correction waits" if report.unclear == 1 else "corrections wait"
        unclear = (
            f" {report.unclear:,} {wait}: several articles hold the words, and which is meant cannot be told;"
            " see onrecord corrections."
        )
    return _read_now(event) + (
        f"The index holds {counted(held.quotations, 'quotation')} in {counted(held.articles, 'article')} "
        f"({', '.join(done)}), after {event.seconds:.1f} s.{unclear}"
    )


def _read_now(event: Finished) -> str:
    """Which kinds of files were read, and what is not known of the articles, with what to do; each a line."""
    reading = event.reading
    lines = []
    if set(reading.kinds) - {"text"}:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in reading.kinds.most_common())
        lines.append(f"Read by kind: {kinds}.")
    if reading.passed:
        lines.append(_passed(reading.passed))
    whole = reading.kinds.total()
    for what, count in reading.without.items():
        way = "--outlet NAME" if what == "outlet" else "--pattern '{date}_{slug}'"
        lines.append(
            f"No {what} is known of {count:,} of {counted(whole, 'article')} read, as of "
            f"{safe(reading.examples[what])}; "
            f"onrecord build DIR {way} or a sidecar gives it, onrecord read shows how it is read."
        )
    return "".join(f"{line}\n" for line in lines)


def _passed(counts: Counter[str]) -> str:
    named = [
        f"{count:,} {safe(suffix) or 'without a suffix'}" for suffix, count in counts.most_common(SUFFIXES)
    ]
    rest = counts.total() - sum(count for _, count in counts.most_common(SUFFIXES))
    others = [f"{rest:,} of other kinds"] if rest else []
    return f"Passed over, as files of these kinds are not read: {', '.join(named + others)}."


def tell_plain() -> Teller:
    """Lines on stderr for terminals that cannot redraw, logs and screen readers: ten over a build."""
    told = 0

    def tell(event: Event) -> None:
        nonlocal told
        match event:
            case Found():
                click.echo(
                    f"{counted(event.to_read, 'article')} to read, {event.unchanged:,} unchanged", err=True
                )
            case Progress() if event.done * 10 // event.total > told:
                told = event.done * 10 // event.total
                click.echo(
                    f"{event.done:,} of {counted(event.total, 'article')}, "
                    f"{share(event.read, event.size)}, {event.quotations:,} quotations, "
                    f"{event.rate:.0f} articles a second, about {duration(event.left)} left",
                    err=True,
                )
            case _:
                tell_end(event)

    return tell


def tell_end(event: Event) -> None:
    """The lines that every form of talk shares: a file left out, and what was done."""
    if isinstance(event, Skipped):
        click.echo(f"left out  {safe(short(event.path))}: {safe(event.reason)}", err=True)
    elif isinstance(event, Finished):
        click.echo(summary(event), err=True)


def tell_live() -> tuple[Teller, Callable[[], None]]:
    """A progress bar with rate and time left on stderr; the second function ends it."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}"),
        console=Console(stderr=True, highlight=False, markup=False),
        transient=True,
    )
    task = bar.add_task("looking for articles", total=None, note="")

    def tell(event: Event) -> None:
        match event:
            case Found() if event.to_read:
                bar.update(
                    task, description="finding quotations", total=event.to_read, note="loading the model"
                )
                bar.start()
            case Progress():
                note = (
                    f"{share(event.read, event.size)}, {duration(event.left)} left, "
                    f"{event.quotations:,} quotations"
                )
                bar.update(task, completed=event.done, total=event.total, note=note)
            case Writing():
                bar.update(task, description="writing the index", note="")
            case Finished():
                bar.stop()
                tell_end(event)
            case _:
                tell_end(event)

    return tell, bar.stop


def follow(events: Iterator[Event], progress: str) -> None:
    """Go through a build and tell of it in the form that was asked for."""
    tell: Teller
    stop: Callable[[], None] | None = None
    if progress == "jsonl":
        tell = tell_json
    elif progress == "none":
        tell = tell_nothing
    elif progress == "plain" or not sys.stderr.isatty():
        tell = tell_plain()
    else:
        tell, stop = tell_live()
    try:
        for event in events:
            tell(event)
    finally:
        if stop:
            stop()


def tell_nothing(event: Event) -> None:
    """Say nothing."""
