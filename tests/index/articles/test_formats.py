"""One article in every format: the same words, letter by letter, with what the format carries."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.articles import formats
from onrecord.index.articles.formats.apart import ReaderProcess
from onrecord.index.errors import ArticleError
from onrecord.index.model import Article, Skipped

if TYPE_CHECKING:
    from pathlib import Path

FIRST = "“The wall will hold,” said Ruth Able, the county engineer, on Monday; ‘barely,’ her deputy added."
SECOND = (
    "Tom Ferrow, a councillor, asked: “Who pays for it, and when?” Nobody on the committee had an answer."
)
THIRD = "The committee meets again in May, when the county’s auditors will have been through the books twice."
TEXT = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
TITLE = "Harwick votes on sea wall"
PARAGRAPHS = "".join(f"<p>{part}</p>\n" for part in TEXT.split("\n\n"))
FACTS = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "datePublished": "2024-03-04T23:30:00-05:00",
    "author": [{"@type": "Person", "name": "Mel Jessop"}],
    "publisher": {"name": "The Harwick Gazette"},
}
PAGE = (
    f"<!doctype html><html><head><script type='application/ld+json'>{json.dumps(FACTS)}</script>"
    "</head><body><nav><a href='/'>Home</a></nav><article>"
    f"<h1>{TITLE}</h1>{PARAGRAPHS}</article></body></html>"
)
MAIL = (
    "From: The Harwick Gazette <news@example.org>\r\nSubject: Harwick votes on sea wall\r\n"
    "Date: Mon, 4 Mar 2024 23:30:00 -0500\r\nMIME-Version: 1.0\r\n"
    "Content-Type: text/plain; charset=utf-8; format=flowed\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    + TEXT.replace("county engineer", "county \r\nengineer").replace("\n\n", "\r\n\r\n")
    + "\r\n\r\n> an older mail\r\n-- \r\nMel Jessop\r\n"
)
ITEM = "<item><title>{t}</title><link>https://example.org/a</link><pubDate>{day}</pubDate>"
FEED = (
    "<?xml version='1.0'?><rss version='2.0'><channel><title>The Harwick Gazette</title>"
    + ITEM.format(t=TITLE, day="Mon, 04 Mar 2024 23:30:00 -0500")
    + f"<description><![CDATA[{PARAGRAPHS}]]></description></item></channel></rss>"
)
ROW = {
    "title": TITLE,
    "date": "2024-03-04",
    "publication": "The Harwick Gazette",
    "author": "Mel Jessop",
    "content": TEXT,
}
NITF = (
    "<?xml version='1.0'?><nitf><head><docdata><date.issue norm='20240304T233000'/></docdata></head>"
    f"<body><body.head><hedline><hl1>{TITLE}</hl1></hedline><byline>By Mel Jessop</byline>"
    f"<distributor><org>The Harwick Gazette</org></distributor></body.head>"
    f"<body.content>{PARAGRAPHS}</body.content></body></nitf>"
)
NINJS = {
    "uri": "urn:x:1", "headline": TITLE, "byline": "Mel Jessop", "versioncreated": "2024-03-04T23:30:00Z",
    "provider": "The Harwick Gazette", "creditline": "PA Media", "body_xhtml": PARAGRAPHS,
}  # fmt: skip


def zipped(**files: str | bytes) -> bytes:
    """A ZIP of these files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return packed.getvalue()


def docx() -> bytes:
    """A Word document with a tracked insertion."""
    formats_org = "http://schemas.openxmlformats.org"
    space = f"xmlns:w='{formats_org}/wordprocessingml/2006/main' "
    space += f"xmlns:r='{formats_org}/officeDocument/2006/relationships'"
    body = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in TEXT.split("\n\n"))
    body = body.replace(
        "county engineer", "</w:t></w:r><w:ins><w:r><w:t>county engineer</w:t></w:r></w:ins><w:r><w:t>"
    )
    body = body.replace("<w:t>", "<w:t xml:space='preserve'>")
    types = (
        "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
        "<Default Extension='rels' "
        "ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='xml' "
        "ContentType='application/xml'/><Override PartName='/word/document.xml' ContentType='application/vnd."
        "openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = (
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='rId1' Type='{office}/officeDocument' Target='word/document.xml'/></Relationships>"
    )
    return zipped(
        **{
            "[Content_Types].xml": types,
            "_rels/.rels": rels,
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        }
    )


