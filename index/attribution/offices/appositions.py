"""Which phrases beside a name, set off by commas or a verb, say what the person is?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.phrase_bounds import (
    KIN,
    NOUNS,
    OPENERS,
    PLURALS,
    TIMES,
    Phrase,
    goes_on,
    of_deed,
    opens,
    phrase,
)
from onrecord.index.attribution.offices.affiliations import affiliation
from onrecord.index.attribution.offices.titles import PARTICIPLES, POLITE, courteous, ranks
from onrecord.index.attribution.text.cues import LEMMAS
from onrecord.index.attribution.text.lexicon import words
from onrecord.index.attribution.text.name_parts import plain
from onrecord.index.attribution.text.titles import untitled

if TYPE_CHECKING:
    from onrecord.index.attribution.mentions.person_names import Use
    from onrecord.index.attribution.mentions.phrase_bounds import Prose
    from onrecord.index.model import Span

PAUSES = frozenset([",", "—", "–", "-", "--", "("])
CLOSERS = frozenset([*',.;:—–()?!”"', "--", "''", "and"])
MARKS = "“‘\"'`"
"""They open the words that the phrase is the subject of: "alone with Lee, the mayor “looked ashen”"."""
GOING_ON = frozenset({"IN", "TO", "VBN", "VBG", "WP", "WDT", "WRB"})
BEING = frozenset(["is", "was", "became", "remains", "been"])
SERVING = words("offices", "serving")
APPOINTED = words("offices", "appointed")
DISMISSED = frozenset(["fired", "sacked", "removed", "ousted", "dismissed", "replaced"])
PASSIVE = frozenset(["was", "were", "is", "been", "being"])
BETWEEN = frozenset(
    [
        "also",
        "later",
        "first",
        "recently",
        "again",
        "now",
        "currently",
        "once",
        "still",
        "then",
        "has",
        "had",
        "previously",
    ]
)
AHEAD = frozenset(["to", "will", "would", "should"])
DOUBT = frozenset(["if", "whether", "unless", "until", "when", "should", "once"])
LEADING = words("offices", "leading")
"""What somebody in charge does: "who runs Clinton's effort for veterans"."""
VERBS = frozenset({"VBD", "VBZ", "VBP", "MD", "VB"})
BECOMING = frozenset(
    ["be", "become", "became", "becoming", "been", "being", "is", "remain", "remained", "was"]
)
"""Words whose complement is said of their own subject: "where she had become a minister, Lee said"."""
CLAUSES = frozenset({"although", "because", "if", "that", "whether", "while"})
"""Words that a clause begins with, and so its subject behind them."""
RELATIVE = frozenset({"that", "which", "who", "whose"})
LED = frozenset({"to", "with", "by", "of", "from", "for"})
"""Words before a description that somebody else is named for: "according to the mayor, Lee said"."""
DEGREES = words("people", "behind_names")
TENURE = words("offices", "tenure")
"""What somebody has while in office: "Lee's time as mayor"."""
REACH = 26


def around(prose: Prose, use: Use) -> list[tuple[Span, bool]]:
    """Phrases in apposition to a name and what it is said to be, each with whether it was so once."""
    found = [
        *_behind(prose, use),
        *_ahead(prose, use),
        *_is(prose, use),
        *_as(prose, use),
        *_made(prose, use),
    ]
    spans = [(prose.syntax.span(one.first, one.last), one.past) for one in found]
    return spans + [(span, False) for span in affiliation(prose, use)]


def _behind(prose: Prose, use: Use) -> list[Phrase]:
    """Such as "Ben Wallace, the British defense minister,"."""
    syntax = prose.syntax
    at = _skip_home(prose, _skip_markup(prose, syntax.at(use.end)))
    if at + 1 >= len(syntax):
        return []
    if syntax.words[at] not in PAUSES:
        return _right_behind(prose, use, at)
    at = _skip_markup(prose, at + 1)
    if at >= len(syntax):
        return []
    if at + 2 < len(syntax) and syntax.words[at + 1] == ",":
        at += 2 * (syntax.tags[at] == "CD" or _degree(syntax.words[at]))
    once = syntax.words[at].lower() == "then"
    at += syntax.words[at].lower() in {"then", "now"}
    if syntax.words[at].lower() in {"who", "whose"}:
        return _who(prose, at)
    one = phrase(prose, at)
    if one is None:
        return []
    one = _of_body_behind(prose, one)
    sure = opens(prose, syntax.at(use.start)) or syntax.words[one.first].lower() != "the"
    if not sure and not _closed(prose, one.last):
        return []
    more = []
    following = one.last + 1
    if following < len(syntax) and syntax.words[following] == "and":
        second = phrase(prose, following + 1)
        more = (
            [second]
            if second and syntax.tags[following + 1] in OPENERS and _closed(prose, second.last)
            else []
        )
    elif following < len(syntax) and syntax.words[following] == "who":
        more = _who(prose, following)
    return [replace(one, past=once), *more]


def _of_body_behind(prose: Prose, one: Phrase) -> Phrase:
    """With the body behind a comma, as print in India has it: "Ada Lee, Director, Larch Bank."."""
    syntax = prose.syntax
    at = last = one.last + 2
    if syntax.tags[one.first] in OPENERS or one.last != one.head or syntax.words[at - 1 : at] != [","]:
        return one
    while last < len(syntax) and syntax.tags[last] in {"NNP", "NNPS"} and syntax.ents[last] == "ORG":
        last += 1
    ends = last >= len(syntax) or syntax.words[last] in {".", ","} or syntax.words[last].isspace()
    return replace(one, last=last - 1) if last > at + 1 and ends and prose.where.quoted[at] < 0 else one


def _degree(word: str) -> bool:
    """Are letters behind a name those of a degree or an honour: "PhD", "M.D."?"""
    return word.replace(".", "") in DEGREES


def _right_behind(prose: Prose, use: Use, at: int) -> list[Phrase]:
    """What somebody with a title is, where no comma stands between: "Dr Ada Lee games director at Quern"."""
    polite = bool(use.title) and plain(use.title[-1]) in POLITE
    one = phrase(prose, at) if polite and prose.syntax.words[at].islower() else None
    return [one] if one and prose.syntax.tags[at] in NOUNS | {"JJ"} else []


def _skip_markup(prose: Prose, at: int) -> int:
    """Past the blanks in the place of a link's address or of a tag behind the name."""
    words = prose.syntax.words
    while at < len(words) and words[at].isspace() and not words[at].strip(" "):
        at += 1
    return at


