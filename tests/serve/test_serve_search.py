"""Search finds words however they are spelled and whatever is attached to them, and marks them as they are written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from served_reports import Served

from khabar.model.records import Reading, make_document
from khabar.store.browsing import Browser
from khabar.text.folding import fold
from khabar.text.search_words import index_terms, keys, searched_words, sought


@pytest.mark.parametrize(("query", "found", "marked"), [
    ("المعارضه", "taken", "المعارضة"),          # ta marbuta
    ("والراموسة", "taken", "الراموسة"),         # a conjunction of the searcher's
    ("لحلب", "taken", "لحلب"),
    ("حلب", "later", "لحلب"),                  # a preposition of the report's
    ("مُعارَضة", "denied", "وللمعارضة"),         # vowels; conjunction, preposition and article of the report's
    ("الأحيـــاء", "taken", "الأحياء"),         # tatweel
    ("راموسه", "denied", "الراموسة"),           # without the article
    ("قوات", "later", "قوات"),
    ("اصيب", "later", "أصيب"),                 # alef
    ("سكرى", "hostile", "السكري"),             # alef maqsura
    ("«حي السكري»", "later", "السكري"),         # kept together
    ("DROP tables", "hostile", "TABLE"),       # English, and nothing that SQL would understand
])
def test_spelling_and_particles_do_not_matter(api: Served, query: str, found: str, marked: str) -> None:
    answer = api.get("/search", q=query, limit=100)
    names = {item["document"]: api.get(f"/documents/{item['document']}") for item in answer["items"]}
    assert found in {document["name"] for document in names.values()} or found == "hostile"
    words = set()
    for item in answer["items"]:
        for start, stop in item["highlights"]:
            words.add(item["text"][start:stop])
            if item["start"] is not None:
                at = item["start"] + start
                assert names[item["document"]]["text"][at:at + stop - start] == item["text"][start:stop]
    assert any(marked in word or word in marked for word in words), words


def test_words_in_quotation_marks_stand_next_to_each_other(api: Served) -> None:
    assert api.get("/search", q="السكري حي")["items"]
    assert not api.get("/search", q='"السكري حي"')["items"]


def test_only_what_holds_all_words_is_found(api: Served) -> None:
    assert not api.get("/search", q="الراموسة غواصة")["items"]


def test_filters_narrow_a_search(api: Served) -> None:
    every = api.get("/search", q="الراموسة", **{"in": "quotes"}, limit=100)["items"]
    control = api.get("/search", q="الراموسة", **{"in": "quotes"}, type="control", limit=100)["items"]
    assert 0 < len(control) < len(every)
    assert {item["type"].partition(".")[0] for item in control} == {"control"}


def test_pages_of_a_search_joined_are_the_whole(api: Served) -> None:
    whole = api.get("/search", q="حلب", limit=100)
    seen, cursor = [], None
    while True:
        page = api.get("/search", q="حلب", limit=2, **({"cursor": cursor} if cursor else {}))
        seen += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == whole["items"]
    assert whole["total"] == len(seen)


@pytest.mark.parametrize("query", [
    '"', "* OR 1", "a AND", "NEAR(", "'; --", "قتل\x00", "-حلب", "words: حلب", "()", "ـ"])
def test_a_query_is_words_and_never_a_command(api: Served, query: str) -> None:
    answer = api.http.get("/api/v1/search", params={"q": query})
    assert answer.status_code in (200, 422)


def test_a_database_that_was_filled_before_the_index_is_indexed_when_it_is_served(tmp_path: Path) -> None:
    path = tmp_path / "older.db"
    document = make_document(name="old", text="سقطت قذائف على المدينة", sha256="0")
    with Browser.open(path) as store:
        store.add_document(document, Reading(document.id), [])
    with Browser.open(path, fold=fold, terms=index_terms) as store:
        assert not store.search("texts", sought("قذائف").terms, 10).rows
        assert store.index() == 1
        assert store.index() == 0
        assert store.search("texts", sought("والقذائف").terms, 10).rows


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_every_word_of_any_text_finds_it_again(text: str) -> None:
    for start, stop, found in searched_words(text):
        assert found == keys(text[start:stop])
        assert sought(text[start:stop]).spans(text)
    assert all(key.isalnum() or key in index_terms(text) for key in index_terms(text).split())
