"""Events told in one English sentence."""

from depesche.lang.telling import Party, Telling, capitalised, phrases_for, read_phrases

PHRASES = read_phrases("depesche.lang.en")
WITH_ARTICLE = (
    "United States", "United Kingdom", "Netherlands", "Philippines", "United Arab Emirates", "European Union",
    "United Nations", "USA", "EU", "UN", "Czech Republic", "Dominican Republic",
)  # fmt: skip


def told(event: Telling) -> str:
    """The event as a sentence: 'Russia is said to have given aid to North Korea (according to Seoul).'"""
    recipient = {"acc": _listed(event.recipient)} if event.recipient else {}
    done, do = phrases_for(PHRASES, event).of(recipient)
    subject = _listed(event.actor) or "somebody"
    many = len(event.actor) > 1 or any(party.kind == "group" for party in event.actor)
    sentence = {
        "happened": f"{subject} {'have' if many else 'has'} {done}",
        "planned": f"{subject} {'plan' if many else 'plans'} to {do}",
        "claimed": f"{subject} {'are' if many else 'is'} said to have {done}",
        "denied": f"it is not true that {subject} {'have' if many else 'has'} {done}",
        "demanded": f"{subject} {'are' if many else 'is'} called on to {do}",
        "hypothetical": f"{subject} might {do}",
    }[event.status]
    source = f" (according to {_and(event.according_to)})" if event.according_to else ""
    return f"{capitalised(sentence)}{source}."


def _listed(parties: tuple[Party, ...]) -> str:
    return _and(tuple(_named(party) for party in parties))


def _and(names: tuple[str, ...]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _named(party: Party) -> str:
    name = party.name.removeprefix("unnamed ")
    article = name in WITH_ARTICLE or (not party.named and party.kind != "group")
    return f"the {name}" if article and not name.lower().startswith("the ") else name
