"""The command line: results, one clear sentence for bad input, nothing half-written."""

import io
import os
import subprocess
import sys
import tomllib

import pandas as pd
import pytest
from conftest import REAL, ROOT

from analysis import CODEBOOK
from analysis.__main__ import VALIDATED, main
from analysis.measures import MEASURES


@pytest.fixture
def rain(tmp_path):
    file = tmp_path / "rain.txt"
    file.write_text("It may rain, the mayor said.\n")
    return file


def test_measure_prints_every_number_with_its_unit(rain, capsys):
    assert main(["measure", str(rain), str(REAL)]) == 0
    out = capsys.readouterr().out
    assert all(column in out for column in CODEBOOK.index)
    assert "per 100 words" in out
    assert "trump-zelenskyy-call" in out


def test_measure_saves_a_table(rain, tmp_path, capsys):
    out = tmp_path / "table.csv"
    assert main(["measure", str(rain), str(REAL), "--out", str(out)]) == 0
    table = pd.read_csv(out)
    assert table["article"].tolist() == ["rain", "trump-zelenskyy-call"]
    about = ["article", "id", "title", "outlet", "date", "path"]
    assert list(table.columns[:6]) == about
    assert list(table.columns[-len(CODEBOOK) :]) == list(CODEBOOK.index)
    assert "text" not in table.columns
    assert str(out) in capsys.readouterr().out


def test_undefined_numbers_are_empty_cells_and_not_zero(tmp_path):
    plain = tmp_path / "plain.txt"
    plain.write_text("It rained.")
    out = tmp_path / "table.csv"
    main(["measure", str(plain), "--out", str(out)])
    assert pd.read_csv(out)["anonymous_source_share"].isna().all()


def test_report_writes_a_page_and_prints_the_headline_numbers(rain, tmp_path, capsys):
    out = tmp_path / "report.html"
    assert main(["report", str(rain), str(REAL), "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    printed = capsys.readouterr().out
    assert "hedges_per_100_words" in printed
    assert str(out) in printed


def test_bad_files_are_named_and_the_others_still_measured(rain, tmp_path, capsys):
    empty, binary = tmp_path / "empty.txt", tmp_path / "image.png"
    empty.write_text(" \n")
    binary.write_bytes(b"\x89PNG\xff\x00")
    out = tmp_path / "table.csv"
    folder = tmp_path / "none"
    folder.mkdir()
    bad = [str(empty), str(tmp_path / "missing.txt"), str(folder), str(binary)]
    assert main(["measure", bad[0], str(rain), *bad[1:], "--out", str(out)]) == 2
    assert pd.read_csv(out)["article"].tolist() == ["rain"]
    complaints = capsys.readouterr().err.splitlines()
    assert len(complaints) == 4
    assert all(c.startswith(name) for c, name in zip(complaints, bad, strict=True))
    assert pd.read_csv(tmp_path / "rejects.csv")["file"].tolist() == bad


def test_a_name_that_is_no_utf8_is_shown_as_far_as_it_can_be(rain, tmp_path, capsys):
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")
    rain.rename(name)
    out = tmp_path / "table.csv"
    assert main(["measure", name, "--out", str(out)]) == 0
    assert pd.read_csv(out)["article"].tolist() == ["caf�"]
    assert main(["measure", name]) == 0
    assert "caf�" in capsys.readouterr().out
    page = tmp_path / "report.html"
    assert main(["report", name, "--out", str(page)]) == 0
    assert "caf�" in page.read_text(encoding="utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")
def test_a_full_disk_behind_the_output_gets_a_sentence(rain):
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-m", "analysis", "measure", str(rain)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert ran.returncode == 2
    assert ran.stderr == "The result cannot be written (No space left on device).\n"


def test_a_closed_output_is_no_fault(rain, tmp_path):
    command = f"{sys.executable} -m analysis measure {rain} --out {tmp_path / 'a.csv'} >&-"
    ran = subprocess.run(command, shell=True, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_nothing_is_written_if_no_article_could_be_read(tmp_path, capsys):
    out = tmp_path / "report.html"
    assert main(["report", str(tmp_path / "missing.txt"), "--out", str(out)]) == 2
    assert "no such file" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        ("table.txt", "is a .csv or .xlsx or .parquet file"),
        ("nowhere/table.csv", "no such folder"),
        ("folder.csv", "this is a folder"),
    ],
)
def test_a_place_that_cannot_be_written_is_named_before_the_work(
    rain, tmp_path, monkeypatch, capsys, out, sentence
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.csv").mkdir()
    assert main(["measure", str(rain), "--out", out]) == 2
    assert sentence in capsys.readouterr().err


def test_an_article_is_not_overwritten_by_the_result(tmp_path, capsys):
    article = tmp_path / "article.csv"
    article.write_text("It may rain.")
    assert main(["measure", str(article), "--out", str(article)]) == 2
    assert article.read_text() == "It may rain."
    assert "one of the articles" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("ending", "read"),
    [(".csv", pd.read_csv), (".xlsx", pd.read_excel), (".parquet", pd.read_parquet)],
)
def test_a_table_of_articles_is_measured_into_a_table_of_the_form_asked_for(
    tmp_path, capsys, ending, read
):
    given = pd.DataFrame(
        {
            "hed": ["=1+1", "Rain"],
            "story": ["It may rain, the mayor said.", "It rained."],
            "day": ["2024-05-01", "2024-05-02"],
            "beat": ["weather", "weather"],
        }
    )
    given.to_csv(tmp_path / "news.csv", index=False)
    out = tmp_path / f"numbers{ending}"
    columns = ["--title", "hed", "--text", "story", "--date", "day"]
    assert main(["measure", str(tmp_path / "news.csv"), *columns, "--out", str(out)]) == 0
    table = read(out)
    assert table["article"].tolist() == ["news-1", "news-2"]
    assert table["title"].tolist() == ["=1+1" if ending == ".parquet" else "'=1+1", "Rain"]
    assert table["beat"].tolist() == ["weather", "weather"]
    assert pd.to_datetime(table["date"]).dt.day.tolist() == [1, 2]
    assert table["words"].tolist() == [6, 2]
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        ["news.csv", f"numbers{ending}", f"numbers{ending}-metadata.json"]
    )


