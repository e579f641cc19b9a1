"""What people look at: articles, findings and tables in; annotated text, reports and explorers out.

In the order in which it is built: what is marked (`marks`), with the reason for each mark
(`reasons`); marks that overlap, nested as HTML needs it (`pieces`); the templates (`filling`); one
component for an annotated article (`article`), on which the others stand: the report (`pages`), the
x-ray (`bars`), several tellings of one event (`tellings`), and the explorer.
"""

from .article import highlight
from .bars import xray
from .explorer import explore
from .filling import number
from .marks import LEGEND
from .pages import report, report_pages
from .tellings import side_by_side

__all__ = [
    "LEGEND",
    "explore",
    "highlight",
    "number",
    "report",
    "report_pages",
    "side_by_side",
    "xray",
]
