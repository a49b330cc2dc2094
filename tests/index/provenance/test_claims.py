"""True quotations are sound and falsified ones are not: claims of each kind on invented articles."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import onrecord
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.verification.verify import verify

if TYPE_CHECKING:
    from collections.abc import Iterator

CLAIMS = Path(__file__).parent / "claims"
KINDS = tuple(sorted(path.stem for path in CLAIMS.glob("*.txt")))


@dataclass(frozen=True)
class Asked:
    """A claim on an invented article."""

    words: str
    speaker: str
    sound: bool


def articles(kind: str) -> Iterator[tuple[str, list[Asked]]]:
    """The articles of one kind, each with its claims.

    A line is a paragraph of the article; ``@`` names who is claimed to speak, ``+`` is a true claim on what
    stands before, ``-`` a false one, a speaker of its own behind ``|``; ``%%`` ends an article.
    """
    for block in (CLAIMS / f"{kind}.txt").read_text(encoding="utf-8").split("%%\n"):
        speaker, paragraphs, asked = "", [], []
        for line in block.splitlines():
            if line.startswith("@ "):
                speaker = line[2:]
            elif line.startswith(("+ ", "- ")):
                words, _, other = line[2:].partition(" | ")
                asked.append(Asked(words, other or speaker, line.startswith("+")))
            elif line:
                paragraphs.append(line)
        yield "\n\n".join(paragraphs), asked


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """An index of all the articles."""
    folder = tmp_path_factory.mktemp("claims")
    texts = folder / "texts"
    texts.mkdir()
    for kind in KINDS:
        for number, (text, _) in enumerate(articles(kind), 1):
            head = f"title: {kind} {number}\noutlet: The Daily {number}\npublished: 2024-03-0{number}"
            whole = f"---\n{head}\n---\n\n{text}\n"
            (texts / f"{kind}-{number}.txt").write_text(whole, encoding="utf-8")
    onrecord.build([texts], folder=folder / "index")
    with Corpus(folder / "index") as found:
        yield found


@pytest.mark.parametrize("kind", KINDS)
def test_claims_of_each_kind(index: Corpus, kind: str) -> None:
    """No falsehood is comforted, and no true quotation is refused."""
    wrong = []
    for _, asked in articles(kind):
        for claim in asked:
            verdict = verify(index, claim.words, claim.speaker)
            if verdict.sound != claim.sound:
                wrong.append(f"{claim}: {verdict.sentence}")

    assert not wrong, "\n".join(wrong)
