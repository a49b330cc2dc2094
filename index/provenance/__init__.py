"""Where do these words come from, and are they what was said? The rooms of provenance, from words to verdict."""
