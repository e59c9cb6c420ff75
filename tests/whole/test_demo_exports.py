"""All findings of the demo pages out and back: selectors find the same words; the order of pages changes nothing."""

import json
from collections import Counter
from pathlib import Path

import depesche
from depesche.exporting import exported_lines
from depesche.model.findings import Findings
from depesche.recording import relink
from depesche.store import Store, View
from depesche.tell.exports import EXPORTERS


def lines(store: Path, name: str) -> list[str]:
    with View.open(store) as view:
        return list(exported_lines(view, name))


def pages(store: Path) -> list[Findings]:
    with depesche.open(store) as opened:
        return list(opened.pages())


def test_every_annotation_finds_its_words_by_position_and_by_quote(demo_record: Path) -> None:
    texts = {f"urn:depesche:{page.page.id}": page.document.text for page in pages(demo_record)}
    found: Counter[str] = Counter()
    for line in lines(demo_record, "annotations"):
        told = json.loads(line)
        for target in told["target"]:
            position, quote = target["selector"]
            text = texts[target["source"]]
            words = text[position["start"] : position["end"]]
            assert words == quote["exact"] != ""
            around = quote["prefix"] + words + quote["suffix"]
            places = [at for at in range(len(text)) if text.startswith(around, at)]
            assert position["start"] - len(quote["prefix"]) in places
            found["unique" if len(places) == 1 else "twice"] += 1
    assert found["unique"] > 50 * (1 + found["twice"]), "a quote with what stands around it says where it is"
    parts = sum(len(f.mentions) + len(f.times) + len(f.events) + len(f.document.quantities) for f in pages(demo_record))
    parts += sum(len(said.content) for f in pages(demo_record) for said in f.quotations)
    assert found.total() == parts > 300


def test_json_ld_selectors_find_the_words_of_statements_and_events(demo_record: Path) -> None:
    number = 0
    for line in lines(demo_record, "jsonld"):
        article = json.loads(line)
        text = article["articleBody"]
        for part in (*article["hasPart"], *article["about"]):
            targets = part.get("about", part)["oa:hasTarget"]
            words = []
            for target in targets:
                position, quote = target["oa:hasSelector"]
                words.append(text[position["oa:start"] : position["oa:end"]])
                assert words[-1] == quote["oa:exact"]
            if part["@type"] == "Quotation":
                assert part["text"] == " … ".join(words)
            number += 1
    assert number == sum(len(f.quotations) + len(f.events) for f in pages(demo_record))


def test_every_line_is_the_same_in_another_record_made_in_another_order(demo_record: Path, tmp_path: Path) -> None:
    with View.open(demo_record) as view, Store.open(tmp_path / "turned.db") as store:
        for info in reversed(list(view.pages())):
            store.add(view.findings(info.id))
        relink(store)
    for name in EXPORTERS:
        if name not in ("conllu", "links"):  # the sentences of a page follow each other; one line for the whole record
            one, other = (Counter(lines(path, name)) for path in (demo_record, tmp_path / "turned.db"))
            assert one == other, name
