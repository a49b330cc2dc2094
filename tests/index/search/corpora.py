"""Small indexes for tests: seeded texts in which every kind of query finds something."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any

from whoosh import index

from onrecord.index.model import Article, Cue, Fact, Office, Quotation, Relay, Speaker
from onrecord.index.store.postings import schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

STEMS = (
    *("talk", "walk", "border", "zone", "deploy", "minister", "promise", "vote", "school"),
    *("tax", "nation", "refugee", "missile", "treaty", "crop"),
)
ENDINGS = ("", "s", "ed", "ing", "er", "ers", "'s")
SMALL = (
    *("the", "of", "to", "and", "in", "that", "is", "we", "will"),
    *("not", "a", "for", "on", "it", "be", "no", "fly"),
)
NAMES = ("Kajsa Ollongren", "Zoë Müller-Lüdenscheidt", "Mark Rutte", "Volodymyr Zelensky", "Ann O’Brien", "")
OFFICES = ("Minister of Defence", "minister of finance", "spokeswoman", "")
OUTLETS = ("Sawt Beirut International", "Le Monde", "Reuters", "")


def documents(size: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """The documents of a number of quotations, the newest first."""
    choice = random.Random(seed)
    rare = ["".join(choice.choices("abcdeiou", k=choice.randint(3, 7))) for _ in range(400)]

    def prose(length: int) -> str:
        words = []
        for _ in range(length):
            chance = choice.random()
            if chance < 0.5:
                words.append(SMALL[int(len(SMALL) * choice.random() ** 2)])
            elif chance < 0.9:
                words.append(choice.choice(STEMS) + choice.choice(ENDINGS))
            else:
                words.append(choice.choice(rare))
        return choice.choice((" ", ", ", " ")).join(words).replace("no fly", "no-fly").replace("'", "’")

    for row in range(1, size + 1):
        before, words, after = (
            prose(choice.randint(3, 20)),
            prose(choice.randint(1, 25)),
            prose(choice.randint(3, 20)),
        )
        start = len(before) + 2
        year, month, day = 2024 - 4 * row // size, choice.randint(1, 12), choice.randint(1, 28)
        published = choice.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}", None))
        name, office, outlet = choice.choice(NAMES), choice.choice(OFFICES), choice.choice(OUTLETS)
        article = Article(
            f"{row}.txt",
            f"/c/{row // 3}.txt",
            f"{before} “{words}” {after}",
            str(row),
            title=Fact(prose(5), "front matter"),
            outlet=Fact(outlet, "masthead") if outlet else None,
            published=Fact(published, "date line") if published else None,
        )
        quotation = Quotation(
            choice.choice(("direct", "mixed", "indirect", "term")),
            ((start, start + len(words)),),
            words,
            speaker=Speaker(name, name) if name else None,
            office=Office(office) if office else None,
            cue=Cue("said", "say", (0, 1)),
            relays=tuple(
                Relay(one, "sentence", "via")
                for one in choice.sample(("AFP", "Reuters", "dpa"), choice.randint(0, 2))
            ),
            confidence=choice.random(),
        )
        yield schema.document(row, article, quotation)


def quoted(folder: Path) -> Iterator[dict[str, Any]]:
    """The documents of everything between double quotation marks in a folder of articles."""
    row = 0
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        outlet, published, title = path.stem.split("_")[:3]
        article = Article(
            path.name,
            str(path),
            text,
            "",
            title=Fact(title.replace("-", " "), "name"),
            outlet=Fact(outlet, "name"),
            published=Fact(published, "name"),
        )
        for match in re.finditer('[“"]([^“”"]{4,800})[”"]', text):
            row += 1
            speaker = re.search(r"[A-Z][a-z]+ [A-Z][a-z]+", text[match.end() :])
            yield schema.document(
                row,
                article,
                Quotation(
                    ("direct", "mixed", "indirect")[row % 3],
                    (match.span(1),),
                    match[1],
                    speaker=Speaker(speaker[0], "") if speaker else None,
                    confidence=row % 100 / 100,
                ),
            )


def build(
    folder: Path, made: Sequence[dict[str, Any]], *, segments: int = 1, delete: Iterable[str] = ()
) -> Any:
    """A Whoosh index of the documents in several segments, from which articles are deleted again."""
    whole = index.create_in(str(folder), schema.whoosh_schema())
    share = -(-len(made) // segments)
    for start in range(0, len(made), share):
        writer = schema.writer(whole)
        for document in made[start : start + share]:
            writer.add_document(**document)
        writer.commit()
    writer = schema.writer(whole)
    for article in delete:
        writer.delete_by_term(schema.ARTICLE, article)
    writer.commit()
    return whole
