"""Identifiers that are hashes of content: the same finding has the same id in every run, on every machine."""

import hashlib

ID_CHARACTERS = 16
"""64 bits in hexadecimal: a chance of collision below 1e-6 among five million findings."""


def content_id(kind: str, *parts: object) -> str:
    """Identifier `kind:hash` over the given parts, in order. Parts are hashed by their `repr`, so use plain values."""
    digest = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=ID_CHARACTERS // 2)
    return f"{kind}:{digest.hexdigest()}"


def bytes_id(data: bytes) -> str:
    """Hexadecimal SHA-256 of a page's bytes."""
    return hashlib.sha256(data).hexdigest()
