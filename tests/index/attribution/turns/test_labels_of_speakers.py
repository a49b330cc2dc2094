# ruff: noqa: E501 - texts of articles, a paragraph a line
"""Whom the labels of recordings and of parliaments stand for, and what around the words is nobody's."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.turns.records import turns
from onrecord.index.model import Article


def found(text: str) -> list[tuple[str, str, str]]:
    """The turns of a text: who, the office, and the words."""
    return [
        (one.speaker.name if one.speaker else "", one.office.printed if one.office else "", one.text)
        for one in turns(text, Article("a.txt", "/a.txt", text, "0"))
    ]


def test_a_short_label_is_whose_name_it_stands_behind_in_brackets() -> None:
    """``Name (XY):`` once, ``XY:`` from then on: in capitals or not, a turn, and not the tail of another's."""
    said = found("""\
Ada van Quill (AvQ): Welcome, both of you.

Orla Talwin (OT): We are glad to be here.

AvQ: What does the new harbour need?

OT: It needs two more piers.

Brun Odan (BO): It needs money.

AvQ: How much of it do you ask for?

BO: Four million, and a year of patience.
""")
    assert [who for who, _, _ in said] == [
        "Ada van Quill",
        "Orla Talwin",
        "Ada van Quill",
        "Orla Talwin",
        "Brun Odan",
        "Ada van Quill",
        "Brun Odan",
    ]
    assert said[5][2] == "How much of it do you ask for?"


def test_initials_are_whoever_is_named_in_whole_with_them_and_else_stay_capitals() -> None:
    """No name is made of letters: ``BX`` is nobody whom the text names."""
    said = found("""\
BX: Anna Brun is here for the second time, and the harbour is what she knows.

AB: It is good to be back on this show.

BX: What has changed since the spring, would you say?

AB: We have two piers, and a third is coming.
""")
    assert [who for who, _, _ in said] == ["BX", "Anna Brun", "BX", "Anna Brun"]


def test_a_short_surname_in_capitals_is_no_row_of_initials() -> None:
    """``LEE`` is whom the text calls Lee, with the whole name if it has one."""
    said = found("""\
The board met for the last time. Mr. Xu asked for the books.

XU: I ask for the books of the harbour board.

LEE: They are with Orla Lee and her clerk.

XU: Then let the clerk bring them here.

LEE: The clerk is on his way to us now.
""")
    assert [who for who, _, _ in said] == ["Xu", "Orla Lee", "Xu", "Orla Lee"]


def test_a_time_of_the_recording_ends_no_turn_and_is_no_word() -> None:
    """Alone on a line, in brackets among the words, and with the brackets escaped as in Markdown."""
    said = found(r"""Ada Quill (00:00:04):
The pier was built in a year.

(00:00:42):
It has carried the market ever since.

Orla Talwin (00:01:10):
\[01:12\] And who paid for it? \[laughs\]

Ada Quill (00:01:15):
The town did. [01:20] All of it.

[00:02:05]
And nobody complained.
""")
    assert said == [
        ("Ada Quill", "", "The pier was built in a year. It has carried the market ever since."),
        ("Orla Talwin", "", "And who paid for it?"),
        ("Ada Quill", "", "The town did. All of it. And nobody complained."),
    ]


def test_a_name_ends_with_the_sentence() -> None:
    """*Thanks, Anna. Super excited* names no Anna Super."""
    said = found("""\
A talk with Brun Odan of the harbour board.

Anna: Welcome to the show, and thank you for coming.

Brun Odan: Thanks, Anna. Super excited to be here with you.

Anna: Tell us of the harbour, please.

Brun Odan: It is deep, Anna. Nothing else like it on the coast.
""")
    assert {who for who, _, _ in said} == {"Anna", "Brun Odan"}


def test_two_members_of_one_surname_are_told_by_their_initials() -> None:
    """``HON. M. QUILL`` is no Monsieur Quill, initials keep their capitals, and a courtesy is no part of an office."""
    said = found("""\
HON. SPEAKER.- I give the floor to the members.

MS T. QUILL.- I thank the Speaker for the floor.

HON. M. QUILL.- I second the motion of my sister.

HON. B.C. TALWIN.- I object to the motion.

HON. SPEAKER.- The House resolves itself into a committee.

HON. M. QUILL.- I thank the Chairman for the floor.

MR CHAIRMAN.- The committee has heard you.

ACTING CLERK AT THE TABLE.- The first order of the day.
""")
    assert [(who, office) for who, office, _ in said] == [
        ("the Speaker", "Speaker"),
        ("T. Quill", ""),
        ("M. Quill", ""),
        ("B.C. Talwin", ""),
        ("the Speaker", "Speaker"),
        ("M. Quill", ""),
        ("the Chairman", "Chairman"),
        ("the Acting Clerk At Table", "Acting Clerk At Table"),
    ]


@pytest.mark.parametrize("dash", ["-", " - ", " – "])
def test_a_title_and_capitals_before_a_dash_are_a_label(dash: str) -> None:
    """As some parliaments print it; a hyphen within the name is none."""
    said = found(f"""\
Mr CASMIR TOVA-QUILL{dash}Thank you, Acting Speaker, for the floor.

Can the Minister tell the House what the mine has cost?

Mr ACTING SPEAKER{dash}Honourable Minister for Mining.

Sir ANSO BRUN{dash}The mine has cost us eleven million.

Mr ACTING SPEAKER{dash}That was the last question.
""")
    assert [who for who, _, _ in said] == [
        "Casmir Tova-Quill",
        "the Acting Speaker",
        "Anso Brun",
        "the Acting Speaker",
    ]
    assert said[0][2].endswith("what the mine has cost?")
