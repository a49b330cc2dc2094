"""What do the files of a ZIP or TAR archive say? Nothing is unpacked to the disk.

A sidecar within tells of the file that it stands beside; the columns that the archive's own sidecar sets are
those of every table within.

A bomb is recognised before it is opened: by the number of its members, their sizes, and how many times
smaller they are packed.
"""

from __future__ import annotations

import tarfile
from dataclasses import replace
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from onrecord.index.articles import formats
from onrecord.index.articles.decoding import decode
from onrecord.index.articles.formats.parted import parted
from onrecord.index.articles.metadata.sidecars import columns_of, names_for, read_sidecar, tells
from onrecord.index.articles.told import Told
from onrecord.index.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MEMBERS = 50_000
BYTES = 2_000_000_000
RATIO = 200
"""Text packs to a fifth, at most to a twentieth; a bomb to a thousandth."""


def read(data: bytes, name: str, said: Mapping[str, str] | None = None) -> list[Told]:
    """The articles of the files within that can be read; archives within are not opened.

    Args:
        data: the file's bytes.
        name: the file's name.
        said: the columns of tables within that its sidecar sets, by field.

    Raises:
        ArticleError: it is damaged, encrypted, a bomb, or holds no article.

    """
    found: list[Told] = []
    failed: list[Told] = []
    members = {
        member: content
        for member, content in _members(data)
        if not PurePosixPath(member).name.startswith(".") and "__MACOSX" not in member
    }
    beside = _sidecars(members)
    for member, content in members.items():
        if member in beside.values():
            continue
        other = beside.get(member, "")
        try:
            columns = columns_of(members[other], other) if other else {}
            found += [
                _told_by(told, members[other], other) if other else told
                for told in _read(member, content, columns or said)
            ]
        except ArticleError as error:
            failed.append(Told("", member=member, failed=str(error)))
    if not found:
        first = f"; {failed[0].member}: {failed[0].failed}" if failed else ""
        raise ArticleError(f"the archive holds no article{first}")
    return found + failed


def guarded(book: ZipFile) -> Iterator[tuple[str, bytes]]:
    """The files of a ZIP, once it is sure to be none that fills the memory.

    Raises:
        ArticleError: it is a bomb, or encrypted.

    """
    infos = [info for info in book.infolist() if not info.is_dir()]
    whole = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if len(infos) > MEMBERS:
        raise ArticleError(f"the archive holds {len(infos):,} files; at most {MEMBERS:,} are read")
    if whole > BYTES or (whole > 10_000_000 and whole > RATIO * max(1, packed)):
        raise ArticleError(
            f"the archive unpacks to {whole / 1e6:,.0f} MB from {packed / 1e6:,.1f} MB and was not opened"
        )
    if any(info.flag_bits & 1 for info in infos):
        raise ArticleError("the archive is encrypted: unpack it first")
    for info in infos:
        yield info.filename, book.read(info)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"PK"):
        try:
            with ZipFile(BytesIO(data)) as book:
                yield from guarded(book)
        except BadZipFile as error:
            raise ArticleError("the archive is damaged") from error
        return
    try:
        with tarfile.open(fileobj=BytesIO(data)) as tar:
            whole = 0
            for count, info in enumerate(tar):
                whole += info.size
                if count >= MEMBERS or whole > BYTES or whole > RATIO * max(50_000, len(data)):
                    raise ArticleError("the archive unpacks to more than is read and was left alone")
                if info.isfile() and (file := tar.extractfile(info)):
                    yield info.name, file.read()
    except tarfile.TarError as error:
        raise ArticleError("the archive is damaged") from error


def _sidecars(members: Mapping[str, bytes]) -> dict[str, str]:
    """The sidecar of each file within that has one, by the file's name."""
    found = {}
    for member in members:
        path = PurePosixPath(member)
        names = (str(path.with_name(name)) for name in names_for(path.name))
        other = next((name for name in names if name in members and tells(members[name], name)), "")
        if other and formats.is_readable(member):
            found[member] = other
    return {member: other for member, other in found.items() if member not in found.values()}


def _told_by(told: Told, data: bytes, name: str) -> Told:
    """What a sidecar within says of an article is believed before what its format says."""
    said = read_sidecar(data, name)
    if said is None:
        return told
    authored = said if said.authors else told
    return replace(
        told,
        title=said.title or told.title,
        outlet=said.outlet or told.outlet,
        authors=authored.authors,
        authored=authored.authored,
        published=said.published or told.published,
        url=said.url or told.url,
    )


def _read(member: str, content: bytes, columns: Mapping[str, str] | None) -> list[Told]:
    if not formats.is_readable(member) or not content:
        return []
    form = formats.told_by(member, content[:4096])
    if form in (formats.ARCHIVE, formats.WARC):
        raise ArticleError("an archive within an archive is not opened")
    if form is None:
        found = parted(Told(decode(content).removeprefix("\ufeff").replace("\r\n", "\n")))
    else:
        found = form.read(content, member, columns if form in formats.COLUMNED else None)
    return [replace(told, member=f"{member}/{told.member}" if told.member else member) for told in found]
