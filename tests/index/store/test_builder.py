"""An index follows its articles: it reads what changed, drops what is gone, and is otherwise left alone."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.index.model import Skipped
from onrecord.index.store import Builder, current, is_current
from onrecord.index.store.postings import segments
from tests.index.store import fake_build as fake

if TYPE_CHECKING:
    from collections.abc import Callable


def listing(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file of a folder with its inode and time of change."""
    return {str(p.relative_to(folder)): (p.stat().st_ino, p.stat().st_mtime_ns) for p in folder.rglob("*")}


def touch(path: Path) -> None:
    """A new time, the same bytes."""
    os.utime(path, ns=(1, path.stat().st_mtime_ns + 1_000_000_000))


def test_a_first_build_reads_everything(corpus: Path, folder: Path) -> None:
    """All articles are in the index, and the stamp says so."""
    report = fake.build(folder, corpus)

    assert (report.stamp.articles, report.unchanged + report.read, report.dropped) == (40, 40, 0)
    assert report.stamp.pipeline == "fake 1"
    assert report.stamp.quotations == len(fake.answers(folder)["documents"]) > 0


def test_nothing_changed_writes_nothing(corpus: Path, folder: Path) -> None:
    """A second build leaves every file of the snapshot as it is, and loads no Whoosh."""
    fake.build(folder, corpus)
    before = listing(current(folder).path)

    report = fake.build(folder, corpus)

    assert (report.read, report.unchanged, report.dropped) == (0, 40, 0)
    assert listing(current(folder).path) == before
    assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", "LOCK", "g000001"]


def test_a_build_that_finds_nothing_changed_needs_no_whoosh(corpus: Path, folder: Path) -> None:
    """Whoosh, numpy and spaCy are imported neither by the store nor by an empty build."""
    fake.build(folder, corpus)
    program = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parent)!r}); import fake_build; "
        f"from pathlib import Path; fake_build.build(Path({str(folder)!r}), Path({str(corpus)!r})); "
        "print(sorted({'whoosh', 'numpy', 'spacy'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False
    )

    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_an_index_may_hold_no_quotation(corpus: Path, folder: Path) -> None:
    """Neither articles without quotations nor no articles at all are an error; more may come later."""
    silent = folder.with_name("silent")
    silent.mkdir()
    assert fake.build(folder, silent).stamp.articles == 0
    (silent / "a.txt").write_text("Nobody said anything.", encoding="utf-8")
    assert fake.build(folder, silent).stamp.articles == 1
    assert fake.answers(folder)["documents"] == []

    assert fake.build(folder, silent, corpus).stamp.quotations == 100
    shutil.rmtree(corpus)
    assert fake.build(folder, silent, corpus).stamp.quotations == 0
    assert fake.answers(folder)["documents"] == []


def test_one_changed_article_is_the_one_that_is_read(corpus: Path, folder: Path) -> None:
    """The others are taken over."""
    fake.build(folder, corpus)
    fake.write_article(corpus / "1" / "01.txt", 1001)

    report = fake.build(folder, corpus)

    assert (report.read, report.unchanged, report.dropped) == (1, 39, 0)


def test_an_article_that_is_gone_is_dropped(corpus: Path, folder: Path) -> None:
    """Nothing of it answers any more."""
    fake.build(folder, corpus)
    gone = corpus / "2" / "02.txt"
    gone.unlink()

    report = fake.build(folder, corpus)

    assert (report.read, report.unchanged, report.dropped) == (0, 39, 1)
    assert str(gone) not in {path for path, _ in fake.answers(folder)["documents"]}


def test_a_touched_article_is_not_extracted_again(corpus: Path, folder: Path) -> None:
    """Its bytes are compared once; the build after that does not even read it."""
    fake.build(folder, corpus)
    touch(corpus / "3" / "03.txt")
    before = fake.answers(folder)

    report = fake.build(folder, corpus)

    assert (report.read, report.unchanged, report.dropped) == (0, 40, 0)
    assert fake.answers(folder) == before
    with Builder(folder, pipeline="fake 1") as builder:
        assert all(builder.unchanged(source) for source in fake.sources(corpus))
        assert builder.kept == 40


