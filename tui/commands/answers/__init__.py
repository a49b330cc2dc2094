"""What an index answers: search, show, export, the names it knows."""
