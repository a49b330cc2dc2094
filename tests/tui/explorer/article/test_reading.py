"""A person reads: moves through the results, into the article, and back, by keys alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Fact, identified
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs.keys import KeysScreen
from onrecord.tui.explorer.screens.main.screen import MainScreen
from onrecord.tui.explorer.view.finding import places
from onrecord.tui.explorer.widgets.prose import Prose
from tests.tui.explorer.fakes import FakeIndex, harbour, many, said
from tests.tui.explorer.steps import SIZES, both_sizes, main, press, settled, shown, until

if TYPE_CHECKING:
    from tests.tui.explorer.steps import Make


@pytest.mark.parametrize(
    ("keys", "cursor"),
    [
        (["j"], 1),
        (["down", "down", "k"], 1),
        (["G"], 41),
        (["end", "up"], 40),
        (["G", "g"], 0),
        (["end", "home"], 0),
        (["k"], 0),
        (["pagedown", "pageup"], 0),
        (["ctrl+d", "ctrl+u"], 0),
    ],
)
@both_sizes
async def test_the_cursor_moves(explorer: Make, keys: list[str], cursor: int, size: tuple[int, int]) -> None:
    """Each key moves as far as it says, never beyond the ends, and the row stays in view."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter", *keys)
        await settled(pilot)

        assert main(app).results.cursor == cursor
        assert f"{cursor + 1} of 42" in shown(app)
        assert "▸" in shown(app)


@both_sizes
async def test_the_arrows_move_in_the_results_from_the_box(explorer: Make, size: tuple[int, int]) -> None:
    """One can look through the results while still typing."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("down", "down", "up", "pagedown", "pageup", "down")
        await settled(pilot)

        assert main(app).results.cursor == 2
        assert main(app).box.has_focus


@both_sizes
async def test_enter_opens_the_article_at_the_quotation(explorer: Make, size: tuple[int, int]) -> None:
    """The whole article is shown, its boilerplate too, and esc leads back."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)
        text = shown(app)
        await pilot.press("escape")
        await pilot.pause()

        assert app.screen is main(app)
    assert "Northern Wire · 16 Mar 2024" in text
    assert "▌ “We will spend" in text
    assert "one docker shouted" in text


@both_sizes
async def test_brackets_step_through_the_quotations_of_an_article(
    explorer: Make, size: tuple[int, int]
) -> None:
    """`]` and `[` go to the next and the previous quotation, and stop at the ends."""
    app = explorer("takes")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        seen = []
        for key in ("]", "]", "]", "]", "["):
            await pilot.press(key)
            await pilot.pause()
            seen.append(screen.quotation.text.split()[0])

    assert seen == ["Nobody", "a", "They", "They", "a"]


@both_sizes
async def test_n_goes_to_the_next_hit_and_back_leads_to_its_row(
    explorer: Make, size: tuple[int, int]
) -> None:
    """Hits are stepped through from inside the article; the list follows."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)
        for key in ("n", "n", "n", "N"):
            await pilot.press(key)
            await settled(pilot)
        text = shown(app)
        await pilot.press("escape")
        await settled(pilot)

        assert main(app).results.cursor == 2
    assert "Ships, day 0" in text


@both_sizes
async def test_escape_goes_one_step_back_and_never_out(explorer: Make, size: tuple[int, int]) -> None:
    """Article, results, box, words: each has its step, and the last one does nothing."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter", "enter")
        await settled(pilot)
        steps = []
        for _ in range(5):
            await pilot.press("escape")
            await settled(pilot)
            screen = main(app)
            steps.append((app.screen is screen, screen.box.has_focus, screen.box.value))

        assert app.is_running
    assert steps == [
        (True, False, "whatever"),
        (True, True, "whatever"),
        (True, True, ""),
        (True, True, ""),
        (True, True, ""),
    ]


@pytest.mark.parametrize("keys", [["enter", "q"], ["ctrl+q"], ["enter", "enter", "ctrl+q"]])
@both_sizes
async def test_leaving(explorer: Make, index: FakeIndex, keys: list[str], size: tuple[int, int]) -> None:
    """`q` in the results and ctrl+q anywhere leave, and let go of the index."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press(*keys)
        await pilot.pause(0.1)

        assert not app.is_running
    index.closed.wait(10)
    assert index.closed.is_set()


@both_sizes
async def test_z_gives_a_pane_the_whole_screen(explorer: Make, size: tuple[int, int]) -> None:
    """Zoomed results fill the screen; z or esc puts the panes back."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("enter", "z")
        await pilot.pause()
        zoomed = shown(app)
        await pilot.press("escape")
        await pilot.pause()

        assert "Context" not in zoomed
        assert "Context" in shown(app)
        assert main(app).results.has_focus


