"""The command `onrecord`: its sub-commands, loaded when called, and how errors reach the user."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click
from click.shell_completion import CompletionItem

from onrecord.index.errors import Exit, OnrecordError, QueryError, UsageError
from onrecord.tui import streams
from onrecord.tui.stopping import heard, stoppable

if TYPE_CHECKING:
    from collections.abc import Sequence


class Entry(NamedTuple):
    """A command as the list of commands shows it."""

    module: str
    """From `onrecord.tui.commands` on; it holds the Click command."""
    help: str


COMMANDS = {
    "build": Entry("articles.build", "Read articles and bring the index up to date with them."),
    "completion": Entry("about.completion", "Write the script by which bash, zsh or fish completes."),
    "correct": Entry(
        "kept.correct", "Put the attribution of a quotation right; it stays so through every rebuild."
    ),
    "corrections": Entry("kept.corrections", "List what has been corrected, and undo it."),
    "classes": Entry("answers.names", "List the classes of source, with how many quotations each has."),
    "explore": Entry("explore", "Open the explorer, with QUERY typed if one is given."),
    "export": Entry(
        "answers.export", "Write every quotation that answers a query: RIS, CSL-JSON, SQLite, CSV and more."
    ),
    "extract": Entry("articles.extract", "Write the quotations of articles as JSON Lines, without an index."),
    "mcp": Entry("answers.mcp", "Let a writing assistant search and verify here: Model Context Protocol."),
    "names": Entry("kept.naming", "Say which names are one person's and which are not; list and undo that."),
    "offices": Entry("answers.names", "List the offices of speakers, with how many quotations each has."),
    "outlets": Entry("answers.names", "List the outlets, with how many quotations each has."),
    "paths": Entry("about.paths", "Say where everything is kept."),
    "pins": Entry("kept.pins", "Write the quotations pinned in the explorer."),
    "read": Entry(
        "articles.read",
        "Show articles as they are read: title, outlet, author, day and text, each with its basis.",
    ),
    "relays": Entry(
        "answers.names", "List the outlets that words came through, with how many quotations each has."
    ),
    "quality": Entry(
        "about.quality", "Say how good the shipped rules and model are, in figures, beside those of peers."
    ),
    "review": Entry("kept.review", "List the quotations most worth a look: least sure, in most copies."),
    "search": Entry("answers.search", "Find quotations: who said it, in what office, through which outlet."),
    "show": Entry("answers.show", "Show one quotation with its context and the reasons for its attribution."),
    "speakers": Entry(
        "answers.names", "List the speakers, with how many quotations each has and how they are spelt."
    ),
    "status": Entry("about.status", "Say where the index is, what it holds, and how fresh it is."),
    "trace": Entry(
        "checks.trace", "Follow a statement: its copies, what was changed, who carried it from whom."
    ),
    "verify": Entry(
        "checks.verify", "Check a claimed quotation, or every quotation of a draft, against the index."
    ),
    "verify-pack": Entry(
        "checks.verify_pack", "Check a pack of evidence against the files that it was made from."
    ),
}
"""Every command with its line of help, so that listing them imports none of them."""


NAMES = {
    "speakers": "speaker",
    "offices": "office",
    "outlets": "outlet",
    "relays": "relay",
    "classes": "class",
}
"""The commands that list the names of a field, and the field."""


MISTYPED = {errno.ENAMETOOLONG, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.EINVAL}
"""What the system says of a path that a person got wrong."""


class Failed(Exception):
    """What the system refused a command; Click would take a reader that has gone for nothing found.

    Args:
        error: of the system.

    """

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


class TextContext(click.Context):
    """The arguments of a command, of which those that are no paths must be text; told to end, it does."""

    def invoke(self, callback: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call the command.

        Raises:
            UsageError: an argument holds bytes that are none of UTF-8.

        """
        for name, value in kwargs.items():
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and any("\ud800" <= character <= "\udfff" for character in text):
                    raise UsageError(f"What is given as {name.upper()} is no text in UTF-8; type it anew.")
        with stoppable():
            return super().invoke(callback, *args, **kwargs)