def test_a_moved_article_is_not_extracted_again(corpus: Path, folder: Path) -> None:
    """It keeps what was extracted, under its new name."""
    fake.build(folder, corpus)
    (corpus / "3" / "03.txt").rename(corpus / "renamed.txt")

    report = fake.build(folder, corpus)

    assert (report.read, report.unchanged, report.dropped) == (0, 40, 1)
    fake.build(folder.with_name("clean"), corpus)
    assert fake.answers(folder, ids=False) == fake.answers(folder.with_name("clean"), ids=False)


def test_another_pipeline_reads_everything_again(corpus: Path, folder: Path) -> None:
    """What other rules or another model extracted is of no use."""
    fake.build(folder, corpus)

    report = fake.build(folder, corpus, pipeline="fake 2")

    assert (report.read + report.unchanged, report.stamp.pipeline) == (40, "fake 2")
    assert report.read > 30


def test_fresh_starts_from_nothing(corpus: Path, folder: Path) -> None:
    """Everything is read, though everything is known."""
    first = fake.build(folder, corpus)

    report = fake.build(folder, corpus, fresh=True)

    assert (report.read, report.unchanged) == (first.read, first.unchanged)
    assert report.read > 30


def test_the_stamp_follows_what_was_asked_for(corpus: Path, folder: Path) -> None:
    """Other roots or skipped files make another stamp, though no article changed."""
    fake.build(folder, corpus)
    before = fake.answers(folder)
    skipped = Skipped("/a/\udcff.txt", "is empty")

    with Builder(folder, pipeline="fake 1") as builder:
        assert all(builder.unchanged(source) for source in fake.sources(corpus))
        builder.skip(skipped)
        report = builder.finish(roots=["/a", "/b"], sample=True, seconds=2.0)

    after = current(folder).stamp
    assert after == report.stamp
    assert (after.roots, after.sample, after.skipped, after.seconds) == (("/a", "/b"), True, (skipped,), 2.0)
    assert {**fake.answers(folder), "stamp": None} == {**before, "stamp": None}


def test_the_old_snapshot_is_never_written_to(corpus: Path, folder: Path, tmp_path: Path) -> None:
    """Its files, which the new one shares, stay the same to the bit while the new one is made."""
    fake.build(folder, corpus)
    old, kept = current(folder).path, tmp_path / "kept"
    kept.mkdir()
    for path in old.iterdir():
        (kept / path.name).hardlink_to(path)
    before = {path.name: path.read_bytes() for path in kept.iterdir()}

    for number in range(6):
        fake.write_article(corpus / "1" / "01.txt", 2000 + number)
        (corpus / "0" / f"{4 * number:02}.txt").unlink()
        fake.build(folder, corpus)

    assert {path.name: path.read_bytes() for path in kept.iterdir()} == before
    assert not is_current(old)
    assert not old.exists()


def test_a_reader_of_the_old_snapshot_goes_on(corpus: Path, folder: Path) -> None:
    """An open explorer answers from what it opened, and can tell that there is something newer."""
    from whoosh import index

    fake.build(folder, corpus)
    old = current(folder).path
    with index.open_dir(str(old)).searcher() as searcher:
        before = [searcher.stored_fields(number) for number in searcher.reader().all_doc_ids()]
        shutil.rmtree(corpus / "1")

        fake.build(folder, corpus)

        assert [searcher.stored_fields(number) for number in searcher.reader().all_doc_ids()] == before
    assert not is_current(old)
    assert is_current(current(folder).path)


def move(path: Path) -> None:
    """Another name, the same bytes."""
    path.rename(path.with_suffix(".moved.txt"))


MOVES: dict[str, Callable[[Path], None]] = {"remove": Path.unlink, "touch": touch, "move": move}

