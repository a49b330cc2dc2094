"""The commands keep their word: rows on stdout, talk on stderr, and an exit code that scripts can use."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from onrecord.index.errors import Exit
from onrecord.tui.cli import run
from onrecord.tui.present.words.safe import cells, markdown, safe

if TYPE_CHECKING:
    from pathlib import Path


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `onrecord` with these arguments."""
    code = run(args)
    out, err = capsys.readouterr()
    return code, out, err


def test_a_phrase_is_found_with_speaker_office_outlet_and_context(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A search answers who, in what office, through which outlets, and in what context."""
    code, out, _ = call(capsys, "search", "--index", str(sample), "--format", "jsonl", "speaker:Ollongren")
    rows = [json.loads(line) for line in out.splitlines()]

    assert code == Exit.FOUND
    assert rows
    assert {row["speaker"] for row in rows} == {"Kajsa Ollongren"}
    assert any("Defen" in (row["office"] or "") for row in rows)
    assert any("AFP" in row["via"] for row in rows)
    assert all(len(row["context"]) > len(row["text"]) for row in rows)


def test_the_table_shows_the_words_of_the_query(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The form for people holds the quotation, its speaker and its outlet."""
    code, out, err = call(capsys, "--index", str(sample), "search", '"cease-fire"')

    assert code == Exit.FOUND
    assert "cease-fire" in out
    assert "quotation" in err


def test_a_table_in_a_pipe_shows_which_words_are_the_quotation(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where nothing is bold, the quotation is set off from its context by signs."""
    args = ("--index", str(sample), "search", "--limit", "1", '"cease-fire"')
    _, table, _ = call(capsys, *args)
    _, line, _ = call(capsys, *args, "--format", "jsonl")

    context = " ".join(row[49:].strip() for row in table.splitlines())
    told = " … ".join(re.findall(">>(.*?)<<", context))
    assert told == " ".join(json.loads(line)["text"].split())


def test_csv_has_a_header_and_a_record_for_each_hit(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """CSV reads back with one record a hit, whatever line breaks the context has."""
    _, lines, _ = call(
        capsys, "search", "--index", str(sample), "--format", "jsonl", "--limit", "0", "ukraine"
    )
    _, out, _ = call(capsys, "search", "--index", str(sample), "--format", "csv", "--limit", "0", "ukraine")
    rows = list(csv.DictReader(io.StringIO(out)))

    assert [row["id"] for row in rows] == [json.loads(line)["id"] for line in lines.splitlines()]


def test_markdown_is_ready_to_paste(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Markdown quotes the words and cites the speaker."""
    code, out, _ = call(capsys, "search", "--index", str(sample), "--format", "md", "speaker:Ollongren")

    assert code == Exit.FOUND
    assert out.startswith("> ")
    assert "> — Kajsa Ollongren" in out


def test_limit_and_offset_page_through_all_hits(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages side by side are the whole."""

    def ids(*options: str) -> list[str]:
        _, out, _ = call(capsys, "search", "--index", str(sample), "--format", "jsonl", *options, "ukraine")
        return [json.loads(line)["id"] for line in out.splitlines()]

    everything = ids("--limit", "0")

    assert ids("--limit", "3") + ids("--limit", "0", "--offset", "3") == everything


def test_nothing_found_is_exit_code_1(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As grep: stdout stays empty, and the exit code says that nothing matched."""
    code, out, err = call(capsys, "search", "--index", str(sample), "zyzzyva")

    assert code == Exit.NOTHING
    assert out == ""
    assert "Nothing matches" in err


def test_a_query_that_cannot_be_read_shows_where(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The fault is told in a sentence, with a caret under its place."""
    code, out, err = call(capsys, "search", "--index", str(sample), 'office:"prime minister')
    query, mark = err.splitlines()[1:3]

    assert code == Exit.USAGE
    assert out == ""
    assert "Traceback" not in err
    assert query[mark.index("^")] == '"'


def test_an_unknown_field_names_the_known_ones(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A field that is not there is told with those that are."""
    code, _, err = call(capsys, "search", "--index", str(sample), "speeker:wallace")

    assert code == Exit.USAGE
    assert "speeker" in err
    assert "speaker" in err


def test_without_an_index_a_search_says_how_to_make_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No index is exit code 3 and a sentence with the way out."""
    code, out, err = call(capsys, "search", "--index", str(tmp_path / "none"), "peace")

    assert code == Exit.NO_INDEX
    assert out == ""
    assert "onrecord build" in err


def test_a_quotation_is_shown_by_the_beginning_of_its_id(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`show` gives the context and the reasons; a part of the id is enough."""
    _, out, _ = call(capsys, "search", "--index", str(sample), "--format", "jsonl", "speaker:Ollongren")
    row = json.loads(out.splitlines()[0])
    code, shown, _ = call(capsys, "show", "--index", str(sample), row["id"][:10])

    assert code == Exit.FOUND
    assert row["id"] in shown
    assert "Kajsa Ollongren" in shown
    assert "why" in shown


def test_an_unknown_id_is_nothing_found(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`show` of what is not there says so, and exits with 1."""
    code, _, err = call(capsys, "show", "--index", str(sample), "feedfeedfeed")

    assert code == Exit.NOTHING
    assert "feedfeedfeed" in err


def test_status_says_what_the_index_holds(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where it is, how much it holds, and by which version and model it was made."""
    code, out, _ = call(capsys, "status", "--index", str(sample))

    assert code == Exit.FOUND
    assert "quotations in" in out
    assert "en_core_web_sm" in out
    assert "made by the model and rules in use" in out


def test_paths_follow_onrecord_home(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """ONRECORD_HOME moves everything that onrecord keeps."""
    _, out, _ = call(capsys, "paths", "--format", "jsonl")

    assert all(json.loads(line)["path"].startswith(str(home)) for line in out.splitlines())


def test_the_explorer_without_a_terminal_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """In a pipe the explorer does not open; the way that works is named."""
    code, _, err = call(capsys)

    assert code == Exit.USAGE
    assert "onrecord search" in err


def test_a_command_that_is_not_there_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the finger is told with the command that was meant."""
    code, _, err = call(capsys, "serach", "peace")

    assert code == Exit.USAGE
    assert "onrecord search" in err


def test_settings_that_cannot_be_read_are_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault in config.toml names the file and what is wrong in it."""
    (home / "config").mkdir(parents=True)
    (home / "config" / "config.toml").write_text("modle = 'x'\n")
    code, _, err = call(capsys, "build", "--sample")

    assert code == Exit.USAGE
    assert "config.toml" in err
    assert "modle" in err


def start(*args: str) -> subprocess.Popen[str]:
    """`onrecord` as a process of its own."""
    return subprocess.Popen(
        (sys.executable, "-m", "onrecord.tui", *args),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        start_new_session=True,
        preexec_fn=listening,  # noqa: PLW1509 - the tests have no threads
    )


def listening() -> None:
    """Ctrl-C is heard, also where these tests run in the background of a shell, which has it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as POSIX systems do")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_in_a_build_is_130_and_the_work_is_kept(tmp_path: Path, jobs: str) -> None:
    """Ctrl-C reaches every process of a terminal: one line, exit 130; the next build completes the work."""
    articles, index = tmp_path / "articles", tmp_path / "index"
    articles.mkdir()
    for number in range(40):
        (articles / f"{number}.txt").write_text(f"“Sentence {number} is mine,” Mayor Ada Quill said.\n" * 6)
    building = start("build", "--progress", "jsonl", "--jobs", jobs, "--index", str(index), str(articles))
    assert building.stdout is not None
    for line in building.stdout:
        if json.loads(line)["event"] == "progress":
            break
    os.killpg(building.pid, signal.SIGINT)
    _, err = building.communicate(timeout=60)
    again = start("build", "--progress", "none", "--index", str(index), str(articles))
    _, said = again.communicate(timeout=120)

    assert building.returncode == Exit.INTERRUPTED
    assert err.split() == ["onrecord:", "stopped."]
    assert again.returncode == Exit.FOUND, said
    assert run(["search", "--index", str(index), '"Sentence 39 is mine"']) == Exit.FOUND


@pytest.mark.skipif(os.name == "nt", reason="pipes close differently there")
def test_a_reader_that_stops_listening_is_no_error(sample: Path) -> None:
    """`onrecord search … | head -1` ends quietly."""
    searching = start("search", "--index", str(sample), "--format", "jsonl", "--limit", "0", "ukraine")
    assert searching.stdout is not None
    searching.stdout.close()
    assert searching.stderr is not None
    err = searching.stderr.read()
    searching.wait(timeout=60)

    assert "Traceback" not in err
    assert "BrokenPipe" not in err


def test_hostile_text_reaches_a_terminal_as_data() -> None:
    """Control, direction and surrogate characters are shown, never obeyed, and no offset moves."""
    hostile = "a\x1b[31mred\x1b[0m \u202eright\u202c \x00 \ud800 \t[/b] 😀"
    shown = safe(hostile)

    assert len(shown) == len(hostile)
    assert shown.isprintable()
    assert "[/b]" in shown


@pytest.mark.parametrize("value", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(value: str) -> None:
    """A text that a spreadsheet would run is written behind an apostrophe."""
    assert cells([value], terminal=False) == ["'" + value]


def test_markdown_is_escaped() -> None:
    """Corpus text cannot make a heading, a link, or a tag."""
    assert markdown("# [a](b) <i>*x*</i>") == r"\# \[a\]\(b\) &lt;i\>\*x\*&lt;/i\>"


def test_names_are_listed_in_every_format(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same names and counts as a table, JSON Lines, CSV and Markdown; by the beginning of any word."""
    code, out, _ = call(capsys, "speakers", "ollon", "--index", str(sample))
    assert code == Exit.FOUND
    count, name = out.split(maxsplit=1)
    assert name.strip() == "Kajsa Ollongren"

    _, lines, _ = call(capsys, "speakers", "ollon", "--index", str(sample), "--format", "jsonl")
    _, table, _ = call(capsys, "speakers", "ollon", "--index", str(sample), "--format", "csv")
    _, marked, _ = call(capsys, "speakers", "ollon", "--index", str(sample), "--format", "md")
    assert json.loads(lines) == {"speaker": "Kajsa Ollongren", "quotations": int(count), "others": []}
    assert [row["quotations"] for row in csv.DictReader(io.StringIO(table))] == [count]
    assert f"| Kajsa Ollongren | {count} |" in marked
    for plural in ("offices", "outlets", "relays"):
        assert call(capsys, plural, "--index", str(sample))[0] == Exit.FOUND


def test_a_name_that_is_not_there_is_told(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In one sentence, with the exit code of a search that found nothing."""
    code, out, err = call(capsys, "outlets", "zzz", "--index", str(sample))

    assert (code, out) == (Exit.NOTHING, "")
    assert err == "The index knows no outlet with a word that begins with “zzz”.\n"


@pytest.mark.parametrize("query", ["ukraine", "speaker:ollongren", '"no-fly zone"', "kind:term"])
def test_keywords_stand_below_each_other(
    sample: Path, capsys: pytest.CaptureFixture[str], query: str
) -> None:
    """One occurrence a line, within the columns given, each beginning with the id that `show` takes."""
    _, lines, _ = call(capsys, "search", query, "--index", str(sample), "--format", "jsonl", "--limit", "0")
    code, out, _ = call(capsys, "search", query, "--index", str(sample), "--format", "kwic")
    ids = [json.loads(line)["id"] for line in lines.splitlines()]
    found = [line[:12] for line in out.splitlines()]

    assert code == Exit.FOUND
    assert found
    assert set(found) <= set(ids)
    assert all(len(line) <= 120 for line in out.splitlines())


def test_keywords_are_sorted_by_the_words_around(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By what follows them or by what stands before, the nearest word first; in no other format."""
    _, out, _ = call(
        capsys, "search", "the", "--index", str(sample), "--format", "kwic", "--sort", "after", "--limit", "0"
    )
    shown = [line[67:].casefold().split() for line in out.splitlines()]
    words = [after[1].strip("“”‘’\"'.,;:!?…()[]") for after in shown if len(after) > 2]
    assert {after[0] for after in shown} == {"the"}
    assert len(out.splitlines()) > 5
    assert words == sorted(words)

    code, _, err = call(capsys, "search", "the", "--index", str(sample), "--sort", "before")
    assert code == Exit.USAGE
    assert "--format kwic" in err


def test_folded_hits_say_in_how_many_articles_they_stand(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One row a statement, `×2` in the table, the number in every other format."""
    _, lines, _ = call(
        capsys, "search", "copies:>1", "--fold", "--index", str(sample), "--format", "jsonl", "--limit", "0"
    )
    rows = [json.loads(line) for line in lines.splitlines()]
    _, every, _ = call(capsys, "search", "copies:>1", "--index", str(sample), "--format", "csv")
    _, table, _ = call(capsys, "search", "copies:>1", "--fold", "--index", str(sample))

    assert rows
    assert all(row["copies"] > 1 for row in rows)
    assert {int(row["copies"]) for row in csv.DictReader(io.StringIO(every))} >= {rows[0]["copies"]}
    assert f"×{rows[0]['copies']}" in table


def test_a_home_folder_of_nobody_is_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """``~name/…`` of a user who does not exist is answered by a sentence."""
    code, _, err = call(capsys, "search", "--index", "~nosuchuser/index", "harbour")

    assert code == Exit.NO_INDEX
    assert "~nosuchuser/index" in err


def test_ascii_is_for_the_explorer_alone(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It works before no command at all, and elsewhere is refused in a sentence."""
    assert run(["--ascii", "--index", str(sample)]) == 2
    assert "The explorer needs a terminal" in capsys.readouterr().err
    assert run(["--ascii", "search", "troops"]) == 2
    assert "--ascii is for the explorer" in capsys.readouterr().err
