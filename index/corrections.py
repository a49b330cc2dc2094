"""What has a person put right in an attribution, and how does that change a quotation?

Corrections never touch the articles: each is one line of a file of the user's, to which lines are only ever
added, and holds for the quotation with its id in its own article, known by its key, its bytes or its place.
An article keeps its key through renames, moves and added folders, so a correction outlives every rebuild; one
whose article is no longer there, or cannot be told from another, waits for it.
"""

from __future__ import annotations

import re
from dataclasses import MISSING, asdict, dataclass, fields, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

from onrecord.index.errors import CannotWrite, UsageError
from onrecord.index.model import Corrected, Office, Speaker
from onrecord.index.text import json_lines
from onrecord.index.text.unseen import printed as without_halves

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from onrecord.index.model import Hit, Kind, Quotation, Span

KINDS: tuple[Kind, ...] = ("direct", "mixed", "indirect", "turn", "block", "term")
"""What a quotation can be corrected to be; a term is nobody's words."""

Standing = Literal["holds", "changed", "orphaned", "unclear", "waiting"]


@dataclass(frozen=True, slots=True)
class Correction:
    """How the attribution of one quotation shall read."""

    id: str
    """Of the quotation."""
    doc: str
    """The article's name."""
    text: str
    """The words."""
    kind: Kind
    speaker: str
    """Empty: nobody is named."""
    office: str
    """As printed; empty: none is given."""
    why: str
    made: str
    """When, ISO 8601, UTC; the same for corrections that were made together."""
    found_speaker: str
    """Whom the rules had found when it was made; empty: nobody."""
    found_office: str
    """The office that they had found; empty: none."""
    key: str = ""
    """Of the article, see `onrecord.index.model.Article`; empty where it was made before articles had one."""
    path: str = ""
    """Where the article's file was."""
    digest: str = ""
    """Of the file's bytes as they were."""
    edges: str = ""
    """Where the words begin, from where the quotation was found to, and how long they are: ``-4:61``; empty
    where its edges are as they were found."""
    words: str = ""
    """What stands within those."""


