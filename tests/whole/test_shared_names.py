"""The bars of names, where the gold data lies beside the project: a little under the figures in docs/evaluation.md."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"
GOLD = SHARED / "data" / "names" / "germeval2014-dev.tsv.gz"
FLOORS = {"f1": 0.79, "person_f1": 0.83, "organisation_f1": 0.69, "place_f1": 0.80}

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not GOLD.exists(), reason="no gold data beside the project")]


@pytest.mark.slow
def test_names_of_the_sentences_that_no_weight_has_seen(tmp_path: Path) -> None:
    """The core has learned from the first half of the file, so that only the second may be asked."""
    sentences = gzip.decompress(GOLD.read_bytes()).decode("utf-8").strip("\n").split("\n\n")
    unseen = tmp_path / "unseen.tsv"
    unseen.write_text("\n\n".join(sentences[len(sentences) // 2 :]) + "\n", encoding="utf-8")
    scorer = [sys.executable, str(SHARED / "eval" / "score.py"), "names", str(unseen)]
    program = str(Path(sys.executable).with_name("depesche"))
    done = subprocess.run([*scorer, "--cmd", program], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    assert {name: figures[name] for name, floor in FLOORS.items() if figures[name] < floor} == {}
