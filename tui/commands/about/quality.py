"""`onrecord quality`: how good the shipped rules and model are, in figures, beside what peers reach."""

from __future__ import annotations

import sys
from dataclasses import asdict
from textwrap import fill
from typing import TYPE_CHECKING

import click

from onrecord.index.attribution import doubt, stamp
from onrecord.index.quality import figures
from onrecord.tui.options import format_option, settings
from onrecord.tui.present.words.listing import WRITERS, Listing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.quality import Figure

PEERS = "Peers were run on the same articles with the same scorer; a bare surname or “he” counts as wrong."

INTERVAL = "In brackets: where 95 of 100 samples of the articles lie."

COLUMNS = (
    *("set", "figure", "unit", "value", "low", "high"),
    *("bound", "asked", "reached", "measured", "made_by", "in_use"),
)
"""The columns of CSV."""

WIDTH = 80
"""Columns of the plain table."""


def amount(value: float, unit: str) -> str:
    """A figure with its unit: ``98.8 %``, ``1.62 times``, ``0``."""
    return f"{value:.2f} times" if unit == "times" else f"{value:g} %" if unit == "%" else f"{value:g}"


def measured(one: Figure) -> str:
    """A figure with its unit and, in whole per cent, its interval: ``86.1 % (83–90)``."""
    between = "" if one.low is None or one.high is None else f" ({one.low:.0f}–{one.high:.0f})"
    return amount(one.value, one.unit) + between


def asked(one: Figure) -> str:
    """What was asked: ``≥ 98.5 %``."""
    return f"{'≥' if one.bound == 'least' else '≤'} {amount(one.asked, one.unit)}"


def beside(one: Figure) -> str:
    """The peers' figures, the best first: ``sayswho 26.3, textacy 25.5``."""
    best = sorted(one.peers.items(), key=lambda peer: -peer[1])
    return ", ".join(f"{name} {value:g}" for name, value in best)


def made_by(found: Sequence[Figure]) -> list[str]:
    """When and by which rules and model the figures were made, a line for each such pair."""
    pairs = dict.fromkeys((one.measured, one.made_by) for one in found)
    lines = []
    for day, rules in pairs:
        own = [one for one in found if (one.measured, one.made_by) == (day, rules)]
        what = "" if len(pairs) == 1 else f" ({', '.join(dict.fromkeys(one.set for one in own))})"
        lines.append(f"Measured {day} with {rules}{what}.")
    return lines


def changed(found: Sequence[Figure], now: str) -> str:
    """A warning where rules or weights are no longer those that were measured; nothing where they are."""
    if all(one.made_by == now for one in found):
        return ""
    return f"Rules or weights have changed since: in use are {now}. Some figures may no longer hold."


def markdown(found: Sequence[Figure]) -> str:
    """The figures as a Markdown table, with the day and the rules below."""
    lines = ["| set | figure | onrecord | asked | peers |", "|---|---|---|---|---|"]
    for one in found:
        value = measured(one) + ("" if one.reached else ", short of it")
        lines.append(f"| {one.set} | {one.figure} | {value} | {asked(one)} | {beside(one) or '–'} |")
    notes = [INTERVAL] if any(one.low is not None for one in found) else []
    return "\n".join([*lines, "", *made_by(found), *notes, PEERS]) + "\n"


def table(found: Sequence[Figure]) -> str:
    """The figures as plain text of at most `WIDTH` columns, peers on a line of their own."""
    lines = [f"{'set':14}{'figure':36}{'onrecord':>15}   asked"]
    for one in found:
        short = " " if one.reached else "✗"
        lines.append(f"{one.set:14}{one.figure:36}{measured(one):>15} {short} {asked(one)}")
        if one.peers:
            lines.append(f"{'':16}{beside(one)}")
    notes = [*made_by(found), *([INTERVAL] if any(one.low is not None for one in found) else [])]
    if not all(one.reached for one in found):
        notes.insert(0, "✗ is short of what was asked.")
    return "\n".join([*lines, "", *(fill(note, WIDTH) for note in (*notes, PEERS))]) + "\n"


@click.command("quality")
@format_option(*WRITERS)
def command(form: str) -> None:
    """Say how good the shipped rules and model are, beside what was asked and what peers reach."""
    found = figures()
    now = stamp(settings().model)
    rows = [{**asdict(one), "reached": one.reached, "in_use": now} for one in found]
    WRITERS[form](Listing(COLUMNS, rows, table(found).splitlines(), markdown(found)), sys.stdout)
    for warning in filter(None, (changed(found, now), doubt(settings().model))):
        click.echo(fill(warning, WIDTH), err=True)
