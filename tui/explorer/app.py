"""What is the explorer as a whole: which index, which looks, which screens, which keys?"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.events import Event, InputEvent

from onrecord.index.paths import places
from onrecord.tui.explorer import commands
from onrecord.tui.explorer.screens.article import ArticleScreen
from onrecord.tui.explorer.screens.dialogs import asking
from onrecord.tui.explorer.screens.dialogs.menu import Entry, MenuScreen
from onrecord.tui.explorer.screens.draft import Draft, DraftScreen
from onrecord.tui.explorer.screens.main.screen import MainScreen
from onrecord.tui.explorer.screens.verdict import VerdictScreen
from onrecord.tui.explorer.search.tracing import Tracer, open_corpus
from onrecord.tui.explorer.view.ascii import Ascii, asked_for
from onrecord.tui.explorer.view.themes import DARK, THEMES
from onrecord.tui.explorer.work import clipboard, correcting
from onrecord.tui.explorer.work.index_session import IndexSession
from onrecord.tui.kept import session
from onrecord.tui.kept.findings import Findings
from onrecord.tui.kept.history import History
from onrecord.tui.kept.marks import Marks
from onrecord.tui.kept.pins import Pins
from onrecord.tui.kept.recent import Recent
from onrecord.tui.kept.saved import SavedSearches
from onrecord.tui.kept.seen import Seen
from onrecord.tui.present.hits import citation

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from textual.filter import LineFilter
    from textual.screen import Screen

    from onrecord.index.model import Hit
    from onrecord.index.provenance.corpus import Corpus
    from onrecord.tui.explorer.search.desk import Desk
    from onrecord.tui.present.checks.corrected import Outcome
    from onrecord.tui.present.hits.contract import Results


class Explorer(App[None]):
    """The explorer on one index.

    Args:
        index: the session that opens and builds it, or just the folder where it is or will be.
        query: what the search box holds at the start; where it is empty, the last session is taken up.
        first_run: build the sample corpus at once where there is no index.
        draft: a file whose quotations are checked at once.
        keymap: other keys for bindings, by their id.
        own_commands: the person's own commands, by name.
        ascii_only: paint nothing but ASCII; where it is not said, as the environment asks.
        provenance: opens what traces and verifies; asked in a thread, when it is first needed.

    """

    CSS_PATH = ["explorer.tcss", "verify.tcss"]  # noqa: RUF012
    TITLE = "onrecord"
    ENABLE_COMMAND_PALETTE = False
    HELP_TITLE = "Anywhere"
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (140, "-beside")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", key_display="ctrl+q", priority=True, id="quit"),
        Binding("f1,question_mark", "keys", "Keys", key_display="?", id="help"),
        Binding("ctrl+p,colon", "commands", "Every command", show=False, id="commands"),
        Binding("V", "verify_words", "Verify words …", show=False, id="verify-words"),
        Binding("D", "verify_draft", "Verify a draft …", show=False, id="verify-draft"),
        Binding("ctrl+z", "suspend_process", "To the shell; fg returns", show=False, id="suspend"),
        Binding("ctrl+t", "themes", "Theme", show=False, id="themes"),
    ]

    def __init__(
        self,
        index: IndexSession | Path,
        *,
        query: str = "",
        first_run: bool = False,
        draft: Draft | Path | None = None,
        keymap: Mapping[str, str] | None = None,
        own_commands: Mapping[str, str] | None = None,
        ascii_only: bool | None = None,
        provenance: Callable[[Path], Corpus] = open_corpus,
    ) -> None:
        super().__init__()
        self._ascii = Ascii(asked_for() if ascii_only is None else ascii_only)
        self.index_session = index if isinstance(index, IndexSession) else IndexSession(index)
        self.folder = self.index_session.folder
        self.first_run = first_run
        self._draft = draft if draft is None or isinstance(draft, Draft) else Draft(draft)
        self.tracer = Tracer(self.folder, provenance)
        state = places().state
        self.history = History(state / "searches.jsonl")
        self.pins = Pins(places().data / "pins.json")
        self.saved = SavedSearches(places().data / "searches.json")
        self.findings = Findings(state / "reviews.json")
        self.seen = Seen(places().data / "seen")
        self.marks = Marks(places().data / "marks.json")
        self.recent = Recent(state / "indexes.json")
        self.other: Path | None = None
        """The index that this one was left for."""
        self._session_path = state / "session.json"
        self._begin = self._taken_up(query)
        self.collection = self._begin.collection
        self.own = correcting.OwnCorrections(self.folder)
        self._pinning = asyncio.Lock()
        for theme in THEMES:
            self.register_theme(theme)
        known = {theme.name for theme in THEMES}
        self.theme = self._begin.theme if self._begin.theme in known else DARK.name
        self._own_keys = dict(keymap or {})
        self.own_commands: Mapping[str, str] = dict(own_commands or {})
        self.piped = ""
        self.touched = monotonic()
        """When a key was last pressed or the mouse moved; seconds as `monotonic` counts them."""

    def _taken_up(self, query: str) -> session.Session:
        last = session.load(self._session_path)
        if query:
            return session.Session(query=query, theme=last.theme, collection=last.collection)
        if last.folder != str(self.folder):
            return session.Session(theme=last.theme, collection=last.collection)
        return last

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through on its way to the terminal."""
        filters = list(super().get_line_filters())
        return [*filters, self._ascii] if self._ascii.enabled else filters

    def get_default_screen(self) -> Screen[None]:
        """The explorer begins with the search."""
        return MainScreen(self._begin)

    async def on_event(self, event: Event) -> None:
        """Note that somebody is at work."""
        if isinstance(event, InputEvent):
            self.touched = monotonic()
        await super().on_event(event)

    def on_mount(self) -> None:
        """Take up the user's own keys."""
        if self._draft is not None:
            self.call_after_refresh(self.push_screen, DraftScreen(self._draft))
        self.app_resume_signal.subscribe(self, lambda _: self.call_later(self.refresh, layout=True))
        own, faults = commands.own_keys(self._own_keys, GROUPS)
        self.set_keymap(own)
        for fault in faults:
            self.notify(fault, severity="warning", markup=False)

    async def action_quit(self) -> None:
        """Remember where the user is, and leave."""
        if self.main:
            session.save(self._session_path, self.main.session)
        self.exit()

    def action_keys(self) -> None:
        """Show every key, those of the focused pane first."""
        commands.show_keys(self, GROUPS)

    def action_commands(self) -> None:
        """Choose among all commands that can be given here."""
        commands.choose(self, Explorer)

    def action_themes(self) -> None:
        """Choose the colours."""
        entries = [Entry(theme.name.removeprefix("onrecord-"), "", theme.name) for theme in THEMES]

        def chosen(name: str | None) -> None:
            if name:
                self.action_wear(name)

        self.push_screen(MenuScreen("Theme", entries), chosen)

    def action_wear(self, name: str) -> None:
        """Put on a theme."""
        self.theme = name

    @work(group="pin")
    async def pin(self, hits: Sequence[Hit]) -> None:
        """Pin quotations; where each of them is pinned, take their pins out."""
        try:
            async with self._pinning:
                pinned = await asyncio.to_thread(self.pins.toggle, hits, self.collection)
        except OSError as error:
            self.notify(f"It could not be pinned: {error.strerror}.", severity="error", markup=False)
            return
        one, into = len(hits) == 1, f" in “{self.collection}”" if self.collection else ""
        if pinned:
            self.notify(
                f"{'Pinned' if one else f'{len(hits):,} pinned'}{into}; P lists the pins.",
                timeout=2,
                markup=False,
            )
        else:
            self.notify("The pin is taken out." if one else f"{len(hits):,} pins are taken out.", timeout=2)
        if self.main:
            self.main.kept.mark_pins()

    async def open_other(self, folder: Path) -> None:
        """Leave for another index; whoever runs the explorer opens it."""
        self.other = folder
        await self.action_quit()

    @work(group="search box")
    async def search_anew(self) -> None:
        """Go to the search box from whatever is shown."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if self.main:
            self.main.action_search_box()

    def on_unmount(self) -> None:
        """Let go of the provenance and of the past searches."""
        self.tracer.close()
        self.history.close()

    def read_article(self, results: Results, number: int, hit: Hit) -> None:
        """Show a hit's article over whatever is shown."""
        self.push_screen(ArticleScreen(results, number, hit))

    def mark(self, results: Results | None, number: int, hit: Hit) -> None:
        """Mark a hit of the search, to come back to; or no longer."""
        if self.main:
            self.main.marking.mark(results, number, hit)

    @property
    def main(self) -> MainScreen | None:
        """The search screen, below all others; None before it is there."""
        lowest = next(iter(self.screen_stack), None)
        return lowest if isinstance(lowest, MainScreen) else None

    @property
    def desk(self) -> Desk | None:
        """The open index, if there is one."""
        return self.main.desk if self.main else None

    def corrected(self, sentence: str) -> None:
        """An attribution has been corrected, or that was undone: say so, and read the index anew."""
        self.notify(sentence, timeout=4, markup=False)
        if self.main:
            self.main.indexing.open()

    def undo_correction(self) -> None:
        """Let what was corrected here last read as before, once that is confirmed."""
        last = self.own.last
        if last is None:
            self._answer_correction(self.own.undo)
            return

        def chosen(answer: str | None) -> None:
            if answer == "undo":
                self._answer_correction(self.own.undo)

        entries = [Entry("Undo it", last.told, "undo"), Entry("Leave it", "", "leave")]
        self.push_screen(MenuScreen("Undo this correction?", entries), chosen)

    def redo_correction(self) -> None:
        """Correct once more what was undone here last."""
        self._answer_correction(self.own.redo)

    @work(exclusive=True, group="undo")
    async def _answer_correction(self, ask: Callable[[], Awaitable[Outcome]]) -> None:
        said = await ask()
        if said.done:
            self.corrected(said.sentence)
        else:
            self.notify(said.sentence, severity="warning", markup=False)

    def action_verify_words(self) -> None:
        """Ask for words, and say what is known of them."""
        asking.ask_words(self, "", "", lambda words, speaker: self.push_screen(VerdictScreen(words, speaker)))

    def action_verify_draft(self) -> None:
        """Ask for the file of a draft, and check every quotation in it."""
        asking.ask_draft(self, lambda path: self.push_screen(DraftScreen(Draft(path))))

    def copy(self, form: str, hits: Sequence[Hit]) -> None:
        """Copy quotations in one of the forms."""
        if hits:
            several = f" of {len(hits):,} quotations" if len(hits) > 1 else ""
            self.copy_text(f"{form.capitalize()}{several}", citation.together(form, hits))

    def copy_text(self, what: str, text: str) -> None:
        """Copy any text, and say so."""
        self.copy_to_clipboard(text)
        self._copy(what, text)

    @work(thread=True, group="copy")
    def _copy(self, what: str, text: str) -> None:
        self.notify(f"{what} {clipboard.copy(text)}.", timeout=2, markup=False)


GROUPS: tuple[Any, ...] = (*commands.PARTS, Explorer)
"""Everything that has keys, in the order in which the sheet tells of them."""
