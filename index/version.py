"""Which onrecord is this?"""

from __future__ import annotations


def version() -> str:
    """The version of the installed distribution."""
    from importlib.metadata import version as installed  # noqa: PLC0415 - costs 30 ms

    return installed("onrecord")
