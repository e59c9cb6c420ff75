"""The shipped weights: reads them from the package, verifies them, opens them.

core.json           name, version, checksums, label inventories
core-words.npz      pieces with scores, and their embedding rows packed to 4 bits
core-*.onnx         the networks
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from importlib import resources
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from depesche.errors import ModelError
from depesche.parse.core_pieces import Pieces

if TYPE_CHECKING:  # a quarter of a second, which a search by meaning need not wait
    import onnxruntime

CARD: Final = "core.json"
_NEXT: Final = "Install Depesche again; the weights ship with it"
_MORE: Final = "Give it more memory, about 600 MB for each process, or install Depesche again"
_EXACT: Final = ("session.x64quantprecision", "1")
"""Processors without VNNI add products of 8-bit numbers in 16 bits, which overflow; this makes them use wider ones.
It is asked for only there: on a processor with VNNI it changes nothing but takes nearly twice the time."""
_SLOWER: Final = ["SkipLayerNormFusion"]
"""Fusions that take longer than what they fuse: this one a tenth of the whole network's time (1.31, processor time)."""
_PROCESSOR: Final = Path("/proc/cpuinfo")
_SCALE_BLOCK: Final = 32
"""Weights that share one scale."""


class Weights:
    """Everything that a core reads from one folder."""

    def __init__(self, folder: Path | None = None, threads: int = 1) -> None:
        """Reads the card only. `folder` holds another set of weights, for trials. Raises ModelError."""
        self._folder = folder if folder is not None else Path(str(resources.files("depesche") / "models"))
        self._threads = threads
        try:
            self.card: Mapping[str, Any] = json.loads((self._folder / CARD).read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise ModelError(str(self._folder / CARD), f"cannot be read ({error})", _NEXT) from error

    @property
    def name(self) -> str:
        """Name and version, for `by`."""
        return f"{self.card['name']}@{self.card['version']}"

    def path(self, file: str) -> Path:
        """Where one file lies."""
        return self._folder / file

    def network(self, file: str) -> "onnxruntime.InferenceSession":
        """Opens one network. Raises ModelError."""
        try:
            import onnxruntime
        except ImportError as error:
            raise ModelError(str(self.path(file)), f"cannot be loaded ({error})", _MORE) from error
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        if not _has_vnni():
            options.add_session_config_entry(*_EXACT)
        # An arena would otherwise double with each new shape; without one a fifth of the time goes into fresh pages.
        provider = ("CPUExecutionProvider", {"arena_extend_strategy": "kSameAsRequested"})
        data = self.verified(file)
        try:
            return onnxruntime.InferenceSession(data, options, providers=[provider], disabled_optimizers=_SLOWER)
        except Exception as error:  # its errors have no common base
            raise ModelError(str(self.path(file)), f"cannot be loaded ({error})", _MORE) from error

    def arrays(self, file: str) -> dict[str, NDArray[Any]]:
        """The arrays of one file. Raises ModelError."""
        with np.load(BytesIO(self.verified(file))) as stored:
            return {name: stored[name] for name in stored.files}

    @cached_property
    def words(self) -> "Words":
        """Pieces and their rows; shared by all networks."""
        return Words(self.arrays("core-words.npz"))

    def verified(self, file: str) -> bytes:
        """The bytes of one file, if they are the ones that the card names. Raises ModelError."""
        path = self.path(file)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ModelError(str(path), f"cannot be read ({error.strerror})", _NEXT) from error
        if hashlib.sha256(data).hexdigest() != self.card["files"].get(file):
            raise ModelError(str(path), "is damaged: its checksum is not the one in core.json", _NEXT)
        return data


class Words:
    """Segmentation into pieces, and the pieces' embedding rows."""

    def __init__(self, stored: Mapping[str, NDArray[Any]]) -> None:
        pieces = stored["pieces"].tobytes().decode("utf-8").split("\n")
        self.pieces = Pieces(pieces, stored["scores"].tolist())
        self.probabilities: NDArray[np.float32] = np.exp(stored["scores"])
        self._nibbles, self._scales = stored["nibbles"], stored["scales"]
        self.width: int = self._scales.shape[1] * _SCALE_BLOCK

    def embed(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Row numbers of any shape -> (..., width); a row is 32-weight blocks of 4-bit numbers with one scale each."""
        distinct, where = np.unique(rows, return_inverse=True)
        nibbles = self._nibbles[distinct].reshape(len(distinct), -1, _SCALE_BLOCK // 2)
        numbers = np.concatenate([nibbles & 15, nibbles >> 4], -1).astype(np.float32) - 8
        table = numbers * self._scales[distinct].astype(np.float32)[..., None]
        found: NDArray[np.float32] = table.reshape(len(distinct), -1)[where.reshape(rows.shape)]
        return found


def _has_vnni() -> bool:
    """Whether the processor is known to add 8-bit products without overflow; False where it cannot be told."""
    try:
        return "vnni" in _PROCESSOR.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
