"""A changed reader, or a word on a folder, has its own files read again and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index import articles
from onrecord.index.articles import Given, readings
from onrecord.index.articles.readings import ROOM, _closure
from onrecord.index.model import Source

if TYPE_CHECKING:
    from pathlib import Path


def sources(folder: Path) -> dict[str, Source]:
    """A page, a table and a text in two folders."""
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    (folder / "a" / "page.html").write_text("<html><body><p>Words.</p></body></html>")
    (folder / "a" / "note.txt").write_text("Words.")
    (folder / "b" / "rows.csv").write_text("title,text\nT,Words.\n")
    return {one.doc: one for one in articles.find([folder]) if isinstance(one, Source)}


def test_only_the_files_of_a_changed_reader_are_read_again(tmp_path: Path) -> None:
    """A page's, where the page's reader is another; text is read by none."""
    now = readings({})
    before = tuple(line.replace("reader web.html ", "reader web.html 0", 1) for line in now)
    asked = sources(tmp_path)

    assert [doc for doc, one in asked.items() if articles.stale(before, now)(one)] == ["a/page.html"]
    assert not any(map(articles.stale(now, now), asked.values()))


def test_only_the_folder_that_is_spoken_of_is_read_again(tmp_path: Path) -> None:
    """Whether by a command or by hand in the settings."""
    asked = sources(tmp_path)
    before, now = readings({}), readings({str(tmp_path / "b"): Given("The Gazette")})

    assert [doc for doc, one in asked.items() if articles.stale(before, now)(one)] == ["b/rows.csv"]


def test_a_reader_counts_with_those_that_it_asks() -> None:
    """A mail's with the page's, and not the other way round; an archive's with all."""
    files = {name: {path.name for path in _closure(ROOM / name)} for name in ("mail/mail.py", "web/html.py")}
    assert {"mail.py", "html.py", "blocks.py", "facts.toml"} <= files["mail/mail.py"]
    assert "mail.py" not in files["web/html.py"]
    assert {"pdf.py", "mbox.py"} <= {path.name for path in _closure(ROOM / "archives/archive.py")}
