"""The title before a name is whole, is that person's own, and is what he or she does."""

from __future__ import annotations

import pytest

from onrecord.index.attribution.offices.propagation import Propagation
from tests.index.attribution.snippets import document, person


def held(text: str, name: str) -> list[str]:
    """The offices of a person, the fullest first."""
    found = document(text)
    return [office.printed for office in Propagation(found).offices(person(found, name))]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Police and Crime Commissioner Matt Storrow said: “I thank the public for their help.”",
            "Matt Storrow",
            "Police and Crime Commissioner",
        ),
        (
            "State Health Commissioner Dr. Karen Boxall said the law provided “the parts that we need.”",
            "Karen Boxall",
            "State Health Commissioner",
        ),
        (
            "National Wardens’ Council chairman Gavin Stephan said: “We are here to keep the peace.”",
            "Gavin Stephan",
            "National Wardens’ Council chairman",
        ),
        (
            "“We were slow,” Norland military spokesman Lt. Gen. Adam Sharp had said.",
            "Adam Sharp",
            "Norland military spokesman Lt. Gen.",
        ),
    ],
)
def test_a_title_is_whole(text: str, name: str, office: str) -> None:
    """Fields joined by "and", a body's possessive, a rank cut short, a first word that may be a cue."""
    assert held(text, name)[:1] == [office]


def test_who_somebody_is_to_the_one_named_is_not_the_named_ones_title() -> None:
    """The partner of the midfielder is somebody else."""
    text = "Rita Cook is the long-term partner of Harbour City midfielder Phil Ford. “I am glad,” Ford said."
    assert held(text, "Phil Ford") == ["Harbour City midfielder"]


def test_whose_brother_somebody_is_ends_before_the_name() -> None:
    """The office before it is of whoever has the brother."""
    text = (
        "The party withdrew Princess Ubola as its candidate for minister in response to a statement from "
        "her younger brother, King Vajira. “It was not right,” Vajira said."
    )
    assert held(text, "Vajira") == ["King"]


def test_several_to_whom_something_is_sent_are_not_whoever_sends_it() -> None:
    """A plural before a comma is no title of one person."""
    text = "In a letter to other deputy ministers, Murray Jonas explained the changes to the “front desk.”"
    assert held(text, "Murray Jonas") == []


def test_what_somebody_thinks_is_no_office() -> None:
    """A conservative in small letters holds none; a party's member in capitals is printed as one."""
    text = "“I am out,” said Carl Christie. Christie, a rather mainstream conservative, had run before."
    assert held(text, "Carl Christie") == []


def test_what_is_done_for_somebody_in_office_is_not_their_office() -> None:
    """Only a time in office is one's own: "Lee's tenure as mayor", never "Lee's policies as mayor"."""
    text = "Ada Clint went round the world pushing Bo Roe’s foreign policies as top diplomat. Roe was glad."
    assert held(text, "Bo Roe") == []
    assert held("Bo Roe’s tenure as top diplomat was short. Roe was glad.", "Bo Roe") == ["top diplomat"]


def test_the_votes_for_somebody_are_no_part_of_the_office() -> None:
    """Nor is anything else that is counted."""
    text = "The members voted for Nora Pell to serve as Speaker with 220 votes. “We begin,” Pell said."

    assert held(text, "Nora Pell") == ["Speaker"]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        (
            "Office of Norland State Attorney Kate Runde\n\nKate Runde said it was “too late for all.”",
            "Kate Runde",
            "Norland State Attorney",
        ),
        (
            "“They have to choose,” Fight for $15 organizing director Kendra Falls said.",
            "Kendra Falls",
            "organizing director",
        ),
        (
            "Ann Pell showed a clip. “Let me help,” the Republican vice-presidential nominee told the crowd.",
            "Ann Pell",
            "Republican vice-presidential nominee",
        ),
        (
            "The Harbour Party's candidate for mayor, Ann Pell won the vote. “We begin,” Pell said.",
            "Ann Pell",
            "Harbour Party's candidate for mayor",
        ),
        (
            "Gov. Maggie Hasel is the only sitting governor running for it. “We begin,” Hasel said.",
            "Maggie Hasel",
            "Gov.",
        ),
    ],
)
def test_an_office_is_neither_whose_it_is_nor_a_comparison(text: str, name: str, office: str) -> None:
    """Nor half a slogan; it may stand before a name that goes on to do something."""
    assert held(text, name)[0] == office


def test_whoever_is_named_beside_a_mark_does_not_hold_the_office_behind_the_comma() -> None:
    """The prime minister who “looked ashen” is the sentence's subject, not whom the comma follows."""
    text = "Emerging from hours with Al Bell, the prime minister “looked ashen,” an aide said. Bell left."

    assert held(text, "Al Bell") == []


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("“It is over,” said Sgt. Josh Lund of the Norland State Police.", "Josh Lund", "Sgt."),
        ("“It is over,” Detective Sgt. Josh Lund testified on Monday.", "Josh Lund", "Detective Sgt."),
        (
            "“It is over,” said Norland County Sheriff's Lt. Josh Lund.",
            "Josh Lund",
            "Norland County Sheriff's Lt.",
        ),
        ("“It is over,” Lt. Josh Lund of the Norland County Sheriff's Office said.", "Josh Lund", "Lt."),
        ("“It is over,” said state Rep. Carl Lund, D-Akron.", "Carl Lund", "state Rep., D-Akron"),
        (
            "“It is over,” said Josh Lund, PhD, an assistant professor at Norland University.",
            "Josh Lund",
            "assistant professor at Norland University",
        ),
        (
            "“It is over,” said Josh Lund, M.D., chief of surgery at Norland Hospital.",
            "Josh Lund",
            "chief of surgery at Norland Hospital",
        ),
        ("“It is over,” said Mayor Pro Tem Josh Lund.", "Josh Lund", "Mayor Pro Tem"),
        ("“It is over,” said Springfield police Sgt. Josh Lund.", "Josh Lund", "Springfield police Sgt."),
        ("“It is over,” said Ward 3 Councilman Josh Lund.", "Josh Lund", "Ward 3 Councilman"),
        ("“It is over,” said Hall of Fame quarterback Josh Lund.", "Josh Lund", "Hall of Fame quarterback"),
    ],
)
def test_ranks_degrees_and_districts_of_local_news(text: str, name: str, office: str) -> None:
    """A rank's full stop ends no sentence; a degree is passed over; a body is nobody's office."""
    assert held(text, name)[0] == office


