"""All operations of the interface."""

from typing import Final

from depesche.api import analysing, answers, asked, deciding, disputes, listings, plans, shapes, single, stories
from depesche.api.operations import Operation

RECORD, FINDINGS, LINKS, PEOPLE = "record", "findings", "links", "decisions"
SOME_DECISION: Final = {
    "kind": "entity",
    "left": "e:0123456789abcdef",
    "right": "e:fedcba9876543210",
    "verdict": "different",
    "by": "Maren Holt",
    "reason": "Two persons of one name",
}
SOME_CORRECTION: Final = {
    "finding": "ev:0123456789abcdef",
    "status": "planned",
    "by": "Maren Holt",
    "reason": "The page says that they will",
}

OPERATIONS: Final = (
    Operation(name="getRecord", path="/", answer=answers.Record, does=single.record, tag=RECORD),
    Operation(
        name="listPages", path="/pages", answer=answers.Slice[shapes.PageRef], does=single.pages, tag=RECORD,
        asked=asked.AskedPages,
    ),
    Operation(name="getPage", path="/pages/{id}", answer=answers.Page, does=single.page, tag=RECORD),
    Operation(
        name="getPageText", path="/pages/{id}/text", answer=answers.PageText, does=single.page_text, tag=RECORD,
        asked=asked.AskedText,
    ),
    Operation(
        name="getPageFindings", path="/pages/{id}/findings", answer=answers.Findings, does=single.page_findings,
        tag=RECORD,
    ),
    Operation(
        name="search", path="/search", answer=answers.Found, does=listings.search, tag=RECORD, asked=asked.AskedSearch
    ),
    Operation(
        name="listEvents", path="/events", answer=answers.Slice[shapes.Event], does=listings.events, tag=FINDINGS,
        asked=asked.AskedEvents,
    ),
    Operation(
        name="listStatements", path="/statements", answer=answers.Slice[shapes.Statement], does=listings.statements,
        tag=FINDINGS, asked=asked.AskedStatements,
    ),
    Operation(
        name="listQuantities", path="/quantities", answer=answers.Slice[shapes.Quantity], does=listings.quantities,
        tag=FINDINGS, asked=asked.AskedQuantities,
    ),
    Operation(name="getFinding", path="/findings/{id}", answer=answers.Finding, does=single.finding, tag=FINDINGS),
    Operation(
        name="getOrigins", path="/findings/{id}/origins", answer=answers.Origins, does=disputes.origins, tag=FINDINGS
    ),
    Operation(
        name="listActors", path="/actors", answer=answers.Slice[answers.Actor], does=single.actors, tag=LINKS,
        asked=asked.AskedActors,
    ),
    Operation(name="getActor", path="/actors/{id}", answer=answers.ActorCard, does=single.actor, tag=LINKS),
    Operation(
        name="listActorEvents", path="/actors/{id}/events", answer=answers.Slice[shapes.Event],
        does=single.actor_events, tag=LINKS, asked=asked.Paging,
    ),
    Operation(
        name="listActorStatements", path="/actors/{id}/statements", answer=answers.Slice[shapes.Statement],
        does=single.actor_statements, tag=LINKS, asked=asked.Paging,
    ),
    Operation(
        name="listStories", path="/stories", answer=answers.Slice[answers.Story], does=stories.stories, tag=LINKS,
        asked=asked.Paging,
    ),
    Operation(name="getStory", path="/stories/{id}", answer=answers.Story, does=stories.story, tag=LINKS),
    Operation(
        name="listPlans", path="/plans", answer=answers.Slice[answers.Plan], does=plans.plans, tag=LINKS,
        asked=asked.AskedPlans,
    ),
    Operation(
        name="listClaims", path="/claims", answer=answers.Slice[answers.OneClaim], does=disputes.claims, tag=LINKS,
        asked=asked.Asked,
    ),
    Operation(
        name="listDisputes", path="/disputes", answer=answers.Slice[answers.Dispute], does=disputes.disputes,
        tag=LINKS, asked=asked.Asked,
    ),
    Operation(
        name="listDoubts", path="/review", answer=answers.Slice[answers.Doubt], does=deciding.review, tag=PEOPLE,
        asked=asked.AskedReview,
    ),
    Operation(
        name="listDecisions", path="/decisions", answer=answers.Slice[shapes.Judgement], does=deciding.decisions,
        tag=PEOPLE, asked=asked.Paging,
    ),
    Operation(
        name="decide", path="/decisions", method="POST", answer=shapes.Judgement, does=deciding.decide, tag=PEOPLE,
        body=deciding.Decision, status=201, writes=True, example=SOME_DECISION,
    ),
    Operation(
        name="correct", path="/corrections", method="POST", answer=answers.Correction, does=deciding.correct,
        tag=PEOPLE, body=deciding.Correction, status=201, writes=True, example=SOME_CORRECTION,
    ),
    Operation(
        name="undo", path="/decisions/{id}/undo", method="POST", answer=shapes.Judgement, does=deciding.undo,
        tag=PEOPLE, body=deciding.Undoing, writes=True, example={"by": "Maren Holt"},
    ),
    Operation(
        name="analyse", path="/analyse", method="POST", answer=answers.Findings, does=analysing.analyse, tag=RECORD,
        body=analysing.Analysed, example=analysing.EXAMPLE,
    ),
)  # fmt: skip
