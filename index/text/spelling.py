"""Are two spellings one word? British endings are brought to American ones; the result need not be a word."""

from __future__ import annotations

import re

SHORTEST = 5
"""Letters; shorter words (*our*, *hour*, *wise*) have no such endings."""

AMERICAN = (
    (re.compile(r"our(?=$|s$|ed$|ing$|able$|ite|er)"), "or"),
    (re.compile(r"is(?=(e|ed|es|ing|ation|er|ers)$)"), "iz"),
    (re.compile(r"ys(?=(e|ed|es|ing|er|ers)$)"), "yz"),
    (re.compile(r"(?<=[bt])re(?=s?$)"), "er"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[ef])nce(?=s?$)"), "nse"),
    (re.compile(r"mme(?=s?$)"), "m"),
    (re.compile(r"(?<=l)l(?=(ed|ing|er|ers|or|ors)$)"), ""),
    (re.compile(r"(?:ae|oe)(?=[a-z]{2})"), "e"),
    (re.compile(r"^grey"), "gray"),
)  # fmt: skip
"""British endings, and what American papers print for them."""


def american(form: str) -> str:
    """The word as American papers spell it, near enough that both spellings are one."""
    if len(form) < SHORTEST:
        return form
    for british, ending in AMERICAN:
        form = british.sub(ending, form)
    return form
