"""Is a word a cue, whatever the tagger takes it for, and whose is one behind "with"?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.noun_phrases import AGED, aged
from onrecord.index.attribution.text.cues import lemma_of, strength

if TYPE_CHECKING:
    from onrecord.index.attribution.mentions.noun_phrases import Layout
    from onrecord.index.attribution.text.syntax import Syntax

NAMES = frozenset({"NNP", "NNPS"})
NOUNS = NAMES | {"NN", "NNS"}
BEFORE_NOUNS = frozenset({"DT", "PRP$", "JJ", "CD", "POS", "HYPH"})


def beside_marks(syntax: Syntax, where: Layout, verb: int) -> bool:
    """Does a verb of speech stand right before a quotation: "Trump boasted, “…”"?"""
    if strength(lemma_of(syntax.words[verb])) != "speech":
        return False
    comma = verb + 1 < len(syntax) and syntax.words[verb + 1] in {",", ":"}
    first = verb + 1 + comma
    return first < len(syntax) and where.quoted[first] >= 0 > where.quoted[first - 1]


def back_beside_marks(syntax: Syntax, where: Layout, verb: int) -> bool:
    """Does a "back" behind a verb stand right before a quotation, or the verb right behind one?"""
    if syntax.words[verb + 1 : verb + 2] != ["back"]:
        return False
    first = verb + 2 + (syntax.words[verb + 2 : verb + 3] in ([":"], [","]))
    first += "".join(syntax.words[first : first + 1]) in {"“", '"', "‘", "'"}
    ahead = first < len(syntax) and where.quoted[first] >= 0
    paragraph = where.paragraphs[where.paragraph(syntax.starts[verb])][0] if where.paragraphs else 0
    return ahead or bool(re.search(r"[”\"][^.!?“”\"\n]{1,40}$", syntax.text[paragraph : syntax.starts[verb]]))


def taken_for_noun(syntax: Syntax, where: Layout, token: int) -> bool:
    """Is it the cue between a name right behind a quotation and the sentence's end: "“…,” Lee notes."?"""
    first = token - 1
    while first > 0 and syntax.tags[first] in NAMES and where.quoted[first] < 0:
        first -= 1
    return (
        syntax.tags[token] == "NNS"
        and first < token - 1
        and where.quoted[first] >= 0
        and syntax.words[token + 1 : token + 2] in (["."], [","], [":"])
    )


def misread(syntax: Syntax, token: int) -> bool:
    """Is a verb taken for a noun, though it has a subject or a clause of its own: "Lee claims that"?"""
    if syntax.tags[token] == "NN" and syntax.words[token].endswith("ing"):
        own = any(syntax.deps[child] == "nsubj" and child < token for child in syntax.children[token])
        return own or accompanied(syntax, token) is not None
    if syntax.tags[token] != "NNS" or syntax.deps[token] not in {"ROOT", "ccomp", "conj"} or not token:
        return False
    clause = any(syntax.deps[child] == "ccomp" for child in syntax.children[token])
    return clause and syntax.heads[token - 1] == token and syntax.deps[token - 1] in {"compound", "nsubj"}


def of_age(syntax: Syntax, verb: int) -> int | None:
    """Who is called by age alone beside a cue: "the 45-year-old said", "said the 45-year-old"."""
    beside = (token for token in (verb - 1, verb + len(AGED) + 2) if 0 < token < len(syntax))
    return next((token for token in beside if aged(syntax, token)), None)


def accompanied(syntax: Syntax, cue: int) -> int | None:
    """Who is named right before a cue that is taken for a noun: "criticised it, with Ann Lee warning of"."""
    if syntax.tags[cue] != "NN" or syntax.words[syntax.heads[cue]].lower() != "with" or not cue:
        return None
    named = syntax.tags[cue - 1] == "NNP" and syntax.ents[cue - 1] == "PERSON"
    return cue - 1 if named and syntax.deps[cue - 1] == "compound" and syntax.heads[cue - 1] == cue else None


def later_behind_with(syntax: Syntax, cue: int) -> int | None:
    """Who stands between "with" and a participle that adverbs lead: "with Lee later admitting that"."""
    noun = cue - 1
    while noun > 0 and syntax.tags[noun] == "RB":
        noun -= 1
    if syntax.tags[cue] != "VBG" or noun in {cue - 1, 0} or syntax.tags[noun] not in NOUNS:
        return None
    before = noun - 1
    while before > 0 and syntax.tags[before] in NOUNS | BEFORE_NOUNS:
        before -= 1
    return noun if syntax.words[before].lower() == "with" else None


def accompanying(syntax: Syntax, verb: int, noun: int) -> int:
    """Who does something behind "with", not the noun that ends the name: "with Lee of the dockers saying"."""
    tie = syntax.heads[noun]
    name = syntax.heads[tie]
    named = syntax.deps[noun] == "pobj" and syntax.words[tie] == "of" and syntax.tags[name] in NAMES
    led = syntax.words[syntax.heads[name]].lower() == "with" and syntax.deps[name] == "pobj"
    return name if syntax.tags[verb] == "VBG" and named and led else noun


def medium(syntax: Syntax, name: int) -> bool:
    """Is a name before a colon where somebody spoke: "took a parting shot on Twitter: “…”"?"""
    return syntax.deps[name] == "pobj" and syntax.words[syntax.heads[name]].lower() in {"on", "via"}
