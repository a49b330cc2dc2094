"""Which articles are in an index that is killed while it is built? A few; some change from kill to kill.

What somebody says is either one of a few statements, whose copies are one, or words thrown together that
share no phrase with others: how dozens of quotations of one pattern are grouped depends on the order in which
they came.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path

COUNT = 12
STATEMENTS = {
    "Mara Lindqvist": "We will keep the harbour open for the whole of the winter, whatever it takes",
    "Owen Birch": "Nobody who has seen that bridge from below would let a child walk over it",
    "Ada Quill": "The budget has a hole in it that is larger than the school we wanted to build",
    "Joris Vander": "Ferries do not wait for committees, and neither do the people who take them",
}
OFFICES = ("the mayor", "the harbour master", "a spokesman for the port", "the county engineer")
OUTLETS = ("The Harwick Gazette", "The Evening Tide", "North Coast Wire")
NOUNS = (
    *("harbour", "ferry", "bridge", "budget", "winter", "school", "market", "lighthouse", "railway", "tram"),
    *("orchard", "museum", "quarry", "lantern", "council", "treaty", "library", "dam", "chapel", "factory"),
)
VERBS = (
    "outlives",
    "darkens",
    "feeds",
    "crosses",
    "defends",
    "forgets",
    "repairs",
    "divides",
    "opens",
    "sells",
)


def clause(chance: random.Random) -> str:
    """Eight words or so that mean nothing and are like no others."""
    one, two, three, four = chance.sample(NOUNS, 4)
    first, second = chance.sample(VERBS, 2)
    return f"{one} {first} {two} number {chance.randrange(10**4)} while {three} {second} {four}"


def article(number: int, chance: random.Random) -> str:
    """An article of a few paragraphs; no two are alike."""
    name, words = chance.choice(list(STATEMENTS.items()))
    surname = name.split()[-1]
    paragraphs = [
        f"Meeting {number} of the council was long.",
        f"“{words},” said {name}, {chance.choice(OFFICES)}, on Monday.",
        f"“Every {clause(chance)},” {surname} said. “One {clause(chance)}.”",
        f"{chance.choice(list(STATEMENTS))} said that no {clause(chance)}.",
    ]
    return "\n\n".join(paragraphs)


def put(path: Path, number: int, chance: random.Random) -> None:
    """Write an article, as a page where its name is that of one."""
    text = article(number, chance)
    outlet, day = chance.choice(OUTLETS), f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    if path.suffix == ".html":
        body = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
        head = f"<title>Meeting {number}</title><meta property='article:published_time' content='{day}'>"
        page = (
            f"<html><head>{head}</head><body><article><h1>Meeting {number}</h1>{body}</article></body></html>"
        )
        path.write_text(page, encoding="utf-8")
    else:
        path.write_text(f"---\noutlet: {outlet}\npublished: {day}\n---\n{text}\n", encoding="utf-8")


def write(corpus: Path, chance: random.Random) -> None:
    """A small corpus."""
    for number in range(COUNT):
        path = corpus / str(number % 2) / f"{number:02}.{'html' if number % 4 == 0 else 'md'}"
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path, number, chance)


def change(corpus: Path, chance: random.Random) -> None:
    """Some articles are written anew, one comes, and now and then one goes."""
    there = sorted(path for folder in "01" for path in (corpus / folder).iterdir())
    for path in chance.sample(there, chance.randint(3, 6)):
        put(path, chance.randrange(10**6), chance)
    if len(there) > COUNT or chance.random() < 0.3:
        chance.choice(there).unlink()
    number = chance.randrange(10**6)
    put(corpus / chance.choice("01") / f"{number}.{chance.choice(['md', 'html'])}", number, chance)
