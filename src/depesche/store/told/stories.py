"""Stories: pages that tell one matter."""

from depesche.store.told.change import Change
from depesche.store.told.grouping import groups_around


def settle_stories(change: Change) -> None:
    """Makes the stories of the marked pages anew."""
    db, marked = change.db, sorted(change.pages)
    change.pages.clear()
    if not marked:
        return
    before = {s for (s,) in db.among("SELECT story FROM told_pages WHERE page IN (*)", marked) if s}
    before |= {s for (s,) in db.among("SELECT id FROM told_stories WHERE id IN (*)", marked)}
    members = {page for (page,) in db.among("SELECT page FROM told_pages WHERE story IN (*)", before)}
    around, groups = groups_around(db, "story", members | set(marked))
    newest = dict(db.among("SELECT page, newest FROM told_pages WHERE page IN (*)", sorted(around)))
    story_of: dict[str, str] = {}
    rows = []
    for group in groups:
        known = [page for page in group if page in newest]
        if known:
            story = min(known)
            story_of.update(dict.fromkeys(known, story))
            rows.append((story, max(newest[page] for page in known), len(known)))
    stories = {s for (s,) in db.among("SELECT story FROM told_pages WHERE page IN (*)", sorted(around)) if s} | before
    db.each("DELETE FROM told_stories WHERE id = ?", [(story,) for story in stories])
    change.tallies["count", "stories"] += len(rows) - len(stories)
    db.each("UPDATE told_pages SET story = ? WHERE page = ?", [(story_of.get(page), page) for page in newest])
    db.each("INSERT INTO told_stories (id, newest, pages) VALUES (?, ?, ?)", rows)
