"""Nothing is lost or left behind when onrecord is killed; `tools.robustness.kills` kills it sixty times."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from onrecord.index import articles
from onrecord.index.articles.formats import apart
from onrecord.index.model import Article
from tests.index.articles.test_formats import PAGE, TEXT
from tools.robustness.kills import faults


@pytest.mark.slow
@pytest.mark.skipif(
    not Path("/proc/self/environ").exists(), reason="processes are looked for as Linux has them"
)
def test_a_few_seeded_kills_lose_nothing() -> None:
    """The short form: a build is killed, terminated and hung up on, and one of its workers killed."""
    told = list(faults(4, seed=5))

    assert len(told) >= 4
    assert [fault for _, fault in told if fault] == []


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX systems do")
def test_the_process_that_reads_files_may_be_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file that it was at is read all the same."""
    reader = apart.ReaderProcess()
    monkeypatch.setattr(apart, "READER", reader)
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (tmp_path / "b.html").write_text(PAGE, "utf-8")
    found = articles.every([tmp_path])
    first = next(found)
    assert reader._process is not None
    assert reader._process.pid is not None
    os.kill(reader._process.pid, signal.SIGKILL)
    (second,) = found
    reader.close()

    assert [each.text for each in (first, second) if isinstance(each, Article)] == [TEXT, TEXT]
