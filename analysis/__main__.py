"""The command line: ``hearsay measure|report|compare|validate``, or ``python -m analysis …``.

Every command imports what it needs when it runs, so that ``--help`` is soon there.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from . import choice
from .errors import HearsayError

if TYPE_CHECKING:
    import pandas as pd

    from .corpus import Article

__all__ = ["UsageError", "main"]

VALIDATED = ("attribution", "framing", "groups", "hedging", "readability")  # modules of `validity`
WRONG = 2  # exit code when any input was bad; the rest is still done


class UsageError(HearsayError, ValueError):
    """Arguments that cannot be followed; the message says why and what to do."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, or 2 if any input was bad."""
    options = _parser().parse_args(arguments)
    try:
        with choice.using(getattr(options, "attribution", None)):
            code = options.run(options)
        if sys.stdout is not None:  # as it is where the caller closed it
            sys.stdout.flush()  # here, where what it raises is caught
        return code
    except HearsayError as error:
        return _complain(str(error))
    except BrokenPipeError:  # the reader of our output, such as `head`, has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk behind the output
        return _complain(f"The result cannot be written ({error.strerror}).")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="hearsay",
        description="Measure how news is told: hedging, attribution, readability, framing.",
    )
    commands = parser.add_subparsers(dest="command", required=True)

    command = commands.add_parser("measure", help="print or save every number of some articles")
    command.add_argument("files", nargs="+", metavar="FILE", help="article as plain text in UTF-8")
    command.add_argument("--out", metavar="TABLE.csv", help="save a row per article in this table")
    _add_model(command)
    command.set_defaults(run=_measure)

    command = commands.add_parser("report", help="write a web page with the annotated articles")
    command.add_argument("files", nargs="+", metavar="FILE", help="article as plain text in UTF-8")
    command.add_argument("--out", metavar="REPORT.html", required=True, help="the page to write")
    _add_model(command)
    command.set_defaults(run=_report)

    command = commands.add_parser("compare", help="compare groups of measured articles")
    command.add_argument("table", metavar="TABLE", help="a row per article: .csv, .parquet, .xlsx")
    command.add_argument("--by", required=True, metavar="COLUMN", help="the groups, e.g. outlet")
    command.add_argument("--columns", metavar="A,B", help="the numbers; by default the main ones")
    command.add_argument("--cluster", metavar="COLUMN", help="what belongs together, e.g. author")
    command.add_argument("--baseline", metavar="GROUP", help="compare all others with this group")
    command.add_argument("--adjust", default="fdr_bh", help="correction for many tests, or none")
    command.add_argument("--average", default="articles", help="over articles (default) or words")
    command.add_argument("--out", metavar="RESULT.csv", help="save every figure in this table")
    command.set_defaults(run=_compare)

    command = commands.add_parser("validate", help="compare a measure with human annotation")
    command.add_argument("measure", choices=VALIDATED)
    command.add_argument(
        "options", nargs=argparse.REMAINDER, help="its own; --help after the measure lists them"
    )
    command.set_defaults(run=_validate)
    return parser


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--attribution",
        choices=choice.MODELS,
        help="the attribution model: small (default), or accurate: finds more, takes longer",
    )


def _measure(options: argparse.Namespace) -> int:
    import pandas as pd

    from .display import number
    from .measures import CODEBOOK, measure

    out = _writable(options.out, ".csv", options.files) if options.out else None
    articles, code = _read(options.files)
    if not articles:
        return code
    rows = [
        {"article": _legible(a.article), "path": _legible(path), **measure(a.text)}
        for path, a in articles.items()
    ]
    table = pd.DataFrame(rows)
    if out is None:
        numbers = table.set_index("article")[CODEBOOK.index].map(number).T
        print(pd.concat([CODEBOOK[["unit"]], numbers], axis=1).to_string())
    else:
        _save(table, out)
        print(f"{len(table)} articles, {len(CODEBOOK)} numbers each: {out}")
    return code


