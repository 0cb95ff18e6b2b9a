"""Who may be a party to a fight: not those who tell of it, and not a friend of the other side."""

import pytest
from readings import claims

from khabar.lang.actors import observer_ids
from khabar.lang.sides import hostile, sides_by_name


def agents(text: str, kind: str) -> set[str]:
    """Everybody who is said to do what the claims of a type tell."""
    return {span.text for claim in claims(text, kind) for span in claim.agents}


@pytest.mark.parametrize("teller", [
    "المرصد السوري لحقوق الإنسان", "المتحدث باسم الجبهة", "الدفاع المدني السوري", "مراسل القناة", "وكالة رويترز",
    "العميد محمد السعيد",
])
@pytest.mark.parametrize(("news", "kind"), [
    ("السيطرة على حي الراموسة بعد معارك عنيفة", "control.captured"),
    ("قصف بلدة دوما بالمدفعية الثقيلة", "strike.shelling"),
    ("هجوما على مدينة الباب", "battle.attack"),
    ("مقتل سبعة أشخاص في قصف على بلدة دوما", "harm.killed"),
])
def test_who_only_tells_of_a_fight_is_no_party_to_it(teller: str, news: str, kind: str) -> None:
    found = claims(f"وأعلن {teller} أمس {news}.", kind)
    assert found, "the news itself is read"
    assert not agents(f"وأعلن {teller} أمس {news}.", kind)


def test_a_party_that_announces_its_own_deed_has_done_it() -> None:
    assert agents("أعلن جيش الفتح أمس السيطرة على حي الراموسة.", "control.captured") == {"جيش الفتح"}


def test_a_party_that_announces_a_death_has_not_done_it() -> None:
    assert not agents("أعلن الجيش العراقي مقتل ثلاثة جنود في هجوم على مدينة الرمادي.", "harm.killed")


def test_a_bomb_that_an_officer_tells_of_is_not_his() -> None:
    assert not agents("وقال العميد محمد السعيد إن سيارة مفخخة انفجرت عند مرور رتل عسكري.", "strike.bomb")


def test_monitors_news_agencies_and_rescuers_are_observers() -> None:
    assert {"actor:sohr", "actor:afp", "actor:white-helmets"} <= observer_ids()
    assert "actor:syrian-army" not in observer_ids()


def targets(text: str, kind: str) -> set[str]:
    """Everybody to whom it is said to be done."""
    return {span.text for claim in claims(text, kind) for span in claim.targets}


@pytest.mark.parametrize(("one", "other", "foes"), [
    ("الحوثيين", "المقاومه الشعبيه", True), ("قوات النظام", "جيش الفتح", True), ("الجيش", "داعش", True),
    ("الحوثيين", "قوات صالح", False), ("طالبان", "الحوثيين", False),
])
def test_parties_are_foes_where_they_share_a_war_and_no_side(one: str, other: str, foes: bool) -> None:
    sides = sides_by_name("ar")
    assert hostile(sides[one], sides[other]) is foes
    assert hostile(sides[other], sides[one]) is foes


def test_the_other_side_of_an_attack_is_the_foe_and_not_who_was_named_last() -> None:
    text = "تحدث سكان عن المقاومة الشعبية وعن قوات صالح بعد أن شن الحوثيون هجوما على المدينة."
    assert targets(text, "battle.attack") == {"المقاومة الشعبية"}


def test_who_was_named_sentences_before_is_not_whom_an_attack_is_made_on() -> None:
    text = "تحدث سكان عن المقاومة الشعبية. وشن الحوثيون هجوما على المدينة."
    assert not targets(text, "battle.attack")


def test_who_is_only_pointed_back_to_has_no_foe_by_a_guess() -> None:
    text = "بايعت ولاية الساحل تنظيم القاعدة قبل عام. وكثفت الجماعة هجماتها في المدينة بعد القصف."
    found = [claim.targets for claim in claims(text, "battle.attack") if "الجماعة" in {a.text for a in claim.agents}]
    assert found == [()]


def test_a_friend_of_the_attacker_is_never_its_target() -> None:
    text = "وصلت تعزيزات إلى قوات صالح في مدينة تعز. وشن الحوثيون هجوما على المدينة."
    assert targets(text, "battle.attack") == set()


def test_a_list_of_places_adds_no_party() -> None:
    text = "قتل خمسون شخصا في هجمات لحركة بوكو حرام في الكاميرون ونيجيريا."
    assert agents(text, "battle.attack") == {"حركة بوكو حرام"}


def test_those_who_died_of_a_party_were_not_attacked_from_it() -> None:
    assert not agents("انفجارات تضرب العاصمة ومقتل 27 من حزب الله في اشتباكات.", "strike.bomb")


@pytest.mark.parametrize("party", [
    "المقاومة الموالية للرئيس عبد ربه منصور هادي", "قوة أمنية تابعة لقوات البيشمركة",
    "قوات الرئيس السابق علي عبد الله صالح",
])
def test_a_party_is_told_with_whom_it_belongs_to(party: str) -> None:
    assert agents(f"سيطرت {party} على المدينة.", "control.captured") == {party}


