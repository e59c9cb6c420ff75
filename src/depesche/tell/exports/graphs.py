"""Networks of actors and chains as GraphML and GEXF.

Nodes are actors and outlets. Edges are `event` (actor to recipient, by category and status) and `chain` (outlet to
speaker or link: the attribution chain). Edges of the same ends and label are one, with their number as weight.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from depesche.model.attribution import Link
from depesche.model.event import Event
from depesche.model.findings import Findings
from depesche.model.identity import content_id
from depesche.model.story import Links
from depesche.tell.listing import printable

Names = dict[str, tuple[str, str]]


@dataclass(slots=True)
class Network:
    """Nodes by id with name and kind; edges by ends, kind and label with their number."""

    nodes: dict[str, tuple[str, str]] = field(default_factory=dict)
    edges: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)


def graphml(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """Lines of a GraphML document."""
    network = network_of(pages)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for name, of, kind in (
        ("name", "node", "string"), ("kind", "node", "string"), ("relation", "edge", "string"),
        ("label", "edge", "string"), ("weight", "edge", "int"),
    ):  # fmt: skip
        yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
    yield '<graph edgedefault="directed">'
    for key, (name, kind) in sorted(network.nodes.items()):
        yield f"<node id={quoteattr(key)}>{_data('node-name', name)}{_data('node-kind', kind)}</node>"
    for number, ((one, other, relation, label), count) in enumerate(sorted(network.edges.items())):
        data = _data("edge-relation", relation) + _data("edge-label", label) + _data("edge-weight", str(count))
        yield f'<edge id="e{number}" source={quoteattr(one)} target={quoteattr(other)}>{data}</edge>'
    yield "</graph></graphml>"


def gexf(pages: Iterable[Findings], links: Links) -> Iterator[str]:
    """Lines of a GEXF 1.3 document."""
    network = network_of(pages)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">'
    yield '<attributes class="node"><attribute id="kind" title="kind" type="string"/></attributes>'
    yield '<attributes class="edge"><attribute id="relation" title="relation" type="string"/></attributes>'
    yield "<nodes>"
    for key, (name, kind) in sorted(network.nodes.items()):
        value = f'<attvalues><attvalue for="kind" value={_attribute(kind)}/></attvalues>'
        yield f"<node id={_attribute(key)} label={_attribute(name)}>{value}</node>"
    yield "</nodes><edges>"
    for number, ((one, other, relation, label), count) in enumerate(sorted(network.edges.items())):
        value = f'<attvalues><attvalue for="relation" value={_attribute(relation)}/></attvalues>'
        ends = f"source={_attribute(one)} target={_attribute(other)}"
        yield f'<edge id="e{number}" {ends} label={_attribute(label)} weight="{count}">{value}</edge>'
    yield "</edges></graph></gexf>"


def network_of(pages: Iterable[Findings]) -> Network:
    """All actors of the pages with what joins them."""
    network = Network()
    for findings in pages:
        names: Names = {e.id: (e.name, str(e.kind)) for e in findings.entities}
        for event in findings.events:
            _add_event(event, names, network)
        outlet = findings.document.outlet or "unknown outlet"
        for quotation in findings.quotations:
            speakers = [(i, names[i]) for i in quotation.speaker_is if i in names]
            _add_chain(outlet, quotation.chain, speakers, network)
        for event in findings.events:
            _add_chain(outlet, event.according_to, [], network)
    return network


def _add_event(event: Event, names: Names, network: Network) -> None:
    ends = [i for i in (*event.actor, *event.recipient) if i in names]
    network.nodes.update((i, names[i]) for i in ends)
    others = event.recipient or event.actor
    label = f"{event.category} {event.status}"
    for one in event.actor:
        for other in others:
            if one != other and one in names and other in names and (event.recipient or one < other):
                network.edges[one, other, "event", label] += 1


def _add_chain(
    outlet: str, links: tuple[Link, ...], speakers: list[tuple[str, tuple[str, str]]], network: Network
) -> None:
    chain = [(content_id("outlet", outlet), (outlet, "outlet"))]
    chain += [(k.entity or content_id("link", k.name), (k.name, k.kind or "link")) for k in links]
    steps = [*pairwise(chain), *((chain[-1], speaker) for speaker in speakers)]
    for (one, told), (other, heard) in steps:
        network.nodes.setdefault(one, told)
        network.nodes.setdefault(other, heard)
        if one != other:
            network.edges[one, other, "chain", "according to"] += 1


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{escape(_xml(value))}</data>'


def _attribute(value: str) -> str:
    return quoteattr(_xml(value))


def _xml(text: str) -> str:
    """Without characters that XML 1.0 cannot hold."""
    return "".join(
        c for c in printable(text) if c >= " " and not ("\ud800" <= c <= "\udfff") and c not in "\ufffe\uffff"
    )
