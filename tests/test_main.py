"""The command line: results, one clear sentence for bad input, nothing half-written."""

import io
import json
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
    assert "one of the inputs" in capsys.readouterr().err


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
    assert set(VALIDATED) == {*MEASURES, "groups"}


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


@pytest.fixture
def measured(tmp_path):
    rows = [("Courier", i % 4, 2.0 + i % 3) for i in range(12)]
    rows += [("Herald", 4 + i % 4, 1.0 + i % 3) for i in range(12)]
    table = pd.DataFrame(rows, columns=["outlet", "author", "hedges_per_100_words"])
    table["words"] = 400.0
    path = tmp_path / "table.csv"
    table.to_csv(path, index=False)
    return path


def test_compare_prints_the_figures_with_their_warnings_and_method(measured, capsys):
    assert main(["compare", str(measured), "--by", "outlet", "--cluster", "author"]) == 0
    out = capsys.readouterr().out
    row = next(line.split() for line in out.splitlines() if "hedges_per_100_words" in line)
    assert row[1:7] == ["Courier", "Herald", "12", "12", "4", "4"]
    assert row[11] == "1.00"  # 3 - 2
    assert "! 'Courier' has 4 and 'Herald' 4 clusters" in out
    assert "p_adjusted: fdr_bh over 2 tests." in out


@pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx", "parquet"])
def test_compare_reads_every_kind_of_table_and_saves_every_figure(measured, tmp_path, kind, capsys):
    table, path, out = pd.read_csv(measured), tmp_path / f"t.{kind}", tmp_path / "found.csv"
    if kind in ("csv", "tsv"):
        table.to_csv(path, index=False, sep="\t" if kind == "tsv" else ",")
    else:
        getattr(table, {"xlsx": "to_excel", "parquet": "to_parquet"}[kind])(path, index=False)
    options = ["--by", "outlet", "--columns", "words,hedges_per_100_words", "--adjust", "none"]
    assert main(["compare", str(path), *options, "--out", str(out)]) == 0
    found = pd.read_csv(out)
    assert found["measure"].tolist() == ["words", "hedges_per_100_words"]
    assert (found["p"] == found["p_adjusted"]).all()
    notes = json.loads((tmp_path / "found.csv-metadata.json").read_text(encoding="utf-8"))["notes"]
    assert notes[0]["by"] == "outlet"
    assert "p is not corrected" in " ".join(notes[0]["method"])


def test_compare_knows_from_beside_a_table_which_model_measured_it(measured, capsys):
    table = pd.read_csv(measured).rename(columns={"hedges_per_100_words": "document_source_share"})
    table.to_csv(measured, index=False)
    told = []
    for model in ("small", "accurate"):
        beside = measured.with_name("table.csv-metadata.json")
        beside.write_text(json.dumps({"notes": [{"attribution": model}]}))
        options = ["--columns", "document_source_share"]
        assert main(["compare", str(measured), "--by", "outlet", *options]) == 0
        told.append(capsys.readouterr().out.splitlines()[1].split()[-1])
    assert told[0] != told[1]


@pytest.mark.parametrize(
    ("name", "content", "options", "message"),
    [
        ("table.docx", "x", (), "a table is a file .csv, .tsv, .xlsx, .parquet"),
        ("none.csv", None, (), "there is no such file"),
        ("table.xlsx", "no spreadsheet", (), "cannot be read as a table"),
        ("table.parquet", "no parquet", (), "cannot be read as a table"),
        ("table.csv", "", (), "cannot be read as a table"),
        ("table.csv", "outlet,text\na,Rain\n", (), "measure its articles first, or name columns="),
        ("table.csv", "paper,words\na,1\n", (), "no column 'outlet' for by=; it has 'paper'"),
        ("table.csv", "outlet,words\na,1\nb,2\n", ("--average", "x"), "'articles' or 'words'"),
    ],
)
def test_compare_refuses_in_one_sentence(tmp_path, capsys, name, content, options, message):
    path = tmp_path / name
    if content is not None:
        path.write_text(content)
    assert main(["compare", str(path), "--by", "outlet", *options]) == 2
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_a_table_is_not_overwritten_by_its_comparison(measured, capsys):
    assert main(["compare", str(measured), "--by", "outlet", "--out", str(measured)]) == 2
    assert "one of the inputs" in capsys.readouterr().err


def test_measure_into_a_folder_goes_on_only_where_it_is_asked_to(rain, tmp_path, capsys):
    pd.DataFrame({"text": ["It may rain.", None]}).to_json(
        tmp_path / "news.jsonl", orient="records", lines=True
    )
    command = ["measure", str(tmp_path / "news.jsonl"), "--out", str(tmp_path / "out")]
    assert main([*command, "--spans"]) == 2
    said = capsys.readouterr()
    assert said.out.startswith("1 article in 1 part")
    assert "1 refused" in said.err
    assert len(pd.read_parquet(tmp_path / "out")) == 1
    assert main([*command, "--spans"]) == 2
    assert "earlier run; resume it (--resume)" in capsys.readouterr().err
    assert main([*command, "--resume"]) == 2
    assert "the setting spans was True and is False" in capsys.readouterr().err
    assert main([*command, "--spans", "--resume"]) == 2
    assert capsys.readouterr().out.startswith("1 article in 1 part")
    assert main(["measure", str(rain), "--resume"]) == 2
    assert "need a folder" in capsys.readouterr().err
    assert main(["measure", str(tmp_path / "nowhere"), "--out", str(tmp_path / "other")]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_a_folder_of_parts_is_compared_like_a_table(tmp_path, capsys):
    out = str(tmp_path / "out")
    assert main(["measure", "seeds/teaching", "--out", out]) == 0
    assert main(["compare", out, "--by", "outlet_type", "--columns", "words"]) == 0
    assert "wire" in capsys.readouterr().out
