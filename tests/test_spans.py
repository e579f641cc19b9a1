"""Looking spans up: every edge on both sides."""

from array import array

import pytest

from analysis import Document, Span, spans
from analysis.kept import kept
from analysis.spans import Index, Laid, merged, overlap, overlapping, without

SPANS = [(2, 5), (5, 7), (9, 10)]


@pytest.mark.parametrize(
    ("position", "around", "before", "up_to"),
    [
        (1, None, 0, 0),
        (2, (2, 5), 0, 1),
        (4, (2, 5), 1, 1),
        (5, (5, 7), 1, 2),
        (7, None, 2, 2),
        (9, (9, 10), 2, 3),
        (10, None, 3, 3),
    ],
)
def test_looking_up(position, around, before, up_to):
    index = Index(SPANS)
    assert index.at(position) == around
    assert (index.before(position), index.up_to(position)) == (before, up_to)


def test_within_and_count():
    index = Index(SPANS)
    assert index.within(2, 5) == range(0, 1)
    assert index.within(3, 10) == range(1, 3)
    assert index.count([(0, 5), (9, 20)]) == 2
    assert index.count([]) == Index([]).count([(0, 9)]) == 0
    assert Index([]).at(0) is None


@pytest.mark.parametrize(
    ("start", "end", "numbers"),
    [
        (0, 2, range(0)),
        (0, 3, range(1)),
        (4, 6, range(2)),
        (5, 6, range(1, 2)),
        (7, 9, range(2, 2)),
        (6, 20, range(1, 3)),
        (10, 20, range(3, 3)),
    ],
)
def test_touching(start, end, numbers):
    assert list(Index(SPANS).touching(start, end)) == list(numbers)
    assert list(Index([]).touching(start, end)) == []


def test_bounds():
    assert merged([(5, 7), (2, 5), (9, 10), (3, 4)]) == [(2, 7), (9, 10)]
    assert overlap([(0, 3), (5, 9)], [(3, 6), (8, 12)]) == [(5, 6), (8, 9)]
    assert without([(0, 3), (5, 9)], [(3, 6), (8, 12)]) == [(0, 3), (6, 8)]
    assert overlapping(SPANS, 5, 9) == [(5, 7)]
    assert Span(2, 5, "abc").holds(2)
    assert not Span(2, 5, "abc").holds(5)


def test_a_quotation_is_found_from_its_mark_to_its_mark():
    doc = Document("He said “no” twice.")
    assert [doc.quotation_at(i) is not None for i in (7, 8, 11, 12)] == [False, True, True, False]


def test_what_is_kept_is_computed_once_for_each_document():
    calls = []

    @kept("letters")
    def letters(doc):
        calls.append(doc)
        return None  # kept as well

    one, other = Document("Rain."), Document("Rain.")
    assert letters(one) is letters(one) is letters(other) is None
    assert calls == [one, other]


def test_bounds_overlap_wherever_one_holds_several_or_ends_within_another():
    assert overlap([(0, 20), (20, 30)], [(1, 2), (3, 4), (19, 25)]) == [
        (1, 2),
        (3, 4),
        (19, 20),
        (20, 25),
    ]
    assert overlap([(0, 3), (3, 6)], [(6, 9)]) == overlap([], [(6, 9)]) == []


def test_merged_bounds_keep_the_farther_end():
    assert merged([(0, 9), (2, 4), (9, 10), (12, 13)]) == [(0, 10), (12, 13)]
    assert merged([]) == []


def test_an_index_of_a_book_finds_what_one_of_an_article_finds():
    starts = array("i", range(0, 3 * spans._FEW, 2))
    laid = Laid(starts, ["a"] * len(starts))
    book, article = Index(laid, starts), Index(laid[:100], starts[:100])
    assert book.starts is starts
    assert book.at(150) == article.at(150) == (150, 151, "a")
    assert book.within(3, 20) == article.within(3, 20) == range(2, 10)
