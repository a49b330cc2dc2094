"""Is a person a man or a woman, by all that the article says of them?

The first name is a prior: an honorific, a noun like "spokeswoman" or two pronouns behind the name overrule
it, and the pronoun of whoever goes on speaking casts doubt on it. How often each sign agrees with the first
name, counted on 6,092 persons of PolNeAR train: honorifics and titles 99.8 %, nouns in apposition 98, the
pronoun that goes on speaking 97, the first one behind a subject 92.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.nouns import gender_of_noun, somebody
from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.name_parts import given_gender, plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from onrecord.index.attribution.mentions.noun_phrases import Layout
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.mentions.whole_names import Person
    from onrecord.index.attribution.text.name_parts import Gender
    from onrecord.index.attribution.text.syntax import Syntax

SPEAKING: dict[str, Gender] = {"he": "m", "she": "f"}
OPENING: dict[str, Gender] = {"he": "m", "his": "m", "she": "f", "her": "f"}
FORMS: dict[str, Gender] = {**OPENING, "hers": "f"}
OWNS = re.compile(r",? (?:and )?(his|her) (?=[a-z])")
"""Right behind a name: "Ann Lee, her firm and the town", "Ann Lee and her firm"."""
PRONOUN, SPEAKER, NOUN = 2, 3, 4
"""Votes of the first pronoun behind a name, of the one that goes on speaking, and of a noun beside it."""
DOUBTING, TELLING = 3, 4
"""Votes that cast doubt on a first name, and those that outweigh it."""
FAR = 600
"""Code points behind a name within which its bearer may go on speaking."""


def gender(
    syntax: Syntax, where: Layout, person: Person, stops: Sequence[int], named: AbstractSet[int]
) -> tuple[Gender, bool]:
    """A person's gender by honorifics, else nouns, pronouns and the first name; is it only guessed?

    `named` are the offsets at which anybody is named.
    """
    given = given_gender(person.name.split()[0])
    votes: Counter[Gender] = Counter(use.honorific for use in person.uses if use.honorific != "u")
    if votes:
        return votes.most_common(1)[0][0], False
    others = named - {use.start for use in person.uses}
    for use in person.uses:
        votes[_noun(syntax, use)] += NOUN
        if not use.quoted and (owns := OWNS.match(syntax.text, use.end)):
            votes[OPENING[owns[1]]] += PRONOUN
        elif use.subject and not use.quoted:
            votes[_behind(syntax, where, use, stops)] += PRONOUN
        if use.cued:
            votes[_going_on(syntax, where, use, others)] += SPEAKER
    del votes["u"]
    (first, count), *rest = votes.most_common() or [("u", 0)]
    lead = count - sum(n for _, n in rest)
    if lead > 0 and (given in ("u", first) or lead >= TELLING):
        return first, given == "u" and lead < TELLING
    return ("u" if lead >= DOUBTING else given), True


def reunited(
    syntax: Syntax,
    where: Layout,
    persons: list[Person],
    stops: Sequence[int],
    named: AbstractSet[int],
) -> list[Person]:
    """The persons, those by a title and a surname joined to the only one whose whole name ends in it.

    "Campaigner Jack Roe … She … Ms Roe": the pronouns behind the whole name overrule its first name.
    """
    kept = []
    for person in persons:
        titles = {use.honorific for use in person.uses} - {"u"}
        whole = [one for one in persons if one is not person and _bears(one, person.name)] if titles else []
        if (
            " " not in person.name
            and len(titles) == 1
            and len(whole) == 1
            and titles.isdisjoint({use.honorific for use in whole[0].uses})
        ):
            told, _ = gender(syntax, where, whole[0], stops, named)
            if told in {*titles, "u"} and told != given_gender(whole[0].name.split()[0]):
                whole[0].uses = sorted([*whole[0].uses, *person.uses], key=lambda use: use.start)
                continue
        kept.append(person)
    return kept


def _bears(person: Person, name: str) -> bool:
    return " " in person.name and plain(person.name.split()[-1]) == plain(name)


def _noun(syntax: Syntax, use: Use) -> Gender:
    """The gender that a title gives away, or what stands beside the name: "Roe, a businesswoman,"."""
    head, first = syntax.at(use.end - 1), syntax.at(use.start)
    beside = [child for child in syntax.children[head] if syntax.deps[child] == "appos"]
    if syntax.deps[head] == "appos":
        beside.append(syntax.heads[head])
    beside += range(first - 1, first)
    nouns = [syntax.words[token] for token in beside if syntax.tags[token] == "NN"]
    return next((told for noun in (*use.title, *nouns) if (told := gender_of_noun(plain(noun))) != "u"), "u")


def _behind(syntax: Syntax, where: Layout, use: Use, stops: Sequence[int]) -> Gender:
    """The gender that the first pronoun behind a name gives away, or ``u``.

    It stands in the same sentence, or begins the next one of the paragraph, and nobody else is between.
    """
    k = bisect_right(stops, use.start)
    end = stops[k] if k < len(stops) else len(syntax.text)
    for token in syntax.between(use.end, min(end, use.end + 250)):
        word = syntax.words[token].lower()
        if syntax.ents[token] == "PERSON" or _somebody_else(syntax, token, word):
            return "u"
        owned = word == "her" and syntax.tags[token] != "PRP$"
        if word in FORMS and not owned and where.quoted[token] < 0:
            return FORMS[word]
    following = syntax.at(end)
    while following + 1 < len(syntax) and syntax.words[following].isspace():
        following += 1
    near = where.paragraph(syntax.starts[following]) - use.paragraph <= 1
    if not use.main or end - use.end > 250 or not near or where.quoted[following] >= 0:
        return "u"
    return OPENING.get(syntax.words[following].lower(), "u")


def _somebody_else(syntax: Syntax, token: int, noun: str) -> bool:
    """Is it a man or a woman whom a pronoun behind may mean: "Lee said that the woman had hurt her arm"?"""
    own = syntax.deps[token] in {"appos", "attr", "compound"}
    return syntax.tags[token] == "NN" and not own and gender_of_noun(plain(noun)) != "u"


def _going_on(syntax: Syntax, where: Layout, use: Use, others: AbstractSet[int]) -> Gender:
    """The gender of the next pronoun that speaks, or ``u``, where nobody else comes between.

    "“…,” Lee said. “…” for years, she added."
    """
    for token in syntax.between(use.end, use.end + FAR):
        if where.quoted[token] >= 0:
            continue
        word, subject = syntax.words[token].lower(), syntax.deps[token] == "nsubj"
        if syntax.starts[token] in others or where.paragraph(syntax.starts[token]) > use.paragraph + 1:
            return "u"
        if subject and word in SPEAKING:
            return SPEAKING[word] if syntax.words[syntax.heads[token]].lower() in LEMMAS else "u"
        if subject and syntax.tags[token] == "NN" and somebody(word):
            return "u"
    return "u"
