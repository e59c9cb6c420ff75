"""Who stands at the centre of what happened: `network_of_actors.py RECORD`."""

import sys
import tempfile
from pathlib import Path

import networkx as nx

import depesche


def main() -> None:
    """Prints the actors that most others are joined to by events, and what joins the first two."""
    with tempfile.TemporaryDirectory() as folder, depesche.open(sys.argv[1]) as record:
        record.export("graphml", Path(folder) / "actors.graphml")
        whole = nx.read_graphml(Path(folder) / "actors.graphml", force_multigraph=True)
    events = [(one, other, data) for one, other, data in whole.edges(data=True) if data["relation"] == "event"]
    actors = nx.MultiGraph(events)
    centrality = nx.degree_centrality(actors)
    for key, share in sorted(centrality.items(), key=lambda item: (-item[1], item[0]))[:5]:
        node = whole.nodes[key]
        print(f"{share:.2f} {node['name']} ({node['kind']})")
    one, other, _ = max(events, key=lambda edge: (actors.number_of_edges(edge[0], edge[1]), edge[:2]))
    between = sorted({data["label"] for _, _, data in actors.edges([one, other], data=True)})
    print(f"{whole.nodes[one]['name']} and {whole.nodes[other]['name']}: {', '.join(between)}")


if __name__ == "__main__":
    main()
