"""A text with more tokens than are read at once is read in pieces, and nothing of it is lost or moved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.index.articles import from_text
from onrecord.index.attribution import pieces as reading
from onrecord.index.attribution.pieces import pieces
from onrecord.index.model import Article, Relay
from tests.index.attribution.snippets import reader
from tools.robustness.pathological import TEXTS, made

FRONT = "---\ntitle: The harbour\noutlet: The Daily\n---\n"


def test_quotations_are_those_of_the_whole_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody need be followed from one piece to the next: words, speakers, places and ids as ever."""
    text = FRONT + "".join(
        f"Mayor Ada Quill said on Monday, “We will keep pier {number} open.”\n\n" for number in range(40)
    )
    article = from_text(text, "a.txt")
    article = replace(article, relays=(Relay("Reuters", "document", "credit line", (4, 9)),))
    [(_, whole)] = reader()._read([article])
    monkeypatch.setattr(reading, "MOST", 120)
    parts = list(pieces(article))
    [(_, found)] = reader()._read([article])

    assert len(parts) > 4
    assert "".join(part.text for _, part in parts) == text
    assert len(found) == 40
    for here, there in zip(found, whole, strict=True):
        assert (here.id, here.text, here.segments, here.speaker) == (
            *(there.id, there.text, there.segments, there.speaker),
        )
        assert (here.mention, here.cue, here.relays) == (there.mention, there.cue, there.relays)
        assert here.office
        assert here.office.span
        assert text[slice(*here.office.span)] == here.office.printed


@pytest.mark.parametrize("name", TEXTS)
def test_a_piece_has_no_more_tokens_than_it_may(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for what a line brings that cannot be cut."""
    monkeypatch.setattr(reading, "MOST", 6000)
    text = made(name, 30_000)
    parts = list(pieces(Article("a.txt", "/a.txt", text, "0")))

    assert "".join(part.text for _, part in parts) == text
    assert [start for start, _ in parts] == [
        sum(len(part.text) for _, part in parts[:number]) for number in range(len(parts))
    ]
    for _, part in parts:
        assert sum(1 for _ in reading.TOKEN.finditer(part.text)) <= 2 * reading.MOST
