"""Opening an index runs nothing that it holds, whoever made it."""

from __future__ import annotations

import pickle
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from whoosh.filedb.structfile import StructFile

from onrecord.index.errors import DamagedIndex
from onrecord.index.search import open_index
from onrecord.index.store import checksums, current
from onrecord.index.store.layout import STAMP
from onrecord.index.store.postings.schema import whoosh_schema
from onrecord.index.store.snapshots import stamps
from onrecord.tui.cli import run
from tests.index.provenance.made import Said, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

RAN: list[str] = []


def ran(told: str) -> str:
    """What a crafted pickle calls."""
    RAN.append(told)
    return told


class Payload:
    """An object whose pickle calls `ran` when it is read."""

    def __reduce__(self) -> tuple[Callable[[str], str], tuple[str]]:
        return ran, ("it runs",)


def in_segments(snapshot: Path) -> None:
    """A list of segments that is a payload."""
    toc = next(snapshot.glob("*.toc"))
    _write_toc(toc, whoosh_schema(), [Payload()])


def in_schema(snapshot: Path) -> None:
    """A schema that is a payload."""
    toc = next(snapshot.glob("*.toc"))
    with toc.open("rb") as file:
        segments = _after_schema(StructFile(file))
    _write_toc(toc, Payload(), segments)


def compound(snapshot: Path) -> None:
    """A segment that says its files are in one, whose directory is a payload."""
    toc = next(snapshot.glob("*.toc"))
    with toc.open("rb") as file:
        segments = _after_schema(StructFile(file))
    for segment in segments:
        segment.compound = True
        crafted = bytes(8) + pickle.dumps(Payload(), 2) * 2
        (snapshot / segment.make_filename(".seg")).write_bytes(crafted)
    _write_toc(toc, whoosh_schema(), segments)


def _after_schema(stream: StructFile) -> Any:
    _head(stream)
    stream.read_string()
    stream.read_int()
    stream.read_int()
    return stream.read_pickle()


def _head(stream: StructFile) -> None:
    for _ in range(3):
        stream.read_varint()
    stream.read_int()
    stream.read_int()
    for _ in range(3):
        stream.read_varint()


def _write_toc(toc: Path, schema: object, segments: object) -> None:
    with toc.open("rb") as file:
        stream = StructFile(file)
        _head(stream)
        head = stream.tell()
        stream.read_string()
        generation = stream.read_int()
        whole = toc.read_bytes()[:head]
    toc.unlink()  # it may share its bytes with an older snapshot
    with toc.open("wb") as file:
        file.write(whole)
        stream = StructFile(file)
        stream.write_string(pickle.dumps(schema, 2))
        stream.write_int(generation)
        stream.write_int(0)
        stream.write_pickle(segments)


def crafted(folder: Path, craft: Callable[[Path], None]) -> None:
    """Craft a file of an index, and let its stamp and checksums say that this is how it was written."""
    held = current(folder)
    craft(held.path)
    checksums.record(held.path, None)
    (held.path / STAMP).unlink()
    stamps.write(held.path, held.stamp)
    RAN.clear()


@pytest.mark.parametrize("craft", [in_segments, compound])
def test_a_crafted_index_is_refused_and_runs_nothing(
    craft: Callable[[Path], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By every way to it, in one plain sentence."""
    build(tmp_path / "index", [Said("We will spend whatever it takes to keep the harbour open", "a")])
    crafted(tmp_path / "index", craft)

    with pytest.raises(DamagedIndex, match="Unpickling"):
        open_index(tmp_path / "index")
    code = run(["--index", str(tmp_path / "index"), "search", "harbour"])
    told = capsys.readouterr().err

    assert not RAN
    assert code == 3
    assert "is damaged" in told
    assert "Traceback" not in told


def test_a_table_of_arrays_that_is_none_is_refused(tmp_path: Path) -> None:
    """It names arrays and where they lie, and can name nothing else."""
    build(tmp_path / "index", [Said("We will spend whatever it takes to keep the harbour open", "a")])

    def objects(snapshot: Path) -> None:
        next(snapshot.glob("*.trm")).write_text('{"context": {"names": [0, "|O", 1]}}')

    crafted(tmp_path / "index", objects)
    with pytest.raises(DamagedIndex, match="names a type"):
        open_index(tmp_path / "index")


def test_a_crafted_schema_is_never_read(tmp_path: Path) -> None:
    """The schema is ours: what an index says of it is passed over, and the index answers."""
    folder = tmp_path / "index"
    build(folder, [Said("We will spend whatever it takes to keep the harbour open", "a")])
    crafted(folder, in_schema)

    assert open_index(folder).search("harbour").total == 1
    assert not RAN
    shutil.rmtree(folder)
