"""Corpus text is data: whatever it holds, the explorer shows it and does nothing that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.index.model import Article, Cue, Fact, Office, Quotation, Relay, Speaker, identified
from tests.tui.explorer.fakes import FakeIndex
from tests.tui.explorer.steps import SIZES, settled, shown

if TYPE_CHECKING:
    from tests.tui.explorer.steps import Make

ODD = [
    "[/b] [bold red]not bold[/] [laughs] $x @{y} [link=http://x]z[/link]",
    "\x1b[31mred\x1b[0m \x1b]52;c;AAAA\x07 \x00 \x7f \x9b31m",
    "\u202eevil\u202c \u2066a\u2069 \u200f\u200e zero\u200bwidth \ufeff",
    "tab\tbed\r\nline\x0bfeed\u2028sep",
    "中文字符 e\u0301e\u0301 👩\u200d👩\u200d👧 ❤\ufe0f \ud800 \U000e0041",
    "עברית العربية",
    "a\u0301" * 500,
    "x" * 100_000,
]


def hostile() -> FakeIndex:
    """An index in which every text of every article is odd."""
    held = []
    for number, odd in enumerate(ODD):
        text = f"{odd}\n\n“take {odd}” said {odd} of {odd} to {odd}.\n"
        start = text.index("take")
        end = start + 5 + len(odd)
        quotation = Quotation(
            "direct",
            ((start, end),),
            f"take {odd}",
            speaker=Speaker(odd, odd),
            mention=(end + 7, end + 7 + len(odd)),
            office=Office(odd, (0, len(odd))),
            cue=Cue(odd, odd, (end + 2, end + 6)),
            relays=(Relay(odd, "sentence", odd, (0, 3)),),
            confidence=0.7,
        )
        fact = Fact(odd, odd)
        article = Article(
            f"{number}{odd[:100]}", odd[:100], text, "0", fact, fact, fact, fact, fact, masks=((0, 2),)
        )
        held.append((article, identified(article.doc, [quotation])))
    return FakeIndex(held)


def forbidden(text: str) -> set[str]:
    """What no line of the screen may hold."""
    return {
        c for c in text if (ord(c) < 32 and c != "\n") or c in "\x7f\x9b\u202e\u2066\u200b\u200d\ud800\ufeff"
    }


@pytest.mark.parametrize("size", [*SIZES, (40, 10)])
async def test_every_screen_shows_odd_text_as_text(explorer: Make, size: tuple[int, int]) -> None:
    """Markup is shown and not obeyed; what a terminal would obey is made visible; nothing breaks."""
    app = explorer("take", opener=lambda _folder: hostile())
    seen = []
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for _ in ODD:
            seen.append(shown(app))
            await pilot.press("enter", "enter")
            await settled(pilot)
            seen.append(shown(app))
            await pilot.press("]", "G", "g", "escape", "j")
            await settled(pilot)

    assert not forbidden("".join(seen))
    if size == (160, 48):
        assert "[/b] [bold red]not bold[/]" in "".join(seen)
