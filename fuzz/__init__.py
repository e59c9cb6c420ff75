"""Hostile input by lot: entry points as data, for the tests (a few hundred cases) and `python -m fuzz` (millions)."""
