"""``python -m onrecord`` is `onrecord`."""

from onrecord.tui.cli import main

if __name__ == "__main__":
    main()
