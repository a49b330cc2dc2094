"""Which files are found below the roots, under which names, and which are told apart as unreadable."""

from __future__ import annotations

import os
import socket
from collections import Counter
from itertools import permutations
from pathlib import Path

import pytest

from onrecord.index.articles import find
from onrecord.index.errors import UsageError
from onrecord.index.model import Skipped, Source


def found(*roots: Path) -> list[str]:
    """The names of the articles, in order."""
    return [item.doc for item in find(roots) if isinstance(item, Source)]


def skipped(*roots: Path) -> dict[str, str]:
    """The reason for each file that is left out."""
    return {Path(item.path).name: item.reason for item in find(roots) if isinstance(item, Skipped)}


def test_articles_are_found_in_order_below_their_root(tmp_path: Path) -> None:
    """Text and Markdown files are found at any depth, sorted, named below their root; the rest is not."""
    for name in (
        "b.txt",
        "a/z.MD",
        "a/b/c.txt",
        "picture.jpg",
        ".hidden.txt",
        ".git/notes.txt",
        "dir.txt/x.md",
    ):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("words")

    assert found(tmp_path) == ["a/b/c.txt", "a/z.MD", "b.txt", "dir.txt/x.md"]


def test_a_file_may_be_a_root(tmp_path: Path) -> None:
    """A file that is asked for goes by its own name; one of another kind is named with the reason."""
    (tmp_path / "one.txt").write_text("words")
    (tmp_path / "one.jpg").write_text("words")

    assert found(tmp_path / "one.txt") == ["one.txt"]
    assert skipped(tmp_path / "one.jpg") == {"one.jpg": "files of its kind are not read"}


def test_a_missing_root_is_told_before_anything_is_walked(tmp_path: Path) -> None:
    """The error names the root, and comes from the call and not from the first step."""
    with pytest.raises(UsageError, match=r"Cannot read .*nowhere: it is not there\."):
        find([tmp_path, tmp_path / "nowhere"])


def test_the_same_file_is_found_once(tmp_path: Path) -> None:
    """Nested and repeated roots, links to files and folders, and links in a circle add nothing."""
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "one.txt").write_text("words")
    (folder / "again.txt").symlink_to(folder / "one.txt")
    (folder / "round").symlink_to(tmp_path)
    (folder / "self.txt").symlink_to(folder / "self.txt")

    assert found(tmp_path, folder, folder / "one.txt") == ["folder/again.txt"]


def test_a_name_depends_on_no_other_root(tmp_path: Path) -> None:
    """A name is the path below the root, a key begins with the root's own; the outermost root names."""
    for name in ("wire/a.txt", "daily/a.txt", "daily/in/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words")
    roots = [tmp_path / "wire", tmp_path / "daily", tmp_path / "daily/in"]

    for order in permutations(roots):
        sources = [item for item in find(order) if isinstance(item, Source)]
        assert {(item.doc, item.key) for item in sources} == {
            ("a.txt", "wire/a.txt"),
            ("a.txt", "daily/a.txt"),
            ("in/b.txt", "daily/in/b.txt"),
        }


def test_links_lead_out_of_the_roots_only_when_asked(tmp_path: Path) -> None:
    """A folder or an article elsewhere is named and left out; within the roots links are followed."""
    away, root, other = tmp_path / "away", tmp_path / "root", tmp_path / "other"
    for folder in (away, root, other):
        folder.mkdir()
        (folder / f"{folder.name}.txt").write_text("words")
    (root / "folder").symlink_to(away)
    (root / "file.txt").symlink_to(away / "away.txt")
    (root / "picture.jpg").symlink_to(away / "away.txt")
    (root / "near").symlink_to(other)

    assert found(root, other) == ["near/other.txt", "root.txt"]
    assert set(skipped(root)) == {"folder", "file.txt", "near"}
    assert "--follow-links" in skipped(root)["folder"]
    assert [item.doc for item in find([root], follow_links=True) if isinstance(item, Source)] == [
        "file.txt",
        "near/other.txt",
        "root.txt",
    ]


def test_what_is_no_file_to_read_is_named_and_nothing_hangs(tmp_path: Path) -> None:
    """A pipe, a socket and a broken link are skipped with the reason, without being opened."""
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(tmp_path)
        listener.bind("socket.txt")
        os.chdir(here)

        assert skipped(tmp_path) == {
            "broken.txt": "it is a link to a file that is not there",
            "pipe.txt": "it is not a regular file",
            "socket.txt": "it is not a regular file",
        }


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_named(tmp_path: Path) -> None:
    """The rest goes on."""
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "open.txt").write_text("words")

    assert found(tmp_path) == ["open.txt"]
    assert skipped(tmp_path) == {"closed": "no permission to read it"}


def test_odd_file_names_become_printable(tmp_path: Path) -> None:
    """Newlines, direction marks and bytes that are no UTF-8 are escaped in the name; the file is found."""
    names = (b"caf\xe9.txt", b"two\nlines.txt", "right\u202eleft.txt".encode(), "Łódź.txt".encode())
    for name in names:
        (tmp_path / os.fsdecode(name)).write_text("words")

    sources = [item for item in find([tmp_path]) if isinstance(item, Source)]

    assert {item.doc for item in sources} == {
        r"caf\xe9.txt",
        r"two\nlines.txt",
        r"right\u202eleft.txt",
        "Łódź.txt",
    }
    assert all(Path(item.path).read_text() == "words" for item in sources)


def test_files_of_other_kinds_are_counted_by_suffix(tmp_path: Path) -> None:
    """Not those that are hidden, nor sidecars and the pictures of a saved page."""
    for name in (
        "a.txt",
        "b.JPG",
        "c.jpg",
        "Makefile",
        ".d.jpg",
        "e.html",
        "a.json",
        "f/g.xlsx",
        "e_files/h.png",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    passed: Counter[str] = Counter()
    list(find([tmp_path], passed=passed))

    assert passed == {".jpg": 2, "": 1, ".xlsx": 1}


def test_a_dump_beside_a_table_of_the_same_name_is_read(tmp_path: Path) -> None:
    """Rows in a list, under a key or a line each are articles; one object about the file is its sidecar."""
    row = '{"title": "T", "text": "“The wall will hold,” said Ruth Able."}'
    for name in ("a", "b", "c", "d"):
        (tmp_path / f"{name}.csv").write_text("title,text\nT,words\n")
    (tmp_path / "a.json").write_text(f"[{row}]", "utf-8")
    (tmp_path / "b.json").write_text(f'{{"articles": [{row}]}}', "utf-8")
    (tmp_path / "c.jsonl").write_text(f"{row}\n{row}\n", "utf-8")
    (tmp_path / "d.json").write_text('{"outlet": "The Herald"}')

    docs = [one.doc for one in find([tmp_path]) if isinstance(one, Source)]
    assert docs == ["a.csv", "a.json", "b.csv", "b.json", "c.csv", "c.jsonl", "d.csv"]