def _skip_home(prose: Prose, at: int) -> int:
    """Past "of Maryland" or a party in brackets."""
    syntax = prose.syntax
    if at < len(syntax) and syntax.words[at] in {"of", "from"}:
        end = at + 1
        while end < len(syntax) and end < at + 5 and syntax.tags[end] in {"NNP", "NNPS"}:
            end += 1
        return end if end > at + 1 else at
    if at + 1 < len(syntax) and syntax.words[at] == "(" and phrase(prose, at + 1) is None:
        for end in range(at + 1, min(at + 8, len(syntax) - 1)):
            if syntax.words[end] == ")" and syntax.words[end + 1] == ",":
                return end + 1
    return at


def _closed(prose: Prose, last: int) -> bool:
    """Does the phrase end where the writer ends it?"""
    syntax = prose.syntax
    if last + 1 >= len(syntax):
        return True
    if syntax.words[last + 1][0] in MARKS and max(prose.where.quoted[last + 1 : last + 3]) >= 0:
        return False
    if _stopped(prose, last + 1):
        return True
    word = syntax.words[last + 1]
    return syntax.ents[last + 1] in TIMES or (
        syntax.tags[last + 1] in GOING_ON and word.lower() not in LEMMAS
    )


def _stopped(prose: Prose, at: int) -> bool:
    word = prose.syntax.words[at]
    dash = word in {"-", "–"} and prose.syntax.ends[at - 1] == prose.syntax.starts[at]
    return (word in CLOSERS and not dash) or word.isspace() or prose.where.quoted[at] >= 0


