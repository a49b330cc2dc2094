"""What a terminal without colours, without Unicode or without room shows, and which keys are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from onrecord.tui.explorer.app import GROUPS, Explorer
from onrecord.tui.explorer.commands import MOVES
from onrecord.tui.explorer.screens.main.screen import MainScreen
from onrecord.tui.explorer.search.completion import complete
from onrecord.tui.explorer.view import keys
from onrecord.tui.explorer.view.themes import THEMES
from onrecord.tui.explorer.widgets.facets import FacetsList
from onrecord.tui.explorer.widgets.results import ResultsList
from tests.tui.explorer.steps import main, settled, shown

if TYPE_CHECKING:
    from textual.color import Color

    from tests.tui.explorer.steps import Make


async def test_without_colours_every_mark_is_still_there(
    explorer: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR leaves greys, and the hit, the speaker, the cue and the office keep their styles of type."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = explorer("whatever")
    async with app.run_test(size=(160, 48)) as pilot:
        await settled(pilot)
        styles = {
            segment.text.strip(): segment.style
            for strip in app.screen._compositor.render_strips()
            for segment in strip.apply_filter(app._filters[0], app.background_colors[1])
            if segment.style
        }
        colours = {
            triplet
            for style in styles.values()
            for colour in (style.color, style.bgcolor)
            if colour and (triplet := colour.triplet)
        }

    assert all(red == green == blue for red, green, blue in colours)
    assert styles["whatever"].reverse
    assert styles["Lindqvist"].underline
    assert styles["said"].italic
    assert styles["finance"].underline


async def test_ascii_is_painted_where_it_is_asked_for(explorer: Make) -> None:
    """Every line that goes to the terminal is ASCII, and as wide as before."""
    app = explorer("whatever", ascii_only=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        background: Color = app.background_colors[1]
        lines = app.screen._compositor.render_strips()
        for line in lines:
            painted = line
            for each in app.get_line_filters():
                painted = painted.apply_filter(each, background)
            assert painted.text.isascii()
            assert painted.cell_length == line.cell_length


@pytest.mark.parametrize("size", [(50, 12), (20, 5), (12, 3), (250, 80)])
async def test_any_size_shows_something(explorer: Make, size: tuple[int, int]) -> None:
    """However small or large the terminal, the search answers and every screen opens."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        for key in ("f", "i", "3", "z", "escape", "escape", "2", "enter", "v", "escape", "escape", "w", "w"):
            await pilot.press(key)
            await settled(pilot)
            assert all(len(line) <= size[0] for line in shown(app).splitlines())
        await pilot.press("ctrl+p")
        await pilot.press("escape", "f1")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)

        assert main(app).results.total == 42


def brightness(colour: str) -> float:
    """The relative luminance of ``#rrggbb``, after WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_row_under_the_cursor_can_be_read_in_every_theme(theme: object) -> None:
    """Every colour of its parts stands out from the row by 4.5 to 1 (WCAG), what is quiet too."""
    ground = brightness(theme.variables["cursor-row"])  # type: ignore[attr-defined]
    for colour in (theme.secondary, theme.accent, theme.foreground, theme.variables["quiet"]):  # type: ignore[attr-defined]
        light, dark = sorted((brightness(colour), ground), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, colour


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_in_every_theme(theme: object) -> None:
    """Every colour of text stands out from the background by 4.5 to 1, in high contrast by 7 to 1 (WCAG)."""
    least = 7.0 if theme.name.endswith("contrast") else 4.5  # type: ignore[attr-defined]
    ground = brightness(theme.background)  # type: ignore[attr-defined]
    texts = [theme.primary, theme.secondary, theme.accent, theme.foreground, theme.warning, theme.error]  # type: ignore[attr-defined]
    texts.append(theme.variables["quiet"])  # type: ignore[attr-defined]
    for colour in texts:
        light, dark = sorted((brightness(colour), ground), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= least, colour


async def test_a_clash_of_keys_is_told_once(explorer: Make) -> None:
    """Where the settings give one key to two commands, it is said which."""
    app = explorer("whatever", keymap={"filter": "v"})
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("enter", "j", "k")
        await settled(pilot)
        told = [notification.message for notification in app._notifications]

    assert [message for message in told if "have the same key" in message] == [
        "“Filter” and “Verify” have the same key, v; change one in [keys] of the settings."
    ]


async def test_the_sheet_begins_with_the_pane(explorer: Make) -> None:
    """F1 shows the keys of what has the focus before all others."""
    app = explorer("whatever")
    async with app.run_test(size=(160, 48)) as pilot:
        await settled(pilot)
        await pilot.press("enter")
        for key, part in (("2", ResultsList), ("f", FacetsList)):
            await pilot.press(key, "f1")
            await settled(pilot)
            titles = [group.HELP_TITLE for group in GROUPS if group.HELP_TITLE in shown(app)]
            text = shown(app)
            assert min(titles, key=text.index) == part.HELP_TITLE
            await pilot.press("escape")


async def test_every_command_of_the_search_screen_is_in_the_list(explorer: Make) -> None:
    """Under the same name as on the sheet and in the last line."""
    app = explorer("whatever")
    async with app.run_test(size=(160, 60)) as pilot:
        await settled(pilot)
        await pilot.press("enter", "ctrl+p")
        await settled(pilot)
        text = shown(app)
        named = [
            key.what
            for part in (MainScreen, ResultsList, Explorer)
            for key in keys.told(part)
            if key.id and key.id not in MOVES
        ]
        missing = []
        for what in named:
            app.screen.query_one("#menu-filter", Input).value = what[:12]
            await pilot.pause()
            text = shown(app)
            missing += [] if re.search(rf"(?<!\w){re.escape(what)}(?!\w)", text) else [what]

    assert missing == []


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("speaker:jose", 'speaker:="José Manuel Albares" '),
        ("speaker:josé m", 'speaker:="José Manuel Albares" '),
        ('office:"prime m', 'office:="prime minister" '),
        ("outlet:el p", 'outlet:="El País" '),
        ("war speaker:o", 'war speaker:="Ciarán O\'Brien" '),
    ],
)
def test_names_are_finished_whatever_their_accents(typed: str, whole: str) -> None:
    """Accents and apostrophes need not be typed, nor the first name; spaces may be."""
    names = {
        "speaker": ["José Manuel Albares", "Ciarán O'Brien"],
        "office": ["prime minister"],
        "outlet": ["El País"],
    }

    assert complete(typed, names)[1].endswith(whole)
