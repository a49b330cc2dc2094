"""What does each quotation of a draft come to: sound, wrong, not checked, or accepted by its editor?"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.index.errors import Exit, UsageError
from onrecord.index.paths import is_file, short

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from onrecord.index.provenance.verification.draft import Checked
    from onrecord.index.provenance.verification.verdicts import Verdict

LARGEST = 5_000_000
"""In bytes; a file of accepted findings has about a hundred for each."""

KEY = re.compile(r"[0-9a-f]{16}")

State = Literal["sound", "wrong", "not checked"]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A quotation of a draft and what it comes to."""

    item: Checked
    state: State
    key: str
    """Names this finding: other words, another speaker or verdict, or other evidence, and it is another."""
    accepted: bool
    """Whether the editor knows of it, and it counts no more."""

    @property
    def verdict(self) -> Verdict:
        """What is known about the words."""
        return self.item.verdict

    @property
    def open(self) -> bool:
        """Whether somebody must look."""
        return self.state != "sound" and not self.accepted


def reviewed(items: Iterable[Checked], accepted: Collection[str], *, strict: bool) -> list[Reviewed]:
    """What each quotation comes to.

    Args:
        items: the quotations with their verdicts.
        accepted: the keys of the findings that count no more.
        strict: whether nothing but words that are printed whole, and not only relayed, counts as sound.

    """
    told = []
    for item in items:
        state, key = _state(item, strict=strict), _key(item.verdict)
        told.append(Reviewed(item, state, key, state != "sound" and key in accepted))
    return told


def _state(item: Checked, *, strict: bool) -> State:
    outcome = item.verdict.outcome
    if outcome == "not checked":
        return "not checked"
    return "sound" if item.sound and not (strict and item.speech and outcome != "verbatim") else "wrong"


def _key(verdict: Verdict) -> str:
    """SHA-256 of claim, speaker, verdict, alarms and the words of the best evidence; 64 bits of it."""
    best = verdict.findings[0].witness.quotation if verdict.findings else None
    parts = [
        " ".join(verdict.claim.split()),
        verdict.speaker,
        verdict.outcome,
        *map(str, verdict.alarms),
        best.text if best else "",
        best.speaker.name if best and best.speaker else "",
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]


def code(items: Sequence[Reviewed]) -> int:
    """The exit code: 1 where something is wrong, else 2 where something could not be checked, else 0."""
    states = {each.state for each in items if each.open}
    if "wrong" in states:
        return Exit.NOTHING
    return Exit.USAGE if states else Exit.FOUND


def read_accepted(path: Path) -> frozenset[str]:
    """The keys in a file of accepted findings: the first word of each line; ``#`` begins a remark.

    Raises:
        UsageError: it is not there, is no text, or a line begins with no key.

    """
    name = short(str(path))
    if not is_file(path):
        raise UsageError(f"There is no file {name}; --accept reads what --format accept writes.")
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UsageError(f"{name} is larger than {LARGEST // 1_000_000} MB; it holds no accepted findings.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UsageError(f"{name} is no text in UTF-8; --accept reads what --format accept writes.") from None
    keys = set()
    for number, line in enumerate(text.split("\n"), 1):
        words = line.partition("#")[0].split()
        if words and not KEY.fullmatch(words[0]):
            raise UsageError(
                f"Line {number} of {name} begins with no key of 16 hexadecimal digits; "
                "--accept reads what --format accept writes."
            )
        keys.update(words[:1])
    return frozenset(keys)
