"""A file that cannot be read costs one sentence - which file, why, what to do - and the others are read."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest
from pypdfium2 import PdfDocument

from onrecord.index import articles
from onrecord.index.model import Article, Skipped
from tests.index.articles.test_formats import PAGE, PARAGRAPHS, TEXT, zipped

if TYPE_CHECKING:
    from pathlib import Path

WALL = (
    "<html><head><title>Before you continue</title></head><body><h1>Before you continue</h1>"
    "<p>We use cookies and data to deliver our services and to protect them against spam and abuse.</p>"
    "<p>If you accept all, we will also use cookies to deliver personalised ads and to measure them.</p>"
    "</body></html>"
)
ROBOT = "<html><body><p>Please enable JS and disable any ad blocker</p></body></html>"


def scanned() -> bytes:
    """A PDF of one page without a letter."""
    document = PdfDocument.new()
    document.new_page(200, 200)
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def locked() -> bytes:
    """A PDF whose trailer names an encryption that nobody has the password of."""
    document = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 2/R 3/Length 128/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>endobj\n"
    )
    start = len(document)
    places = [document.index(b"%d 0 obj" % number) for number in (1, 2, 3)]
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    ids = b"<" + b"43" * 16 + b">"
    trailer = b"trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[" + ids + ids + b"]>>\n"
    return document + table + trailer + b"startxref\n%d\n%%%%EOF" % start


def many() -> bytes:
    """A ZIP of more files than are read."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(50_001):
            archive.writestr(zipfile.ZipInfo(f"{number}.txt"), b"")
    return packed.getvalue()


BAD: dict[str, tuple[str | bytes, str]] = {
    "locked.pdf": (locked(), "encrypted: save it without a password"),
    "scanned.pdf": (scanned(), "run it through an OCR program"),
    "cut.pdf": (b"%PDF-1.7\n1 0 obj<</Type", "open it and save it again"),
    "bomb.zip": (zipped(**{"a.txt": "0" * 30_000_000}), "unpacks to 30 MB"),
    "many.zip": (many(), "50,001 files; at most 50,000 are read"),
    "nested.zip": (zipped(**{"in.zip": zipped(**{"a.txt": "words"})}), "is not opened"),
    "cut.tar": (b"\0" * 257 + b"ustar" + b"x" * 300, "the archive"),
    "deep.html": (PAGE.replace("<article>", "<div>" * 20_000), "nests its elements too deep"),
    "wall.html": (WALL, "open it in a browser"),
    "robot.html": (ROBOT, "open it in a browser"),
    "script.html": (
        "<html><body><div id='root'></div><script src='a.js'></script></body></html>",
        "no article",
    ),
    "empty.txt": (b"", "it is empty"),
    "blank.txt": (" \n\n ", "nothing but blank space"),
    "head.md": ("---\ntitle: Harwick votes\noutlet: The Gazette\n---\n", "only its head"),
    "picture.txt": (bytes(range(256)) * 100, "not text"),
    "other.jsonl": ('{"a": 1}\n{"b": 2}\n', "name that column “text”"),
    "list.json": ("[1, 2, 3]", "holds no JSON objects"),
    "deep.json": ("[" * 100_000, "nested too deep"),
    "settings.xml": ("<settings><a/></settings>", "NewsML and NITF are"),
    "silent.eml": ("From: a@example.org\r\nSubject: Nothing\r\n\r\n", "the mail holds no text"),
    "old.docx": (b"\xd0\xcf\x11\xe0" + b"x" * 100, "save it as .docx without a password"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_costs_one_sentence_and_nothing_else(name: str, tmp_path: Path) -> None:
    """The sentence is one line and names no trace of ours; the good file beside it is read."""
    content, reason = BAD[name]
    data = content.encode() if isinstance(content, str) else content
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    found = list(articles.every([tmp_path]))

    [left] = [one for one in found if isinstance(one, Skipped)]
    assert left.path.endswith(name)
    assert reason in left.reason
    assert "\n" not in left.reason
    assert "Traceback" not in left.reason
    assert [one.text for one in found if isinstance(one, Article)] == [TEXT]


def test_a_table_of_four_gigabytes_is_told_before_it_is_read(tmp_path: Path) -> None:
    """By its size; nothing of it goes into memory."""
    with (tmp_path / "huge.csv").open("wb") as file:
        file.write(b"title,text\n")
        file.truncate(4_000_000_000)
    [left] = articles.every([tmp_path])
    assert isinstance(left, Skipped)
    assert left.reason == "it is larger than 500 MB; split it"


def test_an_attribute_for_every_word_costs_nothing(tmp_path: Path) -> None:
    """A tag of 60,000 attributes is read without them."""
    attributes = " ".join(f"a{number}='x'" for number in range(60_000))
    (tmp_path / "wide.html").write_text(PAGE.replace("<article>", f"<article {attributes}>"), "utf-8")
    [article] = articles.every([tmp_path])
    assert isinstance(article, Article)
    assert article.text == TEXT


def test_a_charset_that_nobody_knows_costs_no_letter(tmp_path: Path) -> None:
    """Nor does a subject in one, or a day that there is not."""
    (tmp_path / "broken.eml").write_bytes(
        b"From: a@example.org\r\nSubject: =?nonsense-8?Q?caf=E9?=\r\nDate: Mon, 99 Foo 2024\r\n"
        b"Content-Type: text/plain; charset=x-klingon\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        b"\x93The wall will hold,\x94 said Ruth Able, the county engineer.\r\n"
    )
    [article] = articles.every([tmp_path])
    assert isinstance(article, Article)
    assert article.text == "“The wall will hold,” said Ruth Able, the county engineer."
    assert article.published is None


def test_no_entity_leads_out_of_the_file(tmp_path: Path) -> None:
    """XML may name a file of the machine, or itself a million times: neither is followed."""
    (tmp_path / "secret").write_text("secret words")
    declared = (
        f"<!ENTITY x SYSTEM 'file://{tmp_path}/secret'><!ENTITY a '{'a' * 50}'><!ENTITY b '{'&a;' * 50}'>"
    )
    page = f"<?xml version='1.0'?><!DOCTYPE nitf [{declared}]><nitf><body><body.content>{PARAGRAPHS}"
    page += "<p>&x; &b;</p>"
    (tmp_path / "a.xml").write_text(page + "</body.content></body></nitf>", "utf-8")
    [article] = articles.every([tmp_path / "a.xml"])
    assert isinstance(article, Article)
    assert "secret words" not in article.text
    assert len(article.text) < 2 * len(TEXT)


def test_a_page_on_cookies_is_an_article(tmp_path: Path) -> None:
    """What is said in them at length is no notice."""
    about = PARAGRAPHS.replace(
        "The committee meets", "Cookies and privacy were on the list. The committee meets"
    )
    (tmp_path / "a.html").write_text(PAGE.replace(PARAGRAPHS, about), "utf-8")
    [article] = articles.every([tmp_path])
    assert isinstance(article, Article)
    assert json.dumps(article.text).count("Cookies") == 1
