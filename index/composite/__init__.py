"""How do several indexes answer as one? `composite` makes an index of them, `refresh` keeps it up to date."""

from __future__ import annotations

from onrecord.index.composite.making import composite, refresh, shards

__all__ = ["composite", "refresh", "shards"]
