"""What may a word on a command line go on as, where a shell asks: which command, which field, which name?

A shell asks by running the program (Click, "Shell Completion"); whatever goes wrong is no completion.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from onrecord.index.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import click

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_ONRECORD_COMPLETE"
"""In which a shell says what it asks."""
MOST = 50
"""Names that are offered at once."""

_FIELD = re.compile(r"\0?(-?)(\w+):(?:\\?[\"'])?(.*)", re.DOTALL)


def query(ctx: click.Context, _param: click.Parameter | None, incomplete: str) -> list[CompletionItem]:
    """How a word of a query may go on: a field, or a name of the index behind one."""
    try:
        return list(_offered(ctx, incomplete))
    except Exception:
        return []


def _offered(ctx: click.Context, incomplete: str) -> Iterator[CompletionItem]:
    from onrecord.index.paths import typed  # noqa: PLC0415
    from onrecord.index.search.query.fields import ALIASES, TYPED, WHOLE  # noqa: PLC0415 - only a shell asks

    shell = os.environ.get(VARIABLE, "").partition("_")[0]
    before = [str(word) for word in ctx.params.get("query") or ()]
    lead = ""
    if shell == "bash" and before[-1:] == [":"]:
        # bash takes a colon for the end of a word, and completes what is behind it
        lead = f"{before[-2]}:" if len(before) > 1 else ""
    elif shell == "bash" and incomplete == ":" and before:
        lead, incomplete = before[-1], ":"
    match = _FIELD.fullmatch(lead + incomplete)
    if match is None:
        begun = incomplete.removeprefix("-")
        if shell != "bash" and begun:
            minus = incomplete[: -len(begun)]
            yield from (CompletionItem(f"{minus}{field}:") for field in TYPED if field.startswith(begun))
        return
    minus, field, begun = match.groups()
    facet = ALIASES.get(field.lower(), "")
    if facet not in WHOLE:
        return
    named = ctx.find_root().params.get("folders") or ()
    folder = typed(named[-1]) if named else ctx.params["folder"]
    names = _names(folder, facet, begun)
    if shell == "fish":
        yield from _by_word(f"{minus}{field}:", names, begun)
        return
    for name in names:
        quoted = '"' + name.replace('"', "") + '"'
        if shell == "bash":
            # once for the shell, once for the `read` of the script
            escaped = re.sub(r"([^\w@%+,./-])", r"\\\1", quoted).replace("\\", "\\\\")
            yield CompletionItem((":" if incomplete == ":" else "") + escaped)
        else:
            yield CompletionItem(f"{minus}{field}:{quoted}")


def _by_word(lead: str, names: Sequence[str], begun: str) -> Iterator[CompletionItem]:
    """The words of names that begin so, each once, with the first name that has it beside it.

    fish lists only what begins with what is typed, so that of a name a surname would not find it.
    """
    found: dict[str, str] = {}
    for name in names:
        for word in name.replace('"', "").split():
            if fold(word).startswith(fold(begun)):
                found.setdefault(word, name)
    for word, name in found.items():
        yield CompletionItem(lead + word, help=name if name != word else None)


def _names(folder: Path, facet: str, begun: str) -> list[str]:
    from onrecord.index.search import open_index  # noqa: PLC0415
    from onrecord.index.search.facets import persons_first  # noqa: PLC0415

    index = open_index(folder)
    try:
        return [count.value for count in persons_first(index.names(facet, begun.strip("\\\"'"), MOST))]
    finally:
        index.close()
