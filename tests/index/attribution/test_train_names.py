"""Whole names read in training articles: the labels fit the texts, and the counts fit the labels."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tools.measuring import train_names
from tools.measuring.train_names import Labelled

if TYPE_CHECKING:
    from pathlib import Path


def test_every_label_lies_within_its_article_and_points_at_its_speaker(shared: Path) -> None:
    """A label that no longer fits the text would silently measure nothing."""
    texts = shared / "polnear" / "train" / "text"
    outlets: Counter[str] = Counter()
    for article in train_names.labels():
        with (texts / article.doc).open(encoding="utf-8", newline="") as file:
            text = file.read()
        outlets[article.doc.partition("_")[0]] += 1
        for start, end, who in article.marked + article.told:
            assert 0 <= start < end <= len(text)
            assert train_names.EITHER <= who < len(article.speakers)

    assert set(outlets.values()) == {22}


def row(text: str, words: str, **more: Any) -> dict[str, Any]:
    """A quotation as `extract` writes it."""
    start = text.index(words)
    given = {"kind": "direct", "speaker": None, "office": None, "confidence": 0.5}
    return given | {"segments": [[start, start + len(words)]]} | more


@pytest.mark.parametrize(
    ("speaker", "right"), [("Wilma Okafor", 1), ("Okafor", 0), ("Mayor Wilma Okafor", 0), (None, 0)]
)
def test_only_the_whole_name_is_right(shared: Path, speaker: str | None, right: int) -> None:
    """A surname alone is wrong where the article gives more, and so is what stands before the name."""
    text = "“The bridge stays shut until spring,” said Mayor Wilma Okafor, who wore a “lucky hat”."
    words, hat = "The bridge stays shut until spring,", "lucky hat"
    speakers = [("person", ["Wilma Okafor"], ["Mayor"])]
    spans = [(text.index(words), text.index(words) + len(words), 0)]
    nobody = [(text.index(hat), text.index(hat) + len(hat), train_names.NOBODY)]
    rows = [
        row(text, words, speaker=speaker, office="Mayor", confidence=0.95),
        row(text, hat, kind="mixed", speaker="Wilma Okafor"),
    ]

    counts = train_names.counted(
        Labelled("a.txt", speakers, spans + nobody, []), rows, text, train_names.scorer(shared)
    )

    assert (counts["spans"], counts["found"], counts["right"], counts["alarms"]) == (1, 1, right, 1)
    assert (counts["sure"], counts["sure right"], counts["office right"]) == (1, right, 1)
