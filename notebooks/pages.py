"""Write the executed notebooks as plain pages into _site/: `make html`.

They are read in any browser, without an install and without a network: nothing in them is
fetched, marks and their cards work, and links lead from page to page. Solutions are folded. Other
files that a notebook links to are copied along.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from urllib.parse import unquote

import nbformat
from markupsafe import Markup, escape
from nbconvert.filters import markdown2html
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from analysis.show.filling import fill

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent
OUT = ROOT / "_site"
LINK = re.compile(r'(<(?:a|img)\b[^>]*? (?:href|src)=")(?!data:)([^"#:]+)(#[^"]*)?(?=")')
PLAIN_TEXT = HtmlFormatter(style="bw", cssclass="code")  # no colour: legible in light and dark
SHEET = PLAIN_TEXT.get_style_defs(".hearsay-page .code") + (FOLDER / "pages.css").read_text()
# What is wider than the window is scrolled, by keys too.
SCROLLED = '<div class="shown" role="region" aria-label="output" tabindex="0">'


def notebook(path: Path) -> str:
    """Return the cells of a notebook as HTML."""
    cells = nbformat.read(path, as_version=4).cells
    return "\n".join(map(_cell, cells))


def _cell(cell: nbformat.NotebookNode) -> str:
    if cell.cell_type != "code":
        return markdown(cell.source)
    shown = "".join(map(_output, cell.outputs))
    told = highlight(cell.source, PythonLexer(), PLAIN_TEXT) if cell.source.strip() else ""
    if "solution" in cell.metadata.get("tags", []):
        return f'<details class="fold"><summary>Solution</summary>{told}{shown}</details>'
    return told + shown


def markdown(source: str) -> str:
    """Return Markdown as HTML; its tables may be wider than a phone."""
    html = markdown2html(source)
    return html.replace("<table>", f"{SCROLLED}<table>").replace("</table>", "</table></div>")


def _output(output: nbformat.NotebookNode) -> str:
    data = output.get("data", {})
    if "text/html" in data:
        shown = data["text/html"]
        own = shown.startswith("<img") or 'class="hearsay' in shown
        return f'<div class="shown">{shown}</div>' if own else f"{SCROLLED}{shown}</div>"
    if "text/markdown" in data:
        return markdown(data["text/markdown"])
    return f"<pre>{escape(output.get('text', '') or data.get('text/plain', ''))}</pre>"


def name_of(path: Path) -> str:
    """Return the name of the page of a notebook or of a file of Markdown in this folder."""
    return "-".join(path.relative_to(FOLDER).with_suffix("").parts)


def linked(body: str, folder: Path, copies: set[Path]) -> str:
    """Return a page whose links lead to pages, or to copies of files of the project.

    The links are those of a file in ``folder``; files to be copied are added to ``copies``.
    """

    def lead(found: re.Match) -> str:
        before, target, part = found.groups()
        path = (folder / unquote(target)).resolve()
        if path.is_relative_to(FOLDER) and path.suffix in (".ipynb", ".md"):
            return f"{before}{name_of(path)}.html{part or ''}"
        if path.is_file() and path.is_relative_to(ROOT):
            copies.add(path)
            target = path.relative_to(ROOT).as_posix()
        return f"{before}{target}{part or ''}"

    return LINK.sub(lead, body)


def index(notebooks: list[Path], others: list[Path]) -> str:
    """Return the list of all pages: each with its question, level and minutes."""
    rows = [
        f"{SCROLLED}<table><thead><tr>",
        *(f'<th scope="col">{h}</th>' for h in ("notebook", "question", "level", "time")),
        "</tr></thead><tbody>",
    ]
    for path in notebooks:
        head = nbformat.read(path, as_version=4).cells[0].source
        level, time = (_field(head, name) for name in ("Level", "Time"))
        rows.append(
            f'<tr><th scope="row"><a href="{path.stem}.html">{path.stem}</a></th>'
            f"<td>{escape(question(path))}</td><td>{escape(level)}</td><td>{escape(time)}</td></tr>"
        )
    links = "".join(
        f'<li><a href="{name_of(p)}.html">{escape(heading(p))}</a></li>' for p in others
    )
    return (
        "<h1>How news is told: the notebooks</h1><p>To read here; to run them, with texts of your "
        "own, install the kit.</p>" + "".join(rows) + f"</tbody></table></div><ul>{links}</ul>"
    )


def _field(head: str, name: str) -> str:
    found = re.search(rf"\*\*{name}\*\*:\s*([^,:.\n]+)", head)
    return found[1].strip() if found else ""


def question(path: Path) -> str:
    """Return the title of a notebook."""
    first = nbformat.read(path, as_version=4).cells[0].source
    return first.splitlines()[0].removeprefix("# ")


def heading(path: Path) -> str:
    """Return the first heading of a page of Markdown."""
    found = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.M)
    return found[1] if found else path.stem


def page(title: str, body: str, links: list[str]) -> str:
    """Return a page in the look of the kit's others, with links to its neighbours."""
    there = "".join(f' <a href="{name}.html">{name}</a>' for name in links)
    nav = f'<nav aria-label="Pages"><p>Pages:{there}</p></nav>' if links else ""
    whole = Markup(f"<style>{SHEET}</style>{nav}{body}")
    return str(fill("page.html", title=title, body=whole, main=True, script=""))


def write(out: Path = OUT) -> list[Path]:
    """Write all pages and what they link to; return the pages."""
    notebooks, others = sorted(FOLDER.glob("*.ipynb")), sorted(FOLDER.rglob("*.md"))
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    copies: set[Path] = set()
    made = {"index": page("How news is told: the notebooks", index(notebooks, others), [])}
    names = [path.stem for path in notebooks]
    for at, path in enumerate(notebooks):
        links = ["index", *names[max(at - 1, 0) : at], *names[at + 1 : at + 2]]
        body = linked(notebook(path), FOLDER, copies)
        made[path.stem] = page(question(path), body, links)
    for path in others:
        body = linked(markdown(path.read_text(encoding="utf-8")), path.parent, copies)
        made[name_of(path)] = page(heading(path), body, ["index"])
    for name, text in made.items():
        (out / f"{name}.html").write_text(text, encoding="utf-8")
    for path in copies:
        target = out / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return [out / f"{name}.html" for name in made]


if __name__ == "__main__":
    pages = write(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
    print(f"{len(pages)} pages; begin with {pages[0]}")
