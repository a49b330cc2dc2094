"""A correction stays with its article, and no other, when folders are added and files renamed or moved."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.index.articles import find
from onrecord.index.corrections import Correction, correction, now
from onrecord.index.model import Hit, Source, identified
from onrecord.index.store import Builder, Records, current
from tests.index.store import fake_build as fake

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "2024-01-01\nRutte said “no comment” twice: Rutte said “no comment” again."


@dataclass
class Desk:
    """Two outlets' folders, an index, and what was corrected."""

    place: Path
    held: dict[str, Correction] = field(default_factory=dict)
    unclear: int = 0

    @property
    def index(self) -> Path:
        """The folder of the index."""
        return self.place / "index"

    def build(self, *roots: Path, fresh: bool = False) -> None:
        """Bring the index up to date, in the order of the roots, with the corrections."""
        with Builder(self.index, pipeline="fake", fresh=fresh, corrections=lambda: self.held) as builder:
            for source in find(roots):
                assert isinstance(source, Source)
                if builder.unchanged(source):
                    continue
                article = fake.read(source)
                if not builder.same(source, article.digest):
                    builder.add(source, article, fake.extract(article))
            report = builder.finish(roots=[str(root) for root in roots], sample=False, seconds=1.0)
        self.unclear = report.unclear

    def hits(self) -> list[Hit]:
        """Every quotation."""
        with closing(Records(current(self.index).path / "records.sqlite")) as records:
            found = []
            for path, (article, quotations) in fake.answers(self.index)["held"].items():
                assert records.row_of(path) is not None
                found += [Hit(each, article) for each in quotations]
        return found

    def correct(self, path: Path) -> None:
        """Correct the second quotation of an article."""
        _, hit = (hit for hit in self.hits() if hit.article.path == str(path))
        made = correction(hit, speaker="Ann Lee", office="", kind="direct", why="", made=now())
        self.held[made.id] = made

    def corrected(self) -> list[tuple[str, int]]:
        """The articles that are corrected, each with the place of the quotation."""
        return [
            (hit.article.path, hit.quotation.segments[0][0]) for hit in self.hits() if hit.quotation.corrected
        ]


SECOND = TEXT.rindex("no comment")

STEPS = st.lists(
    st.tuples(st.sampled_from(["rename", "move", "remove", "return", "build", "fresh"]), st.integers(0, 1)),
    max_size=14,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.integers(0, 1),
    differ=st.booleans(),
    same_folder_name=st.booleans(),
    order=st.booleans(),
    steps=STEPS,
)
def test_a_correction_stays_with_its_article_in_any_order(
    tmp_path_factory: pytest.TempPathFactory,
    first: int,
    differ: bool,
    same_folder_name: bool,
    order: bool,
    steps: list[tuple[str, int]],
) -> None:
    """The same file name and words in two outlets, even the same bytes: one is corrected, and only it stays.

    After each build it reads as corrected wherever its file is now, unless its bytes cannot be told from the
    other's that went elsewhere too: then it waits. The other article never does.
    """
    place = tmp_path_factory.mktemp("desk")
    names = ("daily/text", "wire/text") if same_folder_name else ("daily", "wire")
    roots = [place / name for name in names]
    files = [root / "a.txt" for root in roots]
    for number, file in enumerate(files):
        file.parent.mkdir(parents=True)
        file.write_text(TEXT + (f"\nNumber {number}." if differ else ""), encoding="utf-8")
    desk = Desk(place)
    desk.build(roots[first])
    desk.correct(files[first])
    desk.build(*(roots if order else reversed(roots)))
    assert desk.corrected() == [(str(files[first]), SECOND)]
    away = [False, False]
    sure = True
    moved: set[int] = set()
    for turn, (step, which) in enumerate([*steps, ("build", 0)]):
        file = files[which]
        if step in ("build", "fresh"):
            desk.build(*(roots if turn % 2 else reversed(roots)), fresh=step == "fresh")
            sure = sure and (differ or len(moved) < 2)
            moved = set() if not any(away) else {n for n in moved if away[n]}
            expected = [(str(files[first]), SECOND)]
            found = desk.corrected()
            assert found == ([] if away[first] else expected) or (not sure and found == [])
        elif step == "remove" and not away[which]:
            file.rename(place / f"away {which}")
            away[which] = True
            moved.add(which)
        elif step == "return" and away[which]:
            (place / f"away {which}").rename(file)
            away[which] = False
        elif step in ("rename", "move") and not away[which]:
            folder = roots[which] if step == "rename" else roots[1 - which] / "other"
            folder.mkdir(exist_ok=True)
            files[which] = file.rename(folder / f"{which} {turn}.txt")
            moved.add(which)


