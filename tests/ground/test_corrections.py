"""A correction made once: the same words in the same war mean the same in later reports, and only they."""

import pickle
from datetime import UTC, date, datetime

import pytest

from khabar.ground.actors import load_actors
from khabar.ground.corrections import Correction, learn
from khabar.ground.gazetteer import Gazetteer
from khabar.ground.grounder import Grounder
from khabar.model.judgements import make_judgement
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document, Grounding, Judgement, Span, make_claim, make_document

EASTERN = "place:aleppo-east"


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return Knowledge(places=Gazetteer.load(world=False), actors=load_actors(), outlets={})


def report(text: str, place: str, agent: str) -> tuple[Document, Claim]:
    document = make_document(name="r", text=text, sha256="0", published=date(2016, 8, 8))

    def words(found: str) -> Span:
        return Span(text.index(found), text.index(found) + len(found), found)

    return document, make_claim(document=document.id, type="battle.attack", status="asserted",
                                quote=words(text), agents=(words(agent),), place=words(place))


def said(subject: str, value: str) -> Judgement:
    return make_judgement(subject, "correct", value=value, by="reviewer", at=datetime(2026, 11, 22, tzinfo=UTC),
                          why="the districts are meant")


def meaning(
    known: Knowledge, corrections: tuple[Correction, ...], report: tuple[Document, Claim], slot: str,
) -> Grounding:
    document, claim = report
    grounder: Grounder = pickle.loads(pickle.dumps(Grounder(known, corrections)))
    return next(each for each in grounder.ground(document, [claim]) if each.slot == slot)


def corrected(known: Knowledge) -> tuple[Correction, ...]:
    """Two corrections that somebody made in one report of the Syrian war."""
    document, claim = report(
        "هاجمت سرايا الصخر قوات النظام السوري في الأحياء العليا بمدينة حلب", "الأحياء العليا", "سرايا الصخر")
    groundings = Grounder(known).ground(document, [claim])
    assert {each.ref for each in groundings if each.slot == "agents"} == {None}
    return learn([said(f"{claim.id}/place/0", EASTERN), said(f"{claim.id}/agents/0", "actor:ahrar-al-sham")],
                 [claim], groundings, known)


def test_the_corrected_words_mean_the_same_in_a_later_report(known: Knowledge) -> None:
    later = report("قصفت سرايا الصخر مواقع قوات النظام السوري في الأحياء العليا لحلب", "الأحياء العليا", "سرايا الصخر")
    place, party = (meaning(known, corrected(known), later, slot) for slot in ("place", "agents"))
    assert (place.ref, party.ref) == (EASTERN, "actor:ahrar-al-sham")
    assert "by reviewer: the districts are meant" in place.reason


def test_in_another_war_the_words_are_not_taken_for_it(known: Knowledge) -> None:
    yemen = report("هاجمت المقاومة الشعبية الحوثيين في الأحياء العليا بمدينة تعز", "الأحياء العليا", "المقاومة الشعبية")
    assert meaning(known, corrected(known), yemen, "place").ref != EASTERN


def test_other_words_are_left_as_they_were(known: Knowledge) -> None:
    other = report("هاجمت سرايا النهر قوات النظام السوري في حي الراموسة بحلب", "حي الراموسة", "سرايا النهر")
    plain, taught = (meaning(known, rules, other, "place") for rules in ((), corrected(known)))
    assert plain == taught
    assert taught.ref == "place:aleppo-ramouseh"
