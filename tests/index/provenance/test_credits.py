"""Who is credited with pasted words, as what, by which outlet?"""

from __future__ import annotations

import pytest

from onrecord.index.provenance.verification.credit import Credit, credit


@pytest.mark.parametrize("month", ["April", "May", "Sept.", "March"])
def test_a_day_in_a_signature_is_no_sentence_whatever_its_month_is_called(month: str) -> None:
    """*May* is a verb elsewhere, and *March* something that people do."""
    told = credit(f" — Ann Lee, Mayor, Stour Gazette, 3 {month} 2024")
    assert told == Credit("Ann Lee", "Mayor", ("Stour Gazette",))


def test_what_may_be_said_is_no_signature() -> None:
    """A sentence goes on in the words; nobody is credited by it."""
    assert not credit(" — Ann Lee, who may not stay, and the harbour")
