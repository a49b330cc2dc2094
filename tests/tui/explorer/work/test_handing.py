"""Quotations handed to an editor, to a pipe, to commands of one's own: nothing of the corpus is obeyed."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.tui.explorer.app import Explorer
from onrecord.tui.explorer.screens.dialogs.form import FormScreen
from onrecord.tui.explorer.screens.dialogs.menu import MenuScreen
from onrecord.tui.explorer.screens.dialogs.output import OutputScreen
from onrecord.tui.outside import editors
from tests.tui.explorer.fakes import FakeIndex, harbour, many
from tests.tui.explorer.steps import both_sizes, press, settled, shown, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.explorer.steps import Make

ECHO = f"{sys.executable} -c 'import sys; print(sys.argv[1:], sys.stdin.read())' "
HOSTILE = "\x1b]0;owned\x07\x1b[31m$(reboot); `id` | sh"


@pytest.fixture
def on_disk(tmp_path: Path) -> FakeIndex:
    """The harbour's article in a real file."""
    article, quotations = harbour()
    path = tmp_path / "berths.txt"
    path.write_text(article.text, encoding="utf-8")
    return FakeIndex([(replace(article, path=str(path)), quotations), *many(3)])


async def ended(pilot: Pilot[Any]) -> str:
    """Wait until the command has ended; what is shown then."""
    app = pilot.app
    await until(pilot, lambda: isinstance(app.screen, OutputScreen) and app.screen.ended)
    await pilot.pause(0.1)
    return shown(app)


async def pipe(pilot: Pilot[Any], command: str, *keys: str) -> None:
    """Type a command into the dialog, press further keys in it, and run it."""
    await pilot.press("vertical_line")
    await until(pilot, lambda: isinstance(pilot.app.screen, FormScreen))
    field = pilot.app.screen.query_one("#form-0")
    field.value = command  # type: ignore[attr-defined]
    await pilot.press(*keys, "enter")


@both_sizes
@pytest.mark.parametrize("keys", [(), ("enter",), ("v",)], ids=["results", "article", "verify"])
async def test_e_lends_the_terminal_to_the_editor(
    explorer: Make,
    on_disk: FakeIndex,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    keys: tuple[str, ...],
) -> None:
    """At the line of the quotation, from wherever it is read."""
    opened: list[tuple[str, int, bool]] = []
    lent: list[bool] = []

    @contextmanager
    def suspend(_app: Explorer) -> Iterator[None]:
        lent.append(True)
        yield
        lent.clear()

    monkeypatch.setenv("EDITOR", "vi")
    monkeypatch.setattr(Explorer, "suspend", suspend)

    def edit(file: str, at: int) -> str:
        opened.append((file, at, bool(lent)))
        return ""

    monkeypatch.setattr(editors, "edit", edit)
    app = explorer("takes", opener=lambda _: on_disk)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", *keys, "E")
        await until(pilot, lambda: bool(opened))

    file, at, within = opened[0]
    assert file.endswith("berths.txt")
    assert (at, within) == (5, True)


@pytest.mark.parametrize(
    ("editor", "said"),
    [("", "No editor is set"), ("'vi", "$EDITOR is no command"), ("vi", "moved or is gone")],
)
async def test_an_editor_that_cannot_be_had_costs_a_sentence(
    explorer: Make, monkeypatch: pytest.MonkeyPatch, editor: str, said: str
) -> None:
    """Nothing happens to the screen."""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    app = explorer("takes")
    async with app.run_test(notifications=True, size=(120, 30)) as pilot:
        await press(pilot, "enter", "E")
        assert said in shown(app)


