"""Segmentation: no character is lost, no text is too long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.parse.core_pieces import SPECIAL, Pieces, normalise
from depesche.parse.core_weights import Weights

SMALL = Pieces(
    ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁Brücke", "n", "▁Brück", "en", "bau", *"0123456789abcdef"],
    [0.0, 0.0, 0.0, 0.0, -4.0, -2.0, -3.0, -5.0, -2.5, -2.0, *[-9.0] * 16],
)


@pytest.fixture(scope="module")
def shipped() -> Pieces:
    return Weights().words.pieces


@pytest.mark.parametrize(
    ("form", "space", "expected"),
    [
        ("Brücken", True, (5, 6)),  # the more probable of two splits
        ("bau", False, (9,)),
        ("bau", True, (4, 9)),
        ("ü", False, (22, 13, 21, 22)),  # no piece: its bytes c3 bc
        ("", True, (4,)),
    ],
)
def test_segments(form: str, space: bool, expected: tuple[int, ...]) -> None:
    assert SMALL.rows(form, space) == expected


@settings(max_examples=300, deadline=None)
@given(form=st.text(st.characters(exclude_categories=("Zs", "Zl", "Zp")), min_size=1, max_size=12), space=st.booleans())
def test_every_text_has_pieces_and_none_is_unknown(shipped: Pieces, form: str, space: bool) -> None:
    rows = shipped.rows(form, space)
    assert rows
    assert all(row >= SPECIAL for row in rows)


def test_different_rare_characters_stay_different(shipped: Pieces) -> None:
    assert shipped.rows("𝕏\U0001fae0", False) != shipped.rows("𝕏\U0001fae1", False)


def test_a_monster_word_is_bounded_and_fast(shipped: Pieces) -> None:
    start = time.perf_counter()
    assert 0 < len(shipped.rows("xq" * 500_000, True)) <= 64
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("form", "expected"), [("So\u00adfort", "Sofort"), ("ﬁx", "fix"), ("a\u0308", "ä"), ("1\u00a0000", "1▁000")]
)
def test_normalises(form: str, expected: str) -> None:
    assert normalise(form) == expected
