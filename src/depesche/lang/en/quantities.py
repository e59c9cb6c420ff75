"""English words of quantities."""

from depesche.lang.quantities import QuantityKnowledge, read_quantities

WORDS = read_quantities("depesche.lang.en")
NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "dozen": 12,
}  # fmt: skip
ENGLISH = QuantityKnowledge(
    numbers=NUMBERS,
    scales={"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9},
    thousands=",",
    decimal=".",
    least=(("at", "least"), ("more", "than"), ("over",), ("no", "fewer", "than")),
    most=(("up", "to"), ("at", "most"), ("fewer", "than"), ("less", "than"), ("as", "many", "as")),
    about=(("about",), ("around",), ("nearly",), ("almost",), ("some",), ("roughly",), ("approximately",)),
    to=frozenset({"to"}),
    between=frozenset({"between"}),
    joins=frozenset({"and"}),
    units=WORDS["unit"],
    signs=WORDS["sign"],
    people=tuple(WORDS["people"]),
    cues=WORDS["cue"],
)