@pytest.mark.parametrize("size", [*SIZES, (50, 12)])
async def test_the_keys_are_listed(explorer: Make, size: tuple[int, int]) -> None:
    """F1 anywhere, `?` outside the box, and esc closes the sheet."""
    app = explorer("whatever")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, KeysScreen)
        assert "In the search box" in shown(app)
        await pilot.press("escape", "enter", "question_mark")
        await pilot.pause()
        assert isinstance(app.screen, KeysScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1


async def test_a_hundred_thousand_hits_are_only_read_where_they_are_looked_at(explorer: Make) -> None:
    """The last of very many hits is one key away, and only the pages on the way are read."""
    index = FakeIndex([harbour(), *many(20_000)])
    app = explorer("whatever", opener=lambda _folder: index)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press("enter", "G")
        await until(pilot, lambda: main(app).results.hit is not None)
        await settled(pilot)

        assert "20,002 of 20,002" in shown(app)
        assert len(main(app).results._pages) <= 3


async def test_a_page_ahead_is_read_before_one_comes_there(explorer: Make) -> None:
    """Only what fills the screen is read with the answer; the rest of it comes as soon as one moves."""
    index = FakeIndex(many(300))
    app = explorer("whatever", opener=lambda _folder: index)
    async with app.run_test() as pilot:
        await settled(pilot)
        results = main(app).results
        assert results.at(60) is None
        await pilot.press("enter", *["j"] * 45)
        await settled(pilot)

        assert all(results.at(number) for number in range(results.total) if number < 45 + 16)


@pytest.mark.parametrize("size", [(20, 5), (50, 12), (59, 15), (100, 30), (139, 30), (250, 80)])
async def test_every_size_shows_speaker_and_words(explorer: Make, size: tuple[int, int]) -> None:
    """However small or large the terminal, a row says who and what."""
    app = explorer("takes")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        text = shown(app)

        assert all(len(line) <= size[0] for line in text.splitlines())
        if size[1] >= 12:
            assert "Mara" in text
            assert "takes" in text.split("\n", 1)[1]


@both_sizes
async def test_a_quotation_within_another_is_neither_hidden_nor_doubled(
    explorer: Make, size: tuple[int, int]
) -> None:
    """A reported clause and the words in marks inside it: each is stepped to, marked whole, and read once."""
    clause = "that the plan was “a lifeline” for the town"
    text = f"Harbour\n\nTomas Okafor said {clause}. “Nobody is to blame,” he said.\n"
    article = replace(harbour()[0], text=text, title=Fact("Harbour", "first line"))
    outer = replace(said(text, clause, "Tomas Okafor", printed="Tomas Okafor", cue="said"), kind="indirect")
    inner = replace(said(text, "a lifeline", "Tomas Okafor"), kind="mixed")
    held = identified(article.doc, (outer, inner, said(text, "Nobody is to blame,")))
    app = explorer("lifeline", opener=lambda _folder: FakeIndex([(article, held)]))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "2 quotations" in shown(app)
        await pilot.press("enter", "enter")
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, ArticleScreen)
        seen = []
        for _ in held:
            prose = screen.query_one(Prose)
            marks = [mark for mark in prose.passage.marks if mark.role == "quotation"]
            seen.append("".join(prose.passage.text[mark.start : mark.end] for mark in marks))
            others = {mark.start for mark in prose.passage.marks if mark.role == "other"}
            assert len(others) == len(held) - 1
            assert " ".join(shown(app).split()).replace("▌ ", "").count("a lifeline” for the town") == 1
            await pilot.press("right_square_bracket")
            await settled(pilot)

    assert seen == [clause, "a lifeline", "Nobody is to blame,"]


@both_sizes
async def test_a_slash_finds_in_the_article(explorer: Make, size: tuple[int, int]) -> None:
    """Whatever case, marks and line ends; n and N go from place to place, esc forgets them, then leaves."""
    app = explorer("whatever")
    async with app.run_test(size=size, notifications=True) as pilot:
        await press(pilot, "enter", "enter")
        assert "hit 1 of 42" in shown(app)
        await press(pilot, "slash", *"zebra", "enter")
        assert "do not stand in this article" in shown(app)
        await press(pilot, *["backspace"] * 5, *"BERTHS", "enter")
        assert "“BERTHS” 3 of 3" in shown(app)
        assert "n Next place" in shown(app)
        await press(pilot, "n")
        assert "No further place" in shown(app)
        await press(pilot, "N", "N")
        assert "“BERTHS” 1 of 3" in shown(app)
        await press(pilot, "escape")
        assert "n Next hit" in shown(app)
        await press(pilot, "n")
        assert "hit 2 of 42" in shown(app)
        await press(pilot, "N", "escape")

        assert isinstance(app.screen, MainScreen)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("port's five", 1),
        ("PORT", 2),
        ("“nobody", 1),
        ('"nobody', 1),
        ("five  berths", 1),
        ("no.one", 0),
        ('open," LINDQVIST', 1),
        ("zzz", 0),
    ],
)
def test_words_are_found_as_a_keyboard_has_them(words: str, found: int) -> None:
    """Typed marks stand for printed ones, and no character means anything else than itself."""
    article, _ = harbour()

    assert len(places(article.text, words)) == found
