"""The command line: one command per verb."""

from depesche.cli.app import main

__all__ = ["main"]
