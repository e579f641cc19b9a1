"""The command line: ``hearsay measure|report|compare|norms|explore|annotate|validate``.

``python -m analysis …`` is the same. Every command imports what it needs when it runs, so that
``--help`` is soon there.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING

from . import choice
from .arguments import COLUMNS, VALIDATED, UsageError, add_model, parser, writable
from .errors import HearsayError

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["COMMANDS", "VALIDATED", "UsageError", "main"]

WRONG = 2  # exit code when any input was bad; the rest is still done
TABLES = (".csv", ".xlsx", ".parquet")
PRINTED = 30  # articles whose numbers, and refused files whose reasons, are printed at most


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, or 2 if any input was bad."""
    options = parser().parse_args(arguments)
    try:
        with choice.using(getattr(options, "attribution", None)):
            code = COMMANDS[options.command](options)
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


def _measure(options: argparse.Namespace) -> int:
    import pandas as pd

    from . import norms
    from .corpus import measure_corpus
    from .measures import CODEBOOK
    from .provenance import provenance
    from .show import number

    if options.out and _is_folder(options.out):
        return _measure_into(options)
    if options.resume or options.spans or options.dask:
        raise UsageError("--resume, --spans and --dask need a folder; name one as --out.")
    out = writable(options.out, TABLES, options.paths) if options.out else None
    corpus, code = _read(options, out)
    if out is None and len(corpus) > PRINTED:
        raise UsageError(
            f"{len(corpus)} articles are too many to print; save them with --out table.csv."
        )
    table = measure_corpus(corpus, furniture=options.furniture, workers=options.workers)
    if out is None:
        numbers = table.set_index("article")[CODEBOOK.index].map(number).T
        if len(table) == 1:
            numbers["percentile"] = norms.place(table.iloc[0])["percentile"].map("{:.0f}".format)
        print(pd.concat([CODEBOOK[["unit"]], numbers], axis=1).to_string())
        if len(table) == 1:
            print(f"\npercentile: the share of {norms.source()} that have less; see hearsay norms")
    else:
        kept = {"furniture": "keep"} if options.furniture == "keep" else {}
        _save(table, out, provenance() | kept)
        print(f"{len(table)} articles, {len(CODEBOOK)} numbers each: {out}")
    return code


def _is_folder(out: str) -> bool:
    """Tell whether the result is a folder of parts: its name has no ending."""
    return not Path(out).suffix or (Path(out) / "_manifest.json").exists()


def _measure_into(options: argparse.Namespace) -> int:
    """Measure into a folder of parts, and say how to go on if that is broken off."""
    from .corpus.commanding import into_folder

    try:
        done, refused = into_folder(options, _named(options), (*COLUMNS, "format", "encoding"))
    except KeyboardInterrupt:
        return _complain("Broken off; the same command with --resume goes on.")
    print(done)
    return _complain(refused) if refused else 0


def _named(options: argparse.Namespace) -> list:
    """Return the paths, standard input in place of a dash."""
    return [sys.stdin.buffer if path == "-" else path for path in dict.fromkeys(options.paths)]


def _report(options: argparse.Namespace) -> int:
    from . import show
    from .corpus import measure_corpus
    from .corpus.saving import write
    from .measures import HEADLINE

    out = writable(options.out, (".html",), options.paths)
    corpus, code = _read(options)
    pages = show.report_pages(corpus, out.name)
    contents = {out.with_name(name): page.encode() for name, page in pages.items()}
    _written(out, write, {path: partial(_put, content) for path, content in contents.items()})
    table = measure_corpus(corpus).set_index("article")
    print(table[list(HEADLINE)].map(show.number).to_string())
    print(f"\nReport: {out}")
    return code


def _compare(options: argparse.Namespace) -> int:
    from .comparing import compare
    from .comparing.printing import printed, read_table

    out = writable(options.out, TABLES, [options.table]) if options.out else None
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


def _put(content: bytes, file: IO[bytes]) -> None:
    file.write(content)


def _explore(options: argparse.Namespace) -> int:
    from .show import answering

    articles, code = _texts(options)
    if articles or not code:
        _serve(answering.given(articles), answering.reply, "explore", options)
    return code


def _annotate(options: argparse.Namespace) -> int:
    from .show import annotating

    out = writable(options.out, (".csv",), [*options.paths, *filter(None, [options.gold])])
    articles, code = _texts(options)
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


def _texts(options: argparse.Namespace) -> tuple[list[tuple[str, str]], int]:
    """Read articles, each with its name; without a path there are none."""
    if not options.paths:
        return [], 0
    corpus, code = _read(options)
    return list(zip(corpus["article"], corpus["text"], strict=True)), code


def _norms(options: argparse.Namespace) -> int:
    from . import norms
    from .show import number

    shown = norms.table(options.group)
    columns = [f"p{level}" for level in (5, 25, 50, 75, 95)]
    print(shown[columns].map(number).assign(n=shown["n"]).to_string())
    print(f"\nQuantiles: so many percent (p) of {norms.source(options.group)} have less.")
    print(f"Groups: {', '.join(norms.groups())}")
    return 0


def _validate(options: argparse.Namespace) -> int:
    scorer = importlib.import_module(f"analysis.validity.{options.measure}")
    parser = argparse.ArgumentParser(prog=f"hearsay validate {options.measure}")
    scorer.add_arguments(parser)
    add_model(parser)
    given = parser.parse_args(options.options)
    with choice.using(given.attribution):
        print(scorer.report(given))
    return 0


def _read(options: argparse.Namespace, out: Path | None = None) -> tuple[pd.DataFrame, int]:
    """Read what can be read; complain of the rest, and list it beside the table."""
    from .corpus import ArticleError, read_corpus
    from .corpus.saving import legible

    told = {column: getattr(options, column) for column in COLUMNS}
    try:
        corpus = read_corpus(
            _named(options), format=options.format, encoding=options.encoding, **told
        )
    except ArticleError as error:
        if len(error.rejects) < 2:
            raise
        _complain_of([reject._asdict() for reject in error.rejects], None)
        raise UsageError("No article could be read.") from None
    for note in corpus.attrs["notes"]:
        print(f"Note: {legible(note)}", file=sys.stderr)
    for name in ("article", "path"):
        corpus[name] = corpus[name].map(legible)
    return corpus, _complain_of(corpus.attrs["rejects"], out)


def _complain_of(rejects: list[dict], out: Path | None) -> int:
    from .corpus.saving import is_rejects, legible, save_rejects

    code = 0
    for reject in rejects[:PRINTED]:
        row = f", row {reject['row']}" if reject["row"] else ""
        code = _complain(f"{legible(reject['file'])}{row}: {reject['reason']}.")
    listed = out.with_name("rejects.csv") if out else None
    if len(rejects) > PRINTED:
        where = f"{listed} lists all" if listed else "--out lists all in rejects.csv"
        _complain(f"… and {len(rejects) - PRINTED} more; {where}.")
    if listed and (rejects or is_rejects(listed)):
        _written(listed, save_rejects, rejects, listed)
    return code


def _save(table: pd.DataFrame, out: Path, notes: dict | None = None) -> None:
    from .corpus.saving import save_table

    _written(out, save_table, table, out, notes)


def _written(path: Path, write: Callable, *given: object) -> None:
    """Write, and say in a sentence what is in the way."""
    try:
        write(*given)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror}); choose another place."
        ) from None


def _complain(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return WRONG


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "measure": _measure,
    "report": _report,
    "compare": _compare,
    "norms": _norms,
    "explore": _explore,
    "annotate": _annotate,
    "validate": _validate,
}

if __name__ == "__main__":
    sys.exit(main())
