"""Every command of the search screen, by its key, in a small and in a large terminal."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import OptionList

from onrecord.index.paths import places
from onrecord.tui.explorer.app import GROUPS, Explorer
from onrecord.tui.explorer.screens.dialogs.menu import MenuScreen
from onrecord.tui.explorer.screens.verify import VerifyScreen
from onrecord.tui.explorer.view import keys
from onrecord.tui.explorer.view.themes import THEMES
from tests.tui.explorer.fakes import FakeIndex, harbour
from tests.tui.explorer.steps import both_sizes, main, settled, shown, until

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.tui.explorer.steps import Make


async def begin(pilot: Pilot[Any], *pressed: str) -> None:
    """Go to the results, then press keys one at a time."""
    await settled(pilot)
    if main(pilot.app).box.has_focus:
        await pilot.press("enter")
    for key in pressed:
        await pilot.press(key)
        await settled(pilot)


@both_sizes
async def test_v_verifies_the_quotation(explorer: Make, size: tuple[int, int]) -> None:
    """Why this speaker, where the words stand, what was checked; n goes on, esc back to that row."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, "v")
        assert isinstance(app.screen, VerifyScreen)
        text = shown(app)
        await pilot.press("n")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)

        assert main(app).results.cursor == 1
    assert "Why this speaker" in text
    assert "stands beside the cue" in text
    assert "rejected: the cabinet" in text


@both_sizes
async def test_f_filters_by_a_facet(explorer: Make, size: tuple[int, int]) -> None:
    """The facets count the hits; space asks for a value, x leaves it out, o makes it the only one."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, "f")
        assert "Speaker" in shown(app)
        seen = []
        for key in ("space", "space", "j", "x", "k", "o"):
            await pilot.press(key)
            await settled(pilot)
            seen.append(main(app).box.value)
        await pilot.press("escape")
        await settled(pilot)

        assert main(app).results.has_focus
        assert app.screen.query_one("#side").display == (size[0] >= 140)
    assert seen[:2] == ['whatever speaker:="Ada Brandt 0"', "whatever"]
    assert seen[3].startswith("whatever -speaker:")
    assert seen[5].startswith("whatever speaker:")


@both_sizes
async def test_plus_and_minus_are_about_this_speaker(explorer: Make, size: tuple[int, int]) -> None:
    """Only this speaker, or everybody else; what is so already, or has no speaker, leads to a choice."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, "plus")
        assert main(app).box.value == 'whatever speaker:="Mara Lindqvist"'
        await begin(pilot, "plus")
        assert "1 office  finance minister" in shown(app)
        await begin(pilot, "2")
        assert main(app).box.value == 'whatever speaker:="Mara Lindqvist" outlet:="Northern Wire"'
        await begin(pilot, "minus")
        assert main(app).box.value == 'whatever outlet:="Northern Wire" -speaker:="Mara Lindqvist"'
        await begin(pilot, "minus", "1")
        assert main(app).box.value == 'whatever -speaker:="Mara Lindqvist" -outlet:="Northern Wire"'


async def test_where_no_name_is_known_there_is_none_to_ask_for(explorer: Make) -> None:
    """That is said."""
    article, quotations = harbour()
    nameless = FakeIndex([(replace(article, outlet=None), quotations[-1:])])
    app = explorer("whatever", opener=lambda _folder: nameless)
    async with app.run_test(notifications=True) as pilot:
        await begin(pilot, "plus")
        assert "No name is known here to ask for." in shown(app)


@both_sizes
async def test_s_sorts_and_shift_s_turns_round(explorer: Make, size: tuple[int, int]) -> None:
    """The order is chosen from a menu and said in words."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, "s", "2")
        assert "newest first" in shown(app)
        await pilot.press("S")
        await settled(pilot)

        assert "oldest first" in shown(app)


@both_sizes
async def test_y_copies_with_the_citation(explorer: Make, size: tuple[int, int], copied: list[str]) -> None:
    """The words go out with speaker, office, outlet and date; other forms are in a menu."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, "y")
        await until(pilot, lambda: copied != [])
        await begin(pilot, "Y", "3", "enter", "y", "v", "y")
        assert isinstance(app.screen, VerifyScreen)

    assert copied[0].splitlines()[1].startswith("— Mara Lindqvist, finance minister, Northern Wire")
    assert copied[1] == "“We will spend whatever it takes to keep the harbour open,”"
    assert copied[2] == copied[0]
    assert copied[3].startswith(copied[0] + "\n\nWhy this speaker")
    assert "id       " in copied[3]


