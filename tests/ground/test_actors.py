"""Phrases of reports lead to the most specific actor, on a day, in a war; what cannot be told stays open."""

from datetime import date

import pytest

from khabar.ground.actors import ActorResolver, load_actors
from khabar.ground.resolution import Resolution
from khabar.model.knowledge import Knowledge

ACTORS = load_actors()
KNOWN = Knowledge(places={}, actors=ACTORS, outlets={})
SUMMER_2015, SUMMER_2016, SPRING_2025 = date(2015, 7, 22), date(2016, 8, 15), date(2025, 4, 1)


@pytest.fixture(scope="module")
def resolver() -> ActorResolver:
    return ActorResolver(ACTORS)


def who(resolver: ActorResolver, text: str, war: str | None = "syria", day: date | None = SUMMER_2016) -> str | None:
    found = resolver.resolve([text], day=day, conflict=war)[0].ref
    return found.removeprefix("actor:") if found else None


@pytest.mark.parametrize(("text", "actor"), [
    ("عناصر حزب الله", "hezbollah"),
    ("مسلحو «حزب الله«", "hezbollah"),
    ("الطيران الروسي", "russian-air-force"),
    ("طائرات حربية روسية", "russian-air-force"),
    ("جنود روس", "russian-armed-forces"),
    ("قوات النظام السوري المدعومة من روسيا", "syrian-army"),
    ("قوات الأسد", "syrian-army"),
    ("قوات بشار الأسد", "syrian-army"),
    ("الجيش السوري", "syrian-army"),
    ("القوات النظامية", "syrian-army"),
    ("النظام", "syrian-army"),
    ("طائرات تابعة لدمشق", "syrian-air-force"),
    ("مدفعين لقوات النظام", "syrian-army"),
    ("مسلحو تنظيم الدولة", "islamic-state"),
    ("انتحاريان من (داعش)", "islamic-state"),
    ("«فتح الشام»", "jabhat-fatah-al-sham"),
    ("الميليشيات التابعة لإيران", "iranian-militias-in-syria"),
    ("عدة فصائل من المعارضة السورية", "syrian-opposition"),
    ("المجموعات الإرهابية المسلحة", "syrian-opposition"),
    ("مناطق سيطرة فصائل المعارضة", "syrian-opposition"),
    ("عنصر من ميليشيا (الدفاع الوطني) الموالية للنظام", "national-defence-forces"),
    ("رامي عبدالرحمن مدير المرصد", "rami-abdulrahman"),
    ("الرئيس الروسي فلاديمير بوتين", "vladimir-putin"),
    ("نظيره التركي رجب طيب أردوغان", "recep-tayyip-erdogan"),
    ("مصادر في الدفاع المدني في حلب", "white-helmets"),
    ("مصدر ميداني في المقاومة السورية", "syrian-opposition"),
    ("ناطق بإسم الجيش السوري", "syrian-army"),
    ("مصادر سياسية تركية", "turkey"),
    ("السكان المدنيين", "civilians"),
    ("عشرات العائلات", "civilians"),
    ("Jabhat Fateh al-Sham", "jabhat-fatah-al-sham"),
])
def test_a_phrase_leads_to_the_most_specific_actor(resolver: ActorResolver, text: str, actor: str) -> None:
    assert who(resolver, text) == actor


@pytest.mark.parametrize(("text", "war", "actor"), [
    ("المعارضة", "syria", "syrian-opposition"),
    ("المقاومة الشعبية", "yemen", "popular-resistance-yemen"),
    ("القوات الحكومية", "syria", "syrian-army"),
    ("القوات الحكومية", "iraq", "iraqi-army"),
    ("القوات الحكومية", "yemen", "yemeni-army"),
    ("القوات الحكومية", "libya", "libyan-army"),
    ("التحالف", "yemen", "arab-coalition-yemen"),
    ("طيران التحالف", "iraq", "international-coalition"),
    ("المتمردين", "yemen", "houthis"),
    ("المتمردين", "turkey", "pkk"),
    ("وزارة الداخلية", "iraq", "iraq-interior-ministry"),
    ("الجيش", "libya", "libyan-national-army"),
])
def test_a_generic_name_means_who_bears_it_in_the_war(
    resolver: ActorResolver, text: str, war: str, actor: str,
) -> None:
    assert who(resolver, text, war, SUMMER_2015) == actor