@pytest.mark.parametrize(("text", "kind", "target"), [
    ("شن التحالف غارات جوية ضد مواقع التنظيم في العراق وسوريا.", "strike.air", "مواقع التنظيم"),
    ("استهدفت سيارة مفخخة قافلة عسكرية في ديار بكر.", "strike.bomb", "قافلة عسكرية"),
    ("قصفت طائرات التحالف معسكر الدفاع الجوي في المدينة.", "strike.air", "معسكر الدفاع الجوي"),
    ("تحدث السكان عن قصف قوات النظام من قبل جيش الفتح.", "strike.shelling", "قوات النظام"),
    ("استهدفت الفصائل دبابة بصواريخ مضادة للدروع في البلدة.", "strike.shelling", "دبابة"),
])
def test_what_a_strike_hits_is_its_target(text: str, kind: str, target: str) -> None:
    assert targets(text, kind) == {target}


def test_a_town_that_is_hit_is_the_place_and_not_its_rulers() -> None:
    assert targets("موجة تفجيرات جديدة تضرب بغداد.", "strike.bomb") == set()


@pytest.mark.parametrize(("text", "kind", "expected"), [
    ("وكان مقاتلون من الحوثيين ووحدات من الجيش موالية للرئيس السابق علي عبد الله صالح قد استولوا على عدن.",
     "control.captured", {"مقاتلون من الحوثيين", "وحدات من الجيش"}),
    ("دخلت طلائع من المقاومة إلى وسط مدينة الحوطة.", "control.captured", {"طلائع من المقاومة"}),
    ("وشدد الرئيس هادي على مواصلة تطهير المدن من الميليشيات الحوثية.", "control.captured", set()),
])
def test_who_takes_ground(text: str, kind: str, expected: set[str]) -> None:
    assert agents(text, kind) == expected


def test_whom_a_party_is_allied_with_is_not_whom_it_fights() -> None:
    text = "يقاتل التحالف العربي قوات الحوثي المتحالفة مع إيران."
    assert "إيران" not in targets(text, "battle.clash")


def test_a_country_that_ground_is_part_of_has_not_lost_it() -> None:
    assert targets("سيطر الحوثيون على أجزاء كبيرة من اليمن.", "control.captured") == set()


def test_a_bomb_strikes_by_itself() -> None:
    text = "وقال السكان إن سيارة ملغومة استهدفت حاجزا لقوات النظام في بلدة كوباني."
    assert targets(text, "strike.bomb") == {"حاجزا لقوات النظام"}
    assert not agents(text, "strike.bomb")


def test_who_condemns_a_deed_has_not_done_it() -> None:
    assert not agents("ودانت تركيا وقطر التفجير الانتحاري في مدينة سروج.", "strike.bomb")


def test_depots_of_something_are_of_whom_they_belong_to() -> None:
    text = "قصفت طائرات التحالف أربعة مخازن للأسلحة والذخائر لتنظيم داعش في شمال الموصل."
    assert targets(text, "strike.air") == {"تنظيم داعش"}


def test_ground_that_is_nobodys_is_no_target() -> None:
    assert targets("شن طيران التحالف غارات على مواقع في محافظة الأنبار.", "strike.air") == set()


def test_a_brigade_that_and_joins_to_others_fights_with_them() -> None:
    text = "اندلعت اشتباكات بين الجيش من جهة، وجبهة النصرة ولواء التوحيد وجيش الإسلام من جهة أخرى."
    assert agents(text, "battle.clash") == {"الجيش", "جبهة النصرة", "لواء التوحيد", "جيش الإسلام"}


def test_formations_of_an_army_are_a_side() -> None:
    text = "دارت مواجهات بين الحوثيين من جهة وتشكيلات من الجيش الوطني والمقاومة الشعبية من جهة أخرى في تعز."
    assert agents(text, "battle.clash") == {"الحوثيين", "تشكيلات من الجيش الوطني", "المقاومة الشعبية"}


@pytest.mark.parametrize(("text", "where"), [
    ("شن الطيران غارات على معسكر اللواء 55 في يريم.", "معسكر اللواء 55"),
    ("شن الطيران غارات على معسكر «اللواء 55» في يريم.", "معسكر «اللواء 55»"),
])
def test_a_number_says_which_brigade_is_meant(text: str, where: str) -> None:
    (claim,) = claims(text, "strike.air")
    assert claim.place is not None and claim.place.text == where


@pytest.mark.parametrize("struck", ["حاجز للجيش", "نقطة تفتيش للجيش", "معسكر للجيش"])
@pytest.mark.parametrize(("attack", "doers"), [
    ("هجوم شنه مسلحون على", {"مسلحون"}), ("هجوم مسلح على", set()), ("قصف على", set()),
])
def test_whose_post_was_attacked_has_not_killed_there(attack: str, doers: set[str], struck: str) -> None:
    assert agents(f"قتل ثلاثة جنود في {attack} {struck} في شمال سيناء.", "harm.killed") == doers


def test_whose_attack_it_was_has() -> None:
    assert agents("قتل ثلاثة جنود في هجوم للمتمردين على معسكر.", "harm.killed") == {"للمتمردين"}


@pytest.mark.parametrize("men", ["المقاتلون الأكراد", "المسلحون الأكراد", "المتمردون الاكراد"])
def test_men_and_the_people_they_are_of_are_one_party(men: str) -> None:
    assert agents(f"هاجم {men} القرية.", "battle.attack") == {men}


def test_a_force_and_the_people_it_fights_are_two() -> None:
    assert agents("يهاجم الجيش الأكراد في القرية.", "battle.attack") == {"الجيش"}
