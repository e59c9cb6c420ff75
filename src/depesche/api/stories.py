"""Stories: pages that tell one happening."""

from collections.abc import Sequence
from typing import Any

from depesche.api import told
from depesche.api.asked import Paging
from depesche.api.operations import Call
from depesche.api.reading import part, sliced
from depesche.errors import UsageError
from depesche.store import View
from depesche.tell.dates import sort_key
from depesche.telling import stories_page

Json = dict[str, Any]


def stories(call: Call) -> Json:
    """Pages that tell one happening, the newest story first."""
    asked: Paging = call.asked
    with call.desk.view() as view:
        found, cursor = part(lambda after, limit: stories_page(view, after=after, limit=limit), asked)
        items = [story_told(view, group) for group in found]
    return sliced("/stories", asked, items, cursor)


def story(call: Call) -> Json:
    """One story, by its id or the id of any of its pages."""
    with call.desk.view() as view:
        group = view.story_of(call.id)
        if not group:
            if view.page(call.id) is None:
                raise UsageError(call.id, "no such story is on record", "List them: /api/v1/stories.")
            group = (call.id,)
        return story_told(view, group)


def story_told(view: View, group: Sequence[str]) -> Json:
    """A story: its title is that of its first page."""
    known = view.infos(group, dated=True).values()
    pages = sorted(known, key=lambda p: (sort_key(p.published), p.id))
    members = set(group)
    copies = [sorted(members & set(copied)) for copied in view.grouped("copy", group)]
    key = min(group)
    return {
        "id": key,
        "title": pages[0].title or pages[0].source,
        "pages": [told.page_ref(page) for page in pages],
        "outlets": list(dict.fromkeys(p.outlet for p in pages if p.outlet)),
        "copies": [copied for copied in copies if len(copied) > 1],
        "href": told.href("stories", key),
    }
