"""Licences as packages state them, and which of them we may ship beside our own, which is Apache-2.0."""

import re
from email.message import Message

ALLOWED = frozenset({
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MIT-0", "PSF-2.0",
    "Unicode-3.0", "Unlicense", "Zlib",
    "MPL-1.1", "MPL-2.0",  # binds the files of the package itself, which we do not change
    "BSD License", "Apache Software License",  # classifiers that do not tell which of the texts; all of them will do
})  # fmt: skip
OTHERS = frozenset({"CC-BY-4.0", "CC-BY-SA-4.0", "GPL-2.0-only", "LGPL-2.1-or-later"})
"""Other names of the SPDX list that stand in our documents: of data, and of choices that we do not take."""
SAME = {
    "3-Clause BSD License": "BSD-3-Clause", "Apache 2.0": "Apache-2.0", "BSD": "BSD License", "MIT License": "MIT",
    "The BSD 2-Clause License": "BSD-2-Clause", "ISC License": "ISC", "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0", "Python Software Foundation License": "PSF-2.0",
}  # fmt: skip
"""Other ways to write what `ALLOWED` names."""


def stated(metadata: Message) -> str:
    """The licence expression, else the field of older metadata if it is a known name, else all of the classifiers."""
    if expression := metadata.get("License-Expression"):
        return str(expression)
    text = str(metadata.get("License") or "").strip()
    if text and permitted(SAME.get(text, text)):
        return SAME.get(text, text)
    classified = [str(line).rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or () if _of_licence(line)]
    if classified:
        return " AND ".join(SAME.get(one, one) for one in classified)
    return " ".join(text.split())[:80]


def _of_licence(line: object) -> bool:
    return str(line).startswith("License ::") and str(line) != "License :: OSI Approved"


def permitted(expression: str) -> bool:
    """True if one of the alternatives holds nothing but what is allowed. Brackets are not read, and so refused."""
    choices = re.split(r"\s+OR\s+", expression)
    return any(all(part in ALLOWED for part in re.split(r"\s+AND\s+", choice)) for choice in choices)


def spdx(expression: str) -> bool:
    """True if every licence in it has a name in the SPDX list, as far as we know it."""
    return all(part in ALLOWED | OTHERS and " " not in part for part in re.split(r"\s+(?:AND|OR)\s+", expression))
