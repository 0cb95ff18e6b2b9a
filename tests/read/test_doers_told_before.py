"""Doers that a sentence leaves to the one before: they, the blast, the other side of a retreat."""

from functools import cache

import pytest
from readings import agents

from khabar.model.records import Claim
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def claims(text: str, kind: str) -> list[Claim]:
    """The claims of a type that a text makes."""
    return [claim for explained in reader().explain(text) for claim in explained.claims if claim.type == kind]


def test_they_are_those_who_acted_last() -> None:
    text = "هاجم مسلحو المقاومة الشعبية موقعا للحوثيين في الضالع. وتمكنوا من تدمير ثلاث دبابات."
    [told] = claims(text, "materiel.destroyed")
    assert [span.text for span in told.agents] == ["مسلحو المقاومة الشعبية"]


def test_a_force_that_took_a_town_in_the_next_sentence_is_the_same() -> None:
    text = "هاجمت القوات العراقية بلدة الكرمة. وكانت قد انتزعت السيطرة على بلدة الصقلاوية من تنظيم داعش."
    [told] = claims(text, "control.captured")
    assert [span.text for span in told.agents] == ["القوات العراقية"]


def test_the_attack_after_a_bombing_is_the_bombers() -> None:
    text = "هاجمت طالبان قاعدة للجيش في هلمند. وفجر انتحاري نفسه في سوق بمدينة خوست. وقتل عشرة جنود في الهجوم."
    assert [span.text for span in claims(text, "harm.killed")[-1].agents] == ["انتحاري"]


def test_a_blast_nobody_is_named_for_is_not_of_who_flew_raids_before() -> None:
    text = "شن الجيش التركي غارات على جبال قنديل. وانفجرت سيارة مفخخة في ديار بكر. وقتل جنديان في الانفجار."
    assert claims(text, "harm.killed")[-1].agents == ()


@pytest.mark.parametrize(("text", "before"), [
    ("انسحب الحوثيون من معسكر لبوزة تحت ضربات المقاومة الشعبية.", ["المقاومة الشعبية"]),
    ("انسحب الحوثيون من معسكر لبوزة.", []),
])
def test_who_withdraws_does_so_before_the_other_side_of_its_sentence(text: str, before: list[str]) -> None:
    assert [span.text for span in claims(text, "control.withdrew")[0].targets] == before


@pytest.mark.parametrize(("text", "kind", "doer"), [
    ("سمحت الأردن للجيش الفرنسي بشن غارات جوية على مواقع تنظيم داعش.", "strike.air", "الجيش الفرنسي"),
    ("اتهمت المعارضة قوات النظام بقصف مدينة دوما.", "strike.shelling", "قوات النظام"),
])
def test_who_is_let_or_charged_does_it(text: str, kind: str, doer: str) -> None:
    [told] = claims(text, kind)
    assert len(told.agents) == 1
    assert told.agents[0].text.endswith(doer.removeprefix("ا"))


@pytest.mark.parametrize("text", [
    "استمر هجوم المعارضة الواسع والمفاجئ على مدينة إدلب.", "استمر هجوم المعارضة على مدينة إدلب.",
])
def test_an_adjective_of_the_attack_is_no_part_of_whose_it_is(text: str) -> None:
    assert [span.text for span in claims(text, "battle.attack")[0].agents] == ["المعارضة"]


@pytest.mark.parametrize("text", [
    "شنت طائرات التحالف عشرين ضربة جوية. وقالت متحدثة إن الضربات أصابت مستودعا للذخيرة قرب تلعفر.",
    "شنت طائرات التحالف عشرين ضربة جوية. وأضافت أن ست غارات نفذت قرب تلعفر.",
])
def test_strikes_that_a_report_goes_on_about_are_of_who_flew_them(text: str) -> None:
    assert [span.text for span in claims(text, "strike.air")[-1].agents] == ["طائرات التحالف"]


@pytest.mark.parametrize("text", [
    "هاجمت جماعة تعرف باسم أنصار الشريعة معسكرا للجيش في بنغازي.",
    "هاجم مسلحون يطلقون على أنفسهم اسم أنصار الشريعة معسكرا للجيش في بنغازي.",
])
def test_a_party_that_is_told_by_its_name_afterwards_goes_by_it(text: str) -> None:
    assert [span.text for span in claims(text, "battle.attack")[0].agents] == ["أنصار الشريعة"]


def test_peoples_fight_under_their_own_name() -> None:
    [told] = claims("يخوض التبو والطوارق معارك في جنوب ليبيا.", "battle.clash")
    assert [span.text for span in (*told.agents, *told.targets)] == ["التبو", "الطوارق"]


@pytest.mark.parametrize("opening", ["ورغم انتشار قوات الأمن في الإقليم", "وبالرغم من تعبئة جيوش المنطقة"])
def test_those_in_spite_of_whom_something_happened_did_not_do_it(opening: str) -> None:
    text = f"{opening} وقعت عملية انتحارية في مدينة كانو أسفرت عن سقوط 14 قتيلا."
    assert [told.agents for told in (*claims(text, "strike.bomb"), *claims(text, "harm.killed"))] == [(), ()]


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("نفذ الطيران الحربي غارة على بلدة جرجناز. كما نفذ غارتين على بلدة التح.", "strike.air", ["الطيران الحربي"] * 2),
    ("سيطرت قوات المعارضة على الحاجز. كما تمكنت من تدمير دبابة لقوات النظام.", "materiel.destroyed", ["قوات المعارضة"]),
    ("نفذ الطيران الحربي غارة على المدينة. كما قصف معسكرات للمسلحين في التح.", "strike.air", ["الطيران الحربي"] * 2),
])
def test_a_verb_that_opens_a_sentence_goes_on_about_who_did_the_last_deed(text: str, kind: str, who: list[str]) -> None:
    assert agents(text, kind) == who


@pytest.mark.parametrize(("text", "kind"), [
    ("هاجمت قوات النظام بلدة عتمان. وتمكن من صد الهجوم.", "battle.repelled"),  # of the other gender
    ("دارت اشتباكات بين قوات النظام والفصائل. وتمكنت من تدمير دبابة.", "materiel.destroyed"),  # which of the two
    ("هاجمت قوات النظام بلدة عتمان. واستمرت الاشتباكات في القرية.", "battle.clash"),
])
def test_but_not_where_another_may_be_meant(text: str, kind: str) -> None:
    assert agents(text, kind) == []