class LazyGroup(click.Group):
    """A group whose commands live in `onrecord.tui.commands`, each imported when it is called.

    After the pattern "Lazily Loading Subcommands" of the Click documentation.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in COMMANDS:
            return None
        entry = COMMANDS[cmd_name]
        module = import_module(f"onrecord.tui.commands.{entry.module}")
        command: click.Command = (
            module.listing(cmd_name, NAMES[cmd_name], entry.help) if cmd_name in NAMES else module.command
        )
        command.context_class = TextContext
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The commands that begin so, from the list; none is imported for it."""
        named = [
            CompletionItem(name, help=entry.help)
            for name, entry in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command.

        Raises:
            Failed: the system refused it something.

        """
        try:
            return super().invoke(ctx)
        except OSError as error:
            raise Failed(error) from error

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments begin with; a name that is near to one is offered."""
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = (
                f"did you mean “onrecord {near[0]}”?"
                if near
                else f"to look for it, type: onrecord search {args[0]!r}"
            )
            ctx.fail(f"There is no command {args[0]!r}; {hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from their one-line helps."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from onrecord.index.version import version  # noqa: PLC0415 - reads the package's metadata, 30 ms

    click.echo(f"onrecord {version()}")
    ctx.exit()


@click.command(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--index", "folders", metavar="DIR", multiple=True, help="Use the index in this folder.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Open the explorer in nothing but ASCII.")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Say which version this is.",
)
@click.pass_context
def onrecord(ctx: click.Context, folders: tuple[str, ...], ascii_only: bool) -> object:
    """Who said it, in what office, through which outlet, and in what words.

    Without a command, opens the explorer; on the very first run it builds the sample corpus and opens on it.
    """
    ctx.obj = folders
    if ctx.invoked_subcommand is not None:
        if ascii_only:
            raise UsageError("--ascii is for the explorer: onrecord --ascii, or explore --ascii QUERY.")
        return None
    command = onrecord.get_command(ctx, "explore")
    assert command is not None
    with command.make_context("explore", ["--ascii"] * ascii_only, parent=ctx) as made:
        return command.invoke(made)


def caret(query: str, position: int) -> str:
    """The query with a caret under the fault, two lines, however wide its characters are."""
    from rich.cells import cell_len  # noqa: PLC0415 - only where a query is at fault

    from onrecord.tui.present.words.safe import safe  # noqa: PLC0415

    start = max(0, position - 60)
    line = safe(query[start : start + 76])
    return f"  {line}\n  {' ' * cell_len(safe(query[start:position]))}^"


def tell(error: OnrecordError) -> None:
    """Write an error to stderr: one plain sentence, and for a query the place of the fault."""
    from onrecord.tui.present.words.safe import safe  # noqa: PLC0415 - only where something is at fault

    click.echo(f"onrecord: {safe(str(error))}", err=True)
    if isinstance(error, QueryError) and error.query:
        click.echo(caret(error.query, error.position), err=True)
        if error.suggestion:
            click.echo(f"  Did you mean: {safe(error.suggestion)}", err=True)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run `onrecord` and exit with one of the codes of `Exit`."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code = run(args)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    # Where a stop has come through code that `exec` ran, as when a dataclass is made, Python would end itself
    # by SIGINT though the stop was caught; it forgets that with the next code that it is given as text.
    eval("None")  # noqa: S307
    sys.exit(code)


def run(args: Sequence[str] | None = None) -> int:
    """Run `onrecord` with these arguments; what a user can do wrong becomes a sentence and a code."""
    streams.prepare()
    try:
        code = _answered(args)
        sys.stdout.flush()
    except OSError as error:
        streams.abandon()
        return _refused(error)
    return code


def _answered(args: Sequence[str] | None) -> int:
    try:
        result: Any = onrecord.main(args=args, prog_name="onrecord", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        _say("\nonrecord: stopped.")
        return 128 + heard()
    except OnrecordError as error:
        tell(error)
        return error.exit
    except Failed as error:
        raise error.error from None
    except SystemExit:
        # Click ends so where the reader of a help text has gone.
        return Exit.FOUND
    return result if isinstance(result, int) else Exit.FOUND


def _refused(error: OSError) -> int:
    """Say what the system refused; a reader that has gone has read what it wanted."""
    from onrecord.index.paths import short  # noqa: PLC0415 - only where something is at fault
    from onrecord.tui.present.words.safe import safe  # noqa: PLC0415

    if isinstance(error, BrokenPipeError):
        return Exit.FOUND
    reason = error.strerror or str(error)
    if error.filename is not None:
        _say(f"onrecord: {safe(short(os.fsdecode(error.filename)))}: {reason}.")
    elif error.errno == errno.ENOENT:
        _say("onrecord: the working directory is gone; change to another.")
    else:
        _say(f"onrecord: the output cannot be written: {reason}.")
    return Exit.USAGE if error.errno in MISTYPED else Exit.FAILED


def _say(sentence: str) -> None:
    """Write to standard error, as far as there is one."""
    with suppress(OSError):
        click.echo(sentence, err=True)
