"""Writes given_names.tsv of lang/de and lang/en: given names with gender, from Faker's lists and by hand.

    pip install faker && python resources/build_given_names.py

Faker: MIT. Russian and Ukrainian names are transcribed as German papers do. Names from `given-names.txt` are written
by hand. The written file is committed; run this after a change, and commit both.
"""

from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/depesche/lang/de/lexicon/given_names.tsv"
ENGLISH = HERE.parent / "src/depesche/lang/en/lexicon/given_names.tsv"
ENGLISH_LOCALES = ("en_US", "en_GB", "en_IE")
LOCALES = """de_AT de_CH de_DE de_LI de_LU da_DK sv_SE no_NO fi_FI nl_NL nl_BE fr_FR fr_CH fr_BE it_IT es_ES es_AR es_MX
pt_PT pt_BR pl_PL cs_CZ sk_SK hr_HR sl_SI hu_HU ro_RO tr_TR en_US en_GB en_IE et_EE lv_LV en_IN""".split()
CYRILLIC = ("ru_RU", "uk_UA")
LETTERS = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        "a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja i ji je g".split(),
        strict=True,
    )
)
ENDINGS = (("ij", "i"), ("ii", "i"), ("yi", "y"))
NO_NAMES = set("An Am Im In Die Der Das Son Per Den De Du La Le Da Do Si So Wo Ist Mai April Juni Juli August".split())
"""Words that start sentences, and months: as given names they would do more harm than good."""


def transcribed(name: str) -> str:
    """A Cyrillic name in German transcription: `Сергей` -> `Sergei`."""
    letters = [LETTERS.get(c, c) for c in name.lower()]
    out = "".join(letters).replace("_", "").replace("ks", "x")
    for old, new in ENDINGS:
        out = out.removesuffix(old) + new if out.endswith(old) else out
    return out.capitalize()


def collected(locales: tuple[str, ...]) -> dict[str, tuple[set[str], str]]:
    """Name -> genders and source."""
    out: dict[str, tuple[set[str], str]] = {}
    for locale in locales:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for gender, field in (("f", "first_names_female"), ("m", "first_names_male")):
            for raw in getattr(provider, field, ()):
                name = transcribed(raw) if locale in CYRILLIC else raw
                if name not in NO_NAMES and len(name) > 1 and " " not in name and name[0].isupper():
                    out.setdefault(name, (set(), "Faker"))[0].add(gender)
    for line in (HERE / "given-names.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            gender, names = line.split(":")
            for name in names.split():
                out[name] = (set(gender), "by hand")
    return out


def table(names: dict[str, tuple[set[str], str]]) -> str:
    """One table, sorted by name; gender is `m`, `f` or `mf`."""
    rows = [(name, "".join(sorted(genders, reverse=True)), source) for name, (genders, source) in sorted(names.items())]
    text = "\n".join("\t".join(cells) for cells in (("name", "gender", "source"), *rows))
    return text + "\n"


def tables() -> dict[Path, str]:
    """The written files with their texts."""
    return {TARGET: table(collected((*LOCALES, *CYRILLIC))), ENGLISH: table(collected(ENGLISH_LOCALES))}


def main() -> None:
    """Writes the table."""
    for path, text in tables().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
