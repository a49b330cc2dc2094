"""A parse as plain lists, built by hand: no model is asked."""

from __future__ import annotations

from tests.index.attribution.snippets import built

TREE = built(
    ["The", "mayor", "said", "she", "agreed"],
    [1, 2, 2, 4, 2],
    ["det", "nsubj", "ROOT", "nsubj", "ccomp"],
    ["DT", "NN", "VBD", "PRP", "VBD"],
)


def test_the_tree_can_be_walked_both_ways() -> None:
    """Children, ancestors and the edges of each subtree follow from the heads."""
    assert TREE.children[2] == [1, 4]
    assert TREE.ancestors(3) == [4, 2]
    assert TREE.ancestors(2) == []
    assert (TREE.left[2], TREE.right[2]) == (0, 4)
    assert (TREE.left[4], TREE.right[4]) == (3, 4)


def test_offsets_and_tokens_lead_to_each_other() -> None:
    """The token at a character, or the next one; the tokens that lie between two characters."""
    assert TREE.text[slice(*TREE.span(0, 1))] == "The mayor"
    assert TREE.at(TREE.starts[2]) == 2
    assert TREE.at(3) == 1
    assert TREE.at(10_000) == len(TREE) - 1
    assert list(TREE.between(0, TREE.ends[1])) == [0, 1]
    assert list(TREE.between(1, TREE.ends[1])) == [1]
