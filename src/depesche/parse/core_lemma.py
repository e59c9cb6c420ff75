"""Lemmas by edit trees: how a word form turns into its lemma, learned as a class and applied to unseen words.

An edit tree (Chrupała 2008) is either a leaf that replaces one string by another, or a node that keeps the middle of
a word and edits what stands before and after it. `angekommen -> ankommen` keeps `kommen`, then keeps `an` and drops
`ge`. The same tree turns `angefangen` into `anfangen`.
"""

from typing import Final

type Tree = tuple[str, str] | tuple[int, int, Tree | None, Tree | None]
"""(old, new), or (letters before, letters after, tree of what is before, tree of what is after); None changes nothing."""

KEEP: Final = "keep"
LOWER: Final = "lower"
TITLE: Final = "title"
