"""How does a query change when a value of a facet is asked for, left out, or made the only one?

The query's own text is what changes: what a facet does can be read, edited, and typed in a shell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.search.query.fields import OF_FACET, TABLE
from onrecord.index.text.folding import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Hit

FIELDS = {facet: field.aliases[0] for facet, field in OF_FACET.items()}
"""The field of the query language for each facet, as it is typed."""

WHOLE = frozenset(facet for facet, field in OF_FACET.items() if field.whole and facet != "role")
"""The facets of names: a value is asked for whole, so that the answer is what the facet counts."""

DATES = "|".join(alias for field in TABLE if field.kind == "date" for alias in field.aliases)

MARKS = re.compile('["“”„‟«»＂〝〞]')
"""What would end a phrase."""

CONFIDENCES = {
    "0.9–1": "conf:>=0.9",
    "0.8–0.9": "conf:0.8..0.899",
    "0.6–0.8": "conf:0.6..0.799",
    "0.4–0.6": "conf:0.4..0.599",
    "below 0.4": "conf:<0.4",
}


def names(hit: Hit) -> dict[str, str]:
    """The names that a hit can be asked for by, by their facet; of several relays the nearest."""
    quotation, outlet = hit.quotation, hit.article.outlet
    known = {
        "speaker": quotation.speaker and quotation.speaker.name,
        "office": quotation.office and quotation.office.printed,
        "outlet": outlet and outlet.value,
        "relay": quotation.relays[0].name if quotation.relays else "",
    }
    return {facet: name for facet, name in known.items() if name}


def term(facet: str, value: str) -> str:
    """The words of a query that ask for one value of a facet."""
    if facet == "confidence":
        return CONFIDENCES.get(value, f"conf:{value}")
    role = facet == "role" and len(words(value)) < 2
    field = f"{FIELDS[facet]}:{'=' if facet in WHOLE or role else ''}"
    if re.fullmatch(r"\w+", value):
        return f"{field}{value}"
    return f'{field}"{MARKS.sub(" ", value)}"'


def includes(query: str, facet: str, value: str) -> bool:
    """Whether the query asks for this value."""
    return re.search(
        rf"(?<![-\S]){_exactly(facet, value)}|\({_exactly(facet, value)}", query
    ) is not None or (re.search(rf"\([^()]*(?<= OR ){_exactly(facet, value)}", query) is not None)


def excludes(query: str, facet: str, value: str) -> bool:
    """Whether the query leaves this value out."""
    return re.search(rf"(?<!\S)-{_exactly(facet, value)}", query) is not None


def include(query: str, facet: str, value: str) -> str:
    """Ask for this value too, or no longer where it was asked for."""
    if includes(query, facet, value):
        return without(query, facet, value)
    query = without(query, facet, value)
    wanted = term(facet, value)
    group = _group(facet).search(query)
    if group is None:
        return f"{query} {wanted}".strip()
    inner = group.group().strip("()")
    return query[: group.start()] + f"({inner} OR {wanted})" + query[group.end() :]


def exclude(query: str, facet: str, value: str) -> str:
    """Leave this value out, or no longer where it was left out."""
    if excludes(query, facet, value):
        return without(query, facet, value)
    return f"{without(query, facet, value)} -{term(facet, value)}".strip()


def only(query: str, facet: str, value: str) -> str:
    """Ask for this value and no other of its facet."""
    field = FIELDS[facet]
    query = _group(facet).sub("", query)
    query = re.sub(rf'(?<!\S)-?{field}:=?(?:"[^"]*"|\S+)', "", query)
    return f"{_tidy(query)} {term(facet, value)}".strip()


def among(query: str, facet: str, values: Sequence[str]) -> str:
    """Ask for any of these values and no others of the facet; where there are none, for no value of it."""
    query = _tidy(re.sub(r"\(\s*\)", "", _group(facet).sub("", query)))
    for value in values:
        query = include(query, facet, value)
    return query


def between(query: str, since: str, until: str) -> str:
    """Ask for dates from `since` up to, without, `until`, and for no others; either may be empty."""
    query = _tidy(re.sub(rf'(?<!\S)(?:{DATES}):(?:"[^"]*"|\[[^\]]*\]|\S+)', "", query))
    wanted = [f"{field}:{date}" for field, date in (("after", since), ("before", until)) if date]
    return " ".join(filter(None, (query, *wanted)))


def without(query: str, facet: str, value: str) -> str:
    """The query without any mention of this value."""
    exactly = _exactly(facet, value)
    query = re.sub(rf"\s+OR\s+{exactly}(?=[\s)])|(?<=\(){exactly}\s+OR\s+", "", query)
    query = re.sub(rf"(?<!\S)-?{exactly}|\({exactly}\)", "", query)
    single = re.sub(r"\(([^()\s]+:=?(?:\"[^\"]*\"|[^\s()]+))\)", r"\1", query)
    return _tidy(single)


def terms(query: str) -> list[str]:
    """The parts of a query that can be left out one at a time: phrases, fields, brackets, words."""
    return re.findall(r'-?(?:\w+:=?)?(?:"[^"]*"(?:~\d+)?|\([^()]*\)|[^\s"()]+)', query)


def _exactly(facet: str, value: str) -> str:
    return re.escape(term(facet, value)) + r"(?![^\s)])"


def _group(facet: str) -> re.Pattern[str]:
    """The terms of a facet that are asked for: one, or several joined by OR in brackets."""
    one = rf'{FIELDS[facet]}:=?(?:"[^"]*"|[^\s()]+)'
    return re.compile(rf"\({one}(?:\s+OR\s+{one})*\)|(?<![-\S]){one}")


def _tidy(query: str) -> str:
    return re.sub(r"\s{2,}", " ", query).strip()
