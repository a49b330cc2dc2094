"""No output and no argument gets a traceback: closed, full, another encoding, a reader that has gone."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.index.errors import Exit

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shells and devices as POSIX systems have them")

ONRECORD = [sys.executable, "-m", "onrecord.tui"]


def shell(line: str, index: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A line of bash in which ``$O`` is onrecord on this index."""
    command = " ".join([*ONRECORD, "--index", str(index)])
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line.replace("$O", command)],
        capture_output=True,
        encoding="utf-8",
        errors="surrogateescape",
        check=False,
        env={**os.environ, "ONRECORD_HOME": str(index.parent / "home"), **env},
    )


@pytest.mark.parametrize(
    ("line", "code", "told"),
    [
        ("$O search --format jsonl --limit 0 ukraine | head -1", Exit.FOUND, ""),
        ("$O search --limit 0 ukraine | head -1", Exit.FOUND, ""),
        ("$O speakers | head -1", Exit.FOUND, ""),
        ("$O search --help | head -1", Exit.FOUND, ""),
        ("$O search ukraine >&-", Exit.FAILED, "the output cannot be written"),
        ("$O search --format jsonl ukraine > /dev/full", Exit.FAILED, "No space left"),
        ("$O status > /dev/full", Exit.FAILED, "No space left"),
        ("$O search ukraine 2>&-", Exit.FOUND, ""),
        ("mkdir $$.d; cd $$.d; rmdir ../$$.d; $O build articles", Exit.USAGE, ""),
        ("mkdir $$.d; cd $$.d; rmdir ../$$.d; ONRECORD_HOME=home $O paths", Exit.USAGE, "directory is gone"),
        (f"$O build {'x' * 500}", Exit.USAGE, ""),
        (f"$O verify --draft {'x' * 500}", Exit.NOT_RUN, "There is no file"),
        (f"$O --index {'x' * 500} search a", Exit.NO_INDEX, ""),
        ("$O search $'Caf\\xe9'", Exit.USAGE, "no text in UTF-8"),
        ("$O verify --speaker $'Caf\\xe9' peace talks", Exit.NOT_RUN, "no text in UTF-8"),
        ("$O correct 00000000 --speaker $'Caf\\xe9'", Exit.USAGE, "no text in UTF-8"),
        ("$O show $'Caf\\xe9'", Exit.USAGE, "no text in UTF-8"),
    ],
)
def test_what_a_shell_can_do_ends_with_a_code_and_a_sentence(
    line: str, code: Exit, told: str, sample: Path, tmp_path: Path
) -> None:
    """A reader that has had enough is no error; what cannot be written or found is told in one line."""
    if "/dev/full" in line and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    done = shell(f"cd {tmp_path}; {line}", sample)

    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert done.returncode == code, done.stderr
    assert told in done.stderr


@pytest.mark.parametrize("form", ["table", "jsonl", "csv", "md", "kwic"])
@pytest.mark.parametrize("encoding", ["latin-1", "ascii", "cp1252"])
def test_any_encoding_will_do(form: str, encoding: str, sample: Path) -> None:
    """What an encoding cannot hold is escaped as JSON escapes it."""
    line = f"$O search --format {form} --limit 3 ukraine | LC_ALL=C tr -d '\\000-\\177' | wc -c"
    done = shell(line, sample, PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    assert done.returncode == Exit.FOUND, done.stderr
    assert "Traceback" not in done.stderr
