"""Are the words of a marked stretch somebody's, or a title, a term, a slogan, scare quotes? A logistic model.

Its signs are what stands in the marks, what stands around them and how the likeliest speaker is named; its
weights, in `speech.json`, are learned by ``python -m tools.training.train_speech`` from the stretches of
PolNeAR train, which annotators gave to somebody or to nobody. It has the last word on what `kinds` takes for
speech.
"""

from __future__ import annotations

from math import exp
from typing import TYPE_CHECKING

from onrecord.index.attribution.speakers import kinds
from onrecord.index.attribution.speakers.features import binned, ending
from onrecord.index.attribution.speakers.logit import score
from onrecord.index.attribution.text.parsing import clause

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.index.attribution.document import Document
    from onrecord.index.attribution.speakers.ranking import Choice
    from onrecord.index.attribution.text.marks import Marked
    from onrecord.index.attribution.text.syntax import Syntax

LIKELY = 0.5
"""Below it a stretch is a term: a quotation missed is as bad as a term taken for one."""
LONGEST = 60
"""Characters of a stretch that is looked for elsewhere in the article."""
AROUND = 20_000
"""How far before and behind it, in characters: more than most articles have, and no work that grows."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SPEAKING = frozenset({"i", "we", "me", "us", "my", "our", "you", "your"})
MARKS = " \"“”„‘’'`\n"


def speech(document: Document, choice: Choice, table: Mapping[str, float]) -> float:
    """The probability that somebody says or writes the words of the stretch that is given to `choice`."""
    return 1 / (1 + exp(-score(signs(document, choice), table)))


def signs(document: Document, choice: Choice) -> dict[str, float]:
    """What speaks for or against it, by name; each is 1."""
    marked = document.where.marks[choice.index]
    return dict.fromkeys(
        (
            *_looks(document, marked),
            *_place(document, marked),
            *_grammar(document.syntax, marked, document),
            *_named(document, marked, choice),
        ),
        1.0,
    )


def _size(text: str, marked: Marked, *edges: int) -> str:
    return binned(len(kinds.PARTS.findall(text[marked.start : marked.end])), edges)


def _looks(document: Document, marked: Marked) -> Iterator[str]:
    """Signs of the stretch alone."""
    text = document.syntax.text
    size = _size(text, marked, 1, 2, 3, 4, 5, 7, 10, 15)
    large = text[marked.start : marked.end].lstrip()[:1].isupper()
    end = ending(text, marked)
    yield f"words:{size}"
    yield f"style:{marked.style}"
    yield f"style:{marked.style}:{size}"
    yield f"first:{'upper' if large else 'lower'}"
    yield f"last:{end}"
    yield f"last:{end}:{'upper' if large else 'lower'}"
    yield f"clause:{clause(text, marked)}"
    if kinds.titled(text, marked):
        yield "titled"


def _place(document: Document, marked: Marked) -> Iterator[str]:
    """Signs of what stands around it and elsewhere in the article."""
    text = document.syntax.text
    behind = text[marked.outer[1] : marked.outer[1] + 2].partition("\n")[0].strip()[:1]
    before = text[max(0, marked.outer[0] - 40) : marked.outer[0]]
    after = "none" if not behind else "word" if behind.isalnum() else "comma" if behind == "," else "mark"
    yield f"after:{after}"
    yield f"after:{after}:{ending(text, marked)}"
    for name, pattern in (("titled", kinds.TITLED), ("mentioned", kinds.MENTIONED), ("words", kinds.WORDS)):
        if pattern.search(before):
            yield f"before:{name}"
    if kinds.modifies(text, marked):
        yield "before a noun"
    words = text[marked.start : marked.end].lower().strip(MARKS + ".,?!")
    if 0 < len(words) <= LONGEST:
        near = text[max(0, marked.start - AROUND) : marked.end + AROUND].lower()
        yield f"again:{min(near.count(words) - 1, 2)}:{_size(text, marked, 1, 3, 6)}"
    paragraph = document.where.paragraph(marked.start)
    if paragraph in document.headings:
        yield "heading"
    yield f"cues:{min(2, len(document.sources_in.get(paragraph, ())))}"


def _grammar(syntax: Syntax, marked: Marked, document: Document) -> Iterator[str]:
    """Signs of the words' own grammar and of the place that they have in their sentence's."""
    inside = syntax.between(marked.start, marked.end)
    if not inside:
        return
    tags = [syntax.tags[token] for token in inside]
    outer = [token for token in inside if syntax.heads[token] == token or syntax.heads[token] not in inside]
    if FINITE & set(tags):
        yield "finite"
    if any(syntax.words[token].lower() in SPEAKING for token in inside):
        yield "first or second person"
    if len(tags) > 1 and sum(tag.startswith("NNP") for tag in tags) > 0.6 * len(tags):
        yield "names"
    yield f"roots:{min(len(outer), 3)}"
    yield f"starts:{tags[0]}"
    yield f"starts:{tags[0]}:{_size(syntax.text, marked, 1, 3, 6)}"
    if outer:
        head = syntax.heads[outer[0]]
        yield f"root:{syntax.tags[outer[0]]}"
        yield f"role:{syntax.deps[outer[0]]}"
        if head != outer[0]:
            yield f"under:{syntax.tags[head][:2]}"
            yield f"under:{'cue' if head in document.cues else 'other'}"
            yield f"role:{syntax.deps[outer[0]]}:{syntax.tags[head][:2]}"
    around = syntax.between(*document.where.paragraphs[document.where.paragraph(marked.start)])
    yield f"before:{_tag(syntax, range(inside[0] - 1, around.start - 1, -1))}"
    yield f"behind:{_tag(syntax, range(inside[-1] + 1, around.stop))}"


def _tag(syntax: Syntax, tokens: range) -> str:
    """The tag of the first of the tokens that is no quotation mark; "" where there is none."""
    return next((syntax.tags[token] for token in tokens if syntax.words[token].strip(MARKS)), "")


def _named(document: Document, marked: Marked, choice: Choice) -> Iterator[str]:
    """Signs of how the likeliest speaker is named."""
    text, best = document.syntax.text, choice.best
    few = _size(text, marked, 1, 3, 6)
    cued = "cued" if kinds.cued(best) else "bare"
    governed = "governed" if kinds.governed(best) else "free"
    strength = "none"
    if best is not None:
        strength = best.source.strength if best.source else "plain" if best.mention else "continued"
    yield f"speaker:{cued}:{governed}"
    yield f"speaker:{cued}:{governed}:{few}"
    yield f"speaker:{cued}:{ending(text, marked)}"
    yield f"cue:{strength}"
    yield f"cue:{strength}:{few}"
    sure = next((str(edge) for edge in (0.3, 0.5, 0.7, 0.9, 0.97) if choice.probability <= edge), "1")
    yield f"sure:{sure}"
