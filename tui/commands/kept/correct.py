"""`onrecord correct`: put the attribution of a quotation right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import click

from onrecord.index.build import correct
from onrecord.index.corrections import (
    KINDS,
    Ledger,
    applied,
    as_found,
    correction,
    edges_of,
    names,
    now,
    told,
)
from onrecord.index.errors import BuildUnderWay, CannotWrite, NoQuotation, UsageError
from onrecord.index.model import Hit
from onrecord.index.paths import places, short
from onrecord.index.search import open_index
from onrecord.tui.answering import answer
from onrecord.tui.options import format_option, index_option
from onrecord.tui.present.checks.corrected import Outcome
from onrecord.tui.present.words.listing import WRITERS
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from onrecord.index.corrections import Correction
    from onrecord.index.model import Kind
    from onrecord.index.search import Index

LONGEST = 300
"""Characters of a name, an office or a reason."""

SHORTEST = 8
"""Characters of an id, where something is written by it."""

LATER = "the build that is under way or the next one takes it up"


def line(_ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """What was typed, on one line."""
    if value is None:
        return None
    told = " ".join(value.split())
    if len(told) > LONGEST:
        raise UsageError(f"--{param.name} takes at most {LONGEST} characters.")
    return told


def take_up(folder: Path, ledger: Ledger) -> str:
    """Let the index read as the corrections say; why it does not yet, or nothing."""
    try:
        correct(folder, ledger.held)
    except BuildUnderWay:
        return LATER
    except CannotWrite as error:
        return f"it is kept, and the next build takes it up. {str(error).removesuffix('.')}"
    return ""


def others(folder: Path, hit: Hit) -> Iterator[Hit]:
    """The copies of a quotation that the rules gave to a speaker of the same name, or to none as it."""
    from onrecord.index.provenance.corpus import Corpus  # noqa: PLC0415 - one quotation needs none of it
    from onrecord.index.provenance.tracing.trace import trace  # noqa: PLC0415

    corpus = Corpus(folder)
    witness = corpus.witness(hit.quotation.id)
    for copy in trace(corpus, witness).copies if witness else ():
        other = Hit(copy.witness.quotation, copy.witness.article)
        if other.quotation.id != hit.quotation.id and _found(other) == _found(hit):
            yield other


def _found(hit: Hit) -> str:
    speaker, _ = names(as_found(hit.quotation))
    return speaker


@click.command("correct")
@click.argument("identity", metavar="ID")
@click.option("--speaker", callback=line, metavar="NAME", help='Who said it; "" where nobody is named.')
@click.option("--office", callback=line, metavar="OFFICE", help='In what office; "" where none is given.')
@click.option("--kind", type=click.Choice(KINDS), help="What it is; a term is nobody's words.")
@click.option("--words", metavar="TEXT", help="All that was said, as it stands in the article: its edges.")
@click.option("--why", callback=line, metavar="TEXT", help="The reason, kept with it.")
@click.option("--copies", is_flag=True, help="Also the copies that the rules gave to the same speaker.")
@index_option
@format_option(*WRITERS)
def command(identity: str, copies: bool, folder: Path, form: str, **said: str | None) -> int:
    """Put the attribution of a quotation right: its speaker, its office, what kind it is, its edges.

    ID is what `search` prints. The articles are left as they are; the correction is kept beside the index,
    is found by searches at once, stays through every rebuild, and is shown with what it replaced.
    `onrecord corrections` lists all of them and undoes them.
    """
    return answer(lambda: put_right(folder, identity, copies=copies, **said), form)


def put_right(folder: Path, identity: str, *, copies: bool, **said: str | None) -> Outcome:
    """Correct a quotation, and its copies where that is asked for.

    Raises:
        NoQuotation: no quotation has the id.
        UsageError: it reads so already, or the id is too short.
        CannotWrite: the correction could not be kept.

    """
    if len(identity) < SHORTEST:
        raise UsageError(f"Type at least {SHORTEST} characters of the id: a shorter one may be another's.")
    words = said.pop("words", None)
    index = open_index(folder)
    try:
        hit = index.show(identity)
        if hit is None:
            raise NoQuotation(f"no quotation has the id {safe(identity)!r} in the index at {short(folder)}.")
        moved = _moved(index, hit, words)
    finally:
        index.close()
    ledger = Ledger(places().corrections)
    same = others(folder, hit) if copies else ()
    made = now()
    each_wanted = [(hit, replace(wanted(hit, made, **said), edges=moved[0], words=moved[1]))]
    each_wanted += [(other, wanted(other, made, **said)) for other in same]
    due = [(each, how) for each, how in each_wanted if not reads_so(each, how)]
    if not due:
        raise UsageError(
            f"{hit.quotation.id} reads so already; say what is right: --speaker, --office, --kind or --words."
        )
    for _, how in due:
        ledger.add(how)
    changes = [
        f"{how.id}  {told(each.quotation)} → {told(applied(each.quotation, how))}" for each, how in due
    ]
    corrected = "1 quotation is" if len(due) == 1 else f"{len(due):,} quotations are"
    later = take_up(folder, ledger)
    sentence = f"{corrected} corrected{later and f'; {later}'}."
    return Outcome(done=True, sentence=sentence, id=hit.quotation.id, made=made, changes=tuple(changes))


def _moved(index: Index, hit: Hit, words: str | None) -> tuple[str, str]:
    """What a correction says of the edges of a quotation; what it said before, where nothing is said now."""
    found = as_found(hit.quotation)
    if words is None and hit.quotation.text == found.text:
        return "", ""
    text = index.article(hit).text
    edges, stands = edges_of(found, text, hit.quotation.text if words is None else words)
    return (edges, stands) if stands != found.text else ("", "")


def wanted(
    hit: Hit, made: str, *, speaker: str | None, office: str | None, kind: str | None, why: str | None
) -> Correction:
    """The correction of a quotation; what is not said stays as it reads."""
    now_speaker, now_office = names(hit.quotation)
    return correction(
        hit,
        speaker=now_speaker if speaker is None else speaker,
        office=now_office if office is None else office,
        kind=cast("Kind", kind or hit.quotation.kind),
        why=why or "",
        made=made,
    )


def reads_so(hit: Hit, made: Correction) -> bool:
    """Whether a correction would change nothing that is seen of a quotation."""
    then = applied(hit.quotation, made)
    return told(hit.quotation) == told(then) and hit.quotation.text == then.text
