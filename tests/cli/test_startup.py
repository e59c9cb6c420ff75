"""What a listing need not load: half a second of every question would go into it."""

import subprocess
import sys
from pathlib import Path

import pytest

from depesche.store import Store
from tests.builders import PageBuilder, on

ASKED = """
import sys
sys.argv = ["depesche", "{command}", "--actor", "Holm", "--store", {store!r}]
from depesche.cli import main
try:
    main()
except SystemExit:
    pass
loaded = [name for name in {unwanted!r} if name in sys.modules]
sys.exit(f"loaded: {{loaded}}" if loaded else 0)
"""
UNWANTED = (
    "depesche.lang.de.pack", "depesche.lang.en.pack", "depesche.parse", "depesche.clean", "depesche.extract",
    "onnxruntime", "numpy", "lxml", "trafilatura", "altair", "starlette",
)  # fmt: skip


@pytest.mark.parametrize("command", ["timeline", "events", "statements"])
def test_a_listing_loads_no_rules_and_no_models(command: str, tmp_path: Path) -> None:
    page = PageBuilder("Jana Holm traf Uwe Rast. „Es bleibt“, sagte Jana Holm.", published=on("2024-03-02"))
    holm, rast = page.entity("Jana Holm"), page.entity("Uwe Rast")
    page.event("CONSULT", "traf", (holm,), (rast,), when=on("2024-03-01"), evidence="Jana Holm traf Uwe Rast.")
    page.quotation("„Es bleibt“", (holm,))
    store = tmp_path / "s.db"
    with Store.open(store) as opened:
        opened.add(page.build())
    asked = ASKED.format(command=command, store=str(store), unwanted=UNWANTED)
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "Holm" in done.stdout
