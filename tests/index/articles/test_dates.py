"""A date line is one that gives a date and little else."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from onrecord.index.articles.layout.lines import lines
from onrecord.index.articles.metadata.datelines import date_line, iso

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("| 24 April 2024, Wednesday |", "2024-04-24"),
        ("Friday, January 4, 2019", "2019-01-04"),
        ("2016-09-12", "2016-09-12"),
        ("2024-04-24T08:15:00+02:00", "2024-04-24"),
        ("Sept. 12, 2016", "2016-09-12"),
        ("12th September 2016", "2016-09-12"),
        ("24.04.2024", "2024-04-24"),
        ("24/04/2024", "2024-04-24"),
        ("Published: 24 Apr 2024, 10:30 a.m. GMT | Updated 25 Apr 2024", "2024-04-24"),
        ("Updated: May 2, 2022; published on May 1, 2022", "2022-05-01"),
        ("April 2024", "2024-04"),
    ],
)
def test_dates_are_read_in_the_forms_that_papers_print(text: str, value: str) -> None:
    """Weekdays, times, labels and rules around the date are no part of it."""
    line = date_line(text)

    assert line
    assert (line.published, line.rest) == (value, "")


@pytest.mark.parametrize(
    "text", ["04/05/2016", "31 February 2024", "No date here", "Nov. 19", "1999 troops left"]
)
def test_what_gives_no_certain_day_gives_none(text: str) -> None:
    """A date that can be read in two ways, or that no calendar has, is not guessed."""
    line = date_line(text)

    assert line is None or line.rest


def test_the_day_of_an_update_is_not_the_day_of_publication() -> None:
    """A line that gives nothing else leaves the date unknown."""
    line = date_line("Last updated 24 April 2024")

    assert line
    assert line.published is None


def test_a_headline_with_a_date_in_it_is_no_date_line() -> None:
    """What stands beside the date is told."""
    line = date_line("What happened on 24 April 2024 in Brussels")

    assert line
    assert line.rest == "What happened in Brussels"


@pytest.mark.parametrize(("text", "value"), [("2024", "2024"), ("2024-04", "2024-04"), ("soon", None)])
def test_a_value_may_be_less_than_a_day(text: str, value: str | None) -> None:
    """Front matter may give a year or a month alone."""
    assert iso(text) == value


def test_every_date_line_of_a_year_of_wikinews_is_read(shared: Path) -> None:
    """171 articles that begin with their date."""
    with (shared / "wikinews" / "wikinews_2019.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    read = [date_line(lines(row["text"])[0].text) for row in rows]

    assert [line and line.published for line in read] == [row["date"] for row in rows]
