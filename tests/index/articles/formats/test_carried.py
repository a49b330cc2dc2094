"""Mails, subtitles, agencies' items and documents as programs write them, not always as they should."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Article, Skipped
from tests.index.articles.test_formats import FIRST, MAIL, PAGE, SECOND, TITLE, read

if TYPE_CHECKING:
    from pathlib import Path

HEAD = (
    "From: The Harwick Gazette <news@example.org>\nSubject: Sea wall\nDate: Mon, 4 Mar 2024 23:30:00 -0500\n"
)
MIME = f"{HEAD}MIME-Version: 1.0\nReceived: from example.org\n"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def one(folder: Path, name: str, content: str | bytes) -> Article:
    """The article of a file."""
    [article] = read(folder, name, content)
    assert isinstance(article, Article), article
    return article


def docx(body: str) -> bytes:
    """A Word document of nothing but its body."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>")
    return packed.getvalue()


def par(*words: str) -> str:
    """A paragraph of Word, a run each."""
    return "<w:p>" + "".join(f"<w:r><w:t xml:space='preserve'>{one}</w:t></w:r>" for one in words) + "</w:p>"


def test_words_of_a_document_are_its_own_and_each_once(tmp_path: Path) -> None:
    """A list has no dashes that nobody typed, a picture no description, a text box one copy."""
    box = "<w:txbxContent>" + par("A box with what Ruth Able said.") + "</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    both += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    body = (
        par("“The wall ", "will hold,” said Ruth Able.")
        + "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr>"
        + "<w:r><w:t>“In May,” she said.</w:t></w:r></w:p>"
        + f"<w:p><w:r>{both}</w:r>"
        + "<w:r><w:t>A line</w:t><w:br/><w:t>and</w:t><w:tab/><w:t>another.</w:t></w:r></w:p>"
        + "<w:p><w:r><w:drawing><w:docPr descr='A wall'/></w:drawing></w:r></w:p>"
        + "<w:p><w:ins><w:r><w:t>It was </w:t></w:r></w:ins>"
        + "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
        + "<w:moveFrom><w:r><w:t>once</w:t></w:r></w:moveFrom><w:r><w:t>built.</w:t></w:r></w:p>"
    )
    assert one(tmp_path, "a.docx", docx(body)).text.split("\n\n") == [
        "“The wall will hold,” said Ruth Able.",
        "“In May,” she said.",
        "A box with what Ruth Able said.",
        "A line and another.",
        "It was built.",
    ]


def test_a_mail_kept_as_text_is_read_as_a_mail(tmp_path: Path) -> None:
    """Whole, as it was carried: its encoding is undone, its head is no part of the article."""
    body = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    article = one(
        tmp_path,
        "a.txt",
        f"{MIME}{body}=E2=80=9CThe wall will hold,=E2=80=9D said Ruth Able, the=\n engineer.\n",
    )

    assert article.text.strip() == "“The wall will hold,” said Ruth Able, the engineer."
    assert article.published is not None
    assert article.published.value == "2024-03-04"


def test_a_boundary_without_its_quotation_marks_still_parts_a_mail(tmp_path: Path) -> None:
    """As an old program wrote it."""
    mail = f"{MIME}Content-Type: multipart/alternative; boundary=----=_Part_1\n\n------=_Part_1\n"
    mail += f"Content-Type: text/plain; charset=utf-8\n\n{FIRST}\n\n{SECOND}\n------=_Part_1--\n"

    assert FIRST in one(tmp_path, "a.eml", mail).text


def test_a_mail_that_only_carries_another_is_read_as_the_other(tmp_path: Path) -> None:
    """Forwarded as an attachment, with nothing said above."""
    mail = f"{MIME.replace('Sea wall', 'Fwd')}Content-Type: multipart/mixed; boundary=part\n\n--part\n"
    mail += f"Content-Type: message/rfc822\n\n{MAIL}\n--part--\n"
    article = one(tmp_path, "a.eml", mail)

    assert FIRST in article.text
    assert article.title is not None
    assert article.title.value == TITLE


def test_markup_in_a_plain_part_is_read_as_markup(tmp_path: Path) -> None:
    """Programs call a page plain."""
    article = one(tmp_path, "a.eml", f"{MIME}Content-Type: text/plain\n\n<p>{FIRST}</p><p>{SECOND}</p>\n")

    assert article.text == f"{FIRST}\n\n{SECOND}"


@pytest.mark.parametrize("name", ["a.html", "a.eml", "a.xml"])
def test_letters_that_are_utf_8_are_so_whatever_is_said_of_them(name: str, tmp_path: Path) -> None:
    """Many pages, mails and items say iso-8859-1, and are not."""
    nitf = f"<nitf><body><body.content><p>{FIRST}</p></body.content></body></nitf>"
    content = {
        "a.html": PAGE.replace("<head>", "<head><meta charset='iso-8859-1'>"),
        "a.eml": f"{MIME}Content-Type: text/plain; charset=iso-8859-1\n\n{FIRST}\n",
        "a.xml": f"<?xml version='1.0' encoding='iso-8859-1'?>{nitf}",
    }[name]

    assert FIRST in one(tmp_path, name, content).text


def test_a_page_may_name_its_encoding_behind_a_long_comment(tmp_path: Path) -> None:
    """Some put a licence and scripts before it."""
    page = PAGE.replace("<head>", f"<head><!--{'x' * 6000}--><meta charset='windows-1251'>")
    page = page.replace("“", '"').replace("”", '"').replace("‘", "'").replace("’", "'")
    article = one(tmp_path, "a.html", page.replace("Ruth Able", "Рут Эйбл").encode("windows-1251"))

    assert "Рут Эйбл" in article.text


