"""What a person gets for what they type, through the whole of `Index`."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import DamagedIndex, NoIndex, QueryError
from onrecord.index.search import Cancelled, open_index
from onrecord.index.store import Builder
from tests.index.search.conftest import SAID, article_of

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.search import Index


def docs(index: Index, query: str, **options: object) -> list[str]:
    """The names of the articles found, without their ending, in order."""
    found = index.search(query, **options)  # type: ignore[arg-type]
    return [hit.article.doc.removesuffix(".txt") for hit in found.hits(0, found.total)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"no-fly zone"', {"0", "3", "4"}),
        ("“no fly zone”", {"0", "3", "4"}),
        ("no–fly zone", {"0", "3", "4"}),
        ('quote:"no-fly zone"', {"0", "3"}),
        ('"to be or not to be"', {"2"}),
        ("jet", {"1", "3", "5"}),
        ("quote:jets", {"1", "5"}),
        ('"the jet"', {"1"}),
        ("ukraine", {"1"}),
        ("ukraine’s", {"1"}),
        ('"being trained and the jet"', {"1"}),
        ("speaker:ollongren", {"0", "1"}),
        ("by:OLLONGREN", {"0", "1"}),
        ("speaker:zoe", {"2"}),
        ('speaker:"muller ludenscheidt"', {"2"}),
        ("speaker:Müller-Lüdenscheidt", {"2"}),
        ('speaker:="mark rutte"', {"3"}),
        ("speaker:=rutte", set()),
        ('-speaker:="Zoe Müller Lüdenscheidt" jet*', {"1", "3", "5"}),
        ('via:="afp" OR outlet:=("Le Monde" OR monde)', {"0", "1", "2"}),
        ("via:=AFP,dpa", {"0", "2", "5"}),
        ("kind:=term copies:=1", {"4"}),
        ("office:minister", {"0", "1", "3"}),
        ('office:"defence minister"', {"0"}),
        ("outlet:wire,monde", {"1", "2", "3", "4"}),
        ("via:reuters", {"2"}),
        ("kind:term", {"4"}),
        ("-kind:term sky", {"5"}),
        ('title:"peace talks"', {"0", "1", "2", "3", "4", "5"}),
        ("after:2024-04", {"0", "1"}),
        ("after:2024-03 before:2024-04-25", {"0", "2"}),
        ("date:2022", {"3", "4"}),
        ("date:2022..2024-03", {"2", "3", "4"}),
        ("date:[2022 TO 2024-03]", {"2", "3", "4"}),
        ("conf:>0.8", {"0", "1"}),
        ("conf:<50%", {"5"}),
        ("copies:>1", set()),
        ("copies:1 sky", {"4", "5"}),
        ("sky (missiles OR banner)", {"4", "5"}),
        ("sky NOT missiles", {"4"}),
        ("pil* tr*ned", {"1"}),
        ("trainet~", {"1"}),
        ('"close sky"~3', {"4", "5"}),
        ("speaker:rutte OR speaker:zoe", {"2", "3"}),
        ("-speaker:rutte -speaker:ollongren jets", {"5"}),
        ("", {"0", "1", "2", "3", "4", "5"}),
        ("*", {"0", "1", "2", "3", "4", "5"}),
    ],
)
def test_a_query_finds_what_it_says(said: Index, query: str, expected: set[str]) -> None:
    """Words by stem, phrases exactly, marks and accents of any kind, fields, ranges, brackets."""
    assert set(docs(said, query)) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ukra", {"1"}),
        ('"no-fly zo', {"0", "3", "4"}),
        ("speaker:oll", {"0", "1"}),
        ("kind:te", {"4"}),
        ("sky (mis", {"5"}),
        ("missiles speaker:", {"5"}),
        ("missiles after:20", {"5"}),
        ("missiles OR", {"5"}),
        ('speaker:="mark ru', {"3"}),
        ("speaker:=ru", {"3"}),
        ("missiles speaker:=", {"5"}),
    ],
)
def test_what_is_being_typed_finds_what_it_may_become(said: Index, typed: str, expected: set[str]) -> None:
    """The last word may go on; what is not finished is left out, and never an error."""
    assert set(docs(said, typed, typing=True)) == expected


def test_words_in_the_quotation_come_before_words_around_it(said: Index) -> None:
    """Rutte's quotation holds the phrase, the poster's surroundings do."""
    assert docs(said, '"no-fly zone"')[-1] == "4"


def test_hits_are_sorted_by_date_and_by_name(said: Index) -> None:
    """The newest first, undated ones last either way; names from A to Z, those without one last."""
    assert docs(said, "", sort="date") == ["1", "0", "2", "4", "3", "5"]
    assert docs(said, "", sort="date", reverse=True) == ["3", "4", "2", "0", "1", "5"]
    assert docs(said, "", sort="speaker") == ["1", "0", "3", "5", "2", "4"]
    assert docs(said, "", sort="speaker", reverse=True)[:2] == ["2", "5"]
    assert docs(said, "", sort="outlet")[-1] == "5"


def test_marks_show_where_the_words_stand(said: Index) -> None:
    """By stem and across curly marks and dashes, in the quotation and in any other text."""
    (hit,) = said.search("ukraine jets pilot").hits(0, 9)
    query = said.search('"no fly zone" -sky "rule anything"~3').query

    assert [hit.quotation.text[start:end] for start, end in hit.marks] == ["Ukraine's", "pilots", "jet"]
    text = "A No‑Fly  Zone; we rule out anything in the sky"
    assert [text[start:end] for start, end in query.marks(text)] == ["No‑Fly  Zone", "rule", "anything"]


def test_hits_may_be_fetched_in_any_pieces(said: Index) -> None:
    """Pages, single hits and everything at once agree; beyond the end there is nothing."""
    found = said.search("the")
    whole = found.hits(0, found.total)

    assert tuple(hit for start in range(found.total) for hit in found.hits(start, start + 1)) == whole
    assert found.hits(found.total, found.total + 5) == ()
    assert found.hits(3, 2) == ()


def test_facets_count_all_hits(said: Index) -> None:
    """The commonest first, years the latest first; hits without a value are in none."""
    found = said.search("")

    assert [(c.value, c.count) for c in found.facets("speaker", 1)] == [("Kajsa Ollongren", 2)]
    assert {(c.value, c.count) for c in found.facets("relay")} == {("AFP", 2), ("Reuters", 1), ("dpa", 1)}
    assert [(c.value, c.count) for c in found.facets("year")] == [("2024", 3), ("2022", 2)]
    assert sum(c.count for c in found.facets("month")) == 5
    assert [c.value[:4] for c in found.facets("day")][::4] == ["2024", "2022"]
    assert sum(c.count for c in found.facets("confidence")) == len(SAID)
    with pytest.raises(ValueError, match="no facet"):
        found.facets("colour")


def test_names_are_listed_with_counts(said: Index) -> None:
    """By any word of the name, whatever its case and accents."""
    assert [(c.value, c.count) for c in said.names("speaker", "ludens")] == [("Zoë Müller-Lüdenscheidt", 1)]
    assert said.names("outlet", limit=1)[0].count == 2
    assert said.names("outlet", "nothing") == ()


def test_nothing_found_offers_what_would_find_something(said: Index) -> None:
    """The nearest name, the words anywhere, without one of the parts; each a query with its count."""
    ways = said.search('"sky close" speaker:olongren').widen()
    by_text = {way.text: way.total for way in ways}

    assert by_text['speaker:="Kajsa Ollongren"'] == 2
    assert by_text["sky close"] == 2
    assert all(said.search(way.text).total == way.total > 0 for way in ways)


def test_every_word_that_was_mistyped_is_put_right_at_once(said: Index) -> None:
    """Each of them as its nearest word; where a phrase is nowhere, any of its words will do."""
    ways = {way.text: way.change for way in said.search("misiles tlaking").widen()}
    assert ways["missiles talking"] == "missiles in place of misiles, talking in place of tlaking"
    ways = {way.text: way.change for way in said.search('"zeppelins close the sky"').widen()}
    assert ways["zeppelins OR close OR the OR sky"] == "any of the words"


def test_a_hit_leads_to_its_article_and_by_its_id(said: Index) -> None:
    """The text is there when it is asked for; an id may be cut short as long as it is the only one."""
    (hit,) = said.search("missiles").hits(0, 1)

    assert hit.article.text == ""
    assert said.article(hit).text == SAID[5][-1]
    assert said.quotations(hit) == (hit.quotation,)
    shown = said.show(hit.quotation.id[:8])
    assert shown is not None
    assert shown.quotation == hit.quotation
    assert said.show("zzz") is None
    assert said.show("") is None


def test_a_rebuilt_index_is_noticed_and_the_open_one_goes_on(tmp_path: Path) -> None:
    """Until it is opened again, an index answers as it was, deleted articles and all."""
    folder = tmp_path / "index"

    def build(numbers: range) -> None:
        with Builder(folder, pipeline="test") as builder:
            for number in numbers:
                source, article, quotations = article_of(number, SAID[number])
                if not builder.unchanged(source):
                    builder.add(source, article, quotations)
            builder.finish(roots=["/articles"], sample=False, seconds=0)

    build(range(6))
    old = open_index(folder)
    assert not old.stale()
    build(range(2, 5))
    new = open_index(folder)

    assert old.stale()
    assert set(docs(old, "jets")) == {"1", "3", "5"}
    assert set(docs(new, "jets")) == {"3"}
    assert [c.value for c in new.names("speaker")] == ["Mark Rutte", "Zoë Müller-Lüdenscheidt"]


def test_threads_may_share_an_index(said: Index) -> None:
    """Eight threads that ask in turns and together get what one gets."""
    queries = ['"no-fly zone"', "jets", "speaker:zoe", "sky*", "missles~", ""] * 5
    expected = [docs(said, query) for query in queries]
    wrong: list[str] = []

    def ask() -> None:
        for query, right in zip(queries, expected, strict=True):
            if docs(said, query) != right:
                wrong.append(query)

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert wrong == []


def test_a_search_can_be_given_up(said: Index) -> None:
    """It ends with `Cancelled` as soon as it looks up."""
    with pytest.raises(Cancelled):
        said.search("jets", cancelled=lambda: True)


def test_an_index_that_is_not_there_or_broken_says_so(said_folder: Path, tmp_path: Path) -> None:
    """With the errors that the commands print."""
    with pytest.raises(NoIndex):
        open_index(tmp_path)
    (tmp_path / "g000001").mkdir()
    for path in next(said_folder.glob("g*")).iterdir():
        content = b"" if path.suffix == ".trm" else path.read_bytes()
        (tmp_path / "g000001" / path.name).write_bytes(content)
    (tmp_path / "CURRENT").write_text("g000001\n")
    with pytest.raises(DamagedIndex):
        open_index(tmp_path)


@pytest.mark.parametrize(
    ("query", "position", "suggestion"),
    [
        ('jets "no-fly', 5, 'jets "no-fly"'),
        ("(jets", 0, "(jets)"),
        ("jets)", 4, "jets"),
        ("jets speeker:rutte", 5, "jets speaker:rutte"),
        ("jets kind:quote", 10, "jets"),
        ("after:soon jets", 6, "jets"),
        ("jets OR", 5, "jets"),
        ("conf:high", 5, ""),
        ('title:="peace talks" jets', 6, 'title:"peace talks" jets'),
        ("jets " + " ".join(f"*{letter}*" for letter in "abcdefghijk"), 45, ""),
    ],
)
def test_a_query_that_cannot_be_read_says_where(
    said: Index, query: str, position: int, suggestion: str
) -> None:
    """And offers the nearest one that can."""
    with pytest.raises(QueryError) as error:
        said.search(query)

    assert (error.value.position, error.value.suggestion) == (position, suggestion)
    said.search(suggestion)


REFUSED = (
    *("wall after:march", "after:nonsense", "before:2016-13", "date:2016-02-31", "date:[2016 TO may]"),
    *("conf:high", "conf:1..x", "copies:many", "copies:>x", "kind:directly", "kind:indirect,odd"),
    *("spekaer:clinton", "wall OR", "OR wall", "title:=wall", "cue:=said", "wall)"),
    *("speaker:", "after:", "office:=", "-kind:", "quote:=wall", "via: ", "date:2016/99", "after:12 foo"),
)


@pytest.mark.parametrize("query", REFUSED)
def test_a_filter_that_cannot_be_understood_is_refused(said: Index, query: str) -> None:
    """By the shell as it stands; in the explorer too, as soon as more is typed behind it."""
    with pytest.raises(QueryError) as shell:
        said.search(query)
    assert 0 <= shell.value.position <= len(query)
    if query.rstrip().endswith((":", "=", "OR")):
        return
    with pytest.raises(QueryError):
        said.search(f"{query} sky", typing=True)


@pytest.mark.parametrize("query", ["missiles", "missile", "ukrain", "ukraine's", "zelenski"])
def test_what_is_typed_finds_all_that_it_finds_when_it_is_finished(said: Index, query: str) -> None:
    """The last word is the beginning of a word or a word in any of its forms."""
    assert set(docs(said, query)) <= set(docs(said, query, typing=True))


def test_dates_are_read_with_slashes_too(said: Index) -> None:
    """As in newspapers."""
    assert docs(said, "after:2022/03") == docs(said, "after:2022-03")


def test_what_was_said_comes_before_what_stands_nearby(said: Index) -> None:
    """Of the hits of a word, those whose quotation holds it come first; each hit says which it is."""
    found = said.search("jets")

    hits = found.hits(0, found.total)
    held = [bool(hit.said) for hit in hits]

    assert found.said == sum(held)
    assert held == sorted(held, reverse=True)
    assert {True, False} == set(held)
    assert all(bool(hit.marks) == hit.said for hit in hits)
    assert [hit.said for hit in said.search("speaker:rutte").hits(0, 1)] == [None]
    assert said.search(said.saying("jets -zone after:2022")).said is None


def test_asking_for_what_was_said_can_be_taken_back(said: Index) -> None:
    """The query asked of the quotations alone, and asked once more, is as it was."""
    narrowed = said.saying("jets -zone (kyiv OR sky)")

    assert narrowed == "quote:jets -zone (quote:kyiv OR quote:sky)"
    assert said.saying(narrowed) == "jets -zone (kyiv OR sky)"
    assert said.search(narrowed).total <= said.search("jets -zone (kyiv OR sky)").total
