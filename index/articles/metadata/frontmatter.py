"""What does the block of YAML, or of TOML, at the head of a file say?

The block is composed with PyYAML's base loader, which knows strings alone: no tag is ever resolved, and an
alias is never expanded. What is not YAML is read line by line as ``key: value``; a block without a single
key that we know is no front matter, but text.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from onrecord.index.articles.metadata.datelines import iso
from onrecord.index.model import Fact, Relay
from onrecord.index.names.outlets import is_platform
from onrecord.index.sources import called
from onrecord.index.text.unseen import printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from onrecord.index.model import Span

LARGEST = 16_384
"""In characters; a longer block is text."""

BASIS = "front matter"

_BLOCK = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<inside>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML = re.compile(
    r"\ufeff?\+\+\+[ \t]*\r?\n(?P<inside>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_PAIR = re.compile(r"^(?P<key>[A-Za-z][\w -]{0,30}?)[ \t]*:[ \t]+(?P<value>[^\r\n]+?)[ \t]*$", re.MULTILINE)
_WIKI = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]]*)\]\]")
"""A link to another note, as Obsidian writes it."""
_NOTHING = frozenset({"", "~", "-", "null", "none", "unknown", "n/a", "na"})
_KEYS = {
    name: subject
    for subject, names in {
        "title": ("title", "headline"),
        "outlet": ("outlet", "publication", "publisher", "newspaper", "site name"),
        "author": ("author", "authors", "by", "byline"),
        "published": ("published", "date", "publication date", "published on", "pubdate", "date published"),
        "url": ("url", "link", "permalink", "canonical url"),
        "source": ("source",),
        "class": ("class", "source class", "source type", "category", "genre", "document type"),
        "relays": ("relayed through", "relay", "relays", "via", "agency", "wire", "credit"),
    }.items()
    for name in names
}

_Value = tuple[str, "Span"]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The facts of a front matter block and where the block stands."""

    span: Span
    title: Fact | None = None
    outlet: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    url: Fact | None = None
    source_class: Fact | None = None
    relays: tuple[Relay, ...] = field(default=())


def front_matter(text: str) -> FrontMatter | None:
    """The front matter with which `text` begins, or None. Never raises, whatever the block holds."""
    block = _BLOCK.match(text, 0, LARGEST)
    toml = _TOML.match(text, 0, LARGEST) if block is None else None
    if block is None and toml is None:
        return None
    known: dict[str, list[_Value]] = {}
    fields = _toml(toml) if toml else _fields(block["inside"], block.start("inside")) if block else ()
    for key, values in fields:
        subject = _KEYS.get(" ".join(re.split(r"[\s_-]+", key.strip().casefold())))
        told = [(printed(value), span) for value, span in values if value.casefold() not in _NOTHING]
        if subject == "class":
            told = [(one, span) for value, span in told if (one := called(value))]
        if subject and told:
            known.setdefault(subject, told)
    if not known:
        return None
    return FrontMatter(
        (toml or block).span(),  # type: ignore[union-attr]
        title=_fact(known.get("title")),
        outlet=_outlet(known.get("outlet")) or _source(known.get("source")),
        author=_author(known.get("author")),
        published=_published(known.get("published")),
        url=_fact(known.get("url")) or _address(known.get("source")),
        source_class=_fact(known.get("class")),
        relays=_relays(known.get("relays")),
    )


def _fields(inside: str, offset: int) -> Iterator[tuple[str, list[_Value]]]:
    """Each key with its strings: one, or those of a list."""
    try:
        root = yaml.compose(inside, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError):
        for pair in _PAIR.finditer(inside):
            value = pair["value"].strip("\"'")
            start = offset + pair.start("value") + pair["value"].index(value)
            yield pair["key"], [(value, (start, start + len(value)))]
        return
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        if isinstance(key, yaml.ScalarNode):
            yield key.value, list(_strings(value, inside, offset))


def _toml(block: re.Match[str]) -> Iterator[tuple[str, list[_Value]]]:
    """The same of TOML between lines of ``+++``, as Hugo writes it."""
    try:
        values = tomllib.loads(block["inside"].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError):
        return
    for key, value in values.items():
        told = value if isinstance(value, list) else [value]
        yield (
            key,
            [(" ".join(str(one).split()), block.span("inside")) for one in told if not isinstance(one, dict)],
        )


def _strings(node: yaml.Node, inside: str, offset: int) -> Iterator[_Value]:
    nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
    for item in nodes:
        if not isinstance(item, yaml.ScalarNode):
            continue
        start, end = item.start_mark.index, item.end_mark.index
        if item.style in ("'", '"'):
            start, end = start + 1, end - 1
        yield (
            _WIKI.sub(r"\1", " ".join(item.value.split())),
            (offset + start, offset + start + len(inside[start:end].rstrip())),
        )


def _fact(values: list[_Value] | None) -> Fact | None:
    return Fact(values[0][0], BASIS, values[0][1]) if values else None


def _outlet(values: list[_Value] | None) -> Fact | None:
    return None if values is None or is_platform(values[0][0]) else _fact(values)


def _source(values: list[_Value] | None) -> Fact | None:
    """The outlet, where the source is no address."""
    return None if values is None or "://" in values[0][0] or len(values[0][0]) > 60 else _outlet(values)


def _address(values: list[_Value] | None) -> Fact | None:
    """The address that a clipper gives as the source."""
    return _fact(values) if values and values[0][0].startswith("http") else None


def _author(values: list[_Value] | None) -> Fact | None:
    if not values:
        return None
    return Fact(enumeration([name for name, _ in values]), BASIS, (values[0][1][0], values[-1][1][1]))


def _published(values: list[_Value] | None) -> Fact | None:
    value = iso(values[0][0]) if values else None
    return Fact(value, BASIS, values[0][1]) if values and value else None


def _relays(values: list[_Value] | None) -> tuple[Relay, ...]:
    """Those that a list or a comma-separated line names."""
    relays: list[Relay] = []
    for value, span in values or ():
        parts = re.split(r"[;,]", value) if values and len(values) == 1 else [value]
        relays += [Relay(part.strip(), "document", BASIS, span) for part in parts if part.strip()]
    return tuple(relays)


def enumeration(names: list[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
