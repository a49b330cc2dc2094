"""How is a quotation told in a few words: its mark, its date, who said it and how sure that is?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.tui.explorer.plain import ELLIPSIS, cells, fit, harmless

if TYPE_CHECKING:
    from onrecord.index.model import Article, Quotation

UNCERTAIN = 0.5
"""A speaker less sure than this is marked with a question mark."""

NOBODY = "nobody named"
NO_OFFICE = "no office"
NO_OUTLET = "no outlet"
NO_DATE = "no date"

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def mark(quotation: Quotation) -> str:
    """One character: ``?`` uncertain, ``~`` indirect, ``=`` a term that is nobody's words, or a space."""
    if quotation.kind == "term":
        return "="
    if quotation.speaker is None or quotation.confidence < UNCERTAIN:
        return "?"
    return "~" if quotation.kind == "indirect" else " "


def around(quotation: Quotation) -> tuple[str, str]:
    """The marks that stand around the words when they are shown alone."""
    return ("", "") if quotation.kind == "indirect" else ("“", "”")


def speaker(quotation: Quotation) -> str:
    """Who said it."""
    return quotation.speaker.name if quotation.speaker else NOBODY


def office(quotation: Quotation) -> str:
    """The speaker's office as printed, or that none is given."""
    if quotation.office is None:
        return NO_OFFICE
    return f"former {quotation.office.printed}" if _says_former(quotation) else quotation.office.printed


def _says_former(quotation: Quotation) -> bool:
    held = quotation.office
    return bool(held and held.former and not held.printed.lower().startswith(("former", "ex-")))


def outlet(article: Article) -> str:
    """The article's outlet, or that it is not known."""
    return article.outlet.value if article.outlet else NO_OUTLET


def day(article: Article) -> str:
    """When it was published, as ISO 8601: as in the results and as in a query."""
    return article.published.value[:10] if article.published else NO_DATE


def date(article: Article) -> str:
    """When it was published, in words, as precisely as the article says: ``24 Apr 2024``."""
    if not article.published:
        return NO_DATE
    parts = article.published.value[:10].split("-")
    try:
        year, *rest = (int(part) for part in parts)
        words = [str(year)] + [_MONTHS[rest[0] - 1]] * bool(rest) + [str(day) for day in rest[1:2]]
    except (ValueError, IndexError):
        return article.published.value
    return " ".join(reversed(words))


def title(article: Article) -> str:
    """The article's title, or its name where it has none."""
    return article.title.value if article.title else article.doc


def place(article: Article) -> str:
    """The article on one line: outlet, date, title."""
    return harmless(f"{outlet(article)} · {date(article)} · {title(article)}")


def who(article: Article, quotation: Quotation, width: int) -> str:
    """Who, in what office, through which words, how sure: on one line of at most `width` cells.

    Where it does not fit, the longest names give way first, each with an ellipsis.
    """
    if quotation.kind == "term":
        return fit("A term: a title, a slogan or scare quotes; nobody is quoted with it.", width).rstrip()
    names = [speaker(quotation)]
    if quotation.office:
        names.append(office(quotation))
    mention = " ".join(quotation.speaker.printed.split()) if quotation.speaker else ""
    said = [f"“{quotation.cue.text}”" if quotation.cue else "no cue", quotation.kind, sure(quotation)]
    via = [f"via {relay.name}" for relay in quotation.relays[:2]]

    parts = [*names, mention, " · ".join([*said, *via])]
    fixed = len(names) * 2 + 7
    while sum(map(cells, parts)) + fixed > width:
        longest = max(range(len(parts)), key=lambda i: cells(parts[i]) - (20 if i == len(parts) - 1 else 0))
        size = cells(parts[longest])
        if size <= 8:
            break
        parts[longest] = parts[longest].rstrip(ELLIPSIS)[: size - 2].rstrip(" ,·") + ELLIPSIS
    *names, mention, rest = parts
    through = f" ← “{mention}”" if mention else ""
    return fit(f"{', '.join(names)}{through} · {rest}", width).rstrip()


def sure(quotation: Quotation) -> str:
    """How sure the speaker is, as a number and, where it is low, with a question mark."""
    doubt = "? " if quotation.confidence < UNCERTAIN else ""
    return f"{doubt}sure {quotation.confidence:.2f}"
