"""What each format has of its own: credits, cuts, hands on, locks; what was seen in files of others."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Article, Skipped
from tests.index.articles.test_formats import (
    EPUB,
    FEED,
    MAIL,
    NINJS,
    NITF,
    ODD,
    PAGE,
    PARAGRAPHS,
    TEXT,
    TITLE,
    read,
    rtf,
    zipped,
)  # fmt: skip

if TYPE_CHECKING:
    from pathlib import Path

SIGNED = (
    ("footer", "<blockquote><p>{words}</p><footer>Ruth Able, county engineer</footer></blockquote>"),
    ("cite", "<blockquote>{words} <cite>Ruth Able, county engineer</cite></blockquote>"),
    ("break", "<blockquote><p>{words}<br>— <cite>Ruth Able, county engineer</cite></p></blockquote>"),
    ("caption", "<figure><blockquote><p>{words}</p></blockquote>"
     "<figcaption>Ruth Able, county engineer</figcaption></figure>"),
)  # fmt: skip


@pytest.mark.parametrize("quotation", [page for _, page in SIGNED], ids=[name for name, _ in SIGNED])
def test_who_signs_a_block_quotation_is_kept_with_it(quotation: str, tmp_path: Path) -> None:
    """In an element of its own, in pages, feeds, mails and e-books alike: the credit line has its dash."""
    words = "The wall will hold until the spring, and then the county will have to build another one."
    body = PARAGRAPHS + quotation.format(words=words) + PARAGRAPHS.replace("May", "June")
    page = PAGE.replace(PARAGRAPHS, body)
    feed = FEED.replace(PARAGRAPHS, body)
    letter = MAIL.partition("Content-Type")[0] + "Content-Type: text/html; charset=utf-8\r\n\r\n" + page
    for name, content in (("a.html", page), ("a.rss", feed), ("a.eml", letter)):
        [article] = read(tmp_path, name, content)
        assert isinstance(article, Article)
        [span] = article.set_apart
        lines = [line for line in article.text[slice(*span)].split("\n") if line]
        assert lines == [words, "— Ruth Able, county engineer"]


RECORD = """
[Record Volume 15, Number 12]

                        THE FERRIES ACT

  Mr. LOWE. Mr. President, I rise to speak about the ferries that
carry the people of the northern islands to work each morning, and
about the piers that we have left to rot.
  The north pier was closed in May. It has not been opened since, and
nobody in this Chamber can say when it will be.
  Ms. ROE. I object.

                      ____________________
"""


def test_preformatted_text_keeps_its_paragraphs_and_loses_its_wraps(tmp_path: Path) -> None:
    """A parliament's record in ``<pre>`` is a paragraph a line, as the indentation says."""
    [article] = read(tmp_path, "a.html", f"<html><body><pre>{RECORD}</pre></body></html>")

    assert isinstance(article, Article)
    lines = [line for line in article.text.splitlines() if line]
    assert lines == [
        "[Record Volume 15, Number 12]",
        "THE FERRIES ACT",
        "Mr. LOWE. Mr. President, I rise to speak about the ferries that carry the people of the northern "
        "islands to work each morning, and about the piers that we have left to rot.",
        "The north pier was closed in May. It has not been opened since, and nobody in this Chamber can say "
        "when it will be.",
        "Ms. ROE. I object.",
    ]


def test_a_preformatted_list_keeps_its_lines(tmp_path: Path) -> None:
    """What is not wrapped at a width stays as it is set, an address or a verse."""
    verse = "The tide came in,\nthe tide went out,\nand nobody said a word.\n\nThe pier stood."
    [article] = read(
        tmp_path, "a.html", f"<html><body>{PARAGRAPHS}<pre>{verse}</pre>{PARAGRAPHS}</body></html>"
    )

    assert isinstance(article, Article)
    assert "The tide came in,\nthe tide went out,\nand nobody said a word.\n\nThe pier stood." in article.text


def said(name: str, beneath: str, words: str) -> str:
    """One contribution on the page of a parliament."""
    below = f"<div class='beneath'>{beneath}</div>" if beneath else ""
    head = f"<a href='/members'><div class='name'>{name}</div>{below}</a>"
    return f"<div class='item'><div class='head'>{head}</div><div class='content'><p>{words}</p></div></div>"


def test_names_over_constituencies_stay_on_the_page_of_a_parliament(tmp_path: Path) -> None:
    """Each is a link, and still says who speaks, also where the name stands alone the second time."""
    asked = "When will the Minister open the north pier, and will the first ferry sail on the same day?"
    answered = "We will open the pier in May, and not a week before it, as the engineers have told us all."
    page = said("Ada Quill", "(Harwick North) (Lab)", asked) + said("The Minister", "(Una Kerr)", answered)
    page += said(
        "Ada Quill", "", "I thank the Minister for her answer, which I had not expected to hear today."
    )
    [article] = read(tmp_path, "a.html", f"<html><body><main>{page}</main></body></html>")

    assert isinstance(article, Article)
    assert [line for line in article.text.splitlines() if line and len(line) < 30] == [
        "Ada Quill",
        "(Harwick North) (Lab)",
        "The Minister",
        "(Una Kerr)",
        "Ada Quill",
    ]


