"""A mail reads as its writer wrote it, and a newsletter says whose it is."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

import pytest

from onrecord.index import articles
from onrecord.index.model import Article

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = [
    "The wall will hold through the winter, the county engineer told the committee on Monday, although the "
    "surveyors have not been there since the spring.",
    "“It will hold for another year at the very least, whatever else is said.” Nobody on the committee asked "
    "her for how long it would hold after that.",
    "The councillors of the three towns that paid for it want a second report by another firm. They meet "
    "again in May, when the auditors are through with the books.",
]


def read(tmp_path: Path, head: str) -> Article:
    """The article of a mail with these lines at its head, wrapped by hand."""
    text = "\n\n".join(fill(paragraph, 72) for paragraph in PARAGRAPHS)
    mail = f"{head}Subject: Wall\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    (tmp_path / "a.eml").write_text(mail, encoding="utf-8")
    (found,) = articles.every([tmp_path / "a.eml"])
    assert isinstance(found, Article)
    return found


def test_lines_that_are_wrapped_by_hand_are_joined(tmp_path: Path) -> None:
    """In the midst of sentences and between them; paragraphs stay apart."""
    assert read(tmp_path, "From: Ann Lowe <ann@example.org>\n").text.split("\n\n") == PARAGRAPHS


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("From: Harwick Gazette <news@example.org>\n", ("Harwick Gazette", "the mail's sender")),
        (
            "From: Ann Lowe <ann@example.org>\nList-Id: Harwick Matters <matters.example.org>\n",
            ("Harwick Matters", "the mail's list"),
        ),
        (
            "From: Ann Lowe <ann@reuters.com>\nList-Unsubscribe: <https://example.org/u>\n",
            ("Reuters", "host of the sender's address"),
        ),
        ("From: Ann Lowe <ann@reuters.com>\n", None),
    ],
)
def test_a_newsletter_says_whose_it_is(head: str, outlet: tuple[str, str] | None, tmp_path: Path) -> None:
    """By its sender, its list or its address; what one person writes to another has no outlet."""
    found = read(tmp_path, head).outlet
    assert (found and (found.value, found.basis)) == outlet
