"""What is said behind a dash that opens a line: "— We leave on Monday, said Odile Maret."?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.cues import SPEECH, STRONG, lemma_of
from onrecord.index.model import Cue, Evidence, Quotation, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator

SURE = 0.85
"""By judgement."""
_SPOKEN = re.compile(
    r"^[—–―][ \t]+(?P<words>[^\n]{2,400}?),?[ \t]+(?P<cue>[a-z]{3,12})[ \t]+"
    r"(?P<name>[A-Z][\w’'-]+(?:[ \t]+(?:(?:de|la|von|van|al|el)[ \t]+)?[A-Z][\w’'.-]+){1,3}?)"
    r"(?:,[ \t]+[^\n]{2,100})?[.!]?[ \t]*$",
    re.MULTILINE,
)


def dialogue(text: str) -> Iterator[Quotation]:
    """The lines of a dialogue in which a verb of saying gives the words to a whole name."""
    for found in _SPOKEN.finditer(text):
        lemma = lemma_of(found["cue"])
        start, end = found.span("words")
        while end > start and text[end - 1] in ", ":
            end -= 1
        if lemma not in STRONG | SPEECH or text[start] in '“"«':
            continue
        mention, name = found.span("name"), found["name"].rstrip(".")
        yield Quotation(
            "direct",
            ((start, end),),
            text[start:end],
            speaker=Speaker(name, name, "person"),
            mention=mention,
            cue=Cue(found["cue"], lemma, found.span("cue")),
            confidence=SURE,
            evidence=(
                Evidence("speaker", f"“{found['cue']} {name}” stands behind the words", (mention,)),
                Evidence("kind", "words behind a dash that opens the line", ((start, end),)),
            ),
        )
