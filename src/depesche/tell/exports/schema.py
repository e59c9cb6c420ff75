"""Fields of the formats: name, kind and meaning. The documentation and the Parquet schema are made from them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "string", "int32", "float64", "bool", "date",
    "list<string>", "list<span>", "list<link>", "list<office>",
]  # fmt: skip
"""`span` is `{start, end}`, `link` a link of an attribution chain, `office` an office of a person."""


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a table, or one path in the objects of a format."""

    name: str
    about: str
    kind: Kind = "string"


@dataclass(frozen=True, slots=True)
class Struct:
    """The members of a nested value, in order."""

    fields: tuple[Field, ...]


SPAN = Struct((Field("start", "first character", "int32"), Field("end", "character after the last", "int32")))
LINK = Struct(
    (
        Field("name", "who or what, as the page names it"),
        Field("entity", "id of the entity, if it is known"),
        Field("named", "false if nobody is named", "bool"),
        Field("kind", "person, office, agency, outlet, document, anonymous, hearsay ..."),
        Field("start", "where it stands in the text", "int32"),
        Field("end", "where it ends", "int32"),
        Field("inherited", "carried over from an earlier sentence", "bool"),
        Field("possible", "the text may go back to another as well", "bool"),
        Field("behind", "the speaker himself relies on it", "bool"),
    )
)
OFFICE = Struct(
    (
        Field("role", "the role in English: foreign minister"),
        Field("of", "ISO 3166-1 alpha-3 code of a state, or name of an organisation"),
        Field("title", "as the page writes it"),
        Field("qualifier", "former, designated, deputy, acting"),
    )
)
STRUCTS: dict[str, Struct] = {"list<span>": SPAN, "list<link>": LINK, "list<office>": OFFICE}


def spans(about: str, name: str) -> Field:
    """A column of spans: parts that may be apart."""
    return Field(name, f"where {about}; more than one if it is split", "list<span>")


def place(prefix: str = "", of: str = "the finding") -> tuple[Field, Field]:
    """Two columns of offsets."""
    return (
        Field(f"{prefix}start", f"first character of {of} in the page's `text`", "int32"),
        Field(f"{prefix}end", "the character after its last", "int32"),
    )


def interval(prefix: str = "", of: str = "it") -> tuple[Field, Field, Field]:
    """Three columns of an interval of days."""
    return (
        Field(f"{prefix}earliest", f"first day on which {of} may have been; empty if not known", "date"),
        Field(f"{prefix}latest", "last such day, itself included; empty if not known", "date"),
        Field(f"{prefix}how", "how the days are known"),
    )
