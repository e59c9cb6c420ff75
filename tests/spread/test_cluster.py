"""A real Ray cluster of several nodes on this machine, one of which is killed in the middle of its work."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from depesche.errors import StoreError, UsageError
from depesche.spread import Progress, RayCrew, import_folder, spread
from depesche.store import Store
from tests.spread.fake import content, fake, recorded, text, wait_for

pytest.importorskip("ray")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]  # Ray's own, of its start
MEMORY = 80_000_000
"""Bytes of each node's object store: the least that Ray takes is 75 MB."""


class Nodes:
    """Two nodes of one processor each, beside a head that has none."""

    def __init__(self) -> None:
        from ray.cluster_utils import Cluster

        head = {"num_cpus": 0, "object_store_memory": MEMORY, "include_dashboard": False}
        self.cluster = Cluster(initialize_head=True, head_node_args=head)
        self.nodes = [self.cluster.add_node(num_cpus=1, object_store_memory=MEMORY, wait=False) for _ in range(2)]
        self.cluster.wait_for_nodes(timeout=120)

    def kill(self, raylet: int) -> None:
        """Kills the node whose process of Ray has this id, and with it its workers."""
        for node in self.nodes:
            if any(info.process.pid == raylet for info in node.all_processes["raylet"]):
                self.cluster.remove_node(node, allow_graceful=False)
                return
        raise AssertionError(f"no node has the process {raylet}")


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("PYTHONPATH", str(Path(__file__).parents[2]), prepend=":")
        nodes = Nodes()
        yield nodes
        nodes.cluster.shutdown()


def run(nodes: Nodes, places: list[Path], out: Path, **given: Any) -> Progress:
    said: list[str] = []
    with RayCrew(nodes.cluster.address, 2) as crew:
        return spread([str(place) for place in places], str(out), crew, buckets=4, say=said.append, **given)


def test_a_lost_node_loses_nothing_and_doubles_nothing(nodes: Nodes, tmp_path: Path) -> None:
    hall, pages = tmp_path / "hall", tmp_path / "pages.jsonl"
    hall.mkdir()
    words = [text(n) for n in range(16)]
    words[5] = f"hold {hall}\n{words[5]}"
    pages.write_text("".join(json.dumps({"text": w}) + "\n" for w in words))

    def kill() -> None:
        wait_for(hall / "held")
        nodes.kill(int((hall / "held").read_text()))
        (hall / "go").touch()

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    done = run(nodes, [pages], tmp_path / "out", slice_pages=3, task=fake)
    killer.join()
    assert (done.state, done.pages, done.failed, len(done.lost)) == ("done", 16, 0, 1)
    read = f"read_parquet('{tmp_path}/out/pages/*/*.parquet', hive_partitioning = true)"
    assert duckdb.sql(f"SELECT count(*), count(DISTINCT id), count(DISTINCT bucket) FROM {read}").fetchall() == [
        (16, 16, 4)
    ]
    with Store.open(tmp_path / "a.db") as store:
        import_folder(str(tmp_path / "out"), store)
    recorded([str(pages)], tmp_path / "b.db")
    assert content(tmp_path / "a.db") == content(tmp_path / "b.db")


def test_a_folder_that_cannot_be_written_ends_the_run_and_says_so(nodes: Nodes, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text(1))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "pages").write_text("in the way")
    with pytest.raises(StoreError, match=r"cannot be written .* the same command goes on"):
        run(nodes, [tmp_path / "a.txt"], tmp_path / "out", task=fake)


@pytest.mark.usefixtures("nodes")
def test_local_is_a_ray_of_its_own_beside_another_cluster() -> None:
    with RayCrew("local", 1) as crew:
        assert crew.size == 1


def test_what_cannot_be_reached_is_said() -> None:
    with pytest.raises(UsageError, match="cannot be reached"):
        RayCrew("127.0.0.1:1")
