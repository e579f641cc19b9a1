"""A damaged file of the kit, or list of one's own, gives one sentence that names it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import analysis
from analysis import HearsayError, hedging, lexicon, measures
from analysis.errors import CodebookError, LexiconError, ModelError
from analysis.lexicon import classes
from analysis.readability import clear_ease

PACKAGE = Path(analysis.__file__).parent


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def without_column(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("definition", "meaning", 1), "utf-8")


def with_broken_row(path: Path) -> None:
    head, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f'{head}\n"open,{rest}', encoding="utf-8")


def with_bad_row(path: Path) -> None:
    head, _, rest = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{head}\n{'A' * 3}{',' * head.count(',')}\n{rest}", encoding="utf-8")


DAMAGES = [
    ("models/attribution.npz", cut),
    ("models/attribution.npz", Path.unlink),
    ("models/clear_ease.csv", cut),
    ("codebook/hedging.csv", without_column),
    ("codebook/framing.csv", Path.unlink),
    ("lexicons/hedges.csv", with_broken_row),
    ("lexicons/hedges.csv", with_bad_row),
    ("lexicons/frames.csv", cut),
    ("lexicons/classes.csv", with_broken_row),
]


@pytest.fixture(scope="module")
def copied(tmp_path_factory):
    """A copy of the package in a folder of its own."""
    folder = tmp_path_factory.mktemp("copy")
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, folder / "analysis", ignore=ignored)
    (folder / "rain.txt").write_text("It may rain, the mayor said.")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize(("file", "damage"), DAMAGES)
def test_a_damaged_file_gives_a_sentence_and_code_2_on_the_command_line(copied, file, damage):
    whole = PACKAGE / file
    damaged = copied / "analysis" / file
    damage(damaged)
    try:
        run = subprocess.run(
            [sys.executable, "-m", "analysis", "measure", "rain.txt"],
            cwd=copied,
            env={"PATH": ""},
            capture_output=True,
            text=True,
        )
    finally:
        shutil.copy(whole, damaged)
    assert run.returncode == 2, run.stderr
    assert "Traceback" not in run.stderr
    assert run.stderr.count("\n") == 1
    assert str(damaged) in run.stderr


def test_a_model_that_is_cut_short_or_has_an_empty_cell(tmp_path):
    path = tmp_path / "clear_ease.csv"
    shutil.copy(clear_ease.MODEL, path)
    text = path.read_text(encoding="utf-8")
    cut(path)
    with pytest.raises(ModelError, match=r"clear_ease\.csv is damaged"):
        clear_ease.load_model(path)
    other = tmp_path / "empty_cell.csv"
    other.write_text(text.replace("3.206572", ""), encoding="utf-8")
    with pytest.raises(ModelError, match="a cell is empty"):
        clear_ease.load_model(other)
    with pytest.raises(ModelError, match="is damaged"):
        clear_ease.load_model(tmp_path / "none.csv")


@pytest.mark.parametrize("damage", [without_column, cut, Path.unlink, with_broken_row])
def test_a_codebook_that_is_damaged(damage, tmp_path, monkeypatch):
    shutil.copytree(measures.CODEBOOK_FOLDER, tmp_path, dirs_exist_ok=True)
    damage(tmp_path / "hedging.csv")
    monkeypatch.setattr(measures, "CODEBOOK_FOLDER", tmp_path)
    with pytest.raises(CodebookError, match=r"hedging\.csv: this part of the codebook"):
        measures._codebook()


@pytest.mark.parametrize("damage", [Path.unlink, with_broken_row])
def test_classes_of_words_that_are_damaged(damage, tmp_path, monkeypatch):
    shutil.copy(lexicon.FOLDER / "classes.csv", tmp_path)
    damage(tmp_path / "classes.csv")
    monkeypatch.setattr(classes, "FOLDER", tmp_path)
    with pytest.raises(LexiconError, match=r"classes\.csv: these classes of words"):
        classes.word_classes.__wrapped__()


def test_a_list_of_ones_own_is_named_by_its_whole_path(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("term,category\nmay,modal\nmay,modal\n")
    with pytest.raises(HearsayError) as error:
        hedging.find("It may rain.", path)
    assert str(error.value).startswith(f"{path}, line 3: ")
