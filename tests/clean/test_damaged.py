"""Damaged pages: no crash, no hang, each failure a named error, and the other pages read."""

import time
from collections import Counter
from pathlib import Path

import pytest
from fuzz.checks import sound
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.clean import clean
from depesche.errors import DepescheError, PageError, PageTooDeep, PageTooLarge
from depesche.model.page import Media, Page
from depesche.read import read
from depesche.settings import DEFAULT
from tests.damaged import COUNT, HOSTILE, HTML, MARKUP, TEXT, damaged_files

SECONDS_PER_PAGE = 10.0


def test_two_thousand_damaged_files(tmp_path: Path) -> None:
    for name, data in damaged_files():
        (tmp_path / name).write_bytes(data)
    whole = tmp_path / "9999-whole.txt"
    whole.write_text(TEXT, encoding="utf-8")
    seen: Counter[str] = Counter()
    for page in read([str(tmp_path)], DEFAULT):
        start = time.perf_counter()
        try:
            if isinstance(page, PageError):
                raise page
            document, _ = clean(page, DEFAULT)
        except DepescheError as error:
            seen[type(error).__name__] += 1
            assert error.next_step
            str(error).encode("utf-8")
        else:
            seen["document"] += 1
            sound(document)
        assert time.perf_counter() - start < SECONDS_PER_PAGE, page
    assert sum(seen.values()) >= COUNT * 0.99
    assert seen["document"] > COUNT / 2
    assert seen["MalformedPage"] > 50
    assert seen["PageTooDeep"] > 20


@pytest.mark.parametrize("media", ["text", "html"])
def test_a_line_of_fifty_megabytes_is_refused(media: Media) -> None:
    with pytest.raises(PageTooLarge):
        clean(Page.of(b"a" * 50_000_000, "long.txt", media), DEFAULT)


@pytest.mark.parametrize("media", ["text", "html"])
def test_a_line_below_the_page_limit_but_over_the_line_limit_is_refused(media: Media) -> None:
    with pytest.raises(PageTooLarge, match="line"):
        clean(Page.of(b"ab " * 100_000, "long.txt", media), DEFAULT)


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote"])
def test_nesting_without_end_is_refused(tag: str) -> None:
    with pytest.raises(PageTooDeep):
        clean(Page.of(f"<{tag}>".encode() * 100_000 + b"Ende", "deep.html", "html"), DEFAULT)


FRAGMENTS = st.sampled_from([*HOSTILE, *MARKUP, *TEXT.split(" "), "Ã¼", "├╝", "\r\n", "\n", "<p>", "<h1>", "</p>"])
INPUTS = st.one_of(
    st.binary(max_size=300),
    st.lists(st.one_of(FRAGMENTS, st.text(max_size=5)), max_size=40).map(
        lambda parts: " ".join(parts).encode("utf-8", "surrogatepass")
    ),
)


@settings(max_examples=200, deadline=None)
@given(INPUTS, st.sampled_from(["text", "html"]), st.booleans())
def test_any_input_gives_a_sound_document_or_a_named_error(data: bytes, media: Media, is_html_page: bool) -> None:
    page = Page.of(HTML.encode()[:600] + data if is_html_page else data, "page", media)
    try:
        first, _ = clean(page, DEFAULT)
    except PageError:
        return
    sound(first)
    assert clean(page, DEFAULT)[0] == first
    for line in first.lines:
        if line.source is not None and not first.decoding.repairs:
            assert 0 <= line.source.start <= line.source.end <= len(page.data)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_text_without_mojibake_is_kept_as_it_is(text: str) -> None:
    try:
        document, _ = clean(Page.of(text.encode(), "page"), DEFAULT)
    except PageError:
        return
    if not document.decoding.repairs and document.decoding.encoding == "utf-8":
        assert document.text == text.removeprefix("\ufeff")
