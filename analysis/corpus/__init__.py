"""Files in; a table of articles (`read_corpus`), and of their numbers (`measure_corpus`), out.

`files` finds and unpacks them, `formats` tells what each holds and asks the reader for it:
`encodings` and `heads` (text), `pages`, `office` (Word, RTF), `sheets` and `cells` (tables),
`lexis`, `factiva` and `proquest` (exports, with `labels` in other languages). `columns`, `dates`
and `twins` make one table of what they give; `contents` tells what is no article in it. What cannot
be read costs no more than itself, and is
listed with the reason.

`measuring` measures what is at hand, and `runs` what is larger than memory: `inputs` and `streams`
cut it into `pieces`, of which `checking` takes what is no text, `workers` (processes) or `cluster`
(Dask) measure these, and `parts` keeps the folder that they are written to; `findings` are written
along where they are wanted. `commanding` has the command line do so.
"""

from .measuring import measure_corpus
from .reading import read_article, read_corpus
from .records import Article, ArticleError, MissingReaderError, RunError
from .runs import Run

__all__ = [
    "Article",
    "ArticleError",
    "MissingReaderError",
    "Run",
    "RunError",
    "measure_corpus",
    "read_article",
    "read_corpus",
]