def _who(prose: Prose, at: int) -> list[Phrase]:
    """Such as "who is co-director of …", "who runs …"."""
    syntax = prose.syntax
    verb = at + 1
    if syntax.words[verb : verb + 1] == ["as"] and (aside := phrase(prose, verb + 1)):
        verb = aside.last + 1
    while verb < len(syntax) and syntax.words[verb].lower() in BETWEEN:
        verb += 1
    if verb >= len(syntax):
        return []
    named = _said_to_be(prose, verb, "was")
    if named or syntax.words[verb].lower() not in LEADING:
        return named
    last = verb
    end = min(len(syntax), verb + REACH)
    while last + 1 < end and (not _stopped(prose, last + 1) or _joined(prose, last + 1, end)):
        last += 1
    told = zip(syntax.words[verb:last], syntax.tags[verb + 1 : last + 1], strict=True)
    past = not syntax.words[verb].endswith("s")
    scored = any(of_deed(word.lower(), tag) for word, tag in told)
    return [Phrase(at, verb, last, past)] if last > verb and not scored else []


def _joined(prose: Prose, at: int, end: int) -> bool:
    """Does "and" join what somebody is in charge of: "who runs an oil and gas firm", "a bar and a shop"?"""
    syntax = prose.syntax
    behind = at + 1
    while behind < end and syntax.tags[behind] in OPENERS:
        behind += 1
    return syntax.words[at] == "and" and goes_on(prose, behind, end)


def _said_to_be(prose: Prose, verb: int, *past: str) -> list[Phrase]:
    """The phrase behind "is", "became" or "served as"."""
    syntax = prose.syntax
    word = syntax.words[verb].lower()
    at = verb + 1
    if word in SERVING and syntax.words[at : at + 1] == ["as"]:
        at += 1
    elif word not in BEING:
        return []
    while at < len(syntax) and syntax.words[at].lower() in BETWEEN | APPOINTED:
        at += 1
    one = phrase(prose, at) if at < len(syntax) else None
    return [replace(one, past=word in {"served", "worked", "acted", *past})] if one else []


def _is(prose: Prose, use: Use) -> list[Phrase]:
    """Such as "Charlotte Meehan is playwright-in-residence at Wheaton College"."""
    syntax = prose.syntax
    name = syntax.at(use.start)
    if name and syntax.words[name - 1].lower() in DOUBT:
        return []
    verb = syntax.at(use.end)
    verb += syntax.words[verb : verb + 2] == [",", "to"]
    while verb < len(syntax) and syntax.words[verb].lower() in BETWEEN | AHEAD:
        verb += 1
    return _said_to_be(prose, verb) if verb < len(syntax) else []


def _ahead(prose: Prose, use: Use) -> list[Phrase]:
    """Such as "the general manager, David Feder," and "A former prosecutor, Smith said"."""
    syntax, quoted = prose.syntax, prose.where.quoted
    at = syntax.at(use.start)
    letters = ranks(use)
    name = untitled(syntax, at, letters)
    polite = courteous(syntax.words[name:at], letters)
    if name < 2 or syntax.words[name - 1] != ",":
        return []
    after = syntax.at(use.end)
    for first in range(max(0, name - REACH), name - 1):
        if quoted[first] >= 0 or not (
            syntax.tags[first] in OPENERS | NOUNS | {"JJ"} or syntax.words[first].lower() in PARTICIPLES
        ):
            continue
        start = first == 0 or not syntax.words[first - 1][0].isalnum()
        if (
            not start
            and syntax.tags[first] not in OPENERS
            and syntax.tags[first - 1] in NOUNS | {"JJ", "POS", "DT"}
        ):
            continue
        one = phrase(prose, first)
        if one is None or syntax.tags[one.head] in PLURALS or not _up_to(prose, one, name):
            continue
        if one.head != one.last and plain(syntax.words[one.last]) in KIN:
            continue
        said = after < len(syntax) and syntax.words[after].lower() in LEMMAS
        led = syntax.words[one.first - 1].lower() if one.first else ""
        short = one.last == one.head and syntax.tags[one.first] not in OPENERS
        if led in BECOMING or led.endswith("self"):
            continue
        if led not in LED and (polite or (said and short and not led.isalnum())):
            return [one]
        if (said and _begins(prose, one.first, after)) or _apposed(prose, one, name, after):
            return [one]
    return []


