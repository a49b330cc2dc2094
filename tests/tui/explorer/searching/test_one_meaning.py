"""One query has one meaning: the explorer after Enter and the shell find the same, and refuse the same."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import Exit, QueryError
from onrecord.index.search import open_index
from onrecord.index.search.query.parsing import parse
from onrecord.index.search.query.unparsing import written
from onrecord.tui.cli import run
from onrecord.tui.explorer.app import Explorer
from tests.index.search.asking import Questions
from tests.tui.explorer.steps import main, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from textual.pilot import Pilot

QUERIES = int(os.environ.get("ONRECORD_QUERIES", "100"))
"""Queries that are asked; the whole test is of 300."""

BEST = 50
"""So many ids of each answer are compared."""

MALFORMED = (
    *("after:march", "before:yesterday", "date:2016-13", "date:2016-02-31", "after:16-2016", "date:soon"),
    *("date:[2016 TO soon]", "after:", "before:", "date:", "date:1..2..3", "after:>", "since:tuesday"),
    *("kind:spoken", "kind:", "kind:direct,spoken", "conf:high", "conf:>", "conf:0.5.5", "conf:-1"),
    *("conf:", "copies:many", "copies:>x", "copies:", "copies:1..x", "speaker:", "office:", "outlet:"),
    *("colour:red", "speakr:obama", 'title:="Talks"', 'wall "over', "wall (over", "wall) over", "OR wall"),
    *("wall OR", "wall AND", "NOT", "* ?*?", "via:"),
)


def questions(index: Any) -> list[str]:
    """Seeded queries of every class as a person could type them, from the words of the index."""
    hits = index.search("").hits(0, 1500)
    made = [
        {
            "quotation": hit.quotation.text,
            "context": index.article(hit).text[:600],
            "title": hit.article.title.value if hit.article.title else "talks",
            "speaker": hit.quotation.speaker.name if hit.quotation.speaker else "minister",
            "office": hit.quotation.office.printed if hit.quotation.office else "minister",
        }
        for hit in hits
    ]
    asking = Questions(made, seed=19)
    asked: dict[str, None] = {}
    while len(asked) < QUERIES:
        query = written(asking.node())
        with suppress(QueryError):
            parse(query)
            asked[query] = None
    return list(asked)


def in_shell(capsys: pytest.CaptureFixture[str], index: Path, query: str) -> tuple[int, str, list[str]]:
    """The exit code, what was said, and the ids of the best hits."""
    options = ("--index", str(index), "--format", "jsonl", "--limit", str(BEST))
    code = run(("search", *options, "--", query))
    out, err = capsys.readouterr()
    return code, err, [json.loads(line)["id"] for line in out.splitlines()]


async def entered(pilot: Pilot[Any], query: str) -> None:
    """Type a query and press Enter, as fast as anybody can."""
    screen = main(pilot.app)
    screen.set_focus(screen.box)
    screen.box.value = query
    await pilot.press("enter")
    searching, workers = screen.searching, pilot.app.workers
    await until(
        pilot,
        lambda: not searching.unfinished and not any(worker.is_running for worker in workers),
    )


@pytest.mark.slow
async def test_the_explorer_after_enter_finds_what_a_shell_finds(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Count, ids and order of seeded queries are the same."""
    index = open_index(sample)
    asked = {query: in_shell(capsys, sample, query) for query in questions(index)}
    different = []
    app = Explorer(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        main(app).searching.controller.fold()
        for query, (code, told, ids) in asked.items():
            await entered(pilot, query)
            answer = main(app).answer
            assert answer is not None
            here = [hit.quotation.id for hit in answer.results.hits(0, BEST)]
            counted = f": {answer.results.every:,} quotation" in told
            if here != ids or not counted or (code == Exit.FOUND) != bool(here):
                different.append(query)

    assert different == []
    assert len(asked) == QUERIES
    assert sum(bool(ids) for _, _, ids in asked.values()) > QUERIES // 2


@pytest.mark.slow
async def test_what_cannot_be_read_is_refused_in_both(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Forty malformed filters: a sentence and a caret in the explorer after Enter, exit code 2 in a shell."""
    refused = {query: in_shell(capsys, sample, query) for query in MALFORMED}
    passed = []
    app = Explorer(sample, query="ukraine")
    async with app.run_test(size=(160, 48)) as pilot:
        await settled(pilot)
        for query, (code, told, _) in refused.items():
            await entered(pilot, query)
            await pilot.pause()
            line = shown(app).splitlines()[1]
            sentence = told.removeprefix("onrecord: ").partition("\n")[0]
            if code != Exit.USAGE or "^" not in line or sentence[:30] not in line:
                passed.append((query, code, sentence, line))

    assert len(refused) == 40
    assert passed == []
