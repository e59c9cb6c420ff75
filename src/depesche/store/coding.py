"""Findings as JSON and back; the bulky syntax and the page's bytes are packed."""

import zlib
from typing import Any, TypeVar

import msgspec

from depesche.model.span import Span
from depesche.model.syntax import Label, Sentence, Syntax, Token

T = TypeVar("T")

_Packed = tuple[str, list[tuple[int, int, list[tuple[int, int, str, str, str, str, int, str]]]], list[Label]]
_packer = msgspec.msgpack.Encoder()
_unpacker = msgspec.msgpack.Decoder(_Packed)
_decoders: dict[type, msgspec.json.Decoder[Any]] = {}


def encoded(finding: object) -> str:
    """JSON of one finding. Raises UnicodeEncodeError if it has lone surrogates."""
    return msgspec.json.encode(finding).decode()


def decoded(payload: str, kind: type[T]) -> T:
    """The finding that `encoded` made."""
    decoder = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    result: T = decoder.decode(payload)
    return result


def packed_syntax(syntax: Syntax) -> bytes:
    """Sentences and tokens as small arrays, compressed: about a seventh of their JSON."""
    sentences = [
        (*s.span, [(*t.span, t.form, t.lemma, t.upos, t.feats, t.head, t.deprel) for t in s.tokens])
        for s in syntax.sentences
    ]
    return zlib.compress(_packer.encode((syntax.by, sentences, syntax.labels)), 6)


def unpacked_syntax(data: bytes) -> Syntax:
    """The syntax that `packed_syntax` made."""
    by, sentences, labels = _unpacker.decode(zlib.decompress(data))
    return Syntax(
        sentences=tuple(
            Sentence.of(Span(start, end), [Token(Span(s, e), *rest) for s, e, *rest in tokens])
            for start, end, tokens in sentences
        ),
        by=by,
        labels=tuple(labels),
    )
