"""Does a pack of evidence still hold? Its seal, the page beside it, and every quotation against its file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from onrecord.index.errors import ArticleError, UsageError
from onrecord.index.model import Skipped
from onrecord.index.paths import is_file, short
from onrecord.tui.present.packs.annotations import SEAL, sealed
from onrecord.tui.present.packs.keeping import BESIDE, PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 100_000_000
"""In bytes; an annotation has about two thousand."""

State = Literal["holds", "changed", "missing", "tampered"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that a pack says, and whether it still is so."""

    what: str
    """The quotation's id, ``seal`` or ``page``."""
    state: State
    sentence: str


class _NoPack(Exception):
    """A pack does not say what it must."""


def checked(path: Path) -> list[Checked]:
    """Everything that a pack says, one after the other: the seal, the page, the quotations.

    Args:
        path: of the annotations, or of the page that they stand beside.

    Raises:
        UsageError: it is not there, or is no pack.

    """
    source = path.with_suffix(BESIDE) if path.suffix.lower() in PAGES else path
    name = short(str(source))
    whole = _read(path, source, name)
    try:
        return [_seal(whole, name), *_page(whole, source), *map(_quotation, whole["items"])]
    except (_NoPack, KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise UsageError(f"{name} is no pack of evidence: not all that one says is there.") from None


def _read(path: Path, source: Path, name: str) -> dict[str, Any]:
    if not is_file(path):
        raise UsageError(f"There is no file {short(str(path))}; name a pack that onrecord trace wrote.")
    if not is_file(source):
        raise UsageError(f"Beside the page there is no {name}, which holds what can be checked.")
    with source.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UsageError(f"{name} is larger than {LARGEST // 1_000_000} MB, and no pack of evidence.")
    try:
        whole = json.loads(data)
    except (ValueError, RecursionError):
        raise UsageError(f"{name} is no pack of evidence: it is not JSON.") from None
    if not isinstance(whole, dict) or whole.get("type") != "AnnotationPage" or SEAL not in whole:
        raise UsageError(f"{name} is no pack of evidence: it holds no sealed annotations.")
    return whole


def _seal(whole: dict[str, Any], name: str) -> Checked:
    if whole[SEAL] == sealed(whole):
        return Checked("seal", "holds", "The pack is as it was written.")
    return Checked("seal", "tampered", f"{name} was changed after it was written.")


def _page(whole: dict[str, Any], source: Path) -> Iterator[Checked]:
    """The page that was written together with the annotations."""
    page = whole.get("onrecord:page")
    if page is None:
        return
    path = source.parent / Path(page["onrecord:name"]).name
    if not is_file(path):
        yield Checked("page", "missing", f"The page {path.name} is not beside the pack.")
    elif _digest(path) != page["onrecord:sha256"]:
        yield Checked("page", "tampered", f"The page {path.name} was changed after it was written.")
    else:
        yield Checked("page", "holds", f"The page {path.name} is as it was written.")


def _quotation(annotation: dict[str, Any]) -> Checked:
    """A quotation against its file: the file's bytes, and the words where they are said to stand."""
    what = annotation["id"].removeprefix("urn:onrecord:")
    path = Path(annotation["onrecord:file"])
    name = short(str(path))
    if not is_file(path):
        return Checked(what, "missing", f"The file {name} is not there.")
    stands = _stands(annotation, path)
    if _digest(path) == annotation["onrecord:sha256"]:
        if stands is False:
            return Checked(what, "tampered", f"These words do not stand in {name} where the pack says.")
        return Checked(what, "holds", f"{name} is as it was, and the words stand in it.")
    told = {
        True: "the words still stand where they stood",
        False: "the words no longer stand where they stood",
        None: "it can no longer be read",
    }
    return Checked(what, "changed", f"The file {name} has changed; {told[stands]}.")


def _stands(annotation: dict[str, Any], path: Path) -> bool | None:
    """Whether the words stand in the file's reading text at their places; None where it cannot be read."""
    text = _text(path, annotation["onrecord:member"])
    if text is None:
        return None
    for target in annotation["target"]:
        chosen = {each["type"]: each for each in target["selector"]}
        quote, place = chosen["TextQuoteSelector"], chosen["TextPositionSelector"]
        if not isinstance(quote["exact"], str) or not quote["exact"]:
            raise _NoPack
        if text[int(place["start"]) : int(place["end"])] != quote["exact"]:
            return False
    if not annotation["target"]:
        raise _NoPack
    return True


def _text(path: Path, member: str) -> str | None:
    """The reading text of a file, or of one article in it."""
    from onrecord.index import articles  # noqa: PLC0415 - the readers of all formats

    source = next(iter(articles.find([path], follow_links=True)), None)
    if source is None or isinstance(source, Skipped):
        return None
    for each in articles.members(source):
        if not isinstance(each, Skipped) and each.member == member:
            try:
                return articles.read(each).text
            except ArticleError:
                return None
    return None


def _digest(path: Path) -> str:
    """SHA-256 of a file's bytes; ``""`` where they cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
