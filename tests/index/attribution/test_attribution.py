"""Who said it: the founding articles whole, and the layouts that news is full of."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.index.attribution import extract
from onrecord.index.model import Article, Fact, record

if TYPE_CHECKING:
    from pathlib import Path

MODEL = "en_core_web_sm"
HEAD = "Senator Maria Lopez spoke in Denver on Monday. Mayor Daniel Reed stood beside her.\n\n"


def said(text: str) -> list[tuple[str, str]]:
    """Kind and speaker of each quotation in marks."""
    article = Article("a.txt", "/a.txt", text, "")
    ((_, found),) = extract([article], model=MODEL)
    return [(q.kind, q.speaker.name if q.speaker else "") for q in found if q.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will rebuild the bridge,” Lopez said.", "Maria Lopez"),
        ("“We will rebuild the bridge,” said the mayor.", "Daniel Reed"),
        ("Lopez smiled. “We will rebuild the bridge,” she said.", "Maria Lopez"),
        ("“We will rebuild the bridge.” — Daniel Reed", "Daniel Reed"),
        ("“REED: We will rebuild the bridge by the spring.”", "Daniel Reed"),
        ("According to Reed, the bridge is “beyond repair after the flood.”", "Daniel Reed"),
        ("Lopez said Reed was wrong.\n\n“We will rebuild the bridge,” she added.", "Maria Lopez"),
    ],
)
def test_a_speaker_has_the_whole_name(text: str, expected: str) -> None:
    """Surname, office, pronoun, signature, turn of a transcript: each is resolved to the fullest form."""
    assert [name for _, name in said(HEAD + text)] == [expected]


def test_what_is_signed_has_no_cue() -> None:
    """A dash reports nothing: no word is said to be the cue."""
    article = Article("a.txt", "/a.txt", HEAD + "“We will rebuild the bridge.” — Daniel Reed", "")
    ((_, (found,)),) = extract([article], model=MODEL)

    assert found.speaker is not None
    assert found.cue is None


def test_a_speaker_is_carried_over_paragraphs() -> None:
    """A quotation alone in its paragraph goes to whoever spoke before and goes on after it."""
    text = (
        HEAD + "“We will rebuild the bridge,” Lopez said.\n\n“The money is there. The plans are there.”\n\n"
        "“All we need is the time,” she continued."
    )

    assert {name for _, name in said(text)} == {"Maria Lopez"}


def test_a_title_is_nobodys_words() -> None:
    """A programme in quotation marks is kept as a term, under nobody's name."""
    kinds = said(HEAD + "Lopez said so on NBC's “Meet the Press.” “It is late,” she added.")

    assert kinds == [("term", ""), ("direct", "Maria Lopez")]


def test_another_name_of_what_was_just_named_is_nobodys_words() -> None:
    """Behind "or" stands what it is called as well; where somebody calls it so, it is theirs."""
    kinds = said(HEAD + "The ships moor at the roede, or “north quay,” before they sail.")

    assert kinds == [("term", "")]


def test_the_founding_articles_are_read_without_a_fault(shared: Path, tmp_path: Path) -> None:
    """Every quotation found, no false alarm, every speaker and office right, by the scorer."""
    out = tmp_path / "seeds.jsonl"
    files = sorted((shared / "seeds").glob("*.txt"))
    articles = [Article(f.name, str(f), f.read_bytes().decode("utf-8"), "") for f in files]
    with out.open("w", encoding="utf-8") as lines:
        for article, found in extract(articles, model=MODEL):
            lines.writelines(json.dumps(record(article, q)) + "\n" for q in found)
    score, gold = shared / "eval" / "score.py", shared / "gold" / "seeds.json"
    command = [sys.executable, *map(str, (score, gold, out, "--texts", shared / "seeds", "--json"))]
    figures = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)

    assert {figures[name] for name in ("precision", "recall", "speaker_strict", "office_f1")} == {100.0}


def test_two_who_speak_together_are_both_named() -> None:
    """Words that two people said are under both whole names, and "they" goes on with both."""
    text = (
        HEAD + "“We will rebuild the bridge,” Senator Lopez and Mayor Reed said in a statement.\n\n"
        "“The money is there,” they wrote.\n\n“I have seen it,” Reed added."
    )
    article = Article("a.txt", "/a.txt", text, "")
    ((_, found),) = extract([article], model=MODEL)

    names = [one.speaker.name for one in found if one.speaker]
    assert names == ["Maria Lopez and Daniel Reed", "Maria Lopez and Daniel Reed", "Daniel Reed"]
    spans = next(item.spans for item in found[0].evidence if item.about == "speaker")
    assert [text[slice(*span)] for span in spans] == ["Senator Lopez", "Reed", "said"]


def test_a_name_given_only_in_the_title_is_whole() -> None:
    """The title's words are nobody's quotation, but they may give the whole name."""
    text = "Maria Lopez Goes After Governor Over Bridge\n\n“We will rebuild it,” Lopez said in Denver.\n"
    title = Fact("Maria Lopez Goes After Governor Over Bridge", "first line", (0, 43))
    article = Article("a.txt", "/a.txt", text, "", title=title, masks=((0, 43),))
    ((_, found),) = extract([article], model=MODEL)

    assert [one.speaker.name for one in found if one.speaker] == ["Maria Lopez"]
