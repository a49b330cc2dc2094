"""Which office each speaker is given: as printed, whole, at its place, and nobody else's."""

from __future__ import annotations

import pytest

from onrecord.index.attribution import extract
from onrecord.index.model import Article, Office

MODEL = "en_core_web_sm"
ONE = [
    ("“We act,” Dutch Defense Minister Kajsa Ollongren said.", "Dutch Defense Minister"),
    ("“We act,” said Ben Wallace, the British defense minister, on Monday.", "British defense minister"),
    ("“We act,” said Pavlo Palisa, deputy head of Zelenskyy’s office.", "deputy head of Zelenskyy’s office"),
    ("“We act,” said Sen. Tom Cotton, R-Ark., on Monday.", "Sen., R-Ark."),
    ("“We act,” said Rep. Lee Zeldin (R-N.Y.) on Monday.", "Rep., R-N.Y."),
    ("“We act,” said John Smith, who runs a shelter for veterans.", "who runs a shelter for veterans"),
    ("“We act,” said Ada Lee, who owns an oil and gas firm and left early.", "who owns an oil and gas firm"),
    (
        "“We act,” Ada Lee, senior vice president of fleet, finances and ports at Quern, said.",
        "senior vice president of fleet, finances and ports at Quern",
    ),
    ("“We act,” said Ada Lee, professor of law, ethics, and policy.", "professor of law, ethics, and policy"),
    ("“We act,” said Sanjit Bhat, Director, Quern Securities.", "Director, Quern Securities"),
    (
        "“We act,” Ada Lee, chief economist, Harbour National Bank, said.",
        "chief economist, Harbour National Bank",
    ),
    ("“We act,” said Ada Lee, director, Harbour Press reported on Monday.", "director"),
    ("“We act,” said Ada Lee, head of sport, on Monday and on Tuesday.", "head of sport"),
    (
        "“We act,” the Chief Executive Officer (Acting) of the Harbour Authority, Ada Lee, said.",
        "Chief Executive Officer (Acting) of the Harbour Authority",
    ),
    (
        "“We act,” said Ada Lee, joint director (policy) at the ministry.",
        "joint director (policy) at the ministry",
    ),
    ("“We act,” said Ada Lee, who runs a bakery and a bar in Ayr.", "who runs a bakery and a bar in Ayr"),
    ("“We act,” the general manager, David Feder, said.", "general manager"),
    ("“We act,” said US Secretary of Defense James Mattis.", "US Secretary of Defense"),
    ("“We act,” Secretary General Jens Stoltenberg said.", "Secretary General"),
    ("“We act,” said Russian President Vladimir Putin.", "Russian President"),
    ("“We act,” said Trump campaign manager Kellyanne Conway.", "Trump campaign manager"),
    ("Speaker of the House Newt Gingrich said on Monday: “We act.”", "Speaker of the House"),
    ("“We act,” said the Post’s Editor-in-Chief Martin Baron.", "Post’s Editor-in-Chief"),
    ("“We act,” said Anna White, 45, a spokeswoman for the campaign.", "spokeswoman for the campaign"),
    (
        "“We act,” said James Acton, a physicist who is co-director of the policy program at Carnegie.",
        "co-director of the policy program at Carnegie",
    ),
    (
        "“We act,” Dr Lee, the National Institute of Allergy and Infectious Diseases director, said.",
        "National Institute of Allergy and Infectious Diseases director",
    ),
    ("Recently elected senator Ada Moss said: “We act.”", "Recently elected senator"),
    ("As winter came in March, poet Ada Limon struggled. “We act,” Limon said.", "poet"),
    (
        "“We act,” said Robert Lee, one of several coal industry veterans.",
        "one of several coal industry veterans",
    ),
    ("Ann Lee was elected president of the council in May. “We act,” Lee said.", "president of the council"),
    ("The union asked Ann Lee, to continue as the chairwoman. “We act,” Lee said.", "chairwoman"),
    (
        "Premier Ann Lee, Chancellor Leo Varga and Minister for Health, Stephen Donnelly, came.\n\n"
        "“We act,” Lee said.",
        "Premier",
    ),
    (
        "A former state party chairman says that all should go.\n\n“We act,” said Don Lee on Monday.",
        "former state party chairman",
    ),
    (
        "“We act,” Elijah Cummings of Maryland, the panel’s ranking Democrat, said on Monday.",
        "panel’s ranking Democrat",
    ),
]


@pytest.fixture(scope="module")
def found() -> dict[str, list[Office | None]]:
    """The offices of the quotations of each text, all read in one go."""
    articles = [Article(text, text, text, "") for text in (*(text for text, _ in ONE), *MORE)]
    return {
        article.text: [quotation.office for quotation in quotations if quotation.kind != "term"]
        for article, quotations in extract(articles, model=MODEL)
    }


