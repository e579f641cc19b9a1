"""The words of a command line in; the options that they say, or how to say them, out."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import choice
from .errors import HearsayError

__all__ = ["COLUMNS", "VALIDATED", "UsageError", "add_model", "parser", "writable"]

VALIDATED = ("attribution", "framing", "groups", "hedging", "readability")  # modules of `validity`
COLUMNS = ("text", "title", "outlet", "date", "id")
FORMATS = "text, html, docx, rtf, csv, json, xlsx, parquet, lexis, factiva or proquest"
PATHS = (
    "a folder, a table (.csv .tsv .xlsx .jsonl .parquet), an export of Nexis, Factiva or ProQuest, "
    "or an article (.txt .md .html .docx .rtf); - is standard input"
)


class UsageError(HearsayError, ValueError):
    """Arguments that cannot be followed; the message says why and what to do."""


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each of its options says what it is for.

    Examples
    --------
    >>> parser().parse_args(["measure", "news.csv", "--workers", "2"]).workers
    2
    """
    line = argparse.ArgumentParser(
        prog="hearsay",
        description="Measure how news is told: hedging, attribution, readability, framing.",
    )
    commands = line.add_subparsers(dest="command", required=True)

    command = commands.add_parser("measure", help="print or save every number of some articles")
    _add_paths(command)
    command.add_argument(
        "--out",
        metavar="TABLE.csv|xlsx|parquet, or FOLDER",
        help="save a row per article in this table, and beside it in rejects.csv what was refused; "
        "in a folder, for what is larger than memory, as many Parquet parts of one table",
    )
    add_model(command)
    command.add_argument(
        "--furniture",
        choices=("skip", "keep"),
        help="leave bylines, cookie lines and navigation out of every number (skip, the default), "
        "or count them as if they were the article's (keep)",
    )
    _add_run(command)

    command = commands.add_parser("report", help="write a web page with the annotated articles")
    _add_paths(command)
    command.add_argument(
        "--out",
        metavar="REPORT.html",
        required=True,
        help="the page to write; further ones (REPORT-2.html) beside it for many articles",
    )
    add_model(command)

    command = commands.add_parser("compare", help="compare groups of measured articles")
    command.add_argument("table", metavar="TABLE", help="a row per article: .csv, .parquet, .xlsx")
    command.add_argument("--by", required=True, metavar="COLUMN", help="the groups, e.g. outlet")
    command.add_argument("--columns", metavar="A,B", help="the numbers; by default the main ones")
    command.add_argument("--cluster", metavar="COLUMN", help="what belongs together, e.g. author")
    command.add_argument("--baseline", metavar="GROUP", help="compare all others with this group")
    command.add_argument(
        "--adjust",
        default="fdr_bh",
        help="correction of p for many tests, as statsmodels names it (fdr_bh, holm), or none",
    )
    command.add_argument(
        "--average",
        default="articles",
        help="a mean over articles (the default), each alike, or words, long ones more",
    )
    command.add_argument("--out", metavar="RESULT.csv", help="save every figure in this table")

    command = commands.add_parser("explore", help="read articles in the browser, on this machine")
    _add_paths(command, "*")
    command.add_argument("--port", type=int, default=0, help="port (default: any that is free)")
    command.add_argument("--no-browser", action="store_true", help="only print the address")
    add_model(command)

    command = commands.add_parser("annotate", help="mark articles yourself, then see the tool's")
    _add_paths(command)
    command.add_argument("--out", metavar="MARKS.csv", required=True, help="where marks are kept")
    command.add_argument("--coder", default="", help="who marks; each reader has rows of their own")
    command.add_argument("--gold", metavar="HEDGES.csv", help="hedges marked before, to go on from")
    command.add_argument("--port", type=int, default=0, help="port (default: any that is free)")
    command.add_argument("--no-browser", action="store_true", help="only print the address")
    add_model(command)

    command = commands.add_parser("norms", help="print what is usual in thousands of news articles")
    command.add_argument(
        "--group",
        default="all",
        help="all (default), a kind of piece or an outlet, as listed below the table",
    )

    command = commands.add_parser("validate", help="compare a measure with human annotation")
    command.add_argument("measure", choices=VALIDATED)
    command.add_argument(
        "options", nargs=argparse.REMAINDER, help="its own; --help after the measure lists them"
    )
    return line


def _add_paths(parser: argparse.ArgumentParser, nargs: str = "+") -> None:
    parser.add_argument("paths", nargs=nargs, metavar="PATH", help=PATHS)
    for column in COLUMNS:
        parser.add_argument(
            f"--{column}", metavar="COLUMN", help=f"the column (or field of a head) of the {column}"
        )
    parser.add_argument("--format", help=f"what the files are, if they do not tell: {FORMATS}")
    parser.add_argument(
        "--encoding", help="how they are encoded, if it is not recognised: cp1252, …"
    )


def add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--attribution",
        choices=choice.MODELS,
        help="the attribution model: small (default), or accurate: finds more, takes longer",
    )


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="share the work between N processes"
    )
    for option, said in (
        ("--resume", "go on with a run into the folder that broke off"),
        ("--spans", "write every finding too, to the folder _findings in it"),
    ):
        parser.add_argument(option, action="store_true", help=said)
    parser.add_argument(
        "--dask", metavar="ADDRESS", help="have a Dask cluster do it, by its scheduler's address"
    )


def writable(out: str, suffixes: tuple[str, ...], inputs: list[str]) -> Path:
    """Return the place for the result, checked before the work is done.

    Examples
    --------
    >>> writable("table.doc", (".csv", ".xlsx"), [])
    Traceback (most recent call last):
    analysis.arguments.UsageError: table.doc: the result is a .csv or .xlsx file; give --out a name
    that ends so.
    """
    path = Path(out)
    if path.suffix.lower() not in suffixes:
        kinds = " or ".join(suffixes)
        raise UsageError(f"{out}: the result is a {kinds} file; give --out a name that ends so.")
    if path.is_dir():
        raise UsageError(f"{out}: this is a folder; give --out the name of a file.")
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: there is no such folder for --out; create it first.")
    if path.resolve() in {Path(file).resolve() for file in inputs}:
        raise UsageError(f"{out}: this is one of the inputs; give --out another name.")
    return path
