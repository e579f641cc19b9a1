"""The articles and their hand-made gold: complete, exact, and what the measures score on them."""

import pandas as pd
import pytest
from conftest import ROOT

from analysis import Document, attribution, hedging, read_article, read_corpus
from analysis.document import Span

SEEDS = ROOT / "seeds"
HEDGES = pd.read_csv(SEEDS / "gold" / "hedges.csv")
ATTRIBUTIONS = pd.read_csv(SEEDS / "gold" / "attributions.csv")
GOLD = sorted(set(ATTRIBUTIONS["article"]))


@pytest.fixture(scope="module")
def teaching() -> pd.DataFrame:
    return read_corpus(SEEDS / "teaching")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    corpus = read_corpus(SEEDS).set_index("article")["text"]
    return {name: Document(corpus[name]) for name in GOLD}


def test_three_events_are_told_by_four_kinds_of_outlet(teaching):
    assert (teaching.groupby(["event", "outlet_type"]).size() == 1).all()
    assert teaching["event"].nunique() == 3
    assert set(teaching["outlet_type"]) == {"wire", "broadsheet", "tabloid", "partisan"}


def test_every_teaching_article_is_marked_as_invented_and_free(teaching):
    assert teaching["invented"].all()
    assert (teaching["licence"] == "CC0-1.0").all()
    assert teaching["date"].notna().all()


def test_every_article_opens_with_its_headline_and_has_the_length_planned(teaching):
    for row in teaching.itertuples():
        doc = Document(row.text)
        assert doc.headline.text == row.title
        assert 250 <= len(row.text.split()) <= 450, row.article


def test_the_readme_names_every_file():
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    for path in SEEDS.rglob("*.*"):
        assert path.name == "README.md" or path.relative_to(SEEDS).as_posix() in readme


def test_the_real_article_is_not_passed_off_as_ours():
    about = read_article(SEEDS / "trump-zelenskyy-call.txt").about
    assert about["invented"] is False
    assert (about["outlet"], about["date"]) == ("unknown", "unknown")


def test_gold_covers_the_real_article_and_four_of_the_twelve():
    assert len(GOLD) == 5
    assert set(HEDGES["article"]) == set(GOLD)


@pytest.mark.parametrize("gold", [HEDGES, ATTRIBUTIONS], ids=["hedges", "attributions"])
def test_gold_spans_are_exact_and_sorted(gold, documents):
    for row in gold.itertuples():
        assert documents[row.article].text[row.start : row.end] == row.text
    places = gold[["article", "start"]]
    assert places.equals(places.sort_values(["article", "start"], kind="stable"))


def test_gold_uses_the_categories_of_the_codebook():
    assert set(HEDGES["category"]) <= set(hedging.CATEGORIES)
    assert set(ATTRIBUTIONS["role"]) == {"source", "cue", "content"}
    assert set(ATTRIBUTIONS["form"]) == set(attribution.FORMS)
    assert set(ATTRIBUTIONS["source_kind"]) <= set(attribution.SOURCE_KINDS)


def f1(found: list[tuple[str, int, int]], gold: list[tuple[str, int, int]]) -> float:
    """Overlap F1: a found span counts if it overlaps a gold span, and the other way round."""

    def hits(spans, others) -> int:
        return sum(any(a == x and s < f and e < t for x, e, f in others) for a, s, t in spans)

    return 2 / (len(found) / max(hits(found, gold), 1) + len(gold) / max(hits(gold, found), 1))


def rows(table: pd.DataFrame) -> list[tuple[str, int, int]]:
    return list(table[["article", "start", "end"]].itertuples(index=False, name=None))


def test_hedges_against_gold(documents):
    found = [(name, h.start, h.end) for name, doc in documents.items() for h in hedging.find(doc)]
    assert f1(found, rows(HEDGES)) >= 0.85


def test_the_voices_of_hedges_against_gold(documents):
    same = {(r.article, r.start): r.voice for r in HEDGES.itertuples()}
    found = [
        (h.voice, same.get((n, h.start))) for n, d in documents.items() for h in hedging.find(d)
    ]
    both = [(ours, gold) for ours, gold in found if gold]
    assert set(HEDGES["voice"]) == set(attribution.VOICES)
    assert sum(ours == gold for ours, gold in both) >= 0.85 * len(both)


@pytest.mark.parametrize(("role", "floor"), [("source", 0.75), ("cue", 0.7), ("content", 0.85)])
def test_attributions_against_gold(documents, role, floor):
    found = []
    for name, doc in documents.items():
        for a in attribution.find(doc):
            spans = a.content if role == "content" else (getattr(a, role),)
            found += [(name, s.start, s.end) for s in spans if isinstance(s, Span)]
    assert f1(found, rows(ATTRIBUTIONS[ATTRIBUTIONS["role"] == role])) >= floor


def test_the_real_article_is_read_well(real):
    hedges = {h.text.lower(): h.category for h in hedging.find(real)}
    assert {h.voice for h in hedging.find(real) if h.category == "evidential"} == {"author"}
    assert hedges["reportedly"] == hedges["allegedly"] == "evidential"
    assert hedges["if true"] == "doubt"
    found = attribution.find(real)
    by_source = {a.source.text: a for a in found if a.source}
    second_hand = by_source["two sources cited by the Financial Times"]
    assert second_hand.cue.text == "according to"
    assert second_hand.source_kind == "anonymous"
    assert second_hand.via.text in ("Financial Times", "the Financial Times")
    assert by_source["Kremlin insiders"].via.text == "Reuters"
    assert attribution.measure(real)["no_comment_statements"] == 1
