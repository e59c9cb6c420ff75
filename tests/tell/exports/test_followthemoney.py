"""FollowTheMoney entities against its own schemata (`ftm_schemata.json`), and against the library where it is there.

`make followthemoney` installs the library apart, since it needs ICU, whose usual package has no wheel; the last test
asks it.
"""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from depesche.tell.exports.ftm import ftm_id
from tests.tell.exports.samples import PAGES, exported

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
LIBRARY = ROOT / "build" / "followthemoney" / "bin" / "python"
EXTENSION = ROOT / "src" / "depesche" / "tell" / "exports" / "ftm_schema"
SCHEMATA: dict[str, Any] = json.loads((HERE / "ftm_schemata.json").read_text("utf-8"))
OWN = ("Quotation", "Claim")
PATTERNS = {
    "date": re.compile(r"\d{4}-\d\d-\d\d"), "country": re.compile(r"[a-z]{2}"), "language": re.compile(r"[a-z]{3}"),
    "url": re.compile(r"https?://\S+"), "entity": re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?"),
}  # fmt: skip


def schemata() -> dict[str, Any]:
    """Those of the library and our own, which are simple enough to be read without a YAML parser."""
    known = dict(SCHEMATA)
    for name in OWN:
        lines = (EXTENSION / f"{name}.yaml").read_text("utf-8").splitlines()
        at, properties, required = "", {}, []
        for line in lines:
            if match := re.fullmatch(r"    (\w+):", line):
                at = match[1]
                properties[at] = ["string"]
            elif match := re.fullmatch(r"      (type|range): (\w+)", line):
                properties[at] = [match[2]] if match[1] == "type" else [*properties[at], match[2]]
        start = lines.index("  required:") + 1
        while lines[start].startswith("    - "):
            required.append(lines[start].removeprefix("    - "))
            start += 1
        known[name] = {"extends": [name], "required": required, "properties": properties}
    return known


def entities() -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported("ftm").splitlines()]


def test_entities_are_what_their_schemata_ask_for() -> None:
    known, found = schemata(), {e["id"]: e for e in entities()}
    assert len(found) == len(entities()), "no id twice"
    for key, entity in found.items():
        schema, properties = known[entity["schema"]], entity["properties"]
        assert set(schema["required"]) <= set(properties), entity
        assert PATTERNS["entity"].fullmatch(key)
        for name, values in properties.items():
            kind, *of = schema["properties"][name]
            assert values
            assert all(isinstance(v, str) and v and v == v.strip() for v in values), (key, name)
            assert len(set(values)) == len(values)
            if kind in PATTERNS:
                assert all(PATTERNS[kind].fullmatch(v) for v in values), (key, name, values)
            if kind == "entity":
                wanted = of[0]
                for value in values:
                    assert wanted in (*known[found[value]["schema"]]["extends"], "LegalEntity"), (key, name)
                    legal = found[value]["schema"] in ("Person", "Organization", "PublicBody")
                    assert wanted != "LegalEntity" or legal


def test_all_schemata_are_written() -> None:
    written = [e["schema"] for e in entities()]
    assert set(written) == {*SCHEMATA, *OWN} - {"_"}
    assert written.count("Article") == len(PAGES)


def test_a_claim_rests_on_its_source_and_a_minister_was_in_office() -> None:
    found = {e["id"]: e for e in entities()}
    claim = next(e for e in found.values() if e["schema"] == "Claim" and "author" in e["properties"])
    (author,), (event,) = claim["properties"]["author"], claim["properties"]["event"]
    assert found[author]["properties"]["name"] == ["nda"]
    assert found[event]["schema"] == "Event"
    ended = [e["properties"] for e in found.values() if e["properties"].get("status") == ["ended"]]
    assert [found[p["holder"][0]]["properties"]["name"] for p in ended] == [["Mara Veltin"]]
    assert {c for e in found.values() for c in e["properties"].get("country", ())} == {"de", "nl"}


def test_quotations_lead_to_the_words() -> None:
    texts = {ftm_id(page.page.id): page.document.text for page in PAGES}
    for entity in entities():
        if entity["schema"] == "Quotation":
            told = entity["properties"]
            spans = [tuple(map(int, part.split("-"))) for part in told["offsets"]]
            text = texts[told["document"][0]]
            assert [" … ".join(text[start:end] for start, end in spans)] == told["text"]


@pytest.mark.parametrize("key", ["event:12ab", "a@b", "über uns/1", "-", "", "x" * 40])
def test_ids_are_allowed(key: str) -> None:
    assert PATTERNS["entity"].fullmatch(ftm_id(key))


@pytest.mark.followthemoney
def test_the_library_finds_nothing_to_mend() -> None:
    command = [LIBRARY, HERE / "ftm_validating.py", EXTENSION]
    done = subprocess.run(command, input=exported("ftm"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [str(len(entities())), "entities"]
