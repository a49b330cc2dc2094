"""Which keys does the search screen have, beside those of its panes?"""

from __future__ import annotations

from textual.binding import Binding

from onrecord.tui.explorer.screens.handing import handing_keys

MAIN_KEYS = (
    Binding("v", "verify", "Verify", id="verify"),
    Binding("f", "filter", "Filter", id="filter"),
    Binding("s", "order('sort')", "Sort", id="sort"),
    Binding("S", "order('reverse')", "Turn the order round", show=False, id="reverse"),
    Binding("y", "copy", "Copy", id="copy"),
    Binding("Y", "copy_as", "Copy as …", show=False, id="copy-as"),
    Binding("p", "pin", "Pin", id="pin"),
    Binding("e", "export", "Export", id="export"),
    Binding("P", "kept('pins')", "Pins", show=False, id="pins"),
    Binding("o", "open", "Open", id="open"),
    *handing_keys(""),
    Binding("c", "correct", "Correct", id="correct"),
    Binding("U", "undo_correction", "Undo a correction made here", show=False, id="undo"),
    Binding("ctrl+y", "redo_correction", "Redo it", show=False, id="redo"),
    Binding("r", "kept('review')", "Review what is doubtful", show=False, id="review"),
    Binding("C", "kept('corrections')", "What was corrected", show=False, id="corrections"),
    Binding("slash", "search_box", "Search", key_display="/", id="search", priority=True),
    Binding("plus", "only_speaker", "Only this speaker", show=False, id="only-speaker"),
    Binding("minus", "except_speaker", "Not this speaker", show=False, id="except-speaker"),
    Binding("u", "order('fold')", "Fold or unfold copies", show=False, id="fold"),
    Binding("quotation_mark", "order('saying')", "Said, or nearby too", show=False, id="saying"),
    Binding("w", "order('kwic')", "One line an occurrence", show=False, id="kwic"),
    Binding("less_than_sign", "order('left')", "Sort by a word further left", show=False, id="kwic-left"),
    Binding(
        "greater_than_sign", "order('right')", "Sort by a word further right", show=False, id="kwic-right"
    ),
    Binding("W", "order('words')", "The words at that place, counted", show=False, id="kwic-words"),
    Binding("K", "order('collocates')", "The words that go with them", show=False, id="kwic-collocates"),
    Binding("d", "order('sample')", "Some lines at random", show=False, id="kwic-sample"),
    Binding("z", "zoom", "Zoom this pane", show=False, id="zoom"),
    Binding("1", "pane('facets')", "Facets", show=False, id="pane-1"),
    Binding("2", "pane('results')", "Results", show=False, id="pane-2"),
    Binding("3", "pane('context')", "Context", show=False, id="pane-3"),
    Binding("i,4", "pane('timeline')", "Timeline", show=False, id="timeline"),
    Binding("down", "cursor(1)", "Next result", show=False),
    Binding("up", "cursor(-1)", "Previous result", show=False),
    Binding("pagedown", "cursor_page(1)", "Further results", show=False),
    Binding("pageup", "cursor_page(-1)", "Earlier results", show=False),
    Binding("ctrl+r", "kept('history')", "Past searches", show=False, id="history"),
    Binding("ctrl+s", "save_search", "Save this search", show=False, id="save-search"),
    Binding("ctrl+o", "kept('saved')", "Saved searches", show=False, id="saved-searches"),
    Binding("N", "kept('new')", "What is new in saved searches", show=False, id="whats-new"),
    Binding("I", "kept('indexes')", "Another index", show=False, id="indexes"),
    Binding("left_square_bracket,alt+left", "trail(-1)", "The search before", show=False, id="trail-back"),
    Binding("right_square_bracket,alt+right", "trail(1)", "The search after", show=False, id="trail-on"),
    Binding("M", "mark", "Mark this place", show=False, id="mark"),
    Binding("apostrophe", "kept('marks')", "Marked places", show=False, id="marks"),
    Binding("F", "watch", "Watch the folders", show=False, id="watch"),
    Binding("R", "rebuild", "Bring the index up to date", show=False, id="rebuild"),
    Binding("escape", "back", "Back", key_display="esc", show=False, id="back", priority=True),
    Binding("q", "app.quit", "Quit", show=False, id="quit-results"),
)
