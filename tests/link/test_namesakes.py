"""Who is who across pages: longer names, legal forms, namesakes. All names are invented."""

import pytest

from depesche.link.entities import Bearer, Hub, Namesakes, spelling, spelling_keys
from depesche.link.naming import name_key, token_keys

BODY = "organisation"


def hub(name: str, *, kind: str = "person", state: str | None = None, company: str = "", role: str = "") -> Hub:
    key = name_key(name, kind)
    offices = ((role, state),) if role else ()
    return Hub(
        id=f"name:{kind}:{key}", kind=kind, state=state, key=key, name=name, offices=offices,  # type: ignore[arg-type]
        company=tuple(sorted(company.split())),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (hub("Eva Tolk", company="a b"), hub("Eva Tolk-Reimer", company="a b c"), True),
        (hub("Eva Tolk", state="PER", role="president"), hub("Eva Tolk Reimer", state="PER", role="president"), True),
        (hub("Eva Tolk", company="a"), hub("Eva Tolk-Reimer", company="b"), False),
        (hub("Eva Tolk", state="PER", company="a b"), hub("Eva Tolk Reimer", state="CHL", company="a b"), False),
        (hub("Eva Reimer", company="a b"), hub("Eva Tolk-Reimer", company="a b"), False),
        (hub("Nordfang", kind=BODY, company="a b"), hub("Reederei Nordfang", kind=BODY, company="a b"), True),
        (hub("Nordfang", kind=BODY), hub("Reederei Nordfang", kind=BODY), False),
    ],
)  # fmt: skip
def test_a_longer_form_of_a_name(left: Hub, right: Hub, same: bool) -> None:
    assert (spelling(left, right) is not None) == same
    if same:
        assert set(spelling_keys(left)) & set(spelling_keys(right))


@pytest.mark.parametrize(("one", "other"), [("Hafenwerke Ternau AG", "Hafenwerke Ternau"), ("Tolk & Co. KG", "Tolk")])
def test_legal_forms_do_not_count(one: str, other: str) -> None:
    assert token_keys(one, "organisation") == token_keys(other, "organisation")


def test_a_company_that_is_called_like_a_legal_form_keeps_its_name() -> None:
    assert token_keys("AG", "organisation") == ("ag",)


def bearer(entity: str, state: str | None, company: str, role: str = "") -> Bearer:
    return Bearer(
        entity=entity, page=f"page of {entity}", kind="person", key="evatolk", name="Eva Tolk", state=state,
        offices=((role, state),) if role else (), company=tuple(company.split()),
    )  # fmt: skip


def test_a_namesake_in_private_life_is_somebody_else() -> None:
    minister = bearer("1", "PER", "a b", "finance minister")
    director, her_actor = bearer("2", None, "x y", "film director"), bearer("3", None, "x y")
    plain = bearer("4", None, "a")
    namesakes = Namesakes([minister, director, her_actor, plain])
    assert namesakes.hub(director) == namesakes.hub(her_actor) != namesakes.hub(minister) == namesakes.hub(plain)


def test_a_private_role_alone_does_not_part_who_keep_company() -> None:
    minister, writer = bearer("1", "PER", "a b", "finance minister"), bearer("2", None, "a", "writer")
    namesakes = Namesakes([minister, writer])
    assert namesakes.hub(minister) == namesakes.hub(writer)
