"""Dumps: rows of a table, objects of a JSON file, and which column is what."""
