"""The record over HTTP, for programs: `/api/v1` of `depesche serve`.

Each operation is declared once (`catalogue`), with the types of what it takes (`asked`) and answers (`shapes`,
`answers`); routes (`app`) and the OpenAPI document (`openapi`) are made of that. `told` makes answers of findings,
`reading` takes parts of long listings, `door` says who may write.
"""

from depesche.api.app import api
from depesche.api.problems import MEDIA, problem
from depesche.api.told import PREFIX

__all__ = ["MEDIA", "PREFIX", "api", "problem"]
