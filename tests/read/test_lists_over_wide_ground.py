"""Lists whose places lie in different parts of one province: where what was counted and who was hurt is told."""

from readings import claims, places

HILLS = "شن الطيران الحربي سبع غارات على مناطق في قرى السعيدية والرملة بجبل الزاوية ومناطق أخرى في جبل شحشبو"


def test_raids_that_were_counted_over_two_ranges_of_hills_are_those_of_the_countryside_that_closes_the_list() -> None:
    told = claims(f"{HILLS}، بريف إدلب الجنوبي.", "strike.air")
    assert [(claim.place and claim.place.text, [count.low for count in claim.counts]) for claim in told] == [
        ("ريف إدلب الجنوبي", [7]), ("قرى السعيدية", []), ("الرملة", []), ("جبل شحشبو", [])]


def test_the_province_that_opens_the_sentence_takes_in_all_that_follows() -> None:
    told = f"وفي محافظة إدلب، {HILLS}، مما أدى إلى إصابة أربعة أشخاص."
    assert places(told, "strike.air")[0] == "محافظة إدلب"
    assert places(told, "harm.wounded") == ["محافظة إدلب"]


def test_a_toll_over_places_with_nothing_between_them_has_their_words() -> None:
    told = "وفي محافظة ديالى، قصفت المدفعية مواقع التنظيم في قضاء خانقين وناحية جلولاء، مما أسفر عن مقتل ستة من عناصره."
    assert places(told, "harm.killed") == ["قضاء خانقين وناحية جلولاء"]


def test_where_the_last_of_the_list_lies_is_not_where_all_of_it_does() -> None:
    told = "شن الطيران ثماني غارات على بلدات السعيدية والرملة في ريف حماة وخان شيخون في ريف إدلب."
    assert places(told, "strike.air") == ["بلدات السعيدية", "الرملة", "خان شيخون"]


def test_strikes_that_nobody_counted_have_no_place_but_their_own() -> None:
    told = "وفي محافظة ديالى، قصفت المدفعية مواقع التنظيم في قضاء خانقين غرب بعقوبة وناحية جلولاء."
    assert places(told, "strike.shelling") == ["قضاء خانقين", "ناحية جلولاء"]


def test_the_quote_of_each_place_of_a_list_reaches_to_it() -> None:
    told = claims(f"{HILLS}، بريف إدلب الجنوبي.", "strike.air")
    assert [claim.quote.text.endswith("جبل شحشبو") for claim in told] == [False, False, False, True]


def test_dozens_of_raids_are_told_of_each_place_and_of_nothing_wider() -> None:
    told = claims(f"وفي محافظة إدلب، {HILLS.replace('سبع غارات', 'عشرات الغارات')}.", "strike.air")
    assert [(claim.place and claim.place.text, [count.low for count in claim.counts]) for claim in told] == [
        ("قرى السعيدية", [20]), ("الرملة", [20]), ("جبل شحشبو", [20])]
