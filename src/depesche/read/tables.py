"""CSV and TSV with a header: each row is a page."""

import csv
from collections.abc import Iterator
from typing import Any

from depesche.errors import EmptyPage, MalformedPage, PageError
from depesche.model.page import Page
from depesche.read.files import Content, too_large
from depesche.read.jsonl import complaint, page_of_object
from depesche.settings import Settings

FIELDS = ("id", "text", "html", "url", "outlet", "title", "published", "is")
DELIMITERS = ",;\t|"
NEXT_STEP = "Mend or remove the row"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def pages_of_table(content: Content, settings: Settings) -> Iterator[Page | PageError]:
    """Pages of all rows, named by the line on which a row ends; a bad row gives an error and the others go on."""
    if content.head.startswith(UTF16_MARKS):
        raise MalformedPage(content.source, "it is in UTF-16", "Save the table as UTF-8")
    lines = Lines(content, settings)
    header = next((line for line in lines if line.strip()), None)
    if header is None:
        raise EmptyPage(content.source, "there is nothing in it", "Check how the table was saved")
    delimiter = delimiter_of(header)
    csv.field_size_limit(settings.max_page_bytes)
    try:
        cells = next(csv.reader([header], delimiter=delimiter))
    except csv.Error as error:
        raise MalformedPage(content.source, f"its header cannot be read ({error})", "Save it as CSV again") from error
    names = columns_of(cells, content.source, settings)
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.in_row = 0
        csv.field_size_limit(settings.max_page_bytes)  # one for the whole process: another table may be read between
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            reason = f"it is no row of a table ({error}); a quotation mark may not be closed"
            yield MalformedPage(f"{content.source}, line {lines.number}", reason, NEXT_STEP)
            continue
        if lines.too_long:
            yield too_large(f"{content.source}, line {lines.too_long}", settings)
            lines.too_long = 0
        elif any(cell.strip() for cell in row):
            yield page_of_row(dict(zip(names, row, strict=False)), f"{content.source}, line {lines.number}")


class Lines:
    """Lines of a table as text, UTF-8 or, where a line is none, Windows-1252, as spreadsheets save in the West.

    `number` counts the lines given; `too_long` is the number of one over the limit, which is given as empty; `in_row`
    counts the characters of the row in hand, which quotation marks may spread over any number of lines.
    """

    def __init__(self, content: Content, settings: Settings) -> None:
        self._lines = content.lines(settings)
        self._limit = settings.max_page_bytes
        self.in_row = 0
        self.number = 0
        self.too_long = 0

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if line is None:
            self.too_long = self.number
            return "\n"
        if self.number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("cp1252", "replace")
        self.in_row += len(text)
        if self.in_row > self._limit and len(text) < self.in_row:
            self.in_row = 0
            raise csv.Error(f"it goes on over lines for more than {self._limit} characters")
        return text + "\n"


def delimiter_of(header: str) -> str:
    """The mark that stands most often between the names of the columns."""
    outside = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=lambda mark: (outside.count(mark), -DELIMITERS.index(mark)))


def columns_of(header: list[str], source: str, settings: Settings) -> list[str]:
    """Our name of each column, or its own. Raises `MalformedPage` if no column holds a body."""
    ours = {theirs.strip().lower(): name for name, theirs in settings.columns}
    mapped = set(ours.values())
    cells = [cell.strip().lower() for cell in header]
    # A column of our name is not ours any more if the map gives another one for it.
    names = [ours.get(cell) or ("" if cell in mapped else cell) for cell in cells]
    if not {"text", "html"} & set(names):
        has = ", ".join(cell.strip()[:40] for cell in header[:12])
        next_step = "Name the column that holds the text: --columns text=NAME"
        raise MalformedPage(source, f"no column is called text or html (it has: {has})", next_step)
    return names


def page_of_row(row: dict[str, Any], about: str) -> Page | PageError:
    """The page of one row; empty cells count as not there."""
    value = {name: cell for name in FIELDS if (cell := row.get(name)) is not None and str(cell).strip()}
    reason = complaint(value)
    return page_of_object(value, about) if reason is None else MalformedPage(about, reason, NEXT_STEP)
