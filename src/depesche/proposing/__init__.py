"""Asks a language model that the user runs for candidates, and lets pass only what stands on the page."""
