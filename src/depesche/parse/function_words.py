"""Trees in which function words carry arguments are mended: Universal Dependencies give them none."""

from dataclasses import replace

from depesche.model.syntax import ROOT, Sentence, Token

FUNCTION = frozenset({"aux", "cop", "case", "mark"})
ARGUMENTS = frozenset({"nsubj", "csubj", "obj", "iobj", "obl", "xcomp", "ccomp", "advcl", "expl", "parataxis"})


def without_arguments_of_function_words(sentence: Sentence) -> Sentence:
    """The same sentence with the arguments of auxiliaries, copulas, prepositions and conjunctions moved to their heads.

    A parser that hangs the subject of 'Heute will Ryl den Chef treffen' on 'will' and 'will' on 'treffen' has found
    both words; it is the convention (https://universaldependencies.org/u/overview/syntax.html) that it missed.
    """
    tokens = list(sentence.tokens)
    moved = False
    for index, token in enumerate(tokens):
        if token.head == ROOT or _base(token.deprel) not in ARGUMENTS:
            continue
        head, steps = token.head, 0
        while _base(tokens[head].deprel) in FUNCTION and tokens[head].head != ROOT and steps < len(tokens):
            head, steps = tokens[head].head, steps + 1
        if head not in (token.head, index) and not _below(head, index, tokens):
            tokens[index] = replace(token, head=head)
            moved = True
    return Sentence.of(sentence.span, tokens) if moved else sentence


def _base(relation: str) -> str:
    return relation.split(":", maxsplit=1)[0]


def _below(node: int, ancestor: int, tokens: list[Token]) -> bool:
    for _ in tokens:
        if node == ROOT:
            return False
        if node == ancestor:
            return True
        node = tokens[node].head
    return True
