"""A shell completes commands, options and the names of the index; whatever is wrong completes nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import Exit
from onrecord.tui.cli import COMMANDS
from tests.tui.explorer.levy import build, levy
from tests.tui.test_commands import call
from tools.pages.man_page import PAGE, page

if TYPE_CHECKING:
    from pathlib import Path


def asked(shell: str, *words: str) -> list[str]:
    """What a shell is told for these words, the last of them unfinished."""
    environ = {
        **os.environ,
        "_ONRECORD_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": " ".join(("onrecord", *words)),
        "COMP_CWORD": words[-1] if shell == "fish" else str(len(words)),
    }
    command = [sys.executable, "-c", "import sys; from onrecord.tui.cli import main; main()"]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


@pytest.fixture
def index(tmp_path: Path) -> str:
    """The folder of an index of the levy."""
    build(tmp_path / "index", levy())
    return str(tmp_path / "index")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It asks the program; another shell is refused in a sentence."""
    code, out, _ = call(capsys, "completion", shell)
    assert code == Exit.FOUND
    assert f"_ONRECORD_COMPLETE={shell}_complete" in out
    assert call(capsys, "completion", "cmd")[0] == Exit.USAGE


def test_commands_and_options_are_completed() -> None:
    """By their beginning."""
    assert asked("bash", "sea") == ["plain,search"]
    assert {line.split(",")[1] for line in asked("bash", "")} >= set(COMMANDS)
    assert "plain,--format" in asked("bash", "search", "--fo")


def test_names_are_completed_behind_a_field(index: str) -> None:
    """Quoted as the shell takes them; bash takes the colon for the end of a word."""
    ours = ("--index", index, "search")
    assert 'speaker:"Mara Lindqvist"' in asked("zsh", *ours, "speaker:lind")
    assert "plain,speaker:Lindqvist\tMara Lindqvist" in "\n".join(asked("fish", *ours, "speaker:lind"))
    assert r'plain,\\"Mara\\ Lindqvist\\"' in asked("bash", *ours, "speaker", ":", "lind")
    assert asked("bash", *ours, "-outlet", ":", "eve") == [r'plain,\\"Evening\\ Post\\"']
    assert "speaker:" in asked("zsh", *ours, "spea")


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_what_is_left_out_is_completed_too(shell: str, index: str) -> None:
    """A field behind a minus and its names, among the options that begin so."""
    ours = ("--index", index, "search")
    assert any("-outlet:" in line for line in asked(shell, *ours, "-out"))
    assert any("-outlet:" in line and "Evening" in line for line in asked(shell, *ours, "-outlet:eve"))
    assert any("--format" in line for line in asked(shell, *ours, "--fo"))


@pytest.mark.parametrize("word", ["speaker:zzzz", "kind:di", "after:20", "xyz:", "speaker:[[", 'speaker:"'])
def test_what_is_not_known_completes_nothing_and_says_nothing(word: str, tmp_path: Path) -> None:
    """Nor does an index that is not there."""
    found = asked("zsh", "--index", str(tmp_path / "none"), "search", f"'{word}'")
    assert not [line for line in found if line.startswith(word)]


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A search path with this program on it."""
    (tmp_path / "onrecord").write_text(f'#!/bin/sh\nexec {sys.executable} -m onrecord.tui "$@"\n')
    (tmp_path / "onrecord").chmod(0o755)
    return f"{tmp_path}{os.pathsep}{os.environ['PATH']}"


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this system")
def test_bash_itself_puts_the_name_in_place(
    index: str, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What its completion function replies is one word of the shell."""
    script = call(capsys, "completion", "bash")[1]
    code = (
        f"{script}\nCOMP_WORDS=(onrecord --index {index} search speaker : lind); COMP_CWORD=6\n"
        '_onrecord_completion onrecord; printf "%s" "${COMPREPLY[0]}"'
    )
    environ = {**os.environ, "PATH": path}
    done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, env=environ, check=False)
    assert done.stdout == r"\"Mara\ Lindqvist\"", done.stderr


@pytest.mark.skipif(shutil.which("fish") is None, reason="there is no fish on this system")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("search speaker:lind", "speaker:Lindqvist\tMara Lindqvist"),
        ("search -outlet:eve", "-outlet:Evening\tEvening Post"),
        ("sea", "search\t"),
    ],
)
def test_fish_itself_offers_it(
    index: str, path: str, typed: str, offered: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """As its own completion lists what begins with what is typed."""
    script = call(capsys, "completion", "fish")[1]
    code = f"{script}\ncomplete -C 'onrecord --index {index} {typed}'"
    environ = {**os.environ, "PATH": path}
    command = ["fish", "--no-config", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, env=environ, check=False)
    assert offered in done.stdout, done.stderr


@pytest.mark.skipif(shutil.which("zsh") is None, reason="there is no zsh on this system")
@pytest.mark.parametrize(
    ("typed", "completed"),
    [("speaker:lind", r"speaker:\"Mara\ Lindqvist\""), ("-outlet:eve", r"-outlet:\"Evening\ Post\"")],
)
def test_zsh_itself_puts_the_name_in_place(
    index: str, path: str, tmp_path: Path, typed: str, completed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """At the tab key, in its own line editor."""
    pexpect = pytest.importorskip("pexpect", reason="there is no pseudo-terminal on this system")
    (tmp_path / "_onrecord").write_text(call(capsys, "completion", "zsh")[1])
    environ = {**os.environ, "PATH": path, "TERM": "dumb"}
    shell = pexpect.spawn(
        "zsh", ["-f", "-i"], env=environ, encoding="utf-8", dimensions=(24, 200), timeout=20
    )
    shell.sendline(f"fpath=({tmp_path} $fpath); autoload -U compinit; compinit -u -D; print READ''Y")
    shell.expect("READY")
    shell.send(f"onrecord --index {index} search {typed}\t")
    shell.expect_exact(completed.partition(":")[2])
    shell.close()


def test_the_manual_is_up_to_date() -> None:
    """Where this fails: uv run python -m tools.pages.man_page."""
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff on this system")
def test_the_manual_is_sound_roff() -> None:
    """Nothing in it is taken for a request that is none."""
    command = ["groff", "-man", "-Tutf8", "-ww", "-k", "-P-cbou", str(PAGE)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, errors="replace")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "EXIT STATUS" in done.stdout
