"""The fixed load, the stages against the whole path, and the report; no test looks at a time."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
from bench.__main__ import summed_up
from bench.limit import BYTE, FLOAT, INNER, ROWS, WIDTH, product
from bench.load import WORDS, page, written
from bench.report import compared, markdown
from bench.stages import STAGES, Cost, turn
from bench.timeline import actors_of, pages_more

from depesche.pipeline import analyse
from depesche.read import read
from depesche.settings import DEFAULT
from evaluation import synthetic


def test_the_load_is_the_same_each_time_and_no_page_is_another() -> None:
    pages = [page(index) for index in range(30)]
    assert pages == [page(index) for index in range(30)]
    assert len(set(pages)) == 30
    assert all(len(one.split()) >= WORDS for one in pages)


def test_stages_find_what_the_whole_path_finds_and_each_is_measured(tmp_path: Path) -> None:
    list(written(tmp_path / "pages", 1))
    (given,) = read([str(tmp_path / "pages")], DEFAULT)
    assert not isinstance(given, Exception)
    whole = analyse(given)
    cost = turn(tmp_path / "pages", tmp_path / "s.db")
    assert cost.findings == len(whole.events) + len(whole.quotations) > 0
    assert set(cost.seconds) == set(STAGES)
    assert 0 < cost.network["parse"] <= cost.seconds["parse"]
    assert cost.bytes["store"] > cost.bytes["clean"] > 0


@pytest.mark.parametrize(("kind", "given"), [(FLOAT, np.float32), (BYTE, np.uint8)])
def test_the_product_is_a_network(kind: int, given: type) -> None:
    session = onnxruntime.InferenceSession(product(kind), providers=["CPUExecutionProvider"])
    (made,) = session.run(None, {"x": np.ones((ROWS, WIDTH), given)})
    assert made.shape == (ROWS, INNER)
    assert made.any()


def made_up(pages: int, ms: float) -> dict[str, object]:
    cost = Cost(
        seconds=dict.fromkeys(STAGES, ms * pages / 1000), network={"parse": 0.1, "extract": 0.1},
        bytes=dict.fromkeys(STAGES, 1000), words=pages * 250, findings=pages,
    )  # fmt: skip
    whole = [{"jobs": 1, "pages": pages, "clock": 2.0}]
    limits = {"32-bit": 1000.0, "8-bit": 4000.0}
    return {"machine": {"processor": "P"}, **summed_up([cost], pages), "limits": limits, "whole": whole}


def test_the_report_has_every_stage_and_can_be_written_as_json() -> None:
    result = made_up(10, 5.0)
    told = markdown(json.loads(json.dumps(result)))
    assert all(f"\n| {stage}" in told for stage in STAGES)
    assert "| **all of reading** | **30.0** |" in told
    assert "5.0 pages a second" in told
    paired = {"pages": 3, "ours": 0.1, "extraction": 0.01, "tagging": 2.0, "starting": 1.5}
    assert "all our findings 100 ms a page, theirs 2010 ms" in markdown({**result, "pair": paired})


def test_against_an_older_result() -> None:
    told = compared(made_up(10, 6.0), made_up(20, 3.0))
    assert "parse           3.0      6.0   2.00" in told
    assert "not the same pages: 20 then, 10 now" in told


def test_a_page_more_has_an_id_of_its_own(tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    synthetic.made(store, 100)
    assert len(pages_more(store, list(synthetic.pages(3, first=10)))) == 2
    assert actors_of(store, 3) == actors_of(store, 3)
    assert asdict(Cost())["words"] == 0
