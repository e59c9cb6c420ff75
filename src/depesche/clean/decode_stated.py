"""Which encoding an HTML page states for itself."""

import codecs
import re

STATED = re.compile(
    rb"""<meta\s[^>]{0,300}?charset\s*=\s*(?:["']\s*)?([A-Za-z0-9_:.-]{2,40})"""
    rb"""|<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""",
    re.IGNORECASE,
)
LOOKED_AT_BYTES = 8_192
"""The HTML standard looks at 1,024; real pages put scripts before their meta element."""

AS_BROWSERS_READ = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
"""Labels that browsers read as the Windows superset (WHATWG encoding standard, section 4.2)."""


def stated_encoding(data: bytes) -> str | None:
    """Python's name of the encoding in the first meta or XML declaration; None if there is none that is known."""
    found = STATED.search(data, 0, LOOKED_AT_BYTES)
    if found is None:
        return None
    label = (found.group(1) or found.group(2)).decode("ascii")
    try:
        name = codecs.lookup(label).name
        "".encode(name)  # refuses what is no text encoding, such as `hex` or `zlib`
    except LookupError:
        return None
    # A page whose declaration could be read as bytes is not in UTF-16, whatever it states.
    return "utf-8" if name.startswith(("utf-16", "utf-32", "utf-7")) else AS_BROWSERS_READ.get(name, name)
