"""Where does a name begin behind an office and its body, in one run of capitals: "Mayor of Ayr Ada Lee"?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import first_names, plain
from onrecord.index.attribution.text.titles import TITLES
from onrecord.index.names.parts import GENERATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.text.syntax import Syntax

PARTICLES = words("people", "particles")
NOT_NAMES = words("people", "not_names")
INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.)*$")
REACH = 9
"""Tokens before a name among which the cue of its office is looked for."""
NAME = 2
"""Words of most names."""
NAME_AT_MOST = 4
"""Words of the longest ones."""


def behind_many(syntax: Syntax, tokens: Sequence[int]) -> int:
    """Where a whole name begins that ends a run too long for one: "House Trade Comittee Presidant Al Roe".

    0 where none does.
    """
    last = tokens[-NAME:]
    free = {syntax.ents[token] for token in last} <= {"", "PERSON"}
    given = first_names().get(plain(syntax.words[last[0]])) in {"m", "f"}
    body = plain(syntax.words[last[-1]]) in NOT_NAMES
    return len(tokens) - NAME if len(tokens) > NAME_AT_MOST and free and given and not body else 0


def one_name(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Does the model take a run that begins with a first name for one person: "for Ada Lind Lee"?"""
    inner = all(syntax.ents[token] == "PERSON" and syntax.iob[token] == 1 for token in tokens[1:])
    return inner and given(syntax.words[tokens[0]]) and syntax.ents[tokens[0]] == "PERSON"


def behind_given(syntax: Syntax, tokens: Sequence[int]) -> int:
    """Where a known first name begins a name behind what an office is of; 0 where none does.

    "Minister of Information Ada Lee"; one with a hyphen begins with its first half, and what may be a
    particle as well (*Ben*, *Al*) begins none within what the model takes for a person's name.
    """
    parts = [plain(syntax.words[token]) for token in tokens]
    known = (i for i in range(1, len(parts) - 1) if parts[i] in first_names() and parts[i + 1] != "-")
    start = next(known, 0)
    while start > 1 and (
        parts[start - 1] == "-" or (parts[start] in PARTICLES and syntax.iob[tokens[start]] == 1)
    ):
        start -= 1 + (parts[start - 1] == "-")
    return start


def behind_field(parts: Sequence[str], person: Sequence[int]) -> int:
    """Where a name begins that the model finds behind what an office is in charge of; 0 where it finds none.

    "Minister of Information Sunita Devi": the model takes no more of the office for the name.
    """
    start = person[-1] if person and parts[-1] not in NOT_NAMES else len(parts)
    return start if len(parts) - start >= NAME and parts[start] not in PARTICLES else 0


def behind_body(syntax: Syntax, tokens: Sequence[int]) -> int:
    """Where a name of two words begins behind the body of an office, right before a cue; 0 where none does.

    "Leader of the Opposition Sunita Devi alleged"; whatever the model takes it for, if the body's name ends
    as such names do: "director of Harbour International Sunita Devi said".
    """
    cued = tokens[-1] + 1 < len(syntax) and syntax.words[tokens[-1] + 1].lower() in LEMMAS
    cued = cued or _behind_cue(syntax, tokens)
    parts = [plain(syntax.words[token]) for token in tokens]
    ends = [place for place in range(1, len(tokens)) if parts[place - 1] in NOT_NAMES]
    body = parts[-1] in NOT_NAMES
    name = _last_name(syntax, tokens)
    unplaced = {syntax.ents[token] for token in tokens} <= {"", "PERSON"}
    return name if cued and not body and (unplaced or name in ends) else 0


def _behind_cue(syntax: Syntax, tokens: Sequence[int]) -> bool:
    """Does a cue stand before the office of whom the model takes a run for: "said Mayor of Ayr Ada Lee."?"""
    last, at = tokens[-1], tokens[0]
    behind = syntax.words[last + 1 : last + 2]
    if syntax.ents[last] != "PERSON" or behind not in ([], ["."], [","]):
        return False
    while at > max(0, tokens[0] - REACH) and syntax.words[at - 1][0].isalpha():
        at -= 1
        if syntax.words[at].lower() in LEMMAS or syntax.words[at - 1 : at + 1] == ["according", "to"]:
            return True
    return False


def _last_name(syntax: Syntax, tokens: Sequence[int]) -> int:
    """Where the name of two words begins that ends a run; 0 where the run has no more than it.

    With a particle, an initial or the half before a hyphen, and what tells father and son apart.
    """
    words = [syntax.words[token] for token in tokens]
    at = len(words) - NAME - (plain(words[-1]) in GENERATIONS)
    while at > 1:
        initial = bool(INITIAL.match(words[at])) and (INITIAL.match(words[at - 1]) or given(words[at - 1]))
        if plain(words[at]) not in PARTICLES and not initial and "-" not in words[at - 1 : at + 1]:
            break
        at -= 1
    first = plain(words[0]) in first_names()
    whole = at == 1 and (first if plain(words[1]) in PARTICLES else bool(INITIAL.match(words[0])))
    return 0 if whole else max(at, 0)


def of_office(syntax: Syntax, token: int) -> bool:
    """Does "Secretary of" stand before the word, or "Speaker of the"?"""
    at = token - 1 if token and syntax.words[token - 1].lower() == "the" else token
    for back in range(1, 9):
        if at - back < 1 or not syntax.words[at - back][0].isalpha():
            return False
        if (
            syntax.words[at - back] in {"of", "for", "in", "to", "at"}
            and plain(syntax.words[at - back - 1]) in TITLES
        ):
            return True
    return False


def given(word: str) -> bool:
    """Is a word a first name of men or of women?"""
    return word[:1].isupper() and first_names().get(plain(word)) in {"m", "f"}
