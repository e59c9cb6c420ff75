"""Networks of actors and chains as GraphML and GEXF.

Nodes are actors, outlets and links. Edges are `event` (actor to recipient, by category and status) and `chain` (outlet
to link to speaker: the attribution chain). Edges of the same ends and label are one, with their number as weight.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from depesche.tell.exports.network import Network
from depesche.tell.exports.record import Exported
from depesche.tell.exports.schema import Field
from depesche.tell.listing import printable

FIELDS = (
    Field("node id", "id of the entity, outlet or link"), Field("node name", "name; the label in GEXF"),
    Field("node kind", "person, state, organisation, group; outlet, agency, anonymous ..."),
    Field("node state", "ISO 3166-1 alpha-3 code, empty if not known"), Field("edge source", "id of a node"),
    Field("edge target", "id of a node"), Field("edge relation", "event or chain"),
    Field("edge label", "category and status; `according to`"), Field("edge weight", "how many reports tell it"),
)  # fmt: skip
KEYS = (
    ("name", "node", "string"), ("kind", "node", "string"), ("state", "node", "string"), ("relation", "edge", "string"),
    ("label", "edge", "string"), ("weight", "edge", "int"),
)  # fmt: skip


def graphml(record: Exported) -> Iterator[str]:
    """Lines of a GraphML document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for name, of, kind in KEYS:
        yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>'
    yield '<graph edgedefault="directed">'
    with Network() as network:
        network.add(record.pages)
        for node in network.nodes():
            data = _data("node-name", node.name) + _data("node-kind", node.kind) + _data("node-state", node.state)
            yield f"<node id={_attribute(node.id)}>{data}</node>"
        for number, (source, target, relation, label, weight) in enumerate(network.edges()):
            data = _data("edge-relation", relation) + _data("edge-label", label) + _data("edge-weight", str(weight))
            yield f'<edge id="e{number}" source={_attribute(source)} target={_attribute(target)}>{data}</edge>'
    yield "</graph></graphml>"


def gexf(record: Exported) -> Iterator[str]:
    """Lines of a GEXF 1.3 document."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">'
    yield (
        '<attributes class="node"><attribute id="kind" title="kind" type="string"/>'
        '<attribute id="state" title="state" type="string"/></attributes>'
    )
    yield '<attributes class="edge"><attribute id="relation" title="relation" type="string"/></attributes>'
    yield "<nodes>"
    with Network() as network:
        network.add(record.pages)
        for node in network.nodes():
            values = _value("kind", node.kind) + (_value("state", node.state) if node.state else "")
            yield f"<node id={_attribute(node.id)} label={_attribute(node.name)}><attvalues>{values}</attvalues></node>"
        yield "</nodes><edges>"
        for number, (source, target, relation, label, weight) in enumerate(network.edges()):
            ends = f"source={_attribute(source)} target={_attribute(target)}"
            values = f"<attvalues>{_value('relation', relation)}</attvalues>"
            kind = _attribute(f"{relation}: {label}")  # edges of the same ends must differ in it
            yield f'<edge id="e{number}" {ends} kind={kind} label={_attribute(label)} weight="{weight}">{values}</edge>'
    yield "</edges></graph></gexf>"


def _data(key: str, value: str) -> str:
    return f'<data key="{key}">{escape(_xml(value))}</data>'


def _value(name: str, value: str) -> str:
    return f'<attvalue for="{name}" value={_attribute(value)}/>'


def _attribute(value: str) -> str:
    return quoteattr(_xml(value))


def _xml(text: str) -> str:
    """Without characters that XML 1.0 cannot hold; what is printable it can."""
    return printable(text)
