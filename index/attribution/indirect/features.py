"""What speaks for a stretch being what a cue reports in the article's own words? Each sign as a named number.

The names can be read in the weights' file: ``opens:complement:that`` is a complement that begins with "that".
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from onrecord.index.attribution.indirect.bounds import BREAKS, FINITE, joins
from onrecord.index.attribution.speakers.features import binned
from onrecord.index.attribution.text.cues import lemma_of, strength
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.parsing import clause as whole

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.indirect.candidates import Clause, Run, Stretch
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.text.syntax import Syntax

OPENERS = words("indirect", "openers")
MARKERS = words("indirect", "markers")
QUESTIONS = frozenset({"if", "whether", "who", "what", "how", "why", "when", "where", "which"})
ADJUNCTS = frozenset({"ccomp", "xcomp", "dobj", "prep", "advcl", "dative", "npadvmod", "advmod", "conj"})


def of_cue(document: Document, source: Source, own: Clause, cues: Mapping[int, Source]) -> dict[str, float]:
    """Signs that all stretches of a cue share: they speak for or against "nothing"."""
    syntax, cue, mention = document.syntax, source.cue, source.mention
    entity = document.coreference.entity(mention)
    word = syntax.words[mention.head].lower()
    features = {
        f"cue:{source.lemma}": 1.0,
        f"cue:{source.strength}:{source.how}": 1.0,
        f"tag:{syntax.tags[cue]}": 1.0,
        f"tag:{syntax.tags[cue]}:{source.strength}": 1.0,
        f"hangs:{syntax.deps[cue]}": 1.0,
        f"source:{'pronoun-' + word if mention.kind == 'pronoun' else mention.kind}": 1.0,
        f"entity:{entity.kind if entity else 'none'}": 1.0,
        f"order:{'behind' if mention.start > source.span[0] else 'before'}": 1.0,
        f"away:{binned(abs(cue - mention.head), (1, 2, 4, 8, 16))}": 1.0,
    }
    above = next((cues[token] for token in syntax.ancestors(cue) if token in cues), None)
    if above is not None:
        features[f"below:{above.strength}:{syntax.deps[cue]}"] = 1.0
        features[f"below:{'same' if above.mention.head == mention.head else 'other'}"] = 1.0
    if syntax.heads[cue] != cue:
        head = syntax.heads[cue]
        features[
            f"under:{syntax.deps[cue]}:{lemma_of(syntax.words[head]) if above else syntax.tags[head]}"
        ] = 1.0
    features |= _of_verb(syntax, source) | _of_sentence(document, source, own, cues)
    return features | _beside(document, own, source.strength)


def _of_verb(syntax: Syntax, source: Source) -> dict[str, float]:
    """Signs of what hangs on the cue."""
    cue, features = source.cue, {}
    deps = {syntax.deps[child] for child in syntax.children[cue]}
    for child in syntax.children[cue]:
        low = syntax.words[child].lower()
        if syntax.deps[child] in {"mark", "advmod"} and child < cue:
            features[f"mark:{low if low in MARKERS else syntax.deps[child]}"] = 1.0
        if syntax.tags[child] == "MD":
            features[f"modal:{low}"] = 1.0
        elif syntax.deps[child] == "neg":
            features["negated"] = 1.0
        elif syntax.tags[child] == "TO" or syntax.deps[child] == "auxpass":
            features[f"helper:{syntax.deps[child]}:{low}"] = 1.0
    if not deps & {"nsubj", "nsubjpass"} and source.how == "subject":
        features[f"subject:far:{syntax.deps[cue]}"] = 1.0
    for dep in ("ccomp", "xcomp", "dobj", "prep"):
        if dep in deps:
            features[f"has:{dep}"] = 1.0
    return features


def _of_sentence(
    document: Document, source: Source, own: Clause, cues: Mapping[int, Source]
) -> dict[str, float]:
    """Signs of the sentence around the cue: cues before it, a heading, a question, quotation marks."""
    syntax, cue, features = document.syntax, source.cue, {}
    start, end = own.sentence
    earlier = sum(token in cues for token in range(start, min(own.own[0], cue)))
    features[f"earlier:{min(earlier, 2)}"] = 1.0
    features[f"earlier:{min(earlier, 2)}:{source.strength}"] = 1.0
    if source.mention.paragraph in document.headings:
        features["heading"] = 1.0
    if syntax.words[end] == "?":
        features["asks"] = 1.0
    if any(document.where.quoted[token] >= 0 for token in range(start, end + 1)):
        near = any(document.where.quoted[t] >= 0 for t in range(max(start, cue - 3), min(end, cue + 3) + 1))
        features[f"marks:{'near' if near else 'far'}"] = 1.0
    return features


def _beside(document: Document, own: Clause, strength: str) -> dict[str, float]:
    """Signs of a quotation right before or behind the cue's clause: a clause of its own or a few words."""
    syntax, quoted, found = document.syntax, document.where.quoted, {}
    for side, edge, step in (("left", own.own[0] - 1, -1), ("right", own.own[1] + 1, 1)):
        token = edge
        while 0 <= token < len(syntax) and quoted[token] < 0 and not syntax.words[token][0].isalnum():
            token += step
        if 0 <= token < len(syntax) and 0 <= quoted[token] < len(document.where.marks):
            sort = "clause" if whole(syntax.text, document.where.marks[quoted[token]]) else "words"
            found[f"quote:{side}:{sort}"] = found[f"quote:{side}:{sort}:{strength}"] = 1.0
    return found


