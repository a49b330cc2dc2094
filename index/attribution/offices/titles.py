"""Which words right before a name are its holder's title?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.phrase_bounds import (
    LINKS,
    MODIFIERS,
    NOUNS,
    OPENERS,
    PLURALS,
    ROLES,
    TIMES,
    blank,
    of_several,
    one_role,
    opens,
    role,
)
from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import HONORIFICS, plain
from onrecord.index.attribution.text.sentences import ABBREVIATION
from onrecord.index.attribution.text.titles import bracketed, gloss, titles_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.mentions.phrase_bounds import Prose
    from onrecord.index.model import Span

REACH = 14
"""Tokens before a name among which its title is looked for."""
BODIES = words("descriptions", "bodies")
COURTESY = words("offices", "courtesy")
FIELDS = words("offices", "fields")
"""What somebody in office may be in charge of, beside something else."""
PERSONAL = words("people", "personal")
SOVEREIGN = words("offices", "sovereign")
"""Titles that no common noun qualifies."""
PAST = words("offices", "past")
PARTICIPLES = words("offices", "participles")
"""Participles that stand in a title: "acting", "elected"."""
POLITE = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "prof"})
ADDRESSING = POLITE | COURTESY | {"doctor", "hon"} | (PERSONAL - ROLES)
"""Titles by which somebody is addressed, which are no office."""
TIES = frozenset({"of", "for", "in", "to", "at"})
HELD = frozenset({"administration", "campaign", "desk", "estate", "office", "offices", "staff", "team"})
"""What somebody has, rather than where somebody is."""
DASHES = "-–—"
"""They may stand before the title of a signature with no blank between: "-Commissioner Ann Lee"."""
INSIDE = frozenset({"IN", "CC", "DT", "JJ", "CD", "TO"})
OWNED = frozenset({"'s", "’s", "'", "’"})


def ranks(use: Use) -> list[str]:
    """Words of a name's title that are a rank in its initials."""
    return [word for word in use.title if word.isupper() and not role(word)]


def before(prose: Prose, use: Use) -> list[Span]:
    """The title that stands right before a name: "US Secretary of Defense", "Trump campaign manager"."""
    syntax = prose.syntax
    last = name = syntax.at(use.start)
    while last and (last == name or blank(syntax.words[last])):
        last -= 1
    letters = ranks(use)
    for title in titles_before(syntax, name, letters):
        if not title or not courteous(syntax.words[title:name], letters):
            break
        name, last = title, title - 1
    if syntax.words[last][0] in DASHES and role(syntax.words[last].lstrip(DASHES)):
        return [(syntax.starts[last] + 1, syntax.ends[last])]
    if last == name or syntax.words[last].isspace() or plain(syntax.words[last]) in COURTESY:
        return []
    if syntax.words[last] in OWNED:
        return _owner(prose, last)
    if (opening := bracketed(syntax, last)) is not None:
        first = _first(prose, opening)
        if first < opening and _titled(prose, first, opening - 1):
            return [syntax.span(first, opening - 1)]
        return [syntax.span(opening + 1, last - 1)] if gloss(syntax, opening, last) else []
    if syntax.words[last] in {"and", ","}:
        link, name = last, _first_of_two(prose, last)
        last = name - 1
        if name == link or last < 0 or syntax.tags[last] not in PLURALS:
            return []
    first = _first(prose, name)
    if first >= name or not _titled(prose, first, last):
        return _linked(prose, name)
    tied = any(syntax.words[token] in TIES for token in range(first, last))
    if syntax.tags[last] in PLURALS and not tied and not _several(prose, use):
        return []
    return [syntax.span(first, last)]


def courteous(title: Sequence[str], letters: Sequence[str]) -> bool:
    """Does a title only say how its bearer is addressed, and not what he or she does: "Hon. Dr.", "Datuk"?

    `letters` are ranks in their initials, such as "IGP".
    """
    printed = [word for word in title if word[0].isalnum()]
    each = all(plain(word) in ADDRESSING or word in letters for word in printed)
    return bool(printed) and (each or "-".join(map(plain, printed)) in ADDRESSING)


