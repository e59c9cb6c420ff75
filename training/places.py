"""Where the recipe finds its data and leaves its work. Both can be set from outside."""

import os
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DEPESCHE_DATA", PROJECT.parent / "shared" / "data"))
"""The public sets, see training/README.md."""
CORPUS = Path(os.environ.get("DEPESCHE_CORPUS", PROJECT / "corpus" / "pages"))
"""Our own annotated pages."""
WORK = Path(os.environ.get("DEPESCHE_WORK", PROJECT / "training" / "work"))
"""Checkpoints and intermediate files; never committed."""
MODELS = Path(os.environ.get("DEPESCHE_MODELS", PROJECT / "src" / "depesche" / "models"))
"""What ships."""
SEED = 1
FEW = int(os.environ["DEPESCHE_FEW"]) if "DEPESCHE_FEW" in os.environ else None
"""Examples of each source at most: for trying the recipe out. The weights are then worth nothing."""
