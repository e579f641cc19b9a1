"""A corpus measured by a Dask cluster: row for row what one process makes of it."""

import os
import signal
import threading

import pandas as pd
import pytest
from runs import articles, files, measured, parts, until

from analysis import measure_corpus
from analysis.corpus import RunError

distributed = pytest.importorskip(
    "distributed", reason="distributed is not installed: pip install '.[scale]'"
)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.enable_socket,
    pytest.mark.filterwarnings("ignore"),  # Dask's own
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    table = articles(length=20)
    table.to_parquet(folder / "news.parquet", index=False)
    table.to_json(folder / "news.jsonl", orient="records", lines=True)
    return folder


@pytest.fixture
def cluster(socket_enabled):
    """A scheduler and two worker processes."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as made:
        yield made


def test_a_cluster_of_which_a_worker_is_killed_writes_what_one_process_does(
    corpus, cluster, tmp_path
):
    out = tmp_path / "out"
    with distributed.Client(cluster) as client:
        pids = [*client.run(os.getpid).values()]
        assert len(set(pids)) == 2

        def kill():
            until(lambda: parts(out))
            os.kill(pids[0], signal.SIGKILL)

        killer = threading.Thread(target=kill)
        killer.start()
        run = measure_corpus(
            corpus / "news.parquet", out=out, engine="dask", client=client, progress=False
        )
        killer.join()
        assert pids[0] not in client.run(os.getpid).values()
    assert run.articles == 160
    assert files(out) == measured(corpus / "news.parquet", tmp_path / "alone")
    import dask.dataframe

    found = dask.dataframe.read_parquet(out).compute()
    assert found["article"].tolist() == pd.read_parquet(out)["article"].tolist()
    # The same scheduler by its address, lines of JSON, and what broke off on one machine.
    other = tmp_path / "lines"
    whole = measured(corpus / "news.jsonl", other)
    for file in parts(other)[3:]:
        file.unlink()
    address = cluster.scheduler_address
    measure_corpus(corpus / "news.jsonl", out=other, engine="dask", client=address, progress=False)
    assert files(other) == whole


def test_no_scheduler_at_an_address(tmp_path, monkeypatch):
    import dask

    with (
        dask.config.set({"distributed.comm.timeouts.connect": "1s"}),
        pytest.raises(RunError, match=r"There is no scheduler at tcp://127\.0\.0\.1:9;"),
    ):
        measure_corpus(
            ["It rains."], out=tmp_path / "out", engine="dask", client="tcp://127.0.0.1:9"
        )
