"""Which reader reads this file?

Each format is one row of `FORMATS` and one module, its reader. A reader is imported when the first file needs
it and runs in a process of its own (`apart`). It is a function ``read(data: bytes, name: str)`` that returns
what was found about each article; those of `COLUMNED` also take the columns that a sidecar sets.
Text and Markdown are not in the list: their reading text is the file's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module, metadata
from typing import TYPE_CHECKING

from onrecord.index.articles.formats.parted import parted
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.index.articles.told import Told

TEXT = (".txt", ".text", ".md", ".markdown", ".mdown")


@dataclass(frozen=True, slots=True)
class Format:
    """One format and who reads it."""

    name: str
    """In the words of a sentence: ``a web page``."""
    module: str
    """Of its reader, from this folder on."""
    suffixes: tuple[str, ...]
    several: bool = False
    """Whether one file may hold several articles."""
    library: str = ""
    """The distribution whose version decides how it is read."""
    extra: str = ""
    """The extra of ours that installs the library, where the base install does not."""
    largest: int = 50_000_000
    """In bytes."""

    @property
    def reader(self) -> str:
        """Reader and version, as kept with every article: ``html, trafilatura 2.3.1``."""
        name = self.module.rpartition(".")[2]
        if not self.library:
            return name
        try:
            return f"{name}, {self.library} {metadata.version(self.library)}"
        except metadata.PackageNotFoundError:
            return name

    def read(self, data: bytes, name: str, columns: Mapping[str, str] | None = None) -> list[Told]:
        """The articles that the bytes hold.

        Args:
            data: of the file.
            name: of the file.
            columns: that its sidecar sets, by field.

        Raises:
            ArticleError: they hold none; the message is the reason alone.

        """
        try:
            module = import_module(f"onrecord.index.articles.formats.{self.module}")
            reader: Callable[..., list[Told]] = module.read
            found = reader(data, name, columns) if columns and self in COLUMNED else reader(data, name)
            return [part for one in found for part in parted(one)] if self in EXPORTED else found
        except ArticleError:
            raise
        except ModuleNotFoundError as error:
            wanted = f"pip install 'onrecord[{self.extra}]'" if self.extra else "install onrecord again"
            raise ArticleError(f"{self.name} needs {error.name}, which is not installed: {wanted}") from error
        except RecursionError as error:
            raise ArticleError(f"{self.name} nested too deep to be read") from error
        except MemoryError as error:
            raise ArticleError("reading it needs more memory than a file may take") from error
        except Exception as error:
            told = " ".join(str(error).split())[:200] or type(error).__name__
            raise ArticleError(f"{self.name}, but damaged or of a kind that is not known: {told}") from error


HTML = Format("a web page", "web.html", (".html", ".htm", ".xhtml", ".shtml"), library="trafilatura")
PDF = Format("a PDF", "documents.pdf", (".pdf",), several=True, library="pdftext", largest=200_000_000)
PDF_SIGNS = Format("a PDF", "documents.pdf_signs", (), several=True, largest=200_000_000)
"""A PDF that is only looked at for whether it may hold several articles."""
DOCX = Format("a Word document", "documents.docx", (".docx",), several=True)
ODT = Format("an OpenDocument text", "documents.odt", (".odt",), several=True, library="odfdo")
RTF = Format("an RTF document", "documents.rtf", (".rtf",), several=True, library="striprtf")
MAIL = Format("a mail", "mail.mail", (".eml",))
MBOX = Format("a mailbox", "mail.mbox", (".mbox",), several=True, largest=500_000_000)
MHTML = Format("a web archive", "web.mhtml", (".mhtml", ".mht"), library="trafilatura")
FEED = Format("a feed", "feeds.feed", (".rss", ".atom"), several=True, library="feedparser")
TABLE = Format("a table", "tables.table", (".csv", ".tsv"), several=True, largest=500_000_000)
JSON = Format("JSON", "tables.records", (".json", ".jsonl", ".ndjson"), several=True, largest=500_000_000)
PARQUET = Format(
    "a Parquet table",
    "tables.parquet",
    (".parquet",),
    several=True,
    library="pyarrow",
    extra="scale",
    largest=500_000_000,
)
SUBTITLES = Format("subtitles", "documents.subtitles", (".vtt", ".srt"), library="webvtt-py")
AGENCY = Format("an agency item", "feeds.agency", (".xml", ".newsml", ".nitf"), several=True)
EPUB = Format("an e-book", "documents.epub", (".epub",), several=True)
ARCHIVE = Format(
    "an archive",
    "archives.archive",
    (".zip", ".tar", ".tgz", ".tar.gz", ".tar.xz", ".tar.bz2"),
    several=True,
    largest=500_000_000,
)
WARC = Format(
    "a WARC",
    "archives.warc",
    (".warc", ".warc.gz"),
    several=True,
    library="fastwarc",
    extra="archive",
    largest=2_000_000_000,
)

FORMATS = (
    HTML, PDF, DOCX, ODT, RTF, MAIL, MBOX, MHTML, FEED, TABLE, JSON, PARQUET, SUBTITLES, AGENCY, EPUB,
    ARCHIVE, WARC, PDF_SIGNS,
)  # fmt: skip

COLUMNED = (TABLE, JSON, PARQUET, ARCHIVE)
"""Whose columns a sidecar may set; an archive's, those of the tables within."""

