"""A corpus measured into a folder: the numbers are those of `measure`, and each part is whole."""

import errno
import gc
import os
import subprocess

import pandas as pd
import pytest
from runs import PARTS, articles, files, measured, parts

from analysis import HearsayError, attribution, hedging, measure_corpus, read_corpus
from analysis.attribution import tagger
from analysis.corpus import RunError, inputs, pieces, runs, streams, workers
from analysis.corpus import parts as keeping
from analysis.errors import ModelError
from analysis.measures import plan

READABILITY = {"measures": ["readability"], "progress": False}
TEXTS = ["It may rain, the mayor said.", None, "Reportedly it snows.", 7, "news/monday.txt"]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A table of articles as a file."""
    file = tmp_path_factory.mktemp("news") / "news.parquet"
    articles(length=2).to_parquet(file, index=False)
    return file


@pytest.fixture(scope="module")
def unbroken(corpus, tmp_path_factory):
    """What a run leaves that nothing breaks off."""
    return measured(corpus, tmp_path_factory.mktemp("unbroken"), measures=["readability"])


def test_the_parts_hold_the_numbers_of_the_table_in_its_order(corpus, tmp_path):
    run = measure_corpus(corpus, out=tmp_path / "out", progress=False)
    assert run == (tmp_path / "out", PARTS, 20 * PARTS, 0)
    found, table = pd.read_parquet(run.folder), measure_corpus(pd.read_parquet(corpus))
    numbers = table.columns[2:]
    assert found["article"].tolist() == table["article"].tolist()
    pd.testing.assert_frame_equal(found[numbers], table[numbers], check_exact=True)
    assert found.attrs == table.attrs


@pytest.mark.parametrize("kind", ["parquet", "csv", "jsonl", "json"])
def test_a_file_is_measured_like_what_read_corpus_reads_of_it(tmp_path, kind):
    table = articles(45, length=2).rename(columns={"text": "Body", "outlet": "Source"})
    table["page"], table["share"], table["paid"] = "01", 0.5, True
    table["words"] = range(45)
    file = tmp_path / f"news.{kind}"
    save = {
        "parquet": lambda: table.to_parquet(file),
        "csv": lambda: table.to_csv(file, index=False),
        "jsonl": lambda: table.to_json(file, orient="records", lines=True),
        "json": lambda: table.to_json(file, orient="records"),
    }
    save[kind]()
    run = measure_corpus(file, out=tmp_path / "out", **READABILITY)
    found = pd.read_parquet(run.folder)
    wanted = measure_corpus(read_corpus(file), **READABILITY)
    assert (run.parts, len(found)) == (3, 45)
    shared = [c for c in wanted if c in found and not c.startswith("duplicate")]
    assert {"article", "id", "outlet", "page", "share", "paid", "own_words"} < {*shared}
    pd.testing.assert_frame_equal(found[shared], wanted[shared], check_dtype=False)


def test_a_folder_of_files_and_one_of_articles(tmp_path):
    for name, rows in (("a", 3), ("b", 2)):
        table = articles(rows, length=1).drop(columns="article")
        table[f"only_{name}"] = 1 if name == "a" else "x"
        table.to_json(tmp_path / f"{name}.jsonl", orient="records", lines=True)
    found = pd.read_parquet(measure_corpus(tmp_path, out=tmp_path / "out", **READABILITY).folder)
    assert found["article"].tolist() == ["a-1", "a-2", "a-3", "b-1", "b-2"]
    assert found["only_b"].fillna("").tolist()[2:] == ["", "x", "x"]
    run = measure_corpus("seeds/teaching", out=tmp_path / "teaching", **READABILITY)
    assert pd.read_parquet(run.folder)["outlet_type"].value_counts()["wire"] == 3


def test_a_bad_row_is_a_reject_with_its_reason_and_ends_nothing(tmp_path):
    run = measure_corpus(TEXTS, out=tmp_path / "out", **READABILITY)
    assert (run.articles, run.rejects) == (2, 3)
    listed = pd.read_csv(run.folder / "_rejects.csv")
    assert listed["row"].tolist() == [2, 4, 5]
    for said, reason in zip(listed["reason"], ("no text", "is 7", "is a path"), strict=True):
        assert reason in said
    table = measure_corpus(TEXTS, errors="report", **READABILITY)
    assert table.index.tolist() == [0, 2]
    assert [reject["row"] for reject in table.attrs["rejects"]] == [2, 4, 5]


def test_bad_lines_of_a_file_are_named_by_file_and_row(tmp_path):
    file = tmp_path / "news.jsonl"
    lines = [
        '{"text": "It rains."}',
        "{torn",
        "",
        '{"text": 7}',
        '{"text": "?!"}',
        '{"text": null}',
    ]
    file.write_text("\n".join(lines))
    run = measure_corpus(file, out=tmp_path / "out", **READABILITY)
    listed = pd.read_csv(run.folder / "_rejects.csv")
    assert listed["file"].unique().tolist() == [str(file)]
    assert listed["row"].tolist() == [2, 3, 4, 5]
    for said, reason in zip(
        listed["reason"], ("line 2: is no object", "is 7", "no words", "no text"), strict=True
    ):
        assert reason in said


def test_an_article_that_cannot_be_measured_is_a_reject(tmp_path, monkeypatch):
    broken = monkeypatch_measured(monkeypatch, ZeroDivisionError("by zero"))
    run = measure_corpus(["It rains.", broken], out=tmp_path / "out", **READABILITY)
    assert (run.articles, run.rejects) == (1, 1)
    assert "ZeroDivisionError: by zero" in (run.folder / "_rejects.csv").read_text()


def test_articles_are_read_together_and_one_that_breaks_it_is_named_alone(tmp_path, monkeypatch):
    texts = ["It may rain, the mayor said.", "Broken it is.", "“It snows,” he said."]
    together, relations = [], tagger.Tagger.relations

    def failing(self, docs):
        if docs[0].text:  # none has, where the names of the numbers are asked for
            together.append(len(docs))
        if any("Broken" in doc.text for doc in docs):
            raise ZeroDivisionError("by zero")
        return relations(self, docs)

    monkeypatch.setattr(tagger.Tagger, "relations", failing)
    run = measure_corpus(texts, out=tmp_path / "out", progress=False)
    assert (run.articles, run.rejects, together) == (2, 1, [3, 1, 1, 1])
    assert "2,cannot be measured (ZeroDivisionError" in (run.folder / "_rejects.csv").read_text()
    together.clear()
    found = measure_corpus([texts[0], texts[2]])["attributions_per_100_words"]
    assert together == [2]
    assert found.tolist() == pytest.approx([100 / 6, 25])


def monkeypatch_measured(monkeypatch, error: Exception) -> str:
    """Let one text raise an error, and return it."""
    measured = pieces.measured

    def failing(doc, ready):
        if "Broken" in doc.text:
            raise error
        return measured(doc, ready)

    monkeypatch.setattr(pieces, "measured", failing)
    return "Broken it is."


def test_findings_stand_beside_with_their_places(tmp_path):
    text = "“It may rain,” the mayor said. It will certainly snow, a radical plan."
    run = measure_corpus({"rain": text, "none": "Fog."}, out=tmp_path / "out", spans=True)
    found = pd.read_parquet(run.folder / "_findings")
    assert all(text[f.start : f.end] == f.text for f in found.itertuples())
    assert set(found["article"]) == {"rain"}
    assert found["row"].unique().tolist() == [1]
    counts = found.drop_duplicates(["measure", "finding"])["measure"].value_counts()
    assert counts["hedge"] == len(hedging.find(text))
    assert counts["attribution"] == len(attribution.find(text))
    assert {"booster", "frame"} <= {*counts.index}
    assert len(pd.read_parquet(run.folder)) == 2


def test_a_block_ends_anywhere_in_a_table_of_cells(tmp_path, monkeypatch):
    table = articles(12, length=3)
    table["text"] = table["text"].str.replace("“", '"').str.replace("”", '"')
    raw = table.to_csv(index=False).splitlines(keepends=True)
    raw.insert(6, 'torn,"It opens\n')
    file = tmp_path / "news.csv"
    file.write_text("".join(raw))
    whole = read_corpus(file)
    monkeypatch.setattr(streams, "LONGEST", 300)
    for size in (200, 777, 2000):
        monkeypatch.setattr(streams, "BLOCK", size)
        found = list(inputs.opened(file, {}).pieces(5))
        assert [a.text for piece in found for a in piece.articles] == whole["text"].tolist()
        rejects = [reject._asdict() for piece in found for reject in piece.rejects]
        assert rejects == whole.attrs["rejects"]


def test_types_are_those_of_all_of_a_column(tmp_path):
    file = tmp_path / "news.jsonl"
    rows = [
        '{"text": "It rains.", "a": 1, "b": 1, "c": true, "d": [1, 2], "e": 99999999999999999999}',
        '{"text": "It snows.", "a": 1.5, "b": "x", "c": null, "d": null, "f": {"g": {"h": 1}}}',
    ]
    file.write_text("\n".join(rows))
    (piece,) = inputs.opened(file, {}).pieces(5)
    assert piece.about.drop_columns(["article", "id"]).to_pylist() == [
        {"a": 1.0, "b": "1", "c": True, "d": "1; 2", "e": "9" * 20, "f.g": None},
        {"a": 1.5, "b": "x", "c": None, "d": None, "e": None, "f.g": '{"h": 1}'},
    ]


def test_a_corpus_of_no_articles_is_a_table_of_no_rows(tmp_path):
    run = measure_corpus([], out=tmp_path / "out", **READABILITY)
    assert (run.parts, run.articles) == (1, 0)
    assert "flesch_kincaid_grade" in pd.read_parquet(run.folder).columns


@pytest.mark.parametrize("given", [{"workers": 0}, {"engine": "spark"}, {"engine": "dask"}])
def test_options_that_do_not_go_together_are_refused(tmp_path, given):
    with pytest.raises(HearsayError):
        measure_corpus(["It rains."], out=tmp_path, **given)
    for more in ({"spans": True}, {"text": "Body"}, {"errors": "ignore"}, {"titel": "Head"}):
        with pytest.raises(HearsayError):
            measure_corpus(["It rains."], **more)
    with pytest.raises(HearsayError, match="'words'"):
        measure_corpus(pd.DataFrame({"text": ["It rains."], "words": [2]}), out=tmp_path / "out")


# Faults: one sentence each, nothing lost, nothing counted twice.


def test_a_damaged_part_is_measured_anew(corpus, unbroken, tmp_path):
    measure_corpus(corpus, out=tmp_path, **READABILITY)
    first, second, third, *_ = parts(tmp_path)
    raw = bytearray(first.read_bytes())
    raw[len(raw) // 2] ^= 1
    first.write_bytes(raw)
    second.write_bytes(second.read_bytes()[:100])
    third.unlink()
    (tmp_path / f".{third.name}.1.partial").write_bytes(b"PAR1")
    assert measured(corpus, tmp_path, measures=["readability"]) == unbroken


def test_damaged_findings_are_found_anew(tmp_path):
    given = {"out": tmp_path, "spans": True, "progress": False}
    measure_corpus([TEXTS[0]], **given)
    before = files(tmp_path)
    (beside,) = (tmp_path / "_findings").iterdir()
    beside.write_bytes(b"damaged")
    measure_corpus([TEXTS[0]], **given)
    assert files(tmp_path) == before


def test_a_part_that_was_written_twice_counts_once(corpus, unbroken, tmp_path, monkeypatch):
    done = runs.in_processes

    def twice(*given):
        for piece in done(*given):
            (tmp_path / "part-000000-0123456789ab.parquet").write_bytes(b"by a worker thought lost")
            yield piece

    monkeypatch.setattr(runs, "in_processes", twice)
    assert measured(corpus, tmp_path, measures=["readability"]) == unbroken


def test_two_runs_into_one_folder_at_once(corpus, unbroken, tmp_path):
    with keeping.Folder(tmp_path, {"input": {}}, True).opened():
        with pytest.raises(RunError, match="another run is writing into this folder") as caught:
            measure_corpus(corpus, out=tmp_path, **READABILITY)
        assert "\n" not in str(caught.value)


CHANGES = {
    "the corpus": (lambda t: t.assign(text=t["text"] + " It may end."), {}, "the corpus"),
    "a row more": (lambda t: pd.concat([t, t.tail(1)]), {}, "the corpus"),
    "another column": (lambda t: t.assign(outlet="Lantern"), {}, "the corpus"),
    "other measures": (lambda t: t, {"measures": ["hedging"]}, "the setting measures"),
    "findings": (lambda t: t, {"spans": True}, "the setting spans"),
    "furniture": (lambda t: t, {"furniture": "keep"}, "the setting furniture"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changed_since_the_run_is_said_and_nothing_is_touched(tmp_path, change):
    table, out = articles(30, length=1), tmp_path / "out"
    measure_corpus(table, out=out, **READABILITY)
    before = files(out)
    changed, options, said = CHANGES[change]
    with pytest.raises(RunError, match=f"cannot be gone on with, since {said}") as caught:
        measure_corpus(changed(table), out=out, **READABILITY | options)
    assert "\n" not in str(caught.value)
    assert files(out) == before


def test_another_kit_or_library_does_not_go_on(tmp_path, monkeypatch):
    measure_corpus(["It rains."], out=tmp_path, **READABILITY)
    monkeypatch.setattr(runs, "libraries", lambda: keeping.libraries() | {"numpy": "9.9"})
    with pytest.raises(RunError, match=r"since the version of numpy was .* and is 9\.9"):
        measure_corpus(["It rains."], out=tmp_path, **READABILITY)


def test_a_worker_with_another_kit_is_refused():
    job = pieces.job_of(plan(["readability"]), {"measures": ["readability"]})
    other = job._replace(origin=dict(job.origin) | {"lists": "0"})
    (piece,) = pieces.cut(["It rains."], [None], 1)
    with pytest.raises(RunError, match=r"another kit than .* \(lists differ\)"):
        pieces.measure_piece(other, piece)


def test_a_folder_of_something_else_and_an_earlier_run_are_left_alone(tmp_path):
    (tmp_path / "thesis.docx").write_text("Years of work.")
    with pytest.raises(RunError, match="is not empty and holds no run"):
        measure_corpus(["It rains."], out=tmp_path, **READABILITY)
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.docx"]
    with pytest.raises(RunError, match="cannot be written"):
        measure_corpus(["It rains."], out=tmp_path / "thesis.docx", **READABILITY)
    out = tmp_path / "out"
    measure_corpus(["It rains."], out=out, **READABILITY)
    with pytest.raises(RunError, match="holds an earlier run; resume it"):
        measure_corpus(["It rains."], out=out, resume=False, **READABILITY)


def test_a_file_that_changes_while_it_is_measured(tmp_path, monkeypatch):
    file = tmp_path / "news.parquet"
    articles(30, length=1).to_parquet(file)
    done = runs.in_processes

    def changing(*given):
        yield from done(*given)
        os.utime(file, (1, 1))

    monkeypatch.setattr(runs, "in_processes", changing)
    with pytest.raises(RunError, match="changed while it was measured"):
        measure_corpus(file, out=tmp_path / "out", **READABILITY)


@pytest.mark.parametrize(
    "error",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        ImportError("No Parquet here (lib.so: failed to map segment from shared object)"),
        RuntimeError("can't start new thread"),
    ],
    ids=lambda error: type(error).__name__,
)
def test_no_memory_is_no_fault_of_an_article(tmp_path, monkeypatch, error):
    broken = monkeypatch_measured(monkeypatch, error)
    texts = [*["It rains."] * 20, broken]
    with pytest.raises(RunError, match=r"no memory left; .* 1 parts are whole") as caught:
        measure_corpus(texts, out=tmp_path, **READABILITY)
    assert "\n" not in str(caught.value)
    monkeypatch.undo()
    assert measure_corpus(texts, out=tmp_path, **READABILITY).articles == 21


def test_no_memory_for_the_model(tmp_path, monkeypatch):
    def failing(*_):
        try:
            raise MemoryError
        except MemoryError:
            raise ModelError("The attribution model is damaged.") from None

    monkeypatch.setattr(pieces, "measured", failing)
    with pytest.raises(RunError, match="no memory left"):
        measure_corpus(["It rains."], out=tmp_path, **READABILITY)


def test_no_memory_for_writing_a_part(tmp_path, monkeypatch):
    def failing(*_):
        raise ImportError("lib.so: failed to map segment from shared object")

    monkeypatch.setattr(pieces, "write_part", failing)
    with pytest.raises(RunError, match="no memory left"):
        measure_corpus(["It rains."], out=tmp_path, **READABILITY)


@pytest.fixture
def disk(tmp_path):
    """A disk of 80 kB."""
    place = tmp_path / "disk"
    place.mkdir()
    made = ["mount", "-t", "tmpfs", "-o", "size=80k", "tmpfs", str(place)]
    if os.name != "posix" or subprocess.run(made, capture_output=True).returncode:
        pytest.skip("only the superuser of Linux can make a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_leaves_whole_parts_and_the_run_goes_on(corpus, unbroken, disk, tmp_path):
    with pytest.raises(
        RunError, match=r"No space left on device\); make room. \d+ parts"
    ) as caught:
        measure_corpus(corpus, out=disk / "out", **READABILITY)
    assert "\n" not in str(caught.value)
    assert not list((disk / "out").rglob(".*"))
    assert {f.name for f in parts(disk / "out")} < {*unbroken}
    subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
    assert measured(corpus, disk / "out", measures=["readability"]) == unbroken


def test_a_disk_that_may_not_be_written(disk):
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    with pytest.raises(RunError, match=r"Read-only file system\); choose another place\.$"):
        measure_corpus(["It rains."], out=disk / "out", **READABILITY)


class Frozen:
    """Becomes, in the process that gets it, a count of what the garbage collector passes over."""

    def __reduce__(self):
        return gc.get_freeze_count, ()


def test_a_worker_does_not_go_over_what_it_imported():
    with workers.ProcessPoolExecutor(1, initializer=workers._begin, initargs=(os.getpid(),)) as one:
        assert one.submit(int, Frozen()).result() > 10_000
    assert gc.get_freeze_count() == 0  # the process of whoever asked is left alone


class Deadly:
    """What kills the process that gets it."""

    def __reduce__(self):
        return os._exit, (9,)


@pytest.mark.slow
def test_a_worker_that_dies_of_every_piece_ends_the_run_in_a_sentence(monkeypatch):
    monkeypatch.setattr(workers, "DEATHS", 2)
    job = pieces.job_of(plan(["readability"]), {"measures": ["readability"]})
    with pytest.raises(RunError, match="killed 2 times in a row, most likely for want of memory"):
        list(workers.in_processes(job, [pieces.Piece(0, [1], [Deadly()], [None])], 2))