@pytest.mark.parametrize(("text", "printed"), ONE)
def test_an_office_is_given_as_printed(
    found: dict[str, list[Office | None]], text: str, printed: str
) -> None:
    """Titles before a name and appositions around it are offices, whole and without article."""
    office = found[text][0]

    assert office is not None
    assert office.printed == printed


def test_an_office_has_its_place(found: dict[str, list[Office | None]]) -> None:
    """The span is where the office stands; with a seat, from the title to the seat."""
    plain, seated = found[ONE[1][0]][0], found[ONE[3][0]][0]

    assert plain is not None
    assert plain.span is not None
    assert seated is not None
    assert seated.span is not None
    assert ONE[1][0][slice(*plain.span)] == "British defense minister"
    assert ONE[3][0][slice(*seated.span)] == "Sen. Tom Cotton, R-Ark."


CARRIED = (
    "“We act,” Senator Anna White said on Monday.\n\n“We wait,” White said.\n\n"
    "“We go,” said White, the chairwoman of the Senate Budget Committee.\n"
)
FORMER = "“We act,” said Colin Powell, a former secretary of state.\n"
SERVED = "“We act,” said Derek Mitchell, who served as ambassador to Burma from 2012 to 2015.\n"
AIDE = "“We act,” said Erin Murphy, an aide to former President Bill Clinton.\n"
SUBJECT = "After a call with Anna White, the president went home.\n\n“We act,” White said on Monday.\n"
DESCRIBED = (
    "Bernie Sanders offered advice on Friday. Sanders was calm.\n\n“We act,” Sanders said.\n\n"
    "The Vermont senator said that he was not afraid.\n"
)
UNHELD = "Anna White offered advice on Friday.\n\n“We act,” White said.\n\nThe next president will need it.\n"
UNNAMED = "“We act,” a senior NATO diplomat said.\n"
WIFE = "“We act,” said his wife, Jane Sanders.\n"
SCORED = "“We act,” said Ada Lee, who leads the league with nine goals.\n"
FEAT = "Ann Lee became the first player in the history of the league to win.\n\n“We act,” Lee said.\n"
BIRTH = "The real Prince Andrew was away.\n\n“We act,” Andrew said.\n"
CORONER = "A coroner is looking into the death.\n\nCameron Lee was 17. “We act,” said Ann Roe.\n"
MORE = [
    CARRIED,
    FORMER,
    SERVED,
    AIDE,
    SUBJECT,
    DESCRIBED,
    UNHELD,
    UNNAMED,
    WIFE,
    FEAT,
    BIRTH,
    CORONER,
    SCORED,
]


def test_the_fullest_office_goes_through_the_article(found: dict[str, list[Office | None]]) -> None:
    """Every quotation of a speaker has the fullest office of the article, wherever it stands."""
    offices = {office.printed if office else None for office in found[CARRIED]}

    assert offices == {"chairwoman of the Senate Budget Committee"}


@pytest.mark.parametrize("text", [FORMER, SERVED])
def test_a_former_office_is_told_apart(found: dict[str, list[Office | None]], text: str) -> None:
    """Former where the article says so, by a word or by the verb."""
    office = found[text][0]

    assert office is not None
    assert office.former


def test_an_office_with_another_name_in_it_is_its_holders(found: dict[str, list[Office | None]]) -> None:
    """An "aide to former President Bill Clinton" is an aide now, and not Clinton."""
    office = found[AIDE][0]

    assert office is not None
    assert office.printed.startswith("aide to former President")
    assert not office.former


def test_a_subject_behind_a_comma_is_no_apposition(found: dict[str, list[Office | None]]) -> None:
    """After "a call with Anna White, the president went home" White is not the president."""
    assert found[SUBJECT] == [None]


def test_a_description_gives_an_office(found: dict[str, list[Office | None]]) -> None:
    """What "the Vermont senator" two paragraphs on says is what Sanders is."""
    office = found[DESCRIBED][0]

    assert office is not None
    assert office.printed == "Vermont senator"


def test_an_office_that_nobody_holds_is_nobodys(found: dict[str, list[Office | None]]) -> None:
    """Whoever was spoken of before is not "the next president"."""
    assert found[UNHELD] == [None]


def test_an_unnamed_source_has_the_office_it_is_described_by(found: dict[str, list[Office | None]]) -> None:
    """Said by "a senior NATO diplomat": the office is "senior NATO diplomat"."""
    office = found[UNNAMED][0]

    assert office is not None
    assert office.printed == "senior NATO diplomat"


@pytest.mark.parametrize("text", [FEAT, BIRTH, CORONER, SCORED])
def test_what_somebody_did_first_or_was_born_is_no_office(
    found: dict[str, list[Office | None]], text: str
) -> None:
    """Neither a record, a score nor a birth, nor what the lede calls somebody else."""
    assert found[text] == [None]


def test_a_bare_relation_is_no_office(found: dict[str, list[Office | None]]) -> None:
    """To be "his wife, Jane Sanders," says nothing of what she does."""
    assert found[WIFE] == [None]
