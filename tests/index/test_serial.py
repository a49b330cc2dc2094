"""Records survive being written and read."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.index.model import Article, Fact, Quotation, Skipped, Speaker, Stamp
from onrecord.index.serial import BrokenRecord, decoded, encoded, pack, unpack

anything = st.text(alphabet=st.characters(), max_size=40)
"""Lone surrogates, control characters and astral characters included."""

st.register_type_strategy(str, anything)
st.register_type_strategy(float, st.floats(allow_nan=False))


@given(st.from_type(Quotation))
def test_a_quotation_is_read_as_it_was_written(quotation: Quotation) -> None:
    """Every field of a quotation survives, whatever text and numbers it holds."""
    assert unpack(Quotation, pack(quotation)) == quotation


@given(st.from_type(Article))
def test_an_article_is_read_as_it_was_written(article: Article) -> None:
    """Every field of an article survives, whatever its text is."""
    kept = frozenset({"text", "path"})

    again = unpack(Article, pack(article, without=kept), text=article.text, path=article.path)

    assert again == article


@given(st.from_type(Stamp))
def test_a_stamp_is_read_as_it_was_written(stamp: Stamp) -> None:
    """Every field of a stamp survives, file names that are not UTF-8 included."""
    assert unpack(Stamp, pack(stamp)) == stamp


@given(anything)
def test_any_text_survives_as_bytes(text: str) -> None:
    """No text is changed or refused."""
    assert decoded(encoded(text)) == text


def test_a_surrogate_pair_is_not_made_one_character() -> None:
    """Two code points stay two: offsets into the text must hold."""
    text = "\ud83d\ude00 beside \U0001f600"

    assert unpack(Fact, pack(Fact(text, "t"))).value == text
    assert len(decoded(encoded(text))) == len(text)


def test_records_are_compact() -> None:
    """What a record does not say costs no bytes."""
    quotation = Quotation("direct", ((0, 3),), "Yes")

    assert json.loads(pack(quotation)) == {"kind": "direct", "segments": [[0, 3]], "text": "Yes"}


def test_a_field_that_an_older_file_lacks_reads_as_its_default() -> None:
    """Files outlive the addition of a field to the model."""
    assert unpack(Speaker, b'{"name":"Ollongren","printed":"she"}').kind == "person"


def test_a_field_that_only_a_newer_file_has_is_left_aside() -> None:
    """Files outlive the removal of a field from the model."""
    assert unpack(Skipped, b'{"path":"/a","reason":"empty","weight":3}') == Skipped("/a", "empty")


def test_a_confidence_that_is_no_number_survives() -> None:
    """A broken ranker must not break the index."""
    again = unpack(Quotation, pack(Quotation("direct", ((0, 3),), "Yes", confidence=math.nan)))

    assert math.isnan(again.confidence)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b"\xff", b'{"kind":1,"segments":7,"text":""}'])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    """Broken bytes raise the one error that means it."""
    with pytest.raises(BrokenRecord):
        unpack(Quotation, data)
