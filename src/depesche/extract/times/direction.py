"""Whether a point of time lies behind or ahead of the page: the verbs of its clause decide.

With a parse the features of the tokens are read, else the language's lists of finite forms and endings.
"""

import re

from depesche.lang.dating import Dating
from depesche.model.calendar import Direction
from depesche.model.span import Span
from depesche.model.syntax import Sentence, Token

CLAUSE = re.compile(r"[,;:–—()„“”«»\"]")


def signs_of(sentence: Sentence | None, knowledge: Dating) -> list[str]:
    """What each token tells of tense: past, pluperfect, perfect, participle, present, future or nothing."""
    return [_sign(t, knowledge) for t in sentence.tokens] if sentence else []


def direction_of(span: Span, sentence: Sentence | None, signs: list[str], text: str, *, wide: bool) -> Direction | None:
    """`past`, `before` (pluperfect), `future`, or `near` for the present; None if no verb tells.

    With `wide` the verbs of the whole sentence are asked where the clause has none.
    """
    if sentence is None:
        return None
    around = [t for t in sentence.tokens if not t.span.overlaps(span)]
    signs = [s for s, t in zip(signs, sentence.tokens, strict=True) if not t.span.overlaps(span)]
    start, end = _clause(span, sentence, text)
    inside = [sign for t, sign in zip(around, signs, strict=True) if start <= t.span.start < end]
    if "pluperfect" in inside and "participle" in signs[signs.index("pluperfect") :]:
        return (
            "before"  # with the verb at the end ('nachdem sie ... getroffen hatten') it is only before the other verb
        )
    told = _told(inside)
    return _told(signs) if told is None and wide else told


def has_verb(signs: list[str]) -> bool:
    """False for an entry of a list or programme: it has no running time of its own."""
    return any(sign not in ("", "participle") for sign in signs)


def _clause(span: Span, sentence: Sentence, text: str) -> Span:
    """What stands between the clause marks around `span`."""
    start, end = sentence.span
    for mark in CLAUSE.finditer(text, start, span.start):
        start = mark.end()
    if mark_after := CLAUSE.search(text, span.end, end):
        end = mark_after.start()
    return Span(start, end)


def _told(signs: list[str]) -> Direction | None:
    """What the verbs of a clause say together."""
    if "past" in signs or "pluperfect" in signs or ("perfect" in signs and "participle" in signs):
        return "past"
    if "future" in signs:
        return "future"
    return "near" if "present" in signs or "perfect" in signs else None


def _sign(token: Token, knowledge: Dating) -> str:
    """What one word says of the tense of its clause; empty if nothing."""
    low = token.form.lower()
    if low in knowledge.pluperfect_verbs:
        return "pluperfect"
    if low in knowledge.past_verbs:
        return "past"
    if low in knowledge.future_verbs:
        return "future"
    if low in knowledge.perfect_verbs:
        return "perfect"
    if token.upos in ("VERB", "AUX"):
        return _parsed_sign(token, knowledge)
    return "" if token.upos not in ("X", "") else _form_sign(token, low, knowledge)


def _form_sign(token: Token, low: str, knowledge: Dating) -> str:
    """What the ending of a word tells where no parser has read it."""
    if not token.form.islower() or low in knowledge.not_verbs:
        return ""
    if knowledge.past_form.match(low) and not low.startswith("ge"):
        return "past"
    if knowledge.participle_form.match(low):
        return "participle"
    return "present" if knowledge.present_form.match(low) else ""


def _parsed_sign(token: Token, knowledge: Dating) -> str:
    if token.feature("VerbForm") == "Part":
        return "participle"
    if token.feature("VerbForm") == "Inf":
        # 'hat ... besucht': participles without 'ge-' look like infinitives to a parser, and some are both
        return "participle" if knowledge.participle_form.match(token.form.lower()) else ""
    if token.lemma in knowledge.future_lemmas:
        return "future"
    tense = token.feature("Tense")
    if tense is None and knowledge.participle_form.match(token.form.lower()):
        return "participle"  # 'verurteilt' is also a finite form; a parser that gives no tense has not decided
    return "past" if tense == "Past" else "present" if tense == "Pres" else ""
