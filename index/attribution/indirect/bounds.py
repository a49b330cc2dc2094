"""Where may what a cue reports not begin or end? Within a phrase, and within a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.attribution.text.syntax import Syntax

BREAKS = frozenset({",", "—", "–", "--", ";"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
GOVERNED = frozenset(
    {"acl", "acomp", "attr", "ccomp", "dative", "dobj", "oprd", "pcomp", "pobj", "prt", "relcl", "xcomp"}
)
"""Dependents that are not cut off from a word right before them."""
BOUND = frozenset(
    {"amod", "aux", "auxpass", "compound", "det", "mark", "neg", "nsubj", "nsubjpass", "nummod", "poss"}
)
"""Dependents that do not stand without the word behind them that they hang on."""
LISTING = frozenset({"including", "as", "like"})
"""Words that a list of examples follows: "such as A, B and C"."""
LONGEST = 24
"""Tokens of a list on either side of a comma, at most."""


def torn(syntax: Syntax, first: int, last: int) -> bool:
    """Does a run end within a phrase: before what its last word governs, or on a word that leads on?"""
    if last + 1 >= len(syntax):
        return False
    if not syntax.words[last + 1][0].isalnum():
        return _enumerates(syntax, last + 1)
    token = last + 1
    while syntax.heads[token] > last and syntax.heads[token] != token:
        token = syntax.heads[token]
    doing = syntax.tags[last + 1] == "VBG" and syntax.words[syntax.heads[last]].lower() == "with"
    if doing and syntax.deps[last] == "pobj":
        return True
    following = syntax.heads[token] == last and syntax.left[token] == last + 1
    if following and (syntax.deps[token] in GOVERNED or syntax.words[token].lower() == "of"):
        return True
    leading = range(max(first, last - 2), last + 1)
    return any(syntax.heads[word] > last and syntax.deps[word] in BOUND for word in leading)


def headless(syntax: Syntax, first: int, last: int, before: int) -> bool:
    """Does a run begin behind a word that hangs on it, as its subject does, or with a verb without one?

    What stands up to `before` only says who reports.
    """
    token = first - 1
    if token <= before or not syntax.words[token][0].isalnum():
        return False
    bound = first <= syntax.heads[token] <= last and syntax.deps[token] in BOUND
    return bound or syntax.tags[first] in FINITE


def lists(syntax: Syntax, comma: int) -> bool:
    """Does the comma stand between the members of a list of nouns?"""
    after = comma + 1
    return syntax.words[comma] == "," and any(
        syntax.deps[token] == "conj" and syntax.left[token] == after and syntax.tags[token].startswith("NN")
        for token in range(after, min(after + 5, len(syntax)))
    )


def _enumerates(syntax: Syntax, comma: int) -> bool:
    """Does the comma stand between "including" and an "and", with no verb: "heroes, including A, B and C"?"""
    if syntax.words[comma] != ",":
        return False
    before = range(comma - 1, max(-1, comma - LONGEST), -1)
    behind = range(comma + 1, min(len(syntax), comma + LONGEST))
    opened = next((t for t in before if syntax.words[t].lower() in LISTING or _does(syntax, t)), None)
    closed = next((t for t in behind if syntax.tags[t] == "CC" or _does(syntax, t)), None)
    if opened is None or closed is None or syntax.words[opened].lower() not in LISTING:
        return False
    examples = syntax.words[opened].lower() != "as" or syntax.words[opened - 1].lower() == "such"
    return examples and syntax.tags[closed] == "CC"


def _does(syntax: Syntax, token: int) -> bool:
    """Is the token a verb, a relative pronoun, or a sign that ends a list?"""
    return syntax.tags[token].startswith(("VB", "MD", "W")) or syntax.words[token] in {".", ";", ":"}


def joins(syntax: Syntax, token: int) -> bool:
    """Is the token an "and", "but" or "while" that another finite verb follows?"""
    if syntax.words[token].lower() not in {"and", "but", "while"}:
        return False
    return any(tag in FINITE or tag == "VBG" for tag in syntax.tags[token + 1 : token + 3])
