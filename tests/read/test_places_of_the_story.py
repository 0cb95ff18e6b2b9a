"""Where a claim happened that the sentence names no place for, or only one that belongs to something else."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "place"), [
    # what others say, or another deed, told behind "while" has a place of its own
    ("تواصلت المعارك في مدينة زليتن.\nوأعلن الجيش أنه قتل عشرين مسلحا، "
     "بينما ذكر سكان أن النازحين وصلوا إلى بلدة الخمس.",
     "مدينة زليتن"),
    ("دارت اشتباكات في مدينة تعز.\nوقتل سبعة مسلحين، في حين قصفت طائرات التحالف معسكرا في صنعاء.", "مدينة تعز"),
    # others who died or were hurt were so in one place with them
    ("دارت اشتباكات في مدينة تعز.\nوقتل سبعة مسلحين، في حين أصيب ثلاثة جنود في بلدة الضالع.", "بلدة الضالع"),
    # where nothing was told before, that place is the only one
    ("قتل سبعة مسلحين، في حين قصفت طائرات التحالف معسكرا في صنعاء.", "صنعاء"),
])
def test_while_parts_where_two_things_happened(text: str, place: str) -> None:
    """Whether a place behind "while" is that of a claim before it."""
    assert places(text, "harm.killed") == [place]


@pytest.mark.parametrize(("text", "place"), [
    ("دارت اشتباكات في مدينة بيجي.\nوأعلنت قيادة عمليات صلاح الدين مقتل 15 مسلحا.", "مدينة بيجي"),
    ("قال ضابط في قيادة عمليات الأنبار إن الجنود قتلوا ستة إرهابيين.", None),
    ("ذكر مصدر في غرفة عمليات البنيان المرصوص أن أربعة مقاتلين قتلوا.", None),
    ("تعرضت ناحية القيارة لقصف.\nوقال قائد شرطة كركوك إن خمسة مدنيين قتلوا.", "ناحية القيارة"),
    # but a room in which staff work may be struck
    ("قتل خمسة ضباط في غارة على غرفة عمليات في مدينة سرت.", "مدينة سرت"),
])
def test_a_body_called_after_a_place_is_none(text: str, place: str | None) -> None:
    """Whether the name of a command, room or police is taken for where something happened."""
    assert places(text, "harm.killed") == [place]


@pytest.mark.parametrize(("text", "place"), [
    ("دارت اشتباكات في بلدة العيس ومحيطها بريف حلب.", "بلدة العيس ومحيطها"),
    ("اندلعت مواجهات بين الجيش والمسلحين في مدينة زوارة وضواحيها.", "مدينة زوارة وضواحيها"),
    ("اندلعت مواجهات بين الجيش والمسلحين في مدينة زوارة وريفها.", "مدينة زوارة وريفها"),
    # what belongs to it otherwise, or is a place of its own, is none of its words
    ("اندلعت مواجهات بين الجيش والمسلحين في مدينة زوارة وسكانها نيام.", "مدينة زوارة"),
    ("اندلعت مواجهات بين الجيش والمسلحين في مدينة زوارة ومحيط مطارها.", "مدينة زوارة"),
])
def test_the_ground_round_a_place_is_told_with_it(text: str, place: str) -> None:
    """Whether "and its surroundings" belongs to the words of a place."""
    assert places(text, "battle.clash")[0] == place


@pytest.mark.parametrize(("text", "place"), [
    ("دارت معارك في مدينة الزبداني.\nوقصفت قوات النظام المنتشرة في جبل قاسيون مواقع المسلحين.", "مدينة الزبداني"),
    ("قصفت الكتائب المرابطة في معسكر السد بلدة الشويرف بقذائف الهاون.", "بلدة الشويرف"),
    # where those stand who are struck, and not those who strike, is where they were struck
    ("دارت معارك في مدينة الزبداني.\nوقصفت الفصائل قوات النظام المنتشرة في جبل قاسيون.", "جبل قاسيون"),
])
def test_where_those_stand_who_strike_is_not_where_they_strike(text: str, place: str) -> None:
    """Whether a place that qualifies the doers of a strike is taken for where it was."""
    assert places(text, "strike.shelling") == [place]


@pytest.mark.parametrize(("text", "kind", "place"), [
    ("سقط صاروخ يعتقد أنه من نوع غراد على منطقة في مخيم النيرب في ريف حلب.", "strike.shelling", "مخيم النيرب"),
    ("وفي ريف حمص سقط صاروخ يرجح أنه بعيد المدى على منطقة في بلدة تلبيسة.", "strike.shelling", "بلدة تلبيسة"),
    ("منع محافظ كركوك التظاهر بعد أن قتل انتحاري يشتبه في أنه أجنبي ستة أشخاص في بلدة الحويجة.", "harm.killed",
     "بلدة الحويجة"),
    # what is thought of it in a clause of its own has its own places
    ("قتل جندي في مدينة درنة ويعتقد أن المهاجمين فروا إلى بلدة مرتوبة.", "harm.killed", "مدينة درنة"),
])
def test_a_guess_in_passing_does_not_hide_the_place(text: str, kind: str, place: str) -> None:
    """Whether "of which it is thought that" parts a happening from the place told behind it."""
    assert places(text, kind) == [place]


@pytest.mark.parametrize(("text", "place"), [
    ("قصفت الفصائل قرى في ريف حماة، واقتحم مقاتلون تل الناصرية، وكبدوا القوات الحكومية خسائر.", "تل الناصرية"),
    ("قصفت المدفعية بلدة معان، وسيطرت قوات الجيش على تل بزام، وقتلت عشرة مسلحين.", "تل بزام"),
    # others did it, or the sentence says where
    ("سيطرت قوات الجيش على تل بزام، وقتلت المدفعية عشرة مسلحين في بلدة معان.", "بلدة معان"),
])
def test_harm_is_where_its_doers_did_the_last_deed(text: str, place: str) -> None:
    """Whether harm without a place takes that of the deed told right before of the same doers."""
    assert places(text, "harm.killed") == [place]


@pytest.mark.parametrize(("text", "place"), [
    ("قتل عشرات الجنود في معركة الفلوجة.", "الفلوجة"),
    ("قتل قائد ميداني في سوريا.\nوخسر الحزب ثلاثين مقاتلا خلال معركة يبرود.", "يبرود"),
    # a place that is told for itself is nearer than the name of a fight
    ("قتل ثلاثة من منفذي معركة الفلوجة في قصف على ناحية الكرمة.", "ناحية الكرمة"),
])
def test_a_fight_that_is_called_after_a_place_was_there(text: str, place: str) -> None:
    """Whether the name in "the battle of X" tells where its dead fell."""
    assert places(text, "harm.killed")[-1:] == [place]


@pytest.mark.parametrize(("text", "place"), [
    ("قصف الطيران معمل الورق، الواقع شمال شرقي المدينة، الذي تتحصن فيه قوات النظام.", "معمل الورق"),
    ("استهدفت الفصائل مطار النيرب الواقع في ريف حلب والذي تسيطر عليه قوات النظام.", "مطار النيرب"),
    # of the town in which it lies the clause tells, where it agrees with that alone
    ("قصف الطيران معمل الورق الواقع في بلدة سرمدا التي تسيطر عليها المعارضة.", "بلدة سرمدا"),
])
def test_a_clause_behind_where_something_lies_tells_of_that(text: str, place: str) -> None:
    """Whether "which they hold" goes over a participle that only says where the place lies."""
    assert places(text, "control.held") == [place]


@pytest.mark.parametrize(("text", "places_of"), [
    ("دخل المتمردون مدينة غات، وهي العاصمة القديمة للإقليم، وأعلنوا السيطرة عليها.", ["مدينة غات", "مدينة غات"]),
    ("سيطر الجيش على مدينة غات، ثم هاجم قرية البركت، وأعلن السيطرة عليها.", ["مدينة غات", "قرية البركت"]),
])
def test_what_a_town_is_called_beside_its_name_is_that_town(text: str, places_of: list[str]) -> None:
    """Whether a pronoun means the town, and not the words behind "which is" that only say what it is."""
    assert places(text, "control.captured")[:2] == places_of
