"""What is told of a whole country after a sentence about one of its towns: it did not happen in that town."""

import pytest
from readings import claims, places

TOWN = "شهدت مدينة عدن غارات عنيفة أمس. "


@pytest.mark.parametrize(("sentence", "kind", "where"), [
    ("ويعاني الشعب اليمني من نقص الغذاء والدواء.", "hardship.shortage", None),
    ("وأدت الحرب إلى نزوح مليون شخص داخل البلاد.", "people.displaced", "البلاد"),
    ("ونزح أكثر من مليون شخص في البلاد.", "people.displaced", "البلاد"),
    ("وأودى الصراع بحياة أكثر من ثلاثة آلاف شخص.", "harm.killed", None),
    ("وقتل ثلاثة آلاف شخص منذ بدء الحرب في مارس.", "harm.killed", None),
    ("وشرد النزاع ملايين اليمنيين.", "people.displaced", None),
    ("وقتل أكثر من ألف يمني في أعمال عنف خلال الشهر الماضي.", "harm.killed", None),
    # a few countrymen, and the residents without more, are of the town
    ("وقتل خمسة يمنيين.", "harm.killed", "مدينة عدن"),
    ("ويعاني السكان من نقص الغذاء.", "hardship.shortage", "مدينة عدن"),
])
def test_what_befell_the_nation_is_not_placed_in_the_town(sentence: str, kind: str, where: str | None) -> None:
    assert places(TOWN + sentence, kind) == [where]


def test_a_nation_that_lacks_something_is_who_suffers() -> None:
    (claim,) = claims("ويعاني الشعب اليمني من نقص الغذاء والدواء بعد الغارات.", "hardship.shortage")
    assert [span.text for span in claim.targets] == ["الشعب اليمني"]
