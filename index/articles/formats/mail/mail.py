"""What does a mail say: a newsletter, a press release?

The plain part is taken where there is one, else the page. Replies (``>``) and the signature are left out,
lines that are wrapped by hand are joined, and ``format=flowed`` is unflowed (RFC 3676). A mail that only
forwards another is read as the other.
"""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import TYPE_CHECKING

from onrecord.index.articles.decoding import declared
from onrecord.index.articles.formats.feeds.fields import paragraphs
from onrecord.index.articles.formats.web import html
from onrecord.index.articles.layout.wraps import unwrapped
from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.articles.told import Told, fact
from onrecord.index.errors import ArticleError
from onrecord.index.names.known_outlets import of_address
from onrecord.index.names.outlets import is_outlet

if TYPE_CHECKING:
    from email.message import MIMEPart

    from onrecord.index.model import Fact, Span

_WROTE = re.compile(
    r"^On .{6,200} wrote:\s*$|^-{2,}\s*(?:Original|Forwarded) Message\s*-{2,}", re.MULTILINE | re.IGNORECASE
)
_FORWARDED = re.compile(
    r"^(?:-{2,}\s*(?:Original|Forwarded) Message\s*-{2,}|Begin forwarded message:)[ \t]*\n+"
    r"(?P<head>(?:[ \t]*\*?(?:From|Date|Sent|Subject|To|Cc|Reply-To):[^\n]*\n+)+)",
    re.MULTILINE | re.IGNORECASE,
)
_FIELD = re.compile(r"^[^\S\n]*\*?(\w[\w-]*):\*?\s*(.+?)\s*$", re.MULTILINE)
_LIST = re.compile(r'\s*"?(?P<name>[^"<>\n]{2,80}?)"?\s*<[^<>\s]+>\s*$')
_BOUNDARY = re.compile(rb'(boundary=)([^\s";]+)', re.IGNORECASE)
"""Some programs write one with signs in it that must stand in quotation marks, without them."""
_MARKUP = re.compile(r"\s*<(?:!doctype|html|head|body|div|p|table|center)\b[^<>]*>", re.IGNORECASE)
SHORT = 200
"""Characters: who writes no more than this above a mail that he hands on has written no article."""


def read(data: bytes, name: str) -> list[Told]:
    """The article of a mail."""
    message = message_from_bytes(data, policy=policy.default)
    if message.get_content_maintype() == "multipart" and not message.is_multipart():
        message = message_from_bytes(_BOUNDARY.sub(rb'\1"\2"', data, count=1), policy=policy.default)
    return [told(message)]


def told(message: EmailMessage) -> Told:
    """What a mail says.

    Raises:
        ArticleError: it holds no text.

    """
    subject, sender, sent = (_header(message, name) for name in ("subject", "from", "date"))
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    text = ""
    set_apart: tuple[Span, ...] = ()
    if plain is not None:
        written = _content(plain).replace("\r\n", "\n")
        handed = _FORWARDED.search(written)
        if handed and handed.start() < SHORT:
            fields = {name.lower(): value for name, value in _FIELD.findall(handed["head"])}
            subject, sender = fields.get("subject", subject), fields.get("from", sender)
            sent = fields.get("date") or fields.get("sent") or sent
            written = written[handed.end() :]
        if _MARKUP.match(written):
            text, set_apart = _page(written)
        else:
            text = unwrapped(_own(written, plain))
    if len(text) < 40 and page is not None:
        text, set_apart = _page(_content(page))
    if not text.strip():
        attached = next(
            (part for part in message.walk() if part.get_content_type() == "message/rfc822"), None
        )
        if attached is not None and isinstance(within := attached.get_payload(0), EmailMessage):
            return told(within)
        raise ArticleError("the mail holds no text")
    who = " ".join(parseaddr(sender)[0].split())
    return Told(
        text,
        title=fact(subject, "the mail's subject"),
        outlet=fact(who, "the mail's sender") if is_outlet(who) else _newsletter(message),
        published=fact(iso(sent), "the mail's date"),
        set_apart=set_apart,
        headed=False,
    )


def _newsletter(message: EmailMessage) -> Fact | None:
    """The outlet of a mail to a list of readers: the list's name (RFC 2919), else whose the address is."""
    named = _LIST.match(_header(message, "list-id"))
    if named:
        return fact(named["name"], "the mail's list")
    if not _header(message, "list-unsubscribe"):
        return None
    _, _, domain = parseaddr(_header(message, "from"))[1].rpartition("@")
    return fact(of_address(f"https://{domain}") if domain else None, "host of the sender's address")


def _header(message: EmailMessage, name: str) -> str:
    try:
        return str(message.get(name) or "")
    except (ValueError, IndexError, LookupError):
        return ""


def _content(part: MIMEPart) -> str:
    """The part's text; a charset that nobody knows, or a wrong one, costs no more than its letters."""
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    for charset in (part.get_content_charset() or "utf-8", "utf-8"):
        try:
            return declared(data, charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


def _page(page: str) -> tuple[str, tuple[Span, ...]]:
    """The words of a mail that is a page: the article of it, or all of it where it is a few lines."""
    try:
        told = html.told(page)
    except ArticleError:
        return paragraphs(f"<div>{page}</div>")
    return told.text, told.set_apart


def _own(text: str, part: MIMEPart) -> str:
    """What the sender has written himself."""
    flowed = part.get_param("format", "") == "flowed"
    space = "" if str(part.get_param("delsp", "no")).lower() == "yes" else " "
    if quoted := _WROTE.search(text):
        text = text[: quoted.start()]
    lines: list[str] = []
    for written in text.split("\n"):
        line = written.removeprefix(" ") if flowed else written
        if line.rstrip() == "--":
            break
        if line.startswith(">"):
            continue
        if flowed and lines and lines[-1].endswith(" ") and line.strip():
            lines[-1] = lines[-1].rstrip(" ") + space + line
        else:
            lines.append(line)
    return re.sub(
        r"\n{3,}", "\n\n", "\n".join(line.rstrip(" ") if not flowed else line for line in lines)
    ).strip()