@both_sizes
async def test_a_pipe_gives_the_words_to_a_command(explorer: Make, size: tuple[int, int]) -> None:
    """The quotation, those that are selected, or all that were found; as words or as a record."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter")
        await pipe(pilot, ECHO)
        assert "['We will spend" not in await ended(pilot)
        assert "We will spend whatever it takes" in shown(app)
        assert "Done." in shown(app)
        await press(pilot, "escape", "j")
        await pipe(pilot, "grep -c whatever", "down", "right")
        assert "42" in await ended(pilot)
        await press(pilot, "escape", "space", "j", "space")
        await pipe(pilot, "wc -l", "down", "down", "j")
        text = await ended(pilot)
        await pilot.press("escape")
        await settled(pilot)

        assert any(line.strip(" │") == "2" for line in text.splitlines())
        assert not isinstance(app.screen, OutputScreen)


async def test_no_shell_reads_the_line_or_the_words(explorer: Make, tmp_path: Path) -> None:
    """What a shell would obey is one word among others; a broken line stays in the dialog."""
    article, (first, *_) = harbour()
    index = FakeIndex([(article, [replace(first, text=f"whatever {HOSTILE}")])])
    app = explorer("whatever", opener=lambda _: index)
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter")
        await pipe(pilot, f"{ECHO} ; touch {tmp_path}/owned $HOME")
        text = await ended(pilot)
        assert "';', 'touch'," in text
        assert "'$HOME'" in text
        assert "␛]0;owned␇" in text
        assert "$(reboot); `id` | sh" in text
        await press(pilot, "escape")
        await pipe(pilot, "wc '")
        await until(pilot, lambda: "no closing quotation" in shown(app))
        assert isinstance(app.screen, FormScreen)
    assert not (tmp_path / "owned").exists()


async def test_what_it_prints_is_not_obeyed(explorer: Make) -> None:
    """Escapes are made visible, bytes that are no text are replaced, errors are shown."""
    code = r'import sys, os; os.write(1, b"\x1b[2J\x1b]52;c;eA==\x07a\tb\xff\r\nend"); sys.exit(7)'
    app = explorer("takes")
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter")
        await pipe(pilot, f"{sys.executable} -c '{code}'")
        text = await ended(pilot)
    assert "␛[2J␛]52;c;eA==␇a" in text
    assert "end" in text
    assert "exit code 7" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("command", "said"),
    [("no-such-command-here", "cannot be started"), ("true", "Done."), ("false", "exit code 1")],
)
async def test_how_it_ended_is_said(explorer: Make, command: str, said: str) -> None:
    """Also where it reads nothing of what it is given."""
    app = explorer("takes")
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        await pipe(pilot, command)
        assert said in await ended(pilot)


async def test_a_command_that_hangs_is_stopped(explorer: Make) -> None:
    """With its children, and although it does not listen; one that prints for ever too."""
    stubborn = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
    app = explorer("takes")
    async with app.run_test() as pilot:
        await press(pilot, "enter")
        for command in (f"{sys.executable} -c '{stubborn}'", "yes"):
            await pipe(pilot, command)
            await until(pilot, lambda: isinstance(app.screen, OutputScreen))
            await pilot.pause(0.4)
            begun = time.monotonic()
            await pilot.press("escape")
            assert "It was stopped." in await ended(pilot)
            assert time.monotonic() - begun < 8
            await pilot.press("escape")


@both_sizes
async def test_own_commands_are_run_on_the_quotation(
    explorer: Make, on_disk: FakeIndex, size: tuple[int, int]
) -> None:
    """File, line, words and speaker stand in the command; the record is on its standard input."""
    app = explorer(
        "takes", opener=lambda _: on_disk, own_commands={"note": ECHO + "{speaker} at-{line} {text}"}
    )
    async with app.run_test(size=size) as pilot:
        await press(pilot, "enter", "exclamation_mark")
        assert isinstance(app.screen, MenuScreen)
        await pilot.press("1")
        text = await ended(pilot)
    assert "['Mara Lindqvist', 'at-5', 'We will spend" in text.replace("\n", "")
    assert '"id"' in text


async def test_without_own_commands_it_is_said_where_they_go(explorer: Make) -> None:
    """A wrong one costs a sentence."""
    app = explorer("takes")
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "exclamation_mark")
        assert "[commands]" in shown(app)
    app = explorer("takes", own_commands={"broken": "say '"})
    async with app.run_test(notifications=True) as pilot:
        await press(pilot, "enter", "exclamation_mark", "1")
        assert "This is no command" in shown(app)