EXPORTED = (PDF, DOCX, ODT, RTF)
"""In which databases export articles, several in one file."""

SUFFIXES = (*TEXT, *(suffix for format_ in FORMATS for suffix in format_.suffixes))
"""What a file that is read ends with."""

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_AGENCY = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage|packageItem|nitf|NewsML)\b")
_BEFORE = re.compile(
    rb"(?:<\?.{0,500}?\?>|<!--.{0,4000}?-->|<!doctype[^>]{0,500}>|\s+)+", re.IGNORECASE | re.DOTALL
)
"""What may stand before the root of XML: declarations and comments."""
_PACKAGE = re.compile(rb"\[Content_Types\]\.xml|_rels/|docProps/|customXml/|word/[^.]*\.(?:xml|rels)")
"""What a package of Office Open XML begins with."""
_HEAD = re.compile(rb"(?:[A-Za-z][\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
"""The head of a mail: fields, whose lines go on where they are indented."""
_CARRIED = re.compile(
    rb"^(?:received|mime-version|content-transfer-encoding|dkim-signature):", re.IGNORECASE | re.MULTILINE
)
"""Fields of a mail as it was carried, which nobody copies by hand."""
_CONTENT = re.compile(rb"^mime-version:|^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def is_readable(name: str) -> bool:
    """Whether a file of this name is read."""
    return name.lower().endswith(SUFFIXES)


def named(name: str) -> Format | None:
    """The format that a file's name gives; None for text."""
    lower = name.lower()
    return next((one for one in FORMATS if lower.endswith(one.suffixes)), None)


def told_by(name: str, head: bytes) -> Format | None:
    """The format of a file by how it begins, and where that says nothing by its name; None for text.

    Args:
        name: of the file.
        head: its first bytes, 4,096 at least where it has them.

    """
    by_name = named(name)
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"%PDF-"):
        return PDF
    if start.startswith(b"{\\rtf"):
        return RTF
    if start.startswith(b"PAR1"):
        return PARQUET
    if start.startswith(b"PK\x03\x04"):
        return _zipped(head, by_name)
    if by_name in (MHTML, MAIL, WARC, MBOX, TABLE, JSON):
        return by_name
    if start.startswith(b"WEBVTT"):
        return SUBTITLES
    root = start[before.end() :] if (before := _BEFORE.match(start)) else start
    if _FEED.match(root) or (_FEED.search(start[:1000]) and start.startswith(b"<")):
        return FEED
    if _AGENCY.search(start[:2000]) and start.startswith(b"<"):
        return AGENCY
    if _HTML.match(start[:2000]):
        return MHTML if by_name is MHTML else HTML
    return MAIL if by_name is None and _is_mail(start) else by_name


def _is_mail(start: bytes) -> bool:
    """Whether text begins with the head of a mail as it was carried, and not as somebody copied it."""
    head = _HEAD.match(start)
    return bool(head and len({field.lower() for field in _CARRIED.findall(head[0])}) > 1)


def _zipped(head: bytes, by_name: Format | None) -> Format:
    if b"application/epub+zip" in head[:200]:
        return EPUB
    if b"application/vnd.oasis.opendocument.text" in head[:200]:
        return ODT
    if by_name in (DOCX, ODT, EPUB):
        return by_name
    return DOCX if _PACKAGE.match(_first(head)) and b"word/" in head[:4096] else ARCHIVE


def _first(head: bytes) -> bytes:
    """The name of the first file in a ZIP (APPNOTE 4.3.7, the local file header)."""
    return head[30 : 30 + int.from_bytes(head[26:28], "little")]
