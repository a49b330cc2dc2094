"""The app answers what its screens may ask, and screens know no more of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.tui.explorer.app import Explorer

if TYPE_CHECKING:
    from pathlib import Path

    from onrecord.tui.explorer.host import Host


def test_the_app_is_a_host(tmp_path: Path) -> None:
    """Its type is checked by mypy; what is set on making it is there at once."""
    host: Host = Explorer(tmp_path)
    assert host.folder == tmp_path
    assert host.desk is None
