"""The templates of the pages: names and values in; HTML, with article text escaped, out.

An article is somebody else's words and may hold markup: every template escapes what it is given.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pandas as pd
from markupsafe import Markup

if TYPE_CHECKING:  # imported where it is used: it takes longer than measuring an article
    import jinja2

__all__ = ["fill", "number", "style"]


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader("analysis.show"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def fill(template: str, **values: object) -> Markup:
    """Return a template filled with values; texts are escaped, what `fill` returned is not.

    Examples
    --------
    >>> "&lt;b&gt;" in fill("page.html", title="<b>", body="", main=True, script="")
    True
    """
    return Markup(_templates().get_template(template).render(**values))


@cache
def style(name: str) -> Markup:
    """Return a style sheet of the kit without its comments and line breaks.

    Examples
    --------
    >>> ".hearsay" in style("article")
    True
    """
    lines = _templates().get_template(f"{name}.css").render().splitlines()
    return Markup("\n".join(line.strip() for line in lines if line.strip()))


def number(value: float) -> str:
    """Return a number as people read it: counts whole, the rest to three figures, NaN as a dash.

    Examples
    --------
    >>> number(663.0), number(0.12345), number(float("nan"))
    ('663', '0.123', '–')
    """
    if pd.isna(value):
        return "–"
    return f"{value:,.0f}" if float(value).is_integer() or abs(value) >= 1000 else f"{value:.3g}"
