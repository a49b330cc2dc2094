"""How a statement travelled: the earliest found, the independent carriers, and what cannot all be right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index import provenance
from onrecord.index.model import Source, identified
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.tracing.trace import trace
from onrecord.index.store import Builder
from onrecord.tui.present.packs.annotations import Made
from onrecord.tui.present.packs.statement import pack
from onrecord.tui.present.words.documents import html, markdown
from tests.index.provenance.made import Said, corpus

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.index.provenance.tracing.trace import Trace

MADE = Made("onrecord trace 1", "2024-04-01T12:00:00+00:00")
HARBOUR = "We will spend whatever it takes to keep the northern harbour open this winter"
LONG = (
    "The cabinet met for six hours on Saturday while fuel surcharges closed two of the berths. Dockers "
    "waited at the gates, and no figure was disclosed. The port authority said that ferries would sail again "
    "within a week, weather permitting, and that the levy would be looked at in the spring session."
)


def traced(folder: Path, *said: Said) -> Trace:
    """The trace of the first of these quotations."""
    with corpus(folder, *said) as index:
        witness = index.witnesses([row.row for row in index.statement(1)])[0]
        return trace(index, witness)


def test_the_earliest_is_by_date_and_says_so(tmp_path: Path) -> None:
    """The first date decides, with its basis; undated versions are counted, and stand last."""
    found = traced(
        tmp_path,
        Said(HARBOUR, "b", "Post", "2024-03-17"),
        Said(HARBOUR, "a", "Wire", "2024-03-16"),
        Said(HARBOUR, "c", "Ledger"),
    )

    assert found.earliest.witness.outlet == "Wire"
    assert found.earliest.basis == "dated 2024-03-16 (date line), before all others; 1 undated"
    assert [each.witness.outlet for each in found.copies] == ["Wire", "Post", "Ledger"]


def test_a_copy_that_is_cut_where_a_word_governs_it_says_so(tmp_path: Path) -> None:
    """As a verdict does: a condition or a denial that is left out alarms, a harmless beginning does not."""
    if_so = f"{HARBOUR}, if the levy passes"
    found = traced(
        tmp_path,
        Said(if_so, "a", "Wire", "2024-03-16"),
        Said(HARBOUR, "b", "Post", "2024-03-17"),
        Said(HARBOUR.removesuffix(" this winter"), "c", "Ledger", "2024-03-18"),
        Said("keep the northern harbour open this winter, if the levy passes", "d", "Gazette", "2024-03-19"),
    )
    denied = traced(
        tmp_path / "denied",
        Said(f"It is a lie that {HARBOUR.lower()}", "a", "Wire", "2024-03-16"),
        Said(HARBOUR, "b", "Post", "2024-03-17"),
    )

    told = {each.witness.outlet: [str(alarm) for alarm in each.alarms] for each in found.copies}
    assert told == {
        "Wire": [],
        "Post": ["condition: “if” is cut off"],
        "Ledger": ["condition: “if” is cut off"],
        "Gazette": [],
    }
    assert [str(alarm) for alarm in denied.copies[1].alarms] == [
        "denial: “lie” is cut off",
        "attribution: “lie that” is cut off",
    ]


def test_what_an_article_tells_around_the_marks_is_not_cut_off(tmp_path: Path) -> None:
    """A part of a sentence is printed behind the modal that governs it, outside the marks."""
    part = HARBOUR.removeprefix("We will ")
    wire, post = Said(HARBOUR, "a", "Wire", "2024-03-16"), Said(part, "b", "Post", "2024-03-17")
    text = f"The cabinet will “{part}”, Lee said."
    span = (text.index(part), text.index(part) + len(part))
    printed = replace(post.article, text=text), (replace(post.quotations[0], kind="mixed", segments=(span,)),)
    with Builder(tmp_path / "index", pipeline="test", beside=provenance.update) as builder:
        for article, quotations in ((wire.article, wire.quotations), printed):
            source = Source(article.doc, article.path, len(article.text), 1)
            builder.add(source, article, identified(article.doc, quotations))
        builder.finish(roots=["/articles"], sample=False, seconds=0.0)
    with Corpus(tmp_path / "index") as index:
        around = trace(index, index.witnesses([row.row for row in index.statement(1)])[0])
    bare = traced(tmp_path / "bare", wire, post)

    assert [len(each.alarms) for each in around.copies] == [0, 0]
    assert [[str(alarm) for alarm in each.alarms] for each in bare.copies] == [
        [],
        ["modal: “will” is cut off"],
    ]


def test_on_one_day_the_source_that_others_name_is_the_earliest(tmp_path: Path) -> None:
    """Where dates do not decide, who relays whom does."""
    found = traced(
        tmp_path,
        Said(HARBOUR + " and beyond it", "a", "Post", "2024-03-16", via=("Northern Wire",)),
        Said(HARBOUR, "b", "Northern Wire", "2024-03-16"),
        Said(HARBOUR, "c", "Ledger", "2024-03"),
    )

    assert found.earliest.witness.outlet == "Northern Wire"
    assert "others name Northern Wire as their source" in found.earliest.basis


def test_two_outlets_that_carry_one_agency_are_one_witness(tmp_path: Path) -> None:
    """AP and The Associated Press are one source; an outlet that names nobody is a second witness."""
    found = traced(
        tmp_path,
        Said(HARBOUR, "a", "Post", "2024-03-16", via=("AP",)),
        Said(HARBOUR, "b", "Ledger", "2024-03-17", via=("The Associated Press",)),
        Said(HARBOUR, "c", "Courier", "2024-03-17"),
        Said(HARBOUR, "d", "Gazette", "2024-03-17", via=("foreign media",)),
        Said(HARBOUR, "e", "Herald", "2024-03-17", via=("local media",)),
    )

    assert [[each.outlet for each in carrier.witnesses] for carrier in found.carriers] == [
        ["Post", "Ledger"],
        ["Courier"],
        ["Gazette"],
        ["Herald"],
    ]
    assert found.carriers[0].reason == "through The Associated Press"


def test_nearly_identical_articles_are_one_witness(tmp_path: Path) -> None:
    """A wire copy under another masthead adds no witness."""
    found = traced(
        tmp_path,
        Said(HARBOUR, "a", "Post", "2024-03-16", around=LONG),
        Said(HARBOUR, "b", "Ledger", "2024-03-17", around=LONG.replace("Saturday", "the day before")),
        Said(
            HARBOUR,
            "c",
            "Courier",
            "2024-03-17",
            around="It was a windy day at the port, and few came to hear.",
        ),
    )

    assert [len(carrier.witnesses) for carrier in found.carriers] == [2, 1]
    assert found.carriers[0].reason == "nearly the same article"


def test_what_cannot_all_be_right_is_told(tmp_path: Path) -> None:
    """Offices that differ, and an article older than the one it says it has the words from."""
    found = traced(
        tmp_path,
        Said(
            HARBOUR, "a", "Post", "2024-03-14", "Mara Lindqvist", "finance minister", via=("Northern Wire",)
        ),
        Said(HARBOUR, "b", "Northern Wire", "2024-03-16", "Lindqvist", "harbour mayor"),
    )

    assert any("“finance minister”; “harbour mayor”" in told for told in found.conflicts)
    assert any(told.startswith("Post is dated 2024-03-14, before Northern Wire") for told in found.conflicts)


def test_versions_say_what_was_changed(tmp_path: Path) -> None:
    """Every copy is held against the earliest, with its relation, its kinds of change and its alarms."""
    found = traced(
        tmp_path,
        Said(HARBOUR, "a", "Wire", "2024-03-16", "Mara Lindqvist"),
        Said(
            "whatever it takes to keep the northern harbor open", "b", "Post", "2024-03-16", "Mara Lindqvist"
        ),
        Said(HARBOUR.replace("will", "may"), "c", "Ledger", "2024-03-16", "Mara Lindqvist"),
    )

    assert [(each.relation, each.note) for each in found.copies] == [
        ("identical", "identical"),
        ("cut", "cut, respelt"),
        ("changed", "replaced"),
    ]
    assert [str(alarm) for alarm in found.copies[2].alarms] == ["modal: “will” became “may”"]


def test_the_evidence_pack_shows_hostile_text_and_obeys_none_of_it(tmp_path: Path) -> None:
    """Markup, scripts and hidden characters of the corpus are text in both forms."""
    hostile = f"{HARBOUR} <script>alert(1)</script> [x](http://a) **b** \u202e\u200b end"
    with corpus(tmp_path, Said(hostile, "a", "<b>Wire</b>", "2024-03-16", "Mara | Lindqvist")) as index:
        blocks = pack(index, trace(index, index.witnesses([1])[0]), MADE)
    page, text = html(blocks, "<title>"), markdown(blocks)

    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "⟨U+202E⟩" in page
    assert "\u202e" not in page + text
    assert "<script>" not in text
    assert "\\[x\\]\\(http\\://a\\)" in text
    assert "Mara \\| Lindqvist" in text
    assert "RIGHT-TO-LEFT OVERRIDE" in page


def test_a_document_and_its_author_are_no_rivals(tmp_path: Path) -> None:
    """Nor are offices that one person can hold, or has held."""
    found = traced(
        tmp_path,
        Said(HARBOUR, "a", "Post", "2024-03-16", "Mara Lindqvist", "party leader"),
        Said(HARBOUR, "b", "Wire", "2024-03-17", "Mara Lindqvist", "former mayor of Bergen"),
        Said(HARBOUR, "c", "Echo", "2024-03-17", "Mara Lindqvist", "finance minister"),
    )

    assert found.conflicts == ()


def test_the_source_that_all_name_and_nobody_holds_is_told(tmp_path: Path) -> None:
    """The earliest says that it has the words from elsewhere."""
    found = traced(
        tmp_path,
        Said(HARBOUR, "a", "Post", "2024-03-16", via=("Reuters",)),
        Said(HARBOUR, "b", "Ledger", "2024-03-17", via=("Reuters",)),
        Said(HARBOUR, "c", "Courier", "2024-03-18", via=("foreign media",)),
    )

    assert found.upstream == ("Reuters",)
    assert found.earliest.basis.endswith("it names Reuters as its source")


def test_a_fragment_is_no_reference_for_the_whole_sentence(tmp_path: Path) -> None:
    """The earliest may print a part; the others are held against the first that has all of it and more."""
    found = traced(
        tmp_path,
        Said(
            "whatever it takes to keep the northern harbour open", "a", "Post", "2024-03-16", "Mara Lindqvist"
        ),
        Said(HARBOUR, "b", "Wire", "2024-03-17", "Mara Lindqvist"),
    )

    assert found.earliest.witness.outlet == "Post"
    assert found.reference.outlet == "Wire"


def test_an_office_that_was_left_before_is_told(tmp_path: Path) -> None:
    """By the offices that the index itself gives the speaker, with their dates."""
    said = (
        Said(HARBOUR, "a", "Post", "2024-03-16", "Mara Lindqvist", "finance minister"),
        Said(
            "Nothing was ever said of the tunnel to Vardo",
            "b",
            "Wire",
            "2023-01-05",
            "Mara Lindqvist",
            "former finance minister",
        ),
        Said(
            "The choir of Bergen sings better than ever",
            "c",
            "Echo",
            "2023-02-05",
            "Mara Lindqvist",
            "former finance minister",
        ),
    )

    assert any("former one" in told for told in traced(tmp_path, *said).conflicts)


def test_offices_that_say_the_same_are_not_at_odds(tmp_path: Path) -> None:
    """*Minister for finance* is *finance minister*, and a GOP nominee a Republican one."""
    found = traced(
        tmp_path,
        Said(HARBOUR, "a", "Post", "2024-03-16", "Mara Lindqvist", "finance minister"),
        Said(HARBOUR, "b", "Wire", "2024-03-17", "Mara Lindqvist", "minister for finance"),
        Said(HARBOUR, "c", "Echo", "2024-03-17", "Mara Lindqvist", "GOP finance minister"),
        Said(HARBOUR, "d", "Herald", "2024-03-17", "Mara Lindqvist", "Republican minister of finance"),
    )

    assert found.conflicts == ()


def test_the_earliest_of_undated_versions_is_not_known(tmp_path: Path) -> None:
    """Where no version has a date, nothing is said to have been first."""
    found = traced(tmp_path, Said(HARBOUR, "a", "Post"), Said(f"{HARBOUR} and spring", "b", "Wire"))

    assert not found.earliest.known


def test_the_same_words_are_identical_however_few(tmp_path: Path) -> None:
    """A few words that are the same in both are no other part of a longer statement."""
    found = traced(
        tmp_path,
        Said("and they are terrifying pilots", "a", "Post", "2024-03-16", "Mara Lindqvist"),
        Said("And they’re terrifying pilots", "b", "Wire", "2024-03-17", "Mara Lindqvist"),
    )

    assert {version.relation for version in found.copies} == {"identical"}


def test_what_the_speaker_said_of_it_on_other_days_is_told(tmp_path: Path) -> None:
    """Before and after the day of the statement, one row of each statement; and filed with the evidence."""
    said = (
        Said(HARBOUR, "a", "Wire", "2024-03-16", "Mara Lindqvist"),
        Said(HARBOUR, "b", "Post", "2024-03-18", "Mara Lindqvist"),
        Said(
            "Nobody will spend a crown on the northern harbour", "c", "Post", "2024-03-10", "Mara Lindqvist"
        ),
        Said("The harbour was open all winter, as I promised", "d", "Wire", "2025-05-02", "Mara Lindqvist"),
        Said("The harbour was open all winter, as I promised", "e", "Post", "2025-05-03", "Mara Lindqvist"),
        Said("My sister sings in the choir of Bergen", "f", "Wire", "2024-03-15", "Mara Lindqvist"),
        Said("We shall spend nothing on the northern harbour", "g", "Wire", "2024-03-01", "Ines Baptiste"),
        Said("I never spend a winter near the harbour", "h", "Wire", "", "Mara Lindqvist"),
        Said("I would spend the winter at the harbour", "i", "Wire", "2024-03-16", "Mara Lindqvist"),
    )
    with corpus(tmp_path, *said) as index:
        found = trace(index, next(each for each in index.witnesses(range(1, 10)) if each.article.doc == "a"))
        page = markdown(pack(index, found, MADE))

    assert [each.article.doc for each in found.before] == ["c"]
    assert [each.article.doc for each in found.after] == ["d"]
    assert "## Said before and after" in page
    assert "Nobody will spend a crown" in page


def test_police_and_a_bare_surname_are_not_one_speaker_on_all_days(tmp_path: Path) -> None:
    """Whoever cannot be told apart from others has said nothing before or after."""
    for name in ("Lindqvist", ""):
        found = traced(
            tmp_path / (name or "nobody"),
            Said(HARBOUR, "a", "Wire", "2024-03-16", name),
            Said("Nobody will spend a crown on the northern harbour", "c", "Post", "2024-03-10", name),
        )
        assert found.before == found.after == ()
