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


def test_a_label_is_named_in_full_by_another_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """The turns of a long transcript are those of the whole, and what is quoted in one stays in its place."""
    asked = "".join(
        f"MS. TALWIN:  We will keep pier {number} open.  He said, “Keep it.”\n\n"
        f"QUESTION:  And will you close pier {number + 100}?\n\n"
        for number in range(30)
    )
    named = "The briefing of Press Secretary Orla Talwin ended at noon."
    text = f"{FRONT}{asked}MS. TALWIN:  Thank you.\n\n{named}\n"
    article = from_text(text, "a.txt")
    [(_, whole)] = reader()._read([article])
    monkeypatch.setattr(reading, "MOST", 200)
    [(_, found)] = reader()._read([article])

    assert len(list(pieces(article))) > 4
    turns = [one for one in found if one.kind == "turn"]
    assert len(turns) == 61
    assert {one.speaker.name for one in turns if one.speaker} == {"Orla Talwin"}
    assert turns == [one for one in whole if one.kind == "turn"]
    assert [one.segments for one in found if one.kind == "direct"] == [
        one.segments for one in whole if one.kind == "direct"
    ]
