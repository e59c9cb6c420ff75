"""The lexicon has what the rules need, and its forms are German."""

import pytest

from depesche.lang.de.reporting import REPORTING, VERBS
from depesche.lang.de.reporting_forms import umlaut


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("sagte", "sagen"), ("teilte", "mitteilen"), ("wies", "zurückweisen"), ("räumten", "einräumen"),
     ("warf", "vorwerfen"), ("spräche", "sprechen"), ("betone", "betonen"), ("bat", "bitten")],
)  # fmt: skip
def test_finite_forms_lead_to_verbs(form: str, lemma: str) -> None:
    assert lemma in {verb.lemma for verb in REPORTING.finite[form]}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("mitgeteilt", "mitteilen"), ("zurückgewiesen", "zurückweisen"), ("dementiert", "dementieren"),
     ("versprochen", "versprechen"), ("begrüßt", "begrüßen"), ("angekündigt", "ankündigen")],
)  # fmt: skip
def test_participles_lead_to_verbs(form: str, lemma: str) -> None:
    assert lemma in {verb.lemma for verb in REPORTING.participles[form]}


def test_verbs_with_conditions_come_first() -> None:
    lemmas = [verb.lemma for verb in REPORTING.finite["gab"]]
    assert lemmas.index("bekannt geben") < lemmas.index("angeben")


def test_the_lexicon_is_large_and_has_no_verb_twice() -> None:
    keys = [(v.lemma, v.particle, v.idiom, v.reflexive) for v, _ in VERBS]
    assert len(keys) >= 400
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("form", "changed"), [("sprach", "spräch"), ("bot", "böt"), ("lud", "lüd"), ("rief", "rief")])
def test_umlaut(form: str, changed: str) -> None:
    assert umlaut(form) == changed
