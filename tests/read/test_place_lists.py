"""Places that are told in a list: two under a dual, those a plural stands for, vague ones among named ones."""

from functools import cache

import pytest

from khabar.model.records import Claim
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def taken(text: str) -> list[Claim]:
    """What a sentence says was captured."""
    return [claim for told in reader().explain(text) for claim in told.claims if claim.type == "control.captured"]


@pytest.mark.parametrize(("text", "places"), [
    ("سيطر الجيش على قصر 14 تموز.", ["قصر 14 تموز"]),
    ("سيطر الجيش على ثلاث قرى: قرية العزيزية وقرية الحمرة.", ["قرية العزيزية", "قرية الحمرة"]),
    ("استعادت القوات قرى من المسلحين بينها قرية العزيزية وقرية الحمرة.", ["قرية العزيزية", "قرية الحمرة"]),
    ("سيطر الجيش على مدينة تدمر وعدد من المواقع حولها.", ["مدينة تدمر", "المواقع"]),
])
def test_every_place_of_a_list_is_taken(text: str, places: list[str]) -> None:
    assert [claim.place.text for claim in taken(text) if claim.place] == places


def test_named_ground_of_a_list_is_the_whole_and_of_vague_ground_nobody_knows() -> None:
    assert [claim.extent for claim in taken("سيطر الجيش على مدينة تدمر وعدد من المواقع حولها.")] == ["full", None]


@pytest.mark.parametrize(("text", "extent"), [
    ("سيطر الجيش على قاعدة كبيرة في المحافظة.", "full"), ("سيطر الجيش على ثلاث قرى في المحافظة.", "full"),
    ("سيطر الجيش على محيط المطار.", "partial"), ("سيطر الجيش على مساحات واسعة من البلاد.", "partial"),
    ("سيطر الجيش على مناطق أخرى.", None),
])
def test_a_single_site_is_taken_as_a_whole_and_vague_ground_is_not(text: str, extent: str | None) -> None:
    assert [claim.extent for claim in taken(text)] == [extent]


@pytest.mark.parametrize(("text", "places"), [
    ("قصفت الطائرات ثلاث مدن عراقية منها الموصل والرمادي.", ["الموصل", "الرمادي"]),
    ("قصف الجيش أحياء باب الدريب والبريد والروضة في مدينة حمص.", ["أحياء باب الدريب", "البريد", "الروضة"]),
    ("قصف الجيش حي الوعر والروضة في مدينة حمص.", ["حي الوعر", "الروضة"]),
    ("دارت اشتباكات حول حيي الوعر والخالدية.", ["الوعر", "الخالدية"]),
    ("شن الجيش غارات على مواقع المتمردين في الرستن وكذلك في مدينة تلبيسة.", ["الرستن", "مدينة تلبيسة"]),
    ("قصف الجيش مدينة حمص ومناطق أخرى.", ["مدينة حمص", "مناطق أخرى"]),
    ("قصف الجيش مدينة حمص والجنود نيام.", ["مدينة حمص"]),
    # behind the word for several places stand names, known or not, whatever else they look like
    ("قصف الطيران بلدات سراقب وبنش وطعوم في ريف إدلب.", ["بلدات سراقب", "بنش", "طعوم"]),
    ("قصفت المدفعية بلدات عقربا، وطعوم، والنيرب.", ["بلدات عقربا", "طعوم", "النيرب"]),
    ("دارت اشتباكات في قرى الزيارة وكفر زيبا وبنش.", ["قرى الزيارة", "كفر زيبا", "بنش"]),
    ("قصف الطيران قريتي كفر حايا ونوى.", ["قريتي كفر حايا", "نوى"]),
    ("دارت اشتباكات في أحياء جوبر والقابون، وبرزة تشهد هدوءا.", ["أحياء جوبر", "القابون"]),
    ("قصف الجيش بلدات سراقب وبنش وعاد إلى ثكناته.", ["بلدات سراقب", "بنش"]),
    ("قصف الجيش بلدات سراقب وبنش ومنازل المدنيين.", ["بلدات سراقب", "بنش"]),
    ("سيطر التنظيم على تلال الزهور والعرعور والسعيدة.", ["تلال الزهور", "العرعور", "السعيدة"]),
    ("انسحب الجيش من بلدات بصر وازرع وكفر شمس.", ["بلدات بصر", "ازرع", "كفر شمس"]),
    # two towns told before, and taken up by a pronoun
    ("أما بلدتا نصيب وطفس فقصفهما الطيران.", ["بلدتا نصيب", "طفس"]),
    ("أما بلدتا تسيل ونوى القريبتان من درعا، فاستهدفهما الطيران.", ["بلدتا تسيل", "نوى"]),
    ("أما قريتا بسامس وكفر حايا فقصفتهما المدفعية.", ["قريتا بسامس", "كفر حايا"]),
    # ground or a thing without a name that is joined to a place is where it is said to lie
    ("قصف الطيران أماكن في بلدة تسيل وأماكن أخرى في منطقة نوى.", ["بلدة تسيل", "منطقة نوى"]),
    ("شن الطيران غارات على مناطق في بلدة بنش ومناطق أخرى في مدينة جسر الشغور.", ["بلدة بنش", "مدينة جسر الشغور"]),
    ("شن الطيران غارات على مناطق في قرى الحويز والشريعة بريف حماة ومناطق أخرى في مدينة مورك.",
     ["قرى الحويز", "الشريعة", "مدينة مورك"]),
    ("شن الطيران غارات قرب الموصل وبيجي ومخازن أسلحة قريبة من الرمادي.", ["الموصل", "بيجي", "الرمادي"]),
    ("التحالف شن غارات على تعز، إضافة إلى معسكر للحوثيين في صنعاء.", ["تعز", "صنعاء"]),
    ("نفذ الطيران غارات على مناطق في بلدة عربين ومدينة دوما، وأماكن في منطقة المرج.",
     ["بلدة عربين", "مدينة دوما", "منطقة المرج"]),
    ("قصف الطيران مدينة دوما، ومواقع المعارضة في حلب تشهد هدوءا.", ["مدينة دوما"]),
    ("قصفت طائرات التحالف صنعاء ومخازن للأسلحة.", ["صنعاء"]),
    ("قصفت المدفعية مدينة درعا وقرى في ريفها.", ["مدينة درعا"]),
    # those who stand on several hills shell from there
    ("قصفت القوات المتمركزة في تلة الرفاق وتلة الزيتون بلدة عتمان.", ["بلدة عتمان"]),
])
def test_what_happens_in_each_place_of_a_list_is_told_of_each(text: str, places: list[str]) -> None:
    claims = [claim for told in reader().explain(text) for claim in told.claims if claim.type != "control.held"]
    found = [claim.place.text for claim in claims if claim.place]
    assert [name.split()[-1] for name in found] == [name.split()[-1] for name in places]


