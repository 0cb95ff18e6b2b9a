"""What a headline leaves unsaid and the report below it tells."""

from khabar.model.records import Claim, make_document
from khabar.read.reader import Reader


def killings(text: str) -> list[Claim]:
    """The claims of killing of a report."""
    found = Reader().read(make_document(name="r", text=text, sha256="0")).claims
    return [claim for claim in found if claim.type == "harm.killed"]


def test_a_headline_takes_its_place_from_the_report_below() -> None:
    above, below = killings("مقتل سبعة جنود في هجوم انتحاري\nقتل سبعة جنود في هجوم انتحاري في مدينة بعقوبة.")
    assert above.place == below.place
    assert above.place is not None
    assert above.place.text == "مدينة بعقوبة"


def test_a_headline_with_a_place_keeps_it() -> None:
    above, _ = killings("مقتل سبعة جنود في ديالى\nقتل سبعة جنود في هجوم انتحاري في مدينة بعقوبة.")
    assert above.place is not None
    assert above.place.text == "ديالى"


def test_what_the_report_denies_lends_a_headline_nothing() -> None:
    above = killings("مقتل سبعة جنود في هجوم انتحاري\nنفى الجيش مقتل سبعة جنود في مدينة بعقوبة.")[0]
    assert above.place is None


def first_type(text: str) -> str:
    """The type of the first claim of a report."""
    return Reader().read(make_document(name="r", text=text, sha256="0")).claims[0].type


def test_a_headline_strikes_with_the_arms_of_the_report_below() -> None:
    headline = "تركيا تقصف مواقع للمتمردين"
    assert first_type(f"{headline}\nقصفت مقاتلات تركية مواقع للمتمردين في الجبل.") == "strike.air"
    assert first_type(f"{headline}\nقصفت المدفعية التركية مواقع للمتمردين في الجبل.") == "strike.shelling"


def test_a_headline_that_names_its_arms_keeps_them() -> None:
    text = "الجيش يقصف القرية بقذائف الهاون\nشنت طائرات الجيش غارات على القرية ثم قصفها بالهاون."
    assert first_type(text) == "strike.shelling"


def test_a_headline_repeats_the_word_of_whom_the_report_below_it_begins_with() -> None:
    text = ("مقتل سبعة جنود في حلب\nأعلنت الشرطة مقتل سبعة جنود في قصف على حلب.\nوقتل مدني في الرقة في غارة.")
    found = Reader().read(make_document(name="r", text=text, sha256="0")).claims
    assert [[span.text for span in claim.voice] for claim in found if claim.type == "harm.killed"] == [
        ["الشرطة"], ["الشرطة"], []]


def told(text: str, kind: str) -> Claim:
    """The only claim of a type that a report makes."""
    [claim] = [each for each in Reader().read(make_document(name="r", text=text, sha256="0")).claims
               if each.type == kind]
    return claim


def test_other_news_that_and_joins_in_a_headline_is_not_of_its_doer() -> None:
    text = "المعارضة تسيطر على البلدة و9 غارات للتحالف ضد داعش\nهذا ما حدث أمس في البلاد."
    taken, raids = told(text, "control.captured"), told(text, "strike.air")
    assert ([span.text for span in taken.agents], taken.targets) == (["المعارضة"], ())
    assert ([span.text for span in raids.agents], [span.text for span in raids.targets]) == (["للتحالف"], ["داعش"])


def test_but_what_somebody_does_besides_is_his() -> None:
    text = "الجيش يشن هجوما وغارات على البلدة\nهذا ما حدث أمس في البلاد."
    assert [span.text for span in told(text, "strike.air").agents] == ["الجيش"]


def first_doers(text: str) -> list[str]:
    """Who did what the first claim of a report tells."""
    claim = Reader().read(make_document(name="r", text=text, sha256="0")).claims[0]
    return [span.text for span in claim.agents]


def test_a_headline_without_doers_has_those_of_the_report_below() -> None:
    headline = "30 غارة جوية على مواقع للمتمردين"
    assert first_doers(f"{headline}\nنفذت طائرات التحالف 20 غارة على مواقع للمتمردين في الجبل.") == ["طائرات التحالف"]


def test_but_not_those_of_a_strike_elsewhere_nor_those_who_were_struck() -> None:
    assert first_doers("غارات جوية على مدينة حلب\nشنت طائرات التحالف غارات على مدينة الرقة.") == []
    assert first_doers("قصف جوي على الجيش\nقصفت طائرات الجيش مواقع للمتمردين في الجبل.") == []
