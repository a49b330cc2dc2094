"""What may a screen ask of the app that it belongs to?

Screens import this and never the app, so that each can be shown by any app that answers it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from onrecord.index.model import Hit
    from onrecord.tui.explorer.search.desk import Desk
    from onrecord.tui.explorer.search.tracing import Tracer
    from onrecord.tui.explorer.work.correcting import OwnCorrections
    from onrecord.tui.explorer.work.index_session import IndexSession
    from onrecord.tui.kept.findings import Findings
    from onrecord.tui.kept.history import History
    from onrecord.tui.kept.marks import Marks
    from onrecord.tui.kept.pins import Pins
    from onrecord.tui.kept.recent import Recent
    from onrecord.tui.kept.saved import SavedSearches
    from onrecord.tui.kept.seen import Seen
    from onrecord.tui.present.hits.contract import Results


class Host(Protocol):
    """The app, as its screens see it."""

    folder: Path
    """Where the index is, or will be."""
    first_run: bool
    """Whether the sample corpus is built at once where there is no index."""
    index_session: IndexSession
    """Opens, watches and builds the index."""
    touched: float
    """When a key was last pressed or the mouse moved; seconds as `monotonic` counts them."""
    tracer: Tracer
    """The provenance of the index."""
    history: History
    """Past searches."""
    pins: Pins
    """Pinned quotations."""
    findings: Findings
    """Findings of drafts that were looked at."""
    own: OwnCorrections
    """What has been corrected since the explorer was opened."""
    collection: str
    """The name of the collection that is pinned into; empty: the pins that are in none."""
    saved: SavedSearches
    """Saved searches."""
    seen: Seen
    """What was seen of them."""
    marks: Marks
    """Marked places in results."""
    recent: Recent
    """The indexes that were open lately."""
    piped: str
    """The command that quotations were given to last."""
    own_commands: Mapping[str, str]
    """The person's own commands, by name."""

    @property
    def desk(self) -> Desk | None:
        """The open index, if there is one."""

    def copy(self, form: str, hits: Sequence[Hit]) -> None:
        """Copy quotations in one of the forms."""

    def copy_text(self, what: str, text: str) -> None:
        """Copy any text, and say so."""

    def pin(self, hits: Sequence[Hit]) -> object:
        """Pin quotations; where each of them is pinned, take their pins out."""

    def open_other(self, folder: Path) -> object:
        """Leave for another index."""

    def search_anew(self) -> object:
        """Go to the search box from whatever is shown."""

    def read_article(self, results: Results, number: int, hit: Hit) -> None:
        """Show a hit's article over whatever is shown."""

    def mark(self, results: Results | None, number: int, hit: Hit) -> None:
        """Mark a hit of the search, to come back to; or no longer."""

    def corrected(self, sentence: str) -> None:
        """An attribution has been corrected, or that was undone: say so, and read the index anew."""

    def undo_correction(self) -> object:
        """Let what was corrected here last read as before, once that is confirmed."""

    def redo_correction(self) -> object:
        """Correct once more what was undone here last."""
