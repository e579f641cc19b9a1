"""What a cue hedges: each branch, each mark that ends a clause, each side of each length."""

import pytest

from analysis.document import Document
from analysis.hedging.scope import qualifies


def reach(text: str, category: str = "modal") -> str | None:
    """Return what the [marked] words of a text qualify."""
    start, end = text.index("["), text.index("]") - 1
    doc = Document(text.replace("[", "").replace("]", ""))
    cue = [i for i, t in enumerate(doc.tokens) if start <= t.start < end]
    found = qualifies(doc, cue[0], cue[-1], category)
    assert found is None or doc.text[found.start : found.end] == found.text
    return found and found.text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It ended [about] noon today.", "noon"),
        ("It ended [about] midnight today.", "midnight"),
        ("It ended [about] now for them.", "now"),
        ("It drew [about] 200 men.", "200 men"),
        ("It drew [about] 200 of them.", "200"),
        ("It drew [about] 200.", "200"),
        ("It drew [about] 200, men among them.", "200"),
        ("It drew [about] twenty thousand men.", "twenty thousand men"),
        ("It drew [about] two hundred thousand men.", "two hundred thousand men"),
        ("It drew [about] 5 % of them.", "5 %"),
        ("It drew [about] 5 percent of them.", "5 percent"),
        ("It cost [about] 5 million of them.", "5 million"),
        ("It cost [about] 5 billion of them.", "5 billion"),
        ("It cost [about] 5 trillion of them.", "5 trillion"),
        ("It drew [about] 5 hundred of them.", "5 hundred"),
        ("It drew [about] 5 thousand of them.", "5 thousand"),
        ("It cost [about] $5 million for them.", "$5 million"),
        ("It cost [about] £5 million for them.", "£5 million"),
        ("It cost [about] €5 million for them.", "€5 million"),
        ("It took [about] a third of it.", "a third"),
        ("It took [about] an hour of it.", "an hour"),
        ("It took [about] the half of it.", "the half"),
        ("It took [about] one third of it.", "one third"),
        ("It took [about] a percent of it.", "a percent"),
        ("It cost [about] a $5 million bill.", "a $5 million bill"),
        ("It cost [about] the one million of them.", "the one million"),
    ],
)
def test_an_approximator_reaches_its_number(text, number):
    assert reach(text, "approximator") == number


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("They were [almost] at the end, he said.", "at the end"),
        ("It took [about] a man, he said.", "a man"),
        ("It took [about] the men we saw.", "the men we saw"),
        ("It took [about] one of them.", "one of them"),
        ("It took [about] percent signs.", "percent signs"),
        ("He said the a one [about] the a one million.", "the a one million"),
        ("It rained [more or less].", "It rained"),
        ("It rained, [more or less].", "It rained"),
        ("[More or less].", None),
    ],
)
def test_an_approximator_without_number_reaches_the_rest_of_the_clause(text, rest):
    assert reach(text, "approximator") == rest


def test_a_number_after_another_cue_is_no_end():
    assert reach("It [may] 200 men, he said.") == "It may 200 men"


@pytest.mark.parametrize(
    ("text", "category", "clause"),
    [
        ("[Experts say] it rains, and it snows.", "weasel", "it rains"),
        ("It rains, [experts say].", "weasel", "It rains"),
        ("It rains [experts say].", "weasel", "It rains"),
        ("[I think] it rains.", "epistemic", "it rains"),
        ("[We think] it rains.", "epistemic", "it rains"),
        ("[My guess] it rains.", "epistemic", "it rains"),
        ("[Our guess] it rains.", "epistemic", "it rains"),
        ("[They think] it rains.", "epistemic", "They think it rains"),
        ("It rains, [I think].", "epistemic", "It rains"),
        ("It snows, it rains, [I think], and it pours.", "epistemic", "it rains"),
        ("It rains,, [I think].", "epistemic", "It rains"),
        ("It snows because it rains, [I think].", "epistemic", "it rains"),
    ],
)
def test_an_introduction_reaches_the_clause_after_it_or_the_one_before(text, category, clause):
    assert reach(text, category) == clause


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("It is [unclear] whether it rained.", "it rained"),
        ("It is [possible] that it rained, he said.", "it rained"),
        ("It is [unclear] whether.", "It is unclear whether"),
        ("It is [unclear] why", "It is unclear why"),
    ],
)
def test_a_cue_before_an_opener_reaches_the_clause_that_it_opens(text, clause):
    assert reach(text, "doubt") == clause


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("He met the [alleged] thief in court.", "thief"),
        ("He met the [alleged] thief.", "thief"),
        ("The [alleged] big old red brick house burned.", "big old red brick"),
        ("The [alleged] old red brick house is gone.", "old red brick house"),
        ("The [so-called] “experts” left.", "experts"),
        ('The [so-called] "experts" left.', "experts"),
        ("The [so-called] ‘experts’ left.", "experts’ left"),
        ("The [so-called] 'experts' left.", "experts' left"),
        ("The rain is [likely] to fall.", "The rain is likely to fall"),
        ("The rain is [likely].", "The rain is likely"),
        ("The rain is [likely], he said.", "The rain is likely"),
    ],
)
def test_an_adjective_reaches_its_noun(text, noun):
    assert reach(text, "evidential") == noun


@pytest.mark.parametrize("mark", [*',;:!?()"“”—–', "--", "...", "…"])
def test_marks_end_a_clause_on_both_sides(mark):
    assert reach(f"one two {mark} it [may] rain {mark} three four") == "it may rain"


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("He said it [may] rain.", "it may rain"),
        ("He left because it [may] rain while he sleeps.", "it may rain"),
        ("He wrote it [may] rain.", "He wrote it may rain"),
        ("It [may] rain said he.", "It may rain"),
        ("[Perhaps] so.", "Perhaps so"),
        ("It rains [perhaps]", "It rains perhaps"),
        ("The claim, [if true], matters.", "The claim"),
        ("[If true], it matters.", None),
        ("It fell. It [may] rain. It rose.", "It may rain"),
        ("It fell\n\nIt [may] rain\n\nIt rose", "It may rain"),
    ],
)
def test_the_clause_around_a_cue(text, clause):
    assert reach(text) == clause


def test_a_clause_is_sixty_tokens_a_side_at_the_most():
    sixty, more = "x " * 60, "y " * 5
    assert reach(f"{more}{sixty}[may] {sixty}{more}") == f"{sixty}may {sixty}".strip()
