"""Which words, or which draft, are to be verified?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.index.paths import is_file, typed
from onrecord.tui.explorer.screens.dialogs.form import Field, FormScreen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import App


def ask_words(app: App[Any], words: str, speaker: str, then: Callable[[str, str], object]) -> None:
    """Ask for words and who is claimed to have said them.

    Args:
        app: over whose screen it is asked.
        words: as they stand in the dialog at first.
        speaker: likewise.
        then: called with both.

    """

    async def enough(values: tuple[str, ...]) -> str:
        return "" if values[0] else "Type or paste the words."

    def given(values: tuple[str, ...] | None) -> None:
        if values:
            then(values[0], values[1])

    fields = [Field("Words", words, "as they are claimed"), Field("Said by", speaker, "if it is claimed")]
    app.push_screen(FormScreen("Verify words", fields, accept=enough), given)


def ask_draft(app: App[Any], then: Callable[[Path], object]) -> None:
    """Ask for the file of a draft, and go on with it."""

    async def there(values: tuple[str, ...]) -> str:
        path = typed(values[0])
        return "" if values[0] and is_file(path) else "There is no such file."

    def given(values: tuple[str, ...] | None) -> None:
        if values:
            then(typed(values[0]))

    fields = [Field("Draft", "", "a file: text, Markdown, Word, a web page …")]
    app.push_screen(FormScreen("Verify a draft", fields, accept=there), given)
