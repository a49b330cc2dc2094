"""Which words does the parser read, and how do its answers come back to the article's own tokens?

A quotation that is a clause of its own is replaced by a short dummy clause before the sentence around it is
parsed: the parser is spared the words it is worst at, and is faster by as much.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, ORTH, SPACY, TAG
from spacy.tokens import Doc

from onrecord.index.attribution.text.lexicon import words as lexicon
from onrecord.index.attribution.text.marks import lines, tags
from onrecord.index.attribution.text.name_parts import CAPITAL
from onrecord.index.attribution.text.sentences import CUT_SHORT
from onrecord.index.attribution.text.titles import TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from spacy.language import Language

    from onrecord.index.attribution.text.marks import Marked
    from onrecord.index.model import Article, Span

DUMMY = ("It", "works")
SHORT = lexicon("people", "small")
"""Words that begin a sentence."""
WEB = re.compile(r"\b[A-Z][A-Za-z]{3,}\.[A-Z][a-z]{1,2}\b")
MISSET = re.compile(r"(?<=\w)‘(?=(?:s|t|d|m|re|ve|ll)\b)")
RANKS = sorted(word for word in CUT_SHORT if word.lower() in TITLES)
LONGEST = 1200
"""Tokens that are given to the parser at once; a longer paragraph is cut."""
BLANKS = dict.fromkeys(
    map(
        ord,
        "\t\xa0\u1680\u2002\u2003\u2007\u2009\u200a\u202f\u205f\u3000\ufeff"
        "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    ),
    " ",
)
"""Odd kinds of blank, and the marks for the direction of writing, which nobody sees."""
DASHED = re.compile(rf"(?:(?m:^)|(?<=[\s.?!”\"’']))[-–—―]{{1,2}}(?=[{CAPITAL}][\w’'.-]* ?[A-Za-z])")
"""Before a name with no blank between: in a list, or as a signature."""
RUN = re.compile(r"(?:[^\w\s]|_){32}")
"""So many signs in a row, a line drawn by hand, are cut: the tokenizer's time grows by the square of them."""
COLUMNS = (TAG, DEP, HEAD, ENT_TYPE, ENT_IOB)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What the parser is given of one paragraph: a small Doc, and whose words they are."""

    doc: Doc
    tokens: list[int]
    """For each token of `doc` the token of the article that it stands for."""
    hidden: list[tuple[int, int, int]]
    """Quotations left out: first token, end token, and the token that stands for the dummy's verb."""


def apostrophes(text: str) -> str:
    """The text with a mark that opens quotations turned round where it is an apostrophe: "Lee‘s"."""
    return MISSET.sub("’", text)


def ranked(nlp: Language) -> None:
    """Let the tokenizer keep a rank and its full stop together: "said Sgt. Ada Lee" is one sentence."""
    keep = getattr(nlp.tokenizer, "add_special_case", None)
    if keep is not None:
        for rank in RANKS:
            keep(f"{rank}.", [{ORTH: f"{rank}."}])


def tokenized(nlp: Language, text: str, cuts: Iterable[int]) -> Doc:
    """The text as a Doc of the model's own tokens, with a token boundary at every cut."""
    words: list[str] = []
    spaces: list[bool] = []
    start = 0
    strings = nlp.vocab.strings
    inside = {*cuts, *(run.end() for run in RUN.finditer(text))}
    for cut in [*sorted(cut for cut in inside if 0 < cut < len(text)), len(text)]:
        piece = text[start:cut]
        start = cut
        if words and not spaces[-1] and piece[:1] == " " and not words[-1].isspace():
            spaces[-1] = True
            piece = piece[1:]
        if not piece:
            continue
        table = nlp.tokenizer(piece).to_array([ORTH, SPACY])
        words += map(strings.__getitem__, table[:, 0].tolist())
        spaces += map(bool, table[:, 1].tolist())
        if WEB.search(piece):
            _join_addresses(words, spaces)
    return Doc(nlp.vocab, words=words, spaces=spaces)


def _join_addresses(words: list[str], spaces: list[bool]) -> None:
    """Make one token of a name such as ``Caliber.Az``, which the tokenizer takes for two sentences."""
    for at in range(len(words) - 2, 0, -1):
        if words[at] != "." or spaces[at - 1] or spaces[at]:
            continue
        name = "".join(words[at - 1 : at + 2])
        if WEB.fullmatch(name) and words[at + 1].lower() not in SHORT:
            words[at - 1 : at + 2] = [name]
            spaces[at - 1 : at + 2] = [spaces[at + 1]]


def clause(text: str, marked: Marked) -> bool:
    """Does the quotation stand as a clause of its own, rather than as words within one?"""
    words = text[marked.start : marked.end].split()
    if len(words) < 4:
        return False
    first = next((char for char in words[0] if char.isalnum()), "a")
    before = text[max(0, marked.outer[0] - 2) : marked.outer[0]].rstrip()[-1:]
    return first.isupper() or (words[-1][-1] in ",.?!—…" and before in ("", ",", ":"))


