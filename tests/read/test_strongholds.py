"""Ground that is told to be somebody's stronghold: what counts as one, and whose it is in its own words."""

import pytest
from readings import agents, places

HELD = "control.held"


@pytest.mark.parametrize(("text", "holders", "place"), [
    ("قصفت الطائرات مدينة جندله التي تعتبر المعقل الرئيسي لحركة الشباب.", ["حركة الشباب"], "مدينة جندله"),
    ("شن الجيش هجوما قرب غابة تومبا أحد معاقل حركة الشباب.", ["حركة الشباب"], "غابة تومبا"),
    ("قصفت المدفعية بلدة مارع التي تعد من أهم معاقل المعارضة.", ["المعارضة"], "بلدة مارع"),
    ("قصفت المدفعية بلدة مارع، معقل فصائل المعارضة في الريف.", ["فصائل المعارضة"], "بلدة مارع"),
])
def test_whose_stronghold_a_place_is(text: str, holders: list[str], place: str) -> None:
    assert (agents(text, HELD), places(text, HELD)) == (holders, [place])


@pytest.mark.parametrize("text", [
    "قصفت المدفعية بلدة مارع التي تعد من أهم بلدات الريف.",
    "طردت القوات المسلحين من أهم معاقلهم في بلدة مارع بعد القصف.",
])
def test_a_place_of_weight_is_nobodys_stronghold(text: str) -> None:
    assert agents(text, HELD) == []