def now() -> str:
    """The moment that corrections are made in, together where several are."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def names(quotation: Quotation) -> tuple[str, str]:
    """Speaker and office as a correction says them: empty where nobody is named, or no office is given."""
    speaker, office = quotation.speaker, quotation.office
    return speaker.name if speaker else "", office.printed if office else ""


def correction(
    hit: Hit,
    *,
    speaker: str,
    office: str,
    kind: Kind,
    why: str,
    made: str,
    edges: str = "",
    words: str = "",
) -> Correction:
    """The correction of a quotation; a term is said by nobody."""
    found = as_found(hit.quotation)
    found_speaker, found_office = names(found)
    if kind == "term":
        speaker = office = ""
    return Correction(
        id=found.id,
        doc=hit.article.doc,
        text=found.text,
        kind=kind,
        speaker=speaker,
        office=office,
        why=why,
        made=made,
        found_speaker=found_speaker,
        found_office=found_office,
        key=hit.article.key or hit.article.doc,
        path=hit.article.path,
        digest=hit.article.digest,
        edges=edges,
        words=words,
    )


def as_found(quotation: Quotation) -> Quotation:
    """The quotation as the rules found it, whatever has been corrected."""
    before = quotation.corrected
    if before is None:
        return quotation
    return replace(
        quotation,
        kind=before.kind,
        speaker=before.speaker,
        mention=before.mention,
        office=before.office,
        confidence=before.confidence,
        corrected=None,
        segments=before.segments or quotation.segments,
        text=before.text or quotation.text,
    )


def applied(quotation: Quotation, wanted: Correction | None) -> Quotation:
    """The quotation as a person says that it shall read; as it was found, where nobody says anything."""
    found = as_found(quotation)
    if wanted is None:
        return found
    speaker, mention = _speaker(found, without_halves(wanted.speaker))
    moved = span(found, wanted)
    return replace(
        found,
        segments=(moved,) if moved else found.segments,
        text=without_halves(wanted.words) if moved else found.text,
        kind=wanted.kind,
        speaker=speaker,
        mention=mention,
        office=_office(found, without_halves(wanted.office)),
        confidence=1.0 if speaker else 0.0,
        corrected=Corrected(
            made=wanted.made,
            why=without_halves(wanted.why),
            kind=found.kind,
            speaker=found.speaker,
            mention=found.mention,
            office=found.office,
            confidence=found.confidence,
            segments=found.segments if moved else (),
            text=found.text if moved else "",
        ),
    )


def span(found: Quotation, wanted: Correction) -> Span | None:
    """Where a correction says that the quotation stands; None where it is as it was found."""
    shift, _, size = wanted.edges.partition(":")
    try:
        start = found.segments[0][0] + int(shift)
        end = start + int(size)
    except ValueError:
        return None
    return (start, end) if 0 <= start < end and wanted.words else None


def edges_of(found: Quotation, text: str, words: str) -> tuple[str, str]:
    """How a correction says that a quotation is these words of its article: its edges, and what stands there.

    Args:
        found: the quotation as the rules found it.
        text: of the article.
        words: as they stand in it, but for blank space; they overlap the quotation.

    Raises:
        UsageError: they do not stand there.

    """
    begin, end = found.segments[0][0], found.segments[-1][1]
    pattern = r"\s+".join(map(re.escape, words.split()))
    places = [match.span() for match in re.finditer(pattern, text)] if pattern else []
    here = [place for place in places if place[0] < end and begin < place[1]]
    if not here:
        raise UsageError("The article has no such words at this quotation; give them as they stand in it.")
    start, stop = min(here, key=lambda place: abs(place[0] - begin) + abs(place[1] - end))
    return f"{start - begin}:{stop - start}", " ".join(text[start:stop].split())


def _speaker(found: Quotation, name: str) -> tuple[Speaker | None, tuple[int, int] | None]:
    """Who it is, and where the article names them: not where it names only whom the rules had found."""
    if not name:
        return None, None
    before = found.speaker
    if before is None:
        return Speaker(name, ""), None
    if before.name == name:
        return before, found.mention
    printed, others, own = (set(words.casefold().split()) for words in (before.printed, before.name, name))
    if printed & others and not printed & own:
        return Speaker(name, ""), None
    return Speaker(name, before.printed), found.mention


def _office(found: Quotation, printed: str) -> Office | None:
    if found.office and found.office.printed == printed:
        return found.office
    return Office(printed) if printed else None


NOBODY = "nobody named"


def change(made: Correction) -> str:
    """What a correction replaced by what: ``Ann Lee, mayor → Bo Berg, mayor (direct)``."""
    return f"{_who(made.found_speaker, made.found_office)} → {_who(made.speaker, made.office)} ({made.kind})"


def told(quotation: Quotation) -> str:
    """Who, in what office, and what kind of quotation it is: ``Ann Lee, mayor (direct)``."""
    return f"{_who(*names(quotation))} ({quotation.kind})"


def _who(speaker: str, office: str) -> str:
    return ", ".join(filter(None, (speaker or NOBODY, office)))


def replaced(quotation: Quotation) -> str:
    """That a quotation has been corrected, and from what; nothing where it has not been."""
    return f"corrected by hand, found as: {told(as_found(quotation))}" if quotation.corrected else ""


def standing(wanted: Correction, quotation: Quotation | None, *, alike: bool = False) -> Standing:
    """How a correction stands to the quotation that it is found to belong to.

    It is ``orphaned`` where there is none, and ``unclear`` where others are `alike` and none is known to be
    meant, ``waiting`` where the index has not taken it up yet, and
    ``changed`` where the rules now find something else than what it replaced.
    """
    if quotation is None:
        return "unclear" if alike else "orphaned"
    if quotation.corrected is None or quotation.corrected.made != wanted.made:
        return "waiting"
    same = names(as_found(quotation)) == (wanted.found_speaker, wanted.found_office)
    return "holds" if same else "changed"


class Ledger:
    """The corrections of this user, and what was undone.

    Args:
        path: of the file that keeps them; it and its folder need not exist.

    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unreadable = 0
        """Lines that were no corrections when the file was last read; they are left where they are."""

    def made(self) -> tuple[Correction, ...]:
        """Every correction that has not been undone, in the order in which they were made.

        Raises:
            CannotWrite: the file is there and cannot be read.

        """
        found: list[Correction] = []
        try:
            entries, self.unreadable = json_lines.entries(self.path)
        except OSError as error:
            raise CannotWrite(f"The corrections in {self.path} cannot be read: {error.strerror}.") from error
        for entry in entries:
            try:
                if "undone" in entry:
                    made, identity = str(entry["undone"]), str(entry["id"])
                    found = [each for each in found if each.made != made or identity not in ("", each.id)]
                else:
                    found.append(_read(entry))
            except (ValueError, TypeError, KeyError):
                self.unreadable += 1
        return tuple(found)

    def held(self) -> Mapping[str, Correction]:
        """The correction that holds for each quotation, by id: the latest."""
        return {each.id: each for each in self.made()}

    def add(self, made: Correction) -> None:
        """Keep a correction.

        Raises:
            CannotWrite: it could not be written; what was kept before still is.

        """
        self._append(asdict(made))

    def undo(self, which: str = "") -> tuple[Correction, ...]:
        """Undo what was corrected last, copies and all; or last in one quotation, or at one moment.

        Earlier corrections of the same quotations then hold again.

        Returns:
            What was undone; nothing where nothing is corrected.

        Raises:
            CannotWrite: it could not be written.

        """
        some = [each for each in self.made() if which in ("", each.id, each.made)]
        if some:
            last = some[-1]
            self._append({"undone": last.made, "id": which if which == last.id else ""})
        return tuple(each for each in some if each.made == some[-1].made)

    def _append(self, entry: Mapping[str, Any]) -> None:
        try:
            json_lines.append(self.path, entry)
        except OSError as error:
            raise CannotWrite(
                f"The correction cannot be kept in {self.path}: {error.strerror or error}."
            ) from error


def _read(entry: Mapping[str, Any]) -> Correction:
    found = Correction(
        **{
            each.name: entry[each.name]
            for each in fields(Correction)
            if each.default is MISSING or each.name in entry
        }
    )
    if not all(isinstance(value, str) for value in asdict(found).values()) or found.kind not in KINDS:
        raise ValueError(entry)
    return found
