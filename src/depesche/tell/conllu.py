"""Syntax as CoNLL-U."""

from collections.abc import Iterator

from depesche.model.findings import Findings
from depesche.model.syntax import ROOT, Sentence


def conllu(findings: Findings) -> Iterator[str]:
    """Lines of the page's sentences in CoNLL-U, with `start_char`/`end_char` of each token in MISC."""
    for number, sentence in enumerate(findings.syntax.sentences, 1):
        yield f"# sent_id = {findings.page.id}-{number}"
        yield f"# text = {' '.join(sentence.span.of(findings.document.text).split())}"
        yield from _rows(sentence, findings.document.text)
        yield ""


def _rows(sentence: Sentence, text: str) -> Iterator[str]:
    tokens = sentence.tokens
    for index, token in enumerate(tokens):
        opens_contraction = index + 1 < len(tokens) and tokens[index + 1].span == token.span
        if opens_contraction and (index == 0 or tokens[index - 1].span != token.span):
            yield f"{index + 1}-{index + 2}\t{_cell(token.span.of(text))}" + "\t_" * 8
        after = text[token.span.end : token.span.end + 1]
        glued = "" if not after or after.isspace() or token.span.end == sentence.span.end else "SpaceAfter=No|"
        place = f"{glued}start_char={token.span.start}|end_char={token.span.end}"
        head = "0" if token.head == ROOT and token.deprel else str(token.head + 1) if token.deprel else "_"
        cells = (
            str(index + 1), _cell(token.form), _cell(token.lemma), token.upos, "_", token.feats or "_", head,
            token.deprel or "_", "_", place,
        )  # fmt: skip
        yield "\t".join(cells)


def _cell(word: str) -> str:
    """A word without what would end its column or line."""
    return word if word.isprintable() and word else " ".join(word.split()) or "_"
