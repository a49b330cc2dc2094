"""Who said it, in what office, through which outlet: what a Python program asks of onrecord.

    import onrecord

    onrecord.extract("“We will go,” the mayor said.")

Importing this costs nothing: each name brings in what it needs when it is first used. ``docs/api.md`` has
an example of each.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.index.api import build, extract, open_index, trace, verify

    __version__: str

__all__ = ["__version__", "build", "extract", "open_index", "trace", "verify"]

if not Path(__file__).with_name("index").is_dir():
    # Python started in a checkout finds this folder first; the rest of the package is where it is installed.
    # Tools that read the spec (import-linter) are told that it is spread, as a namespace package is.
    from pkgutil import extend_path

    __path__ = extend_path(__path__, __name__)
    assert __spec__ is not None
    __spec__.has_location = False


def __getattr__(name: str) -> object:
    if name == "__version__":
        return import_module("onrecord.index.version").version()
    if name in __all__:
        return getattr(import_module("onrecord.index.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
