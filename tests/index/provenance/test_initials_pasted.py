"""A middle initial of a claimed speaker is no name that print would have to hold."""

from __future__ import annotations

from onrecord.index.provenance.verification.pasted import Print


def test_a_middle_initial_is_not_missed_but_a_middle_name_is() -> None:
    """Initials come and go between a claim and print."""
    known = Print("“We will not wait,” President Ann Lee said.")
    assert known.missing("President Ann J. Lee") == []
    assert known.missing("President Ann Rusk Lee") == ["Rusk"]
