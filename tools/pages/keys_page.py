"""Write the page of all keys from the bindings themselves: ``uv run python -m tools.pages.keys_page``."""

from __future__ import annotations

from pathlib import Path

from onrecord.tui.explorer.app import GROUPS
from onrecord.tui.explorer.screens.dialogs.keys import MARKS, QUERIES
from onrecord.tui.explorer.view import keys

PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"

HEAD = """# The keys of the explorer

Made from the program by `uv run python -m tools.pages.keys_page`; do not edit.

A key with an id can be changed in `config.toml` (`onrecord paths` says where it is):

```toml
[keys]
verify = "x"
copy = "c,y"
```
"""


def code(text: str) -> str:
    """Text as code in a table."""
    return f"`{text.replace('|', chr(92) + '|')}`"


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for group in GROUPS:
        parts.append(f"## {group.HELP_TITLE}\n\n| key | does | id |\n|---|---|---|")
        parts += [
            f"| {' '.join(map(code, key.keys.split()))} | {key.what} | {code(key.id) if key.id else ''} |"
            for key in keys.told(group)
        ]
        parts.append("")
    for title, pairs in (("Searching", QUERIES), ("Marks", MARKS)):
        parts.append(f"## {title}\n\n| | |\n|---|---|")
        parts += [f"| {code(what)} | {meaning} |" for what, meaning in pairs]
        parts.append("")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    print(PAGE.name)
