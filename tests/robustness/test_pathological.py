"""No text stops a build: those of `tools.robustness.pathological`, small."""

from __future__ import annotations

import random
import time

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.index.attribution.streaming import PARAGRAPHS, TOKENS, Reader, gathered
from onrecord.index.attribution.text import parsing
from onrecord.index.model import Article
from tools.robustness.pathological import TEXTS, made

NAMED = ("opened on each line", "straight marks", "short quotations", "blank lines")
"""Those that once were slow."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The model, loaded once."""
    return Reader("en_core_web_sm")


def test_every_text_is_read(reader: Reader) -> None:
    """Each is read by itself, without a failure of the pipeline, which would be tried again one by one."""
    for name in TEXTS:
        article = Article(f"{name}.txt", f"/{name}.txt", made(name, 400), "0")
        [(read, quotations)] = reader._read([article])
        assert read.text == article.text
        assert all(0 <= start <= end <= 400 for each in quotations for start, end in each.segments)


@pytest.mark.slow
@pytest.mark.parametrize("name", [*NAMED, *random.Random(14).sample(sorted(set(TEXTS) - {*NAMED}), 4)])
def test_the_time_is_linear_in_the_length(reader: Reader, name: str) -> None:
    """Four times the text takes four times as long or so, and not sixteen times."""

    def seconds(size: int) -> float:
        began = time.process_time()
        reader.read([Article("a.txt", "/a.txt", made(name, size), "0")])
        return time.process_time() - began

    seconds(500)
    assert seconds(10_000) < 9 * seconds(2500) + 0.5


def test_a_line_drawn_after_a_word_takes_no_time(reader: Reader) -> None:
    """The tokenizer alone takes minutes for it; not a character is lost."""
    text = "said Ann Lee, the mayor." + 10_000 * "—"
    began = time.process_time()
    doc = parsing.tokenized(reader.nlp, text, ())

    assert doc.text == text
    assert time.process_time() - began < 10


def test_the_model_is_given_so_many_tokens_at_once() -> None:
    """However many paragraphs there are and however long: none is lost, and their order stays."""
    vocab = spacy.blank("en").vocab
    sizes = (1, TOKENS - 1, 1, TOKENS + 5, *([3] * (2 * PARAGRAPHS + 1)))
    docs = [Doc(vocab, words=["a"] * size) for size in sizes]
    groups = list(gathered(docs))

    assert [doc for group in groups for doc in group] == docs
    assert all(len(group) == 1 or sum(map(len, group)) <= TOKENS for group in groups)
    assert max(map(len, groups)) == PARAGRAPHS


@pytest.mark.parametrize(
    "text",
    [
        "It is small, said 45-year-old Ada Lee-Roe, and with Sgt. Max Roe MP warning of “a mess” it ended.",
        "Ada Roe starred in “Blue River” and “The Last Day”. Tan Sri (Dr) [Max] Roe: “No.” — Ada Lee",
        "Taoiseach (premier) Maeve Kerr, 45, of the Fishers’ Union, who is KC, said “we” or ‘us’.",
    ],
)
def test_a_text_may_end_and_begin_anywhere(reader: Reader, text: str) -> None:
    """Cut at each of its characters from behind and from before, none stops the pipeline."""
    cuts = [*(text[:at] for at in range(1, len(text))), *(text[at:] for at in range(1, len(text), 3))]
    articles = [Article(f"{number}.txt", "", cut, "0") for number, cut in enumerate(cuts)]
    assert [read.text for read, _ in reader._read(articles)] == cuts
