"""Which noun phrases could name a speaker?"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.attribution.text.marks import Marked
    from onrecord.index.attribution.text.syntax import Syntax
    from onrecord.index.model import Span

MentionKind = Literal["name", "pronoun", "organization", "nominal"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "one", "who"])
ALONE = frozenset({"some", "many", "another", "others"})
"""Words for somebody without a noun: "another added"."""
AGED = ["-", "year", "-", "old"]
ONE_OF = (["one", "of"], ["One", "of"])
BESIDE = frozenset({"compound", "det", "poss", "amod", "nummod", "nmod", "predet", "quantmod"})
ROLES = frozenset(
    [
        "nsubj",
        "nsubjpass",
        "pobj",
        "dobj",
        "appos",
        "ROOT",
        "attr",
        "conj",
        "agent",
        "npadvmod",
        "poss",
        "dep",
        "nmod",
        "oprd",
        "dative",
        "compound",
        "ccomp",
        "intj",
        "advcl",
        "parataxis",
    ]
)
BEING = frozenset({"is", "was", "has", "had", "does", "did"})
"""Verbs that stay small in some headings."""
BODIES = words("people", "not_names") | words("descriptions", "bodies")
FIRMS = frozenset({"Corp", "Corp.", "Inc", "Inc.", "Ltd", "Ltd.", "LLC", "PLC", "Plc"})
"""What stands behind the name of a firm."""
ORGANIZATIONS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})
BEGIN = frozenset({"above", "after", "before", "below", "during", "while", "within"})
"""Prepositions that begin a sentence or a caption, and name nobody there."""
TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that may name a speaker."""

    start: int
    end: int
    head: int
    """Token index of the noun or pronoun."""
    kind: MentionKind
    paragraph: int

    @property
    def span(self) -> Span:
        """Character offsets."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the paragraphs and the marked stretches of a text lie."""

    paragraphs: tuple[Span, ...]
    marks: tuple[Marked, ...]
    quoted: list[int]
    """For each token the index in `marks` of the stretch that it stands in; -1 in the article's own prose.

    Tokens of the title have the number of marks, so that they too count as what the prose does not say.
    """
    starts: tuple[int, ...]
    headings: frozenset[int]
    """Paragraphs that are headings by their capitals."""

    def paragraph(self, offset: int) -> int:
        """The number of the paragraph that holds an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)


def layout(
    syntax: Syntax, paragraphs: tuple[Span, ...], marks: tuple[Marked, ...], title: Span | None = None
) -> Layout:
    """Tell for each token whether it stands in a quotation or in the title."""
    quoted = [-1] * len(syntax)
    for number, marked in enumerate(marks):
        if marked.style == "single" and marked.end - marked.start < 40:
            continue
        for token in syntax.between(*marked.outer):
            quoted[token] = number
    for token in syntax.between(*title) if title else ():
        quoted[token] = len(marks)
    starts = tuple(start for start, _ in paragraphs)
    return Layout(paragraphs, marks, quoted, starts, _headings(syntax, starts))


def _headings(syntax: Syntax, starts: Sequence[int]) -> frozenset[int]:
    """Paragraphs in which nearly every long word has a capital, and no verb is in small letters.

    "Ada Lee met Max Roe in Ayr on Monday." is a sentence.
    """
    long: dict[int, int] = {}
    upper: dict[int, int] = {}
    told: set[int] = set()
    number, last = 0, len(starts) - 1
    for word, start, tag in zip(syntax.words, syntax.starts, syntax.tags, strict=True):
        while number < last and starts[number + 1] <= start:
            number += 1
        if tag in {"VBD", "VBZ"} and word.isalpha() and word.islower() and word not in BEING:
            told.add(number)
        if len(word) > 3 and word[0].isalpha():
            long[number] = long.get(number, 0) + 1
            upper[number] = upper.get(number, 0) + word[0].isupper()
    ended = {at for at in told if syntax.text[starts[at] : _end(syntax, starts, at)].rstrip()[-1:] == "."}
    return frozenset(
        number for number, all_ in long.items() if all_ >= 3 and upper[number] >= 0.8 * all_
    ).difference(ended)


def _end(syntax: Syntax, starts: Sequence[int], number: int) -> int:
    """Where the paragraph of a number ends."""
    return starts[number + 1] if number + 1 < len(starts) else len(syntax.text)


def mentions(syntax: Syntax, where: Layout) -> list[Mention]:
    """Every noun phrase outside quotations that could name a speaker, in order, never overlapping."""
    found: list[Mention] = []
    for token, tag in enumerate(syntax.tags):
        if where.quoted[token] >= 0 or not _may_head(syntax, token, tag):
            continue
        mention = mention_at(syntax, where, token)
        if found and found[-1].end > mention.start:
            if found[-1].end >= mention.end:
                continue
            found.pop()
        found.append(mention)
    return found


def by_paragraph(mentions: Iterable[Mention]) -> dict[int, list[Mention]]:
    """The mentions of each paragraph, by its number, in their order."""
    found: dict[int, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.paragraph, []).append(mention)
    return found


def _may_head(syntax: Syntax, token: int, tag: str) -> bool:
    if not syntax.words[token][0].isalpha() or syntax.words[token] in {"n't", "n’t"}:
        return False
    if token > 1 and syntax.words[token - 1] == "-" and syntax.words[token - 2] in {"R", "D", "I"}:
        return False
    if _of_address(syntax, token):
        return False
    if tag == "PRP":
        return syntax.words[token].lower() in PRONOUNS
    if tag == "CD":
        among = syntax.words[token - 1 : token + 1] == ["with", "one"] and _doing(syntax, token)
        return syntax.deps[token] == "nsubj" and (among or syntax.words[token : token + 2] in ONE_OF)
    if aged(syntax, token):
        return True
    if tag not in NOUNS:
        return tag == "DT" and syntax.deps[token] == "nsubj" and syntax.words[token].lower() in ALONE
    if syntax.ents[token] in TIMES or (
        syntax.words[token][0].isupper() and syntax.words[token].lower() in BEGIN
    ):
        return False
    head = syntax.heads[token]
    inside = syntax.deps[token] == "compound" and syntax.tags[head] in NOUNS and head > token
    return not inside and (syntax.deps[token] in ROLES or syntax.ents[token] in {"PERSON", "ORG"})


def aged(syntax: Syntax, token: int) -> bool:
    """Does a word end an age by which somebody is called: "the 45-year-old said"?"""
    first = token - len(AGED)
    if first < 1 or syntax.words[first + 1 : token + 1] != AGED or syntax.words[first - 1].lower() != "the":
        return False
    return syntax.tags[token + 1 : token + 2] not in (["NN"], ["NNS"], ["NNP"], ["JJ"])


def _doing(syntax: Syntax, token: int) -> bool:
    """Is a word the subject of a participle: "with one saying"?"""
    return syntax.tags[syntax.heads[token]] == "VBG"


def _of_address(syntax: Syntax, token: int) -> bool:
    """Is it the country or state that a town lies in: "in Oakdale, OH, Lee said"?"""
    return (
        token > 1
        and syntax.ents[token] == syntax.ents[token - 2] == "GPE"
        and syntax.words[token - 1] == ","
        and syntax.words[token + 1 : token + 2] == [","]
        and syntax.deps[token] != "conj"
    )


def mention_at(syntax: Syntax, where: Layout, head: int) -> Mention:
    """The core of the noun phrase that a token heads: determiner, modifiers, name; nothing behind it."""
    low, high = head - (len(AGED) + 1) * aged(syntax, head), _hyphen_end(syntax, head)
    for child in syntax.children[head]:
        edge = syntax.left[child]
        beside = syntax.deps[child] in BESIDE and syntax.tags[child] != "RB"
        beside = beside and not named_before(syntax, child, head)
        if child < head and beside and head - edge < 14 and where.quoted[edge] < 0:
            low = min(low, edge + _tells(syntax, where, edge))
    entity = syntax.ents[head]
    if entity:
        first, last = entity_at(syntax, head)
        first = _behind_comma(syntax, _behind_stop(syntax, first, head), head, last)
        last = _before_firm(syntax, first, head, last)
        verb = next((token for token in range(first, head) if syntax.tags[token] in FINITE), None)
        low, high = min(low, first if verb is None else head), max(high, last)
    while low < head and _dated(syntax, low, head):
        low += 1
    while _hyphened(syntax, low) and where.quoted[low - 2] < 0 and entity == "":
        low -= 2
    while low < head and (where.quoted[low] >= 0 or not syntax.words[low][0].isalnum()):
        low += 1
    owner = entity == "PERSON" or (high > head and syntax.tags[high + 1 : high + 2] == ["NN"])
    if owner and syntax.words[high] in {"'s", "’s", "'", "’"}:
        high -= 1
    start, end = syntax.span(low, max(high, head))
    head = _hyphen_end(syntax, head)
    return Mention(start, end, head, _kind(syntax, head), where.paragraph(start))


def named_before(syntax: Syntax, name: int, noun: int) -> bool:
    """Is a name set off by a comma from what its bearer does: "said Ada Lee, Orbex spokesman."?"""
    comma = name + 1
    return syntax.ents[name] == "PERSON" and comma < noun and syntax.words[comma] == ","


def _behind_stop(syntax: Syntax, first: int, head: int) -> int:
    """Where a name begins that the model ties to the end of the sentence before: "on Monday. May said"."""
    return max((token + 1 for token in range(first, head) if syntax.words[token] == "."), default=first)


def _before_firm(syntax: Syntax, first: int, head: int, last: int) -> int:
    """The last word of somebody whom the model ties to his or her firm: "said Odan of Orbex Corp."."""
    of = next((token for token in range(head + 1, last) if syntax.words[token] == "of"), 0)
    firm = syntax.words[last] in FIRMS and syntax.ents[head] == "ORG"
    named = (
        syntax.tags[token] == "NNP" and plain(syntax.words[token]) not in BODIES for token in range(first, of)
    )
    return of - 1 if of and firm and all(named) else last


def _behind_comma(syntax: Syntax, first: int, head: int, last: int) -> int:
    """Where a name begins that the model ties to another before a comma: "to the Courier, Els Odan said"."""
    parts = syntax.words[first : last + 1]
    if syntax.ents[head] != "ORG" or parts.count(",") != 1 or not {"&", "and"}.isdisjoint(parts):
        return first
    comma = first + parts.index(",")
    subject = syntax.deps[head] == "nsubj" and last - comma > 1
    return comma + 1 if comma < head and subject else first


def _dated(syntax: Syntax, token: int, head: int) -> bool:
    """Is it the day on which it is said, taken for a part of the name: "on Friday Harbour Aid said"?"""
    behind = token > 0 and syntax.words[token - 1].lower() in {"on", "in"}
    return behind and syntax.ents[token] == "DATE" and syntax.ents[head] not in {"", "DATE"}


def _tells(syntax: Syntax, where: Layout, token: int) -> bool:
    """Is the first word behind a quotation the cue, which the parser takes for its subject's adjective?"""
    behind = token > 0 and where.quoted[token - 1] >= 0
    return behind and syntax.tags[token] in {"VBD", "VBN"} and syntax.words[token].lower() in LEMMAS


