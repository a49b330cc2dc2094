"""Which code does a command of checking return where it could not run? One of its own: 2 has a meaning."""

from __future__ import annotations

from typing import Any

import click

from onrecord.index.errors import Exit, UsageError


class Checking(click.Command):
    """A command with a code of its own where it could not run, for 2 says that words were not checked."""

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the arguments."""
        try:
            return super().make_context(*args, **kwargs)
        except click.UsageError as error:
            error.exit_code = Exit.NOT_RUN  # type: ignore[misc]  # of this error alone
            raise

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            error.exit = Exit.NOT_RUN
            raise