def odt() -> bytes:
    """An OpenDocument text."""
    from odfdo import Document, Paragraph

    document = Document("text")
    document.body.clear()
    for part in TEXT.split("\n\n"):
        document.body.append(Paragraph(part))
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def rtf() -> bytes:
    """An RTF document in ASCII."""
    letters = "".join(
        letter if letter < "\x7f" else f"\\u{ord(letter)}?" for letter in TEXT.replace("\n\n", "\\par\n")
    )
    return f"{{\\rtf1\\ansi {letters}\\par}}".encode("ascii")


def tar() -> bytes:
    """A TAR with a page."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        info = tarfile.TarInfo("a/page.html")
        info.size = len(PAGE.encode())
        archive.addfile(info, io.BytesIO(PAGE.encode()))
    return packed.getvalue()


EPUB = zipped(
    mimetype="application/epub+zip",
    **{
        "o.opf": "<package xmlns='http://www.idpf.org/2007/opf'>"
        "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
        "<dc:publisher>The Harwick Gazette</dc:publisher><dc:date>2024-03-04</dc:date></metadata><manifest>"
        "<item id='a' href='a.xhtml'/></manifest><spine><itemref idref='a'/></spine></package>",
        "a.xhtml": f"<html><body><h1>{TITLE}</h1>{PARAGRAPHS}</body></html>",
    },
)
CSV = "title,date,publication,author,content\n" + ",".join(
    f'"{value}"'.replace("\n\n", "\n\n") for value in ROW.values()
)
FILES: dict[str, str | bytes] = {
    "page.html": PAGE,
    "wrong.txt": PAGE,
    "page.mhtml": "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: 8bit\r\n\r\n" + PAGE,
    "mail.eml": MAIL,
    "box.mbox": "From x Mon Mar  4 23:30:00 2024\n" + MAIL.replace("\r\n", "\n"),
    "feed.xml": FEED,
    "table.csv": CSV,
    "rows.jsonl": json.dumps(ROW, ensure_ascii=False),
    "item.xml": NITF,
    "ninjs.json": json.dumps(NINJS),
    "book.epub": EPUB,
    "pages.zip": zipped(**{"a/page.html": PAGE}),
    "pages.tar.gz": tar(),
}
BARE = {"words.docx": docx, "words.odt": odt, "words.rtf": rtf}


def read(folder: Path, name: str, content: str | bytes) -> list[Article | Skipped]:
    """What is read of one file."""
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    return list(articles.every([folder / name]))


@pytest.mark.parametrize("name", FILES)
def test_every_format_gives_the_same_words_outlet_and_day(name: str, tmp_path: Path) -> None:
    """Marks, apostrophes and paragraphs letter by letter; the day as it is written, not as it is in UTC."""
    [article] = read(tmp_path, name, FILES[name])

    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.outlet
    assert article.outlet.value == "The Harwick Gazette"
    assert article.published
    assert article.published.value == "2024-03-04"
    assert article.title
    assert article.title.value == TITLE
    assert article.reader


@pytest.mark.parametrize("name", BARE)
def test_documents_keep_their_words(name: str, tmp_path: Path) -> None:
    """Tracked insertions are in, and paragraphs are apart."""
    [article] = read(tmp_path, name, BARE[name]())

    assert isinstance(article, Article)
    assert article.text == TEXT


def test_subtitles_keep_the_voice_and_the_second(tmp_path: Path) -> None:
    """A voice's cues are one paragraph; an offset leads back to its second."""
    cues = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ruth Able>The wall &amp; the pier\n\n"
    cues += "00:01:04.000 --> 00:01:08.000\n<v Ruth Able>will hold.\n\n"
    cues += "00:02:00.000 --> 00:02:02.000\n<v Tom Ferrow>Will it?\n"
    [article] = read(tmp_path, "talk.vtt", cues)

    assert isinstance(article, Article)
    assert article.text == "Ruth Able: The wall & the pier will hold.\n\nTom Ferrow: Will it?"
    assert article.place(article.text.index("will hold")) == "00:01:04"


