"""Stories: pages that tell one happening."""

from collections.abc import Sequence
from typing import Any

from depesche.api import told
from depesche.api.asked import Paging
from depesche.api.interim import stories_page
from depesche.api.operations import Call
from depesche.api.reading import part, sliced
from depesche.errors import UsageError
from depesche.model.story import Links
from depesche.store import View
from depesche.tell.dates import sort_key

Json = dict[str, Any]


def stories(call: Call) -> Json:
    """Pages that tell one happening, the newest story first."""
    asked: Paging = call.asked
    with call.desk.view() as view:
        found, cursor = part(lambda after, limit: stories_page(view, after=after, limit=limit), asked)
        links = view.links()
        items = [story_told(view, group, links) for group in found]
    return sliced("/stories", asked, items, cursor)


def story(call: Call) -> Json:
    """One story, by its id or the id of any of its pages."""
    with call.desk.view() as view:
        links = view.links()
        group = next((g for g in links.stories if call.id in g), None)
        if group is None:
            if view.page(call.id) is None:
                raise UsageError(call.id, "no such story is on record", "List them: /api/v1/stories.")
            group = (call.id,)
        return story_told(view, group, links)


def story_told(view: View, group: Sequence[str], links: Links) -> Json:
    """A story: its title is that of its first page."""
    known = [page for i in group if (page := view.page(i))]
    pages = sorted(known, key=lambda p: (sort_key(p.published), p.id))
    members = set(group)
    key = min(group)
    return {
        "id": key,
        "title": pages[0].title or pages[0].source,
        "pages": [told.page_ref(page) for page in pages],
        "outlets": list(dict.fromkeys(p.outlet for p in pages if p.outlet)),
        "copies": [sorted(members & set(c)) for c in links.copies if len(members & set(c)) > 1],
        "href": told.href("stories", key),
    }
