"""Processor time of the command line, as a multiple of that of ``import pandas``.

    python tests/startup.py [--rounds N]

Each round runs all commands in turn, so that a busy machine slows all alike, and
gives a ratio for each; the median of the rounds counts.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
BASE = ["-c", "import pandas"]
COMMANDS = {
    "--help": ["-m", "analysis", "--help"],
    "measure": ["-m", "analysis", "measure", "seeds/trump-zelenskyy-call.txt"],
}
# As users run Python: compiled code is kept.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
BAR = {"--help": 1.5, "measure": 3.0}  # times `import pandas`


def seconds(arguments: list[str]) -> float:
    """Return the processor seconds of one run of Python."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=ENVIRONMENT, check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratios(rounds: int) -> dict[str, float]:
    """Return each command's median ratio to ``import pandas``."""
    for arguments in (BASE, *COMMANDS.values()):
        seconds(arguments)  # fills the caches of files and of compiled code
    found: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(rounds):
        base = seconds(BASE)
        for name, arguments in COMMANDS.items():
            found[name].append(seconds(arguments) / base)
    return {name: median(of) for name, of in found.items()}


def main() -> None:
    """Print the ratios beside their bar."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=7)
    for name, ratio in ratios(parser.parse_args().rounds).items():
        print(f"{name:8} {ratio:.2f} times import pandas, at most {BAR[name]}")


if __name__ == "__main__":
    main()
