"""What a blow hit, where another clause or a preposition tells it."""

import pytest
from readings import claims, places, targets


@pytest.mark.parametrize(("text", "kind", "hit"), [
    ("قال الجيش إن ست غارات شنت قرب الموصل واستهدفت وحدات قتالية وثلاث مركبات.", "strike.air",
     ["وحدات قتالية", "مركبات"]),
    ("قال الجيش إن ست غارات شنت قرب الموصل دمرت مبنى ومركبات.", "strike.air", ["مبنى", "مركبات"]),
    ("شنت طائرات التحالف غارات في اليمن مستهدفة مواقع الحوثيين ومخازن السلاح.", "strike.air",
     ["مواقع الحوثيين", "مخازن السلاح"]),
    ("طالت الغارات الجوية مخازن أسلحة للحوثيين في صنعاء.", "strike.air", ["للحوثيين"]),
    ("تعرضت ثلاثة مواقع لتنظيم داعش لغارات تركية.", "strike.air", ["تنظيم داعش"]),
    ("انفجرت قنبلة لدى مرور دورية للجيش في رفح.", "strike.bomb", ["دورية للجيش"]),
    ("فجر انتحاري نفسه وسط حشد في بغداد.", "strike.bomb", ["حشد"]),
])
def test_what_was_hit_is_told_beside_the_blow(text: str, kind: str, hit: list[str]) -> None:
    assert targets(text, kind) == hit


def test_who_flew_raids_destroys_by_himself() -> None:
    text = "شنت طائرات التحالف غارات على مواقع الحوثيين في لحج ودمرت آليات."
    assert targets(text, "strike.air") == ["مواقع الحوثيين"]


def test_an_object_is_joined_to_an_object_over_a_genitive() -> None:
    text = "استهدفت الطائرات معسكرا للتدريب ومخزنا ونقاط تفتيش."
    assert targets(text, "strike.air") == ["معسكرا", "مخزنا", "نقاط تفتيش"]


@pytest.mark.parametrize("text", [
    "شنت تركيا غارات ضد تنظيم داعش في سوريا ومواقع حزب العمال في شمال العراق.",
    "قصفت الطائرات مقرات داعش في سوريا ومواقع حزب العمال في شمال العراق.",
    "قصفت الطائرات مواقع لتنظيم داعش في سوريا ولحزب العمال في شمال العراق.",
])
def test_each_is_struck_in_a_place_of_its_own(text: str) -> None:
    told = {claim.place.text: claim.targets[0].text for claim in claims(text, "strike.air") if claim.place}
    assert {place: name in told[place] for place, name in [("سوريا", "داعش"), ("شمال العراق", "حزب العمال")]} == {
        "سوريا": True, "شمال العراق": True}


def test_positions_of_one_party_in_two_places_are_its_in_both() -> None:
    text = "قصفت الطائرات مواقع داعش في حلب والرقة."
    assert [[span.text for span in claim.targets] for claim in claims(text, "strike.air")] == [["مواقع داعش"]] * 2


def test_an_ambush_is_laid_for_whom_it_hits() -> None:
    text = "نصبت المقاومة كمينا لقائد المحور في مدينة لودر."
    assert targets(text, "battle.attack") == ["قائد المحور"]


def test_what_a_blow_hit_stands_behind_the_clause_that_tells_of_it() -> None:
    text = "استهدف القصف الذي نفذته قوات النظام، مستشفى المدينة."
    assert targets(text, "strike.shelling") == ["مستشفى المدينة"]


def test_two_sides_of_one_countryside_are_no_place_beside_the_towns() -> None:
    text = "قصفت قوات النظام بلدة تادف وقرية عيشة بريفي حلب الشرقي والشمالي الشرقي."
    assert places(text, "strike.shelling") == ["بلدة تادف", "قرية عيشة"]
