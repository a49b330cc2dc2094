"""A file is written whole or not at all, and nothing else takes the place of what is no regular file."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from onrecord.index.errors import CannotWrite
from onrecord.index.text.whole_files import replacing, save, whole


def test_nothing_is_left_where_writing_ends_early(tmp_path: Path) -> None:
    """What was there still is."""
    path = tmp_path / "a.md"
    save(path, "before")
    writing = replacing(path)
    writing.__enter__().write("after")
    with suppress(KeyError):
        writing.__exit__(KeyError, KeyError(), None)

    assert path.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link_and_a_file_keeps_its_mode(tmp_path: Path) -> None:
    """The file that the link leads to is written, also where it is not there yet."""
    path, link, dangling = tmp_path / "a.md", tmp_path / "link.md", tmp_path / "dangling.md"
    save(path, "before")
    path.chmod(0o640)
    link.symlink_to(path)
    dangling.symlink_to(tmp_path / "b.md")
    save(link, "after")
    save(dangling, "new")

    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "after"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert dangling.is_symlink()
    assert (tmp_path / "b.md").read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_devices_and_pipes_are_written_through(tmp_path: Path) -> None:
    """They stay what they are; a pipe that nobody reads is refused in a sentence, and so is a folder."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(CannotWrite, match="cannot be written"):
        save(pipe, "words")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, "words")
    save(Path(os.devnull), "words")

    assert os.read(reader, 100) == b"words"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    with pytest.raises(CannotWrite, match="cannot be written"):
        save(tmp_path, "words")
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_reader_that_holds_the_file_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows holds the file that names the index while somebody reads it."""
    tries: list[Path] = []
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        tries.append(self)
        if len(tries) < 3:
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held)
    whole(tmp_path / "CURRENT", "g000002\n")

    assert (tmp_path / "CURRENT").read_text(encoding="utf-8") == "g000002\n"
