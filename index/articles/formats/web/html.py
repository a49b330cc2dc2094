"""What does a saved web page say, as an article?

Two extractors, trafilatura and resiliparse, say which blocks of the page are the article; the words are the
page's own (see `blocks`). Where one extractor loses a paragraph between two that it keeps, the other is
believed.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.index.articles.decoding import declared, decode
from onrecord.index.articles.formats.web.blocks import Block, blocks, is_deep, parsed, tamed, written
from onrecord.index.articles.formats.web.facts import facts
from onrecord.index.articles.layout.furniture import heads_links, is_furniture
from onrecord.index.articles.metadata.datelines import date_line
from onrecord.index.articles.told import Told
from onrecord.index.errors import ArticleError
from onrecord.index.text.counting import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

KEPT = 0.6
"""The share of a block's word triples that an extractor's text must hold for it to be the article's."""
LOST = 0.85
"""The same for a block that only the second extractor has."""
MAIN = 0.5
"""The share of the commonest kind of block: one as common as that is the story's and no teaser's."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
PULLED = ("p", "div", "blockquote", "aside", "figure", "section")
"""Elements in which the words of a story are shown a second time, large."""
SAID = 4
"""The minimum number of words of a block quotation that is none of a story's own paragraphs: a post."""
LEAD = 60
"""The minimum number of characters of a lead under the headline; section, byline and day are shorter."""
LABEL = 8
"""The maximum number of words of a line that says who speaks next."""
_WORD = re.compile(r"\w+")
_BRACKETED = re.compile(r"(?:\([^()\n]{1,60}\)\s?){1,3}")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_MARKED = re.compile(r"“[^“”]{3,}”|\"[^\"]{3,}\"")
_SIGNED = re.compile(r"(?:—|–|--|-|―)\s*\w")
_MORE = re.compile(
    r"(?:also |you (?:may|might) also |more:|read |see |watch |listen |related)", re.IGNORECASE
)
_STAMP = re.compile(r"https?://\S+|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+)?")
"""An address or a time as machines write it."""
NAMED = 50_000
"""The number of bytes in which a page names its encoding; some put scripts and comments before it."""
WALLED = 1_500
"""Characters: a notice is shorter."""
_WALL = re.compile(
    r"\bcookies?\b|\b(?:privacy|consent)\b|\bpersonali[sz]ed ads\b|\benable (?:js|javascript)\b"
    r"|\bad.?blocker\b"
    r"|\b(?:not|are you) a robot\b|\bverify (?:that )?you are\b|\bchecking your browser\b|\baccept all\b",
    re.IGNORECASE,
)


def read(data: bytes, name: str) -> list[Told]:
    """The article of a saved page.

    Args:
        data: the file's bytes.
        name: the file's name; unused, as every reader takes it.

    Raises:
        ArticleError: there are no words that make an article.

    """
    return [told(decoded(data))]