def test_a_cut_archive_of_pages_tells_what_it_holds(tmp_path: Path) -> None:
    """A WARC's pages are read, packed too; one that is cut off gives those before, and a sentence."""
    pytest.importorskip("fastwarc")

    def record(number: int) -> bytes:
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:036}>\r\n"
            f"WARC-Target-URI: https://example.org/{number}\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body + b"\r\n\r\n"

    plain = record(1) + record(2)
    packed = gzip.compress(record(1)) + gzip.compress(record(2))
    for name, data in (("a.warc", plain), ("a.warc.gz", packed)):
        first, second = read(tmp_path, name, data)
        assert isinstance(first, Article)
        assert isinstance(second, Article)
        assert first.text == second.text == TEXT
        assert second.url
        assert second.url.value == "https://example.org/2"
        assert second.place(0).startswith("record urn:uuid:")
    for name, data in (
        ("b.warc", plain[:-900]),
        ("b.warc.gz", packed[:-90]),
        ("c.warc", plain + b"WARC/1.0\r\nX"),
    ):
        found = read(tmp_path, name, data)
        assert [one.text for one in found if isinstance(one, Article)][:1] == [TEXT]
        [left] = [one for one in found if isinstance(one, Skipped)]
        assert "cut off" in left.reason
        assert "fetch the file again" in left.reason
    [none] = read(tmp_path, "d.warc", b"not a WARC at all" * 40)
    assert isinstance(none, Skipped)


def test_a_bad_file_within_an_archive_is_told_of(tmp_path: Path) -> None:
    """The others are read."""
    found = read(tmp_path, "mixed.zip", zipped(**{"a.html": PAGE, "b.pdf": "%PDF-1.4 nothing"}))
    [left] = [one for one in found if isinstance(one, Skipped)]
    assert left.path.endswith("mixed.zip/b.pdf")
    assert "damaged" in left.reason
    assert sum(isinstance(one, Article) for one in found) == 1


NEWSML = (
    "<?xml version='1.0'?><newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>"
    "<newsItem guid='https://example.org/a'><itemMeta><provider><name>The Harwick Gazette</name></provider>"
    "<firstCreated>2024-03-04T23:30:00-05:00</firstCreated></itemMeta><contentMeta><headline>{t}</headline>"
    "<creditline>The Harwick Gazette / PA Media</creditline><by>By Mel Jessop</by></contentMeta>"
    "<contentSet><inlineXML contenttype='application/xhtml+xml'>"
    "<html xmlns='http://www.w3.org/1999/xhtml'><body>{p}</body></html></inlineXML></contentSet></newsItem>"
    "</itemSet></newsMessage>"
)
OLD = (
    "<?xml version='1.0'?><NewsML><NewsItem><NewsManagement><FirstCreated>20240304T233000Z</FirstCreated>"
    "</NewsManagement><NewsComponent><NewsLines><HeadLine>{t}</HeadLine><ByLine>Mel Jessop</ByLine>"
    "<CreditLine>PA Media</CreditLine></NewsLines><AdministrativeMetadata><Provider>"
    "<Party FormalName='The Harwick Gazette'/></Provider></AdministrativeMetadata><ContentItem><DataContent>"
    "{p}</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
)
GLUED = NITF.replace("By Mel Jessop", "<person>Mel Jessop</person><byttl>Gazette Writer</byttl>")
CAMEL = json.dumps({"uri": "urn:x:1", "headlines": [{"value": TITLE}], "byline": "Mel Jessop",
                    "versionCreated": "2024-03-04T23:30:00Z", "copyrightHolder": "The Harwick Gazette",
                    "creditline": "PA Media", "bodies": [{"value": PARAGRAPHS}]})  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "via"),
    [
        ("g2.xml", NEWSML.format(t=TITLE, p=PARAGRAPHS), ["PA Media"]),
        ("one.xml", OLD.format(t=TITLE, p=PARAGRAPHS), ["PA Media"]),
        ("nitf.xml", GLUED, []),
        ("ninjs.json", json.dumps(NINJS), ["PA Media"]),
        ("camel.json", CAMEL, ["PA Media"]),
    ],
)
def test_agencies_items_give_their_facts_as_data(
    name: str, content: str, via: list[str], tmp_path: Path
) -> None:
    """Provider, credit line, byline and day need not be read from the words; a writer's title is no name."""
    [article] = read(tmp_path, name, content)
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.outlet
    assert article.outlet.value == "The Harwick Gazette"
    assert article.published
    assert article.published.value == "2024-03-04"
    assert article.authors == ("Mel Jessop",)
    assert [relay.name for relay in article.relays] == via


