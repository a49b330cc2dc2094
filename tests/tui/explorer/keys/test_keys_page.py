"""The page of keys says what the program does."""

from __future__ import annotations

from tools.pages.keys_page import PAGE, page


def test_the_page_of_keys_is_up_to_date() -> None:
    """Where this fails: uv run python -m tools.pages.keys_page."""
    assert PAGE.read_text(encoding="utf-8") == page()
