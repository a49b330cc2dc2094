"""What the narration around the marks does with the quoted words is told; plain telling is no alarm."""

from __future__ import annotations

import pytest

from onrecord.index.model import Quotation
from onrecord.index.provenance.differences.changes import differences
from onrecord.index.provenance.differences.surroundings import frame
from onrecord.index.text.words import words

WORDS = "the barns were sold before the flood came"
KEPT_AWAY = (
    "Varga refuted reports that he had “{}.”",
    "Varga ridiculed the notion that “{}.”",
    "Varga did not think that “{}.”",
    "Varga no longer believes that “{}.”",
    "Varga called reports that “{}” a fabrication.",
    "Varga called the claim that “{}” absurd.",
    "Varga said it was nonsense that “{}.”",
    "Varga said it would be naive to “{}.”",
    "It would be reckless, Varga said, to “{}.”",
    "Varga said he would rather resign than “{}.”",
    "Varga accused his rival of wanting to “{}.”",
    "Varga accused the opposition of saying that “{}.”",
    "Varga quoted his opponent as saying “{}.”",
    "Varga said that critics who claim “{}” are wrong.",
    "Varga distanced himself from an aide who said “{}.”",
    "Varga complained about rumours that “{}.”",
    "Varga declined to say whether “{}.”",
    "Varga asked whether “{}.”",
    "Varga wondered aloud if “{}.”",
    "Varga would not say that “{}.”",
    "Varga stopped short of promising to “{}.”",
    "Varga said he had been misquoted as saying “{}.”",
    "Varga withdrew his statement that “{}.”",
    "Varga said he regretted saying “{}.”",
    "Varga hinted in jest that “{}.”",
    "Varga pretended to be shocked: “{}.”",
    "Varga described as “pure invention” a report that “{}.”",
    "Varga dismissed as “nonsense” the claim that “{}.”",
    "Varga feigned surprise: “{}.”",
    "“{},” Varga said jokingly.",
    "“{},” Varga said with a laugh, imitating the prime minister.",
    "“{},” Varga quipped.",
    "“{},” Varga said, mimicking his rival.",
    "“{},” Varga said, tongue firmly in cheek.",
    "“{},” Varga said, quoting his opponent.",
    "Varga mockingly told the crowd that “{}.”",
    "Varga said that unless the strike ends “{}.”",
    "Varga vowed not to “{}.”",
    "Varga cautioned against moves to “{}.”",
    "Varga objected to a plan to “{}.”",
    "Varga opposes any attempt to “{}.”",
    "Varga voted against a motion to “{}.”",
    "Varga had no intention to “{}.”",
    "Nobody but a fool says that “{}.”",
    "Varga did not say that “{}.”",
    "Varga said that, provided the grant comes, he would “{}.”",
    "Varga saw no reason to “{}.”",
    "Varga said there was no evidence that “{}.”",
    "Varga said it was not the case that “{}.”",
    "Varga denies ever having said that “{}.”",
    "Varga flatly denied a report that “{}.”",
    "Varga has never said “{}.”",
    "Contrary to reports, Varga did not say “{}.”",
    "Varga was falsely quoted as saying “{}.”",
    "A forged letter has Varga saying “{}.”",
    "Varga considers it a myth that “{}.”",
    "Varga thought it unlikely that “{}.”",
    "Varga said the idea that “{}” was a fairy tale.",
    "Varga said only a madman would “{}.”",
    "Varga said nobody should “{}.”",
    "Varga warned that it would be wrong to “{}.”",
    "Neither Varga nor his party believes that “{}.”",
    "Varga condemned calls to “{}.”",
    "Varga brushed aside suggestions that “{}.”",
    "Varga dismissed talk that “{}.”",
    "Varga insisted he had not “{}.”",
    "Varga said he could not “{}.”",
    "Varga claimed that his enemies believe “{}.”",
    "Varga, after a long day, denied that “{}.”",
    "Although he refused, under pressure, to admit that “{}.”",
    "After he denied, through his lawyer, that “{}.”",
    "Varga did not win by saying that “{}.”",
    "Varga denied claims of “a fire,” saying nobody knew that “{}.”",
    "Varga dismissed as nonsense reports that “{}.”",
    "Varga dismissed the view that he serves as one of those who “{}.”",
    "In May Varga might “{}.”",
    "Varga said he would go if possible, unless “{}.”",
    "Ironically enough, Varga joked that “{}.”",
    "Varga said that if he were elected he would “{}.”",
    "Varga said he might one day “{}.”",
    "Varga jokes that he will “{}.”",
    "Varga said, to laughter, that he would “{}.”",
    "Varga refused to “{}.”",
    "Varga failed to “{}.”",
    "Varga will not “{}.”",
    "Varga said it was a lie that “{}.”",
    "Varga imagined a world in which “{}.”",
    "Varga sneered that “{}.”",
    "Varga said he had dreamed that “{}.”",
    "It is false, Varga said, that “{}.”",
    "It is unthinkable, Varga said, that “{}.”",
    "Varga said it was out of the question that “{}.”",
    "Varga was asked: “{}?”",
    "Varga took exception to the view that “{}.”",
    "Varga poured cold water on the idea that “{}.”",
    "Varga scotched rumours that “{}.”",
)
TOLD = (
    "Varga said that “{}.”",
    "Varga said “{}.”",
    "“{},” Varga said.",
    "“{},” said Varga, who denied any wrongdoing.",
    "Varga, who has never held office, said “{}.”",
    "“{},” Varga told reporters, refusing to elaborate.",
    "Asked about the fire, Varga said “{}.”",
    "Varga did not hesitate: “{}.”",
    "Varga admitted that “{}.”",
    "Varga conceded that “{}.”",
    "Varga repeated that “{}.”",
    "Varga confirmed that “{}.”",
    "Varga explained that “{}.”",
    "Varga argued that “{}.”",
    "Varga claimed that “{}.”",
    "Varga believes that “{}.”",
    "Varga wrote that “{}.”",
    "Varga announced that “{}.”",
    "Varga also said “{}.”",
    "In a statement that did not mention the mayor, Varga said “{}.”",
    "“{},” Varga said, but he did not answer further questions.",
    "“{},” he said. Nobody denied it.",
    "Varga said on Monday that “{}.”",
    "Varga complained that “{}.”",
    "Varga lamented that “{}.”",
    "Varga said he was sorry that “{}.”",
    "Varga said he was proud that “{}.”",
    "Varga did not apologise. “{},” he said.",
    "Varga said the truth was that “{}.”",
    "Varga predicted that “{}.”",
    "Varga warned “{}.”",
    "Varga accused the council of lying: “{}.”",
    "Varga insisted “{}.”",
    "Varga said there was no doubt that “{}.”",
    "Varga promised to “{}.”",
    "Varga said he wanted to “{}.”",
    "Varga recalled how “{}.”",
    "Varga said he had “{}.”",
    "Varga was “{}.”",
    "Varga described it as “{}.”",
    "Varga said it was “{}.”",
    "Varga called for “{}.”",
    "“{},” Varga said when asked if he would resign.",
    "“{},” Varga said if asked.",
    "Even his critics agree with Varga that “{}.”",
    "Varga vowed to “{}.”",
    "Varga agreed that “{}.”",
    "Varga called it “{}.”",
    "Varga testified that “{}.”",
    "Varga, not one to mince words, said “{}.”",
    "Without naming anyone, Varga said “{}.”",
    "Varga said nothing of the trial but noted that “{}.”",
    "Unlike the mayor, Varga says that “{}.”",
    "Varga refused to resign and said “{}.”",
    "Varga noted that “{}.”",
    "Varga dismissed the criticism and said “{}.”",
    "Varga rejected the plan as “{}.”",
    "Varga dismissed the report as “{}.”",
    "Varga denied the charge, calling it “{}.”",
    "Varga opposed the bill because “{}.”",
    "Varga condemned the attack as “{}.”",
    "Varga said the mayor lied and “{}.”",
    "Varga was quoted as saying “{}.”",
    "Varga was quoted as saying that “{}.”",
    "Varga, in a speech against the bill, said “{}.”",
    "Varga told the committee that “{}.”",
    "Varga said the criticism was unfair because “{}.”",
    "“{}” is what Varga said.",
    "Varga’s remark that “{}” was widely shared.",
    "When Varga said “{}” the hall fell silent.",
    "Varga, who was asked about it, said “{}.”",
    "Varga criticized the council for having “{}.”",
    "Varga accused the council of “{}.”",
    "Varga told the court of the fire and began by saying “{}.”",
    "Varga, who said little of the fire, went on to say “{}.”",
    "Varga said, laughing, that “{}.”",
    "Varga said, without evidence, that “{}.”",
    "Varga said he saw no need for a vote, telling reporters that “{}.”",
    "Varga declared war on the trade, and telling the council that “{}.”",
    "The court asked whether to hear him; one judge called it “{}.”",
    "Varga listened without complaint to the mayor, who said that “{}.”",
    "Varga brushed the fire away in May, when he told the council that “{}.”",
    "Varga disagrees with the ruling, because “{}.”",
    "Varga said that the council does not pay and that “{}.”",
    "Varga offered no money but rather “{}.”",
    "Varga joked about the flood, but went on to say “{}.”",
    "Owners often fail to understand that “{}.”",
    "Varga said the meeting provided a chance to “{}.”",
    "Anyone doubting it can read a paper titled “{}.”",
    "After the court refused to hear him, Varga said the judges “{}.”",
    "By refusing to say so, Varga said, the parties are “{}.”",
    "Varga said that by refusing to say “barns,” the councillors are “{}.”",
    "Varga came with no explanation and acknowledged that he had “{}.”",
    "Although he rejected the plan, Varga believes that “{}.”",
    "Asked what was wrong with the dam, Varga responded that “{}.”",
    "The mayor cannot pay, while Varga said that “{}.”",
    "Varga mocked the report, saying that those who feared it “{}.”",
    "Varga laid the rumours to rest by writing that “{}.”",
    "Varga does not hesitate to say that “{}.”",
    "Varga would not speak of “the hall,” telling the council that “{}.”",
    "Varga dismissed the old dam as being among the “{}.”",
    "Ironically, Varga had told the council that “{}.”",
    "Varga left office in May “{}.”",
    "Varga questioned how “{}.”",
    "Varga said he would sell more, if necessary, because “{}.”",
    "COUNCIL REFUSES TO SELL THE BARNS Varga said “{}.”",
    "Varga broke down what was wrong with the dam to a newspaper:\N{NO-BREAK SPACE}“{}.”",
)


