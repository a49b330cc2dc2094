"""Why is this quotation attributed as it is: the passage, and below it the reasons and the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from onrecord.tui.explorer.view.passage import Passage, context
from onrecord.tui.explorer.widgets.prose import Prose
from onrecord.tui.present.checks.comparing import short
from onrecord.tui.present.checks.evidence import Check, Section, checks, reasons
from onrecord.tui.present.words import describe
from onrecord.tui.present.words.safe import safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from onrecord.index.model import Article, Quotation


LONG = 1_000
"""A line with more characters than this is shown by its two ends."""


def told(article: Article, quotation: Quotation) -> Content:
    """The reasons and what was checked of the quotation alone; reads the article's file."""
    parts: list[str | tuple[str, str]] = []
    for section in reasons(article, quotation):
        sure = f"  {describe.sure(quotation)}" if section.title == "Why this speaker" else ""
        parts += [(section.title, "bold"), (sure, "dim"), "\n", *indented(section), "\n"]
    parts += [("Checks", "bold"), "\n"]
    parts += [part for check in checks(article, quotation) for part in _checked(check)]
    return Content.assemble(*parts)


def indented(section: Section) -> list[str]:
    """The lines of a section below its title."""
    return [f"  {short(line, LONG)}\n" for line in section.lines]


def _checked(check: Check) -> list[str | tuple[str, str]]:
    return [("  ok  " if check.passed else "  !   ", "bold"), short(check.text, LONG), "\n"]


class EvidencePane(Vertical):
    """The evidence for one quotation."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._told = Content("")
        self._beyond = Content("")

    def compose(self) -> ComposeResult:
        """The passage and the reasons."""
        yield Prose(id="evidence-passage")
        with VerticalScroll(id="evidence-reasons"):
            yield Static(id="evidence-text")

    def show(self, article: Article, quotation: Quotation, reasoned: Content) -> None:
        """Show the evidence of a quotation; `reasoned` is what `told` says of it."""
        self.query_one(Prose).show(context(article, quotation))
        self._told = reasoned
        self._update()

    def add(self, beyond: Sequence[Check], sections: Sequence[Section]) -> None:
        """Add what other articles say: what was checked by them, the transcript, words of other days."""
        parts = [part for check in beyond for part in _checked(check)]
        for section in sections:
            parts += ["\n", (safe(section.title), "bold"), "\n", *indented(section)]
        self._beyond = Content.assemble(*parts)
        self._update()

    def clear(self) -> None:
        """Show nothing, until something is known."""
        self._told = self._beyond = Content("")
        self.query_one(Prose).show(Passage("", (), (0, 0)))
        self._update()

    def _update(self) -> None:
        self.query_one("#evidence-text", Static).update(Content.assemble(self._told, self._beyond))
