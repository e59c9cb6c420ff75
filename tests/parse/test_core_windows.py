"""Windows cover every word once and stay small; batches stay small too."""

from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.model.span import Span
from depesche.model.syntax import Token
from depesche.parse.core_pieces import Pieces
from depesche.parse.core_windows import MOST_PIECES, MOST_WORDS, batches_of, spaces_before, windows_of

PIECES = Pieces(["<s>", "<pad>", "</s>", "<unk>", "▁", *"0123456789abcdef"], [0.0] * 21)


def tokens(lengths: list[int]) -> list[Token]:
    found, at = [], 0
    for length in lengths:
        found.append(Token(Span(at, at + length), "a" * length))
        at += length + 1
    return found


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 40), min_size=1, max_size=400))
def test_windows_cover_every_word_once(lengths: list[int]) -> None:
    windows = list(windows_of(0, tokens(lengths), PIECES))
    assert [w.start + i for w in windows for i in range(len(w.first))] == list(range(len(lengths)))
    assert all(len(w.first) <= MOST_WORDS and len(w.rows) <= MOST_PIECES for w in windows)


def test_a_long_sentence_is_cut_after_a_comma() -> None:
    given_tokens = tokens([1] * 200)
    given_tokens[99] = Token(given_tokens[99].span, ",")
    assert [w.start for w in windows_of(0, given_tokens, PIECES)] == [0, 100]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 200), min_size=1, max_size=60))
def test_batches_hold_every_window_and_bound_the_padding(sizes: list[int]) -> None:
    windows = [w for n, size in enumerate(sizes) for w in windows_of(n, tokens([1] * size), PIECES)]
    batches = list(batches_of(windows))
    assert sorted(id(w) for b in batches for w in b.windows) == sorted(map(id, windows))
    assert all(b.rows.size <= 1024 or len(b.windows) == 1 for b in batches)


def test_parts_of_a_contraction_count_as_words() -> None:
    whole = Span(0, 3)
    given_tokens = [Token(whole, "zu"), Token(whole, "dem"), Token(Span(4, 7), "Tor"), Token(Span(7, 8), ".")]
    assert list(spaces_before(given_tokens)) == [True, True, True, False]