def _report(options: argparse.Namespace) -> int:
    import pandas as pd

    from . import display
    from .document import Document
    from .measures import HEADLINE, measure

    out = _writable(options.out, ".html", options.files)
    articles, code = _read(options.files)
    if not articles:
        return code
    documents = [(_legible(a.article), Document(a.text)) for a in articles.values()]
    page = display.report(documents)
    _write(out, lambda file: file.write(page))
    table = pd.DataFrame([measure(doc) for _, doc in documents], index=[n for n, _ in documents])
    print(table[list(HEADLINE)].map(display.number).to_string())
    print(f"\nReport: {out}")
    return code


def _compare(options: argparse.Namespace) -> int:
    from .comparing import compare
    from .comparing.printing import printed, read_table

    out = _writable(options.out, ".csv", [options.table]) if options.out else None
    found = compare(
        read_table(options.table),
        options.by,
        options.columns.split(",") if options.columns else None,
        options.cluster,
        None if options.adjust == "none" else options.adjust,
        baseline=options.baseline,
        average=options.average,
    )
    print(printed(found))
    if out is not None:
        _save(found, out, found.attrs)
        print(f"\n{len(found)} comparisons: {out}")
    return 0


def _validate(options: argparse.Namespace) -> int:
    scorer = importlib.import_module(f"analysis.validity.{options.measure}")
    parser = argparse.ArgumentParser(prog=f"hearsay validate {options.measure}")
    scorer.add_arguments(parser)
    _add_model(parser)
    given = parser.parse_args(options.options)
    with choice.using(given.attribution):
        print(scorer.report(given))
    return 0


def _read(files: list[str]) -> tuple[dict[str, Article], int]:
    """Read what can be read; complain of the rest."""
    from .corpus import ArticleError, read_article

    articles, code = {}, 0
    for file in dict.fromkeys(files):
        try:
            articles[file] = read_article(file)
        except ArticleError as error:
            code = _complain(str(error))
    return articles, code


def _legible(name: str) -> str:
    """Return the name of a file as text: bytes in it that are no UTF-8 are shown as �."""
    return os.fsencode(name).decode("utf-8", "replace")


def _writable(out: str, suffix: str, inputs: list[str]) -> Path:
    """Check the place for the result before the work is done."""
    path = Path(out)
    if path.suffix.lower() != suffix:
        raise UsageError(f"{out}: the result is a {suffix} file; give --out a name that ends so.")
    if path.is_dir():
        raise UsageError(f"{out}: this is a folder; give --out the name of a file.")
    if not path.parent.is_dir():
        raise UsageError(f"{path.parent}: there is no such folder for --out; create it first.")
    if path.resolve() in {Path(file).resolve() for file in inputs}:
        raise UsageError(f"{out}: this is one of the inputs; give --out another name.")
    return path


def _save(table: pd.DataFrame, out: Path, notes: dict | None = None) -> None:
    """Save a table, and beside it what its numbers come from, or other notes.

    A CSV has no place for that: a comment would break readers, and columns would repeat it in
    every row. The W3C's "CSV on the Web" gives such a file a neighbour ``…csv-metadata.json``,
    which its readers look for and all others leave alone.
    """
    from .provenance import provenance

    about = {
        "@context": "http://www.w3.org/ns/csvw",
        "url": out.name,
        "notes": [notes or provenance()],
    }
    _write(out, lambda file: table.to_csv(file, index=False, lineterminator="\n"))
    beside = out.with_name(out.name + "-metadata.json")
    _write(beside, lambda file: file.write(json.dumps(about, indent=2) + "\n"))


def _write(path: Path, write: Callable) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(path.name + ".partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as file:
            write(file)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise UsageError(
            f"{path}: cannot be written ({error.strerror}); choose another place."
        ) from None


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG


if __name__ == "__main__":
    sys.exit(main())
