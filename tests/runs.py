"""What the tests of runs into a folder share: a corpus, a run of its own process, its files."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from analysis import measure_corpus

PARTS = 8  # of the corpus
_SENTENCES = (
    "“It may rain on {n} streets,” Mayor Ann Lee said on Monday.",
    "The plan, which aides reportedly saw {n} times, will certainly cost money.",
    "Officials who asked not to be named told the Courier that {n} pumps had failed.",
    "Residents of the harbour quarter have waited {n} days, and some were furious.",
)
RUN = """
import sys
from analysis import measure_corpus

if __name__ == "__main__":
    {before}
    try:
        measure_corpus(sys.argv[1], out=sys.argv[2], workers={workers}, progress=False)
    except Exception as error:
        sys.exit(f"{{type(error).__name__}}: {{error}}")
"""


def articles(count: int = 20 * PARTS, length: int = 25) -> pd.DataFrame:
    """Return articles no two of which are the same."""
    texts = [
        "\n\n".join(_SENTENCES[(a + s) % 4].format(n=a * length + s) for s in range(length))
        for a in range(count)
    ]
    names = [f"a{number}" for number in range(count)]
    return pd.DataFrame({"article": names, "outlet": "Courier", "text": texts})


def files(folder: Path) -> dict[str, bytes]:
    """Return what a run left, by name."""
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in found}


def parts(folder: Path) -> list[Path]:
    """Return the parts that are whole."""
    return sorted(folder.glob("part-*.parquet"))


def begun(
    source: Path, out: Path, workers: int = 2, before: str = "pass", **more: object
) -> subprocess.Popen:
    """Begin a run in a process of its own."""
    code = RUN.format(workers=workers, before=before)
    script = out.with_suffix(".py")
    script.write_text(code)
    root = str(Path(__file__).parent.parent)
    paths = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
    with out.with_suffix(".said").open("w") as said:
        return subprocess.Popen(
            [sys.executable, str(script), str(source), str(out)],
            env=os.environ | {"PYTHONPATH": paths},
            stderr=said,
            **more,
        )


def ended(run: subprocess.Popen, out: Path) -> tuple[int, str]:
    """Return the exit code of a run that was begun, and what it said."""
    return run.wait(timeout=500), out.with_suffix(".said").read_text()


def until(true: Callable[[], object], seconds: float = 240) -> None:
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.02)


def measured(source: Path, out: Path, **options: object) -> dict[str, bytes]:
    """Return what a run that nothing breaks off leaves."""
    measure_corpus(source, out=out, progress=False, **options)
    return files(out)
