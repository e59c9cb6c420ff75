"""Watches feeds and sites: fetches with care, records what is new, and tells what the reader asked to be told."""
