"""German words of quantities."""

from depesche.lang.quantities import QuantityKnowledge, read_quantities

WORDS = read_quantities("depesche.lang.de")
NUMBERS = {
    "eine": 1, "einen": 1, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8,
    "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
}  # fmt: skip
GERMAN = QuantityKnowledge(
    numbers=NUMBERS,
    scales={
        "tausend": 1e3,
        "million": 1e6,
        "millionen": 1e6,
        "milliarde": 1e9,
        "milliarden": 1e9,
        "mio": 1e6,
        "mrd": 1e9,
        "billion": 1e12,
        "billionen": 1e12,
    },
    thousands=".",
    decimal=",",
    least=(("mindestens",), ("mehr", "als"), ("über",), ("wenigstens",)),
    most=(("bis", "zu"), ("höchstens",), ("weniger", "als"), ("maximal",)),
    about=(("rund",), ("etwa",), ("ungefähr",), ("knapp",), ("fast",), ("zirka",), ("circa",), ("ca",), ("gut",)),
    to=frozenset({"bis"}),
    between=frozenset({"zwischen"}),
    joins=frozenset({"und"}),
    units=WORDS["unit"],
    signs=WORDS["sign"],
    people=tuple(WORDS["people"]),
    cues=WORDS["cue"],
)
