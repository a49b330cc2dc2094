"""What speaks for a mention being the speaker of a quotation? Each sign as a named number.

The names can be read in the weights' file: ``cue:after:0:strong`` is a strong cue behind the quotation with
no sentence's end between the two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.nouns import noun_class, somebody
from onrecord.index.attribution.speakers.candidate import Candidate, Neighbour
from onrecord.index.attribution.speakers.exclusions import Rivals, apart, rivals
from onrecord.index.attribution.text.parsing import clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.mentions.cue_sources import Source
    from onrecord.index.attribution.mentions.noun_phrases import Layout, Mention
    from onrecord.index.attribution.text.marks import Marked

WITHIN = frozenset({"relcl", "acl", "advcl", "ccomp"})
REACH_BACK, REACH_ON = 2, 1
"""Paragraphs before and after a quotation in which its speaker is looked for."""
AROUND = 40
"""Mentions before and behind it in its own paragraph that are looked at."""


def binned(value: int, edges: Sequence[int]) -> str:
    """The first edge that the value does not exceed, as text."""
    for edge in edges:
        if value <= edge:
            return str(edge)
    return "more"


def ending(text: str, marked: Marked) -> str:
    """How the quotation ends."""
    last = text[marked.end - 1 : marked.end]
    after = text[marked.outer[1] : marked.outer[1] + 1]
    if last == "," or after == "," or after.isalpha():
        return "comma"
    if last in "?!":
        return "cry"
    if last in ".…":
        return "stop"
    return "bare"


def opening(text: str, where: Layout, marked: Marked, paragraph: int) -> str:
    """What stands before the quotation."""
    floor = where.paragraphs[paragraph][0]
    before = text[max(floor, marked.outer[0] - 8) : marked.outer[0]].rstrip()
    if not before:
        return "start"
    last = before[-1]
    if last == ",":
        return "comma"
    if last == ":":
        return "colon"
    if last in ".?!":
        return "stop"
    if last in "”\"'’":
        return "quote"
    if before.endswith(" that"):
        return "that"
    return "word"


@dataclass(frozen=True, slots=True)
class _Context:
    """Where the quotation stands."""

    marked: Marked
    paragraph: int
    end: str
    start: str
    lead: bool
    shape: str
    """``clause`` where the quotation stands as a clause of its own, else ``part``."""
    governors: dict[int, str]
    """Heads of the mentions that are sources of cues above the quotation, and how far above: 0, 1, 2."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Who may have said a marked stretch, whoever said the quotations around it."""

    context: _Context
    mentioned: Sequence[Candidate]
    kept: Sequence[Candidate]
    """Of those mentioned whoever the sentence's own words do not rule out."""
    signed: Candidate | None
    others: Rivals


def offered(document: Document, index: int) -> Offered:
    """Everybody whose mention may be the source of the marked stretch of that index."""
    marked = document.where.marks[index]
    paragraph = document.where.paragraph(marked.start)
    text = document.syntax.text
    context = _Context(
        marked=marked,
        paragraph=paragraph,
        end=ending(text, marked),
        start=opening(text, document.where, marked, paragraph),
        lead=_lead_in(document, paragraph),
        shape="clause" if clause(text, marked) else "part",
        governors=_governors(document, index),
    )
    signed = _signed(document, context)
    if signed is not None:
        return Offered(context, (), (), signed, Rivals((), (), ()))
    found = [
        _candidate(document, context, mention)
        for number in range(max(0, paragraph - REACH_BACK), paragraph + REACH_ON + 1)
        for mention in _within_reach(document, context, number)
        if _cued(document, mention) or _may_speak(document, mention, number - paragraph)
    ]
    others = rivals(document, marked, found)
    kept = [one for one in found if not apart(document, marked, one, found, others)]
    return Offered(context, found, kept, None, others)