def decoded(data: bytes) -> str:
    """The page's text in the encoding that it names, else as any text."""
    named = _CHARSET.search(data[:NAMED])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return declared(data, named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def told(page: str) -> Told:
    """What the page says, its text and its facts.

    Raises:
        ArticleError: there are no words that make an article.

    """
    page = tamed(page)
    tree = parsed(page)
    if tree is None:
        raise ArticleError("there is no page in it")
    known = facts(tree)
    every = [block for block in blocks(tree) if _WORD.search(block.text)]
    chosen = _chosen(every, page, tree, known.title.value if known.title else "")
    if not chosen:
        bare = [replace(block, beside=False) for block in every]
        chosen = _chosen(bare, page, tree, known.title.value if known.title else "")
    if not chosen and is_deep(tree):
        raise ArticleError("the page nests its elements too deep to be read: open it and save it again")
    if not chosen:
        raise ArticleError("the page holds no article: no paragraph of prose was found in it")
    if all(map(_WALL.search, (block.text for block in chosen))) and sum(map(_length, chosen)) < WALLED:
        raise ArticleError(
            "the page is a notice in the place of an article (cookies, a robot check): "
            "open it in a browser, answer the notice and save it again"
        )
    text, set_apart = written(chosen)
    return Told(
        text,
        set_apart=set_apart,
        title=known.title,
        outlet=known.outlet,
        masthead=known.masthead,
        authors=known.authors,
        authored=known.authored,
        published=known.published,
        url=known.url,
        headed=False,
        left_out=(f"{counted(len(every) - len(chosen), 'block')} of menus, links, captions or comments",),
    )


def _length(block: Block) -> int:
    return len(block.text)


def _chosen(every: Sequence[Block], page: str, tree: HtmlElement, title: str) -> list[Block]:
    first = _triples(_by_trafilatura(page))
    second = first if is_deep(tree) else _triples(_by_resiliparse(page))
    if len(first) < 0.2 * len(second):
        first = second
    shares = [(_share(block, first), _share(block, second)) for block in every]
    kept = [one >= KEPT for one, _ in shares]
    families = Counter(block.family for block, keep in zip(every, kept, strict=True) if keep)
    kin = Counter(block.kin for block, keep in zip(every, kept, strict=True) if keep)
    places = [place for place, keep in enumerate(kept) if keep]
    for place, block in enumerate(every):
        if kept[place] or not places:
            continue
        among = places[0] <= place <= places[-1]
        if shares[place][1] >= LOST and _is_prose(block):
            kept[place] = kin[block.kin] > 2 or (among and families[block.family] > 0)
        elif among and block.quoted and not _is_page(block) and len(block.text.split()) >= SAID:
            kept[place] = True
    kept = _within(every, kept, shares)
    for place in _lead(every, kept, shares, title):
        kept[place] = True
    labels = _labels(every)
    chosen: list[Block] = []
    seen = {_plain(title)}
    linking = False
    for place, (block, keep) in enumerate(zip(every, kept, strict=True)):
        if labels[place] and any(kept[place : place + 3]):
            chosen.append(block)
            continue
        signs = chosen and block.quoted and block.quoted == chosen[-1].quoted and _is_credit(block)
        if not (keep or signs) or block.captioned or block.beside or _plain(block.text) in seen:
            continue
        linking = heads_links(block.text) or (linking and kin[block.kin] < MAIN * max(kin.values()))
        if linking or _is_page(block):
            continue
        seen.add(_plain(block.text))
        chosen.append(block)
    while chosen and chosen[-1].tag in HEADINGS:
        chosen.pop()
    return _once(chosen)


def _within(
    every: Sequence[Block], kept: Sequence[bool], shares: Sequence[tuple[float, float]]
) -> list[bool]:
    """Without what only one extractor keeps before the first or after the last block that both keep.

    Notices on browsers, subscriptions and other stories stand there; of a block that is like those which
    both keep, one extractor's word is enough.
    """
    both = [place for place, pair in enumerate(shares) if min(pair) >= KEPT]
    if not both:
        return list(kept)
    alike = {every[place].kin for place in both}
    return [
        keep and (both[0] <= place <= both[-1] or every[place].kin in alike)
        for place, keep in enumerate(kept)
    ]


def _lead(
    every: Sequence[Block], kept: Sequence[bool], shares: Sequence[tuple[float, float]], title: str
) -> Iterator[int]:
    """The place of the lead: whole sentences that stand between the headline and the first paragraph.

    Extractors take it for a part of the page's head; persons are introduced there with their offices.
    """
    first = next((place for place, keep in enumerate(kept) if keep), 0)
    heads = [
        place
        for place, block in enumerate(every[:first])
        if block.tag in HEADINGS and _plain(block.text) == _plain(title)
    ]
    for place in range(heads[-1] + 1 if heads else first, first):
        block = every[place]
        if shares[place][1] >= LOST and len(block.text) > LEAD and block.linked < 0.3:
            day = date_line(block.text)
            if day is None or len(day.rest) > LEAD:
                yield place
                return


def _once(chosen: Sequence[Block]) -> list[Block]:
    """Without pull quotes: a block whose words stand again within another one's."""
    plain = [_plain(block.text) for block in chosen]
    whole = "\n".join(plain)
    return [
        block
        for block, words in zip(chosen, plain, strict=True)
        if block.tag not in PULLED or words.count(" ") < 4 or whole.count(words) < 2
    ]


def _labels(every: Sequence[Block]) -> list[bool]:
    """Which blocks say who speaks next, as parliaments' pages do: a name over constituency and party.

    Extractors take such lines for links. Where two names stand over brackets, every short line in an element
    like theirs is one.
    """
    pairs = [
        (name, beneath)
        for name, beneath in pairwise(every)
        if _BRACKETED.fullmatch(beneath.text) and _may_label(name) and name.text[0].isupper()
    ]
    kin = {block.kin for pair in pairs for block in pair} if len(pairs) > 1 else set()
    return [block.kin in kin and _may_label(block) for block in every]


def _may_label(block: Block) -> bool:
    return len(block.text.split()) <= LABEL and block.text[-1] not in ".!?:;,"


def _is_credit(block: Block) -> bool:
    """Whether the block may be the line that signs a block quotation."""
    return not block.linked and len(block.text) < 200 and bool(_SIGNED.match(block.text))


def _is_prose(block: Block) -> bool:
    """Whether the block is whole sentences in an element for them, and no list of links."""
    return (
        block.tag in ("p", "li", "blockquote", "div", "pre")
        and block.linked < 0.7
        and (len(block.text) > 60 or bool(_MARKED.search(block.text)))
        and block.text.rstrip()[-1] in ".!?:”\"’'…)"
    )


def _is_page(block: Block) -> bool:
    """Whether the block is the page's and not the story's: a notice, a teaser that is all link."""
    text = block.text.strip()
    teaser = block.linked > 0.85 and (text[-1] not in '.!?”"' or bool(_MORE.match(text)))
    return (
        (teaser and len(text.split()) > 3)
        or bool(_STAMP.fullmatch(text))
        or bool(_MORE.match(text) and block.linked > 0.4)
        or is_furniture(text)
    )


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _by_trafilatura(page: str) -> str:
    import trafilatura  # noqa: PLC0415 - 0.3 s, and only a page needs it

    try:
        return trafilatura.extract(page, include_comments=False, include_tables=True) or ""
    except Exception:
        return ""


def _by_resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415

    text: str = extract_plain_text(
        page, main_content=True, preserve_formatting=False, alt_texts=False, links=False, noscript=False
    )
    return text


def _triples(text: str) -> set[tuple[str, ...]]:
    """The word triples of a text, and each of its lines as one."""
    words = _WORD.findall(text.casefold())
    return set(zip(words, words[1:], words[2:], strict=False)) | {
        (_plain(line),) for line in text.split("\n")
    }


def _share(block: Block, known: set[tuple[str, ...]]) -> float:
    """How much of the block stands in a text; a block of few words must be a line of it."""
    words = _WORD.findall(block.text.casefold())
    if len(words) < 3:
        return float((" ".join(words),) in known)
    own = list(zip(words, words[1:], words[2:], strict=False))
    return sum(triple in known for triple in own) / len(own)