def _linked(prose: Prose, name: int) -> list[Span]:
    """A title whose preposition leads on to the name itself: "minister of mines and energy Tom Alder"."""
    syntax = prose.syntax
    if syntax.tags[name - 1] not in NOUNS:
        return []
    for at in range(name - 2, max(0, name - REACH), -1):
        if syntax.words[at].lower() in TIES and one_role(prose, at - 1):
            first = _first(prose, at)
            return [syntax.span(first, name - 1)] if first < at else []
        if syntax.tags[at] not in NOUNS | INSIDE or not syntax.words[at][0].isalnum():
            return []
    return []


def _titled(prose: Prose, first: int, last: int) -> bool:
    syntax = prose.syntax
    word = plain(syntax.words[last])
    if one_role(prose, last) or word in HONORIFICS or role(word.removesuffix("s")):
        return True
    return any(
        syntax.words[token] == "of" and token > first and one_role(prose, token - 1)
        for token in range(first, last)
    )


def _first_of_two(prose: Prose, link: int) -> int:
    """The first token of the name before "and": "candidates Hillary Clinton and …"."""
    at = link
    while at > max(0, link - 4) and prose.syntax.tags[at - 1] == "NNP":
        at -= 1
    return at


def _several(prose: Prose, use: Use) -> bool:
    """Is the name one of several, so that a plural may be their title?"""
    syntax = prose.syntax
    name, after = syntax.at(use.start), syntax.at(use.end)
    joined = after + 1 < len(syntax) and syntax.words[after] in {"and", ","}
    return syntax.words[name - 1] in {"and", ","} or (joined and syntax.tags[after + 1] == "NNP")


def _first(prose: Prose, name: int) -> int:
    """The first token of the title that ends right before a name."""
    syntax, quoted = prose.syntax, prose.where.quoted
    at = name
    while at > max(0, name - REACH) and quoted[at - 1] == quoted[name]:
        tag, word = syntax.tags[at - 1], syntax.words[at - 1]
        if (
            word == "of"
            and at < name
            and at >= 2
            and one_role(prose, at - 2)
            and syntax.tags[at] in NOUNS | {"DT"}
        ):
            if _to_whom(prose, at - 2, name - 1):
                break
            at -= 2
            continue
        if word == "of" and at < name - 1 and at >= 2 and _body_of(prose, at - 1):
            at -= 2
            continue
        if tag == "DT" and word == "the" and at < name and at >= 2 and syntax.words[at - 2] in {"of", "for"}:
            if not (one_role(prose, at - 3) or _body_of(prose, at - 2, at)):
                break
            at -= 3
            continue
        if blank(word) or (at < name and of_several(syntax, at - 1)) or _cut_short(prose, at, name):
            at -= 1 + (word == ".")
            continue
        hyphen = (
            at < name
            and syntax.ends[at - 1] == syntax.starts[at]
            and (word in {"-", "–"} or (syntax.words[at] == "-" and word in LINKS))
        )
        conjoined = (
            tag == "CC" and at < name and at >= 2 and (one_role(prose, at - 2) or _portfolio(prose, at, name))
        )
        if not (hyphen or conjoined or _modifies(tag, word) or (at == name and _mistagged(prose, at - 1))):
            break
        if at < name and (syntax.ents[at - 1] in TIMES or _apart(prose, at) or _strays(prose, at, name - 1)):
            break
        at -= 1
    if 0 < at < name and syntax.words[at] in PARTICIPLES and _how(syntax.words[at - 1], syntax.tags[at - 1]):
        at -= 1
    if (
        at < name - 1
        and opens(prose, at)
        and syntax.tags[at] not in NOUNS
        and syntax.words[at].lower() in LEMMAS
        and not role(syntax.words[at])
    ):
        at += 1
    while at < name and (
        syntax.tags[at] in OPENERS | {"CC", "POS"}
        or not syntax.words[at][0].isalnum()
        or (syntax.tags[at] == "CD" and at > 0 and syntax.words[at - 1] == "$")
    ):
        at += 1
    return at


