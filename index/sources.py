"""What class of source is an article: news, transcript, official statement, press release, interview, post?

What somebody says of the article comes first; then how it is made (subtitles, turns under labels), where it
stands (its address), how it begins and ends, and what its title calls it. Where none of these says anything,
it is news.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord.index.model import Fact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.model import Article, Quotation

CLASSES = ("news", "transcript", "official statement", "press release", "interview", "post")
"""Every class of source."""

NEWS = "nothing says that it is anything else"
"""The basis of news."""
TURNS = 0.5
"""The share of an article's words that stand in turns, from which on it is made of them."""
NAMED = 3
"""Named people of a transcript; an interview has fewer."""
HEAD, FOOT = 600, 400
"""Code points at the beginning and the end in which a press release says what it is."""
SUBTITLES = "subtitles"

_TITLES = {
    "transcript": re.compile(
        r"\b(?:(?:press|daily|background|media|department|joint) (?:briefing|conference|gaggle|availability)|"
        r"briefing by|gaggle (?:by|with)|remarks (?:by|of|at|on|to|with|as|in|before|after)|"
        r"speech (?:by|of|to)|address (?:by|of|to)|transcript|hansard|oral evidence|"
        r"hearing (?:of|before|on)|(?:oral )?questions to|congressional record)\b",
        re.IGNORECASE,
    ),
    "interview": re.compile(
        r"\binterview(?:s|ed)?\b(?=[ ]*(?::|with\b|[-–—|]|$))|^interview\b|\bQ\s?(?:&|and|\+)\s?A\b|"
        r"\b(?:in )?conversation with\b",
        re.IGNORECASE,
    ),
    "official statement": re.compile(
        r"^(?:joint |press |public |official |written )*statements? (?:by|from|of|on|regarding)\b|"
        r"^(?:readout (?:of|from)|proclamation on|executive order on|(?:joint )?communiqu[eé])\b",
        re.IGNORECASE,
    ),
    "press release": re.compile(r"^(?:press|news|media) (?:release|statement|notice)\b", re.IGNORECASE),
}
_RELEASED = re.compile(
    r"^(?:[^\w\n]|_)*(?:for immediate (?:release|publication)|(?:press|news|media) release\b|"
    r"(?:under |strictly )?embargo(?:ed)?(?: until| for| till|:))",
    re.IGNORECASE | re.MULTILINE,
)
_ASKED = re.compile(r"\?[*_ \t]*$", re.MULTILINE)
_FORMAL = re.compile(
    r"(?:The (?:[A-Z]\w+ )?(?:President|Premier|Minister|Secretary|Speaker|Chair\w*|Officer|Court)|"
    r"Mr|Ms|Mrs|Miss|Dr|Sir|Dame|Lord|Lady|Hon|Sen|Rep|President|Secretary|Minister)\b"
)
"""How a label of an official transcript begins."""
_CONTACT = re.compile(
    r"^(?:[^\w\n]|_)*(?:(?:media|press|public relations|PR) (?:contacts?|enquiries|inquiries|office)|"
    r"notes (?:to|for) editors?|for (?:more|further) information,? (?:please )?contact)\b",
    re.IGNORECASE | re.MULTILINE,
)
_ENDED = re.compile(
    r"^(?:[^\w\n]|_)*(?:# ?# ?#|[-–— ]*ends?[-–— ]*|- ?30 ?-)(?:[^\w\n]|_)*$", re.IGNORECASE | re.MULTILINE
)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    text = files(__package__).joinpath("sources.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return table


def called(value: str) -> str:
    """The class that somebody's word for it means; ``""`` where it means none."""
    word = " ".join(re.split(r"[\s_-]+", value.strip().casefold()))
    table = _table()["called"]
    for one in CLASSES:
        if word in (one, f"{one}s", *table.get(one, ())):
            return one
    return ""


def classified(article: Article, quotations: Sequence[Quotation] = ()) -> Article:
    """The article with its class and how that is known.

    Args:
        article: with what it is said to be, where somebody says so.
        quotations: of the article, its turns among them.

    """
    if article.source_class is not None:
        return article
    return replace(article, source_class=_class(article, quotations) or Fact("news", NEWS))


def _class(article: Article, quotations: Sequence[Quotation]) -> Fact | None:
    title = article.title.value if article.title else ""
    titled = next((one for one, form in _TITLES.items() if form.search(title)), "")
    at_address = _at(article.url.value) if article.url else ""
    if SUBTITLES in article.reader.partition(",")[0]:
        one = "interview" if titled == "interview" else "transcript"
        return Fact(one, "the file is one of subtitles")
    if by_turns := _by_turns(article, quotations, titled, at_address):
        return by_turns
    if at_address:
        return Fact(at_address, "address")
    if _RELEASED.search(article.text, 0, HEAD):
        return Fact("press release", "it says so at its head")
    foot = max(0, len(article.text) - FOOT)
    if _CONTACT.search(article.text) and _ENDED.search(article.text, foot // 2):
        return Fact("press release", "it ends as press releases do, with a contact")
    if _share(article, [one for one in quotations if one.kind == "block" and _is_post(one)]) >= TURNS:
        return Fact("post", "most of it is a post")
    return Fact(titled, "title") if titled else None


def _by_turns(article: Article, quotations: Sequence[Quotation], titled: str, at_address: str) -> Fact | None:
    turns = [one for one in quotations if one.kind == "turn"]
    sure = [one for one in turns if one.speaker is None or not one.uncertain]
    if not turns or 2 * len(sure) < len(turns) or _share(article, turns) < TURNS:
        return None
    basis = f"{len(turns):,} turns under labels"
    if "interview" in (titled, at_address):
        return Fact("interview", f"{basis}; the {'title' if titled == 'interview' else 'address'} says so")
    if "transcript" in (titled, at_address):
        return Fact("transcript", basis)
    people = {one.speaker.name for one in turns if one.speaker and one.speaker.kind == "person"}
    printed = {one.speaker.printed for one in turns if one.speaker}
    formal = any((label.isupper() and " " in label) or _FORMAL.match(label) for label in printed)
    asked = len(_ASKED.findall(article.text))
    if len(people) < NAMED and 3 * asked >= len(turns) and not formal:
        return Fact("interview", f"{basis}, questions and answers")
    return Fact("transcript", basis)


def _share(article: Article, quotations: Sequence[Quotation]) -> float:
    """Which share of an article's own prose stands in these quotations."""
    prose = len(article.text) - sum(end - start for start, end in article.masks)
    held = sum(end - start for one in quotations for start, end in one.segments)
    return held / max(1, prose)


def _is_post(quotation: Quotation) -> bool:
    return any(item.about == "kind" and "post" in item.reason for item in quotation.evidence)


def _at(address: str) -> str:
    """The class of what stands at an address; ``""`` where the address does not say."""
    try:
        parts = urlsplit(address)
        site = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    for host, form in _posts():
        if (site == host or site.endswith(f".{host}")) and form.search(parts.path):
            return "post"
    for one, hosts in _table()["hosts"].items():
        if any(site == host or site.endswith(f".{host}") for host in hosts):
            return one
    folders = {part for part in re.split(r"[/.]", parts.path.casefold()) if part}
    return next((one for one, names in _table()["folders"].items() if folders & set(names)), "")


@cache
def _posts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((host, re.compile(form)) for host, (form,) in _table()["posts"].items())
