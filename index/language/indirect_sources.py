"""Whose words does a cue report that goes on after another cue's clause: the inner subject's or the outer's?

"May said that the country would leave and suggested a date": the parser hangs the second verb on the verb of
the clause that the first one reports. Who suggests is told by tense, and by what can speak at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.index.language.scene import Scene
    from onrecord.index.language.sources import Source

CHAINED = frozenset({"conj", "advcl", "dep"})
WITHIN = frozenset({"ccomp", "xcomp"})


def owned(scene: Scene) -> dict[int, Source]:
    """Every cue with its source, by the cue's token."""
    return {cue: _outer(scene, source, scene.cues) or source for cue, source in scene.cues.items()}


def _outer(scene: Scene, source: Source, cues: Mapping[int, Source]) -> Source | None:
    """The same cue with the source of the cue above, where its words are that one's."""
    syntax, cue = scene.syntax, source.cue
    if source.how != "subject" or syntax.deps[cue] not in CHAINED:
        return None
    if any(syntax.deps[child] in {"nsubj", "nsubjpass"} for child in syntax.children[cue]):
        return None
    inner = syntax.heads[cue]
    while syntax.deps[inner] == "conj" and syntax.heads[inner] != inner and inner not in cues:
        inner = syntax.heads[inner]
    above = syntax.heads[inner]
    if inner in cues or syntax.deps[inner] not in WITHIN or above not in cues or above > cue:
        return None
    entity = scene.cast.entity(source.mention)
    speaks = entity is not None and entity.kind != "document" and source.mention.kind != "nominal"
    tense = syntax.tags[cue] == syntax.tags[above] != syntax.tags[inner]
    return replace(source, mention=cues[above].mention) if tense or not speaks else None
