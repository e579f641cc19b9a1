"""The form in which words are attributed: bounds in; "direct", "indirect" or "mixed" out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise


def form_of(doc, content) -> str:
    """Tell how a content is given: "direct", "indirect" or "mixed".

    Direct: every letter stands in quotation marks. Indirect: none does.

    Parameters
    ----------
    doc : Document
    content : sequence of (start, end, ...)
        The fragments of one attribution.
    """
    bounds = doc.quotation_edges
    quoted = free = False
    for start, end, *_ in content:
        # Marks and letters alternate: even stretches between bounds are free.
        k = bisect_right(bounds, start)
        cuts = [start, *bounds[k : bisect_left(bounds, end)], end]
        for low, high in pairwise(cuts):
            if any(map(str.isalnum, doc.text[low:high])):
                quoted, free = (True, free) if k % 2 else (quoted, True)
            k += 1
    if not quoted:
        return "indirect"
    return "mixed" if free else "direct"
