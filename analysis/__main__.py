"""The command line: ``hearsay measure|report|explore|annotate|validate``.

``python -m analysis …`` is the same. Every command imports what it needs when it runs, so that
``--help`` is soon there.
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

VALIDATED = ("attribution", "framing", "hedging", "readability")  # modules of `validity`
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

    command = commands.add_parser("explore", help="read articles in the browser, on this machine")
    command.add_argument("files", nargs="*", metavar="FILE", help="article, or folder of articles")
    command.add_argument("--port", type=int, default=0, help="port (default: any that is free)")
    command.add_argument("--no-browser", action="store_true", help="only print the address")
    _add_model(command)
    command.set_defaults(run=_explore)

    command = commands.add_parser("annotate", help="mark articles yourself, then see the tool's")
    command.add_argument("files", nargs="+", metavar="FILE", help="article, or folder of articles")
    command.add_argument("--out", metavar="MARKS.csv", required=True, help="where marks are kept")
    command.add_argument("--coder", default="", help="who marks; each reader has rows of their own")
    command.add_argument("--gold", metavar="HEDGES.csv", help="hedges marked before, to go on from")
    command.add_argument("--port", type=int, default=0, help="port (default: any that is free)")
    command.add_argument("--no-browser", action="store_true", help="only print the address")
    _add_model(command)
    command.set_defaults(run=_annotate)

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

    from .measures import CODEBOOK, measure
    from .show import number

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

    from . import show
    from .document import Document
    from .measures import HEADLINE, measure

    out = _writable(options.out, ".html", options.files)
    articles, code = _read(options.files)
    if not articles:
        return code
    documents = [(_legible(a.article), Document(a.text)) for a in articles.values()]
    page = show.report(documents)
    _write(out, lambda file: file.write(page))
    table = pd.DataFrame([measure(doc) for _, doc in documents], index=[n for n, _ in documents])
    print(table[list(HEADLINE)].map(show.number).to_string())
    print(f"\nReport: {out}")
    return code


def _explore(options: argparse.Namespace) -> int:
    from .show import answering

    articles, code = _named(options.files)
    if articles or not code:
        _serve(answering.given(articles), answering.reply, "explore", options)
    return code


def _annotate(options: argparse.Namespace) -> int:
    from .show import annotating

    out = _writable(options.out, ".csv", [*options.files, *filter(None, [options.gold])])
    articles, code = _named(options.files)
    if articles:
        given, reply = annotating.replying(articles, out, options.coder, options.gold)
        _serve(given, reply, "annotate", options)
    return code


def _serve(given: dict, reply: Callable, page: str, options: argparse.Namespace) -> None:
    """Serve a page to this machine until the user stops it."""
    import webbrowser

    from .show import loopback

    with loopback.serve(given, reply, page, options.port) as server:
        address = f"http://{loopback.ADDRESS}:{server.server_address[1]}/"
        print(f"Open {address} (this machine only; stop with Ctrl+C)", flush=True)
        if not options.no_browser:
            webbrowser.open(address)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()


def _named(files: list[str]) -> tuple[list[tuple[str, str]], int]:
    """Read articles, those of a folder too, each with its name."""
    articles, code = _read([file for name in files for file in _within(name)])
    return [(_legible(a.article), a.text) for a in articles.values()], code


def _within(name: str) -> list[str]:
    """Return the articles of a folder; anything else is a file."""
    path = Path(name)
    return [str(p) for p in sorted(path.rglob("*.txt"))] if path.is_dir() else [name]


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
        raise UsageError(f"{out}: this is one of the articles; give --out another name.")
    return path


def _save(table: pd.DataFrame, out: Path) -> None:
    """Save a table, and beside it what its numbers come from.

    A CSV has no place for that: a comment would break readers, and columns would repeat it in
    every row. The W3C's "CSV on the Web" gives such a file a neighbour ``…csv-metadata.json``,
    which its readers look for and all others leave alone.
    """
    from .provenance import provenance

    about = {"@context": "http://www.w3.org/ns/csvw", "url": out.name, "notes": [provenance()]}
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
