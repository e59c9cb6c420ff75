"""Arguments of function words go to the word that these belong to; everything else stays."""

import pytest

from depesche.model.span import Span
from depesche.model.syntax import ROOT, Sentence, Token
from depesche.parse.function_words import without_arguments_of_function_words as mended

# Each word with head (1-based, 0 for the root) and relation, and the heads that are right.
CASES = [
    ("Ryl:2:nsubj will:4:aux Selm:4:obj treffen:0:root", [4, 4, 4, 0]),
    ("Ryl:2:nsubj will:3:case treffen:0:root", [3, 3, 0]),
    ("Ryl:3:nsubj will:3:aux treffen:0:root", [3, 3, 0]),
    ("nicht:2:advmod will:3:aux treffen:0:root", [2, 3, 0]),
    ("Ryl:2:nsubj will:3:aux gesehen:4:aux werden:0:root", [4, 3, 4, 0]),
    ("Ryl:2:nsubj will:0:root", [2, 0]),
]


@pytest.mark.parametrize(("tree", "heads"), CASES)
def test_arguments_leave_function_words(tree: str, heads: list[int]) -> None:
    words = [item.split(":") for item in tree.split()]
    tokens = [
        Token(Span(i, i + 1), form, head=int(head) - 1 if head != "0" else ROOT, deprel=relation)
        for i, (form, head, relation) in enumerate(words)
    ]
    assert [t.head + 1 for t in mended(Sentence.of(Span(0, len(tokens)), tokens)).tokens] == heads
