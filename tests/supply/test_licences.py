"""What may be shipped: by made-up packages, and of those that we do ship."""

from email.message import Message

import pytest
from supply.expressions import permitted, stated
from supply.licences import EXPLAINED, explained, explained_in, refused
from supply.shipped import Package, locked, shipped

OSI = "License :: OSI Approved"


def made_up(licence: str) -> Package:
    return Package("madeup", "1.0", licence, needs=(), optional=False)


@pytest.mark.parametrize(
    "licence",
    [
        "MIT", "BSD-3-Clause AND MIT", "MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", "GPL-3.0-only OR MIT",
        "Apache-2.0 AND CNRI-Python",
    ],
)  # fmt: skip
def test_allowed(licence: str) -> None:
    assert refused([made_up(licence)], frozenset()) == []


@pytest.mark.parametrize(
    "licence",
    ["GPL-3.0-or-later", "MIT AND GPL-2.0-only", "AGPL-3.0-only", "GNU General Public License v3 (GPLv3)",
     "CC-BY-NC-4.0", "Free for non-commercial use"],
)  # fmt: skip
def test_refused_whatever_the_documentation_says(licence: str) -> None:
    (line,) = refused([made_up(licence)], frozenset({"madeup"}))
    assert line.startswith("madeup 1.0 is under ")


@pytest.mark.parametrize("licence", ["LGPL-3.0-or-later", "Some Licence of Our Own", "(MIT OR BSD-3-Clause)"])
def test_needs_a_word(licence: str) -> None:
    assert refused([made_up(licence)], frozenset())
    assert refused([made_up(licence)], frozenset({"madeup"})) == []


def test_no_licence_is_none_that_a_word_could_mend() -> None:
    assert "states no licence" in refused([made_up("")], frozenset({"madeup"}))[0]


def test_words_for_a_package_are_rows_of_their_section() -> None:
    rows = "| package | why |\n|---|---|\n| madeup | linked |"
    document = f"| other | LGPL |\n\n{EXPLAINED}\n\n{rows}\n\n## Next\n\n| late | x |\n"
    assert explained_in(document) == {"madeup"}


@pytest.mark.parametrize(
    ("fields", "licence"),
    [
        ([("License-Expression", "MIT"), ("License", "GPL")], "MIT"),
        ([("License", "MIT License")], "MIT"),
        ([("License", "Copyright (c) somebody " * 9), ("Classifier", f"{OSI} :: BSD License")], "BSD License"),
        ([("Classifier", f"{OSI} :: GNU General Public License v3 (GPLv3)")], "GNU General Public License v3 (GPLv3)"),
        ([("Classifier", OSI), ("License", "ours")], "ours"),
        ([("Classifier", f"{OSI} :: MIT License"), ("Classifier", f"{OSI} :: BSD License")], "MIT AND BSD License"),
        ([], ""),
    ],
)  # fmt: skip
def test_what_metadata_states(fields: list[tuple[str, str]], licence: str) -> None:
    metadata = Message()
    for name, value in fields:
        metadata[name] = value
    assert stated(metadata) == licence


def test_everything_that_is_shipped_may_be() -> None:
    assert refused(shipped(), explained()) == []
    assert not permitted("GPL-3.0-only")


def test_everything_that_is_shipped_is_locked_with_hashes() -> None:
    sums = locked()
    assert [package.name for package in shipped() if not any(sums.get(package.name, {}).values())] == []
