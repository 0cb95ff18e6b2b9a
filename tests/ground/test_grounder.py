"""Grounding a report: its war from its parties and places, then each slot of each claim, with reasons."""

import pickle
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from khabar.ground.actors import load_actors
from khabar.ground.gazetteer import Gazetteer
from khabar.ground.grounder import Grounder
from khabar.ground.theatre import Theatre, likeliest
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document, Grounding, Span, When, make_claim, make_document

PUBLISHED = date(2016, 8, 8)


@pytest.fixture(scope="module")
def known() -> Knowledge:
    return Knowledge(places=Gazetteer.load(world=False), actors=load_actors(), outlets={})


@pytest.fixture(scope="module")
def grounder(known: Knowledge) -> Grounder:
    return Grounder(known)


def report(text: str, published: date | None = PUBLISHED) -> Document:
    return make_document(name="r", text=text, sha256="0", published=published)


def words(text: str, found: str, after: int = 0) -> Span:
    start = text.index(found, after)
    return Span(start, start + len(found), found)


def claim(  # a claim of a report, by the words of its slots
    document: Document, quote: str, *, agents: Sequence[str] = (), targets: Sequence[str] = (),
    voice: Sequence[str] = (), place: str | None = None, when: When | None = None,
) -> Claim:
    spot = words(document.text, quote)

    def each(mentions: Sequence[str]) -> tuple[Span, ...]:
        return tuple(words(document.text, mention, spot.start if mention in quote else 0) for mention in mentions)

    return make_claim(
        document=document.id, type="battle.attack", status="asserted", quote=spot, agents=each(agents),
        targets=each(targets), voice=each(voice), place=each([place])[0] if place else None, when=when)


def slot(groundings: Sequence[Grounding], name: str, index: int = 0, of: Claim | None = None) -> Grounding:
    return next(each for each in groundings
                if (each.slot, each.index) == (name, index) and (of is None or each.claim == of.id))


def test_a_claim_is_grounded_slot_by_slot(grounder: Grounder) -> None:
    document = report("قال المرصد السوري لحقوق الإنسان إن فصائل المعارضة هاجمت قوات النظام في حي الراموسة أمس.")
    one = claim(document, "فصائل المعارضة هاجمت قوات النظام في حي الراموسة أمس", agents=["فصائل المعارضة"],
                targets=["قوات النظام"], voice=["المرصد السوري لحقوق الإنسان"], place="حي الراموسة",
                when=When("days", -1, -1))
    found = grounder.ground(document, [one])
    assert [(each.slot, each.ref) for each in found] == [
        ("place", "place:aleppo-ramouseh"), ("agents", "actor:syrian-opposition"), ("targets", "actor:syrian-army"),
        ("voice", "actor:sohr"), ("date", None),
    ]
    day = slot(found, "date")
    assert (day.start, day.end, day.score) == (date(2016, 8, 7), date(2016, 8, 7), 1.0)
    assert all(each.reason for each in found)


def test_generic_names_are_read_in_the_war_that_the_report_is_about(grounder: Grounder) -> None:
    document = report("صدت المقاومة هجوم الحوثيين في تعز، وقصف طيران التحالف مواقعهم.", date(2015, 7, 22))
    one = claim(document, "صدت المقاومة هجوم الحوثيين في تعز", agents=["المقاومة"], targets=["الحوثيين"], place="تعز")
    two = claim(document, "قصف طيران التحالف مواقعهم", agents=["طيران التحالف"])
    found = grounder.ground(document, [one, two])
    assert slot(found, "agents", of=one).ref == "actor:popular-resistance-yemen"
    assert slot(found, "agents", of=two).ref == "actor:arab-coalition-yemen"


def test_the_place_of_a_claim_may_put_it_into_another_war_than_the_reports(grounder: Grounder) -> None:
    document = report("قتلت قوات النظام السوري وحزب الله مسلحين من جبهة النصرة في حلب. "
                      "وفي بغداد قال مصدر في وزارة الداخلية إن تفجيرا وقع في الفلوجة.", date(2015, 7, 23))
    here = claim(document, "قتلت قوات النظام السوري وحزب الله مسلحين", agents=["قوات النظام السوري"], place="حلب")
    there = claim(document, "تفجيرا وقع في الفلوجة", voice=["مصدر في وزارة الداخلية"], place="الفلوجة")
    found = grounder.ground(document, [here, there])
    assert slot(found, "agents", of=here).ref == "actor:syrian-army"
    assert slot(found, "voice", of=there).ref == "actor:iraq-interior-ministry"


def test_short_forms_point_back_to_parties_outside_of_claims(grounder: Grounder) -> None:
    document = report("أعلن تنظيم القاعدة في اليمن مسؤوليته. وهاجم التنظيم حاجزا في المكلا.", date(2015, 7, 22))
    one = claim(document, "هاجم التنظيم حاجزا في المكلا", agents=["التنظيم"], place="المكلا")
    assert slot(grounder.ground(document, [one]), "agents").ref == "actor:aqap"


def test_nobody_does_something_to_himself(grounder: Grounder) -> None:
    document = report("قصف الحوثيون أمس مواقعهم في تعز، وهاجم الحوثيون المقاومة في تعز.", date(2015, 7, 22))
    one = claim(document, "قصف الحوثيون أمس مواقعهم", agents=["الحوثيون"], targets=["مواقعهم"], place="تعز")
    two = claim(document, "هاجم الحوثيون المقاومة", agents=["الحوثيون"], targets=["المقاومة"], place="تعز")
    found = grounder.ground(document, [one, two])
    assert [slot(found, name, of=one).ref for name in ("agents", "targets")] == ["actor:houthis", None]
    assert "other side" in slot(found, "targets", of=one).reason
    assert [slot(found, name, of=two).ref for name in ("agents", "targets")] == [
        "actor:houthis", "actor:popular-resistance-yemen"]


