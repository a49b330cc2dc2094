"""A true article is sound against its own index, and each fault planted in it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import onrecord
from onrecord.index.provenance.corpus import Corpus
from tools.benchmarks.drafts import measured

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """\
The council of Harwick met for nine hours on Monday and decided nothing.

“The harbor crane is not fit to lift a single container before 2031,” Mayor Petra Lindqvist told the
council.

Councilman Joseph Amadi called the report “thin”. “We have spent 14 million crowns on advisers since
the spring,” Amadi said. “They told Harwick what every docker in Bergen knows.”

“The unions will sign the agreement if the company keeps the pilots on its books,” said Rosa Delgado, a
lawyer for the dockers.

“Nobody on the quay has forgotten the winter of 1998, when nine men drowned,”
she said. She read from “The Old Man and the Sea” to the hall.

“The ferries to Norway carried more soldiers than tourists in that terrible year,” said
Ingrid Moe, a historian.

Sheriff Walter Osgood was brief. “My deputies counted two hundred lorries at the northern gate
yesterday,” he said.
"""


def test_a_true_draft_is_sound_and_its_faults_are_found(tmp_path: Path) -> None:
    """Terms, titles and a word or two between marks are no faults; a changed word, name or speaker is."""
    path = tmp_path / "texts" / "harwick.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    onrecord.build([path.parent], folder=tmp_path / "index")

    with Corpus(tmp_path / "index") as corpus:
        figures = measured(corpus, [path])

    assert figures.told == []
    assert figures.clean == 1.0
    assert sum(figures.found.values()) == sum(figures.asked.values()) >= 4
