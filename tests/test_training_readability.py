"""The formula `clear_ease`, fitted anew."""

import numpy as np
import pytest

from analysis.readability import clear_ease
from analysis.training.readability import MEANING, fit, write


def test_every_feature_is_explained():
    assert set(MEANING) == set(clear_ease.FEATURES)


@pytest.mark.slow
def test_fitting_finds_a_formula_again(tmp_path):
    generator = np.random.default_rng(0)
    features = generator.normal(size=(50, len(clear_ease.FEATURES)))
    weight = np.arange(len(clear_ease.FEATURES), dtype=float)
    model = fit(features, features @ weight + 2)
    write(model, tmp_path / "model.csv")
    again = clear_ease.load_model(tmp_path / "model.csv")
    assert again.score(features[:5]) == pytest.approx(features[:5] @ weight + 2, abs=1e-3)
