"""Who said what, and through whom a page knows it: `who_said_what.py RECORD [SPEAKER]`."""

import sys
from collections import defaultdict

import depesche


def main() -> None:
    """Prints the statements of each speaker, those with most statements first."""
    by_speaker = defaultdict(list)
    with depesche.open(sys.argv[1]) as record:
        for row in record.statements(actor=sys.argv[2] if len(sys.argv) > 2 else None):
            by_speaker[row["speaker"]].append(row)
    for speaker, rows in sorted(by_speaker.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"{speaker} ({len(rows)})")
        for row in rows:
            words = " ".join(row["words"].split())
            print(f"  {row['kind']:8} {words[:90]}")
            print(f"           {row['chain']}")


if __name__ == "__main__":
    main()
