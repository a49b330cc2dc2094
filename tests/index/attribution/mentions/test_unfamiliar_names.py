"""A person is one whatever the model takes the name for: by what is said of it all over the article."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.mentions.inventory import persons
from onrecord.index.attribution.mentions.name_runs import Run
from onrecord.index.attribution.text.syntax import syntax
from onrecord.index.model import Article, Speaker
from tests.index.attribution.snippets import document, reader


def named(text: str) -> set[str]:
    """The whole names of the persons of a text."""
    return {entity.name for entity in document(text).coreference.entities if entity.person is not None}


def tagged(words: str, kinds: str) -> set[tuple[str, ...]]:
    """The forms that name persons in a sentence whose entities are given by hand: ``O ORG ORG …``."""
    nlp = reader().nlp
    (doc,) = nlp.pipe([words], disable=["ner"])
    parsed = syntax(doc)
    parsed.ents[:] = ["" if kind == "O" else kind for kind in kinds.split()]
    found, at = [], 0
    while at < len(parsed):
        end = at
        while end < len(parsed) and parsed.ents[end] not in {"", "DATE"}:
            end += 1
        if end > at:
            tokens = tuple(range(at, end))
            found.append(Run(tokens, tuple(parsed.words[t] for t in tokens), (), sure=False, heading=False))
        at = max(end, at + 1)
    return persons(parsed, found)


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Oyel Fontec came in . Fontec said no .", "ORG ORG O O O ORG O O O"),
        ("The president of Norland , Oyel Fontec , came .", "O O O O O ORG ORG O O O"),
        ("Then bus driver Oyel Fontec came .", "O O O ORG ORG O O"),
    ],
)
def test_what_an_article_says_of_a_name_outweighs_the_model(words: str, kinds: str) -> None:
    """The surname speaks alone, an office stands before the comma, an occupation before the name."""
    assert tagged(words, kinds) == {("oyel", "fontec")}


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("Her publisher , Larch Books , came .", "O O O ORG ORG O O O"),
        ("The London Uber came . Uber said no .", "O GPE ORG O O ORG O O O"),
        ("A professor from Norland University , Los Alamos , said no .", "O O O O O O GPE GPE O O O O"),
    ],
)
def test_bodies_and_places_stay_what_they_are(words: str, kinds: str) -> None:
    """A firm in apposition, a firm behind a town, a town behind a university."""
    assert not tagged(words, kinds)


def test_a_middle_surname_alone_is_its_bearer() -> None:
    """Of two surnames the first is often used alone."""
    text = "Ricardo Belluga Nevares, a governor, left on Monday.\n\n“I go,” Belluga said.\n"

    assert named(text) == {"Ricardo Belluga Nevares"}


def test_a_thing_of_somebody_is_no_person() -> None:
    """The speech of a president is called by his surname."""
    text = "Mr. Obamu gave a speech on Monday. The Obamu Speech was long. “We wait,” Mr. Obamu said.\n"

    assert named(text) == {"Obamu"}


def test_a_word_before_a_whole_name_is_no_part_of_it() -> None:
    """Who is called brave before the name is called by the name alone elsewhere."""
    text = "Brave Sefina Gudmund spoke of it. Sefina Gudmund was calm. Gudmund said that she would go on."

    assert named(text) == {"Sefina Gudmund"}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Another co-author, engineering professor Julian Marsh, said, “We have seen this for years.”",
            "Julian Marsh",
        ),
        ("A Republican Assemblywoman, Jill Toll, also commented: “We looked at all of this.”", "Jill Toll"),
        ("US Ambassador to Norland Richard Grenn said: “We looked at all of this.”", "Richard Grenn"),
        ("Ann Lee took a parting shot on Twitter: “Oh no, this is the biggest story of all.”", "Ann Lee"),
    ],
)
def test_roles_lead_to_the_name_beside_them(text: str, speaker: str) -> None:
    """A role with a hyphen, between a party and a comma, with a place behind it; a medium does not speak."""
    (doc,) = reader().parsed([Article("a.txt", "", text, "")])
    for _, stage in reader().stages.pipeline:
        stage(doc)
    quotation = next(one for one in doc._.onrecord_quotations if one.kind == "direct")

    assert quotation.speaker is not None
    assert quotation.speaker.name == speaker


def test_a_name_beside_what_somebody_is_is_no_bodys_whatever_the_model_says() -> None:
    """Its bearer speaks, though every use is taken for a body's."""
    words = "However the head of security , Zabrik Rajoun says groups must go ."

    assert tagged(words, "O O O O O O ORG ORG O O O O O") == {("zabrik", "rajoun")}


def test_an_initial_between_two_words_makes_them_a_person() -> None:
    """Whatever the model takes the whole for."""
    assert tagged("Meru J. Odan sings .", "ORG ORG ORG O O") == {("meru", "j", "odan")}
    assert not tagged("Meru J. University sings .", "ORG ORG ORG O O")


