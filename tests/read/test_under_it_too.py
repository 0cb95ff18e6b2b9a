"""Where a second happening was whose clause leaves untold who came under it: they came under the first."""

from readings import places


def test_who_came_under_the_first_came_under_the_second() -> None:
    text = "أدان المبعوث الحصار الذي تتعرض له القرى والقصف الذي تتعرض له في البلاد."
    assert places(text, "strike.shelling") == ["القرى"]
    assert places(text, "siege.ongoing") == ["القرى"]


def test_who_came_under_the_second_is_told_there() -> None:
    text = "أدان المبعوث الحصار الذي تتعرض له مدينة حلب والقصف الذي تتعرض له مدينة تعز."
    assert places(text, "strike.shelling") == ["مدينة تعز"]
    assert places(text, "siege.ongoing") == ["مدينة حلب"]
