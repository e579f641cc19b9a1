"""Files in; a table of articles (`read_corpus`), and of their numbers (`measure_corpus`), out.

`files` finds and unpacks them, `formats` tells what each holds and asks the reader for it:
`encodings` and `heads` (text), `pages`, `office` (Word, RTF), `sheets` and `cells` (tables),
`lexis`, `factiva` and `proquest` (exports). `columns`, `dates` and `twins` make one table of what
they give. What cannot be read costs no more than itself, and is listed with the reason.
"""

from .measuring import measure_corpus
from .reading import read_article, read_corpus
from .records import Article, ArticleError, MissingReaderError

__all__ = [
    "Article",
    "ArticleError",
    "MissingReaderError",
    "measure_corpus",
    "read_article",
    "read_corpus",
]
