"""What a Python program asks of onrecord: the page's examples run, and faults are told in a sentence."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord
from onrecord.index.errors import ArticleError, NoIndex, OnrecordError, UsageError
from onrecord.index.model import Article

SAID = "“It will hold through the winter.” said Ruth Able of the wall on Monday when she had seen it."

PAGE = Path(__file__).resolve().parents[1] / "docs" / "api.md"
TEXT = "“We will go,” the mayor said.\n"


def test_the_examples_of_the_page_run() -> None:
    """Every example of `docs/api.md` gives what the page says, from the first to the last."""
    text = re.sub(r"(?m)^```.*$", "", PAGE.read_text("utf-8"))
    test = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    failed, tried = doctest.DocTestRunner(verbose=False).run(test, out=told.append)

    assert tried > 20
    assert failed == 0, "".join(told)


def test_a_text_a_file_and_an_article_give_the_same(tmp_path: Path) -> None:
    """However a text comes, its quotations have the same words, speaker and place."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    ways = (TEXT, path, Article("b", "", TEXT, ""))
    found = [[(q.text, q.speaker, q.segments) for q in onrecord.extract(way)] for way in ways]
    series = [
        [(q.text, q.speaker, q.segments) for q in each] for _, each in onrecord.extract([*ways, tmp_path])
    ]

    assert found == [found[0]] * 3
    assert series == [found[0]] * 4


def test_a_script_needs_no_guard_to_read_a_page(tmp_path: Path) -> None:
    """Neither one in a file nor one on standard input is run again by the process that reads files."""
    (tmp_path / "a.csv").write_text(f"title,text\nWall,{SAID}\n", encoding="utf-8")
    script = tmp_path / "script.py"
    asked = f"[q.text for q in onrecord.extract(Path({str(tmp_path / 'a.csv')!r}))]"
    script.write_text(
        f"from pathlib import Path\nimport onrecord\nprint('began')\nprint({asked})\n", encoding="utf-8"
    )
    for given in ([str(script)], ["-"]):
        done = subprocess.run(
            [sys.executable, *given], input=script.read_text(), capture_output=True, text=True, check=True
        )
        assert done.stdout.splitlines() == ["began", "['It will hold through the winter.']"]


def test_what_goes_wrong_is_told_in_a_sentence(tmp_path: Path) -> None:
    """A folder for one article, a file that is none and a missing index are errors of ours."""
    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG")
    with pytest.raises(UsageError, match="is a folder"):
        onrecord.extract(tmp_path)
    with pytest.raises(ArticleError, match="cannot be read as an article"):
        onrecord.extract(picture)
    with pytest.raises(OnrecordError):
        onrecord.extract(tmp_path / "absent.txt")
    for ask in (onrecord.open_index, lambda: onrecord.verify("some words"), lambda: onrecord.trace("a")):
        with pytest.raises(NoIndex):
            ask()


def test_the_face_shows_what_it_has() -> None:
    """`dir` lists the functions before they are loaded; a name that is not there is an AttributeError."""
    assert {"__version__", "build", "extract", "open_index", "trace", "verify"} <= set(dir(onrecord))
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", onrecord.__version__)
    with pytest.raises(AttributeError, match="absent"):
        onrecord.absent  # noqa: B018
