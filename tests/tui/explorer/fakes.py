"""An index in memory, for what no real one shows at will: a slow search, many hits, an odd text."""

from __future__ import annotations

import re
import threading
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from onrecord.index.errors import QueryError
from onrecord.index.model import (
    Alternative,
    Article,
    Cue,
    Evidence,
    Fact,
    Hit,
    Office,
    Quotation,
    Relay,
    Span,
    Speaker,
    Stamp,
    identified,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.index.corrections import Correction

HARBOUR = """Berths shut as fuel levy bites

Fuel surcharges closed two of the port’s five berths on Friday.

“We will spend whatever it takes to keep the harbour open,” Lindqvist said on Saturday after an emergency \
meeting of the cabinet. The finance minister, who took office in January, did not say where the money would \
come from. [The figure was not disclosed.]

Port authority chair Tomas Okafor told AFP the berths would reopen within a week. “Nobody is to blame,” he \
said. The plan was “a lifeline” for the town.

“They will take whatever it takes out of our wages,” one docker shouted.
"""


class FakeQuery:
    """Words that must all be in the quotation or its speaker's name; ``speaker:`` takes one word."""

    def __init__(self, text: str) -> None:
        if text.count('"') % 2:
            raise QueryError("This quotation mark is not closed.", text, text.rindex('"'), text + '"')
        self.text = text
        named = re.findall(r'(-?)speaker:=?(?:"([^"]*)"|(\w+))', text.lower())
        self.names = [quoted or bare for minus, quoted, bare in named if not minus]
        self.without = [quoted or bare for minus, quoted, bare in named if minus]
        self.parts = re.findall(r"[\w*]+", re.sub(r'-?\w+:=?(?:"[^"]*"|\S*)', "", text.lower()))

    @property
    def words(self) -> str:
        """The query restated."""
        return " · ".join(
            [f"word {part}" for part in self.parts] + [f"speaker {name}" for name in self.names]
        )

    def marks(self, text: str) -> tuple[Span, ...]:
        """Where words that begin so stand; as while one types, a word may go on."""
        if not self.parts:
            return ()
        parts = "|".join(map(re.escape, self.parts))
        return tuple(m.span() for m in re.finditer(rf"(?:{parts})\w*", text.lower()))

    def matches(self, quotation: Quotation) -> bool:
        """Whether every word is there."""
        text = quotation.text.lower()
        name = quotation.speaker.name.lower() if quotation.speaker else ""
        return (
            all(part in text for part in self.parts)
            and (not self.names or any(part in name for part in self.names))
            and not any(part in name for part in self.without)
        )


class FakeResults:
    """Hits made when asked for."""

    def __init__(
        self, query: FakeQuery, among: Sequence[tuple[Article, Quotation]], *, fold: bool = False
    ) -> None:
        self.query = query
        self.among = among
        found = [pair for pair in among if query.matches(pair[1])]
        self.every = len(found)
        self.copies = Counter(quotation.text for _, quotation in found)
        leads = {quotation.text: (article, quotation) for article, quotation in reversed(found)}
        self.found = [leads[text] for text in self.copies] if fold else found
        self.total = len(self.found)
        self.seconds = 0.01
        self.said = self.every if query.parts else None

    def hits(self, start: int, stop: int) -> tuple[Hit, ...]:
        """Some of them."""
        return tuple(
            Hit(
                quotation,
                replace(article, text=""),
                self.query.marks(quotation.text),
                self.copies[quotation.text],
            )
            for article, quotation in self.found[start:stop]
        )

    def doubtful(self, limit: int, done: Iterable[str] = ()) -> tuple[tuple[Hit, ...], int]:
        """Those that are least sure."""
        gone = set(done)
        found = sorted(self.hits(0, self.total), key=lambda hit: hit.quotation.confidence)
        left = [hit for hit in found if hit.quotation.id not in gone and not hit.quotation.corrected]
        return tuple(left[:limit]), len(left)

    def widen(self) -> list[FakeWidening]:
        """Each part left out in turn."""
        parts = re.findall(r"\S+", self.query.text)
        ways = []
        for number, part in enumerate(parts):
            rest = FakeQuery(" ".join(parts[:number] + parts[number + 1 :]))
            total = sum(rest.matches(quotation) for _, quotation in self.among)
            if rest.text and total:
                ways.append(FakeWidening(rest.text, f"without {part}", total))
        return ways

    def facets(self, name: str, limit: int = 20) -> list[FakeCount]:
        """Counted one by one."""
        values: Counter[str] = Counter()
        for article, quotation in self.found[:2000]:
            held = {
                "speaker": quotation.speaker.name if quotation.speaker else "",
                "person": quotation.speaker.name if quotation.speaker else "",
                "office": quotation.office.printed if quotation.office else "",
                "role": quotation.office.printed if quotation.office else "",
                "outlet": article.outlet.value if article.outlet else "",
                "relay": quotation.relays[0].name if quotation.relays else "",
                "kind": quotation.kind,
                "year": article.published.value[:4] if article.published else "",
                "month": article.published.value[:7] if article.published else "",
                "day": article.published.value[:10] if article.published else "",
            }
            values[held.get(name, "")] += 1
        return [FakeCount(value, count) for value, count in values.most_common(limit or None) if value]


@dataclass(frozen=True)
class FakeWidening:
    """A query that asks for less, what differs, and how many quotations answer it."""

    text: str
    change: str
    total: int


@dataclass(frozen=True)
class FakeCount:
    """A value and how many have it."""

    value: str
    count: int
    others: tuple[str, ...] = ()
    kind: str = ""


class FakeIndex:
    """Articles in memory, searched by going through them."""

    def __init__(self, held: Sequence[tuple[Article, Sequence[Quotation]]]) -> None:
        self.held = {article.doc: (article, tuple(quotations)) for article, quotations in held}
        self.flat = [(article, quotation) for article, group in held for quotation in group]
        self.stamp = Stamp(
            "0.1.0",
            1,
            "rules 1",
            "2024-07-01T09:12:00Z",
            3.0,
            len(self.held),
            len(self.flat),
            (),
            sample=True,
        )
        self.gate = threading.Event()
        self.gate.set()
        self.asked: list[str] = []
        self.typing = False
        """Whether the latest question was still being typed."""
        self.closed = threading.Event()

    def stale(self) -> bool:
        """Never."""
        return False

    def search(self, text: str, *, fold: bool = False, typing: bool = False, **_options: Any) -> FakeResults:
        """Go through all quotations."""
        self.asked.append(text)
        self.typing = typing
        self.gate.wait(10)
        query = FakeQuery(text)
        return FakeResults(query, self.flat, fold=fold)

    def saying(self, text: str) -> str:
        """Its words are looked for in the quotation in any case."""
        return text

    def show(self, quotation_id: str) -> Hit | None:
        """The one with this id."""
        pairs = (pair for pair in self.flat if pair[1].id == quotation_id)
        return next((Hit(quotation, replace(article, text="")) for article, quotation in pairs), None)

    def corrected(self, corrections: Iterable[Correction]) -> dict[str, Hit | None]:
        """The quotation of each correction; one from before articles had keys goes by words and name."""
        every = self.search("").hits(0, 1000)
        return {
            each.id: self.show(each.id)
            or next((hit for hit in every if not each.key and hit.quotation.text == each.text), None)
            for each in corrections
        }

    def article(self, hit: Hit) -> Article:
        """With its text."""
        return self.held[hit.article.doc][0]

    def quotations(self, hit: Hit) -> tuple[Quotation, ...]:
        """All of the article."""
        return self.held[hit.article.doc][1]

    def close(self) -> None:
        """Note it."""
        self.closed.set()


def said(
    text: str,
    words: str,
    speaker: str = "",
    *,
    printed: str = "",
    office: str = "",
    cue: str = "",
    via: str = "",
) -> Quotation:
    """A quotation whose spans are found in the text by its words."""

    def span(part: str, near: int = 0) -> Span:
        at = text.find(part, near)
        return (at, at + len(part)) if at >= 0 else (text.index(part), text.index(part) + len(part))

    start, end = span(words)
    return Quotation(
        "direct",
        ((start, end),),
        words,
        speaker=Speaker(speaker, printed, "person") if speaker else None,
        mention=span(printed, end) if printed else None,
        office=Office(office, span(office, end)) if office else None,
        cue=Cue(cue, cue, span(cue, end)) if cue else None,
        relays=(Relay(via, "sentence", f"told {via}", span(via)),) if via else (),
        confidence=0.93 if speaker else 0.0,
        alternatives=(Alternative("the cabinet", 0.04, "not the subject of a verb of speech"),)
        if speaker
        else (),
        evidence=(
            (Evidence("speaker", f"“{printed}” stands beside the cue “{cue}”", (span(printed, end),)),)
            if printed and cue
            else ()
        ),
    )


def harbour() -> tuple[Article, tuple[Quotation, ...]]:
    """One article with four quotations."""
    article = Article(
        "wire/berths.txt",
        "/articles/wire/berths.txt",
        HARBOUR,
        "3f9a",
        title=Fact("Berths shut as fuel levy bites", "first line", (0, 30)),
        outlet=Fact("Northern Wire", "masthead"),
        published=Fact("2024-03-16", "date line"),
    )
    quotations = (
        said(
            HARBOUR,
            "We will spend whatever it takes to keep the harbour open,",
            "Mara Lindqvist",
            printed="Lindqvist",
            office="finance minister",
            cue="said",
        ),
        said(
            HARBOUR,
            "Nobody is to blame,",
            "Tomas Okafor",
            printed="he",
            office="Port authority chair",
            cue="said",
            via="AFP",
        ),
        replace(said(HARBOUR, "a lifeline"), kind="term"),
        said(HARBOUR, "They will take whatever it takes out of our wages,"),
    )
    return article, identified(article.doc, quotations)


def many(number: int) -> list[tuple[Article, tuple[Quotation, ...]]]:
    """So many articles with one quotation each."""
    held = []
    for i in range(number):
        words = f"We counted {i} ships in the harbour and we will count whatever comes in tomorrow"
        text = (
            f"Ships, day {i}\n\n“{words},” said harbour master Ada Brandt {i % 7}.\n\nThe wind was light.\n"
        )
        article = Article(
            f"{i:06}.txt",
            f"/articles/{i:06}.txt",
            text,
            "00",
            title=Fact(f"Ships, day {i}", "first line"),
            outlet=Fact(f"Outlet {i % 12}", "masthead"),
            published=Fact(f"20{10 + i % 15}-{1 + i % 12:02}-{1 + i % 28:02}", "date line"),
        )
        quotation = said(
            text, words, f"Ada Brandt {i % 7}", printed="Ada Brandt", office="harbour master", cue="said"
        )
        held.append((article, identified(article.doc, [quotation])))
    return held
