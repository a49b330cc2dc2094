"""What Whoosh's own reader sees in a segment of ours is what it would have written itself."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from whoosh import fields, index, query
from whoosh.filedb.filestore import RamStorage

from onrecord.index.store.postings import schema, writer
from onrecord.index.store.postings.arrays.dictionary import Dictionary, written
from onrecord.index.store.postings.fieldtypes import Words
from onrecord.index.store.postings.terms import stem
from tests.index.search.corpora import documents

if TYPE_CHECKING:
    from pathlib import Path

SIZE = 2500
TEXTS = ("quotation", "context", "title", "speaker")


@pytest.fixture(scope="module")
def made() -> list[dict[str, Any]]:
    """Documents of every kind, some without speaker, outlet or date, and one without any word."""
    made = list(documents(SIZE))
    made[7] |= {"quotation": "…", "context": ""}
    return made


@pytest.fixture
def ours(made: list[dict[str, Any]], tmp_path: Path) -> Any:
    """A reader of our index."""
    whole = index.create_in(str(tmp_path), schema.whoosh_schema())
    adding = schema.writer(whole)
    for one in made:
        adding.add_document(**one)
    adding.commit()
    return whole.reader()


@pytest.fixture
def whooshs(made: list[dict[str, Any]]) -> Any:
    """A reader of the same texts, written by Whoosh's writer with Whoosh's codec."""
    whole = RamStorage().create_index(fields.Schema(**{name: Words(scorable=True) for name in TEXTS}))
    adding = whole.writer()
    for one in made:
        adding.add_document(**{name: one[name] for name in TEXTS if name in one})
    adding.commit()
    return whole.reader()


@pytest.mark.parametrize("field", TEXTS)
def test_terms_frequencies_and_places_are_whooshs(ours: Any, whooshs: Any, field: str) -> None:
    """The same words in the same order, in the same documents, as often, at the same places."""
    assert list(ours.lexicon(field)) == list(whooshs.lexicon(field))
    for word in ours.lexicon(field):
        assert ours.doc_frequency(field, word) == whooshs.doc_frequency(field, word)
        assert ours.frequency(field, word) == whooshs.frequency(field, word)
        our, theirs = ours.postings(field, word), whooshs.postings(field, word)
        assert list(our.all_ids()) == list(theirs.all_ids())
    for word in list(ours.lexicon(field))[::25]:
        our, theirs = ours.postings(field, word), whooshs.postings(field, word)
        while our.is_active():
            assert our.value_as("positions") == list(theirs.value_as("positions"))
            our.next()
            theirs.next()


def test_stems_stand_where_any_of_their_words_does(ours: Any) -> None:
    """In the union of the words' documents, whether the stem has one word or several."""
    of_stem: dict[str, set[int]] = {}
    for word in ours.lexicon("context"):
        of_stem.setdefault(stem(word.decode()), set()).update(ours.postings("context", word).all_ids())

    found = {
        name.decode(): set(ours.postings("context_stem", name).all_ids())
        for name in ours.lexicon("context_stem")
    }
    assert found == of_stem


def test_pairs_stand_where_the_phrase_does(ours: Any) -> None:
    """A pair of common words is a phrase that was looked up beforehand."""
    pairs = [name.decode() for name in ours.lexicon("context_pair")]

    assert len(pairs) > 3
    with index.open_dir(ours.storage().folder).searcher() as searcher:
        for pair in pairs[:20]:
            phrase = set(searcher.docs_for_query(query.Phrase("context", pair.split())))
            assert set(ours.postings("context_pair", pair.encode()).all_ids()) == phrase


def test_columns_give_back_what_was_put_in(ours: Any, made: list[dict[str, Any]]) -> None:
    """Names, numbers and their absence, by Whoosh's own column readers."""
    for column, none in (
        ("speaker", ""),
        ("relay", ""),
        ("kind", ""),
        ("date", 0),
        ("confidence", 0),
        ("row", 0),
    ):
        reader = ours.column_reader(column)
        assert [reader[number] for number in range(SIZE)] == [one.get(column, none) for one in made]


def test_more_names_than_whooshs_column_holds(tmp_path: Path) -> None:
    """70,000 speakers are 70,000 speakers."""
    whole = index.create_in(str(tmp_path), schema.whoosh_schema())
    adding = schema.writer(whole)
    for row in range(70_000):
        adding.add_document(row=row, speaker=f"Speaker {row}", kind="direct")
    adding.commit()
    reader = whole.reader().column_reader("speaker")

    assert reader[69_999] == "Speaker 69999"
    assert reader[0] == "Speaker 0"


def test_a_segment_of_several_parts_is_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words, places, stems, pairs and lengths of documents in every part, long ones among them."""
    monkeypatch.setattr(writer, "PART", 1 << 16)
    choice = random.Random(4)
    known = ["the", "of", "peace", "talks", "talk", "harbour", *(f"w{number}" for number in range(50))]
    texts = [
        " ".join(choice.choices(known, range(len(known), 0, -1), k=700 if row % 30_000 == 9 else 5))
        for row in range(140_000)
    ]
    whole = index.create_in(str(tmp_path), schema.whoosh_schema())
    adding = schema.writer(whole)
    for row, text in enumerate(texts):
        adding.add_document(row=row, quotation=text, speaker=f"Ann {row % 7}")
    adding.commit()
    reader = whole.reader()

    for word in ("peace", "talk", "w49"):
        found = [row for row, text in enumerate(texts) if word in text.split()]
        matcher = reader.postings("quotation", word.encode())
        assert list(reader.postings("quotation", word.encode()).all_ids()) == found
        for row in found:
            assert matcher.id() == row
            places = [place for place, one in enumerate(texts[row].split()) if one == word]
            assert matcher.value_as("positions") == places
            matcher.next()
    either = [row for row, text in enumerate(texts) if {"talk", "talks"} & set(text.split())]
    assert list(reader.postings("quotation_stem", b"talk").all_ids()) == either
    beside = [row for row, text in enumerate(texts) if " the of " in f" {text} "]
    assert list(reader.postings("quotation_pair", b"the of").all_ids()) == beside
    assert reader.doc_field_length(9, "quotation") > 600
    assert reader.doc_frequency("speaker", b"3") == 20_000


def test_a_cancelled_writer_leaves_the_index_as_it_was(made: list[dict[str, Any]], tmp_path: Path) -> None:
    """And lets the next one write."""
    whole = index.create_in(str(tmp_path), schema.whoosh_schema())
    adding = schema.writer(whole)
    adding.add_document(**made[0])
    adding.cancel()
    assert whole.doc_count() == 0

    adding = schema.writer(whole)
    adding.add_document(**made[1])
    adding.commit()
    assert whole.doc_count() == 1


def test_terms_of_numbers_are_found_whatever_bytes_they_are_of() -> None:
    """Also where one of them is a line's end, which separates terms."""
    terms = sorted(number.to_bytes(2, "big") for number in range(2000, 4000, 3))
    known = Dictionary(**written(terms))

    assert [known.number(term) for term in terms] == list(range(len(terms)))
    assert [known.first_from(term + b"\x00") for term in terms] == list(range(1, len(terms) + 1))
    assert known.number(b"") is known.number(b"\xff") is None
