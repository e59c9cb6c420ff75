"""Vectors of texts, on invented ones."""

import numpy as np
import pytest

from depesche.parse.core import Core

FERRY = "Die Fähre nach Helmsand lief auf Grund, die Küstenwache barg alle Passagiere vom Schiff."
ABOUT_THE_SAME = "Nach der Havarie des Schiffs vor Helmsand sind die Passagiere der Fähre an Land."
ANOTHER = "Das Verwaltungsgericht wies die Klage der Anwohner gegen das Windrad ab."


@pytest.fixture(scope="module")
def core() -> Core:
    return Core()


def test_texts_about_the_same_are_nearer(core: Core) -> None:
    ferry, same, another = core.embed([FERRY, ABOUT_THE_SAME, ANOTHER])
    assert ferry @ same > max(ferry @ another, same @ another) + 0.2


def test_each_vector_depends_on_its_text_alone_and_has_length_one(core: Core) -> None:
    together, alone = core.embed([FERRY, ANOTHER]), core.embed([ANOTHER])
    assert together.shape == (2, 384)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1)
    assert np.array_equal(together[1], alone[0])


@pytest.mark.parametrize("text", ["", " \n", "\u3000"])
def test_blank_text_has_no_direction(core: Core, text: str) -> None:
    assert not core.embed([text]).any()


@pytest.mark.parametrize("text", ["🦊", "\ud800", "a" * 5000, "„" * 300])
def test_ugly_text_is_survived(core: Core, text: str) -> None:
    assert np.isfinite(core.embed([text])).all()
