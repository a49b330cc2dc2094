"""Records and texts come back from fewer bytes as they were, and broken ones are told of."""

from __future__ import annotations

import zlib

import pytest

from onrecord.index.model import Cue, Evidence, Quotation, Speaker
from onrecord.index.serial import BrokenRecord, pack
from onrecord.index.store.deflating import MARK, deflated, inflated

SAID = "“The bridge stays closed until spring,” the harbour master told the council."


def quotation() -> Quotation:
    """A quotation with reasons, as extraction writes them."""
    return Quotation(
        "direct",
        ((1, 39),),
        SAID[1:39],
        speaker=Speaker("Ines Rautio", "the harbour master", "person"),
        cue=Cue("told", "tell", (60, 64)),
        evidence=(
            Evidence("speaker", "“the harbour master told” follows the words", ((41, 59), (60, 64))),
            Evidence("kind", "a statement of its own between quotation marks", ((1, 39),)),
        ),
        confidence=0.875,
    )


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"x", SAID.encode(), SAID.encode() * 400, bytes(range(256)) * 40, pack(quotation())],
)
def test_what_was_deflated_comes_back(data: bytes) -> None:
    """Whatever the bytes are; they are never more."""
    assert inflated(deflated(data)) == data
    assert len(deflated(data)) <= len(data)


def test_a_record_takes_less_than_half() -> None:
    """Alone, for what all records say is known beforehand."""
    record = pack(quotation())

    assert len(deflated(record)) < len(record) / 2 < len(zlib.compress(record))


@pytest.mark.parametrize(
    "broken",
    [MARK, MARK + b"\x00", deflated(SAID.encode() * 9)[:-4], deflated(SAID.encode() * 9) + b"?"],
)
def test_what_does_not_inflate_is_a_broken_record(broken: bytes) -> None:
    """Cut short, gone on with, or something else."""
    with pytest.raises(BrokenRecord):
        inflated(broken)