def test_standard_input_is_read_as_what_it_holds(tmp_path, monkeypatch, capsys):
    out = tmp_path / "table.csv"
    for held, rows in ((b"It may rain.", 1), (b"id,text\n1,It may rain.\n2,Fog.\n", 2)):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(held)))
        assert main(["measure", "-", "--out", str(out)]) == 0
        assert len(pd.read_csv(out)) == rows


def test_what_was_refused_lies_beside_the_table_and_an_old_list_is_renewed(tmp_path, capsys):
    (tmp_path / "news").mkdir()
    good, bad = tmp_path / "news" / "a.txt", tmp_path / "news" / "b.txt"
    good.write_text("It may rain.")
    bad.write_text("")
    out, rejects = tmp_path / "table.csv", tmp_path / "rejects.csv"
    assert main(["measure", str(tmp_path / "news"), "--out", str(out)]) == 2
    (row,) = pd.read_csv(rejects).to_dict("records")
    assert row == {
        "file": bad.as_posix(),
        "row": 0,
        "reason": "holds no words; put the article's text there",
    }
    bad.unlink()
    assert main(["measure", str(tmp_path / "news"), "--out", str(out)]) == 0
    assert rejects.read_text() == "file,row,reason\n"


def test_results_beside_the_articles_are_not_read_the_next_time(tmp_path, capsys):
    (tmp_path / "a.txt").write_text("It may rain.")
    (tmp_path / "b.txt").write_text("")
    out = tmp_path / "table.csv"
    for _ in range(2):
        assert main(["measure", str(tmp_path), "--out", str(out)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1
        assert len(pd.read_csv(out)) == len(pd.read_csv(tmp_path / "rejects.csv")) == 1


def test_many_refused_rows_are_counted_and_not_all_printed(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("id,text\n" + "1,It rains.\n" + "2,\n" * 50)
    assert main(["measure", str(tmp_path / "a.csv"), "--out", str(tmp_path / "t.csv")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 31
    assert said[-1].startswith("… and 20 more; ")
    assert len(pd.read_csv(tmp_path / "rejects.csv")) == 50


def test_if_nothing_can_be_read_each_reason_is_printed_and_nothing_written(tmp_path, capsys):
    (tmp_path / "a.csv").write_text("id,text\n1,\n2,?\n")
    before = sorted(tmp_path.iterdir())
    assert main(["measure", str(tmp_path / "a.csv"), "--out", str(tmp_path / "t.csv")]) == 2
    assert [line.partition(": ")[2][:12] for line in capsys.readouterr().err.splitlines()] == [
        *("holds no tex", "holds no wor", "")
    ]
    assert sorted(tmp_path.iterdir()) == before


def test_too_many_articles_to_print_are_to_be_saved(tmp_path, capsys):
    (tmp_path / "a.csv").write_text(
        "id,text\n" + "".join(f"{n},It rains {n}.\n" for n in range(99))
    )
    assert main(["measure", str(tmp_path / "a.csv")]) == 2
    assert "99 articles are too many to print" in capsys.readouterr().err


def test_a_report_over_many_articles_is_split_into_pages(tmp_path, capsys):
    (tmp_path / "a.csv").write_text(
        "id,text\n" + "".join(f"{n},It rains {n}.\n" for n in range(51))
    )
    assert main(["report", str(tmp_path / "a.csv"), "--out", str(tmp_path / "r.html")]) == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.csv", "r-2.html", "r.html"]
    assert "It rains 50." in (tmp_path / "r-2.html").read_text()


def test_wrong_arguments_exit_with_2(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["measure"])
    assert caught.value.code == 2


@pytest.mark.parametrize("measure", ["hedging", "attribution", "readability", "framing"])
def test_validate_without_its_corpus_says_what_it_needs(measure, capsys):
    assert main(["validate", measure]) == 2
    error = capsys.readouterr().err
    assert "give its path with --" in error
    assert error.count("\n") == 1


def test_the_measures_that_can_be_validated_are_the_measures():
    assert set(VALIDATED) == set(MEASURES)


def test_each_validation_lists_its_own_options(capsys):
    with pytest.raises(SystemExit) as caught:
        main(["validate", "framing", "--help"])
    assert caught.value.code == 0
    assert "--narrative-frames" in capsys.readouterr().out


def test_help_imports_nothing_of_the_research_side():
    code = (
        "import sys; from analysis.__main__ import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "rooms = ('corpora', 'training', 'validity')\n"
        "print([m for m in sys.modules if m.startswith('sklearn') or m.split('.')[1:2] in "
        "([r] for r in rooms) and m.startswith('analysis')])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"


@pytest.mark.slow
def test_the_command_hearsay_works_beside_a_file_called_like_the_package(rain, tmp_path):
    """A console script has its own folder on the path, not the one it is called in."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, function = project["scripts"]["hearsay"].split(":")
    script = tmp_path / "bin" / "hearsay"
    script.parent.mkdir()
    script.write_text(f"import sys\nfrom {module} import {function}\nsys.exit({function}())\n")
    (tmp_path / "analysis.py").write_text("raise SystemExit('this is not the kit')\n")
    run = subprocess.run(
        [sys.executable, str(script), "measure", rain.name],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert "hedges_per_100_words" in run.stdout