def test_a_headline_names_whole_whom_the_story_names_by_surname() -> None:
    """Its verb has a capital too, and is no part of the name."""
    text = (
        "Meru Odan Goes After The Rich\n\nThe mayor was angry on Monday in the hall of Riga.\n\n"
        "“They pay nothing,” Odan said. “I want that to change,” Odan said.\n"
    )

    assert named(text) == {"Meru Odan"}


def test_a_surname_that_is_a_word_of_the_language_is_borne_wherever_a_sentence_goes_on() -> None:
    """The article gives it behind a first name; where a sentence begins, it may as well be the word."""
    text = (
        "The columnist Peter Will reopened the quarrel over the pier on Monday.\n\n"
        "Instead, Will called for iron. “It does not rot,” Will wrote.\n\n"
        "Will the council listen? “We will,” Mayor Ada Lee said."
    )
    (doc,) = reader().parsed([Article("a.txt", "", text, "")])
    for _, stage in reader().stages.pipeline:
        stage(doc)
    first, second = (one for one in doc._.onrecord_quotations if one.kind == "direct")

    assert (first.speaker, second.speaker) == (
        Speaker("Peter Will", "Will", "person"),
        Speaker("Ada Lee", "Mayor Ada Lee", "person"),
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Judge Durham Odan QC said that it was late.", "Durham Odan"),
        ("President Abdel Fattah el-Odan of Norland said that it was late.", "Abdel Fattah el-Odan"),
    ],
)
def test_letters_behind_a_name_are_no_part_of_it_and_an_article_within_is(text: str, name: str) -> None:
    """Honours and degrees follow a name; the Arabic article is tied to a surname."""
    assert named(text) == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Joseph R. Odan Jr. came to Riga on Monday. “It is late,” Mr. Odan said. “We go,” Odan said.",
            "Joseph R. Odan Jr.",
        ),
        ("Odan Ki-moon came to Riga on Monday. “It is late,” Odan said.", "Odan Ki-moon"),
        ("Texas Sen. Odan said it was late. Sen. Ted Odan said that Odan would go.", "Ted Odan"),
    ],
)
def test_a_surname_alone_means_the_only_one_who_bears_it(text: str, name: str) -> None:
    """A junior without a senior, a surname that stands first, a senator behind his state."""
    assert named(text) == {name}


def test_somebody_may_be_called_by_a_word_of_bodies_names() -> None:
    """Where the model takes it for a person's name and the first name is known."""
    kinds = "PERSON PERSON O O O O PERSON O O O O"

    assert tagged("Cornelia West took the stage . West landed a blow .", kinds) == {("cornelia", "west")}


def test_father_and_son_are_two() -> None:
    """Where the article has both, the surname alone is the father's."""
    text = "Bernd Odan came with Bernd Odan Jr. on Monday. “It is late,” Odan said."

    assert named(text) == {"Bernd Odan", "Bernd Odan Jr."}


@pytest.mark.parametrize("given", ["(Frank)", "[Frank]"])
def test_a_first_name_put_in_brackets_before_a_surname_makes_it_whole(given: str) -> None:
    """An editor adds it within a quotation; elsewhere the article has the surname alone."""
    text = f"“Coach {given} Doyle came in,” Ames said.\n\n“He is just playing well,” Doyle said."
    assert "Frank Doyle" in named(text)


@pytest.mark.parametrize(
    "title",
    [
        "Hajiya",
        "Comrade",
        "Tan Sri",
        "Datuk Seri",
        "Engr.",
        "Barr.",
        "Sgt.",
        "Swami",
        "DIG",
        "SP",
        "Health CS",
    ],
)
def test_what_somebody_is_addressed_by_is_no_part_of_the_name(title: str) -> None:
    """Honorifics of all countries, of two words, cut short, and ranks in their initials."""
    text = f"“We shall pay for all of it,” {title} Josephine Addo said on Monday. “All,” Addo added."
    assert named(text) == {"Josephine Addo"}


@pytest.mark.parametrize("name", ["JD Varga", "AB de Loft", "MS Varga"])
def test_initials_before_a_surname_stay(name: str) -> None:
    """Two letters before one word are initials, even those that are a title in small letters."""
    text = f"“We shall pay for all of it,” {name} said on Monday. “All,” {name.rsplit(maxsplit=1)[-1]} added."
    assert named(text) == {name}


@pytest.mark.parametrize("behind", [", 45, a farmer from Java,", " (45)", ", aged 45,"])
def test_whoever_has_an_age_is_a_person_however_short_the_name(behind: str) -> None:
    """And stays one where the name stands alone; where somebody is from is nobody."""
    text = f"Suharti{behind} said: “The rice is dead.”\n\n“We eat once a day,” said Suharti."
    assert named(text) == {"Suharti"}


def test_a_score_makes_no_person_of_a_town() -> None:
    """A number without a comma or a bracket is no age."""
    assert named("Leeds 12, Hull 10. “We were poor,” said manager Carl Voss.") == {"Carl Voss"}
