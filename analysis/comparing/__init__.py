"""Tables of measured articles in; how groups and times differ, and how surely, out.

`compare` sets groups of articles side by side, `trend` follows them through time, `keyness`
finds the words that tell two groups apart; `stata_names` makes a table ready for Stata.
"""

from .export import stata_names
from .groups import Comparison, compare
from .trends import trend
from .words import keyness, log_odds

__all__ = ["Comparison", "compare", "keyness", "log_odds", "stata_names", "trend"]
