"""Whom does a pronoun mean? The most salient of those mentioned before who agree with it.

Salience as in the literature since Lappin and Leass (1994): sentences since the last mention, subjects before
objects, sources of cues before other subjects, those mentioned often before those mentioned once.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from math import sqrt
from typing import TYPE_CHECKING

from onrecord.index.attribution.mentions.nouns import somebody
from onrecord.index.attribution.text.cues import lemma_of
from onrecord.index.attribution.text.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from onrecord.index.attribution.mentions.entities import Entity, Trace
    from onrecord.index.attribution.mentions.noun_phrases import Mention
    from onrecord.index.attribution.text.name_parts import Gender
    from onrecord.index.attribution.text.syntax import Syntax

ANYBODY = words("descriptions", "anybody")
GENDERS: dict[str, Gender] = {"he": "m", "his": "m", "she": "f", "her": "f"}
SEVERAL, THINGS = frozenset({"they", "their"}), frozenset({"it", "its"})
OTHERS = {"he": frozenset({"she", "her"}), "she": frozenset({"he", "him", "his"})}
OPENING = 25
"""Tokens of what stands before a subject."""
ENDS = re.compile(r"[.?!\n”\"]$")
OF_A_BODY = re.compile(r"(?:h(?:er|is)|my|the|their|your)(?: own)? head", re.IGNORECASE)
"""What a hat is worn on: no head of anything."""
TELLING_WHOM = frozenset({"tell", "inform", "assure", "ask", "warn", "advise", "remind"})
"""What somebody is told: the passive's subject is whoever is told it."""
QUESTIONED = frozenset({"asked", "pressed", "questioned", "quizzed"})
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative", "pobj"})
OWN = ARGUMENTS | {"prep", "pcomp", "ccomp", "xcomp"}
"""What belongs to a verb, but for circumstances and what tells nouns apart."""
FEW = 6
"""Mentions of a sentence or two, at most."""
CONTRASTED = 2.5
"""As `AGREES`, where "him" stands in the sentence of a "she": either means one of those named before."""
WINDOW = 80
"""How many mentions back an antecedent is looked for."""
SENTENCE, PARAGRAPH = 0.8, 0.8
SUBJECT, MAIN, SOURCE, POSSESSIVE = 0.6, 1.2, 1.3, -1.5
INTRODUCED = 1.0
"""Named in full for the first time."""
AGREES, DOUBTED, OFTEN, UNNAMED, THING = 0.8, -2.0, 0.4, -2.5, -2.0
TOGETHER, JUST = 4.0, 2.5
"""Of persons who did something together, for *they*; of the only one in the sentence before, and new."""
"""`DOUBTED`: only the first name speaks against the pronoun; `THING`: what was never a subject."""


def spoken_of(syntax: Syntax, subject: int) -> list[int]:
    """Whom what stands before a subject is about, and so never the subject: "Speaking to Lee, he said".

    Nor is whoever does what is done to the subject: "Asked by Lee whether …, he said".
    """
    if syntax.deps[subject] != "nsubj":
        return []
    opening = range(_opening(syntax, subject), subject)
    if opening and syntax.tags[opening[0]] == "VBG":
        objects = [token for token in opening if syntax.deps[token] in {"pobj", "dobj"}]
        return [token for token in objects if _told(syntax, token, opening[0])]
    if len(opening) > 1 and syntax.tags[opening[0]] in {"VBN", "VBD"} and syntax.words[opening[1]] == "by":
        agents = [token for token in opening[2:] if syntax.heads[token] == opening[1]]
        return agents[:1]
    return _asked_about(syntax, subject) + [
        token
        for child in syntax.children[syntax.heads[subject]]
        if child < subject
        and (syntax.deps[child] == "prep" or syntax.tags[child] == "VBG")
        and syntax.words[child].lower() != "according"
        and not any(syntax.deps[grandchild] == "nsubj" for grandchild in syntax.children[child])
        for token in range(syntax.left[child], syntax.right[child] + 1)
        if syntax.deps[token] in {"pobj", "dobj"}
    ]