def _cut_short(prose: Prose, at: int, name: int) -> bool:
    """Does the full stop of a rank that is cut short stand before a token: "spokesman Lt. Gen."?"""
    syntax = prose.syntax
    return (
        at < name
        and at > 1
        and syntax.words[at - 1] == "."
        and syntax.ends[at - 2] == syntax.starts[at - 1]
        and plain(syntax.words[at - 2]) in PERSONAL
        and bool(ABBREVIATION.search(syntax.text, syntax.starts[at - 2], syntax.ends[at - 1]))
    )


def _to_whom(prose: Prose, noun: int, last: int) -> bool:
    """Is it who somebody is to the one named, who has a title: "partner of Harbour midfielder Al Roe"?"""
    syntax = prose.syntax
    titled = last > noun + 2 and syntax.words[last].islower() and one_role(prose, last)
    return titled and plain(syntax.words[noun]) not in PERSONAL


def _portfolio(prose: Prose, at: int, name: int) -> bool:
    """Are two fields joined before a token, both of one office: "Police and Crime Commissioner"?"""
    syntax = prose.syntax
    fields = at - 2, at
    return (
        at < name - 1
        and plain(syntax.words[at]) in FIELDS
        and all(syntax.tags[side] in NOUNS and syntax.words[side][0].isupper() for side in fields)
        and syntax.ents[at - 2] not in {"PERSON", "GPE"}
    )


def _body_of(prose: Prose, of: int, behind: int = 0) -> bool:
    """Does "of" stand within the name of a body: "House of Commons Speaker", "Party for the Poor leader"?

    Whose office it is, is named behind it: "Office of State Attorney Ada Lee".
    """
    syntax = prose.syntax
    sides = of - 1, behind or of + 1
    if plain(syntax.words[of - 1]) in HELD:
        return False
    return all(syntax.tags[side] in {"NNP", "NNPS"} and syntax.words[side][0].isupper() for side in sides)


def _how(word: str, tag: str) -> bool:
    """Does the word belong to a participle behind it: "newly elected", "twice elected"?"""
    return tag == "RB" and word[0].isalpha()


def _modifies(tag: str, word: str) -> bool:
    if tag in {"VBG", "VBN"}:
        return word[0].isupper() or word in PARTICIPLES
    if not tag:
        return word[0].isupper()
    return tag in MODIFIERS and (word[0].isalnum() or tag == "POS")


def _mistagged(prose: Prose, at: int) -> bool:
    """Is the word before a name a role that was taken for a verb: "in March, poet Ada Lee"?"""
    syntax = prose.syntax
    begins = at == 0 or syntax.tags[at - 1] in {
        ",",
        ":",
        "CC",
        "IN",
        "DT",
        "JJ",
        "``",
        "''",
        "-LRB-",
        "_SP",
        "",
    }
    return begins and syntax.words[at].islower() and syntax.words[at] in ROLES


def _apart(prose: Prose, at: int) -> bool:
    """Does another name end right before the token, in another branch of the sentence?"""
    syntax = prose.syntax
    if not syntax.ents[at - 1] or syntax.iob[at] == 1 or not syntax.ents[at]:
        return False
    return at - 1 not in range(syntax.left[syntax.heads[at]], syntax.right[syntax.heads[at]] + 1)


def _strays(prose: Prose, at: int, last: int) -> bool:
    """Is the word before a noun of the sentence: "no matter what action President Obama takes"?"""
    word, tag = prose.syntax.words[at - 1], prose.syntax.tags[at - 1]
    if tag in {"NN", "NNS"} and word.islower() and prose.syntax.words[at] in PAST and not role(word):
        return True
    alone = (
        at == last and prose.syntax.words[last][0].isupper() and plain(prose.syntax.words[last]) in SOVEREIGN
    )
    within = (
        role(word) or word in {"vice", "state"} or (word in BODIES and prose.syntax.tags[at - 2] == "NNP")
    )
    return alone and tag in {"NN", "NNS"} and word.islower() and not within


def _owner(prose: Prose, mark: int) -> list[Span]:
    """The organisation that a name is given as belonging to: "NBC’s Dante Chinni"."""
    syntax = prose.syntax
    if mark == 0 or syntax.ents[mark - 1] != "ORG":
        return []
    first = mark - 1
    while first > 0 and syntax.iob[first] == 1:
        first -= 1
    return [syntax.span(first, mark - 1)]
