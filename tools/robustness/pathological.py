"""Is any text slow? Fifty that nobody means well, each read at one size and at four times as much.

Run: ``uv run python -m tools.robustness.pathological [--size 20000] [--only NAME]``. Each is read in a
process of its own; the table gives seconds and the memory that reading took at the larger size, by how much
the time grew, and how many times that of normal text it is, which comes first. Time linear in the length
grows about fourfold.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time

NORMAL = (
    "The mayor said on Monday that the harbour would stay open for the winter, “whatever it takes to keep it "
    "open,” and that nobody would lose a job.\n\n"
)

TEXTS = {
    "normal": NORMAL,
    "opened on each line": "\n“Ann",
    "straight marks": '"',
    "short quotations": '"Yes," he said. "No," she said.\n',
    "short quotations on one line": '"Yes," he said. "No," she said. ',
    "opening marks": "“",
    "closing marks": "”",
    "single marks": "'",
    "curly single marks": "‘’",
    "guillemets": "«»",
    "marks and spaces": '" ',
    "marks and words": '"a ',
    "nested marks": "“‘“‘a’”’” ",
    "apostrophes": "don't ",
    "possessives": "the soldiers' ",
    "one letter": "a",
    "one long word": "supercalifragilistic",
    "digits": "7",
    "numbers": "1,234.56 ",
    "inches": '6" ',
    "commas": ",",
    "stops": ".",
    "stops and spaces": ". ",
    "ellipses": "… ",
    "question marks": "? ",
    "dashes": "— ",
    "hyphens": "a-",
    "brackets": "(",
    "square brackets": "[",
    "tags": "<a>",
    "open tags": "<a ",
    "blank lines": "\n\n",
    "short lines": "a\n",
    "carriage returns": "\r",
    "spaces": " ",
    "tabs": "\t",
    "non-breaking spaces": "\xa0",
    "zero-width spaces": "\u200b",
    "combining accents": "\u0301",
    "directions": "\u202e\u202c",
    "emoji": "👩\u200d👧",
    "Chinese": "中文字符。",
    "capitals": "MAYOR ADA QUILL SAID ",
    "names": "Ann Lee, Bob Roe, ",
    "initials": "A. B. C. ",
    "titles": "Prime Minister President Senator ",
    "said": "said ",
    "he said she said": "he said she said ",
    "according to": "according to ",
    "that": "that that ",
    "reported clauses": "Ann said that Bob said that ",
    "pronouns": "he she they it ",
    "colons": "Ann: ",
    "credits": "(Reuters) - ",
    "headings": "# Ann\n",
    "quoted lines": "> Ann\n",
    "addresses": "http://a.b/",
    "web names": "Caliber.Az ",
}
"""What each text repeats."""


def made(name: str, size: int) -> str:
    """A text of this many characters."""
    part = TEXTS[name]
    return (part * (size // len(part) + 1))[:size]


def read(name: str, size: int) -> tuple[float, float]:
    """The seconds and megabytes beyond those of loading the model.

    They are of reading a text and of finding what stands around each of its quotations.
    """
    import resource

    from onrecord.index.attribution.streaming import Reader
    from onrecord.index.context import around
    from onrecord.index.model import Article

    reader = Reader("en_core_web_sm")
    reader.read([Article("warm.txt", "/warm.txt", NORMAL, "0")])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    for article, quotations in reader.read([Article("a.txt", "/a.txt", made(name, size), "0")]):
        for quotation in quotations:
            around(article, quotation)
    seconds = time.process_time() - began
    return seconds, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=20_000)
    parser.add_argument("--only", choices=TEXTS)
    parser.add_argument("--one", action="store_true", help="measure in this process, for the table's own use")
    asked = parser.parse_args()
    if asked.one:
        print(*read(asked.only, asked.size))
        return
    heads = f"{'text':30} {'seconds':>8} {'growth':>7} {'normal':>7} {'MB':>7}"
    print(f"{heads}   at {4 * asked.size:,} characters")
    normal = 0.0
    for name in ["normal", asked.only] if asked.only else TEXTS:
        measured = []
        for size in (asked.size, 4 * asked.size):
            command = [sys.executable, "-m", __spec__.name, "--one", "--only", name, "--size", str(size)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            measured.append([float(each) for each in done.stdout.split()])
        (first, _), (seconds, memory) = measured
        normal = normal or seconds
        times = f"{seconds / max(first, 0.01):6.1f}× {seconds / normal:6.1f}×"
        print(f"{name:30} {seconds:8.2f} {times} {memory:7.0f}", flush=True)


if __name__ == "__main__":
    main()
