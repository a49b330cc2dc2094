"""What an Article, a Quotation, a Speaker, an Evidence and a Hit are.

Frozen records that every room speaks; this module imports nothing of ours.
All offsets are code points of `Article.text`, half open: ``text[start:end]``.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Span = tuple[int, int]

Kind = Literal["direct", "mixed", "indirect", "turn", "block", "term"]
"""`turn` is what one speaker says in a transcript or an interview under a label, `block` a block quotation,
both without marks; `term` is a title, a slogan or scare quotes: searchable, and nobody's words."""

SpeakerKind = Literal["person", "unnamed", "group", "organization", "document", "unknown"]

Scope = Literal["sentence", "block", "document"]

Subject = Literal["kind", "speaker", "name", "office", "relay"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of an article, and its basis: how it is known."""

    value: str
    basis: str
    """In plain words: ``front matter``, ``masthead``, ``byline``, ``date line``."""
    span: Span | None = None
    printed: str = ""
    """As the article gives it, where `value` is the one name under which the outlet is counted."""


@dataclass(frozen=True, slots=True)
class Relay:
    """An outlet that the words came through before they reached this article's outlet."""

    name: str
    scope: Scope
    basis: str
    span: Span | None = None
    """Where the article names it."""
    governs: Span | None = None
    """The block that came through it, where `scope` is ``block``."""
    printed: str = ""
    """As the article gives it, where `name` is the one name under which the outlet is counted."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its text as the file holds it, and what is known of where it comes from."""

    doc: str
    """The name it goes by: its path below the folder it was found in."""
    path: str
    """Where the file is, absolute."""
    text: str
    """The reading text. Of a text file: all of it, front matter and boilerplate included, every code point in
    its place; a newline that only wraps a paragraph is a blank."""
    digest: str
    """SHA-256 of what the article was read from, hexadecimal: the file's bytes, and its sidecar's."""
    title: Fact | None = None
    outlet: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    """An ISO 8601 date, as precise as the article gives it: ``2024``, ``2024-04``, ``2024-04-24``."""
    url: Fact | None = None
    relays: tuple[Relay, ...] = ()
    """Relays that govern the whole article or a block of it."""
    masks: tuple[Span, ...] = ()
    """What is not the article's own prose (front matter, masthead, credits): sorted, never overlapping."""
    key: str = ""
    """What the ids of its quotations are made from, given once, at the first reading; empty: `doc`."""
    member: str = ""
    """Its name within a file of several articles; the end of `doc` and `path`."""
    start: int = 0
    """Where `text` begins in the file's text, where the file is text that holds several articles."""
    reader: str = ""
    """What made the reading text of a format other than text, and its version."""
    original: str = ""
    """SHA-256 of the file's bytes, where `digest` is of more or of less than them."""
    places: tuple[tuple[int, str], ...] = ()
    """From which offset on the text stands where in the original (``page 3``, ``00:01:12``); sorted."""
    authors: tuple[str, ...] = ()
    """The authors one by one, where the format gives them so."""
    left_out: tuple[str, ...] = ()
    """What of the original is not in the text, in plain words."""
    set_apart: tuple[Span, ...] = ()
    """What the original sets apart as block quotations without writing a sign for it; sorted."""
    source_class: Fact | None = None
    """One of `onrecord.index.sources.CLASSES`; before its quotations are found, only what somebody says."""

    @property
    def file(self) -> str:
        """The file that it was read from: `path` without the member's name."""
        return self.path.removesuffix(f"/{self.member}") if self.member else self.path

    def place(self, offset: int) -> str:
        """The place in the original where the text at `offset` stands; empty where there is none to name."""
        which = bisect_right([start for start, _ in self.places], offset) - 1
        return self.places[which][1] if which >= 0 else ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whoever said the words: the fullest name that the article gives."""

    name: str
    printed: str
    """The words nearest to the quotation that name the speaker: ``she``, ``the minister``, or ``""``."""
    kind: SpeakerKind = "person"


@dataclass(frozen=True, slots=True)
class Alternative:
    """Somebody else who might have said it."""

    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Office:
    """A speaker's office as the article prints it, and where."""

    printed: str
    span: Span | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """The word that reports speech: ``said``, ``according to``."""

    text: str
    lemma: str
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why one part of an attribution is what it is, in plain words, with the spans it rests on."""

    about: Subject
    reason: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """That a person has put an attribution right, and what was found before."""

    made: str
    """When, ISO 8601, UTC."""
    why: str
    """In the words of whoever corrected it; may be empty."""
    kind: Kind
    speaker: Speaker | None
    mention: Span | None
    office: Office | None
    confidence: float
    segments: tuple[Span, ...] = ()
    """Where it was found to stand; empty where its edges are as they were found."""
    text: str = ""
    """The words within those."""


UNCERTAIN = 0.7
"""A speaker less sure than this is called uncertain, in the evidence, on the screen and in every format.

`onrecord.index.attribution.speakers.confidence` says what was counted.
"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation: one record however many segments it is split into."""

    kind: Kind
    segments: tuple[Span, ...]
    text: str
    """The words of the segments, joined by `` … ``; marks around a segment left out, those within it kept.

    Of a turn or a block, whose segments are its paragraphs, joined by a blank; stage directions left out.
    """
    id: str = ""
    """Stable over rebuilds and machines; see `identified`."""
    speaker: Speaker | None = None
    mention: Span | None = None
    office: Office | None = None
    cue: Cue | None = None
    relays: tuple[Relay, ...] = ()
    """Those that govern this quotation, nearest first, the article's own included."""
    confidence: float = 0.0
    """0 to 1: how likely the speaker is right."""
    alternatives: tuple[Alternative, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    """Of what was found; a correction does not change it."""
    corrected: Corrected | None = None
    """What was found, where a person has corrected it."""

    @property
    def uncertain(self) -> bool:
        """Whether it has a speaker who was found, and is about as likely wrong as right."""
        return self.speaker is not None and self.corrected is None and self.confidence < UNCERTAIN


def identified(key: str, quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """The quotations of one article, each with its id.

    An id is twelve hexadecimal digits of a hash of the article's key, the words, and how often the
    same words stood before in the article; so it outlives a rebuild, and edits elsewhere in the article.
    """
    seen: Counter[str] = Counter()
    named = []
    for quotation in quotations:
        stem = f"{key}\0{quotation.text}\0{seen[quotation.text]}"
        seen[quotation.text] += 1
        digest = hashlib.blake2b(stem.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
        named.append(replace(quotation, id=digest))
    return tuple(named)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may be an article, found but not yet read."""

    doc: str
    path: str
    size: int
    """In bytes."""
    modified: int
    """In nanoseconds since the epoch; of the sidecar where that is younger."""
    key: str = ""
    """What the article's quotations get their ids from where it has none yet: the name of the folder that was
    asked for, and the path below it. Empty: `doc`."""
    member: str = field(default="", compare=False)
    """Its name within a file of several articles; the end of `doc` and `path`."""

    @property
    def file(self) -> str:
        """The file to open: `path` without the member's name."""
        return self.path.removesuffix(f"/{self.member}") if self.member else self.path


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out of the index, and why, in plain words."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an index was made of, when, and by what."""

    version: str
    """Of onrecord."""
    schema: int
    """Of the index's files; one that differs from this program's cannot be read by it."""
    pipeline: str
    """Model and rules, as `onrecord.index.attribution.stamp` names them."""
    built: str
    """ISO 8601, UTC, to the second."""
    seconds: float
    """How long the last build took."""
    articles: int
    quotations: int
    roots: tuple[str, ...]
    """The folders and files that were asked for, absolute."""
    sample: bool
    """True where the index holds the sample corpus that ships, and nothing else."""
    skipped: tuple[Skipped, ...] = ()
    follow_links: bool = False
    """Whether links were followed out of the roots."""
    readings: tuple[str, ...] = ()
    """The readers of formats, and what was said of folders, as `index.articles.readings` names them."""
    from_parts: bool = False
    """Whether the roots are folders of parts that `onrecord.index.cluster` made."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A quotation that answers a query, with the article it stands in, all but the article's text."""

    quotation: Quotation
    article: Article
    """Its `text` is empty: fetch it where it is shown."""
    marks: tuple[Span, ...] = ()
    """Where the query's words stand in `quotation.text`."""
    copies: int = 1
    """In how many articles the statement stands, this one included."""
    said: bool | None = None
    """Whether the quotation itself holds what was searched for, or only the text around it; None where no
    words were searched for."""


def record(article: Article, quotation: Quotation) -> Mapping[str, Any]:
    """The quotation as one flat JSON object: what `extract` writes, and ``--format jsonl`` with more.

    Relays are as the article prints them; what an index exports has each under its one name.
    """
    speaker, office, cue = quotation.speaker, quotation.office, quotation.cue
    return {
        "id": quotation.id,
        "doc": article.doc if article.reader else article.doc.removesuffix(f"/{article.member}"),
        "member": article.member or None,
        "kind": quotation.kind,
        "segments": [[start + article.start, end + article.start] for start, end in quotation.segments],
        "text": quotation.text,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else "unknown",
        "mention": _moved(quotation.mention, article),
        "printed": speaker.printed if speaker else None,
        "office": office.printed if office else None,
        "office_span": _moved(office.span, article) if office else None,
        "cue": cue.text if cue else None,
        "cue_span": _moved(cue.span, article) if cue else None,
        "via": [relay.printed or relay.name for relay in quotation.relays],
        "outlet": article.outlet.value if article.outlet else None,
        "title": article.title.value if article.title else None,
        "author": article.author.value if article.author else None,
        "published": article.published.value if article.published else None,
        "class": article.source_class.value if article.source_class else None,
        "url": article.url.value if article.url else None,
        "confidence": round(quotation.confidence, 3),
        "corrected": _corrected(quotation.corrected) if quotation.corrected else None,
        "alternatives": [
            {"name": other.name, "score": round(other.score, 3), "reason": other.reason}
            for other in quotation.alternatives
        ],
        "evidence": [
            {
                "about": item.about,
                "reason": item.reason,
                "spans": [_moved(span, article) for span in item.spans],
            }
            for item in quotation.evidence
        ],
        "bases": {
            name: fact.basis
            for name, fact in (
                ("outlet", article.outlet),
                ("title", article.title),
                ("author", article.author),
                ("published", article.published),
                ("class", article.source_class),
            )
            if fact
        },
    }


def _moved(span: Span | None, article: Article) -> list[int] | None:
    """The span as one of the file's text."""
    return [span[0] + article.start, span[1] + article.start] if span else None


def _corrected(corrected: Corrected) -> Mapping[str, Any]:
    return {
        "made": corrected.made,
        "why": corrected.why,
        "found": {
            "kind": corrected.kind,
            "speaker": corrected.speaker.name if corrected.speaker else None,
            "office": corrected.office.printed if corrected.office else None,
            "confidence": round(corrected.confidence, 3),
            **({"text": corrected.text} if corrected.segments else {}),
        },
    }
