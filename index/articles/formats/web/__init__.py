"""Pages of the web: their blocks letter by letter, and what they say of themselves."""