def sort_of(syntax: Syntax, tokens: Sequence[int]) -> str:
    """What kind of words a stretch is: a clause by how it opens, an infinitive, or a noun phrase."""
    first, tag = syntax.words[tokens[0]].lower(), syntax.tags[tokens[0]]
    inside = set(tokens)
    root = _roots(syntax, tokens, inside)[0]
    if first == "that" and tag == "IN":
        return "that"
    if first in QUESTIONS:
        return "question"
    if any(syntax.tags[token] in FINITE for token in (root, *syntax.children[root]) if token in inside):
        return "finite"
    if tag == "TO":
        return "to"
    if syntax.tags[root] in {"VB", "VBG", "VBN"}:
        return syntax.tags[root]
    return f"in-{first}" if tag == "IN" else "nouns"


def _roots(syntax: Syntax, tokens: Sequence[int], inside: set[int]) -> list[int]:
    """The tokens of a stretch that hang on none of the others; its first where there is none."""
    found = [t for t in tokens if syntax.heads[t] not in inside or syntax.heads[t] == t]
    return found or [tokens[0]]


def _opener(syntax: Syntax, token: int) -> str:
    word = syntax.words[token].lower()
    return word if word in OPENERS else syntax.tags[token]


def _of_cut(syntax: Syntax, source: Source, name: str, shape: str, token: int, out: dict[str, float]) -> None:
    """Signs of a comma or conjunction at which a stretch could end: what stands behind it."""
    after = token + 1
    comma = "," if syntax.words[token] in BREAKS else "and"
    if syntax.words[after].lower() in {"and", "but", "while"} and after + 1 < len(syntax):
        comma, after = ", and", after + 1
    out[f"{name}:{shape}:{comma}:{_opener(syntax, after)}"] = 1.0
    out[f"{name}:{comma}:{syntax.deps[after]}:{syntax.tags[after]}"] = 1.0
    verb = next((t for t in range(after, min(after + 4, len(syntax))) if syntax.tags[t] in FINITE), None)
    if verb is not None:
        tense = "same" if syntax.tags[verb] == syntax.tags[source.cue] else "other"
        told = "cue" if strength(lemma_of(syntax.words[verb])) in ("strong", "speech") else "verb"
        out[f"{name}:{comma}:{tense}:{told}:{verb - after}"] = 1.0
    hangs = syntax.heads[after]
    side = "within" if hangs > source.cue else "cue" if hangs == source.cue else "out"
    out[f"{name}:{comma}:{side}"] = 1.0


def _phrase(syntax: Syntax, child: int) -> str:
    """What kind of phrase hangs on the cue: its preposition and what that governs."""
    inner = next((t for t in syntax.children[child] if syntax.deps[t] == "pobj"), child)
    word = syntax.words[child].lower() if syntax.deps[child] == "prep" else syntax.deps[child]
    return f"{word}:{syntax.ents[inner] or syntax.tags[inner]}"


