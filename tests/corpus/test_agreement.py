"""Agreement of two annotations of the same tiny page."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from corpus.agreement import agreement, compare, figures, kappa
from corpus.page import CorpusError, read_page

HEAD = "outlet: Bote\nmanner: regional\nfield: local\nlanguage: de\npublished: 2024-03-05\n===\n"
FIRST = """h| Streit in Selm
m| 5. März 2024
[[S1:[[P:Ada Lund]]]] aus [[W:Selm]] [[C1:[[E1:forderte]]]] am [[T=2024-03-04:Montag]] [[I1:einen Rücktritt]].
[[D2:„Nein“]], [[C2:sagte]] [[S2:der Rat]]. Das [[Q:„Jein“]] blieb.
b| Teilen
===
Q1 demands; speaker=Ada Lund
Q2 rejects; chain=unnamed council
E1 REQUEST happened; actor=Ada Lund"""
SECOND = """h| Streit in Selm
b| 5. März 2024
[[S1:[[P:Ada Lund]]]] aus [[O:Selm]] [[C1:[[E1:forderte]]]] am [[T=2024-03-11:Montag]] [[R1:einen Rücktritt]].
[[D2:„Nein“]], [[C2:sagte]] [[S2:der Rat]]. Das „Jein“ blieb.
b| Teilen
===
Q1 demands; speaker=Ada Lund
Q2 denies; chain=unnamed members
E1 REQUEST planned; actor=Ada Lund"""


def written(folder: Path, body: str) -> Path:
    folder.mkdir()
    path = folder / "001-tiny.page"
    path.write_text(HEAD + body, "utf-8")
    return path


def measured(tmp_path: Path, first: str, second: str) -> dict[str, float]:
    tally: Counter[str] = Counter()
    pages = [read_page(written(tmp_path / name, body)) for name, body in (("pages", first), ("second", second))]
    compare(pages[0], pages[1], tally, Counter())
    return {name: value for name, value, _ in figures(tally)}


def test_an_annotator_agrees_with_themself(tmp_path: Path) -> None:
    assert set(measured(tmp_path, FIRST, FIRST).values()) == {1.0}


def test_every_layer_tells_its_own_disagreement(tmp_path: Path) -> None:
    found = measured(tmp_path, FIRST, SECOND)
    assert found["lines_same"] == pytest.approx(0.8)
    assert found["lines_kappa"] == pytest.approx((0.8 - 0.28) / (1 - 0.28))
    assert found["names_f1"] == pytest.approx(0.5)
    assert found["time_values_f1"] == found["time_value_same_if_dated"] == 0.0
    assert found["quotation_kind_same"] == found["quotation_act_same"] == pytest.approx(0.5)
    assert found["scare_quotes_f1"] == found["event_status_same"] == 0.0
    assert found["event_mode_same"] == found["event_actor_same"] == 1.0
    same = "name_spans_f1 times_f1 content_f1 cue_f1 speaker_f1 quotation_speaker_entity_same quotation_chain_same"
    assert {found[name] for name in (same + " chain_same_if_any events_f1 event_triggers_f1").split()} == {1.0}


def test_of_a_second_reading_of_events_only_events_count(tmp_path: Path) -> None:
    pages = [read_page(written(tmp_path / name, body)) for name, body in (("pages", FIRST), ("second", SECOND))]
    only_events = replace(pages[1], header=pages[1].header | {"second": "events"})
    tally: Counter[str] = Counter()
    compare(pages[0], only_events, tally, Counter())
    told = {name: cases for name, _, cases in figures(tally) if cases}
    assert set(told) >= {"events_f1", "event_status_same", "event_recipient_same"}
    assert all(name.startswith("event") for name in told)


def test_a_wider_trigger_and_a_missing_quotation(tmp_path: Path) -> None:
    wider = FIRST.replace("[[C1:[[E1:forderte]]]] am [[T=2024-03-04:Montag]]", "[[E1:forderte am Montag]]")
    found = measured(
        tmp_path, FIRST, wider.replace("[[D2:„Nein“]], [[C2:sagte]] [[S2:der Rat]]", "„Nein“, sagte der Rat")
    )
    assert found["events_f1"] == 1.0
    assert found["cue_f1"] == found["times_f1"] == 0.0
    assert found["speaker_f1"] == found["content_f1"] == pytest.approx(2 / 3)


def test_refuses_a_twin_with_another_text(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="raw text"):
        measured(tmp_path, FIRST, SECOND.replace("blieb", "bleibt"))


def test_names_pages_with_another_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "pages", FIRST)
    second = written(tmp_path / "second", SECOND.replace("blieb", "bleibt"))
    assert agreement([second], tmp_path / "pages") == 1
    assert "001-tiny.page: its raw text is not that of" in capsys.readouterr().out


def test_prints_figures_and_quarrels(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "pages", FIRST)
    second = written(tmp_path / "second", SECOND)
    assert agreement([second, tmp_path / "second" / "lonely.page"], tmp_path / "pages") == 0
    printed = capsys.readouterr().out
    assert "pages                            1\n" in printed
    assert "    1 name in content W / O\n" in printed
    assert "quotation indirect / reported" in printed


def test_kappa_without_choice() -> None:
    assert kappa(Counter({"lines": 2, "lines same": 2, "first content": 2, "second content": 2})) == 1.0