@pytest.mark.parametrize(("text", "actor"), [
    ("القوات الموالية للرئيس اليمني المخلوع علي صالح", "saleh-loyalists"),
    ("قوات موالية للرئيس اليمني السابق علي صالح", "saleh-loyalists"),
    ("القوات الموالية للرئيس عبدربه منصور هادي", "yemeni-army"),
    ("القوات الموالية لصالح", "saleh-loyalists"),
    ("المخلوع علي عبدالله صالح", "ali-abdullah-saleh"),
    ("القيادي الحوثي محمد المداني", "houthis"),
    ("سيارة تابعة لعناصر القاعدة", "aqap"),
    ("طيران التحالف العربي بقيادة السعودية", "arab-coalition-yemen"),
])
def test_whom_a_force_is_loyal_to_decides_when_it_has_no_name(resolver: ActorResolver, text: str, actor: str) -> None:
    assert who(resolver, text, "yemen", SUMMER_2015) == actor


def test_a_name_means_who_bears_it_on_the_day(resolver: ActorResolver) -> None:
    assert who(resolver, "الرئيس الأميركي", day=SUMMER_2016) == "barack-obama"
    assert who(resolver, "الرئيس الأميركي", day=SPRING_2025) == "donald-trump"
    assert who(resolver, "الجيش السوري", day=SPRING_2025) == "syrian-army-transitional"
    assert who(resolver, "قوات الحكومة", "libya", SUMMER_2015) == "libyan-army"
    assert who(resolver, "هيئة تحرير الشام") == "jabhat-fatah-al-sham"


def test_without_a_day_an_office_stands_for_its_state(resolver: ActorResolver) -> None:
    assert who(resolver, "الرئيس الأميركي", day=None) == "usa"


def test_a_name_that_several_bear_stays_open_with_all_of_them(resolver: ActorResolver) -> None:
    found = resolver.resolve(["وزارة الداخلية"], day=SUMMER_2015, conflict=None)[0]
    assert found.ref is None
    assert {"actor:iraq-interior-ministry", "actor:yemen-interior-ministry"} <= {each.id for each in found.alternatives}


def test_without_a_day_a_generic_name_of_a_war_is_a_guess(resolver: ActorResolver) -> None:
    found = resolver.resolve(["الجيش"], day=None, conflict="syria")[0]
    assert found.ref == "actor:syrian-army" and found.score < 0.6
    assert [each.id for each in found.alternatives] == ["actor:syrian-army-transitional"]


def test_an_adjective_of_nationality_is_not_the_state_when_another_says_more(resolver: ActorResolver) -> None:
    assert who(resolver, "فصائل سورية معارضة") == "syrian-opposition"
    assert who(resolver, "قوات سورية") == "syrian-army"
    assert who(resolver, "ميليشيا أفغانية") is None


@pytest.mark.parametrize(("text", "reason"), [
    ("ناشطون", "an unnamed source"),
    ("المصادر", "an unnamed source"),
    ("مصادر محلية يمنية", "an unnamed source"),
    ("مصادر \"الرياض\"", "an unnamed source"),
    ("أبو الحسنين", "no known party"),
    ("سوقا في الفلوجة", "a thing or place"),
    ("بلدات موالية للنظام", "a thing or place"),
    ("الطرفين", "points back"),
    ("من في السيارتين", "no known party"),
    ("المجلس الأعلى للدولة الافتراضية", "no known party"),
    ("«»", "no words"),
])
def test_words_that_name_no_known_party_stay_open_and_say_why(resolver: ActorResolver, text: str, reason: str) -> None:
    found = resolver.resolve([text], day=SUMMER_2016, conflict="syria")[0]
    assert found.ref is None and found.reason.startswith(reason)


@pytest.mark.parametrize("text", [
    "مقاتلين مناهضين للحوثيين", "مسلحون مناوئون للحوثيين", "قوات معادية للحوثيين", "الفصائل الرافضة للحوثيين",
    "القوات المعارضة للنظام", "قبائل ضد الحوثيين",
])
def test_whom_somebody_is_against_is_not_who_he_is(resolver: ActorResolver, text: str) -> None:
    assert resolver.resolve([text], day=SUMMER_2016, conflict=None)[0].ref is None


@pytest.mark.parametrize("text", ["أكراد سوريا", "شعب سوريا", "سنة العراق", "أكراد سوريون"])
def test_people_of_a_country_are_not_its_state(resolver: ActorResolver, text: str) -> None:
    assert who(resolver, text) not in {"syria", "iraq"}


def test_one_name_means_the_coalition_of_the_war(resolver: ActorResolver) -> None:
    assert who(resolver, "طائرات التحالف العربي") == "international-coalition"
    assert who(resolver, "التحالف العربي – الدولي", war=None) == "international-coalition"
    assert who(resolver, "طائرات التحالف العربي", "yemen", SUMMER_2015) == "arab-coalition-yemen"


