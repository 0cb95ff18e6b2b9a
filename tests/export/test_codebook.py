"""The codebook page says what the ontology says, today."""

from pathlib import Path

from khabar.export.codebook import codebook
from khabar.model.ontology import ontology

PAGE = Path(__file__).resolve().parents[2] / "docs" / "codebook.md"


def test_the_page_is_that_of_this_build() -> None:
    assert PAGE.read_text(encoding="utf-8") == codebook(ontology()), "run `make docs`"


def test_every_type_status_and_measure_is_on_it() -> None:
    page = codebook(ontology())
    for name in (*ontology().types, *ontology().statuses, *ontology().measures, *ontology().sections):
        assert f"`{name}`" in page
