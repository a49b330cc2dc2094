"""Feeds and the items of agencies."""
