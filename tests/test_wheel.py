"""What is installed holds every file that the kit reads when it runs."""

import shutil
import subprocess
import sys
import zipfile

import pytest

pytestmark = pytest.mark.slow
COPIED = ("pyproject.toml", "README.md", "LICENSE", "analysis")
DATA = {  # what is read of each folder, as it lies beside the modules
    *("lexicons/*.csv", "lexicons/SOURCES.toml", "codebook/*.csv", "models/*.npz", "models/*.csv"),
    *("models/accurate/*", "show/templates/*", "validity/*.csv", "norms.csv", "norms.json"),
    "py.typed",
}


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    """The names in a wheel that is built of this checkout without the network."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in COPIED:
        if (root / name).is_dir():
            left = shutil.ignore_patterns("__pycache__")
            shutil.copytree(root / name, source / name, ignore=left)
        else:
            shutil.copy(root / name, source / name)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    options = ["--no-index", "--disable-pip-version-check", "--wheel-dir", str(out), str(source)]
    done = subprocess.run([*pip, *options], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(next(out.glob("*.whl"))) as archive:
        return {n.removeprefix("analysis/") for n in archive.namelist() if "dist-info" not in n}


@pytest.mark.parametrize("pattern", sorted(DATA))
def test_the_data_are_in_the_wheel(root, wheel, pattern):
    there = {p.relative_to(root / "analysis").as_posix() for p in root.glob(f"analysis/{pattern}")}
    assert there
    assert there <= wheel


def test_every_file_that_is_no_note_is_in_the_wheel(root, wheel):
    folder = root / "analysis"
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert {f for f in files if "__pycache__" not in f} <= wheel
