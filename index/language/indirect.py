"""What does a cue report without quotation marks, if anything? One of its sentence's stretches, or nothing.

A conditional logit as the ranker's: each stretch has a weighted sum of signs, "nothing" has none, and the
probability is shared out among them. The weights are learned by `tests/train_indirect.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.index.language.cues import lemma_of, strength
from onrecord.index.language.indirect_spans import BREAKS, FINITE, Clause, Stretch, clause, joins, stretches
from onrecord.index.language.ranker import score, shares

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.index.language.scene import Scene
    from onrecord.index.language.sources import Source
    from onrecord.index.language.syntax import Syntax
    from onrecord.index.model import Span

THRESHOLD = 0.55
"""A stretch less likely than this is left out."""
SHORTEST = 3
"""Words that reported speech has at least."""
AMID = 5
"""Words that it has at least outside of marks where a part of it stands in marks."""
MARKERS = frozenset("if when as after before while although because since until unless once how why where so".split())
OPENERS = frozenset(
    "that to if whether how why what who when where about for of on against as from with in by at the a an this he she they it i we and but or which after before while although than saying adding".split()
)


@dataclass(frozen=True, slots=True)
class Report:
    """Words reported without marks."""

    source: Source
    mention: Span
    """The words that name the source nearest to the cue: a relative pronoun where there is one."""
    spans: tuple[Span, ...]
    probability: float


@dataclass(frozen=True, slots=True)
class Offer:
    """One stretch that a cue may report, with its signs."""

    stretch: Stretch
    features: dict[str, float]


def reports(scene: Scene, table: Mapping[str, float], threshold: float = THRESHOLD) -> list[Report]:
    """What is reported without marks in an article, in the order of the cues."""
    found: list[Report] = []
    for source in scene.sources:
        given = offers(scene, source)
        if not given:
            continue
        best, probability = chosen(scene.syntax, given, table)
        if probability < threshold:
            continue
        spans = told(scene, best.stretch)
        if spans:
            found.append(Report(source, nearest(scene.syntax, source), spans, probability))
    return distinct(found)


def offers(scene: Scene, source: Source) -> list[Offer]:
    """The stretches of a cue's sentence, each with its signs."""
    if source.how in ("colon", "dash") or source.strength not in ("strong", "speech"):
        return []
    own = clause(scene, source)
    common = _of_cue(scene, source, own)
    return [
        Offer(stretch, common | _of_stretch(scene, source, own, stretch))
        for stretch in stretches(scene, source, own)
    ]


def chosen(syntax: Syntax, given: Sequence[Offer], table: Mapping[str, float]) -> tuple[Offer, float]:
    """The stretch that most of the probability agrees with, and how much that is.

    Two stretches agree where they share more than half of the characters that either has.
    """
    parts = shares([0.0, *(score(offer.features, table) for offer in given)])[1:]
    spans = [[syntax.span(*run) for run in offer.stretch.runs] for offer in given]
    best, most, own = 0, -1.0, -1.0
    for k, mine in enumerate(spans):
        together = sum(
            part for part, other in zip(parts, spans, strict=True) if part > 0.001 and agreement(mine, other) >= 0.5
        )
        if (round(together, 2), parts[k]) > (most, own):
            best, most, own = k, round(together, 2), parts[k]
    return given[best], most


def agreement(one: Sequence[Span], two: Sequence[Span]) -> float:
    """Characters that both have, of those that either has."""
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in two)
    either = sum(end - start for start, end in (*one, *two)) - both
    return both / either if either else 0.0


def told(scene: Scene, stretch: Stretch) -> tuple[Span, ...]:
    """The stretch without what stands in quotation marks; nothing where little is left."""
    syntax, where = scene.syntax, scene.where
    spans: list[Span] = []
    kept = total = 0
    for first, last in stretch.runs:
        begin: int | None = None
        for token in range(first, last + 2):
            inside = token <= last and where.quoted[token] < 0
            if token <= last and any(char.isalnum() for char in syntax.words[token]):
                total += 1
                kept += inside
            if inside and begin is None:
                begin = token
            elif not inside and begin is not None:
                spans.append(syntax.span(begin, token - 1))
                begin = None
    trimmed = [span for span in (_trimmed(syntax.text, span) for span in spans) if span[0] < span[1]]
    enough = kept >= SHORTEST if kept == total else kept >= AMID and 3 * kept > 2 * total
    return tuple(trimmed) if enough else ()


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and not (text[start].isalnum() or text[start] in "$£€#@"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%)"):
        end -= 1
    return start, end


def nearest(syntax: Syntax, source: Source) -> Span:
    """The mention of a source, or the "who" that stands for it in a relative clause."""
    for child in syntax.children[source.cue]:
        if syntax.deps[child] == "nsubj" and syntax.words[child].lower() in {"who", "which", "that"}:
            return syntax.span(child, child)
    return source.mention.span


