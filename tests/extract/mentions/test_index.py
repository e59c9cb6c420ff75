"""Questions by place give what a walk over the whole page would give."""

from hypothesis import given, settings
from hypothesis import strategies as st

from depesche.extract.mentions.index import index_of
from depesche.model.document import Decoding, Document
from depesche.model.findings import Found
from depesche.model.mention import Mention
from depesche.model.span import Span
from depesche.model.syntax import Syntax

SPANS = st.tuples(st.integers(0, 60), st.integers(1, 12)).map(lambda p: Span(p[0], p[0] + p[1]))


@settings(deadline=None)  # a busy machine is no mistake
@given(st.lists(SPANS, max_size=20), SPANS)
def test_mentions_by_place(spans: list[Span], asked: Span) -> None:
    mentions = tuple(
        Mention(id=str(n), span=span, kind="person", form="name", entity="e", by="test@1")
        for n, span in enumerate(sorted(spans))
    )
    document = Document(page_id="t", text=" " * 80, lines=(), decoding=Decoding("utf-8", "given"))
    index = index_of(Found(document=document, syntax=Syntax((), "none"), mentions=mentions))
    assert list(index.inside(asked)) == [m for m in mentions if asked.contains(m.span)]
    assert list(index.around(asked)) == [m for m in mentions if m.span.contains(asked)]