def test_a_report_without_a_date_stays_relative(grounder: Grounder) -> None:
    document = report("هاجمت قوات النظام حي الراموسة مساء أمس.", None)
    one = claim(document, "هاجمت قوات النظام حي الراموسة", place="حي الراموسة",
                when=When("days", -1, -1, part="evening"))
    day = slot(grounder.ground(document, [one]), "date")
    assert (day.start, day.end, day.part, day.score) == (None, None, "evening", 0.0)
    assert day.reason.startswith("stays relative")


def test_names_of_an_undated_report_are_read_on_the_day_that_it_states(grounder: Grounder) -> None:
    document = report("قال الرئيس الأميركي في 6 آب 2016 إن قوات النظام هاجمت حي الراموسة.", None)
    one = claim(document, "قوات النظام هاجمت حي الراموسة", voice=["الرئيس الأميركي"],
                when=When("date", 6, 6, month=8, year=2016))
    assert slot(grounder.ground(document, [one]), "voice").ref == "actor:barack-obama"


def test_a_claim_without_a_time_has_the_window_of_the_news_cycle(grounder: Grounder) -> None:
    document = report("هاجمت قوات النظام حي الراموسة.")
    day = slot(grounder.ground(document, [claim(document, "هاجمت قوات النظام حي الراموسة")]), "date")
    assert (day.start, day.end, day.reason) == (date(2016, 8, 6), PUBLISHED, "news cycle")


def test_what_is_told_as_done_does_not_lie_ahead(grounder: Grounder) -> None:
    document = report("هاجمت قوات النظام حي الراموسة.")
    ahead = When("days", 0, 1)
    done, planned = (replace(claim(document, "هاجمت قوات النظام حي الراموسة", when=ahead), status=status)
                     for status in ("asserted", "planned"))
    assert slot(grounder.ground(document, [done]), "date").end == PUBLISHED
    assert slot(grounder.ground(document, [planned]), "date").end == date(2016, 8, 9)


def test_the_surroundings_of_a_place_are_said_to_be_so(grounder: Grounder) -> None:
    document = report("هاجمت قوات النظام محيط حي الراموسة في حلب.")
    found = slot(grounder.ground(document, [claim(document, "محيط حي الراموسة", place="محيط حي الراموسة")]), "place")
    assert found.ref == "place:aleppo-ramouseh" and "surroundings" in found.reason


def test_an_unknown_place_is_put_where_the_words_say_it_lies_but_moves_nothing(grounder: Grounder) -> None:
    document = report("قصفت قوات النظام قرية أم الزعرور الوهمية في ريف حماة.")
    place = "قرية أم الزعرور الوهمية في ريف حماة"
    found = slot(grounder.ground(document, [claim(document, place, place=place)]), "place")
    assert found.ref is not None and found.score < 0.3 and "in or near" in found.reason


def test_a_report_without_claims_has_nothing_to_ground(grounder: Grounder) -> None:
    assert grounder.ground(report("لا شيء"), []) == []


def test_grounding_is_the_same_after_pickling(grounder: Grounder, known: Knowledge) -> None:
    document = report("هاجمت فصائل المعارضة قوات النظام في حي الراموسة.")
    one = claim(document, "هاجمت فصائل المعارضة قوات النظام", agents=["فصائل المعارضة"], place="حي الراموسة")
    small = Grounder(Knowledge(places=known.places, actors=known.actors, outlets={}))
    assert pickle.loads(pickle.dumps(small)).ground(document, [one])[1:] == grounder.ground(document, [one])[1:]


def test_the_war_is_left_open_where_two_are_as_likely() -> None:
    assert likeliest({"syria": 2.0}, {"iraq": 2.0}) is None
    assert likeliest({"syria": 2.0, "iraq": 1.0}) == "syria"
    assert likeliest() is None


def test_parties_speak_for_the_wars_they_fight_in_at_the_time(known: Knowledge) -> None:
    theatre = Theatre(known)
    assert theatre.by_parties(["actor:houthis"], PUBLISHED) == {"yemen": 1.0}
    assert theatre.by_parties(["actor:sergei-shoigu"] * 9, PUBLISHED) == {"syria": 1.5, "ukraine": 1.5}
    assert theatre.by_parties(["actor:sohr", "actor:un"], PUBLISHED) == {}


@pytest.mark.parametrize(("told", "place", "expected"), [
    ("فتحت الفصائل الطريق بين أحياء حلب الشرقية وريفها الجنوبي من بوابة منطقة الراموسة، أمس.",
     "الطريق بين أحياء حلب الشرقية وريفها الجنوبي", "place:aleppo-ramouseh"),
    ("فتحت الفصائل الطريق بين أحياء حلب الشرقية وريفها الجنوبي أمس.",
     "الطريق بين أحياء حلب الشرقية وريفها الجنوبي", None),
])
def test_a_road_between_two_places_is_neither_of_them(
    grounder: Grounder, told: str, place: str, expected: str | None
) -> None:
    document = report(told)
    opened = replace(claim(document, place, place=place), type="route.opened")
    assert slot(grounder.ground(document, [opened]), "place").ref == expected
