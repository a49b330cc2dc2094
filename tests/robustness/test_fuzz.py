"""No input gets a traceback; `python -m tools.robustness.fuzz` tries 20,000 of them, this test a few."""

from __future__ import annotations

from tools.robustness.fuzz import tried


def test_a_few_hundred_odd_inputs_are_answered_by_a_code_and_a_sentence() -> None:
    """Queries, claims, ids, paths, settings, kept files: each is answered or refused."""
    fuzz = tried(200, seed=7)

    assert sum(fuzz.tried.values()) == 200
    assert not fuzz.failed, fuzz.failed[0]