@pytest.mark.parametrize(
    "title",
    [
        "Mr",
        "Alhaji",
        "Engr.",
        "Hon.",
        "Datuk Seri",
        "Tan Sri",
        "Dato’",
        "Shri",
        "Dr (Mrs)",
        "Comrade",
        "IGP",
        "Fr.",
    ],
)
@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Managing director of Harbour Mills, {} Grace Addo, told reporters: “We shall pay.”",
            "Managing director of Harbour Mills",
        ),
        ("The head of the union, {} Grace Addo, said: “It is done.”", "head of the union"),
        ("Deputy Transport Minister {} Grace Addo said: “Roads will be built.”", "Deputy Transport Minister"),
    ],
)
def test_an_office_stands_before_whatever_its_holder_is_addressed_by(
    text: str, office: str, title: str
) -> None:
    """Honorifics of all countries, cut short or not, of two words, in brackets, ranks in their initials."""
    assert held(text.format(title), "Grace Addo")[:1] == [office]


@pytest.mark.parametrize("rank", ["Professor", "Senator", "Chief", "Judge"])
def test_a_title_that_is_an_office_leaves_room_for_a_fuller_one(rank: str) -> None:
    """Both are the holder's; the one that tells more comes first."""
    text = f"Managing director of Harbour Mills, {rank} Grace Addo, told reporters: “We shall pay.”"
    assert held(text, "Grace Addo") == ["Managing director of Harbour Mills", rank]


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Taoiseach (prime minister) Maeve Kerr said on Monday: “We will act.”", "Maeve Kerr", "Taoiseach"),
        (
            "Ceann Foirne (speaker) Eoin Farrell rose in the Dail. “Order,” he said.",
            "Eoin Farrell",
            "speaker",
        ),
    ],
)
def test_a_foreign_title_may_be_explained_before_its_holder_is_named(
    text: str, name: str, office: str
) -> None:
    """The title is no name, and the office is what the reader is told or knows."""
    assert held(text, name)[:1] == [office]
    assert [one.name for one in document(text).coreference.entities if one.person is not None] == [name]


def test_whoever_has_a_plural_title_with_others_has_a_party_and_a_state() -> None:
    """The title is theirs together, what stands in brackets is each one's own."""
    text = "Sens. Jon Kester (D-Mont.) and Jeff Berkley (D-Ore.) left. “You know that,” Kester said."
    assert held(text, "Jon Kester") == ["D-Mont."]


def test_a_description_that_a_relative_may_bear_gives_no_office() -> None:
    """Whoever is named most is not the nominee, where the father may be."""
    text = (
        "Last week, Eric Trumble said that his charity got the money. Eric Trumble wrote to us on Monday. "
        "His father, Carl Trumble, gave none.\n\nThe issue is a test for the presumptive nominee, who made a "
        "promise. Eric Trumble did not say when.\n\n“I know,” Eric Trumble wrote.\n"
    )

    assert held(text, "Eric Trumble") == []


@pytest.mark.parametrize("bracket", ["(Rural)", "(Crime and Traffic)", "(East)"])
def test_a_bracket_within_a_title_parts_it_from_no_holder(bracket: str) -> None:
    """What somebody is in charge of stands behind the title, as in the police of India."""
    text = f"Deputy Commissioner of Police {bracket} Grace Addo said: “Two men were held on Monday.”"
    assert held(text, "Grace Addo")[:1] == ["Deputy Commissioner of Police"]


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Ada Roe MP said: “It is theft.”", "MP"),
        ("“It is theft,” Ada Roe TD told the Dail.", "TD"),
        (
            "Cllr Ada Roe, cabinet member for housing at Norland Council, said: “It is theft.”",
            "cabinet member for housing at Norland Council",
        ),
        ("PC Ada Roe, who led the case, said: “It is theft.”", "PC"),
    ],
)
def test_a_seat_in_letters_a_portfolio_and_a_rank_are_offices(text: str, office: str) -> None:
    """A member *for* something has more to do than one who belongs to it."""
    assert held(text, "Ada Roe")[:1] == [office]


def test_letters_of_an_order_are_no_office() -> None:
    """They are an honour."""
    assert held("Ada Roe OBE said: “It is theft.”", "Ada Roe") == []


@pytest.mark.parametrize(
    ("text", "office"),
    [
        (
            "Dan Tripp, Norland state director of Keep the Promise, was unsure. “It is late,” Tripp said.",
            "Norland state director of Keep the Promise",
        ),
        (
            "“It is late,” said Dan Tripp, a spokesman for Run for Something.",
            "spokesman for Run for Something",
        ),
        (
            "“It is late,” Dan Tripp, attorney for one of four groups to file suit, said in a statement.",
            "attorney for one of four groups",
        ),
    ],
)
def test_whom_somebody_works_for_is_whole(text: str, office: str) -> None:
    """A body whose name is a command, and one of several."""
    assert held(text, "Dan Tripp")[0] == office
