"""Which words of an article can name a speaker, and whose words each cue reports."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.mentions.nouns import gender_of_noun
from onrecord.index.attribution.mentions.outlet_names import outlet
from onrecord.index.attribution.mentions.person_names import Use
from onrecord.index.attribution.mentions.whole_names import people
from tests.index.attribution.snippets import MEETING, document, told, words_of


def cued(text: str) -> list[tuple[str, str]]:
    """Each cue's lemma with the words whose speech it reports."""
    found = document(text)
    return [(source.lemma, words_of(found, source.mention)) for source in found.sources]


def use(name: str, paragraph: int) -> Use:
    """One place, a paragraph of its own, where somebody is named so."""
    return Use(
        start=100 * paragraph,
        end=100 * paragraph + len(name),
        words=tuple(name.split()),
        title=(),
        honorific="u",
        gender="u",
        quoted=False,
        paragraph=paragraph,
        subject=True,
        main=True,
        cued=True,
        possessive=False,
    )


def test_names_descriptions_and_pronouns_are_mentions() -> None:
    """Each has its kind, its place and its paragraph; what is quoted mentions nobody."""
    found = document(MEETING)
    kinds = {words_of(found, mention): mention.kind for mention in found.mentions}

    assert kinds["she"] == "pronoun"
    assert kinds["Ollongren"] == kinds["Wallace"] == "name"
    assert "We" not in kinds
    assert all(found.where.paragraph(mention.start) == mention.paragraph for mention in found.mentions)


@pytest.mark.parametrize(
    ("text", "lemma", "who"),
    [
        ("“We will go on,” the mayor said.", "say", "the mayor"),
        ("“We will go on,” said Ann Lee, who smiled.", "say", "Ann Lee"),
        ("Ann Lee told reporters that the bridge was closed.", "tell", "Ann Lee"),
    ],
)
def test_a_cue_has_its_source(text: str, lemma: str, who: str) -> None:
    """The subject of the verb, before or behind it."""
    assert (lemma, who) in cued(text)


def test_a_cue_within_a_quotation_reports_nothing() -> None:
    """What the speaker says that others said is the speaker's."""
    assert [lemma for lemma, _ in cued("“Reed said it and Lee denied it,” the mayor said.")] == ["say"]


def test_what_a_noun_stands_for_gives_its_gender_away() -> None:
    """A chairwoman is she, a spokesman is he, a senator is either."""
    assert gender_of_noun("chairwoman") == "f"
    assert gender_of_noun("spokesman") == "m"
    assert gender_of_noun("senator") == "u"


def test_an_outlets_name_is_known_by_its_words() -> None:
    """As far as the name reaches; a person is no outlet."""
    assert outlet("The Washington Post") == len("The Washington Post")
    assert not outlet("Ann Lee")


@pytest.mark.parametrize(
    ("names", "persons"),
    [
        (["Ann Lee", "A. Lee", "Lee"], {"Ann Lee"}),
        (["Ann Lee", "Bob Lee"], {"Ann Lee", "Bob Lee"}),
        (["Ann Lee", "Ann Lee Jr."], {"Ann Lee", "Ann Lee Jr."}),
        (["Ann Lee Snr", "Ann Snr", "Ann Lee"], {"Ann Lee Snr", "Ann Lee"}),
        (["Te Rangi Moana Parr", "Te Rangi"], {"Te Rangi Moana Parr"}),
        (["Ann McClenney", "McLenney"], {"Ann McClenney"}),
    ],
)
def test_who_is_one_person_is_decided_by_the_one_rule_of_names(names: list[str], persons: set[str]) -> None:
    """Within an article whoever may be meant, and nobody else, is meant."""
    assert {person.name for person in people([use(name, at) for at, name in enumerate(names)])} == persons


def test_a_surname_is_whose_it_was_before() -> None:
    """Not his whom the article names once beside: "Ted Cruz … Cruz … his father, Rafael Cruz … Cruz"."""
    names = ["Ted Cruz", "Cruz", "Cruz", "Cruz", "Cruz", "Rafael Cruz", "Cruz"]
    ted = people([use(name, at) for at, name in enumerate(names)])[0]
    assert len(ted.uses) == 6


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sara and Max Roe agree.\n\n“We go,” Sara says.", "Sara Roe"),
        ("The plans of Melody and Max Roe are ready.\n\n“We go,” Melody says.", "Melody Roe"),
        ("At home on TV, Melody and Nariman Roe agree.\n\n“We go,” Melody says.", "Melody Roe"),
        ("Jane and Mayor Annie Roe agree.\n\n“We go,” Jane says.", "Jane"),
        ("Jane, Carol and Annie Roe agree.\n\n“We go,” Carol says.", "Carol"),
        ("Jane and Annie Roe agree.\n\n“We go,” said Jane Poe.", "Jane Poe"),
    ],
)
def test_a_surname_printed_once_for_two_is_both_peoples(text: str, name: str) -> None:
    """Where the first is named there for the first time, and by no surname elsewhere; a list is not two."""
    assert [speaker for _, _, speaker in told(text)] == [name]