def test_what_cannot_be_told_apart_waits_and_is_told_of(tmp_path: Path) -> None:
    """Two files of the same bytes that both go elsewhere; back in its place it is corrected again."""
    desk, root = Desk(tmp_path), tmp_path / "daily"
    root.mkdir()
    for name in ("a.txt", "b.txt"):
        (root / name).write_text(TEXT, encoding="utf-8")
    desk.build(root)
    desk.correct(root / "a.txt")
    desk.build(root)
    assert (desk.corrected(), desk.unclear) == ([(str(root / "a.txt"), SECOND)], 0)

    (root / "a.txt").rename(root / "c.txt")
    (root / "b.txt").rename(root / "d.txt")
    desk.build(root)
    assert (desk.corrected(), desk.unclear) == ([], 1)

    (root / "d.txt").rename(root / "a.txt")
    desk.build(root)
    assert desk.corrected() in ([(str(root / "a.txt"), SECOND)], [])


@pytest.mark.parametrize("change", ["edit", "rename", "move the folder"])
def test_where_the_index_is_gone_the_correction_knows_its_article(tmp_path: Path, change: str) -> None:
    """By its place or its bytes; and it keeps its id, with which all else of the user's goes on."""
    desk, root = Desk(tmp_path), tmp_path / "daily"
    root.mkdir()
    (root / "a.txt").write_text(TEXT, encoding="utf-8")
    desk.build(root)
    desk.correct(root / "a.txt")
    (identity,) = desk.held
    current(desk.index).path.parent.rename(tmp_path / "lost")
    if change == "edit":
        (root / "a.txt").write_text(TEXT + " More.", encoding="utf-8")
    elif change == "rename":
        (root / "a.txt").rename(root / "b.txt")
    else:
        root = root.rename(tmp_path / "weekly")
    desk.build(root)

    (hit,) = [hit for hit in desk.hits() if hit.quotation.corrected]
    assert hit.quotation.id == identity


def test_a_correction_refuses_an_article_that_only_has_its_id(tmp_path: Path) -> None:
    """The same folder name, file name and words, and neither the place nor the bytes."""
    desk, one, two = Desk(tmp_path), tmp_path / "one/text", tmp_path / "two/text"
    for number, root in enumerate((one, two)):
        root.mkdir(parents=True)
        (root / "a.txt").write_text(TEXT + f"\nNumber {number}.", encoding="utf-8")
    desk.build(one)
    desk.correct(one / "a.txt")
    kept, desk.held = desk.held, {}
    desk.build(two, fresh=True)
    desk.held = kept
    desk.build(two)

    assert desk.corrected() == []


def test_an_edited_article_keeps_its_correction_wherever_it_goes_then(tmp_path: Path) -> None:
    """Renamed, and in a later build changed: neither its bytes nor its place are as they were."""
    desk, root = Desk(tmp_path), tmp_path / "daily"
    root.mkdir()
    (root / "a.txt").write_text(TEXT, encoding="utf-8")
    desk.build(root)
    desk.correct(root / "a.txt")
    desk.build(root)
    (root / "a.txt").rename(root / "b.txt")
    desk.build(root)
    (root / "b.txt").write_text(TEXT + " More.", encoding="utf-8")
    desk.build(root)
    desk.build(root, fresh=True)

    assert desk.corrected() == [(str(root / "b.txt"), SECOND)]


def test_corrections_from_before_articles_had_keys_hold_on(tmp_path: Path) -> None:
    """Their ids were made from the article's name; where two go by it, they wait and it is said."""
    desk, one, two = Desk(tmp_path), tmp_path / "one", tmp_path / "two"
    for root in (one, two):
        root.mkdir()
        (root / "a.txt").write_text(TEXT, encoding="utf-8")
    desk.build(one)
    desk.correct(one / "a.txt")
    (made,) = desk.held.values()
    _, then = identified("a.txt", [hit.quotation for hit in desk.hits()])
    old = replace(made, id=then.id, key="", path="", digest="")
    desk.held = {old.id: old}
    desk.build(one)
    assert (desk.corrected(), desk.unclear) == ([(str(one / "a.txt"), SECOND)], 0)

    desk.build(one, two)
    assert (desk.corrected(), desk.unclear) == ([], 1)
