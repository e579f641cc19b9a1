"""Runs that are killed: what was written is whole, and the next run goes on to the same bytes."""

import os
import resource
import signal
import subprocess
import sys

import pandas as pd
import pytest
from runs import articles, begun, ended, files, measured, parts, until

from analysis import measure_corpus
from analysis.corpus import RunError

psutil = pytest.importorskip("psutil", reason="psutil is not installed: pip install psutil")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="it looks for processes as Linux has them"),
]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    file = tmp_path_factory.mktemp("news") / "news.parquet"
    articles().to_parquet(file, index=False)
    return file


@pytest.fixture(scope="module")
def unbroken(corpus, tmp_path_factory):
    return measured(corpus, tmp_path_factory.mktemp("unbroken"))


def workers_of(run: subprocess.Popen) -> list:
    """Return the processes that measure."""
    found = psutil.Process(run.pid).children(recursive=True)
    return [p for p in found if "popen_loky" in " ".join(p.cmdline())]


def test_several_processes_write_what_one_does(corpus, unbroken, tmp_path):
    run = begun(corpus, tmp_path / "out")
    assert ended(run, tmp_path / "out") == (0, "")
    assert files(tmp_path / "out") == unbroken


def test_a_killed_worker_loses_nothing(corpus, unbroken, tmp_path):
    run = begun(corpus, tmp_path / "out")
    until(lambda: parts(tmp_path / "out") or run.poll() is not None)
    workers_of(run)[0].kill()
    assert ended(run, tmp_path / "out") == (0, "")
    assert files(tmp_path / "out") == unbroken


def test_a_killed_parent_takes_its_workers_along_and_the_next_run_goes_on(
    corpus, unbroken, tmp_path
):
    run = begun(corpus, tmp_path / "out")
    until(lambda: parts(tmp_path / "out") or run.poll() is not None)
    left = workers_of(run)
    run.kill()
    run.wait()
    assert len(left) == 2
    psutil.wait_procs(left, timeout=60)
    assert not any(process.is_running() for process in left)
    before = {file: file.stat().st_mtime_ns for file in parts(tmp_path / "out")}
    assert 0 < len(before) < 8
    assert measured(corpus, tmp_path / "out") == unbroken
    assert all(file.stat().st_mtime_ns == time for file, time in before.items())


# A shell lets what it runs in the background ignore Ctrl-C.
HEEDS_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"


def test_ctrl_c_leaves_whole_parts(corpus, unbroken, tmp_path):
    run = begun(corpus, tmp_path / "out", before=HEEDS_CTRL_C, start_new_session=True)
    until(lambda: parts(tmp_path / "out") or run.poll() is not None)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: to all of them
    assert run.wait(timeout=120) != 0
    assert {file.name for file in parts(tmp_path / "out")} < {*unbroken}
    assert measured(corpus, tmp_path / "out") == unbroken


KILLED = """
    import io, os, signal
    from pathlib import Path
    replace, done = Path.replace, []
    def killed(path, other):
        if path.name.startswith(".part"):
            done.append(path)
            if len(done) == 3:
                path.write_bytes(path.read_bytes()[:1000])
                os.kill(os.getpid(), signal.SIGKILL)
        return replace(path, other)
    Path.replace = killed
""".strip()


def test_killed_in_mid_write(corpus, unbroken, tmp_path):
    run = begun(corpus, tmp_path / "out", workers=1, before=KILLED)
    assert run.wait() == -signal.SIGKILL
    names = [file.name for file in (tmp_path / "out").iterdir()]
    assert len([name for name in names if name.endswith(".partial")]) == 1
    assert len(parts(tmp_path / "out")) == 2
    assert measured(corpus, tmp_path / "out") == unbroken


def test_a_worker_without_memory(corpus, unbroken, tmp_path):
    run = begun(corpus, tmp_path / "out")
    until(lambda: parts(tmp_path / "out") or run.poll() is not None)
    for worker in workers_of(run):
        size = worker.memory_info().vms
        resource.prlimit(worker.pid, resource.RLIMIT_AS, (size, size))
    code, said = ended(run, tmp_path / "out")
    # Either it had what it needed, or died and another one did its work, or the run says so.
    if code:
        assert "no memory left" in said or "for want of memory" in said, said
        assert len(said.splitlines()[-1:]) == 1
    assert measured(corpus, tmp_path / "out") == unbroken


def test_two_processes_into_one_folder(corpus, unbroken, tmp_path):
    first = begun(corpus, tmp_path / "out", workers=1)
    until(lambda: parts(tmp_path / "out") or first.poll() is not None)
    first.send_signal(signal.SIGSTOP)
    with pytest.raises(RunError, match="another run is writing into this folder"):
        measure_corpus(corpus, out=tmp_path / "out", progress=False)
    first.send_signal(signal.SIGCONT)
    assert first.wait() == 0
    assert files(tmp_path / "out") == unbroken


def test_the_table_in_memory_is_the_same_from_several_processes(corpus):
    table = pd.read_parquet(corpus).head(30)
    one = measure_corpus(table, progress=False)
    two = measure_corpus(table, progress=False, workers=2)
    pd.testing.assert_frame_equal(one, two, check_exact=True)
    assert one.attrs == two.attrs