def beside(syntax: Syntax, subject: int) -> list[int]:
    """Who stands beside a subject as its verb's object, or in what it says: each is somebody else.

    "He told Lee that Roe had left" means neither Lee nor Roe; "He spoke where Lee lived" may mean Lee.
    """
    verb = syntax.heads[subject]
    if syntax.deps[subject] != "nsubj":
        return []
    own = [child for child in syntax.children[verb] if child > subject and syntax.deps[child] in OWN]
    for token in own:
        own += [child for child in syntax.children[token] if syntax.deps[child] in OWN]
    return [token for token in own if syntax.deps[token] in ARGUMENTS]


def above(syntax: Syntax, noun: int) -> list[int]:
    """The subjects before a noun of the verbs above its own clause, none of whom it means.

    Whoever is meant again there is called by a pronoun: "Lee gave advice to Roe, as the nominee looks on".
    """
    found: list[int] = []
    below = noun
    for token in syntax.ancestors(noun):
        subjects = [child for child in syntax.children[token] if syntax.deps[child] in {"nsubj", "nsubjpass"}]
        found += [child for child in subjects if child < noun and child != below]
        if syntax.deps[token] in {"conj", "parataxis"}:
            break
        below = token
    return found


def _asked_about(syntax: Syntax, subject: int) -> list[int]:
    """Whom somebody was asked about who then answers: "When asked about Lee leaving, he said"."""
    return [
        token
        for child in syntax.children[syntax.heads[subject]]
        if child < subject and syntax.deps[child] == "advcl" and syntax.words[child].lower() in QUESTIONED
        for about in syntax.children[child]
        if syntax.words[about].lower() in {"about", "on", "over"}
        for token in range(about + 1, syntax.right[about] + 1)
        if syntax.deps[token] in {"pobj", "nsubj", "compound"}
    ]


def empty(syntax: Syntax, token: int) -> bool:
    """Does an "it" stand for the clause behind it: "It is hoped that …"?"""
    verb = syntax.heads[token]
    return (
        syntax.words[token].lower() == "it"
        and syntax.deps[token] == "nsubjpass"
        and lemma_of(syntax.words[verb]) not in TELLING_WHOM
        and any(syntax.deps[child] == "ccomp" and child > verb for child in syntax.children[verb])
    )


def contrasted(syntax: Syntax, stops: Sequence[int], token: int) -> bool:
    """Does a pronoun of the other gender stand behind one in its sentence: "she accused him of lying"?"""
    others = OTHERS.get(syntax.words[token].lower(), frozenset())
    k = bisect_right(stops, syntax.starts[token])
    end = stops[k] if k < len(stops) else len(syntax.text)
    return any(syntax.words[behind].lower() in others for behind in syntax.between(syntax.ends[token], end))


def _told(syntax: Syntax, token: int, verb: int) -> bool:
    """Is somebody the verb's object, or whom one speaks to or with?"""
    return syntax.heads[token] == verb or syntax.words[syntax.heads[token]].lower() in {"to", "with"}


def _opening(syntax: Syntax, subject: int) -> int:
    """Where the sentence begins whose subject stands behind a comma; the subject itself where it does not."""
    at = subject
    while at and syntax.words[subject - 1] == "," and subject - at < OPENING:
        if ENDS.search(syntax.words[at - 1 - syntax.words[at - 1].isspace()]):
            return at + syntax.words[at].isspace()
        at -= 1
    return subject


def ranked(
    word: str,
    mention: Mention,
    seen: Sequence[Entity],
    stops: Sequence[int],
    barred: Collection[Entity | None] = (),
    *,
    contrasted: bool = False,
) -> list[tuple[float, Entity]]:
    """Those whom the pronoun may mean with their salience, the likeliest first; none of those `barred`.

    Where it is `contrasted` with a pronoun of the other gender, who is known to agree is likelier still.
    """
    wanted = GENDERS.get(word)
    if wanted is None and word not in SEVERAL | THINGS:
        return []
    found: list[tuple[float, Entity]] = []
    one = _alone(mention, seen, barred) if word in SEVERAL else None
    if one is not None:
        return [(0.0, one)]
    new = _just_named(mention, seen, stops) if wanted else None
    for entity in dict.fromkeys(reversed(seen[-WINDOW:])):
        if entity in barred or not _agrees(word, wanted, entity):
            continue
        agrees = CONTRASTED if contrasted else AGREES
        value = salience(entity, mention, stops) + agrees * (wanted is not None and entity.gender == wanted)
        value += DOUBTED * (wanted is not None and entity.gender not in (wanted, "u"))
        value += THING * (wanted is None and not any(trace.subject for trace in entity.traces))
        value += UNNAMED * (entity.kind == "unnamed" and wanted is not None)
        value += TOGETHER * (bool(entity.members) and word in SEVERAL) + JUST * (entity is new)
        found.append((value, entity))
    return sorted(found, key=lambda pair: -pair[0])


