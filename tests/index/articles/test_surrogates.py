"""Impossible code points in front matter or a correction stop no build: they read as U+FFFD."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index import articles
from onrecord.index.corrections import applied, correction
from onrecord.index.model import Article, Hit, Quotation, Source

if TYPE_CHECKING:
    from pathlib import Path

FRONT = r"""---
title: "x \UDC00"
author: "\uD800"
outlet: "A\uD800B"
url: "http://a/\uD800"
---
“We will go,” the mayor said.
"""


def read(path: Path, text: str) -> Article:
    """The article of a text."""
    path.write_text(text, encoding="utf-8")
    (source,) = articles.find([path])
    assert isinstance(source, Source)
    return articles.read(source)


def test_half_a_pair_in_front_matter_becomes_a_mark(tmp_path: Path) -> None:
    """In every field, so that what is written of it is UTF-8."""
    article = read(tmp_path / "a.md", FRONT.replace(r"\UDC00", r"\uDC00"))

    facts = (article.title, article.author, article.outlet, article.url)
    assert [fact and fact.value for fact in facts] == ["x \ufffd", "\ufffd", "A\ufffdB", "http://a/\ufffd"]


def test_a_code_point_that_cannot_be_is_no_front_matter_of_yaml(tmp_path: Path) -> None:
    """The line is taken as it stands."""
    article = read(tmp_path / "a.md", '---\ntitle: "\\UFFFFFFFF"\n---\n“We will go,” she said.\n')

    assert article.title is not None


def test_a_correction_typed_in_another_encoding_is_no_fault(tmp_path: Path) -> None:
    """Also one that was kept before."""
    found = Quotation("direct", ((0, 2),), "so", id="0" * 12)
    hit = Hit(found, read(tmp_path / "a.md", "“So,” she said."))
    made = correction(hit, speaker="Caf\udce9", office="\udce9", kind="direct", why="\udce9", made="")
    after = applied(found, replace(made))

    assert after.speaker is not None
    assert after.speaker.name == "Caf\ufffd"
    assert after.office is not None
    assert after.office.printed == "\ufffd"
