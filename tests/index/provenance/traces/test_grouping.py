"""Which quotations are one statement: groups over a build, over many builds, and what is never merged."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np

from onrecord.index import provenance
from onrecord.index.model import Source, identified
from onrecord.index.names.rulings import Ruling, Rulings
from onrecord.index.paths import places
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.statements.copies import Copies
from onrecord.index.provenance.statements.occasions import Apart
from onrecord.index.provenance.tracing.trace import trace
from onrecord.index.provenance.verification.verify import verify
from onrecord.index.store import Builder, current
from tests.index.provenance.made import Said, build, corpus

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = "We will spend whatever it takes to keep the northern harbour open this winter"


def groups(index: Corpus, said: list[Said]) -> set[frozenset[str]]:
    """The statements of an index, each as the names of its articles."""
    found = set()
    for one in said:
        witness = index.witness(ids(one))
        assert witness is not None
        found.add(frozenset(each.article.doc for each in index.statement(witness.row)))
    return found


def ids(one: Said) -> str:
    """The id of a quotation."""
    return identified(one.doc, (one.quotation,))[0].id


def test_copies_cut_extended_and_changed_are_one_statement(tmp_path: Path) -> None:
    """The same words in four articles are one group; another statement of the same speaker is none of it."""
    said = [
        Said(HARBOUR, "a", "Wire", "2024-03-16", "Mara Lindqvist"),
        Said("whatever it takes to keep the northern harbor open", "b", "Post", "2024-03-16", "Lindqvist"),
        Said(f"{HARBOUR}, and we will do it in public", "c", "Ledger", "2024-03-17"),
        Said(HARBOUR.replace("northern", "eastern"), "d", "Courier", "2024-03-17", "Mara Lindqvist"),
        Said("There is no emergency in the port tonight", "e", "Post", "2024-03-16", "Mara Lindqvist"),
    ]
    with corpus(tmp_path, *said) as index:
        assert groups(index, said) == {frozenset("abcd"), frozenset("e")}


def test_a_parody_by_nobody_named_is_another_statement(tmp_path: Path) -> None:
    """Where two thirds of the words agree, it takes two named speakers to make them one."""
    parody = "We will drink whatever it takes to keep the northern tavern open this winter"
    said = [
        Said(HARBOUR, "a", "Wire", "2024-03-16", "Mara Lindqvist"),
        Said(parody, "b", "Post", "2024-03-17"),
    ]
    with corpus(tmp_path / "unnamed", *said) as index:
        assert groups(index, said) == {frozenset("a"), frozenset("b")}
    said[1] = Said(parody, "b", "Post", "2024-03-17", "Mara Lindqvist")
    with corpus(tmp_path / "named", *said) as index:
        assert groups(index, said) == {frozenset("ab")}


def test_copies_are_counted_by_article(tmp_path: Path) -> None:
    """Search learns for every row its statement, and in how many articles it stands."""
    build(tmp_path, [Said(HARBOUR, "a"), Said("Nobody closes the old theatre", "b"), Said(HARBOUR, "c")])
    found = Copies(current(tmp_path).path)
    rows = np.arange(1, 5, dtype=np.uint32)

    assert sorted(found.counts(rows[:3]).tolist()) == [1, 2, 2]
    assert len(set(found.statements(rows[:3]).tolist())) == 2
    assert (found.counts(rows[3:]).tolist(), found.statements(rows[3:]).tolist()) == ([1], [4])


def test_a_clause_and_the_words_quoted_in_it_are_no_copies(tmp_path: Path) -> None:
    """Two records of one article that share words are two statements; joined through another, one witness."""
    clause = Said(f"that Norway would “{HARBOUR[8:]}”", "a", speaker="Mara Lindqvist", kind="indirect")
    within = Said(HARBOUR[8:], "a", speaker="Mara Lindqvist", kind="mixed")
    other = Said(HARBOUR[8:], "b", speaker="Mara Lindqvist")
    quotations = identified("a", (clause.quotation, within.quotation))

    for said, count in (([], 1), ([other], 2)):
        with Builder(tmp_path, pipeline="made", beside=provenance.update) as builder:
            for each, own in ((clause, quotations), *((one, (one.quotation,)) for one in said)):
                article = each.article
                source = Source(each.doc, article.path, len(article.text), 0)
                if not builder.unchanged(source):
                    builder.add(source, article, identified(each.doc, own))
            builder.finish(roots=("/articles",), sample=False, seconds=0.0)
        with Corpus(tmp_path) as index:
            witness = index.witness(quotations[1].id)
            assert witness
            assert len(trace(index, witness).carriers) == count
            if not said:
                assert index.statement(witness.row) == (witness,)


def test_without_provenance_every_quotation_stands_alone(tmp_path: Path) -> None:
    """An index that was built without it answers all the same."""
    found = Copies(tmp_path)
    rows = np.array([7, 9], np.uint32)

    assert found.counts(rows).tolist() == [1, 1]
    assert found.statements(rows).tolist() == [7, 9]


def test_the_same_words_in_another_mouth_are_linked_and_never_merged(tmp_path: Path) -> None:
    """Two speakers are two statements, also where an article without a speaker lies between them."""
    said = [
        Said(HARBOUR, "a", "Wire", "2024-03-16", "Mara Lindqvist"),
        Said(HARBOUR, "b", "Post", "2024-03-16"),
        Said(HARBOUR, "c", "Gazette", "2024-03-16", "Ines Baptiste"),
    ]
    with corpus(tmp_path, *said) as index:
        assert sorted(map(len, groups(index, said))) == [1, 2]
        witness = index.witness(ids(said[0]))
        assert witness is not None
        assert [(each.article.doc, why) for each, why in index.apart(witness.row)] == [("c", Apart.MOUTH)]


def test_what_the_user_ruled_about_names_is_known_to_verdict_and_trace(tmp_path: Path) -> None:
    """Two names of one person are no other speaker and no other mouth; what changed makes a corpus stale."""
    said = [
        Said(HARBOUR, "a", "Wire", "2024-03-16", "Mara Lindqvist"),
        Said(HARBOUR, "b", "Gazette", "2024-03-16", "Mara Baptiste"),
        Said("The lighthouse keeper has been paid until spring", "c", speaker="M. Lindqvist"),
    ]
    keeper = said[2].text
    with corpus(tmp_path, *said) as index:
        assert mouths(index, said[0]) == {"Mara Baptiste"}
        assert verify(index, HARBOUR, "Mara Baptiste").sound
        assert not verify(index, keeper, "Mara Baptiste").sound
        assert verify(index, keeper, "Mara Lindqvist").sound
        rulings = Rulings(places().names)
        rulings.add(Ruling("same", "Mara Baptiste", "Mara Lindqvist"))
        rulings.add(Ruling("apart", "M. Lindqvist"))
        assert index.stale()
        with Corpus(tmp_path) as again:
            assert mouths(again, said[0]) == set()
            assert len(verify(again, HARBOUR, "Mara Baptiste").findings) == 2
            assert verify(again, keeper, "Mara Lindqvist").outcome == "other speaker"
            witness = again.witness(ids(said[0]))
            assert witness
            assert not trace(again, witness).conflicts


def test_a_phrase_said_again_on_another_day_is_kept_apart(tmp_path: Path) -> None:
    """The same words, with other words around them and a month between, are two occasions."""
    said = [
        Said(
            "Good evening, Oslo! We will rebuild the northern harbour and every bridge of this city",
            "a",
            "",
            "2024-03-01",
            "Lind",
        ),
        Said(
            "My dear Bergen, we will rebuild the northern harbour and every bridge of this city",
            "b",
            "",
            "2024-04-01",
            "Lind",
        ),
    ]
    with corpus(tmp_path, *said) as index:
        assert groups(index, said) == {frozenset("a"), frozenset("b")}
        witness = index.witness(ids(said[0]))
        assert witness is not None
        assert [why for _, why in index.apart(witness.row)] == [Apart.AGAIN]


def test_a_later_article_that_quotes_the_earlier_statement_is_a_copy(tmp_path: Path) -> None:
    """A year between two articles alone is no second occasion."""
    said = [
        Said(HARBOUR, "a", "Wire", "2023-03-16", "Mara Lindqvist"),
        Said(HARBOUR, "b", "Post", "2024-03-16", "Mara Lindqvist"),
    ]
    with corpus(tmp_path, *said) as index:
        assert groups(index, said) == {frozenset("ab")}


def test_titles_terms_and_phrases_make_no_groups(tmp_path: Path) -> None:
    """What is nobody's words, or anybody's, is in no group, however often it is printed."""
    said = [
        *(Said("This Week With Ada Lindqvist", f"title{n}", "", "2024-01-01") for n in range(3)),
        *(Said("no-fly zone", f"term{n}", "", "2024-01-01", kind="term") for n in range(3)),
        *(Said("I do not know what you want", f"phrase{n}", "", "2024-01-01") for n in range(3)),
    ]
    with corpus(tmp_path, *said) as index:
        assert all(len(group) == 1 for group in groups(index, said))


def test_many_builds_group_as_one_build_does(tmp_path: Path) -> None:
    """Articles that come, change and go in any order leave the groups that a build from nothing makes."""
    draw = random.Random(7)
    nouns = [
        "harbour",
        "bridge",
        "school",
        "market",
        "river",
        "library",
        "hospital",
        "station",
        "theatre",
        "museum",
    ]
    statements = [
        f"We promise to rebuild the {noun} of {town} before the {number} winter of this council"
        for noun in nouns
        for town, number in (("Oslo", "second"), ("Bergen", "third"))
    ]
    every = [
        Said(
            " ".join(draw.choice(statements).split()[draw.randrange(3) :]),
            f"{number:03}",
            draw.choice(("Wire", "Post")),
            "2024-03-16",
            draw.choice(("", "Mara Lindqvist", "Ines Baptiste")),
        )
        for number in range(80)
    ]
    for step in range(6):
        kept = [one for one in every if draw.random() < 0.7]
        build(tmp_path / "many", kept)
        build(tmp_path / f"once{step}", kept)
        with Corpus(tmp_path / "many") as many, Corpus(tmp_path / f"once{step}") as once:
            assert named(many, kept) == named(once, kept)


def named(index: Corpus, said: list[Said]) -> set[frozenset[str]]:
    """The groups as the articles that name a speaker: one that does not may join either of two speakers."""
    speaking = {one.doc for one in said if one.speaker}
    return {group & speaking for group in groups(index, said)} - {frozenset()}


def test_what_nobody_by_name_is_reported_to_think_is_no_statement(tmp_path: Path) -> None:
    """A few words of indirect speech of *about half* and of *six in ten* are never one statement."""
    said = [
        Said("want the next president to continue those popular policies", "a", kind="indirect"),
        Said("want the next president to continue those unpopular policies", "b", kind="indirect"),
        Said("want the next president to continue those popular policies", "c", kind="indirect"),
    ]
    with corpus(tmp_path, *said) as index:
        assert groups(index, said) == {frozenset("a"), frozenset("b"), frozenset("c")}


def mouths(index: Corpus, one: Said) -> set[str]:
    """Who else is said to have spoken the words of a quotation."""
    witness = index.witness(ids(one))
    assert witness is not None
    links = index.apart(witness.row)
    return {
        each.quotation.speaker.name for each, why in links if why == Apart.MOUTH and each.quotation.speaker
    }


def test_in_another_mouth_are_words_that_are_no_phrase(tmp_path: Path) -> None:
    """A phrase with one telling word is anybody's, an unsure speaker no rival, reported words no one's."""
    said = [
        Said(HARBOUR, "a", speaker="Mara Lindqvist"),
        Said(HARBOUR, "b", speaker="Walter Osgood"),
        Said(HARBOUR, "c", speaker="Ines Baptiste", confidence=0.5),
        Said("ready for the long haul home", "d", speaker="Mara Lindqvist"),
        Said("ready for the long haul home", "e", speaker="Walter Osgood"),
        Said("I am going to be the winner of this", "h", speaker="Mara Lindqvist"),
        Said("I am going to be the winner of this", "i", speaker="Walter Osgood"),
        Said("so I am going to be the winner of this in the end", "j", speaker="Ines Baptiste"),
        Said("that the council sold the old theatre by the river", "f", speaker="Ada Berg", kind="indirect"),
        Said("that the council sold the old theatre by the river", "g", speaker="Tom Reyes", kind="indirect"),
    ]
    with corpus(tmp_path, *said) as index:
        assert mouths(index, said[0]) == {"Walter Osgood"}
        assert not any(mouths(index, each) for each in said[2:])


def test_a_bare_surname_taken_for_a_namesake_is_no_other_mouth(tmp_path: Path) -> None:
    """Two who bear one surname are told apart where the article has the whole name."""
    said = [
        Said(HARBOUR, "a", speaker="Mara Lindqvist", printed="Mara Lindqvist"),
        Said(HARBOUR, "b", speaker="Olaf Lindqvist", printed="Lindqvist"),
        Said(HARBOUR, "c", speaker="Per Lindqvist", printed="Per Lindqvist"),
    ]
    with corpus(tmp_path, *said) as index:
        assert not mouths(index, said[1])
        assert mouths(index, said[2]) == {"Mara Lindqvist"} or mouths(index, said[0]) == {"Per Lindqvist"}
