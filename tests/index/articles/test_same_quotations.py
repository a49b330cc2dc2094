"""One folder with every format: the same quotations, speakers and offices from each, letter by letter."""

from __future__ import annotations

import re
import textwrap
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles, attribution
from onrecord.index.model import Article
from onrecord.index.settings import Settings
from tests.index.articles.formats.test_pdf import pdf
from tests.index.articles.test_formats import BARE, FILES, TEXT, TITLE

if TYPE_CHECKING:
    from onrecord.index.model import Quotation

    Said = tuple[str, str, str, str]

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
HEAD = "---\noutlet: The Harwick Gazette\npublished: 2024-03-04\n---\n"


def said(quotation: Quotation) -> Said:
    """The kind, the words, who said them and in what office."""
    speaker = quotation.speaker.name if quotation.speaker else ""
    office = quotation.office.printed if quotation.office else ""
    return quotation.kind, quotation.text, speaker, office


@pytest.mark.slow
def test_every_format_gives_the_same_quotations(tmp_path: Path) -> None:
    """A text, a page, a mail, a feed, a table, documents, books and archives of the same article."""
    text = {"plain.txt": TEXT, "marked.md": f"{HEAD}# {TITLE}\n\n{TEXT}\n"}
    for name, content in (text | FILES | {name: made() for name, made in BARE.items()}).items():
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    read = articles.every([tmp_path])
    found = {
        article.doc: [said(each) for each in quotations]
        for article, quotations in attribution.extract(
            (one for one in read if isinstance(one, Article)), model=Settings().model, jobs=1
        )
    }

    assert len(found) == len(text) + len(FILES) + len(BARE)
    assert ("direct", "The wall will hold,", "Ruth Able", "county engineer") in found["plain.txt"]
    assert {doc: each for doc, each in found.items() if each != found["plain.txt"]} == {}


def printed(text: str) -> bytes:
    """The text as a PDF: lines of a page's width, more room between paragraphs, a page every fifty lines."""
    lines: list[tuple[int, str]] = []
    for paragraph in text.split("\n\n"):
        for place, line in enumerate(textwrap.wrap(paragraph, 88, break_on_hyphens=False)):
            lines.append((14 if place else 28, line))
    pages, height = [[]], 750  # type: ignore[var-annotated]
    for lead, line in lines:
        height -= lead
        if height < 60:
            pages.append([])
            height = 740
        pages[-1].append((50, height, line))
    return pdf(*pages)


def kept(text: str) -> bytes:
    """The text as a page in a WARC."""
    body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(text)}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "WARC-Target-URI: https://example.org/1\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def page(text: str) -> str:
    """The text as a page."""
    paragraphs = "".join(f"<p>{escape(part)}</p>\n" for part in text.split("\n\n"))
    return f"<!doctype html><html><body><article>{paragraphs}</article></body></html>"


def item(text: str) -> bytes:
    """The text as an item of NewsML-G2."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
    return (
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><itemMeta/><contentSet><inlineXML>"
        f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{paragraphs}</body></html>"
        "</inlineXML></contentSet></newsItem>"
    ).encode()


def spoken(text: str) -> bytes:
    """The text as subtitles: a cue for each dozen words, two seconds of silence between paragraphs."""
    cues, at = ["WEBVTT\n"], 0
    for paragraph in text.split("\n\n"):
        for line in textwrap.wrap(paragraph, 60, break_on_hyphens=False):
            cues.append(f"00:{at // 60:02}:{at % 60:02}.000 --> 00:{at // 60:02}:{at % 60:02}.900\n{line}\n")
            at += 1
        at += 2
    return "\n".join(cues).encode()


OTHERS = {"a.pdf": printed, "b.warc": kept, "c.xml": item, "d.vtt": spoken}


@pytest.mark.slow
def test_our_own_articles_say_the_same_in_print_in_archives_and_on_the_wire(tmp_path: Path) -> None:
    """Articles of the sample as PDF, WARC, NewsML-G2 and subtitles."""
    pytest.importorskip("fastwarc")
    texts = {path.stem: body(path) for path in sorted(CORPUS.glob("*.md"))}
    for stem, text in texts.items():
        for suffix, made in ({"text.txt": str.encode} | OTHERS).items():
            (tmp_path / f"{stem}.{suffix}").write_bytes(made(text))
    found: dict[str, list[Said]] = {}
    every = [one for one in articles.every([tmp_path]) if isinstance(one, Article)]
    for article, quotations in attribution.extract(every, model=Settings().model, jobs=1):
        name = article.doc.partition("/")[0]
        found[name] = [said(each) for each in quotations]

    assert len(found) == len(texts) * (len(OTHERS) + 1)
    for stem in texts:
        expected = found[f"{stem}.text.txt"]
        for suffix in OTHERS:
            assert found[f"{stem}.{suffix}"] == expected, (stem, suffix)


def body(path: Path) -> str:
    """The paragraphs of an article of the sample, plain."""
    text = path.read_text(encoding="utf-8").split("---\n", 2)[2].strip()
    return "\n\n".join(part for part in re.split(r"\n\s*\n", text) if not part.startswith("#"))
