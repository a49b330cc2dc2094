"""A person is found by any spelling, counted once, and asked for whole in the words that a facet shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.search import open_index
from onrecord.index.store import Builder, layout
from onrecord.index.store.snapshots import people
from tests.index.search.conftest import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.search import Index

SPOKEN = (
    ("2024-04-24", "The Wire", "Volodymyr Zelenskyy", "president", ("AFP",), "“We need jets,” he said."),
    ("2024-04-25", "The wire", "Volodymyr Zelensky", "President", ("AFP", "dpa"), "“We need them,” he said."),
    ("2024-04-26", "Le Monde", "Volodymyr Zelensky", "", ("Afp",), "“We need them now,” he said."),
    ("2024-04-27", "Le Monde", "Zelensky", "", (), "“We need them still,” he said."),
    ("2024-04-28", "Le Monde", "John Banks", "goalkeeper", (), "“We lost,” he said."),
    ("2024-04-28", "The Wire", "John Banks", "senator", (), "“We won,” he said."),
    ("2024-04-28", "The Daily", "John Banks", "Senator", (), "“We shall win,” he said."),
)


def build(folder: Path, numbers: range) -> None:
    """Bring an index to hold these of `SPOKEN`."""
    with Builder(folder, pipeline="test", after=people.update) as builder:
        for number in numbers:
            source, article, quotations = article_of(number, SPOKEN[number])
            if not builder.unchanged(source):
                builder.add(source, article, quotations)
        builder.finish(roots=["/articles"], sample=False, seconds=0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an index of `SPOKEN`, built in three steps, so of three segments."""
    folder = tmp_path_factory.mktemp("spoken") / "index"
    for most in (4, 6, 7):
        build(folder, range(most))
    return folder


@pytest.fixture
def index(folder: Path) -> Iterator[Index]:
    """That index, open."""
    index = open_index(folder)
    yield index
    index.close()


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("speaker:zelenskyy", 3),
        ("speaker:Zelensky", 4),
        ("speaker:zelenskyy*", 3),
        ('speaker:"volodymyr zelenskyy"', 3),
        ('speaker:="volodymyr zelenskyy"', 3),
        ("speaker:=Zelensky", 1),
        ("-speaker:zelenskyy", 4),
        ('speaker:="John Banks"', 3),
        ('speaker:="John Banks, senator"', 2),
        ('speaker:="John Banks, goalkeeper"', 1),
        ('outlet:="the wire"', 3),
        ('via:="AFP"', 3),
        ('via:="Agence France-Presse"', 3),
        ('via:"agence france-presse"', 3),
        ("outlet:agence", 0),
    ],
)
def test_any_spelling_finds_the_person(index: Index, query: str, total: int) -> None:
    """Also in another segment than the one whose quotation is spelt so; a name asked for whole is whole."""
    assert index.search(query).total == total


@pytest.mark.parametrize("facet", ["speaker", "office", "outlet", "relay"])
def test_a_facet_counts_what_its_value_finds(index: Index, facet: str) -> None:
    """Each person, office and outlet once, under the commonest spelling."""
    field = "via" if facet == "relay" else facet
    counts = index.search("").facets(facet)

    assert counts
    assert all(index.search(f'{field}:="{c.value}"').total == c.count for c in counts)


def test_an_outlet_counts_once_by_whichever_name_it_is_printed(tmp_path: Path) -> None:
    """In lists and filters, as outlet and as relay, known or not, with *The* or without."""
    printed = ("AP", "Associated Press", "The Associated Press", "The Stour Sun", "Stour Sun", "Stour Star")
    said = [(None, name, "Ann Lee", "", (name, "AP"), "“We will go,” Lee said.") for name in printed]
    with Builder(tmp_path / "index", pipeline="test") as builder:
        for number, one in enumerate(said):
            builder.add(*article_of(number, one))
        builder.finish(roots=["/articles"], sample=False, seconds=0.1)

    index = open_index(tmp_path / "index")
    outlets = [(count.value, count.count) for count in index.names("outlet")]
    relays = [count.count for count in index.names("relay")]
    named = [index.search(f'{field}:="{name}"').total for field in ("outlet", "via") for name in printed]
    typed = [index.search(query).total for query in ("outlet:ap", 'via:"ap news"', "-via:ap", "outlet:sun")]
    index.close()

    assert outlets == [("AP", 3), ("Stour Sun", 2), ("Stour Star", 1)]
    assert relays == [6, 2, 1]
    assert named == [3, 3, 3, 2, 2, 1, 6, 6, 6, 2, 2, 1]
    assert typed == [3, 6, 0, 2]


def test_names_are_listed_with_their_spellings(index: Index) -> None:
    """The commonest one, and the others beside it; any of them is a way to the name."""
    listed = [(c.value, c.count, c.others) for c in index.names("speaker", "zelenskyy")]

    assert listed == [("Volodymyr Zelensky", 3, ("Volodymyr Zelenskyy",))]
    assert [c.value for c in index.names("speaker", "banks")] == [
        "John Banks, Senator",
        "John Banks, goalkeeper",
    ]
    with pytest.raises(ValueError, match="speaker, office"):
        index.names("kind")


def test_a_snapshot_that_is_swept_while_it_is_opened_is_let_be(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build that ends between reading `CURRENT` and opening does not matter: the new one is opened."""
    import onrecord.index.search.index as module
    from onrecord.index.search.execution import snapshot

    home = tmp_path / "index"
    build(home, range(2))
    opened = snapshot.opened
    seen: list[str] = []

    def slow(path: Path, **given: object) -> object:
        seen.append(path.name)
        if len(seen) == 1:
            build(home, range(3))
            assert not path.exists()
        return opened(path, **given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "opened", slow)
    index = open_index(home)

    assert len(seen) == 2
    assert (index.stamp.quotations, index.search("").total) == (3, 3)
    assert seen[1] == layout.pointed(home)
