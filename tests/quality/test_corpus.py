"""The open corpus: every annotation stands in its text, and no accepted figure is lost."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "quality" / "corpus.py"


@pytest.fixture(scope="module")
def corpus() -> ModuleType:
    spec = importlib.util.spec_from_file_location("corpus", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["corpus"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
def test_no_accepted_figure_is_lost(corpus):
    floors = corpus.load_floors()
    assert floors.corpus == corpus.corpus_hash(), "the corpus has changed: read the figures, then `corpus.py --pin`"
    assert corpus.below(corpus.figures_of(corpus.load_texts()), floors) == []


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Ada Vell", "Vell", True),
        ("unnamed: a Western diplomat", "unnamed: Western diplomat", True),
        ("Iran", "United States", False),
        ("unknown", "Ada Vell", False),
    ],
)
def test_names_are_held_against_one_another(corpus, first, second, same):
    assert corpus.same_speaker(first, second) is same
