"""Evidence that is filed can be read, found again by other programs, and checked against the files."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

import onrecord
from onrecord.index.errors import Exit
from onrecord.index.provenance.corpus import Corpus
from onrecord.index.provenance.tracing.trace import trace
from onrecord.index.provenance.verification.verify import verify
from onrecord.tui.cli import run
from onrecord.tui.present.packs.annotations import Made, sealed
from onrecord.tui.present.packs.keeping import judged, traced

GOLDENS = Path(__file__).parent / "goldens"
MADE = Made("onrecord trace 1", "2024-04-01T12:00:00+00:00")
WORDS = "The lighthouse at Varde will be sold to nobody while I am mayor of this town"
ARTICLES = {
    "post.txt": f"---\noutlet: The Post\npublished: 2024-03-01\n---\n\n“{WORDS},” Mayor Else Brandt said.\n",
    "wire.txt": "---\noutlet: The Wire\npublished: 2024-03-02\nurl: https://wire.example/varde\n---\n\n"
    "“The lighthouse at Varde will be sold to nobody,” Mayor Else Brandt said.\n",
    "hostile.txt": "---\noutlet: <script>alert(1)</script>\n---\n\n“<img src=x onerror=alert(2)> is what the "
    "harbour office & the pilots wrote on the wall,” Else Brandt said.\n",
}


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of three articles."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in ARTICLES.items():
        (texts / name).write_text(text, encoding="utf-8")
    onrecord.build([texts], folder=tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
def page(index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The pack of a statement: a page, and the annotations beside it."""
    with Corpus(index) as corpus:
        identity = verify(corpus, WORDS).findings[0].witness.quotation.id
    path = tmp_path / "pack.html"
    assert run(("trace", identity, "--index", str(index), "--format", "html", "--output", str(path))) == 0
    capsys.readouterr()
    return path


def checked(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, str]]:
    """The exit code of `verify-pack`, and the state of everything that it tells of."""
    code = run(("verify-pack", str(path), "--format", "jsonl"))
    out, _ = capsys.readouterr()
    return code, {row["what"]: row["state"] for row in map(json.loads, out.splitlines())}


def test_a_pack_holds_while_nobody_changes_it(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """By the page or by the annotations: the seal, the page, and every version."""
    code, states = checked(page, capsys)

    assert code == Exit.FOUND
    assert set(states.values()) == {"holds"}
    assert {"seal", "page"} < set(states)
    assert checked(page.with_suffix(".jsonld"), capsys) == (code, states)


def test_a_changed_and_a_missing_file_are_told(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each by a sentence, and the exit code says that something does not hold."""
    post = tmp_path / "texts" / "post.txt"
    post.write_text(post.read_text("utf-8").replace("nobody", "a friend"), encoding="utf-8")
    code = run(("verify-pack", str(page)))
    out, _ = capsys.readouterr()
    assert code == Exit.NOTHING
    assert "post.txt has changed; the words no longer stand where they stood." in out

    post.unlink()
    code = run(("verify-pack", str(page)))
    out, _ = capsys.readouterr()
    assert code == Exit.NOTHING
    assert "post.txt is not there." in out


def test_a_pack_that_was_changed_is_told(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The seal tells of a changed pack; the file tells of one that was sealed anew."""
    source = page.with_suffix(".jsonld")
    whole = json.loads(source.read_text("utf-8"))
    whole["items"][0]["target"][0]["selector"][0]["exact"] = "The lighthouse at Varde will be sold"
    source.write_text(json.dumps(whole), encoding="utf-8")
    code, states = checked(page, capsys)
    assert (code, states["seal"]) == (Exit.NOTHING, "tampered")

    whole["onrecord:seal"] = sealed(whole)
    source.write_text(json.dumps(whole), encoding="utf-8")
    code, states = checked(page, capsys)
    assert (code, states["seal"]) == (Exit.NOTHING, "holds")
    assert "tampered" in states.values()


def test_a_changed_and_a_missing_page_are_told(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What people read is part of the pack."""
    page.write_text(page.read_text("utf-8").replace("nobody", "anybody"), encoding="utf-8")
    assert checked(page, capsys)[1]["page"] == "tampered"

    page.unlink()
    assert checked(page.with_suffix(".jsonld"), capsys)[1]["page"] == "missing"


@pytest.mark.parametrize("text", ["", "no JSON", "[1]", '{"type": "AnnotationPage"}', "[" * 100_000])
def test_what_is_no_pack_gets_a_sentence(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And a code of its own; so do a file that is not there and a page that stands alone."""
    path = tmp_path / "x.jsonld"
    path.write_text(text, encoding="utf-8")

    assert run(("verify-pack", str(path))) == Exit.NOT_RUN
    assert "no pack of evidence" in capsys.readouterr().err
    assert run(("verify-pack", str(tmp_path / "nothing.html"))) == Exit.NOT_RUN
    assert "There is no file" in capsys.readouterr().err


def test_hostile_words_are_data_on_the_page(index: Path) -> None:
    """Nothing of an article runs in a browser, in a verdict as in a trace."""
    with Corpus(index) as corpus:
        verdict = verify(corpus, "is what the harbour office & the pilots wrote on the wall")
        pages = [judged(corpus, verdict, "html", MADE)]
        pages.append(traced(corpus, trace(corpus, verdict.findings[0].witness), "html", MADE))

    for page in pages:
        assert "<script" not in page
        assert "<img" not in page
        assert "&lt;img src=x" in page


def test_annotations_find_the_words_again(page: Path, tmp_path: Path) -> None:
    """By position and by quote, as the W3C's model has them; whose address is known is named by it."""
    whole = json.loads(page.with_suffix(".jsonld").read_text("utf-8"))
    assert whole["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    sources = []
    for item in whole["items"]:
        text = Path(item["onrecord:file"]).read_text("utf-8")
        for target in item["target"]:
            quote, place = target["selector"]
            sources.append(target["source"])
            assert text[place["start"] : place["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert "https://wire.example/varde" in sources
    assert (tmp_path / "texts" / "post.txt").as_uri() in sources


def steady(text: str) -> str:
    """A page without what differs from machine to machine and from build to build."""
    text = re.sub(r"\b[0-9a-f]{64}\b", "DIGEST", text)
    text = re.sub(r"\b[0-9a-f]{12}\b", "ID", text)
    text = re.sub(r"\| file \| .*?([\w.]+) \|", r"| file | …/\1 |", text)
    text = re.sub(r"in the index built on \S+", "in the index built on …", text)
    return re.sub(r"\| built \| .* \|", "| built | … |", text)


@pytest.mark.parametrize("name", ["trace", "verdict", "certificate"])
def test_packs_look_as_they_looked(name: str, index: Path) -> None:
    """Held against a page that was read; ``ONRECORD_GOLDENS=write`` writes it anew."""
    with Corpus(index) as corpus:
        if name == "trace":
            witness = verify(corpus, WORDS).findings[0].witness
            text = traced(corpus, trace(corpus, witness), "md", MADE)
        else:
            claim = {"verdict": "The lighthouse at Varde will be sold to a friend"}.get(
                name, "purple elephants marched over frozen lakes"
            )
            text = judged(corpus, verify(corpus, claim, "Else Brandt"), "md", MADE)
    path = GOLDENS / f"pack-{name}.md"
    if os.environ.get("ONRECORD_GOLDENS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(steady(text), encoding="utf-8")

    assert steady(text) == path.read_text("utf-8")
