"""Runs with one worker in this process: what is done stays done, what is stale is made anew, what is bad is named."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pyarrow import fs

from depesche.errors import PageError, UsageError
from depesche.model.page import Page
from depesche.pool import guarded
from depesche.read import read
from depesche.recording import record_pages, rows_of
from depesche.settings import Settings
from depesche.spread import Choice, Progress, import_folder, spread
from depesche.spread.folder import Folder
from depesche.spread.job import Done, Job, Lost, Slice, Task
from depesche.spread.planning import FilePlan
from depesche.spread.worker import Worker
from depesche.store import Prepared, Store, View
from tests.read.samples import warc
from tests.spread.fake import content, fake, recorded, text

HTML = {"Content-Type": "text/html"}
OUTLETS = ("Elbkurier", "Nordauer Bote")
STORY = (
    "Ministerin Olga Prem hat am Montag den Hafen von Nordau besucht. „Wir bauen ihn aus“, sagte Prem. Seite {}.",
    "Olga Prem traf in Nordau den Bürgermeister Jan Tolk. Tolk sagte, der Hafen werde ausgebaut. Nummer {}.",
    "Jan Tolk kritisierte die Regierung. „Das Geld reicht nicht“, sagte der Bürgermeister von Nordau. Teil {}.",
    "Ruritanien hat die Gespräche mit Belmarien abgebrochen, wie Außenminister Ivo Lund am Dienstag mitteilte. {}.",
    "Belmariens Präsidentin Mara Deich will im Juni nach Ruritanien reisen. Das kündigte ihr Sprecher an. Blatt {}.",
)


class Here:
    """In place of the process pool: a process to start costs more than everything else here."""

    def __init__(self, task: Task, **given: object) -> None:
        self._task = task

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def results(self, pages: Iterator[Page | PageError]) -> Iterator[tuple[str, Prepared | PageError]]:
        for page in pages:
            yield ("", page) if isinstance(page, PageError) else (page.source, guarded(self._task, page))


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depesche.spread.worker.Pool", Here)
    monkeypatch.setattr("depesche.spread.importing.rows_of", lambda page, settings: fake(page))


class OneWorker:
    """A crew of one, in this process; it stops after `most` slices like somebody who presses Ctrl-C."""

    size = 1

    def __init__(self, most: int = 10_000, lose: int = 0) -> None:
        self.most, self.lose = most, lose

    def plan(self, job: Job, files: list[list[str]], slice_pages: int) -> Iterator[list[FilePlan]]:
        return (Worker(job).plan(paths, slice_pages) for paths in files)

    def work(self, job: Job, slices: Iterable[Slice]) -> Iterator[tuple[Slice, Done | Lost]]:
        worker = Worker(job)
        worker.ready()
        try:
            for number, given in enumerate(slices):
                if number == self.most:
                    raise KeyboardInterrupt
                if number < self.lose:
                    yield given, Lost(reason="it is gone", given_up=True)
                else:
                    yield given, worker.work(given)
        finally:
            worker.close()


def archive(folder: Path, bad: str = "refuse") -> list[str]:
    """Pages of several kinds: an archive, lines with ids of their own, single files, and some that cannot be read."""
    folder.mkdir()
    pages = [(f"<p>{text(n)}</p>".encode(), HTML) for n in range(7)]
    (folder / "a.warc.gz").write_bytes(warc(*pages, pages[2]))
    rows = [{"id": str(n), "text": text(n)} for n in range(20, 25)]
    rows += [
        {"id": "20", "text": text(60)},
        rows[1],
        {"id": "99", "text": f"{bad}\nnow"},
        {"id": "98", "text": "refuse"},
    ]
    (folder / "b.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows) + "{broken\n")
    (folder / "c").mkdir()
    for n in range(30, 36):
        (folder / "c" / f"{n}.txt").write_text(text(n))
    (folder / "c" / "empty.txt").write_text("")
    return [str(folder)]


def run(places: list[str], out: Path, crew: OneWorker | None = None, **given: object) -> tuple[Progress, list[str]]:
    said: list[str] = []
    settings = given.pop("settings", Settings())
    assert isinstance(settings, Settings)
    done = spread(places, str(out), crew or OneWorker(), settings, slice_pages=3, buckets=4, say=said.append, task=fake)
    return done, said


def imported(out: Path, store: Path, choice: Choice | None = None) -> None:
    with Store.open(store) as opened:
        import_folder(str(out), opened, Settings(), choice=choice)


def test_a_store_comes_out_as_if_the_pages_had_been_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depesche.spread.worker.TRIES", 1)
    places = archive(tmp_path / "in", bad="die")
    done, _ = run(places, tmp_path / "out")
    assert (done.state, done.pages, done.failed) == ("done", 8 + 10 + 7, 4)
    monkeypatch.setattr("depesche.spread.importing.rows_of", lambda page, settings: fake(page))
    imported(tmp_path / "out", tmp_path / "a.db")
    (tmp_path / "in" / "b.jsonl").write_text((tmp_path / "in" / "b.jsonl").read_text().replace("die", "refuse"))
    recorded(places, tmp_path / "b.db")
    got, wanted = content(tmp_path / "a.db"), content(tmp_path / "b.db")
    assert len(wanted["pages"]) == 7 + 6 + 6
    assert any("20@" in page for page in wanted["pages"])  # other bytes under an id that was taken
    (died,) = (row for row in got["failures"] if "b.jsonl, line 8" in row)
    assert "exit code -9)" in died
    got.pop("failures"), wanted.pop("failures")
    assert got == wanted
    before = content(tmp_path / "a.db")
    imported(tmp_path / "out", tmp_path / "a.db")
    assert content(tmp_path / "a.db") == before


def test_the_real_analysis_comes_out_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("depesche.spread.worker.Pool", Here)
    rows = [
        {"id": str(n), "outlet": OUTLETS[n % 2], "published": f"2031-05-{n + 10}", "text": STORY[n % 5].format(n)}
        for n in range(10)
    ]
    pages = tmp_path / "pages.jsonl"
    pages.write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = spread([str(pages)], str(tmp_path / "out"), OneWorker(), slice_pages=3, buckets=4)
    assert (done.state, done.pages, done.failed) == ("done", 10, 0)
    imported(tmp_path / "out", tmp_path / "a.db")
    with Store.open(tmp_path / "b.db") as store:
        record_pages(read([str(pages)], Settings()), store, results=lambda new: (
            (page.source, rows_of(page, Settings())) for page in new if isinstance(page, Page)
        ))  # fmt: skip
    got = content(tmp_path / "a.db")
    assert len(got["judgements"]) > 10
    assert len(got["events"]) > 5
    assert got == content(tmp_path / "b.db")


@pytest.mark.usefixtures("here")
def test_a_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    places = archive(tmp_path / "in")
    first, _ = run(places, tmp_path / "out", OneWorker(most=2))
    assert (first.state, first.slices) == ("interrupted", 2)
    with pytest.raises(UsageError, match="slices are missing"):
        imported(tmp_path / "out", tmp_path / "a.db")
    lost, said = run(places, tmp_path / "out", OneWorker(lose=1))
    assert lost.state == "incomplete"
    assert len(lost.left_out) == 1
    assert any("it is gone; left out" in line for line in said)
    last, said = run(places, tmp_path / "out")
    assert (last.state, last.slices, last.stale) == ("done", last.slices_in_all, 0)
    assert f"{last.slices_in_all - 1} of {last.slices_in_all} slices are done already" in said
    again, _ = run(places, tmp_path / "out")
    assert (again.pages, again.failed, again.worker_seconds) == (last.pages, last.failed, 0)
    assert json.loads((tmp_path / "out" / "metrics.json").read_text())["state"] == "done"


@pytest.mark.usefixtures("here")
def test_what_another_version_made_is_stale(tmp_path: Path) -> None:
    places = archive(tmp_path / "in")
    run(places, tmp_path / "out")
    files = Folder(str(tmp_path / "out")).names("pages")
    later, said = run(places, tmp_path / "out", settings=Settings(language="de"))
    assert later.stale == later.slices_in_all
    assert any("slices are stale and made anew: they are of 0." in line for line in said)
    now = Folder(str(tmp_path / "out")).names("pages")
    assert len(now) == len(files)
    assert not set(now) & set(files)


@pytest.mark.usefixtures("here")
def test_only_what_changed_is_made_anew(tmp_path: Path) -> None:
    places = archive(tmp_path / "in")
    first, _ = run(places, tmp_path / "out")
    (tmp_path / "in" / "c" / "zz.txt").write_text(text(77))
    (tmp_path / "out" / "pages" / "bucket=0001" / ".unfinished-1-x.parquet").write_bytes(b"half")
    last, _ = run(places, tmp_path / "out")
    assert last.pages == first.pages + 1
    assert last.pages - last.pages_before <= 4
    assert not [n for n in Folder(str(tmp_path / "out")).names("pages") if "unfinished" in n]


@pytest.mark.usefixtures("here")
def test_a_folder_is_for_one_archive(tmp_path: Path) -> None:
    places = archive(tmp_path / "in")
    run(places, tmp_path / "out")
    with pytest.raises(UsageError, match="was made with places"):
        run([str(tmp_path / "in" / "c")], tmp_path / "out")
    with pytest.raises(UsageError, match="holds no results"):
        imported(tmp_path / "in", tmp_path / "a.db")
    with pytest.raises(UsageError, match="standard input"):
        run(["-"], tmp_path / "other")
    with pytest.raises(UsageError, match="no such file"):
        run([str(tmp_path / "nothing")], tmp_path / "third")


@pytest.mark.usefixtures("here")
def test_a_part_can_be_imported(tmp_path: Path) -> None:
    places = archive(tmp_path / "in")
    run(places, tmp_path / "out")
    choices = [Choice(outlet="elbkurier"), Choice(outlet="Bote"), Choice(buckets=4), Choice(buckets=2)]
    counts = []
    for number, choice in enumerate(choices):
        imported(tmp_path / "out", tmp_path / f"{number}.db", choice)
        with View.open(tmp_path / f"{number}.db") as view:
            counts.append(len({f.page.id for f in view.all_findings()}))
    whole = counts[0] + counts[1]
    assert whole == counts[2]
    assert 0 < counts[3] < whole
    assert 0 < counts[0] < whole


@pytest.mark.usefixtures("here")
def test_findings_go_to_object_storage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = fs._MockFileSystem()
    storage.create_dir("crawl/out")
    for below in ("plan", "pages", "failures", "slices", *(f"pages/bucket={n:04d}" for n in range(4))):
        storage.create_dir(f"crawl/out/{below}")  # object storage has no folders
    monkeypatch.setattr("depesche.spread.folder.system_of", lambda place: (storage, place.removeprefix("s3://")))
    places = archive(tmp_path / "in")
    for _ in range(2):
        done = spread(places, "s3://crawl/out/", OneWorker(), slice_pages=3, buckets=4, task=fake)
        assert (done.state, done.slices) == ("done", done.slices_in_all)
    assert done.worker_seconds == 0
    with Store.open(tmp_path / "a.db") as store:
        import_folder("s3://crawl/out", store)
    run(places, tmp_path / "out")
    imported(tmp_path / "out", tmp_path / "b.db")
    assert content(tmp_path / "a.db") == content(tmp_path / "b.db")