def test_a_feed_may_begin_with_a_long_comment(tmp_path: Path) -> None:
    """Exports of a blog do: several lines on how to bring them in again."""
    item = f"<item><title>{TITLE}</title><description><![CDATA[<p>{FIRST}</p>]]></description></item>"
    comments = f"<!-- {'how to import. ' * 120} -->\n<!-- and -->\n"
    feed = f"<?xml version='1.0'?>\n{comments}<rss version='2.0'><channel>{item}</channel></rss>"

    assert one(tmp_path, "a.xml", feed).text == FIRST


def test_two_who_speak_in_one_subtitle_are_two_paragraphs(tmp_path: Path) -> None:
    """Each behind a dash; a sentence that is broken into two lines is one."""
    cues = "WEBVTT\n\n00:01.000 --> 00:03.000\n- Will it hold?\n- It will.\n\n"
    cues += "00:04.000 --> 00:06.000\nSo she\nsaid.\n"

    assert one(tmp_path, "a.vtt", cues).text.split("\n\n") == ["- Will it hold?", "- It will. So she said."]


CUES = (
    (0, 2000, "Ruth Able", "The wall will hold."),
    (2500, 4000, "Ruth Able", "We open it in May."),
    (5000, 7000, "Carl Finch", "I don't believe that."),
    (8000, 9000, "Carl Finch", "Not for a moment."),
)
RECORDINGS = {
    "named.vtt": "WEBVTT\n\n"
    + "".join(f"00:0{a / 1000:.3f} --> 00:0{b / 1000:.3f}\n{who}: {said}\n\n" for a, b, who, said in CUES),
    "voices.vtt": "WEBVTT\n\n"
    + "".join(f"00:0{a / 1000:.3f} --> 00:0{b / 1000:.3f}\n<v {who}>{said}\n\n" for a, b, who, said in CUES),
    "recognised.json": json.dumps(
        {
            "text": "All of it.",
            "segments": [
                {"id": 1, "start": a / 1000, "end": b / 1000, "speaker": who, "text": f" {said}"}
                for a, b, who, said in CUES
            ],
        }
    ),
    "recognised.tsv": "start\tend\tspeaker\ttext\n"
    + "".join(f"{a}\t{b}\t{who}\t{said}\n" for a, b, who, said in CUES),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_a_recording_is_one_transcript_whatever_wrote_it(name: str, tmp_path: Path) -> None:
    """Speakers as voices, before a colon, or as fields beside start, end and text; a second for each cue."""
    article = one(tmp_path, name, RECORDINGS[name])

    assert article.text.split("\n\n") == [
        "Ruth Able: The wall will hold. We open it in May.",
        "Carl Finch: I don't believe that. Not for a moment.",
    ]
    assert [place for _, place in article.places] == ["00:00:00", "00:00:02", "00:00:05", "00:00:08"]


def test_a_pause_between_subtitles_is_the_end_of_a_paragraph(tmp_path: Path) -> None:
    """But not where the sentence goes on behind it, nor where the next follows at once."""
    said = (
        ("01.000", "02.000", "The pier is closed."),
        ("02.200", "03.000", "It was built in 1904,"),
        ("05.000", "06.000", "of oak"),
        ("08.000", "09.000", "and of iron ..."),
        ("11.000", "12.000", "The council has no money."),
        ("13.600", "14.000", "Ferries go on."),
    )
    cues = "".join(f"00:{start} --> 00:{end}\n{words}\n\n" for start, end, words in said)

    assert one(tmp_path, "a.vtt", f"WEBVTT\n\n{cues}").text.split("\n\n") == [
        "The pier is closed. It was built in 1904, of oak and of iron ... The council has no money.",
        "Ferries go on.",
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.vtt", "Nothing with a time", "it holds no subtitles"),
        ("a.srt", "Nothing with a time", "it holds no subtitles"),
        ("a.xml", "<newsItem><itemMeta/></newsItem>", "the item holds no text"),
        ("a.json", json.dumps({"uri": "urn:1", "headline": "A", "renditions": []}), "the item holds no text"),
        ("a.json", json.dumps({"uri": "urn:1", "headlines": ["A"], "bodies": []}), "the item holds no text"),
    ],
)  # fmt: skip
def test_what_has_no_words_says_so(name: str, content: str, reason: str, tmp_path: Path) -> None:
    """In words of its own, and not a library's."""
    [skipped] = read(tmp_path, name, content)

    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason


def test_authors_of_an_item_are_persons(tmp_path: Path) -> None:
    """Desks put the agency's name, a day or a sign beside them; entities are escaped a second time."""
    item = "<newsItem><itemMeta/><contentMeta><by>By Una Kerr, Reuters, MAR 04</by></contentMeta><contentSet>"
    item += "<inlineXML><html><body><p>&amp;quot;It will,&amp;quot; she said.</p></body></html></inlineXML>"
    item += "</contentSet></newsItem>"
    article = one(tmp_path, "a.xml", item)

    assert article.authors == ("Una Kerr",)
    assert article.text == '"It will," she said.'


def test_every_cell_of_a_table_in_rtf_is_a_paragraph(tmp_path: Path) -> None:
    """No sign of the table is among the words."""
    cells = "".join(f"\\pard\\intbl {words}\\cell" for words in ("Ruth Able", "The wall will hold."))
    row = f"\\trowd\\cellx3000\\cellx6000{cells}\\row"
    table = f"{{\\rtf1\\ansi Before.\\par\n{row}\n\\pard After.\\par}}"

    assert one(tmp_path, "a.rtf", table).text.split("\n\n") == [
        "Before.",
        "Ruth Able",
        "The wall will hold.",
        "After.",
    ]
