"""Zip files of pages, and WACZ, which are zip files of web archives. Nothing is ever written to disk."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import IO

from depesche.errors import DepescheError, EmptyPage, MalformedPage, PageError, PageTooLarge, UnreadablePage
from depesche.model.page import Page
from depesche.read.files import Content, opened
from depesche.read.kinds import kind_of
from depesche.read.places import shown
from depesche.settings import Settings

DAMAGE = (zipfile.BadZipFile, zlib.error, LZMAError, struct.error, EOFError, OSError, RuntimeError, ValueError)
"""What zipfile raises for damaged members. RuntimeError includes packing methods that it does not know."""
OTHER_USES = ("[Content_Types].xml", "META-INF/MANIFEST.MF", "META-INF/container.xml", "mimetype")
"""Files that make a zip an office document, an e-book or a program."""
FREE_PAGES = 50
Reader = Callable[[Content, Settings], Iterator[Page | PageError]]


class Counted(io.RawIOBase):
    """A member's bytes, counted against what the whole archive may unpack to."""

    def __init__(self, stream: IO[bytes], budget: list[int], error: PageTooLarge) -> None:
        self._stream, self._budget, self._error = stream, budget, error

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """Never: a packed member cannot go back without being unpacked again."""
        return False

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fills the buffer. Raises `PageTooLarge` when the archive's budget is spent."""
        data = self._stream.read(len(buffer))
        self._budget[0] -= len(data)
        if self._budget[0] < 0:
            raise self._error
        buffer[: len(data)] = data
        return len(data)


def pages_of_zip(content: Content, settings: Settings, reader: Reader) -> Iterator[Page | PageError]:
    """Pages of all files of a zip in the order of the archive, read as files of their names by `reader`."""
    stream = content.anywhere(settings)
    try:
        archive = zipfile.ZipFile(stream)
    except DAMAGE as error:
        raise MalformedPage(content.source, f"it is no whole zip file ({error})", "Get the file again") from error
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        refuse(content.source, members, settings)
        web_archive = [m for m in members if m.filename.startswith("archive/")] if is_wacz(members) else members
        given = False
        packed = stream.seek(0, io.SEEK_END)
        budget = [max(FREE_PAGES * settings.max_page_bytes, settings.max_unpacked_factor * packed)]
        for member in web_archive:
            if not hidden(member.filename):
                for page in pages_of_member(archive, member, content.source, budget, settings, reader):
                    if web_archive is members or not nothing_in(member, page):
                        given = True
                        yield page
            if budget[0] < 0:
                return
    if not given:
        yield EmptyPage(content.source, "the zip file holds no page", "Check how it was made")


def refuse(source: str, members: list[zipfile.ZipInfo], settings: Settings) -> None:
    """Raises a `PageError` for a zip that holds no pages or too much."""
    if not members:
        raise EmptyPage(source, "the zip file has no files", "Check how it was made")
    if len(members) > settings.max_archive_members:
        reason = f"the zip file has more than {settings.max_archive_members} files"
        raise PageTooLarge(source, reason, "Raise Settings.max_archive_members or split it")
    if any(member.filename in OTHER_USES for member in members):
        reason = "it is an office document, an e-book or a program, not a zip file of pages"
        raise UnreadablePage(source, reason, "Save it as HTML or text")


def is_wacz(members: list[zipfile.ZipInfo]) -> bool:
    """True for a web archive collection zipped (WACZ 1.1): a data package and a folder `archive`."""
    names = [member.filename for member in members]
    return "datapackage.json" in names and any(name.startswith("archive/") for name in names)


def nothing_in(member: zipfile.ZipInfo, page: Page | PageError) -> bool:
    """True if the whole member has no page: crawlers keep archives of screenshots and texts beside that of pages."""
    return isinstance(page, EmptyPage) and page.about.endswith(f", {shown(member.filename)}")


def hidden(name: str) -> bool:
    """True for what is left out of folders too: names that begin with a dot, and the Mac's shadows."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)


def pages_of_member(
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    source: str,
    budget: list[int],
    settings: Settings,
    reader: Reader,
) -> Iterator[Page | PageError]:
    """Pages of one file of the zip; what is wrong with it takes its place."""
    name = shown(member.filename)
    about = f"{source}, {name}"
    try:
        check(member, about)
        factor = settings.max_unpacked_factor
        bomb = PageTooLarge(
            source, f"it unpacks to more than {factor} times its size", "Unpack it and give the pages you trust"
        )
        with archive.open(member) as packed:
            stream = io.BufferedReader(Counted(packed, budget, bomb))
            inner = opened(about, name.removesuffix(".gz"), stream)
            if kind_of(inner.name, inner.head) == "zip":
                yield UnreadablePage(about, "it is a zip file within a zip file", "Unpack it and give it by itself")
                return
            yield from reader(inner, settings)
    except PageError as error:
        yield error
    except DepescheError:
        raise
    except DAMAGE as error:
        yield MalformedPage(about, f"it cannot be unpacked ({error})", "Get the zip file again")


def check(member: zipfile.ZipInfo, about: str) -> None:
    """Raises a `PageError` for names that lead out of the archive, links and encrypted files."""
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
        raise MalformedPage(about, "its name leads out of the archive", "Take care with this archive: names mislead")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise UnreadablePage(about, "it is a link", "Give the file that it leads to")
    if member.flag_bits & 1:
        raise UnreadablePage(about, "it is encrypted", "Unpack it with its password first")
