"""What several tests share."""

from pathlib import Path

import pytest

from analysis import Document, read_article

ROOT = Path(__file__).parent.parent
REAL = ROOT / "seeds" / "trump-zelenskyy-call.txt"


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def real() -> Document:
    """The real article."""
    return Document(read_article(REAL).text)
