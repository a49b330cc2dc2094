"""Which text do these bytes hold?

Newlines are kept as they are, and so is a byte order mark (as U+FEFF): every code point of the text is one
of the file, so that offsets found here hold for anybody who reads the file in the same encoding.
"""

from __future__ import annotations

import codecs
import re

from onrecord.index.errors import ArticleError

BINARY_SHARE = 0.05
"""Text has no more control characters than this: a stray NUL passes, an image or an archive does not."""

_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 4096


def decode(data: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 or Windows-1252.

    A file that is UTF-8 but for a few damaged bytes stays UTF-8, with U+FFFD in their place.

    Raises:
        ArticleError: the file is empty, or it is not text.

    """
    if not data:
        raise ArticleError("it is empty")
    text = _decoded(data)
    if len(_CONTROL.findall(text)) > BINARY_SHARE * len(text):
        raise ArticleError("it is binary data, not text")
    if not text.strip("\ufeff \t\r\n\v\f\x00"):
        raise ArticleError("it is empty: nothing but blank space")
    return text


def declared(data: bytes, encoding: str) -> str:
    """The text in the encoding that a page, a mail or XML says it is in, which is often wrong.

    Letters outside of ASCII that are UTF-8 byte for byte are no other encoding's by chance.

    Raises:
        LookupError: there is no such encoding.
        UnicodeDecodeError: it is not in it.

    """
    if not data.isascii() and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            pass
    return data.decode(encoding)


def _decoded(data: bytes) -> str:
    if encoding := _utf16(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            raise ArticleError("it is not valid UTF-16") from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if sum(letter > "\x7f" for letter in damaged) > 2 * lost:
        return damaged
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ArticleError("it is not text in UTF-8, UTF-16 or Windows-1252") from error


def _utf16(data: bytes) -> str | None:
    """The byte order of UTF-16, by its mark or because every other byte of the beginning is NUL."""
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if len(data) % 2 or not half:
        return None
    high, low = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if low > 0.5 and high < 0.1:
        return "utf-16-le"
    if high > 0.5 and low < 0.1:
        return "utf-16-be"
    return None