def test_an_item_without_words_is_no_article(tmp_path: Path) -> None:
    """A picture's renditions are no text, whatever their names are."""
    item = {
        "uri": "urn:x:1",
        "type": "picture",
        "bodies": [],
        "renditions": [{"name": "main"}, {"name": "small"}],
    }
    [left] = read(tmp_path, "picture.json", json.dumps(item))
    assert isinstance(left, Skipped)


def test_a_mail_that_hands_another_on_tells_the_other(tmp_path: Path) -> None:
    """A line above it is no article; its sender, subject and day are the other's."""
    head = "From: Tom Ferrow <tom@example.org>\r\nSubject: Fwd: see below\r\n"
    head += "Date: Fri, 8 Mar 2024 08:00:00 +0000\r\n"
    inner = (
        "FYI\r\n\r\n---------- Forwarded message ---------\r\n"
        "From: The Harwick Gazette <news@example.org>\r\n"
        f"Date: Mon, 4 Mar 2024 at 23:30\r\nSubject: {TITLE}\r\nTo: <tom@example.org>\r\n\r\n"
    )
    [article] = read(
        tmp_path, "fwd.eml", f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{inner}{TEXT}"
    )
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert article.title
    assert article.title.value == TITLE
    assert article.outlet
    assert article.outlet.value == "The Harwick Gazette"
    assert article.published
    assert article.published.value == "2024-03-04"


def test_a_mail_of_a_few_lines_of_markup_is_read(tmp_path: Path) -> None:
    """What is too short for a page's article is a mail's."""
    head = "From: a@example.org\r\nSubject: Note\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    [article] = read(tmp_path, "short.eml", head + "<p>“It holds,” she said.</p><p>So it does.</p>")
    assert isinstance(article, Article)
    assert article.text == "“It holds,” she said.\n\nSo it does."


def test_an_e_book_of_which_only_the_fonts_are_locked_is_read(tmp_path: Path) -> None:
    """One whose chapters are locked is not, and the sentence says so."""
    lock = "<encryption><EncryptedData><CipherData><CipherReference URI='{}'/></CipherData></EncryptedData>"
    lock += "</encryption>"
    with zipfile.ZipFile(io.BytesIO(EPUB)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    fonts = zipped(**parts, **{"META-INF/encryption.xml": lock.format("fonts/a.otf")})
    whole = zipped(**parts, **{"META-INF/encryption.xml": lock.format("a.xhtml")})
    [article] = read(tmp_path, "fonts.epub", fonts)
    [left] = read(tmp_path, "locked.epub", whole)
    assert isinstance(article, Article)
    assert article.text == TEXT
    assert isinstance(left, Skipped)
    assert "encrypted" in left.reason


def test_a_link_and_a_picture_in_a_document_leave_no_trace(tmp_path: Path) -> None:
    """An OpenDocument text's addresses, and the bytes of a picture in RTF, are no words."""
    from odfdo import Document, Paragraph
    from odfdo.link import Link

    document = Document("text")
    document.body.clear()
    linked = Paragraph("“The wall will hold,” said ")
    linked.append(Link("https://example.org/able", text="Ruth Able"))
    document.body.append(linked)
    packed = io.BytesIO()
    document.save(packed)
    [text] = read(tmp_path, "a.odt", packed.getvalue())
    [rich] = read(tmp_path, "a.rtf", rtf().replace(b"\\par", b"{\\pict\\pngblip\\bin 8950{\\x 4}}\\par", 1))
    assert isinstance(text, Article)
    assert text.text == "“The wall will hold,” said Ruth Able"
    assert isinstance(rich, Article)
    assert rich.text == TEXT


def test_a_sidecar_within_an_archive_tells_of_its_neighbour(tmp_path: Path) -> None:
    """Its columns are those of the table beside it; those of the archive's own sidecar are every table's."""
    table = '{"columns": {"text": "body", "published": "when"}, "outlet": "The Herald"}'
    packed = zipped(**{"a/dump.csv": ODD, "a/dump.csv.json": table, "a/page.html": PAGE})
    found = {one.member: one for one in read(tmp_path, "both.zip", packed) if isinstance(one, Article)}
    (tmp_path / "bare.zip.json").write_text('{"columns": {"text": "body"}}', "utf-8")
    [bare] = read(tmp_path, "bare.zip", zipped(**{"dump.csv": ODD}))

    assert set(found) == {"a/dump.csv/1", "a/page.html"}
    row = found["a/dump.csv/1"]
    assert row.text == "“The wall will hold,” said Ruth Able."
    assert row.published
    assert row.published.value == "2024-03-04"
    assert row.outlet
    assert (row.outlet.value, row.outlet.basis) == ("The Herald", "sidecar")
    assert isinstance(bare, Article)
    assert bare.text == "“The wall will hold,” said Ruth Able."
