"""Everything between an article and an answer: knows no screen and no command line."""
