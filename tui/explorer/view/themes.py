"""Which colours does the explorer wear?

Three themes of our own; every mark that a colour makes is also made by a character or a style of type.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="onrecord-dark",
    primary="#8fb3d9",
    secondary="#a9b7c6",
    accent="#d9b46c",
    foreground="#d6d9dd",
    background="#16191d",
    surface="#16191d",
    panel="#20252b",
    success="#8fbf8f",
    warning="#d9b46c",
    error="#e08c7f",
    dark=True,
    variables={
        "rule": "#3a424b",
        "quiet": "#a3acb6",
        "tint": "#26323f",
        "cursor-row": "#2b3a4a",
        "footer-key-foreground": "#8fb3d9",
        "block-cursor-background": "#2b3a4a",
        "block-cursor-foreground": "#ffffff",
    },
)

LIGHT = Theme(
    name="onrecord-light",
    primary="#1f5a93",
    secondary="#45525f",
    accent="#8a5a00",
    foreground="#1d2126",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efede7",
    success="#2c6e2c",
    warning="#8a5a00",
    error="#a3301f",
    dark=False,
    variables={
        "rule": "#c9c4b8",
        "quiet": "#585f67",
        "tint": "#e4ecf4",
        "cursor-row": "#d5e3f0",
        "footer-key-foreground": "#1f5a93",
        "block-cursor-background": "#d5e3f0",
        "block-cursor-foreground": "#000000",
    },
)

CONTRAST = Theme(
    name="onrecord-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    dark=True,
    variables={
        "rule": "#ffffff",
        "quiet": "#e0e0e0",
        "tint": "#000060",
        "cursor-row": "#0000c0",
        "footer-key-foreground": "#ffff00",
        "block-cursor-background": "#0000c0",
        "block-cursor-foreground": "#ffffff",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)