def _up_to(prose: Prose, one: Phrase, name: int) -> bool:
    """Does a phrase reach to the comma before a name, or a clause of it do so: "head of the firm that …,"?"""
    syntax = prose.syntax
    behind = syntax.words[one.last + 1 : name - 1]
    clause = bool(behind) and behind[0] in RELATIVE and "," not in behind and opens(prose, one.first)
    return one.last == name - 2 or clause


def _begins(prose: Prose, first: int, cue: int) -> bool:
    """Does a sentence begin with the phrase, or one word before, which its holder's name and cue follow?

    "But the head of security, Ada Lee says …"; not where others say it of somebody: "The head, Lee says, …".
    """
    syntax = prose.syntax
    led = first > 0 and syntax.tags[first - 1] in {"RB", "CC"} and opens(prose, first - 1)
    return (led or opens(prose, first)) and syntax.words[cue + 1 : cue + 2] != [","]


def _apposed(prose: Prose, one: Phrase, name: int, after: int) -> bool:
    syntax = prose.syntax
    lead = syntax.words[one.first - 1].lower() if one.first else ""
    opener = syntax.words[one.first].lower()
    opens = not lead or not lead[0].isalnum()
    behind = syntax.words[after : after + 2]
    if lead in CLAUSES and opener == "the" and behind[:1] == [","]:
        return True
    if lead in {"as", "now"} or (opens and opener in {"a", "an"}):
        return True
    if opens and opener == "the" and _acts(prose, after):
        return True
    if not _closed(prose, after - 1) or behind[:1] == ["and"]:
        return False
    if lead in LED and opener == "the" and behind[:1] == [","] and behind[1:] not in ([], ["and"]):
        return True
    if lead in {"to", "by"} and opener in {"a", "an", "the"} and behind[:1] in ([], ["."], [":"]):
        return True
    tree = any(syntax.heads[t] == one.head and syntax.deps[t] == "appos" for t in range(name, after))
    return tree or opens or syntax.tags[one.first - 1] in VERBS


def _acts(prose: Prose, after: int) -> bool:
    """Does the name go on to do something, rather than speak aside: "The nominee, Lee has won support"?"""
    syntax = prose.syntax
    verbs = range(after, min(after + 4, len(syntax)))
    return (
        after < len(syntax)
        and syntax.tags[after] in VERBS
        and not any(syntax.words[token].lower() in LEMMAS for token in verbs)
    )


def _as(prose: Prose, use: Use) -> list[Phrase]:
    """Such as "Clinton's tenure as secretary of state"."""
    syntax = prose.syntax
    at = syntax.at(use.end)
    if syntax.tags[at] != "POS":
        at = syntax.at(use.end - 1)
        if syntax.tags[at] != "POS":
            return []
    for token in range(at + 1, min(at + 5, len(syntax) - 1)):
        if syntax.words[token] == "as" and TENURE & {word.lower() for word in syntax.words[at:token]}:
            one = phrase(prose, token + 1)
            return [replace(one, past="was" in syntax.words[at:token])] if one else []
    return []


def _made(prose: Prose, use: Use) -> list[Phrase]:
    """Such as "Lee was elected president of the council" and "appointed Lee as its chairman"."""
    syntax = prose.syntax
    at, before = syntax.at(use.end), syntax.at(use.start) - 1
    named = before >= 0 and syntax.words[before].lower() in APPOINTED
    if not named:
        first = at
        while at < len(syntax) and syntax.words[at].lower() in PASSIVE | BETWEEN:
            at += 1
        if (
            PASSIVE.isdisjoint(syntax.words[first:at])
            or at >= len(syntax)
            or syntax.words[at].lower() not in APPOINTED | DISMISSED
        ):
            return []
        at += 1
    past = not named and syntax.words[at - 1].lower() in DISMISSED
    at += syntax.words[at : at + 1] == ["in"]
    tied = syntax.words[at : at + 1] == ["as"] or syntax.words[at : at + 2] == ["to", "be"]
    at += (1 if syntax.words[at : at + 1] == ["as"] else 2) * tied
    if past and not tied:
        return []
    one = phrase(prose, at) if at < len(syntax) else None
    return [replace(one, past=past)] if one else []