def _within_reach(document: Document, context: _Context, number: int) -> Sequence[Mention]:
    """The mentions of a paragraph that are near enough to the quotation."""
    here = document.by_paragraph.get(number, [])
    if number < context.paragraph - 1:
        return here[-5:]
    if number == context.paragraph - 1:
        return here[-10:]
    if number > context.paragraph:
        return here[:4]
    place = bisect_left(here, context.marked.start, key=lambda mention: mention.start)
    return here[max(0, place - AROUND) : place + AROUND]


def candidates(
    document: Document, found: Offered, before: Neighbour | None, after: Neighbour | None
) -> list[Candidate]:
    """Everybody who may have said it, each with its features, those of the quotations around included."""
    if found.signed is not None:
        return [found.signed]
    around = [_beside(found.context, one, before, after) for one in found.kept]
    if before is None or before.entity is None:
        return around or [_beside(found.context, one, before, after) for one in found.mentioned]
    speaker = _speaker_before(document, found.context, before, after)
    if found.others.continued(before.entity):
        return [*around, speaker]
    return around or [*(_beside(found.context, one, before, after) for one in found.mentioned), speaker]


def _cued(document: Document, mention: Mention) -> bool:
    """Is the mention the source of a cue, and no thing of which a verb like "show" says something?"""
    said = document.cues_of.get(mention.head, ())
    noun = document.syntax.words[mention.head].lower()
    if mention.kind == "nominal" and noun_class(noun) == "other" and not somebody(noun):
        return any(source.strength != "stance" for source in said)
    return bool(said)


def _may_speak(document: Document, mention: Mention, distance: int) -> bool:
    """May a mention that no cue names speak? Not a thing, nor in a heading, nor a body that is far away."""
    if mention.paragraph in document.headings:
        return False
    if document.syntax.words[mention.head].lower() == "transcript":
        return False
    if mention.kind == "nominal":
        return noun_class(document.syntax.words[mention.head].lower()) != "other"
    return distance == 0 or mention.kind != "organization"


def _governors(document: Document, index: int) -> dict[int, str]:
    """Sources whose cue stands above the quotation's words in the sentence's tree, the nearest first."""
    syntax = document.syntax
    marked = document.where.marks[index]
    inside = syntax.between(marked.start, marked.end)
    if not inside:
        return {}
    found: dict[int, str] = {}
    for token in inside:
        head = syntax.heads[token]
        if head == token or head in inside:
            continue
        for above in (head, *syntax.ancestors(head)):
            if above in document.cues and document.cues[above].mention.head not in found:
                found[document.cues[above].mention.head] = str(min(len(found), 2))
        break
    return found


def _lead_in(document: Document, paragraph: int) -> bool:
    """Does the paragraph before end with a colon?"""
    if paragraph == 0:
        return False
    start, end = document.where.paragraphs[paragraph - 1]
    return document.syntax.text[start:end].rstrip().endswith(":")


def _signed(document: Document, context: _Context) -> Candidate | None:
    """The candidate of a quotation that is signed: by a dash behind it, or as a turn of a transcript."""
    start, end = context.marked.outer
    for source in document.signatures:
        at = source.mention.start
        if (source.how == "turn" and start <= at < end) or (source.how == "dash" and end <= at <= end + 8):
            entity = document.coreference.entity(source.mention)
            return Candidate(source.mention, source, entity, {f"how:{source.how}": 1.0})
    return None


def _between(document: Document, start: int, end: int) -> int:
    return bisect_left(document.stops, end) - bisect_left(document.stops, start)


