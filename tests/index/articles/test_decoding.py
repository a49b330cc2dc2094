"""Bytes become text in the encoding they were written in, or a plain reason why not."""

from __future__ import annotations

import codecs
import random

import pytest

from onrecord.index.articles.decoding import decode
from onrecord.index.errors import ArticleError

STORY = "“It’s early,” she said — in Kyiv.\r\nHe wasn’t there.\r\n\r\nŁódź\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (STORY.encode(), STORY),
        (codecs.BOM_UTF8 + STORY.encode(), "\ufeff" + STORY),
        (codecs.BOM_UTF16_LE + STORY.encode("utf-16-le"), "\ufeff" + STORY),
        (codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"), "\ufeff" + STORY),
        (STORY.encode("utf-16-le"), STORY),
        (STORY.encode("utf-16-be"), STORY),
        ("“It’s early,” she said — café\r".encode("cp1252"), "“It’s early,” she said — café\r"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16-le", "utf-16-be", "le, no mark", "be, no mark", "windows-1252"],
)
def test_the_encoding_is_recognised(data: bytes, text: str) -> None:
    """Text comes out code point by code point, newlines and byte order mark kept."""
    assert decode(data) == text


def test_one_damaged_byte_does_not_turn_utf8_into_another_encoding() -> None:
    """The curly marks of a file survive a byte that is broken elsewhere in it."""
    assert decode(STORY.encode() + b"\xe2\x80") == STORY + "\ufffd"


def test_stray_control_characters_are_text() -> None:
    """A NUL, an escape sequence or a direction mark in an article is data like the rest."""
    text = "Words with \x00, \x1b[31m and \u202e in them, [/b] too. " * 3

    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (codecs.BOM_UTF8 + b" \r\n\t", "it is empty: nothing but blank space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "it is binary data, not text"),
        (b"\x00" * 100, "it is binary data, not text"),
        (random.Random(1).randbytes(5000), "it is not text in UTF-8, UTF-16 or Windows-1252"),
        (codecs.BOM_UTF16_LE + b"a", "it is not valid UTF-16"),
    ],
    ids=["empty", "blank", "picture", "zeros", "noise", "half a character"],
)
def test_what_is_not_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    """The reason stands alone, without a path, and fits after one."""
    with pytest.raises(ArticleError) as refused:
        decode(data)

    assert str(refused.value) == reason
