"""``python -m onrecord.tui`` is `onrecord`."""

from onrecord.tui.cli import main

main()