def excerpts(doc: Doc, text: str, marks: Sequence[Marked]) -> list[Excerpt]:
    """One excerpt for each line of the Doc's text, quotations that are clauses hidden."""
    table = doc.to_array([IDX, ORTH])
    starts: list[int] = table[:, 0].tolist()
    strings = doc.vocab.strings
    words = [strings[key] for key in table[:, 1].tolist()]
    hide = [marked for marked in marks if clause(text, marked)]
    found = []
    for start, end in lines(text):
        low, high = bisect_left(starts, start), bisect_left(starts, end)
        found += [
            _excerpt(doc, words, starts, (first, min(high, first + LONGEST)), hide)
            for first in range(low, high, LONGEST)
        ]
    return [excerpt for excerpt in found if len(excerpt.doc)]


def _excerpt(
    doc: Doc, words: list[str], starts: list[int], bounds: tuple[int, int], hide: Sequence[Marked]
) -> Excerpt:
    low, high = bounds
    tokens: list[int] = []
    shown: list[str] = []
    hidden: list[tuple[int, int, int]] = []
    at = low
    k = bisect_left(hide, starts[low] if low < len(starts) else 0, key=lambda marked: marked.end)
    while at < high:
        while k < len(hide) and hide[k].end <= starts[at]:
            k += 1
        if k < len(hide) and hide[k].start <= starts[at] < hide[k].end:
            stop = min(high, bisect_left(starts, hide[k].end, at))
            if stop - at >= 4:
                hidden.append((at, stop, at + 1))
                tokens += [at, at + 1]
                shown += DUMMY
                if words[stop - 1] in {",", ".", "?", "!", "—", "…", "-"}:
                    tokens.append(stop - 1)
                    shown.append(words[stop - 1])
            else:
                tokens += range(at, stop)
                shown += words[at:stop]
            at = stop
            continue
        if not words[at].isspace():
            tokens.append(at)
            shown.append(words[at])
        at += 1
    text_ends = [starts[token] + len(words[token]) for token in tokens]
    spaces = [
        after >= len(tokens) or starts[tokens[after]] > end for after, end in enumerate(text_ends, start=1)
    ]
    for first, _, verb in hidden:
        spaces[tokens.index(first)] = True
        place = tokens.index(verb)
        spaces[place] = place + 1 < len(shown) and shown[place + 1] not in {
            ",",
            ".",
            "?",
            "!",
            "—",
            "…",
            "”",
            '"',
            "''",
        }
    return Excerpt(Doc(doc.vocab, words=shown, spaces=spaces), tokens, hidden)


def annotate(doc: Doc, read: Iterable[Excerpt]) -> None:
    """Bring what the pipeline found in the excerpts back onto the article's tokens."""
    table = np.zeros((len(doc), len(COLUMNS)), dtype="uint64")
    heads = np.zeros(len(doc), dtype="int64")
    table[:, 4] = 2
    for excerpt in read:
        part = excerpt.doc.to_array(list(COLUMNS))
        own = np.asarray(excerpt.tokens, dtype="int64")
        table[own] = part
        local = np.arange(len(own)) + part[:, 2].astype("int64")
        heads[own] = own[local] - own
        for first, end, verb in excerpt.hidden:
            inner = [i for i in range(first, end) if i not in (first, verb) and heads[i] == 0]
            heads[inner] = verb - np.asarray(inner, dtype="int64")
            table[first:end, 3:] = (0, 2)
    table[:, 2] = heads.astype("uint64")
    doc.from_array(list(COLUMNS), table)  # type: ignore[arg-type]  # NumPy's arrays are what it takes


def blanked(text: str, masks: Iterable[Span]) -> str:
    """The text with what is masked and every odd kind of blank turned into blanks, so that offsets hold."""
    text = text.translate(BLANKS)
    parts = []
    at = 0
    for start, end in masks:
        parts.append(text[at:start])
        parts.append("".join(char if char in "\r\n" else " " for char in text[start:end]))
        at = end
    parts.append(text[at:])
    return "".join(parts)


def unread(article: Article) -> tuple[Span, ...]:
    """What is masked but for the title, which may be the only place that gives somebody's whole name."""
    if article.title is None or article.title.span is None:
        return article.masks
    first, last = article.title.span
    parts = [
        part
        for start, end in article.masks
        for part in ((start, min(end, first)), (max(start, last), end))
        if part[0] < part[1]
    ]
    return tuple(parts)


def cuts(text: str, marks: Iterable[Marked], spans: Iterable[Span]) -> set[int]:
    """Places where a token must end: at quotation marks, at markup and at the edges of paragraphs."""
    places = {place for span in spans for place in span}
    for marked in marks:
        places.update((marked.start, marked.end, *marked.outer))
    places.update(place for span in tags(text) for place in span)
    places.update(dash.end() for dash in DASHED.finditer(text))
    return places
