"""Depesche: from raw news pages to a sourced record."""

__version__ = "0.1.0"
