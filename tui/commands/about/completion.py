"""`onrecord completion`: the script by which a shell completes commands, options and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from onrecord.index.errors import Exit
from onrecord.tui.completing import SHELLS, VARIABLE

if TYPE_CHECKING:
    from click.shell_completion import ShellComplete


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Write the script that completes commands, options, and names of the index behind speaker: and the like.

    \b
    bash  onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord
    zsh   onrecord completion zsh > ~/.zfunc/_onrecord    (a folder of $fpath, before compinit)
    fish  onrecord completion fish > ~/.config/fish/completions/onrecord.fish
    """  # noqa: D301 - Click keeps the lines of a paragraph that begins with this character
    kind = get_completion_class(shell)
    assert kind is not None, "Click knows these shells"
    root = click.get_current_context().find_root().command
    script: ShellComplete = kind(root, {}, "onrecord", VARIABLE)
    click.echo(script.source())
    return Exit.FOUND