@pytest.mark.parametrize(("text", "places"), [
    ("سيطر الجيش على بلدة مورك، وبلدة صوران.", ["بلدة مورك", "بلدة صوران"]),
    ("سيطر الجيش على بلدة مورك، وبلدة صوران، وقرية معان في ريف حماة.", ["بلدة مورك", "بلدة صوران", "قرية معان"]),
    ("سيطر الجيش على بلدة مورك، وبلدة صوران تتعرض للقصف.", ["بلدة مورك"]),
    ("سيطر الجيش على بلدة مورك، وبلدة صوران تحت سيطرة المسلحين.", ["بلدة مورك"]),
])
def test_a_list_goes_on_over_a_comma_unless_a_clause_begins_there(text: str, places: list[str]) -> None:
    assert [claim.place and claim.place.text for claim in taken(text)] == places


@pytest.mark.parametrize("opening", ["، أهمها", " أبرزها", "، وأهمها"])
def test_the_most_important_of_them_stand_for_a_plural(opening: str) -> None:
    told = taken(f"سيطر الجيش على عدة أحياء{opening} حي الزهور وحي النشوة.")
    assert [claim.place and claim.place.text for claim in told] == ["حي الزهور", "حي النشوة"]


def test_some_ground_of_a_town_is_a_part_of_it() -> None:
    assert [claim.extent for claim in taken("سيطر الجيش على أحياء من مدينة الرمادي.")] == ["partial"]


@pytest.mark.parametrize(("text", "place"), [
    ("قتل خمسة في قصف على بلدات سراقب وبنش وطعوم.", "بلدات سراقب وبنش وطعوم"),
    ("أسفر هجوم بمدينتي درنة وسرت، في شرق ليبيا، عن مقتل خمسة جنود.", "مدينتي درنة وسرت"),
])
def test_a_toll_is_told_of_all_places_of_a_list_together(text: str, place: str) -> None:
    told = [claim for each in reader().explain(text) for claim in each.claims if claim.type == "harm.killed"]
    assert [claim.place.text for claim in told if claim.place] == [place]