def _hyphen_end(syntax: Syntax, head: int) -> int:
    """The last word of one with a hyphen, of which the parser takes the first for the noun: "a co-author"."""
    while (
        head + 2 < len(syntax)
        and syntax.words[head + 1] == "-"
        and syntax.ends[head] == syntax.starts[head + 1]
        and syntax.ends[head + 1] == syntax.starts[head + 2]
        and syntax.words[head].islower()
        and syntax.words[head + 2].islower()
        and syntax.tags[head + 2] in {"NN", "NNS"}
    ):
        head += 2
    return head


def _hyphened(syntax: Syntax, low: int) -> bool:
    """Is a word the second half of one with a hyphen: "counter-protesters"?"""
    return (
        low > 1
        and syntax.words[low - 1] == "-"
        and syntax.ends[low - 2] == syntax.starts[low - 1]
        and syntax.ends[low - 1] == syntax.starts[low]
        and syntax.words[low - 2].islower()
    )


def entity_at(syntax: Syntax, token: int) -> tuple[int, int]:
    """First and last token of the entity that a token is part of."""
    first = last = token
    while first > 0 and syntax.iob[first] == 1:
        first -= 1
    while last + 1 < len(syntax) and syntax.iob[last + 1] == 1:
        last += 1
    return first, last


def _kind(syntax: Syntax, head: int) -> MentionKind:
    if syntax.tags[head] in {"PRP", "PRP$", "WP"}:
        return "pronoun"
    entity = syntax.ents[head]
    if entity == "PERSON":
        return "name"
    if entity in ORGANIZATIONS:
        return "organization"
    return "name" if syntax.tags[head] in {"NNP", "NNPS"} else "nominal"