@both_sizes
async def test_o_opens_the_file_after_asking(explorer: Make, size: tuple[int, int]) -> None:
    """Nothing is opened before it was chosen; what cannot be opened is said."""
    app = explorer("takes")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, "o")
        assert isinstance(app.screen, MenuScreen)
        assert "/articles/wire/berths.txt" in shown(app)
        await pilot.press("1")
        await settled(pilot)

        assert "would open" in shown(app)


@both_sizes
async def test_w_shows_keywords_in_context(explorer: Make, size: tuple[int, int]) -> None:
    """The words stand one below the other, sorted by a word to the right or to the left."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, "w")
        text = shown(app)
        columns = {
            line.index("whatever") for line in text.splitlines() if "harbour and we will count" in line
        }
        assert "by the next word to the right (R1)" in text
        assert "42 occurrences" in text
        assert len(columns) <= 1
        for key, place in (("less_than_sign", "L1"), ("less_than_sign", "L2"), ("greater_than_sign", "L1")):
            await pilot.press(key)
            await settled(pilot)
            assert f"({place})" in shown(app)
        await pilot.press("S")
        await settled(pilot)
        assert "(R1)" in shown(app)
        await pilot.press("s")
        await settled(pilot)
        assert "the fifth word to the left" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("w")
        await settled(pilot)

        assert "best first" in shown(app)


@both_sizes
async def test_the_words_beside_are_counted_and_lead_to_their_lines(
    explorer: Make, size: tuple[int, int]
) -> None:
    """`W` counts those at the place sorted by, `K` those that go with the lines; choosing one goes there."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, "W")
        assert "w sets the words searched for" in shown(app)
        await begin(pilot, "w", "W")
        text = shown(app)
        assert "The words" not in text.splitlines()[0]
        assert re.search(r"comes +40", text)
        await begin(pilot, "i", "t")
        await begin(pilot, "enter")
        occurrence = main(app).results.hit
        assert occurrence is not None
        assert "takes" in occurrence.quotation.text
        await begin(pilot, "K")
        assert "G²" in shown(app)
        await begin(pilot, "escape")


@both_sizes
async def test_a_lists_every_value_of_a_facet_and_asks_for_several(
    explorer: Make, size: tuple[int, int]
) -> None:
    """Found by typing, marked with tab, joined by OR; what was asked for is marked when it opens again."""
    app = explorer("whatever", folder=places().index)
    async with app.run_test(size=size) as pilot:
        await begin(pilot, "f", "right_curly_bracket", "right_curly_bracket")
        await begin(pilot, "a")
        assert "Outlet: 13" in shown(app)
        await begin(pilot, *"wire", "tab", *("backspace",) * 4, *"11", "tab")
        assert "2 marked" in shown(app)
        await begin(pilot, "enter")
        assert main(app).box.value == 'whatever (outlet:="Northern Wire" OR outlet:="Outlet 11")'
        await begin(pilot, "f", "a")
        assert "Outlet: 13, 2 marked" in shown(app)
        await begin(pilot, *"11", "tab", "enter")
        assert main(app).box.value == 'whatever outlet:="Northern Wire"'
        await begin(pilot, "f", "a", "escape")
        assert main(app).box.value == 'whatever outlet:="Northern Wire"'


@both_sizes
async def test_d_draws_lines_at_random(explorer: Make, size: tuple[int, int]) -> None:
    """So many as are asked for, the same with the same seed; all again where none are asked for."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, "w", "d", "ctrl+u", "backspace", "backspace", "backspace", "5", "enter")
        assert "5 of 42 occurrences" in shown(app)
        assert "drawn at random" in shown(app)
        first = shown(app)
        await begin(pilot, "d", "enter")
        assert shown(app) == first
        await begin(pilot, "d", "backspace", "enter")

        assert "drawn at random" not in shown(app)


@both_sizes
async def test_digits_and_tab_go_between_the_panes(explorer: Make, size: tuple[int, int]) -> None:
    """Each pane has a number in its title."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot)
        seen = []
        for key in ("3", "2", "1", "2", "tab"):
            await pilot.press(key)
            await pilot.pause()
            seen.append(app.focused.id if app.focused else None)

    assert seen == ["context", "results", "facets", "results", "context"]


