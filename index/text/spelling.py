"""Are two spellings one word? British endings are brought to American ones; the result need not be a word."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

SHORTEST = 5
"""Letters; shorter words (*our*, *hour*, *wise*) have no such endings."""

AMERICAN = (
    (re.compile(r"(?<=[a-z]{2})our(?=$|s$|ed$|ing$|abl[ey]$|al$|ful|hood|ite|er|ist|less$)"), "or"),
    (re.compile(r"is(?=(e|ed|es|ing|ation|ations|ational|er|ers|able)$)"), "iz"),
    (re.compile(r"ys(?=(e|ed|es|ing|er|ers)$)"), "yz"),
    (re.compile(r"(?<=[btv])re(?=s?$)"), "er"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[ef])nce(?=s?$)"), "nse"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"(?<=[aeiouy][^aeiouy]el)l(?=(ed|ing|er|ers|or|ors)$)"), ""),
    (re.compile(r"(?<=[aeiouy][^aeiouy]{2}el)l(?=(ed|ing|er|ers|or|ors)$)"), ""),
    (re.compile(r"(?<=[aeiouy][^aeiouy]al)l(?=(ed|ing|er|ers|or|ors)$)"), ""),
    (re.compile(r"^((?:an|gyn|leuk|medi|p|h|arch|encyclop|c)?)ae(?=[a-z]{2})"), r"\1e"),
    (re.compile(r"(?<=an)ae(?=[ms])|(?<=h)ae(?=m)|(?<=uk)ae(?=m)|(?<=op)ae(?=d)"), "e"),
    (re.compile(r"^(f|m?an|)oe(?=[a-z]{3})"), r"\1e"),
    (re.compile(r"(?<=rh)oe(?=a)|(?<=man)oe(?=u)"), "e"),
    (re.compile(r"^grey"), "gray"),
)  # fmt: skip
"""British endings, and what American papers print for them."""


def american(form: str) -> str:
    """The word as American papers spell it, near enough that both spellings are one."""
    if irregular := _irregular().get(form):
        return irregular
    if len(form) < SHORTEST:
        return form
    for british, ending in AMERICAN:
        form = british.sub(ending, form)
    return form


@cache
def _irregular() -> dict[str, str]:
    """Spellings that no ending shows, from ``spelling.toml``."""
    text = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["irregular"]
    pairs = (line.split() for line in text.strip().splitlines())
    return {british: other for british, other, *_ in pairs}
