"""What is checked against an index: a claim, a draft, the way of a statement."""
