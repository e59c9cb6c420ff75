"""The record as web pages, rendered by the server: `depesche serve`.

A page and its JSON come from the same data: `/actor/ID` and `/actor/ID.json`. Everything that comes from pages is
escaped by the templates; nothing is loaded from elsewhere. Layers: `app` (routes) -> `views` (what a page shows) ->
`desk` (reads the record); `marking`, `charts` and `words` serve the templates; `safety` guards the door.
"""

from depesche.web.app import application

__all__ = ["application"]