def _candidate(document: Document, context: _Context, mention: Mention) -> Candidate:
    marked, paragraph = context.marked, context.paragraph
    entity = document.coreference.entity(mention)
    features: dict[str, float] = {}
    distance = mention.paragraph - paragraph
    side = "after" if mention.start >= marked.outer[1] else "before"
    source = _nearest(document.cues_of.get(mention.head, ()), marked)
    word = document.syntax.words[mention.head].lower()
    kind = f"pronoun-{word}" if mention.kind == "pronoun" else mention.kind
    role = document.syntax.deps[mention.head]
    features[f"kind:{kind}"] = 1
    if mention.kind == "nominal":
        features[f"noun:{word}"] = 1
        features[f"noun:{noun_class(word)}"] = 1
        features[f"noun:{document.syntax.tags[mention.head]}"] = 1
    if mention.paragraph in document.headings:
        features["heading"] = 1
    features[f"role:{role}"] = 1
    features[f"kind:{mention.kind}:{'cue' if source else 'bare'}"] = 1
    if entity is not None:
        features[f"entity:{entity.kind}"] = 1
    if distance == 0:
        _near(document, context, mention, source, side, features)
    else:
        _far(document, context, mention, source, distance, features)
    rank = context.governors.get(mention.head)
    if rank is not None:
        features[f"governs:{rank}:{source.strength if source else 'bare'}"] = 1
        features[f"governs:{rank}:{context.shape}"] = 1
    elif context.governors:
        features[f"governs:no:{context.shape}"] = 1
        features[f"governs:no:{'cue' if source else 'bare'}:{'here' if distance == 0 else 'far'}"] = 1
    return Candidate(mention, source, entity, features)


def _nearest(sources: Sequence[Source], marked: Marked) -> Source | None:
    def away(source: Source) -> int:
        return max(source.span[0] - marked.outer[1], marked.outer[0] - source.span[1])

    return min(sources, key=away) if sources else None


def _cue_start(source: Source) -> int:
    return source.span[0]


def _near(
    document: Document,
    context: _Context,
    mention: Mention,
    source: Source | None,
    side: str,
    out: dict[str, float],
) -> None:
    """Signs of a mention in the quotation's own paragraph."""
    marked = context.marked
    low, high = (marked.outer[1], mention.start) if side == "after" else (mention.end, marked.outer[0])
    stops = _between(document, marked.end if side == "after" else low, high)
    gap = len(document.syntax.text[low:high].split())
    out[f"near:{side}:{min(stops, 3)}"] = 1
    if source is None:
        out[f"bare:{side}:{min(stops, 3)}:{binned(gap, (0, 2, 6, 15))}"] = 1
        out[f"bare:{side}:{min(stops, 1)}:{document.syntax.deps[mention.head]}"] = 1
        out[f"bare:{side}:{context.start if side == 'before' else context.end}:{min(stops, 1)}"] = 1
        return
    cue_side = "after" if source.span[0] >= marked.outer[1] else "before"
    low, high = (
        (marked.outer[1], source.span[0]) if cue_side == "after" else (source.span[1], marked.outer[0])
    )
    stops = _between(document, marked.end if cue_side == "after" else low, high)
    gap = len(document.syntax.text[low:high].split())
    marks = document.where.marks
    first = bisect_left(marks, low, key=lambda other: other.start)
    quotes = max(0, bisect_right(marks, high, key=lambda other: other.end) - first)
    cues = document.sources_in.get(context.paragraph, [])
    rivals = bisect_left(cues, high, key=_cue_start) - bisect_left(cues, low, key=_cue_start)
    edge = context.end if cue_side == "after" else context.start
    out[f"cue:{cue_side}:{min(stops, 3)}:{source.strength}"] = 1
    out[f"cue:{cue_side}:{min(stops, 2)}:gap{binned(gap, (0, 1, 3, 6, 12, 25))}"] = 1
    out[f"cue:{cue_side}:{min(stops, 2)}:{edge}"] = 1
    out[f"cue:{cue_side}:{min(stops, 2)}:quotes{min(quotes, 2)}"] = 1
    out[f"cue:{cue_side}:{min(stops, 2)}:rivals{min(rivals, 3)}"] = 1
    out[f"how:{source.how}"] = 1
    out[f"cue:{source.lemma}"] = 1
    if cue_side != side:
        out[f"around:{side}"] = 1
    outer = [
        document.cues[token] for token in document.syntax.ancestors(source.cue) if token in document.cues
    ]
    if outer:
        out[f"nested:inner:{min(outer, key=_cue_start).strength}:{source.strength}"] = 1
    if source.cue in document.above:
        out[f"nested:outer:{source.strength}"] = 1
    role = document.syntax.deps[source.cue]
    out[f"cue:role:{role}"] = 1
    out[f"cue:{cue_side}:{min(stops, 1)}:role:{role}"] = 1
    if cue_side == "before" and stops == 0 and "," in document.syntax.text[low : high - 3]:
        out[f"cue:before:0:comma between:{'clause within' if role in WITHIN else 'main'}"] = 1
    out[f"cue:{cue_side}:{min(stops, 1)}:{edge}:{context.shape}"] = 1
    out[f"cue:{cue_side}:{min(stops, 1)}:{source.strength}:{context.shape}"] = 1


