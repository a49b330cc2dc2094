"""How is a quotation told in a few words: its mark, its date, who said it and how sure that is?"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from onrecord.tui.present.words.cells import cells, fit
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.model import Article, Quotation

NOBODY = "no speaker found"
A_TERM = "nobody: a term"
"""A title, a slogan or scare quotes: nobody says it."""
NO_OFFICE = "no office"
NO_OUTLET = "no outlet"
NO_DATE = "no date"

BY = {"indirect": "by its cue alone", "turn": "by the layout alone", "block": "by the layout alone"}
"""How words were found of which nobody is named as the speaker, by their kind; else by quotation marks."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def mark(quotation: Quotation) -> str:
    """``✎`` corrected, ``?`` uncertain, ``~`` indirect, ``:`` turn, ``>`` block, ``=`` term, or a space."""
    if quotation.corrected:
        return "✎"
    if quotation.kind == "term":
        return "="
    if quotation.speaker is None or quotation.uncertain:
        return "?"
    return {"indirect": "~", "turn": ":", "block": ">"}.get(quotation.kind, " ")


def around(quotation: Quotation) -> tuple[str, str]:
    """The marks that stand around the words when they are shown alone."""
    return ("", "") if quotation.kind == "indirect" else ("“", "”")


def speaker(quotation: Quotation) -> str:
    """Who said it, or that no one does."""
    if quotation.kind == "term" and quotation.speaker is None:
        return A_TERM
    return quotation.speaker.name if quotation.speaker else NOBODY


def office(quotation: Quotation) -> str:
    """The speaker's office as printed, or that none is given."""
    if quotation.office is None:
        return NO_OFFICE
    return f"former {quotation.office.printed}" if _says_former(quotation) else quotation.office.printed


def _says_former(quotation: Quotation) -> bool:
    held = quotation.office
    return bool(held and held.former and not held.printed.lower().startswith(("former", "ex-")))


def turn(quotation: Quotation, others: Sequence[Quotation]) -> str:
    """Where in a transcript a turn stands: ``turn 3 of 14``; empty for what is no turn."""
    turns = [other.id for other in others if other.kind == "turn"]
    if quotation.kind != "turn" or quotation.id not in turns:
        return ""
    return f"turn {turns.index(quotation.id) + 1:,} of {len(turns):,}"


def outlet(article: Article) -> str:
    """The article's outlet, or that it is not known."""
    return article.outlet.value if article.outlet else NO_OUTLET


def day(article: Article) -> str:
    """When it was published, as ISO 8601: as in the results and as in a query."""
    return article.published.value[:10] if article.published else NO_DATE


def date(article: Article) -> str:
    """When it was published, in words, as precisely as the article says: ``24 Apr 2024``."""
    return spoken_date(article.published.value) if article.published else NO_DATE


def spoken_date(iso: str) -> str:
    """An ISO 8601 date in words, as precise as it is; itself where it is none."""
    try:
        year, *rest = (int(part) for part in iso[:10].split("-"))
        words = [str(year)] + [_MONTHS[rest[0] - 1]] * bool(rest) + [str(day) for day in rest[1:2]]
    except (ValueError, IndexError):
        return iso
    return " ".join(reversed(words))


def title(article: Article) -> str:
    """The article's title, or its name where it has none."""
    return article.title.value if article.title else article.doc


def place(article: Article) -> str:
    """The article on one line: outlet, date, title."""
    return safe(f"{outlet(article)} · {date(article)} · {title(article)}")


def who(quotation: Quotation, width: int) -> str:
    """Who, in what office, through which words, how sure: on one line of at most `width` cells.

    Where it does not fit, what matters least is shortened or left out first; how sure it is stays.
    """
    if quotation.kind == "term":
        return fit("A term: a title, a slogan or scare quotes; nobody is quoted with it.", width).rstrip()
    said = quotation.speaker
    name, held = speaker(quotation), office(quotation) if quotation.office else ""
    mention = " ".join(said.printed.split()) if said else ""
    cue = f"“{quotation.cue.text}”" if quotation.cue else ""
    via = ", ".join(relay.name for relay in quotation.relays)
    line = ""
    for name_room, office_room, mention_room, cue_shown, kind_shown in (
        (999, 999, 999, True, True),
        (40, 40, 30, True, True),
        (30, 30, 20, True, False),
        (30, 24, 0, True, False),
        (30, 20, 0, False, False),
        (24, 16, 0, False, False),
        (16, 0, 0, False, False),
    ):
        names = [_short(name, name_room), _short(held, office_room)]
        through = f" ← “{_short(mention, mention_room)}”" if mention and mention_room else ""
        rest = [
            cue if cue_shown else "",
            quotation.kind if kind_shown else "",
            sure(quotation),
            f"via {_short(via, office_room)}" if via and office_room else "",
        ]
        line = f"{', '.join(filter(None, names))}{through} · {' · '.join(filter(None, rest))}"
        if cells(safe(line)) <= width:
            break
    return fit(line, width).rstrip()


def _short(text: str, room: int) -> str:
    return text if len(text) <= room else fit(text, room).rstrip()


def sure(quotation: Quotation) -> str:
    """How sure the speaker is: a number, with a question mark where it is low, or that it was corrected."""
    if quotation.corrected:
        return "corrected by hand"
    if quotation.speaker is None:
        return BY.get(quotation.kind, "by quotation marks alone")
    doubt = "? " if quotation.uncertain else ""
    return f"{doubt}sure {quotation.confidence:.2f}"


def verdict(outcome: str) -> str:
    """A verdict's name where it stands alone: ``shorter`` for ``shorter than``."""
    return outcome.removesuffix(" than")


def verdicts(outcomes: Iterable[str]) -> str:
    """How many there are of each, the commonest first: ``verbatim 4, words changed 1``."""
    counts = Counter(map(verdict, outcomes))
    return ", ".join(f"{name} {count:,}" for name, count in counts.most_common())
