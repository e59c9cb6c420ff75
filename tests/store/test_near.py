"""Sentences near a vector: what is found, and that what is kept of a store follows its changes."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from depesche.store import Store, View, near
from depesche.store.near import Numbers
from depesche.store.near import make as make_vectors
from tests.builders import PageBuilder

WIDTH = 64


def numbers(texts: Sequence[str]) -> Numbers:
    """Any vectors that depend on the text alone."""
    found = [np.random.default_rng(list(text.encode())).integers(-127, 128, WIDTH) for text in texts]
    return np.array(found, np.int8).reshape(len(texts), WIDTH)


def asked(text: str) -> NDArray[np.float32]:
    """The vector of a question that is just this sentence."""
    vector = numbers([text])[0].astype(np.float32)
    length: np.float32 = np.linalg.norm(vector)
    return vector / length


def write(store: Store, name: str, *sentences: str) -> None:
    store.add(PageBuilder("\n".join(sentences), name=name).build())


def words(path: Path, text: str, model: str = "m@1", count: int = 3) -> list[str]:
    """The sentences nearest to a text."""
    with View.open(path) as view, view.snapshot():
        found = view.near(asked(text), model, count)
        assert [like for _, like in found] == sorted((like for _, like in found), reverse=True)
        return [hit.words for hit in view.sentences([number for number, _ in found])]


def test_the_nearest_sentence_comes_first_whatever_else_is_there(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store.open(path) as store:
        for number in range(30):
            write(store, f"p{number}", f"Satz {number}.", f"Noch einer, {number}.")
        assert [make_vectors(store, "m@1", numbers, 20) for _ in range(3)] == [20, 10, 0]
    for number in (0, 17, 29):
        assert words(path, f"Satz {number}.")[0] == f"Satz {number}."
    assert words(path, "Satz 3.", model="m@2") == []
    with View.open(path) as view:
        assert view.near(np.zeros(WIDTH, np.float32), "m@1", 3) == []


def test_a_page_that_changed_is_found_by_its_new_words_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store.open(path) as store:
        write(store, "a", "Der alte Satz.")
        write(store, "b", "Ein anderer Satz.")
        make_vectors(store, "m@1", numbers)
        assert words(path, "Der alte Satz.")[0] == "Der alte Satz."
        write(store, "a", "Der neue Satz.")
        with View.open(path) as view:
            assert view.awaits_vectors("m@1")
        assert words(path, "Der alte Satz.") == ["Ein anderer Satz."]
        assert make_vectors(store, "m@1", numbers) == 1
        assert words(path, "Der neue Satz.")[0] == "Der neue Satz."
        assert "Der alte Satz." not in words(path, "Der alte Satz.")
        with View.open(path) as view:
            assert not view.awaits_vectors("m@1")


def test_another_model_makes_them_anew(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store.open(path) as store:
        write(store, "a", "Ein Satz.")
        make_vectors(store, "m@1", numbers)
        with View.open(path) as view:
            assert view.awaits_vectors("m@2")
        assert make_vectors(store, "m@2", numbers) == 1
    assert words(path, "Ein Satz.", "m@2") == ["Ein Satz."]
    assert words(path, "Ein Satz.", "m@1") == []


def test_a_store_of_an_earlier_version_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store.open(path) as store:
        write(store, "a", "Ein Satz.")
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TABLE vectors")
        raw.execute("UPDATE meta SET value = '5' WHERE key = 'schema_version'")
        raw.commit()
    with Store.open(path) as store:
        assert make_vectors(store, "m@1", numbers) == 1
    assert words(path, "Ein Satz.") == ["Ein Satz."]


def test_another_store_at_the_same_place_is_another_store(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    for name in ("einer", "ein ganz anderer"):
        for old in tmp_path.glob("r.db*"):
            old.unlink()
        with Store.open(path) as store:
            write(store, "a", f"Das ist {name}.")
            make_vectors(store, "m@1", numbers)
        assert words(path, f"Das ist {name}.") == [f"Das ist {name}."]


def test_a_short_list_of_signs_keeps_the_best() -> None:
    apart = np.array([3, 1, 2, 1, 9, 2, 2], np.uint8)
    assert near._smallest(apart, 4).tolist() == [1, 3, 2, 5]
    assert sorted(near._smallest(apart, 99).tolist()) == list(range(7))
