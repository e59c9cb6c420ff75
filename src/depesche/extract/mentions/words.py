"""The words of a document in one row, with what the rules ask of them."""

from dataclasses import dataclass

from depesche.lang.naming import Naming
from depesche.model.span import Span
from depesche.model.syntax import Sentence, Syntax, Token


@dataclass(frozen=True, slots=True)
class Word:
    """One written word. A contraction ('im') is one word with the token of its first part."""

    text: str
    low: str
    span: Span
    token: Token
    sentence: int
    index: int
    """Index of the token in its sentence."""


@dataclass(frozen=True, slots=True)
class Row:
    """All words of a document, in order, with its syntax and the language's knowledge."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    naming: Naming
    tagged: bool
    """True if a parser has run, so that tags and relations can be asked."""
    forms: tuple[str, ...]
    """The words as written, for look-ups."""
    seat: str | None = None
    """Code of the state from whose dateline the page is told ('PRAG - '), if the page speaks of it; None if unknown."""
    home: str | None = None
    """Code of the federal state of which the page speaks or in which it appeared; None if it is none or not known."""

    def joined(self, left: int) -> bool:
        """True if the next word follows in the same sentence after nothing but a space."""
        if left < 0 or left + 1 >= len(self.words):
            return False
        a, b = self.words[left], self.words[left + 1]
        return a.sentence == b.sentence and self.text[a.span.end : b.span.start] in (" ", "", "\xa0")

    def span(self, start: int, end: int) -> Span:
        """The span of the words from `start` up to, not including, `end`."""
        return Span(self.words[start].span.start, self.words[end - 1].span.end)

    def before(self, at: int) -> str:
        """The word before, in lower case; empty at the start of a sentence."""
        return self.words[at - 1].low if at > 0 and self.words[at - 1].sentence == self.words[at].sentence else ""

    def after(self, at: int) -> str:
        """The word after, as written; empty at the end of a sentence."""
        near = at + 1 < len(self.words) and self.words[at + 1].sentence == self.words[at].sentence
        return self.words[at + 1].text if near else ""

    def within(self, at: int) -> tuple[int, int]:
        """First word of the sentence of word `at`, and the word behind its last."""
        start = end = at
        while start > 0 and self.words[start - 1].sentence == self.words[at].sentence:
            start -= 1
        while end < len(self.words) and self.words[end].sentence == self.words[at].sentence:
            end += 1
        return start, end

    def capital(self, at: int) -> bool:
        """True if the word begins with a capital letter and holds a letter more."""
        text = self.words[at].text
        return text[:1].isupper() and (len(text) > 1 or not self.tagged)

    def starts(self, at: int) -> bool:
        """True if the word begins a sentence, or stands after an opening mark or a colon."""
        before = self.before(at)
        return not before or before in self.naming.opening_quotes or before in (":", "-", "–", "|", "•", "/")

    def tag(self, at: int) -> str:
        """The word's part of speech, empty if no parser has run."""
        return self.words[at].token.upos if self.tagged else ""

    def relation(self, at: int) -> str:
        """The word's relation to its head, without subtype; empty if no parser has run."""
        return self.words[at].token.deprel.split(":")[0] if self.tagged else ""

    def head_lemma_tag(self, at: int) -> str:
        """The part of speech of the word's head, empty if it has none."""
        word = self.words[at]
        head = word.token.head
        return self.sentences[word.sentence].tokens[head].upos if self.tagged and head >= 0 else ""


def row_of(text: str, syntax: Syntax, naming: Naming) -> Row:
    """The row of words of a document."""
    words: list[Word] = []
    for number, sentence in enumerate(syntax.sentences):
        for index, token in enumerate(sentence.tokens):
            if words and words[-1].span == token.span:
                continue
            form = token.span.of(text)
            words.append(Word(form, form.lower(), token.span, token, number, index))
    tagged = any(word.token.deprel for word in words)
    return Row(text, tuple(words), syntax.sentences, naming, tagged, tuple(word.text for word in words))
