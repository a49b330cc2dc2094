"""`onrecord read`: articles as they are read, and how each fact of them is known."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from onrecord.index import articles
from onrecord.index.errors import Exit
from onrecord.index.model import Skipped
from onrecord.index.names.outlets import persons
from onrecord.index.paths import short, typed
from onrecord.index.sources import CLASSES
from onrecord.index.text.counting import counted
from onrecord.tui.options import format_option
from onrecord.tui.present.words.listing import WRITERS, Listing
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from onrecord.index.model import Article

WIDTH = 11

COLUMNS = ("file", "member", "title", "outlet", "authors", "via", "published", "url", "reader")
"""The columns of CSV and Markdown."""


@click.command("read")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--outlet", default="", help="The outlet of all these articles.")
@click.option("--pattern", default="", help="What their names say, as '{outlet}_{date}_{slug}'.")
@click.option("--class", "source_class", type=click.Choice(CLASSES), help="What all these articles are.")
@format_option(*WRITERS)
def command(paths: tuple[Path, ...], outlet: str, pattern: str, source_class: str | None, form: str) -> int:
    """Show the articles at PATHS as they are read: title, outlet, author, day, and the text.

    The place to look when an article is not as it should be: what was taken for what and why, and what was
    left out.
    """
    roots = [typed(path) for path in paths]
    said = articles.Given(outlet, pattern, source_class or "")
    folders = {str(root.absolute()): said for root in roots} if said != articles.Given() else {}
    count = 0

    def found() -> Iterator[Article]:
        nonlocal count
        for each in articles.every(roots, folders):
            if isinstance(each, Skipped):
                click.echo(f"left out  {safe(short(each.path))}: {safe(each.reason)}", err=True)
            else:
                count += 1
                yield each

    listing = Listing(COLUMNS, map(as_object, found()), chain.from_iterable(map(shown, found())))
    WRITERS[form](listing, sys.stdout)
    click.echo(counted(count, "article"), err=True)
    return Exit.FOUND if count else Exit.NOTHING


def as_object(article: Article) -> Mapping[str, object]:
    """The article as one flat JSON object; the bases beside it."""
    facts = {
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
        "class": article.source_class,
    }
    return {
        "file": article.file,
        "member": article.member or None,
        **{name: fact.value if fact else None for name, fact in facts.items()},
        "outlet_printed": (article.outlet.printed or article.outlet.value) if article.outlet else None,
        "authors": list(article.authors) or (list(_apart(article.author.value)) if article.author else []),
        "via": [relay.name for relay in article.relays],
        "text": article.text,
        "bases": {name: fact.basis for name, fact in {**facts, "author": article.author}.items() if fact},
        "reader": article.reader or None,
        "left_out": list(article.left_out),
    }


def _apart(author: str) -> tuple[str, ...]:
    return persons(author) or (author,)


def shown(article: Article) -> Iterator[str]:
    """The article as lines for a person."""
    yield f"{'file':{WIDTH}}{safe(short(article.file))}"
    if article.member:
        yield f"{'member':{WIDTH}}{safe(article.member)}"
    if article.reader:
        yield f"{'read by':{WIDTH}}{safe(article.reader)}"
    for name, fact in (
        ("title", article.title),
        ("outlet", article.outlet),
        ("author", article.author),
        ("published", article.published),
        ("address", article.url),
        ("class", article.source_class),
    ):
        yield (
            f"{name:{WIDTH}}{safe(fact.value)}  ({safe(fact.basis)})" if fact else f"{name:{WIDTH}}not known"
        )
    for relay in article.relays:
        yield f"{'via':{WIDTH}}{safe(relay.name)}  ({safe(relay.basis)})"
    for what in article.left_out:
        yield f"{'left out':{WIDTH}}{safe(what)}"
    masked = sum(end - start for start, end in article.masks)
    if masked:
        whole = f"{len(article.text):,} characters: heads, credits, furniture"
        yield f"{'not prose':{WIDTH}}{masked:,} of {whole}"
    yield ""
    for line in article.text.splitlines():
        yield f"  {safe(line)}" if line.strip() else ""
    yield ""
