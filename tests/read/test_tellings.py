"""The same happening told again in a report."""

from khabar.model.records import Claim, make_document
from khabar.read.reader import Reader
from khabar.read.tellings import tellings

READER = Reader()


def read(text: str) -> list[Claim]:
    """The claims of a report."""
    return list(READER.read(make_document(name="r", text=text, sha256="0")).claims)


def killed(text: str) -> list[list[str]]:
    """Who killed, by the claims of a report that tell of it."""
    return [[span.text for span in claim.agents] for claim in read(text) if claim.type == "harm.killed"]


def test_a_toll_told_again_is_of_whoever_the_headline_says() -> None:
    report = "قوات النظام تقتل 43 مدنيا في إدلب\n\nقال ناشطون إن 43 مدنيا قتلوا في حي الضبيط أمس.\n"
    assert killed(report) == [["قوات النظام"], ["قوات النظام"]]


def test_another_toll_is_not() -> None:
    report = "قوات النظام تقتل 43 مدنيا في إدلب\n\nقال ناشطون إن 17 مدنيا قتلوا في حي الضبيط أمس.\n"
    assert killed(report) == [["قوات النظام"], []]


def test_nobody_is_lent_where_two_are_named() -> None:
    report = ("قوات النظام تقتل 43 مدنيا في إدلب\n\nقال ناشطون إن 43 مدنيا قتلوا في حي الضبيط أمس.\n\n"
              "وقالت الوكالة إن جبهة النصرة قتلت 43 مدنيا في إدلب.\n")
    assert killed(report)[-1] == ["جبهة النصرة"]


def test_a_strike_on_one_place_on_one_day_is_one_happening_and_on_another_place_another() -> None:
    report = ("شن الطيران الروسي غارات أمس على مدينة سراقب.\n\nوطالت الغارات الروسية مدينة سراقب أمس.\n\n"
              "وشن الطيران الروسي غارات أمس على مدينة بنش.\n")
    claims = read(report)
    groups = [[claims[index].place for index in group] for group in tellings(claims)]
    assert [[place.text for place in group if place is not None] for group in groups] == [["مدينة سراقب"] * 2]
