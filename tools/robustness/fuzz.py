"""Does any input get a traceback? Seeded queries, claims, ids, paths, settings, kept files, by the thousand.

Run: ``uv run python -m tools.robustness.fuzz [--count 20000] [--seed 1]``. It prints what was tried, and each
input that was answered by anything but a code and a sentence; exit 1 where there was one.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.index import provenance
from onrecord.index.errors import Exit
from onrecord.index.model import Article, Fact, Quotation, Source, Speaker, identified
from onrecord.index.store import Builder
from onrecord.tui.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable

    Tried = tuple[str, list[str]]

WORDS = ["harbour", "speaker", "Lindqvist", "zoë", "O’Brien", "2024-03", "the", "中文", "ß", "İ", "a" * 300]
PIECES = [
    *('"', "'", "(", ")", "[", "]", "*", "?", "~", "~9", ":", ":=", "-", "--", "OR", "AND", "NOT", "|", ","),
    *("..", ">", "<=", "=", "{", "}", "\\", "/", "%", "#", "@", "$", "&", ";", "`", "“", "”", "′", " ", "\t"),
    *("\n", "\x01", "\x1b[31m", "\x7f", "\x9b", "\u200b", "\u202e", "\ufeff", "\udcff", "\U0010ffff", "\xad"),
    *(
        "speaker:",
        "after:",
        "date:",
        "conf:",
        "copies:",
        "kind:",
        "-outlet:",
        "TO",
        "1e9",
        "99999999999",
        "0",
    ),
]
ODD_JSON = [
    *(
        "",
        "[",
        "{}",
        "[]",
        "null",
        "[null]",
        "[1]",
        '"x"',
        "[" * 5000,
        "{" * 50,
        '[{"id": "\\ud800"}]',
        "NaN",
    ),
    *('[{"id": 1}]', '[{"id": "a", "plain": "b", "markdown": "c", "more": [1]}]', "\ufeff[]", '{"a": 1e999}'),
    *('{"id": "a", "speaker": 3}', '[{"name": "\\u0000", "query": "("}]', "9" * 5000, '{"a":' * 3000),
]
ODD_TOML = [
    *("", "model = 3", "jobs = -1", "jobs = 1e400", "keys = 1", "x = [[[[", "[" * 3000, "a = " + "[" * 5000),
    *(
        'model = "\\ud800"',
        'model = ""',
        "jobs = " + "9" * 5000,
        "[keys]\nverify = 1",
        '[keys]\n"\u202e" = "x"',
    ),
    *("\x00", "jobs = true", "[keys]\n[keys]", "model = 1979-05-27", 'keys = {a = "b", c = {}}'),
]


class Fuzz:
    """One seeded run.

    Args:
        seed: of the choices.
        folder: in which everything happens.

    """

    def __init__(self, seed: int, folder: Path) -> None:
        self.choice = random.Random(seed)
        self.folder = folder
        self.home = folder / "home"
        self.tried: Counter[str] = Counter()
        self.failed: list[tuple[str, list[str], str]] = []
        self.ways: list[Callable[[], Tried]] = [
            *(self.query, self.query, self.query),
            *(self.claim, self.identity, self.path, self.settings, self.kept),
        ]

    def text(self, most: int = 12) -> str:
        """Something that somebody might type or paste."""
        parts = self.choice.choices([*WORDS, *PIECES], k=self.choice.randint(0, most))
        joined = self.choice.choice(["", " "]).join(parts)
        return joined * self.choice.choice([1] * 50 + [200])

    def query(self) -> Tried:
        """A query, in any format and order."""
        form = self.choice.choice(["table", "jsonl", "csv", "md", "kwic"])
        options = self.choice.choice([[], ["--facets"], ["--fold"], ["--sort", "date"], ["--limit", "0"]])
        return "queries", ["search", "--format", form, *options, "--", self.text()]

    def claim(self) -> Tried:
        """A claim, with or without whose it is said to be."""
        by = ["--speaker", self.text(3) or "x"] if self.choice.random() < 0.5 else []
        return "claims", ["verify", *by, "--", self.text(20) or "x"]

    def identity(self) -> Tried:
        """An id, or what is none."""
        name = self.choice.choice(["show", "trace"])
        known = ["", "0", "ffffffffffff", "f" * 500, self.text(2), f"{self.choice.getrandbits(48):012x}"]
        return "ids", [name, "--", self.choice.choice(known)]

    def path(self) -> Tried:
        """A path, of an index, a draft or an article."""
        named = self.choice.choice([self.text(4), "x" * 500, "/", "..", "~nobody", "/dev/null", "a/" * 2000])
        named = named.replace("\0", "") or "."
        given = self.choice.choice([["status", "--index"], ["verify", "--draft"], ["search", "a", "--index"]])
        return "paths", [*given, named]

    def settings(self) -> Tried:
        """A file of settings."""
        self._write(self.home / "config" / "config.toml", self.choice.choice(ODD_TOML))
        return "settings", [self.choice.choice(["status", "quality"])]

    def kept(self) -> Tried:
        """A file of what is kept."""
        name, command = self.choice.choice([("pins.json", "pins"), ("corrections.jsonl", "corrections")])
        self._write(self.home / "data" / name, self.choice.choice(ODD_JSON))
        return "kept files", [command]

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        data = bytearray(text.encode("utf-8", "surrogatepass"))
        if data and self.choice.random() < 0.3:
            data[self.choice.randrange(len(data))] = self.choice.randrange(256)
        path.write_bytes(bytes(data))

    def once(self) -> None:
        """Try one input."""
        about, args = self.choice.choice(self.ways)()
        self.tried[about] += 1
        index = ["--index", str(self.folder / "index")] if "--index" not in args else []
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = run([*index, *args])
            assert code in set(Exit), f"exit {code}"
        except BaseException:
            self.failed.append((about, args, traceback.format_exc(limit=-3)))
        finally:
            (self.home / "config" / "config.toml").unlink(missing_ok=True)


def made(folder: Path, articles: int = 30) -> None:
    """An index of articles with one quotation each."""
    with Builder(folder, pipeline="fuzz", beside=provenance.update) as builder:
        for number in range(articles):
            words = f"We will keep the harbour open whatever it takes in winter {number % 7}"
            text = f"“{words},” said Mara Lindqvist."
            doc = f"{number}.txt"
            fact = Fact("The Daily", "front matter")
            article = Article(doc, f"/a/{doc}", text, f"{number:064x}", outlet=fact)
            speaker = Speaker("Mara Lindqvist", "Mara Lindqvist")
            found = Quotation("direct", ((1, 1 + len(words)),), words, speaker=speaker, confidence=0.9)
            builder.add(Source(doc, article.path, len(text), 0), article, identified(doc, [found]))
        builder.finish(roots=("/a",), sample=False, seconds=0.0)


def tried(count: int, seed: int) -> Fuzz:
    """Try this number of inputs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        before = os.environ.get("ONRECORD_HOME")
        os.environ["ONRECORD_HOME"] = str(folder / "home")
        try:
            made(folder / "index")
            fuzz = Fuzz(seed, folder)
            for _ in range(count):
                fuzz.once()
        finally:
            if before is None:
                del os.environ["ONRECORD_HOME"]
            else:
                os.environ["ONRECORD_HOME"] = before
    return fuzz


def main() -> int:
    """Try, and print what was tried."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    fuzz = tried(asked.count, asked.seed)
    for about, number in sorted(fuzz.tried.items()):
        print(f"{number:7,}  {about}")
    for about, args, told in fuzz.failed:
        print(f"\n{about}: {args!a:.400}\n{told}")
    print(f"\n{len(fuzz.failed)} of {asked.count:,} were answered by a traceback; seed {asked.seed}")
    return 1 if fuzz.failed else 0


if __name__ == "__main__":
    sys.exit(main())
