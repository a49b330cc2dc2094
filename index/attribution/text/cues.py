"""Which words report speech, and how strongly does each say that somebody speaks?"""

from __future__ import annotations

from typing import Literal

from onrecord.index.attribution.text.lexicon import table, words

Strength = Literal["strong", "speech", "stance", "noun", "none"]

STRONG = words("cues", "strong")
SPEECH = words("cues", "speech")
STANCE = words("cues", "stance")
PASSIVE_SUBJECT = words("cues", "passive")
"""Verbs whose passive subject is the speaker: "Welch was quoted as saying"."""


def _inflections(lemma: str) -> list[str]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    forms = [lemma, lemma + "s", lemma + "es", stem + "ed", stem + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        forms += [lemma[:-1] + "ies", lemma[:-1] + "ied"]
    if lemma[-1] not in "aeiouwxy" and lemma[-2] in "aeiou" and lemma[-3:-2] not in "aeiou":
        forms += [lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"]
    return forms


LEMMAS: dict[str, str] = {
    form: lemma for lemma in sorted(STANCE | SPEECH | STRONG) for form in _inflections(lemma)
} | table("cues", "irregular")
"""Each inflected form of a cue verb, in lower case, and its lemma."""


def lemma_of(word: str) -> str:
    """The lemma of a cue verb's form, or the word itself in lower case."""
    low = word.lower()
    return LEMMAS.get(low, low)


PHRASES = {
    form: f"{lemma} back"
    for lemma, forms in (
        ("shoot", "shot shoots"),
        ("hit", "hit hits"),
        ("fire", "fired fires"),
        ("clap", "clapped claps"),
    )
    for form in forms.split()
}
"""Verbs that with *back* behind them, beside quotation marks, say that somebody answers."""


def strength(lemma: str) -> Strength:
    """How strongly a verb of this lemma says that its subject speaks."""
    if lemma in STRONG or lemma == "make clear" or lemma in PHRASES.values():
        return "strong"
    if lemma in SPEECH:
        return "speech"
    return "stance" if lemma in STANCE else "none"
