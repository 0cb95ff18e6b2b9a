"""Why: from a state, an event or a figure down to the words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from account_of_plant import plant, stored

from khabar.brief.passages import Piece
from khabar.brief.printable import isolated
from khabar.brief.why import Node, why
from khabar.errors import NotFoundError
from khabar.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with stored(plant(), tmp_path / "plant.db") as opened:
        yield opened


def every(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        yield from every(child)


def words(node: Node) -> str:
    return " … ".join(piece.text for piece in node.quote if piece.quoted)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_state_is_explained_down_to_the_quoted_words(store: Store, lang: str) -> None:
    tree = why(store, "assessment_0011", lang)
    quotes = [words(node) for node in every(tree)]
    assert "القوات الحكومية صدت الهجوم" in quotes
    assert "سيطر المقاتلون على معمل الإسمنت" in quotes


def test_weights_rule_and_who_says_it_are_named(store: Store) -> None:
    tree = why(store, "assessment_0011", "en")
    facts = [fact for node in every(tree) for fact in node.facts]
    assert ("rule", "control.hmm 1") in facts
    assert ("speaks for it, weight 0.75", isolated("neutral, grade B")) in facts
    assert ("speaks against it, weight 0.20", isolated("own interest")) in facts
    assert any(name == "comes from" and value.startswith("The Monitor") for name, value in facts)


def test_the_quote_stands_in_its_sentence(store: Store) -> None:
    tree = why(store, "assessment_0011", "en")
    killed = next(node for node in every(tree) if words(node) == "قتل 35 مقاتلا على الأقل")
    assert killed.quote == (Piece("قتل 35 مقاتلا على الأقل", True), Piece(" في معمل الإسمنت.", False))


def test_one_figure_of_an_event_has_only_its_own_claims(store: Store) -> None:
    event = store.assessments()[0].events[0]
    tree = why(store, f"{event}/killed", "en")
    assert sorted(map(words, tree.children)) == ["قتل 35 مقاتلا على الأقل", "وقتل 20 مقاتلا"]


def test_a_figure_that_nobody_states_is_not_found(store: Store) -> None:
    event = store.assessments()[0].events[0]
    with pytest.raises(NotFoundError, match="nobody states this figure"):
        why(store, f"{event}/wounded", "en")


def test_a_report_lists_its_claims(store: Store) -> None:
    (document,) = (each for each in store.documents() if each.name == "d1")
    assert len(why(store, document.id, "en").children) == 2


def test_what_rests_on_no_words_is_refused(store: Store) -> None:
    with pytest.raises(NotFoundError, match="not an assessment"):
        why(store, "place:plant", "en")