STEPS = st.lists(
    st.tuples(st.sampled_from(["write", "remove", "touch", "move", "build"]), st.integers(0, 9)), max_size=25
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_an_index_built_in_steps_equals_one_built_at_once(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    """Whatever happens to the articles between builds, every term finds what a clean index finds."""
    place = tmp_path_factory.mktemp("steps")
    corpus = place / "corpus"
    for number in range(6):
        fake.write_article(corpus / f"{number}.txt", number)
    fake.build(place / "index", corpus)
    for turn, (step, number) in enumerate(steps):
        path = corpus / f"{number}.txt"
        if step == "write":
            fake.write_article(path, 100 * turn + number)
        elif step == "build":
            fake.build(place / "index", corpus)
        elif path.exists():
            MOVES[step](path)
    fake.build(place / "index", corpus)
    fake.build(place / "clean", corpus)

    assert fake.answers(place / "index", ids=False) == fake.answers(place / "clean", ids=False)


@pytest.mark.parametrize("differ", [0, 1])
def test_ids_depend_on_no_other_folder(tmp_path: Path, differ: int) -> None:
    """Two folders may hold one name and the same words, or bytes; each is named alone, whatever the order."""
    one, two = tmp_path / "one", tmp_path / "two"
    text = "2024-01-01\nRutte said “no comment” twice: Rutte said “no comment” again."
    for number, root in enumerate((one, two)):
        root.mkdir()
        (root / "a.txt").write_text(text + " " * number * differ, encoding="utf-8")
    orders: list[list[tuple[Path, ...]]] = [
        [(one,)],
        [(two,)],
        [(one, two)],
        [(two, one)],
        [(one,), (one, two)],
        [(two,), (two, one)],
    ]
    found: set[tuple[str, str]] = set()
    for number, order in enumerate(orders):
        folder = tmp_path / f"index {number}"
        for roots in order:
            fake.build(folder, *roots)
        found |= set(fake.answers(folder)["documents"])

    assert len(found) == len({name for _, name in found}) == 4


def test_file_names_and_texts_may_hold_anything(tmp_path: Path) -> None:
    """Names that are not UTF-8, newlines, control and astral characters are kept as they are."""
    root, folder = tmp_path / "corpus", tmp_path / "index"
    root.mkdir()
    words = "\x00\x1b[31m \u202e 😀 [/b]"
    name = os.fsdecode(b"new\nline \xff [b].txt")
    try:
        (root / name).write_bytes(f"2024\nA said “{words}”\r\n".encode())
    except (OSError, ValueError):
        pytest.skip("this file system takes no such name")

    fake.build(folder, root)

    ((article, (quotation,)),) = fake.answers(folder)["held"].values()
    assert article.doc == name
    assert quotation.text == words
    assert article.text.endswith("\r\n")
    assert fake.build(folder, root).unchanged == 1


def test_segments_stay_few_and_newest_first(corpus: Path, folder: Path) -> None:
    """After many small builds there are about log2(n) segments, each ordered by date of publication."""
    from whoosh import index

    whoosh: Any = index
    chance = random.Random(1)
    for number in range(30):
        fake.write_article(corpus / "1" / f"{chance.randrange(60):02}.txt", 500 + number)
        fake.build(folder, corpus)

    with whoosh.open_dir(str(current(folder).path)).reader() as reader:
        leaves = [leaf for leaf, _ in reader.leaf_readers()]
        dates = [[leaf.column_reader("date")[n] for n in leaf.all_doc_ids()] for leaf in leaves]
    assert len(leaves) <= 9
    assert all(found == sorted(found, reverse=True) for found in dates)
    fake.build(folder.with_name("clean"), corpus)
    assert fake.answers(folder) == fake.answers(folder.with_name("clean"))


def test_a_large_index_is_written_in_several_segments(
    corpus: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No segment is larger than what fits into memory."""
    from whoosh import index

    monkeypatch.setattr(segments, "LARGEST", 30)

    fake.build(folder.with_name("large"), corpus)

    whoosh: Any = index
    with whoosh.open_dir(str(current(folder.with_name("large")).path)).reader() as reader:
        assert [leaf.doc_count() for leaf, _ in reader.leaf_readers()] == [30, 30, 30, 10]
    monkeypatch.undo()
    fake.build(folder, corpus)
    assert fake.answers(folder.with_name("large")) == fake.answers(folder)


@pytest.mark.parametrize("sizes", [[], [1], [8, 4, 2, 1], [5] * 12, [1000, 3, 900]])
@pytest.mark.parametrize("new", [0, 1, 5, 100])
def test_sizes_of_segments_double(sizes: list[int], new: int) -> None:
    """What is left alone is larger than all that is smaller than it, so there are few."""
    present = [segments.Segment(str(i), size, tuple(range(size)), ()) for i, size in enumerate(sizes)]

    taken = segments.taken_up(present, new)

    written = new + sum(segment.size for segment in taken)
    assert all(segment.size > written for segment in present if segment not in taken)


def test_a_folder_is_its_owners_alone(corpus: Path, folder: Path) -> None:
    """Nobody else on the machine can read which articles one keeps."""
    if os.name == "nt":
        pytest.skip("Windows has no permission bits")

    fake.build(folder, corpus)

    assert [path.stat().st_mode & 0o777 for path in (folder, current(folder).path)] == [0o700, 0o700]
