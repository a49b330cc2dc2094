"""What stands around a quotation, and which turn is the question that another answers."""

from __future__ import annotations

from onrecord.index.context import answer, around, question, questions
from onrecord.index.model import Article, Quotation, Speaker, identified


def turn(start: int, words: str, who: str = "") -> Quotation:
    """A turn of a transcript."""
    return Quotation(
        "turn", ((start, start + len(words)),), words, speaker=Speaker(who, who) if who else None
    )


def test_a_turn_answers_what_another_asks_right_before_it() -> None:
    """Not what nobody asked, and not what the speaker asked."""
    asked, told = turn(0, "Will it open?"), turn(20, "It will.", "Ann Lowe")
    again, own = turn(40, "Will it? It will.", "Ann Lowe"), turn(60, "On Friday.", "Ann Lowe")
    said = (asked, told, again, own)
    assert question(told, said) == asked
    assert answer(asked, said) == told
    assert [question(one, said) for one in (asked, again, own)] == [None, None, None]
    assert answer(told, said) is None
    named = identified("a.txt", said)
    assert {one.id: question(one, named) for one in named if question(one, named)} == questions(named)


def test_what_stands_around_is_whole_paragraphs_as_long_as_they_are_read_as_such() -> None:
    """The neighbours of a short paragraph, but of a text on a single line only what is near."""
    words = "“We open on Friday.”"
    short = f"One stood before.\n\nShe said: {words}\n\nAnd one behind."
    assert stretch(short, words, length=600) == short
    assert stretch(short, words, length=20) == f"She said: {words}"
    line = "The quay is long. " * 5000 + words + " The pier is not." * 5000
    near = stretch(line, words, length=600)
    assert words in near
    assert 1200 < len(near) < 20 * 600
    assert line[line.index(near) - 1] == line[line.index(near) + len(near)] == " "
    unbroken = "a" * 100_000 + words + "b" * 100_000
    assert len(stretch(unbroken, words, length=600)) < 20 * 600


def stretch(text: str, words: str, *, length: int) -> str:
    """What stands around these words of a text."""
    at = text.index(words)
    said = Quotation("direct", ((at, at + len(words)),), words)
    low, high = around(Article("a.txt", "/a.txt", text, "0"), said, length=length)
    return text[low:high]
