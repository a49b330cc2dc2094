"""Whose words they are, and in what office, in local news of several countries that no rule was made for."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.offices.printed import offices
from tests.index.attribution.snippets import document, person, told


def _office(text: str, name: str) -> str:
    """The fullest office that stands beside a name."""
    found = document(text)
    named = person(found, name).person
    assert named is not None
    return offices(found.syntax, found.where, named.uses)[0].printed


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "A new balloon is made in Harbour City. “It’s great,” said the festival’s executive director Ben "
            "Hadley. The project is a collaboration with Deng Hou, cultural and tourism director of the "
            "Western China Bureau. He said he was “very proud” of the balloon.",
            "very proud",
            "Deng Hou",
        ),
        (
            "“The veto will fall,” Senate Leader Mick McCorm said.\n\nHouse Speaker Paul Royan, despite "
            "admitting that he did have his concerns, does believe McCorm is correct.\n\n“I do think the "
            "votes are there,” he said.",
            "I do think the votes are there,",
            "Paul Royan",
        ),
        (
            "The Herald said printing was “largely unaffected” by the attack.\n\nIt said chief "
            "executive Anna "
            "Batesan and editor Katharine Vinner had sent a message.\n\n“Thank you to everyone,” they said.",
            "Thank you to everyone,",
            "Anna Batesan and Katharine Vinner",
        ),
    ],
)
def test_a_pronoun_means_whoever_the_sentence_before_is_about(text: str, words: str, speaker: str) -> None:
    """The only one it names, and for the first time; for *they* those who did something together."""
    assert (words, speaker) in {(said, who) for _, said, who in told(text)}


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "White House press secretary Karina Jehan said: “We want peace.”\n\nThe Norland foreign "
            "secretary "
            "told citizens to leave or risk “becoming trapped”.",
            "becoming trapped",
            "The Norland foreign secretary",
        ),
        (
            "Shadow chancellor Oliver Letwick said Mr Brome would raise taxes.\n\nThe chancellor "
            "insisted his "
            "plans were “affordable”.",
            "affordable",
            "The chancellor",
        ),
        (
            "The general secretary of the EIX union, Andrea Brady, said it “runs contrary” to "
            "efforts.\n\nThe "
            "union chief said that a “watered-down policy” is near.",
            "watered-down policy",
            "Andrea Brady",
        ),
    ],
)
def test_a_description_means_nobody_of_another_office(text: str, words: str, speaker: str) -> None:
    """Not of another field, nor the minister’s shadow; a body’s secretary may be called its chief."""
    found = {said: who or "" for _, said, who in told(text)}
    assert found[words].removeprefix("the ").removeprefix("The ") == speaker.removeprefix("The ")


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Campaigner Jack Monrow criticised shops for “quietly” removing food.\n\nShe said that "
            "it “grossly” "
            "underestimates costs.\n\nMs Monrow told the Herald: “The figures are no news to us.”",
            "The figures are no news to us.",
            "Jack Monrow",
        ),
        (
            "The vote was condemned at a meeting attended by Norland leader Vladimir Pudin.\n\nVladimir, a "
            "36-year-old customs broker, said he did not vote. “They have already chosen,” he told AFP.",
            "They have already chosen,",
            "Vladimir",
        ),
        (
            "One of the four - Justice Secretary Hamid Yarrow - said that the record was “a failure of all”.",
            "a failure of all",
            "Hamid Yarrow",
        ),
        (
            "“Every game will be playable,” Dr Mark Tolley games director at the studio Quern told us.",
            "Every game will be playable,",
            "Mark Tolley",
        ),
        (
            "The issue reaches councils too. Soryan Siddiqo is a Labour councillor in Glasgow. She told the "
            "Herald that she had “had to deal with it”.",
            "had to deal with it",
            "Soryan Siddiqo",
        ),
        (
            "“In ten years we are all 80,” one user wrote on a Norlandic site Weibor. “What a "
            "miserable year! "
            "Workers are faced with pay cuts,” another chimed in. Others said they had seen it.",
            "What a miserable year! Workers are faced with pay cuts,",
            "another",
        ),
        (
            "Centre for Harbour says there is a chance for more, and that the rest is “likely to fade”.",
            "likely to fade",
            "Centre for Harbour",
        ),
    ],
)
def test_the_one_who_is_named(text: str, words: str, speaker: str) -> None:
    """Whatever stands for the name: a first name of the other sex, another’s first name, dashes, no comma."""
    assert (words, speaker) in {(said, who) for _, said, who in told(text)}


def test_what_a_thing_was_called_before_is_nobody() -> None:
    """*Y, formerly Chirper*, and a people’s adjective are no persons."""
    text = (
        "Mara Robsen called the report a lie. In a video posted to X, formerly Twitter, she denied "
        "it. All of "
        "them are men of Anglo-Norlandic heritage."
    )
    names = {one.name for one in document(text).coreference.entities if one.kind == "person"}
    assert names == {"Mara Robsen"}


def test_a_verb_in_marks_is_not_whose_its_object_is() -> None:
    """“nationalised” islands claimed by Suland are not called so by Suland."""
    text = (
        "The visit repairs ties after 2012, when Norland “nationalised” disputed islands claimed by Suland."
    )
    assert told(text) == [("term", "nationalised", None)]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "“I am ready,” Odana Leigh said. Before the games Leigh became the European champion in "
            "her class by "
            "beating Norland’s five-time champion Rika Voss.",
            "Odana Leigh",
            "European champion in her class",
        ),
        (
            "Howard Rubin, a Harbour lawyer representing Ms Spann, told the BBC “My client is relieved.”",
            "Howard Rubin",
            "Harbour lawyer",
        ),
        (
            "John Hutch, an evolutionary biomechanicist at London’s Royal College, said “it could help”.",
            "John Hutch",
            "evolutionary biomechanicist at London’s Royal College",
        ),
        (
            "Member of Parliament (MP) Yvette Cowper of the Labour Party added, “He is trying to rule.”",
            "Yvette Cowper",
            "Member of Parliament",
        ),
        (
            "However the Norlandic head of security, Jabril Rajab says groups must see it. “Hard,” he said.",
            "Jabril Rajab",
            "Norlandic head of security",
        ),
        (
            "“Every game will be playable,” Dr Mark Tolley games director at the studio Quern told us.",
            "Mark Tolley",
            "games director at the studio Quern",
        ),
    ],
)
def test_an_office_is_whole_and_no_longer(text: str, name: str, office: str) -> None:
    """It ends before what its holder does, and needs no second comma."""
    assert _office(text, name) == office


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Chief executive of the NHS trust that runs the hospital, Anna Yarrow, said: “I thank the team.”",
            "Anna Yarrow",
            "Chief executive of the NHS trust",
        ),
        (
            "They asked whether the Police and Crime Commissioner for Ayr, Jeff Cutham, should "
            "remain in post.",
            "Jeff Cutham",
            "Police and Crime Commissioner for Ayr",
        ),
    ],
)
def test_an_office_before_a_name_is_read_in_a_clause(text: str, name: str, office: str) -> None:
    """With a clause of its own, or as the subject of one."""
    assert _office(text, name) == office


def test_what_stands_on_a_sign_is_nobodys() -> None:
    """Whoever carries the flag does not say it."""
    text = (
        "A demonstrator carries a flag reading “Norland, no thanks” during a rally. He said: “I will stay.”"
    )
    assert [(kind, words) for kind, words, _ in told(text)] == [
        ("term", "Norland, no thanks"),
        ("direct", "I will stay."),
    ]


def test_a_statement_that_goes_on_is_whose_it_is() -> None:
    """*The statement added* means whoever has spoken in it."""
    text = (
        "In a statement, Ipsan defended its approach, saying staff worked in a “challenging” "
        "place.\n\n“It is "
        "entirely right that they should,” the statement added."
    )
    assert ("It is entirely right that they should,", "Ipsan") in {
        (words, who) for _, words, who in told(text)
    }


def test_an_adjective_before_a_people_names_nobody() -> None:
    """*A senior Welsh Tory* is somebody without a name."""
    text = "A senior Welsh Tory has told the Herald that he fears there is a deep “rot” in the force."
    assert {who for _, _, who in told(text)} == {"A senior Welsh Tory"}


def test_a_spokesperson_for_a_knight_is_not_the_knight() -> None:
    """A courtesy before the name changes nothing."""
    text = "A spokesperson for Prime Minister Sir Keir Starmor said there was “no justification” for it."
    assert [who for _, _, who in told(text)] == ["A spokesperson for Prime Minister Sir Keir Starmor"]
