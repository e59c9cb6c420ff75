"""Events of a record as a polars frame, under those of POLECAT: `events_beside_polecat.py RECORD [POLECAT.tsv]`.

Both have the same 40 columns, so that they can be stacked and counted together.
"""

import sys
import tempfile
from pathlib import Path

import polars as pl

import depesche


def events_of(record: str) -> pl.DataFrame:
    """What happened or is claimed, a row for each pair of actor and recipient."""
    with tempfile.TemporaryDirectory() as folder, depesche.open(record) as opened:
        opened.export("polecat", Path(folder) / "events.tsv")
        return read(Path(folder) / "events.tsv")


def read(path: Path) -> pl.DataFrame:
    """A POLECAT file. No cell is quoted, and every column is text until it is needed as something else."""
    return pl.read_csv(path, separator="\t", quote_char=None, infer_schema=False)


def main() -> None:
    """Prints how often each kind of event has each origin."""
    frames = [events_of(sys.argv[1]).with_columns(origin=pl.lit("record"))]
    frames += [read(Path(path)).with_columns(origin=pl.lit("POLECAT")) for path in sys.argv[2:]]
    both = pl.concat(frames)
    counts = both.group_by("Event Type", "origin").agg(events=pl.col("Event ID").n_unique())
    for kind, origin, number in counts.sort("Event Type", "origin").iter_rows():
        print(f"{kind:10} {origin:8} {number}")


if __name__ == "__main__":
    main()