def _far(
    document: Document,
    context: _Context,
    mention: Mention,
    source: Source | None,
    distance: int,
    out: dict[str, float],
) -> None:
    """Signs of a mention in a paragraph before or after."""
    here = document.by_paragraph[mention.paragraph]
    place = here.index(mention, bisect_left(here, mention.start, key=lambda other: other.start))
    rank = place if distance > 0 else len(here) - 1 - place
    cue = source.strength if source else "bare"
    lead = "lead" if context.lead and distance == -1 else "plain"
    out[f"far:{distance}:{cue}:{lead}"] = 1
    out[f"far:{distance}:rank{min(rank, 4)}:{cue}:{lead}"] = 1
    out[f"far:{distance}:{context.start}"] = 1
    own = document.sources_in.get(context.paragraph)
    out[f"far:{distance}:{'cues' if own else 'nocues'}:{cue}"] = 1
    if distance < 0:
        first = document.where.paragraphs[mention.paragraph][1]
        sentence = _between(document, mention.end, first)
        out[f"far:{distance}:sentence{min(sentence, 2)}:{cue}:{lead}"] = 1


def _beside(
    context: _Context, one: Candidate, before: Neighbour | None, after: Neighbour | None
) -> Candidate:
    """The candidate with the signs that the quotations around this one give."""
    entity, mention = one.entity, one.mention
    where = "here" if mention is not None and mention.paragraph == context.paragraph else "far"
    bare = "cue" if one.source else "bare"
    signs = {}
    if before is not None and entity is not None and before.entity is entity:
        signs[f"same:before:{where}:{bare}"] = 1.0
    if before is not None and before.mention == mention:
        signs[f"same:mention:{where}"] = 1.0
    if after is not None and entity is not None and after.entity is entity:
        signs[f"same:after:{where}:{bare}"] = 1.0
    return replace(one, features=one.features | signs) if signs else one


def _speaker_before(
    document: Document, context: _Context, before: Neighbour, after: Neighbour | None
) -> Candidate:
    """The hypothesis that whoever spoke before goes on speaking, without being mentioned again."""
    earlier = document.where.marks[before.index]
    distance = context.paragraph - document.where.paragraph(earlier.start)
    own = document.sources_in.get(context.paragraph)
    alone = context.start == "start" and not document.by_paragraph.get(context.paragraph)
    features = {
        "carry": 1.0,
        f"carry:{min(distance, 4)}:{context.start}": 1.0,
        f"carry:{min(distance, 4)}:{'cues' if own else 'nocues'}": 1.0,
        f"carry:{min(distance, 4)}:{'alone' if alone else 'told'}": 1.0,
        f"carry:{'unclosed' if not earlier.closed else 'closed'}:{min(distance, 2)}": 1.0,
        f"carry:lead:{context.lead}": 1.0,
    }
    if distance == 0:
        gap = len(document.syntax.text[earlier.outer[1] : context.marked.outer[0]].split())
        features[f"carry:gap{binned(gap, (1, 3, 6, 12, 25))}"] = 1.0
    if before.entity is not None:
        features[f"carry:entity:{before.entity.kind}"] = 1.0
    if after is not None and after.entity is before.entity:
        features["carry:bracketed"] = 1.0
    return Candidate(None, None, before.entity, features)