def distinct(found: Sequence[Report]) -> list[Report]:
    """Of reports of nearly the same words the likeliest."""
    kept: list[Report] = []
    for report in sorted(found, key=lambda report: -report.probability):
        if all(agreement(report.spans, other.spans) < 0.5 for other in kept):
            kept.append(report)
    return sorted(kept, key=lambda report: report.spans[0])


def binned(value: int, edges: Sequence[int]) -> str:
    return next((str(edge) for edge in edges if value <= edge), "more")


def _of_cue(scene: Scene, source: Source, own: Clause) -> dict[str, float]:
    """Signs that all stretches of a cue share: they speak for or against "nothing"."""
    syntax, cue, mention = scene.syntax, source.cue, source.mention
    entity = scene.cast.entity(mention)
    word = syntax.words[mention.head].lower()
    deps = {syntax.deps[child] for child in syntax.children[cue]}
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
    above = next((s for a in syntax.ancestors(cue) if (s := _cue_at(scene, source, a))), None)
    if above is not None:
        features[f"below:{above.strength}:{syntax.deps[cue]}"] = 1.0
        features[f"below:{'same' if above.mention.head == mention.head else 'other'}"] = 1.0
    if syntax.heads[cue] != cue:
        head = syntax.heads[cue]
        features[f"under:{syntax.deps[cue]}:{lemma_of(syntax.words[head]) if above else syntax.tags[head]}"] = 1.0
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
    low, high = own.sentence
    if any(scene.where.quoted[token] >= 0 for token in range(low, high + 1)):
        near = any(scene.where.quoted[t] >= 0 for t in range(max(low, cue - 3), min(high, cue + 3) + 1))
        features[f"marks:{'near' if near else 'far'}"] = 1.0
    return features


def _opener(syntax: Syntax, token: int) -> str:
    word = syntax.words[token].lower()
    return word if word in OPENERS else syntax.tags[token]


def _of_cut(
    syntax: Syntax, source: Source, name: str, shape: str, token: int, out: dict[str, float]
) -> None:
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


def _cue_at(scene: Scene, source: Source, token: int) -> Source | None:
    return next((s for s in scene.sources_in.get(source.mention.paragraph, ()) if s.cue == token), None)


def _of_stretch(scene: Scene, source: Source, own: Clause, stretch: Stretch) -> dict[str, float]:
    """Signs of one stretch."""
    syntax, cue = scene.syntax, source.cue
    begin, end = stretch.runs[0][0], stretch.runs[-1][1]
    shape, first, last = stretch.shape, stretch.first, stretch.last
    tokens = [t for run in stretch.runs for t in range(run[0], run[1] + 1)]
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
    for token in [t for t in tokens if (syntax.words[t] in BREAKS or joins(syntax, t)) and t < end][-3:]:
        _of_cut(syntax, source, "keeps", shape, token, features)
    following = syntax.words[end + 1] if end < own.sentence[1] else "."
    features[f"followed:{shape}:{following if following in ',.;—–-' else syntax.tags[end + 1]}"] = 1.0
    if begin > own.sentence[0]:
        before = syntax.words[begin - 1].lower()
        features[f"preceded:{shape}:{before if before in {',', 'that', ':', '—'} else syntax.deps[begin - 1]}"] = 1.0
    quoted = sum(scene.where.quoted[t] >= 0 for t in tokens)
    if quoted:
        features[f"quoted:{'most' if 2 * quoted > len(tokens) else 'some'}"] = 1.0
    others = [s for s in scene.sources_in.get(source.mention.paragraph, ()) if s.cue != cue and s.cue in inside]
    for other in others[:2]:
        features[f"holds:{shape}:{other.strength}"] = 1.0
        if other.mention.head == source.mention.head:
            features[f"holds:own:{shape}"] = 1.0
    if source.mention.head in inside:
        features["holds:source"] = 1.0
    for child in syntax.children[cue]:
        if child > cue and child not in inside and child <= own.sentence[1] and syntax.deps[child] in {
            "ccomp", "xcomp", "dobj", "prep", "advcl", "dative", "npadvmod", "advmod", "conj",
        }:  # fmt: skip
            features[f"leaves:{shape}:{syntax.deps[child]}"] = 1.0
            features[f"leaves:{_phrase(syntax, child)}"] = 1.0
        elif child > cue and end == syntax.right[child]:
            features[f"ends:{_phrase(syntax, child)}"] = 1.0
    roots = [t for t in tokens if syntax.heads[t] not in inside or syntax.heads[t] == t]
    features[f"roots:{shape}:{min(len(roots), 3)}"] = 1.0
    root = roots[0] if roots else begin
    features[f"root:{shape}:{syntax.deps[root]}:{syntax.tags[root]}"] = 1.0
    return features
