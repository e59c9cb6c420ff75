"""Prunes the vocabulary to what German and English need, and writes the words of the core.

    python -m training.vocabulary RELEASE      -> WORK/vocabulary.npz, MODELS/core-words.npz

Kept: marks, every piece of one character of the scripts that occur in European pages, everything without letters,
and the pieces that the words of both languages' frequency lists need, up to a share of the running text.
"""

import sys
import unicodedata
from collections import Counter
from pathlib import Path

import numpy as np
import wordfreq

from depesche.parse.core_pieces import SPACE, SPECIAL, Pieces
from training.places import FEW, MODELS, WORK
from training.release import read_release

COVERAGE = {"de": 0.99995, "en": 0.999}
"""Share of the running text of each language whose pieces are kept: chosen by measured pieces a word (README)."""
_EUROPEAN = ("LATIN", "GREEK", "CYRILLIC")


def main(release_path: str) -> None:
    """Writes the pruned vocabulary with packed embedding rows."""
    release = read_release(Path(release_path))
    everything = Pieces(release.pieces, release.scores.tolist())
    keep = set(range(SPECIAL)) | {row for row, piece in enumerate(release.pieces) if _always(piece)}
    for language, share in COVERAGE.items():
        keep |= _needed(everything, language, share)
    rows = sorted(row for row in keep if row < len(release.words))
    packed = release.words[rows]
    WORK.mkdir(parents=True, exist_ok=True)
    MODELS.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        MODELS / "core-words.npz",
        nibbles=packed["nibbles"].reshape(len(rows), -1),
        scales=packed["scale"],
        pieces=np.frombuffer("\n".join(release.pieces[row] for row in rows).encode("utf-8"), "u1"),
        scores=release.scores[rows].astype(np.float32),
    )
    print(f"{len(rows)} of {len(release.pieces)} pieces kept")


def _always(piece: str) -> bool:
    letters = [c for c in piece if c.isalpha()]
    if not letters:
        return len(piece) <= 8 and all(ord(c) < 0x2E80 or ord(c) > 0x1F000 for c in piece)
    return len(piece.lstrip(SPACE)) <= 1 and unicodedata.name(letters[0], "").startswith(_EUROPEAN)


def _needed(pieces: Pieces, language: str, share: float) -> set[int]:
    counts: Counter[int] = Counter()
    frequencies = wordfreq.get_frequency_dict(language, "best")
    for word in sorted(frequencies, key=lambda word: (-frequencies[word], word))[: FEW and 100 * FEW]:
        frequency = frequencies[word]
        for form, weight in ((word, 0.5), (word.capitalize(), 0.45), (word.upper(), 0.05)):
            for row in pieces.rows(form, True):
                counts[row] += frequency * weight
            for row in pieces.rows(form, False):
                counts[row] += frequency * weight * 0.05
    kept, seen, whole = set(), 0.0, counts.total()
    for row, weight in counts.most_common():
        kept.add(row)
        seen += weight
        if seen >= share * whole:
            break
    return kept


if __name__ == "__main__":
    main(sys.argv[1])
