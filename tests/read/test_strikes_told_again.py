"""Strikes and fights that are told again, put down to somebody, or told by what they hit."""

from functools import cache

import pytest

from khabar.model.records import Claim
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def claims(text: str, kind: str) -> list[Claim]:
    """The claims of a type that a text makes."""
    return [claim for explained in reader().explain(text) for claim in explained.claims if claim.type == kind]


def test_the_raids_are_of_whoever_flew_the_last_ones() -> None:
    told = claims("شنت طائرات التحالف غارات على صنعاء. وأضاف أن الغارات استهدفت مواقع الحوثيين في صعدة.", "strike.air")
    assert [agent.text for agent in told[-1].agents] == ["طائرات التحالف"]


def test_a_raid_that_points_to_nothing_is_nobodys() -> None:
    told = claims("شنت طائرات التحالف غارات على صنعاء. وسمع دوي غارات جوية على صعدة.", "strike.air")
    assert told[-1].agents == ()


def test_a_bomb_is_of_those_it_is_put_down_to() -> None:
    [told] = claims("قتل عشرة في عملية انتحارية في بغداد نسبت إلى تنظيم داعش.", "strike.bomb")
    assert [agent.text for agent in told.agents] == ["تنظيم داعش"]


def test_a_clause_without_a_relative_pronoun_tells_what_a_bomb_hit() -> None:
    [told] = claims("قتل جندي في انفجار سيارة مفخخة استهدف نقطة تفتيش في مدينة الموصل.", "strike.bomb")
    assert [target.text for target in told.targets] == ["نقطة تفتيش"]
    assert told.place is not None and told.place.text == "مدينة الموصل"


@pytest.mark.parametrize("text", [
    "زار الوزير الجرحى بعد تفجير الكرادة.",
    "تحدث عن القوات التي تقاتل الحوثيين.",
])
def test_what_only_names_an_old_attack_or_a_party_tells_none(text: str) -> None:
    assert claims(text, "strike.bomb") == claims(text, "battle.clash") == []


def test_gunmen_attack_where_guns_shell() -> None:
    assert claims("فتح مسلحون النار على دورية للشرطة.", "battle.attack")
    assert claims("فتحت الدبابات النار على مواقع المسلحين.", "strike.shelling")


def test_what_somebody_goes_on_shelling_does_not_shell() -> None:
    [told] = claims("واصلت قوات النظام قصف مقاتلي المعارضة في درعا.", "strike.shelling")
    assert [agent.text for agent in told.agents] == ["قوات النظام"]
    assert [target.text for target in told.targets] == ["مقاتلي المعارضة"]


@pytest.mark.parametrize(("text", "struck"), [
    ("أصيب جنديان في غارة جوية لطيران التحالف استهدفت شاحنة ذخيرة قرب ميناء الحديدة.", "شاحنة ذخيرة"),
    ("شن الطيران الروسي غارات على ريف حماة دمرت مستشفى ميدانيا.", "مستشفى ميدانيا"),
])
def test_such_a_clause_may_follow_whose_the_raid_was_and_where(text: str, struck: str) -> None:
    assert [target.text for target in claims(text, "strike.air")[0].targets] == [struck]


def test_what_raids_just_told_hit_is_no_other_raid() -> None:
    text = "نفذ طيران النظام أمس 16 غارة على أحياء مدينة درعا، مركز المحافظة، استهدفت مناطق سيطرة الفصائل."
    assert len(claims(text, "strike.air")) == 1


def test_an_advance_to_take_a_town_is_one_attack() -> None:
    text = "يحاول الحوثيون التقدم نحو مواقع المقاومة للسيطرة عليها وعلى مدينة مأرب بعد القصف."
    assert len(claims(text, "battle.attack")) == 1
