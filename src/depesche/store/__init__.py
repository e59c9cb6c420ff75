"""Keeps findings and judgements in one database file."""
