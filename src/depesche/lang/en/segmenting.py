"""English abbreviations, ordinals and contractions."""

from depesche.lang.segmenting import Segmenting

ENGLISH = Segmenting(
    abbreviations=frozenset(
        """a.m p.m adm approx apr assn aug ave brig capt cf cmdr co col corp dec dept dr e.g est etc feb fig gen gov hon
        i.e inc jan jr jul jun lt ltd maj mar mr mrs ms mt no nos nov oct op pres prof pvt rep rev sen sep sept sgt sr st
        supt u.k u.n u.s v vol vs""".split()
    )
    | frozenset("abcdefghijklmnopqrstuvwxyz"),
    closing_abbreviations=frozenset({"etc", "inc", "co", "ltd", "corp", "a.m", "p.m", "u.s", "u.k", "u.n", "jr", "sr"}),
    months=frozenset("january february march april may june july august september october november december".split()),
    after_ordinal=frozenset(),
    sentence_starters=frozenset(
        """the a an he she it they we i you in on at by for from with after before when while as but and or so this that
        these those there his her its their our no not if since meanwhile however also earlier later""".split()
    ),
    contractions={},
)