@both_sizes
async def test_past_searches_are_found_again(explorer: Make, size: tuple[int, int]) -> None:
    """ctrl+r lists them, what is typed narrows them, enter asks again."""
    app = explorer()
    for query in ("harbour", "takes", "blame"):
        app.history.add(query)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+r")
        await pilot.press(*"tak")
        await settled(pilot)
        assert app.screen.query_one("#menu-list", OptionList).option_count == 1
        await pilot.press("enter")
        await settled(pilot)

        assert main(app).box.value == "takes"
        assert "Mara" in shown(app)


@both_sizes
@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_every_command_is_in_the_list(explorer: Make, size: tuple[int, int], key: str) -> None:
    """What a key does can also be found by its name, and done."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await begin(pilot, key)
        await pilot.press(*"turn the")
        await settled(pilot)
        assert "Turn the order round" in shown(app)
        await pilot.press("enter")
        await settled(pilot)

        assert "worst first" in shown(app)


async def test_a_command_can_be_given_from_the_box(explorer: Make) -> None:
    """The list also serves where letters are typed."""
    app = explorer("whatever")
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+p")
        await pilot.press(*"verify")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)

        assert isinstance(app.screen, VerifyScreen)


@both_sizes
async def test_themes_are_chosen_and_kept(explorer: Make, size: tuple[int, int]) -> None:
    """Each of our themes can be put on; the next start wears the last one."""
    for number, theme in enumerate(THEMES, 1):
        app = explorer("whatever")
        async with app.run_test(size=size, notifications=True) as pilot:
            await begin(pilot, "ctrl+t", str(number))
            assert app.theme == theme.name
            await pilot.press("ctrl+q")
        assert explorer("").theme == theme.name


async def test_the_next_start_takes_up_where_one_left_off(explorer: Make) -> None:
    """Query, order and the chosen quotation are there again, unless another query is given."""
    app = explorer("whatever")
    async with app.run_test(notifications=True) as pilot:
        await begin(pilot, "s", "2", "j", "j", "j", "ctrl+q")
    again = explorer()
    async with again.run_test() as pilot:
        await settled(pilot)
        assert main(again).box.value == "whatever"
        assert main(again).results.cursor == 3
        assert "newest first" in shown(again)
    other = explorer("blame")
    async with other.run_test() as pilot:
        await settled(pilot)
        assert main(other).box.value == "blame"
        assert "best first" in shown(other)


@both_sizes
async def test_fields_and_names_are_finished_by_tab(explorer: Make, size: tuple[int, int]) -> None:
    """`spe` becomes `speaker:`, and a name that has been begun the commonest one."""
    app = explorer()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        await pilot.press(*"spe")
        await settled(pilot)
        await pilot.press("tab")
        await pilot.press(*"tom")
        await settled(pilot)
        await pilot.press("x", "backspace")
        await settled(pilot)
        await pilot.press("tab")
        await settled(pilot)

        assert main(app).box.value.strip() == 'speaker:="Tomas Okafor"'


async def test_keys_can_be_changed(explorer: Make) -> None:
    """A key of the settings replaces ours; an unknown name and a clash are told once."""
    app = explorer("whatever", keymap={"verify": "x", "no-such": "a"})
    async with app.run_test(notifications=True) as pilot:
        await settled(pilot)
        assert "no-such" in shown(app)
        await begin(pilot, "x")

        assert isinstance(app.screen, VerifyScreen)


@both_sizes
async def test_nothing_found_offers_what_would_be_found(folder: Path, size: tuple[int, int]) -> None:
    """Each part left out, the nearest names, each with its count; a digit asks for it."""
    app = Explorer(folder, query="spend speaker:lindkvist")
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        text = shown(app)
        assert "Nothing found." in text
        assert "1  speaker Mara Lindqvist  6 quotations" in text
        assert "2  word spend, and nothing else  7 quotations" in text
        await pilot.press("down", "1")
        await settled(pilot)

        assert main(app).box.value == 'spend speaker:="Mara Lindqvist"'
        assert "6 quotations" in shown(app)


def test_every_rebindable_key_has_one_name() -> None:
    """A name in the settings means one command."""
    names = [key.id for group in GROUPS for key in keys.told(group) if key.id]

    assert len(names) == len(set(names))


def test_state_is_kept_below_the_home_of_the_test() -> None:
    """No test reads or writes the developer's own session."""
    assert "home" in str(places().state)
