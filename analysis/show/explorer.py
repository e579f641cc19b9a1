"""The explorer in a notebook: articles in; a widget to read them with, or a static page, out.

The widget is made with anywidget, which carries one script into JupyterLab, Notebook, VS Code and
Colab alike; the same script makes the local page. Where widgets cannot be shown, the first
article stands there as a page that needs no kernel.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup

from .. import choice
from ..articles import Articles, named_documents
from ..corpus import read_corpus
from ..texts import is_path
from .answering import answer, given, reply
from .filling import fill, style

__all__ = ["explore"]

_TEMPLATES = Path(__file__).parent / "templates"
EXAMPLE = (
    "Paste your own article in the field above.\n\n"
    "The bridge could reopen in May, two officials said. “We hope so,” Mayor Ann Lee told the "
    "Courier. The delay has reportedly cost the town $2 million."
)


def explore(articles: Articles | str | Path | None = None) -> Any:
    """Explore an article in a notebook: paste or choose one, and see at once how it is told.

    Parameters
    ----------
    articles : optional
        The articles to choose from: a text, what `measure_corpus` takes, or the path of a file
        or folder of articles. Without any, an example stands there to begin with.

    Returns
    -------
    Explorer
        Jupyter shows it. It answers to the keyboard alone as well; where there are no
        widgets it shows its first article as a page.

    Raises
    ------
    InputError, InputTypeError
        As `measure_corpus`.
    ArticleError
        As `read_corpus`, for a path.

    Examples
    --------
    >>> explore("It may rain, the mayor said.").articles
    [('', 'It may rain, the mayor said.')]
    """
    return Explorer(_listed(articles))


def _listed(articles: Articles | str | Path | None) -> list[tuple[str, str]]:
    if articles is None:
        return [("an example", EXAMPLE)]
    if isinstance(articles, Path) or (isinstance(articles, str) and is_path(articles)):
        articles = read_corpus(articles)
    return [(str(name), doc.text) for name, doc in named_documents(articles)]


class Explorer:
    """What `explore` returns: a widget where there are widgets, a static page elsewhere."""

    def __init__(self, articles: list[tuple[str, str]]):
        self.articles = articles

    def _repr_mimebundle_(self, **options: Any) -> Any:
        shown = {
            "text/plain": f"Explorer of {len(self.articles)} articles",
            "text/html": self.page(),
        }
        try:
            bundle = self.widget()._repr_mimebundle_(**options)
        except ImportError:
            return shown
        data, about = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**shown, **(data or {})}, about

    def page(self) -> str:
        """Return the first article as a page that needs no widget and no kernel."""
        sheet = Markup("<style>{}{}</style>").format(style("article"), style("explorer"))
        text = self.articles[0][1] if self.articles else EXAMPLE
        filled = fill("static.html", answer=answer(text), articles=len(self.articles))
        return str(sheet + filled)

    def widget(self) -> Any:
        """Return the widget itself; ``ImportError`` where anywidget is not installed."""
        import anywidget
        import traitlets

        class _Widget(anywidget.AnyWidget):
            _esm = _TEMPLATES / "explorer.js"
            _css = str(style("article") + style("explorer"))
            given = traitlets.Dict().tag(sync=True)

        widget = _Widget(given=given(self.articles, f"{id(self):x}"))
        model = choice.in_use()

        def on_question(_: object, question: dict, __: object) -> None:
            with choice.using(model):  # the kernel answers in a thread of its own choosing
                widget.send({**reply(question), "id": question.get("id")})

        widget.on_msg(on_question)
        return widget