def of_stretch(
    document: Document, source: Source, own: Clause, stretch: Stretch, cues: Mapping[int, Source]
) -> dict[str, float]:
    """Signs of one stretch."""
    syntax, cue = document.syntax, source.cue
    begin, end = stretch.runs[0][0], stretch.runs[-1][1]
    shape, first, last = stretch.shape, stretch.first, stretch.last
    tokens = stretch.tokens
    inside = set(tokens)
    opener = _opener(syntax, begin)
    length = binned(len(tokens), (2, 3, 5, 8, 12, 18, 26, 40))
    finite = sum(syntax.tags[t] in FINITE for t in tokens)
    features = {
        f"shape:{shape}": 1.0,
        f"shape:{shape}:{source.strength}": 1.0,
        f"parts:{shape}:{first}:{last}": 1.0,
        f"lemma:{source.lemma}:{shape}:{first}": 1.0,
        f"opens:{shape}:{opener}": 1.0,
        f"opens:{source.strength}:{first}:{opener}": 1.0,
        f"length:{shape}:{length}": 1.0,
        f"finite:{shape}:{min(finite, 2)}": 1.0,
        f"commas:{shape}:{own.commas[0]}:{own.commas[1]}": 1.0,
    }
    if end + 1 < own.sentence[1] and (syntax.words[end + 1] in BREAKS or joins(syntax, end + 1)):
        _of_cut(syntax, source, "cuts", shape, end + 1, features)
    breaks = (t for t in reversed(tokens) if t < end and (syntax.words[t] in BREAKS or joins(syntax, t)))
    for token in islice(breaks, 3):
        _of_cut(syntax, source, "keeps", shape, token, features)
    following = syntax.words[end + 1] if end < own.sentence[1] else "."
    features[f"followed:{shape}:{following if following in ',.;—–-' else syntax.tags[end + 1]}"] = 1.0
    if begin > own.sentence[0]:
        before = syntax.words[begin - 1].lower()
        before = before if before in {",", "that", ":", "—"} else syntax.deps[begin - 1]
        features[f"preceded:{shape}:{before}"] = 1.0
    others = [cues[token] for token in tokens if token in cues and token != cue]
    for other in others[:2]:
        features[f"holds:{shape}:{other.strength}"] = 1.0
        if other.mention.head == source.mention.head:
            features[f"holds:own:{shape}"] = 1.0
    if source.mention.head in inside:
        features["holds:source"] = 1.0
    for child in syntax.children[cue]:
        if child > own.sentence[1] or child < cue:
            continue
        if child not in inside and syntax.deps[child] in ADJUNCTS:
            features[f"leaves:{shape}:{syntax.deps[child]}"] = 1.0
            features[f"leaves:{_phrase(syntax, child)}"] = 1.0
        elif end == syntax.right[child]:
            features[f"ends:{_phrase(syntax, child)}"] = 1.0
    roots = _roots(syntax, tokens, inside)
    features[f"roots:{shape}:{min(len(roots), 3)}"] = 1.0
    root = roots[0]
    features[f"root:{shape}:{syntax.deps[root]}:{syntax.tags[root]}"] = 1.0
    if len(stretch.runs) > 1:
        _of_second(syntax, source, stretch.runs[1], features)
    features |= _of_words(document, source, tokens, root)
    return features


def _of_second(syntax: Syntax, source: Source, run: Run, out: dict[str, float]) -> None:
    """Signs of the part behind a cue in the middle: how it opens, and whether it hangs on the cue."""
    tokens = range(run[0], run[1] + 1)
    root = _roots(syntax, tokens, set(tokens))[0]
    hangs = "cue" if syntax.heads[root] == source.cue else "first" if syntax.heads[root] < source.cue else "-"
    out[f"second:{_opener(syntax, run[0])}"] = 1.0
    out[f"second:{syntax.deps[root]}:{syntax.tags[root]}"] = 1.0
    out[f"second:{syntax.deps[root]}:{hangs}"] = 1.0
    out[f"second:{_opener(syntax, run[0])}:{syntax.words[run[0] - 1] in BREAKS}:{hangs}"] = 1.0


def _of_words(document: Document, source: Source, tokens: Sequence[int], root: int) -> dict[str, float]:
    """Signs of the words themselves: what kind of phrase, its verb's tense, its subject."""
    syntax, cue = document.syntax, source.cue
    sort = sort_of(syntax, tokens)
    place = "behind" if tokens[0] > cue else "before"
    features = {
        f"words:{sort}": 1.0,
        f"words:{sort}:{place}:{source.strength}": 1.0,
        f"words:{sort}:{source.lemma}": 1.0,
        f"words:{sort}:{source.lemma}:{place}": 1.0,
        f"words:{sort}:{source.lemma}:{source.mention.kind}": 1.0,
        f"words:{sort}:{place}:{source.strength}:{syntax.deps[cue]}": 1.0,
        f"words:{sort}:{place}:{syntax.tags[cue]}": 1.0,
        f"words:{sort}:{binned(len(tokens), (3, 5, 8, 12))}:{source.strength}": 1.0,
    }
    verb = next((t for t in (*syntax.children[root], root) if syntax.tags[t] in FINITE), None)
    if verb is not None:
        tense = syntax.words[verb].lower() if syntax.tags[verb] == "MD" else syntax.tags[verb]
        features[f"tense:{syntax.tags[cue]}:{tense}"] = 1.0
        features[f"tense:{sort}:{tense}"] = 1.0
    subject = next(
        (t for t in syntax.children[root] if syntax.deps[t] in {"nsubj", "nsubjpass", "expl"}), None
    )
    if subject is not None:
        word = syntax.words[subject].lower()
        features[f"about:{word if syntax.tags[subject] == 'PRP' else syntax.tags[subject]}"] = 1.0
    return features | _of_marks(document, tokens, sort)


def _of_marks(document: Document, tokens: Sequence[int], sort: str) -> dict[str, float]:
    """Signs of quotation marks in the words and right behind them."""
    words, quoted = document.syntax.words, document.where.quoted
    features = {}
    count = sum(quoted[t] >= 0 for t in tokens)
    if count:
        features[f"quoted:{binned(100 * count // len(tokens), (10, 20, 30, 40, 50))}"] = 1.0
        features[f"quoted:edges:{quoted[tokens[0]] >= 0}:{quoted[tokens[-1]] >= 0}"] = 1.0
    after = tokens[-1] + 1
    while after < len(words) and not words[after][0].isalnum() and quoted[after] < 0:
        after += 1
    if after < len(words) and quoted[after] >= 0:
        features[f"quote:next:{sort}"] = 1.0
    return features
