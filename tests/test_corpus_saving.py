"""Saved tables: safe to open in a spreadsheet, whole or not there."""

import json

import openpyxl
import pandas as pd
import pytest

from analysis import HearsayError, provenance
from analysis.corpus import saving

FORMULAS = ['=HYPERLINK("http://x","y")', "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "＝1", "\n=1"]
TABLE = pd.DataFrame(
    {
        "title": pd.Series(
            [*FORMULAS, "Rain = more", "5-day", None, "caf\udce9", "a\x07b"], dtype=object
        ),
        "words": [-1.5, 2, float("nan"), *range(10)],
        "date": pd.to_datetime(["2024-05-01"] * 12 + [None]),
    }
)


@pytest.mark.parametrize("ending", saving.FORMATS)
def test_a_table_comes_back_as_it_was_but_for_what_would_run(tmp_path, ending):
    out = tmp_path / f"table{ending}"
    saving.save_table(TABLE, out)
    readers = {".csv": pd.read_csv, ".xlsx": pd.read_excel, ".parquet": pd.read_parquet}
    table = readers[ending](out)
    assert table["words"].tolist() == pytest.approx(TABLE["words"].tolist(), nan_ok=True)
    assert pd.to_datetime(table["date"]).tolist() == TABLE["date"].tolist()
    quote = "" if ending == ".parquet" else "'"
    assert table["title"].tolist()[:8] == [f"{quote}{text}" for text in FORMULAS]
    assert table["title"].tolist()[8:10] == ["Rain = more", "5-day"]
    assert table["title"].isna()[10]
    assert table["title"][11] == "caf�"


def test_no_cell_of_a_workbook_is_a_formula(tmp_path):
    out = tmp_path / "table.xlsx"
    saving.save_table(TABLE.assign(**{"=1+1": 1}), out)
    cells = [cell for row in openpyxl.load_workbook(out).active.iter_rows() for cell in row]
    assert len(cells) == 14 * 4
    assert not [cell.value for cell in cells if cell.data_type == "f"]


def test_the_head_of_a_csv_runs_nothing_either(tmp_path):
    saving.save_table(pd.DataFrame({"=1+1": ["a"]}), tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text().startswith("'=1+1\n")


@pytest.mark.parametrize("ending", saving.FORMATS)
def test_what_the_numbers_come_from_lies_beside(tmp_path, ending):
    saving.save_table(pd.DataFrame({"a": [1]}), tmp_path / f"t{ending}")
    told = json.loads((tmp_path / f"t{ending}-metadata.json").read_text())
    assert told["notes"] == [provenance.provenance()]
    assert len(list(tmp_path.iterdir())) == 2


def test_a_table_of_another_kind_is_refused(tmp_path):
    with pytest.raises(HearsayError, match=r"saved as \.csv, \.xlsx, \.parquet"):
        saving.save_table(TABLE, tmp_path / "table.sav")


def test_files_that_belong_together_are_all_written_or_none(tmp_path):
    def fails(file):
        file.write(b"half")
        raise OSError(28, "No space left on device")

    (tmp_path / "a").write_text("old")
    with pytest.raises(OSError, match="No space"):
        saving.write({tmp_path / "a": lambda file: file.write(b"new"), tmp_path / "b": fails})
    assert [p.name for p in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text() == "old"


def test_values_of_several_kinds_in_one_column_fit_into_parquet(tmp_path):
    table = pd.DataFrame({"mixed": [1, "a", None, 2.5]}, dtype=object)
    saving.save_table(table, tmp_path / "a.parquet")
    assert pd.read_parquet(tmp_path / "a.parquet")["mixed"].tolist()[:2] == ["1", "a"]


def test_rejects_are_a_table_of_file_row_and_reason(tmp_path):
    rejects = [{"file": "=a.txt", "row": 2, "reason": "holds no words"}]
    saving.save_rejects(rejects, tmp_path / "rejects.csv")
    assert saving.is_rejects(tmp_path / "rejects.csv")
    assert not saving.is_rejects(tmp_path / "none.csv")
    assert pd.read_csv(tmp_path / "rejects.csv").iloc[0].tolist() == [
        "'=a.txt",
        2,
        "holds no words",
    ]