def test_the_opposition_is_no_one_who_opposes_somebody(resolver: ActorResolver) -> None:
    assert who(resolver, "قوات المعارضة") == "syrian-opposition"
    assert who(resolver, "القوات المعارضة") == "syrian-opposition"


def test_what_only_friends_call_somebody_is_no_short_form(resolver: ActorResolver) -> None:
    assert chain(resolver, "الحوثيين", "وحدات من الجيش", war="yemen")[1].ref != "actor:houthis"


def test_a_generic_name_of_another_war_names_nobody(resolver: ActorResolver) -> None:
    assert who(resolver, "قوات الدعم السريع", "sudan", date(2023, 5, 1)) == "rapid-support-forces"
    assert who(resolver, "مجلس السيادة", "yemen", date(2023, 5, 1)) is None


def test_a_surname_is_not_taken_for_somebody_elses(resolver: ActorResolver) -> None:
    assert who(resolver, "بشرى العبيدي، عضو مفوضية حقوق الإنسان", "iraq", SUMMER_2015) == "iraq-human-rights-commission"
    assert who(resolver, "الوزير العبيدي", "iraq", SUMMER_2015) == "khaled-al-obaidi"


def test_a_common_word_is_a_name_only_beside_its_cue(resolver: ActorResolver) -> None:
    assert who(resolver, "القيادي بختيار وفا") is None
    assert who(resolver, "مقاتلي النصرة") == "jabhat-fatah-al-sham"


def test_speaking_to_an_agency_is_not_speaking_for_it(resolver: ActorResolver) -> None:
    assert who(resolver, "قائد ميداني لرويترز") is None
    assert who(resolver, "مراسل رويترز") == "reuters"


def chain(resolver: ActorResolver, *phrases: str, war: str = "syria") -> list[Resolution]:
    return resolver.resolve(phrases, day=SUMMER_2016, conflict=war)


def test_short_forms_point_back_to_what_the_report_has_named(resolver: ActorResolver) -> None:
    assert chain(resolver, "تنظيم القاعدة", "التنظيم", war="yemen")[1].ref == "actor:aqap"
    assert chain(resolver, "تنظيم داعش", "عناصر التنظيم المتطرف")[1].ref == "actor:islamic-state"
    assert chain(resolver, "حركة أحرار الشام", "الحركة")[1].ref == "actor:ahrar-al-sham"
    assert chain(resolver, "ميليشيا «حزب الله»", "الحزب")[1].ref == "actor:hezbollah"
    assert chain(resolver, "برنامج الأغذية العالمي", "البرنامج", war="yemen")[1].ref == "actor:wfp"


def test_allies_are_those_of_the_party_before(resolver: ActorResolver) -> None:
    assert chain(resolver, "قوات النظام", "حلفائها")[1].ref == "actor:pro-government-militias-syria"
    assert chain(resolver, "قوات النظام", "المليشيات المساندة لها")[1].ref == "actor:pro-government-militias-syria"
    assert chain(resolver, "النظام", "الولايات المتحدة", "حلفاؤها")[2].ref == "actor:international-coalition"
    assert chain(resolver, "حلفائها")[0].ref is None


def test_a_war_may_be_given_for_each_phrase(resolver: ActorResolver) -> None:
    found = resolver.resolve(["وزارة الداخلية", "قوات النظام"], day=SUMMER_2015, conflict="syria",
                             wars=["iraq", "syria"])
    assert [each.ref for each in found] == ["actor:iraq-interior-ministry", "actor:syrian-army"]


def test_names_count_more_than_hints(resolver: ActorResolver) -> None:
    named, source, allies = chain(resolver, "جيش الفتح", "مصدر في جيش الفتح", "قواته")
    assert named.score > source.score > allies.score > 0


@pytest.mark.parametrize(("actor", "day", "war", "side"), [
    ("russian-air-force", "2016-08-08", "syria", "government"),
    ("russian-air-force", "2015-07-01", "syria", None),
    ("hezbollah", "2016-08-08", "syria", "government"),
    ("jabhat-fatah-al-sham", "2016-08-08", "syria", "opposition"),
    ("jabhat-fatah-al-sham", "2024-12-20", "syria", "transitional"),
    ("ali-abdullah-saleh", "2015-07-22", "yemen", "houthi"),
    ("sergei-shoigu", "2016-08-15", "syria", "government"),
    ("international-coalition", "2015-07-22", "iraq", "government"),
    ("sudanese-armed-forces", "2023-05-01", "sudan", "saf"),
    ("sohr", "2016-08-08", "syria", None),
])
def test_sides_hold_from_day_to_day_and_come_down_from_parents(
    actor: str, day: str, war: str, side: str | None,
) -> None:
    assert KNOWN.side(f"actor:{actor}", date.fromisoformat(day), war) == side
