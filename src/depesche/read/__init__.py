"""Brings pages: files, folders, globs, standard input, in the kinds of docs/inputs.md."""

import logging
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from depesche.errors import DepescheError, PageError, UnreadablePage
from depesche.model.page import Page
from depesche.read.content import pages_of
from depesche.read.files import Content, content_of
from depesche.read.places import STANDARD_INPUT, found_in, shown
from depesche.settings import Settings

T = TypeVar("T")
LOG = logging.getLogger(__name__)
__all__ = ["STANDARD_INPUT", "read"]


def read(places: Iterable[str], settings: Settings) -> Iterator[Page | PageError]:
    """Pages of files, folders (recursive), globs and `-` in a stable order; an error takes a bad page's place.

    A page that comes twice in one call (same bytes and same id) is given once. Nothing larger than
    `Settings.max_page_bytes` is held in memory; larger files of many pages are read record by record.
    """
    seen: set[tuple[str, str]] = set()
    for place in places:
        for found in found_in(place):
            if isinstance(found, PageError):
                yield found
                continue
            for page in safely(found, settings, pages_of):
                if isinstance(page, Page):
                    if (page.id, page.sha256) in seen:
                        LOG.info("%s: the same page came before, left out", page.source)
                        continue
                    seen.add((page.id, page.sha256))
                yield page


def safely(path: str, settings: Settings, pages: Callable[[Content, Settings], Iterator[T]]) -> Iterator[T | PageError]:
    """What `pages` makes of a file; what the operating system or a decompressor refuses becomes an error of it."""
    try:
        with content_of(path) as content:
            yield from pages(content, settings)
    except PageError as error:
        yield error
    except DepescheError:
        raise
    except (OSError, EOFError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        yield UnreadablePage(shown(path), reason, "Check that the file exists and may be read")
