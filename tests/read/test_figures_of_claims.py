"""What numbers a claim is given: of targets and attackers, of the dead and injured together, up to now or not."""

from functools import cache

import pytest
from readings import claims

from khabar.model.records import Count
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def counts(text: str, kind: str) -> list[Count]:
    """The figures of the claims of a type that a text makes."""
    return [
        count for explained in reader().explain(text) for claim in explained.claims if claim.type == kind
        for count in claim.counts]


@pytest.mark.parametrize(("text", "kind", "figures"), [
    ("قال المصدر إن الغارات الأربع استهدفت معسكرا للحوثيين في صنعاء.", "strike.air", [("strikes", 4, 4)]),
    ("قصفت الطائرات التركية سبعة أهداف للمتمردين.", "strike.air", [("strikes", 7, 7)]),
    ("فتح خمسة مسلحين النار على نقطة للجيش.", "battle.attack", [("people", 5, 5)]),
    ("اعتقل التنظيم 15 خياطا في الموصل.", "harm.captured", [("captured", 15, 15)]),
    ("أدى القصف إلى وقوع إصابتين على الأقل.", "harm.wounded", [("wounded", 2, None)]),
    ("سقط على مدينة داريا 470 برميلا متفجرا وأكثر من 400 صاروخ.", "strike.shelling",
     [("strikes", 470, 470), ("strikes", 401, None)]),
    ("قتل شرطيان وثلاثة مدنيين في هجوم على مركز للشرطة.", "harm.killed", [("killed", 2, 2), ("killed", 3, 3)]),
])
def test_numbers_go_with_what_they_count(text: str, kind: str, figures: list[tuple[str, int, int | None]]) -> None:
    assert [(count.measure, count.low, count.high) for count in counts(text, kind)] == figures


@pytest.mark.parametrize("kind", ["harm.killed", "harm.wounded"])
@pytest.mark.parametrize("text", [
    "سقط 90 مدنيا بين قتيل وجريح في القصف على تعز.", "أوقع القصف 90 قتيلا وجريحا في تعز."])
def test_one_figure_for_the_dead_and_the_injured_counts_people(text: str, kind: str) -> None:
    assert [(count.measure, count.low) for count in counts(text, kind)] == [("people", 90)]


@pytest.mark.parametrize(("text", "running"), [
    ("ارتفعت حصيلة الهجمات التي استهدفت البلدة إلى 11 قتيلا.", True),
    ("بلغ عدد القتلى 50 قتيلا.", True),
    ("بلغ عدد القتلى خلال شهر رمضان 50 قتيلا.", False),
    ("بلغ عدد القتلى منذ بدء الحملة 50 قتيلا.", True),
])
def test_a_toll_runs_on_unless_its_time_is_over(text: str, running: bool) -> None:
    assert [count.cumulative for count in counts(text, "harm.killed")] == [running]


@pytest.mark.parametrize(("since", "running"), [("منذ بدء الحملة", True), ("منذ الصباح", False)])
def test_raids_are_summed_up_since_a_campaign_began(since: str, running: bool) -> None:
    found = counts(f"نفذت الطائرات {since} عشرين غارة على مواقع الحوثيين.", "strike.air")
    assert [count.cumulative for count in found] == [running]


@pytest.mark.parametrize(("text", "figures"), [
    ("قتل الكثيرون بين 20 أو 30 في التفجير.", [(20, 30)]),
    ("لقي ثلاثة أشخاص مصرعهم بينهم اثنان من عناصر الصحوة.", [(3, 3), (2, 2)]),
    ("بلغ عدد القتلى خلال الشهر الماضي 50 قتيلا أو أكثر.", [(50, None)]),
    ("بلغ عدد القتلى 50 قتيلا أو أكثر من نصف السرية.", [(50, 50)]),
])
def test_the_words_beside_a_toll_bound_it(text: str, figures: list[tuple[int, int | None]]) -> None:
    assert [(count.low, count.high) for count in counts(text, "harm.killed")] == figures


@pytest.mark.parametrize(("text", "kind", "figures"), [
    ("أصيب نحو 200 آخرين بجروح بينهم 20 طفلا و15 امرأة.", "harm.wounded", [200, 20, 15]),
    ("قتل 40 مدنيا في القصف، بينهم 10 أطفال وخمس نساء.", "harm.killed", [40, 10, 5]),
    ("قتل القصف 440 مواطنا مدنيا، هم 100 طفل، و40 مواطنة، و300 رجل.", "harm.killed", [440, 100, 40, 300]),
    ("قتل 40 مدنيا في القصف وأصيب 30 بينهم عشرة أطفال.", "harm.killed", [40]),
    ("قتل 40 مدنيا بعد مقتل 30 جنديا بينهم عشرة ضباط.", "harm.killed", [40, 30, 10]),
])
def test_the_parts_of_a_whole_follow_it_over_what_says_how(text: str, kind: str, figures: list[int]) -> None:
    assert [count.low for count in counts(text, kind)] == figures


@pytest.mark.parametrize("kind", ["harm.killed", "harm.wounded"])
@pytest.mark.parametrize(("text", "figure"), [
    ("قتل وأصيب سبعة عراقيين بانفجار عبوة في بعقوبة.", ("people", 7, 7)),
    ("أدى القصف إلى مقتل وإصابة ستة من عناصر الجيش.", ("people", 6, 6)),
])
def test_one_figure_of_the_dead_and_injured_counts_people(kind: str, text: str, figure: tuple[str, int, int]) -> None:
    assert [(count.measure, count.low, count.high) for count in counts(text, kind)] == [figure]


@pytest.mark.parametrize("text", ["أسفرت الغارات عن مقتل وإصابة عشرات المسلحين.", "قتل وجرح العشرات في المعارك."])
def test_an_order_of_magnitude_is_said_of_the_dead_and_of_the_injured(text: str) -> None:
    for kind, measure in (("harm.killed", "killed"), ("harm.wounded", "wounded")):
        assert [(count.measure, count.low, count.high) for count in counts(text, kind)] == [(measure, 20, 99)]


@pytest.mark.parametrize("text", [
    "أسفرت المعارك عن سقوط 28 قتيلا، 17 متمردا و11 جنديا، وعشرات الجرحى.",
    "أسفرت المعارك عن سقوط 28 قتيلا – 17 متمردا و11 جنديا – وعشرات الجرحى.",
    "أسفرت المعارك عن سقوط 28 قتيلا (17 متمردا و11 جنديا) وعشرات الجرحى.",
    "أسفرت المعارك عن مقتل 28 شخصا: 17 متمردا و11 جنديا.",
    "قتل 28 شخصا هم 17 متمردا و11 جنديا في معارك قرب تعز.",
])
def test_a_toll_of_several_sides_is_a_claim_and_so_is_each_of_them(text: str) -> None:
    told = [([count.low for count in claim.counts], [span.text for span in claim.targets])
            for claim in claims(text, "harm.killed")]
    assert [numbers for numbers, _ in told] == [[28], [17], [11]]
    assert [whom for _, whom in told[1:]] == [["متمردا"], ["جنديا"]]


def test_parts_that_do_not_add_up_to_it_are_no_sides_of_a_toll() -> None:
    told = claims("أسفرت المعارك عن مقتل 28 شخصا، بينهم 17 متمردا و5 جنود.", "harm.killed")
    assert [count.low for count in told[0].counts] == [28, 17, 5]
