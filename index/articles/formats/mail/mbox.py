"""What do the mails of a mailbox say, one article each?"""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from onrecord.index.articles.formats.mail import mail
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from onrecord.index.articles.told import Told

_FROM = re.compile(rb"^From \S+.*\d{4}.*\r?\n", re.MULTILINE)


def read(data: bytes, name: str) -> list[Told]:
    """The mails that hold text, in the order of the file.

    Raises:
        ArticleError: there is none.

    """
    starts = [match.end() for match in _FROM.finditer(data)]
    ends = [*(match.start() for match in _FROM.finditer(data)), len(data)][1:]
    found: list[Told] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        message = message_from_bytes(data[start:end].replace(b"\n>From ", b"\nFrom "), policy=policy.default)
        try:
            told = mail.told(message)
        except ArticleError:
            continue
        found.append(replace(told, member=str(number), places=((0, f"message {number}"),)))
    if not found:
        raise ArticleError("the mailbox holds no mail with text")
    return found