def alarms(narration: str) -> list[str]:
    """What is told of the words in a narration."""
    text = f"Nothing else happened. {narration.format(WORDS)} More of it later."
    start = text.index(WORDS)
    quotation = Quotation("direct", ((start, start + len(WORDS)),), WORDS)
    said = words(WORDS)
    return [alarm.about for alarm in frame(text, quotation, differences(said, said))]


@pytest.mark.parametrize("narration", KEPT_AWAY)
def test_who_keeps_away_from_the_words_is_told(narration: str) -> None:
    """Denied, doubted, mocked, opposed, asked, another's, or only possible."""
    assert alarms(narration)


@pytest.mark.parametrize("narration", TOLD)
def test_plain_telling_raises_no_alarm(narration: str) -> None:
    """A denial of something else is none of these words."""
    assert not alarms(narration)


def test_straight_marks_are_paired_from_the_quotation_outwards() -> None:
    """What stands between two other quotations is narration, and what breaks off is none."""
    text = '"It is late. We go," he joked about the "barns by the river in the east" and left.'
    said = "barns by the river in the east"
    start = text.index(said)
    found = words(said)
    quotation = Quotation("direct", ((start, start + len(said)),), said)
    assert [alarm.about for alarm in frame(text, quotation, differences(found, found))] == ["irony"]
    text = 'Varga hopes "the barns will stand" - and he is really not "crazy and stupid" at all.'
    said = "the barns will stand"
    start = text.index(said)
    found = words(said)
    quotation = Quotation("direct", ((start, start + len(said)),), said)
    assert not frame(text, quotation, differences(found, found))


@pytest.mark.parametrize("narration", ["Varga joked: “{}.”", "“{},” Varga quipped."])
def test_what_is_meant_in_jest_is_all_in_jest(narration: str) -> None:
    """Each of its sentences, not only the one next to the narration; a denial is of the next one alone."""
    said = "We sold the barns long ago. The flood came for the mice"
    for sentence in ("We sold the barns long ago", "The flood came for the mice"):
        assert about(narration.format(said), said, sentence) == ["irony"]
    assert not about(f"Varga never said that “{said}.”", said, "The flood came for the mice")


def about(text: str, said: str, claim: str) -> list[str]:
    """What is told of a claim that is a part of the words that a text quotes."""
    start = text.index(said)
    quotation = Quotation("direct", ((start, start + len(said)),), said)
    return [alarm.about for alarm in frame(text, quotation, differences(words(said), words(claim)))]