def test_marks_that_only_a_browser_shows_are_written(tmp_path: Path) -> None:
    """``<q>`` has marks, a footnote's number sticks to no word, what a screen reader says is not read."""
    page = PAGE.replace("“The wall will hold,”", "<q>The wall will hold,</q>").replace(
        "on Monday;",
        "on Monday<sup class='fn'><a href='#1'>1</a></sup>;<span class='sr-only'>opens anew</span>",
    )
    [article] = read(tmp_path, "q.html", page)

    assert isinstance(article, Article)
    assert article.text == TEXT


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.html", "<html><body></body></html>", "no article"),
        ("broken.pdf", b"%PDF-1.4 nothing", "PDF"),
        ("other.csv", "a,b\n1,2\n", "none of its columns"),
        ("other.jsonl", '{"a": 1}\n{"b"', "line 2 is no JSON"),
        ("config.xml", "<settings><a/></settings>", "XML of a kind that is not read"),
        ("empty.zip", zipped(**{"a.jpg": "x"}), "no article"),
        ("bomb.zip", zipped(**{"a.txt": "0" * 30_000_000}), "unpacks to 30 MB"),
        ("old.docx", b"\xd0\xcf\x11\xe0" + b"x" * 100, "encrypted or of Word 97"),
    ],
)
def test_bad_files_get_one_sentence(name: str, content: str | bytes, reason: str, tmp_path: Path) -> None:
    """What is wrong, in plain words; the other files are read."""
    (tmp_path / "good.txt").write_text(TEXT)
    read(tmp_path, name, content)
    found = list(articles.every([tmp_path]))

    [left] = [one for one in found if isinstance(one, Skipped)]
    assert reason in left.reason
    assert len(found) == 2


def test_monstrous_pages_end(tmp_path: Path) -> None:
    """A tag of 60,000 attributes and 20,000 nested elements take seconds, whatever is found."""
    attributes = " ".join(f"a{number}='x'" for number in range(60_000))
    [article] = read(tmp_path, "wide.html", PAGE.replace("<article>", f"<article {attributes}>"))
    assert isinstance(article, Article)
    assert article.text == TEXT
    [deep] = read(tmp_path, "deep.html", PAGE.replace("<article>", "<div>" * 20_000))
    assert isinstance(deep, Article | Skipped)


def test_a_file_that_takes_too_long_costs_only_itself(tmp_path: Path) -> None:
    """The process is ended and the next file gets a new one."""
    (tmp_path / "page.html").write_text(PAGE)
    process = ReaderProcess(seconds=0.0)
    with pytest.raises(ArticleError, match="took more than 0 seconds"):
        process.read(str(tmp_path / "page.html"), "page.html", formats.HTML)
    process._seconds = 60.0
    assert process.read(str(tmp_path / "page.html"), "page.html", formats.HTML)[0].text == TEXT
    process.close()


ODD = 'lead,body,when\nshort,"“The wall will hold,” said Ruth Able.",4 March 2024\n'
LINES = json.dumps({"lead": "short", "body": "“The wall will hold,” said Ruth Able.", "when": "2024-03-04"})


@pytest.mark.parametrize(("name", "content"), [("dump.csv", ODD), ("dump.jsonl", LINES)])
def test_a_sidecar_sets_the_columns(name: str, content: str, tmp_path: Path) -> None:
    """They are taken as they are set, the others are guessed; a sidecar may do nothing else."""
    (tmp_path / f"{name}.json").write_text('{"columns": {"text": "lead", "title": "body"}}', encoding="utf-8")
    (first,) = read(tmp_path, name, content)
    (tmp_path / f"{name}.json").write_text('{"columns": {"text": "body", "published": "when"}}', "utf-8")
    (second,) = read(tmp_path, name, content)

    assert isinstance(first, Article)
    assert first.text == "short"
    assert isinstance(second, Article)
    assert second.text == "“The wall will hold,” said Ruth Able."
    assert second.published
    assert (second.published.value, second.published.basis) == ("2024-03-04", "column “when”")


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"text": "boddy"}, "the text is in the column “boddy”, which is not there"),
        ({"words": "body"}, "name “words”, which is none of"),
    ],
)
@pytest.mark.parametrize(("name", "content"), [("dump.csv", ODD), ("dump.jsonl", LINES)])
def test_a_column_that_is_not_there_is_refused(
    name: str, content: str, columns: dict[str, str], reason: str, tmp_path: Path
) -> None:
    """The sentence names what is wrong and which columns there are."""
    (tmp_path / f"{name}.json").write_text(json.dumps({"columns": columns}), encoding="utf-8")
    (skipped,) = read(tmp_path, name, content)

    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason
