"""JSON on one line."""

from typing import Any

import msgspec

_encoder = msgspec.json.Encoder()


def json_line(told: dict[str, Any]) -> str:
    """One object on one line, UTF-8 as it is."""
    return _encoder.encode(told).decode()


def known(told: dict[str, Any]) -> dict[str, Any]:
    """The object without what is None."""
    return {key: value for key, value in told.items() if value is not None}
