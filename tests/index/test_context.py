"""Which turn is the question that another answers."""

from __future__ import annotations

from onrecord.index.context import answer, question, questions
from onrecord.index.model import Quotation, Speaker, identified


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
