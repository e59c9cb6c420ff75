"""All of linking, in order: each step uses what the ones before it judged."""

from collections.abc import Iterable

from depesche.link.copies import copy_judgements
from depesche.link.dates import settled
from depesche.link.digest import digest_of
from depesche.link.disputes import dispute_judgements
from depesche.link.entities import entity_judgements
from depesche.link.events import event_judgements
from depesche.link.offices import holder_judgements
from depesche.link.origins import origin_judgements
from depesche.link.plans import plan_judgements
from depesche.link.statements import statement_judgements
from depesche.link.stories import saga_judgements, story_judgements
from depesche.link.world import world_of
from depesche.model.findings import Findings
from depesche.model.judgement import Judgement


def link(pages: Iterable[Findings], people: Iterable[Judgement] = ()) -> list[Judgement]:
    """All judgements of rules on these pages, sorted by id; the order of the pages does not matter.

    `people` are judgements by persons, which rules follow and never contradict. The findings are read once and not
    kept; a page stays in memory as its `Digest`.
    """
    digests = sorted((digest_of(findings) for findings in pages), key=lambda d: d.page)
    decided = list(people)
    copies = copy_judgements(digests)
    entities = entity_judgements(digests)
    hub_of = {j.left: j.right for j in entities if not j.left.startswith("name:")}
    entities += holder_judgements(digests, hub_of)
    world = world_of(digests, [*entities, *(j for j in decided if j.kind == "entity")])
    world, dates = settled(world, copies)
    events = event_judgements(world, copies)
    statements = statement_judgements(world)
    all_events = [*events, *(j for j in decided if j.kind == "event")]
    stories = story_judgements(world, events, copies)
    found = [
        *copies,
        *entities,
        *dates,
        *events,
        *statements,
        *plan_judgements(world),
        *dispute_judgements(world),
        *origin_judgements(world, all_events, statements, copies),
        *stories,
        *saga_judgements(world, stories),
    ]
    return sorted(found, key=lambda j: j.id)
