"""What stands around a quotation in its article? The paragraphs that a reader needs to judge it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from onrecord.index.model import Article, Quotation, Span


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text: its lines with something on them, white space at their ends left out."""
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            low = start + line.index(words)
            yield low, low + len(words)
        start += len(line) + 1


def question(turn: Quotation, others: Sequence[Quotation]) -> Quotation | None:
    """The question that a turn answers: the turn right before it, where another asks something there.

    Args:
        turn: of a transcript or an interview.
        others: all quotations of its article, in their order.

    """
    if turn.kind != "turn":
        return None
    before = [
        other for other in others if other.kind == "turn" and other.segments[-1][1] <= turn.segments[0][0]
    ]
    asked = max(before, key=lambda other: other.segments[-1][1], default=None)
    return asked if asked is not None and _asks(asked, turn) else None


def questions(quotations: Iterable[Quotation]) -> dict[str, Quotation]:
    """The question of each turn of an article that answers one, by the id of the answer."""
    turns = sorted((one for one in quotations if one.kind == "turn"), key=lambda one: one.segments[0])
    return {turn.id: asked for asked, turn in pairwise(turns) if _asks(asked, turn)}


def _asks(asked: Quotation, turn: Quotation) -> bool:
    return "?" in asked.text and not _who(asked) == _who(turn) != ""


def answer(turn: Quotation, others: Sequence[Quotation]) -> Quotation | None:
    """The turn right behind a question, where that answers it."""
    behind = [
        other
        for other in others
        if other.kind == turn.kind == "turn" and other.segments[0][0] >= turn.segments[-1][1]
    ]
    following = min(behind, key=lambda other: other.segments[0][0], default=None)
    return following if following and question(following, others) == turn else None


def _who(turn: Quotation) -> str:
    return turn.speaker.name if turn.speaker else ""


def around(article: Article, quotation: Quotation, *, length: int = 600) -> Span:
    """The span of whole paragraphs around a quotation, without the article's masthead and credits.

    Args:
        article: with its text.
        quotation: one of that article's.
        length: paragraphs before and after are added in turn while the span is shorter than this; one that
            reaches eight times as far, as where a text is a single line, is cut between two words.

    """
    first, last = quotation.segments[0][0], quotation.segments[-1][1]
    text, reach = article.text, 4 * length
    while True:
        start, end = _before(text, first, reach), _behind(text, last, reach)
        near = ((start + low, start + high) for low, high in paragraphs(text[start:end]))
        spans = [span for span in near if _over(span, (first, last)) or not _masked(article, span)]
        inside = [i for i, span in enumerate(spans) if _over(span, (first, last))]
        if not inside:
            return first, last
        low, high = inside[0], inside[-1]
        while spans[high][1] - spans[low][0] < length and (low > 0 or high + 1 < len(spans)):
            low = max(0, low - 1)
            if spans[high][1] - spans[low][0] < length:
                high = min(len(spans) - 1, high + 1)
        whole = start > 0 and text[start - 1] == "\n", end < len(text) and text[end] == "\n"
        if (low > 0 or not whole[0]) and (high + 1 < len(spans) or not whole[1]):
            return spans[low][0], spans[high][1]
        reach *= 4


def _before(text: str, first: int, reach: int) -> int:
    """Where a line begins that is once to twice so far before; else a word, else twice so far."""
    low, high = first - 2 * reach, first - reach
    if low <= 0:
        return 0
    at = text.rfind("\n", low, high)
    if at < 0:
        at = text.rfind(" ", low, high)
    return at + 1 if at >= 0 else low


def _behind(text: str, last: int, reach: int) -> int:
    """Where a line ends that is once to twice so far behind; else a word, else twice so far."""
    low, high = last + reach, last + 2 * reach
    if high >= len(text):
        return len(text)
    at = text.find("\n", low, high)
    if at < 0:
        at = text.rfind(" ", low, high)
    return at if at >= 0 else high


def _over(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _masked(article: Article, span: Span) -> bool:
    return any(low <= span[0] and span[1] <= high for low, high in article.masks)
