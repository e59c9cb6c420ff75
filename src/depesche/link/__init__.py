"""Judgements across documents; the findings stay as they were."""

from depesche.link.applying import Directory, directory_of, resolved
from depesche.link.linking import link

__all__ = ["Directory", "directory_of", "link", "resolved"]
