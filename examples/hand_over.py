"""A FollowTheMoney file for an investigative platform: `hand_over.py RECORD OUT [ACTOR]`.

`Quotation` and `Claim` are an extension (docs/formats.md); a platform that lacks it takes the file without them.
"""

import json
import sys
from collections import Counter
from pathlib import Path

import depesche

EXTENSION = ("Quotation", "Claim")


def main() -> None:
    """Writes OUT, and beside it OUT without the extension; prints how many entities of each schema there are."""
    out = Path(sys.argv[2])
    with depesche.open(sys.argv[1]) as record:
        record.export("ftm", out, actor=sys.argv[3] if len(sys.argv) > 3 else None)
    counts: Counter[str] = Counter()
    with out.open(encoding="utf-8") as lines, out.with_suffix(".plain.json").open("w", encoding="utf-8") as plain:
        for line in lines:
            schema = json.loads(line)["schema"]
            counts[schema] += 1
            if schema not in EXTENSION:
                plain.write(line)
    for schema, number in sorted(counts.items()):
        print(f"{schema:13} {number}")


if __name__ == "__main__":
    main()