def _alone(mention: Mention, seen: Sequence[Entity], barred: Collection[Entity | None]) -> Entity | None:
    """The only one in the paragraph whom "they" can mean: "Ada Lee, a fellow, agrees. “…,” they say".

    Nobody else has been its subject, and neither several people nor a body of them has been spoken of.
    """
    near = [one for one in seen[-WINDOW:] if one.traces[-1].paragraph == mention.paragraph]
    own = {id(one): one for one in near if any(_leads(trace, mention) for trace in one.traces[-3:])}
    only = next(iter(own.values()), None)
    if len(own) != 1 or only is None or only.person is None or only in barred:
        return None
    others = any(one.plural or one.kind == "group" for one in near)
    return None if others or not any(trace.source for trace in only.traces[-3:]) else only


def _leads(trace: Trace, mention: Mention) -> bool:
    return trace.paragraph == mention.paragraph and trace.subject and trace.offset < mention.start


def _just_named(mention: Mention, seen: Sequence[Entity], stops: Sequence[int]) -> Entity | None:
    """Whoever the sentence before names for the first time, where it and this one speak of nobody else."""
    here = bisect_right(stops, mention.start)
    if not here:
        return None
    start, end = stops[here - 2] if here > 1 else 0, stops[here - 1]
    told: dict[int, Entity] = {}
    new = False
    for entity in seen[-FEW:]:
        for trace in entity.traces[-FEW:]:
            somebody_acts = trace.subject and _human(entity)
            if trace.offset >= start and (entity.kind == "person" or somebody_acts):
                told[id(entity)] = entity
                new = new or (trace.introduced and trace.offset < end)
    return next(iter(told.values())) if new and len(told) == 1 else None


def _agrees(word: str, wanted: Gender | None, entity: Entity) -> bool:
    if entity.head in ANYBODY and entity.person is None and not _human(entity):
        return False
    if wanted:
        human = entity.person is not None or (entity.kind == "unnamed" and _human(entity))
        return human and not entity.plural and (entity.gender in (wanted, "u") or entity.guessed)
    if entity.person is not None and len(entity.name.split()) == 1 and entity.gender == "u":
        return True
    if word in SEVERAL:
        if entity.place and not any(trace.subject for trace in entity.traces):
            return False
        single = entity.kind == "unnamed" and entity.gender == "u" and _human(entity)
        spoke = single and entity.traces[-1].source
        return entity.kind in ("group", "organization") or entity.plural or spoke
    return entity.kind in ("organization", "document")


def _human(entity: Entity) -> bool:
    """Does a source without a name stand for a human being: "the driver", "one of the victims"?"""
    if OF_A_BODY.fullmatch(entity.name):
        return False
    if entity.head == "one":
        return any(somebody(word.lower().removesuffix("s")) for word in entity.name.split()[2:])
    return somebody(entity.head)


def salience(entity: Entity, mention: Mention, stops: Sequence[int]) -> float:
    """How much an entity is in mind where a mention stands."""
    here = bisect_right(stops, mention.start)
    best = max(
        _fresh(trace, mention, here - bisect_right(stops, trace.offset)) for trace in entity.traces[-6:]
    )
    return best + OFTEN * min(3.0, sqrt(len(entity.traces)))


def _fresh(trace: Trace, mention: Mention, sentences: int) -> float:
    return (
        -SENTENCE * min(sentences, 14)
        - PARAGRAPH * min(6, max(0, 2 * (mention.paragraph - trace.paragraph) - 1))
        + SUBJECT * trace.subject
        + MAIN * trace.main
        + SOURCE * (trace.source and trace.main)
        + POSSESSIVE * trace.possessive
        + INTRODUCED * trace.introduced
    )
