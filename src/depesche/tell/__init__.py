"""Answers questions about the record; never analyses."""
