"""Where a claim says that it happened: which words are the place, and which are what was hit there."""

import pytest
from readings import places


@pytest.mark.parametrize(("text", "kind", "place"), [
    # ground of which only is said what it is like is not where the next thing happened
    ("وقعت الهجمات في الدول المعنية.\nوقتل عشرون شخصا بحسب التلفزيون.", "harm.killed", None),
    ("وقعت الهجمات في القرى الزلمانية.\nوقتل عشرون شخصا بحسب التلفزيون.", "harm.killed", "القرى الزلمانية"),
    # a word for a party that some village is called by, too
    ("قتل ستة مدنيين في قصف للفصائل على الأحياء الغربية.", "harm.killed", "الأحياء الغربية"),
    # a town that bears a man's name
    ("اندلعت مواجهات بين الشبان والجنود في الخليل.", "battle.clash", "الخليل"),
    # a direction of the compass says where without a preposition
    ("قصفت الطائرات التركية مواقع لحزب العمال الكردستاني شمال العراق.", "strike.air", "شمال العراق"),
    # a part of a place is told with the place that it is a part of
    ("انسحب المسلحون من الأطراف الشمالية لمدينة عدن.", "control.withdrew", "الأطراف الشمالية لمدينة عدن"),
    # whose a place is, is no part of its name
    ("سيطر جيش الفتح على قرية الصواغية الموالية للنظام.", "control.captured", "قرية الصواغية"),
    # the capital is a place that needs no name
    ("شن الطيران غارات على مخازن أسلحة في العاصمة.", "strike.air", "العاصمة"),
    # what is told north of or near a place is told where it is itself
    ("قتل جندي في قصف على ثكنة قرب ناحية الصالحية شمال شرقي مدينة درنة.", "strike.shelling", "ناحية الصالحية"),
    # a post without a name is where it is said to lie
    ("وقعت اشتباكات قرب الثكنة العسكرية الواقعة في منطقة المصلى.", "battle.clash", "منطقة المصلى"),
    # an attack across the border was at the border
    ("شن المسلحون هجوما على دورية عبر الحدود.", "battle.attack", "الحدود"),
    # a town said to be the capital of a province north of another is meant, not that lie
    ("قتل سبعة جنود في هجمات شهدتها قرى تابعة لمدينة سنجار مركز محافظة حجة شمال صنعاء.", "harm.killed", "مدينة سنجار"),
    # a capital that is called like its country is no party that does anything
    ("قتل ستة جنود في بلدة النخيل شمال العاصمة تونس.", "harm.killed", "بلدة النخيل"),
    ("قتل ستة جنود في كمين نصبوه لهم في ولاية عين الزيت جنوب غرب العاصمة الجزائر.", "harm.killed", "ولاية عين الزيت"),
    # what others are to lose is not what was taken
    ("تمكن الجيش من استعادة معظم سرت ضمن حملته لإنهاء سيطرة التنظيم على مساحات واسعة من ليبيا.",
     "control.captured", "معظم سرت"),
    # covering fire comes from somewhere else than the fight
    ("وفي منطقة الوازعية تصدت المقاومة لهجوم الحوثيين على مواقعها، وسط قصف من اللواء الثالث على تجمعات الحوثيين.",
     "battle.repelled", "منطقة الوازعية"),
    # in front of a building, and on both sides of the border
    ("انفجرت عبوة ناسفة أمام مجلس مدينة درنة في ليبيا.", "strike.bomb", "مجلس مدينة درنة"),
    ("سقط تسعة قتلى في هجومين انتحاريين على جانبي الحدود التركية.", "harm.killed", "الحدود التركية"),
    # the strip of ground along the border has no other name
    ("قتل ثلاثة جنود بقذائف أطلقت على الشريط الحدودي.", "harm.killed", "الشريط الحدودي"),
    # so many provinces of the country are told as such; the outskirts of two towns spoken of are theirs
    ("اعتقلت الشرطة 90 متشددا في 11 محافظة في أنحاء البلاد.", "harm.captured", "11 محافظة"),
    ("شن الطيران أربع غارات على مناطق في محيط البلدتين.", "strike.air", "محيط البلدتين"),
    # directions joined before one name are one place
    ("قصفت الطائرات مخازن أسلحة في شمال وغرب مدينة درنة.", "strike.air", "شمال وغرب مدينة درنة"),
    # ground that is only measured out is told so
    ("استولى التنظيم على عدد من البلدات.", "control.captured", "عدد من البلدات"),
    ("اندلعت اشتباكات في مختلف مناطق المدينة.", "battle.clash", "مختلف مناطق المدينة"),
    ("سلمت المنظمة مساعدات لمئات العائلات في مختلف المحافظات اليمنية.", "aid.delivered", "مختلف المحافظات اليمنية"),
    # talks are where they are said to be held
    ("المحادثات بين الحكومة وحركة طالبان ستبدأ غدا في الدوحة.", "politics.talks", "الدوحة"),
    # ground that no word names is no place
    ("قصفت الطائرات التركية مواقع للمتمردين.", "strike.air", None),
    # a street or quarter is called by what follows it, be it a number or another kind of ground
    ("انفجرت عبوة ناسفة في شارع البحر.", "strike.bomb", "شارع البحر"),
    ("اندلعت اشتباكات في شارع الثلاثين جنوب غربي المدينة.", "battle.clash", "شارع الثلاثين"),
    ("قصفت المدفعية حي 300 في درنة.", "strike.shelling", "حي 300"),
    # the largest town of a land is the town that was named
    ("وقع هجوم على دورية في سبها كبرى مدن جنوب ليبيا.", "battle.attack", "سبها"),
    # what came under fire
    ("قتل خمسة جراء تعرض بلدة عتمان لقصف من قوات النظام.", "strike.shelling", "بلدة عتمان"),
    # supply lines are told by the towns between which they run
    ("قطع الجيش خطوط الإمداد التي يستخدمها المسلحون بين درعا وإزرع.", "route.cut", "بين درعا وإزرع"),
    # those who met on a visit met there
    ("التقى الوزير خلال زيارته إلى بغداد رئيس الحكومة.", "politics.talks", "بغداد"),
    # from where aircraft take off is not where they strike
    ("شن الطيران غارات على مواقع للتنظيم من قاعدة إنجرليك في تركيا.", "strike.air", None),
    # where somebody fights to get in is where the fight was
    ("اشتبكت القوات مع المسلحين لدى محاولتهم اقتحام بلدة عتمان.", "battle.clash", "بلدة عتمان"),
    # ground in a clause of "where" is in the province of which that clause tells
    ("جرت العمليات في محافظة الأنبار، حيث يسيطر التنظيم على مساحات واسعة.", "control.held", "محافظة الأنبار"),
    # a bomb goes off in a site, which need have no name
    ("انفجرت قنبلة في شقة سكنية.", "strike.bomb", "شقة سكنية"),
    ("فجر انتحاري نفسه في سوق مزدحمة بمدينة مايدوغوري.", "strike.bomb", "سوق مزدحمة بمدينة مايدوغوري"),
    # those whom a bomb in a market killed died in the market
    ("قتل ثلاثة أشخاص في انفجار عبوة ناسفة في سوق شعبية.", "harm.killed", "سوق شعبية"),
    ("قتل ثلاثة جنود في انفجار قنبلة زرعها مسلحون بشقة سكنية.", "harm.killed", "شقة سكنية"),
    ("قتل ثلاثة أشخاص في انفجار عبوة ناسفة استهدفت دورية.", "harm.killed", None),
    # what is told of a country right behind a place is told of the place
    ("انفجرت عبوة ناسفة أمام مجلس مدينة درنة في ليبيا، ما أدى إلى مقتل ثلاثة.", "harm.killed", "مجلس مدينة درنة"),
    # a border only tells where the town lies; but ground without a name on it is there
    ("وقعت اشتباكات في بلدة تل أبيض. وسيطرت الوحدات على البلدة الواقعة على الحدود مع تركيا.", "control.captured",
     "بلدة تل أبيض"),
    ("سيطرت الوحدات على مواقع على الحدود مع تركيا.", "control.captured", "الحدود مع تركيا"),
    # what residents tell happened at their home, unless they say where; wherever they fled to
    ("وقال سكان بلدة عين الحجل القريبة من درنة إن مسلحين قتلوا ثلاثة أشخاص.", "harm.killed", "بلدة عين الحجل"),
    ("وقال أهالي قرية الصواغية بريف إدلب إن الطيران قصف منازلهم.", "strike.air", "قرية الصواغية"),
    ("وقال سكان مدينة درنة إن مسلحين قتلوا ثلاثة أشخاص في بنغازي.", "harm.killed", "بنغازي"),
    ("قال تيمر أحد سكان قرية بلبلي الذين لجأوا إلى مدينة مايدوغوري إن المسلحين قتلوا عشرين شخصا.", "harm.killed",
     "قرية بلبلي"),
    ("قال سكان إن مسلحين قتلوا ثلاثة أشخاص في درنة.", "harm.killed", "درنة"),
    # ground is told with what it surrounds
    ("شنت الطائرات غارات على المناطق المحيطة بمدينة الرقة.", "strike.air", "المناطق المحيطة بمدينة الرقة"),
    ("دارت اشتباكات في القرى المحيطة بمدينة سرت.", "battle.clash", "مدينة سرت"),
    # directions that are joined say where without a preposition
    ("قتل ثلاثة أشخاص في حادثين منفصلين غرب وشمال بغداد.", "harm.killed", "غرب وشمال بغداد"),
    ("قتل خمسة جنود في هجوم على دورية شمال الساحل الكيني.", "harm.killed", "شمال الساحل الكيني"),
    ("قتل خمسة جنود شمال بغداد.", "harm.killed", "شمال بغداد"),
    ("انفجرت سيارة شرقي بعقوبة.", "strike.bomb", "شرقي بعقوبة"),
    # various parts of the country are told so
    ("قتل خمسون شخصا في هجمات في أنحاء متفرقة من البلاد.", "harm.killed", "أنحاء متفرقة من البلاد"),
    # a site in the net is no place
    ("تبنت جماعة متطرفة الهجوم في بيان على موقع تويتر.", "battle.attack", None),
    # the border is one; in a town on the border it was in the town
    ("قتل ضابط في هجوم لداعش على الحدود مع سورية.", "harm.killed", "الحدود مع سورية"),
    ("انفجرت سيارة مفخخة في فوتوكول على الحدود مع نيجيريا.", "strike.bomb", "فوتوكول"),
    # a name ends before what tells more of it
    ("انفجرت سيارة مفخخة في مدينة مروة عاصمة منطقة الشمال الأقصى.", "strike.bomb", "مدينة مروة"),
    # what looks like "we go on" is the name of the quarter
    ("قتل سبعة مسلحين بقصف مدفعي في حي نزال.", "harm.killed", "حي نزال"),
    # to where people fled is not what they fled from
    ("وقال سكان لجأوا إلى مدينة مايدوغوري إن مسلحين قتلوا عشرين شخصا.", "harm.killed", None),
    # an adjective of a state names no place of it
    ("أغارت طائرات على أهداف تركية بالقرب من مدينة الباب.", "strike.air", "مدينة الباب"),
    # the area is the one that the sentence named
    ("شن الجيش في الزبداني هجوما لانتزاع السيطرة على المنطقة.", "battle.attack", "الزبداني"),
    # a name of two letters is known by its spelling
    ("شن طيران التحالف غارات على إب وسط اليمن.", "strike.air", "إب"),
    # by what a town lies is not what is spoken of
    ("قصف الطيران بلدة تل أبيض الحدودية مع تركيا التي سيطر عليها المقاتلون.", "control.captured",
     "بلدة تل أبيض الحدودية"),
    # a capital is a town, not the state whose government it stands for
    ("قتل 20 شخصا في هجمات في بغداد غداة انفجار في العاصمة.", "harm.killed", "بغداد"),
])
def test_the_words_of_a_place(text: str, kind: str, place: str | None) -> None:
    assert places(text, kind) == [place]


def test_areas_that_are_held_in_a_province_are_told_by_the_province() -> None:
    text = "وصلت تعزيزات إلى مدينة الرمادي. وقصف الطيران المناطق التي تسيطر عليها داعش في محافظة نينوى."
    assert places(text, "control.held") == ["محافظة نينوى"]


@pytest.mark.parametrize(("text", "kind", "place"), [
    # an indefinite noun tells no post from another: the town does
    ("قتل ثلاثة جنود في هجوم على نقطة تفتيش في بلدة المقدادية.", "harm.killed", "بلدة المقدادية"),
    # a relative clause that tells the lie of a place leads back to it
    ("أدى انفجار في بلدة بصرى التي تبعد أميالا عن الحدود الأردنية إلى مقتل ستة جنود.", "harm.killed", "بلدة بصرى"),
    # what is said to lie in a place is the more specific one
    ("استعادة قوات الجيش لبلدة تل تمر في محافظة الحسكة.", "control.captured", "بلدة تل تمر"),
    # a place without a name that was not spoken of before
    ("وذكر شاهد أن جنديين قتلا في مزرعة مهجورة.", "harm.killed", "مزرعة مهجورة"),
])
def test_the_most_specific_place(text: str, kind: str, place: str) -> None:
    assert places(text, kind) == [place]


def test_a_name_after_a_title_or_a_verb_of_speech_is_no_place() -> None:
    text = "سقط قتلى في مدينة حمص. وقال وزير الدفاع نعمان الحسن إن ثلاثة جنود قتلوا. وقال نعمان إن جنديا قتل."
    assert set(places(text, "harm.killed")) == {"مدينة حمص"}


def test_the_outlet_of_a_dateline_is_no_place() -> None:
    assert "الشرق الأوسط" not in places("كابل - «الشرق الأوسط»: قتل ستة من عناصر الشرطة.", "harm.killed")


def test_a_dateline_is_where_the_report_was_written() -> None:
    text = "كابل - «الشرق الأوسط»: قال مسؤول إن ستة جنود قتلوا بعد أن هاجم مسلحون حاجزا قرب مدينة قندوز."
    assert places(text, "harm.killed") == ["مدينة قندوز"]


@pytest.mark.parametrize(("text", "kind", "place"), [
    # a state in the clause before a town in the next one
    ("قتل مسلحون سبعة أجانب في ليبيا في الوقت الذي هوجمت فيه سفارة في طرابلس.", "harm.killed", "ليبيا"),
    # an adverb after a name is no part of it
    ("استعاد الجيش مدينة درعا جزئيا.", "control.captured", "مدينة درعا"),
    # what ground is like does not say which it is
    ("سقط قتلى في مدينة عدن. وقصفت الطائرات المدينة الساحلية.", "strike.air", "مدينة عدن"),
])
def test_words_that_are_no_part_of_the_place(text: str, kind: str, place: str) -> None:
    assert places(text, kind)[-1] == place


def test_a_state_told_in_passing_does_not_move_the_story() -> None:
    text = "انفجرت سيارة مفخخة في مدينة حمص. وشن الطيران غارات في سوريا. وقتل سبعة مدنيين."
    assert places(text, "harm.killed") == ["مدينة حمص"]


def test_a_front_that_is_a_party_is_no_place() -> None:
    text = "وقعت معارك في مدينة درعا إثر هجوم شنه مقاتلو المعارضة وجبهة النصرة على أحياء تابعة لقوات النظام."
    assert places(text, "battle.attack") == ["مدينة درعا"]


def test_where_something_is_only_said_nothing_happened() -> None:
    text = "انفجرت سيارة مفخخة في مدينة درنة. وقال الوزير في مؤتمر صحافي عقده في طرابلس إن سبعة جنود قتلوا."
    assert places(text, "harm.killed") == ["مدينة درنة"]


def test_homes_do_not_become_the_place_of_the_story() -> None:
    text = "هاجم المسلحون قرية الصالحية. وأضرموا النار في منازل السكان. وقتلوا عشرة جنود."
    assert places(text, "harm.killed") == ["قرية الصالحية"]


def test_effects_that_are_joined_have_the_place_of_the_fight_that_they_are_said_to_be_in() -> None:
    text = "وقع تفجير بمدينة درنة، كما أعلن عن مقتل جندي وإصابة آخرين في اشتباكات دارت في ولاية النيل."
    assert places(text, "harm.killed") == ["ولاية النيل"]


def test_a_toll_of_a_whole_war_is_not_told_of_the_last_place() -> None:
    text = "قتل جنديان في مدينة درنة. ومنذ اندلاع النزاع قتل أكثر من 15 ألف شخص."
    assert places(text, "harm.killed") == ["مدينة درنة", None]


def test_the_name_after_a_title_is_no_place_though_nobody_knows_it() -> None:
    text = "قتل جنديان في مدينة درنة. ولم تشهد البلاد قتالا منذ سقوط الرئيس فلان علان في 1991. وقتل ستة مدنيين."
    assert places(text, "harm.killed") == ["مدينة درنة"] * 2


def test_the_northern_or_the_syrian_town_is_the_one_spoken_of() -> None:
    text = "سيطر الجيش على مدينة عدن. وقصفت الطائرات المدينة الجنوبية."
    assert places(text, "strike.air") == ["مدينة عدن"]


def test_the_north_of_the_country_is_told_so() -> None:
    assert places("قصفت الطائرات مواقع للمسلحين في شمال البلاد.", "strike.air") == ["شمال البلاد"]


def test_there_is_where_the_report_spoke_of_last() -> None:
    text = "وقعت انفجارات في قضاء بيجي. وقتل خمسة جنود في المعارك هناك."
    assert places(text, "harm.killed") == ["قضاء بيجي"]


def test_a_story_goes_on_in_the_quarter_not_in_its_palace() -> None:
    text = "وقعت اشتباكات في حي التواهي. وسيطرت القوات على القصر الرئاسي. وقتل خمسة جنود."
    assert places(text, "harm.killed") == ["حي التواهي"]


def test_areas_are_told_by_those_that_are_like_them() -> None:
    text = "تدور معارك في بلدات وقرى بأطراف الفلوجة مثل الكرمة والصقلاوية."
    assert places(text, "battle.clash") == ["الكرمة", "الصقلاوية"]


def test_the_area_is_whatever_place_was_named_last() -> None:
    text = ("دارت اشتباكات في منطقة المصلى غرب المدينة، ووقع انفجار في حي الصناعة شرق مدينة درنة "
            "بعدما فجر مسلحون عبوة ناسفة بالمنطقة.")
    assert places(text, "strike.bomb")[-1] == "حي الصناعة"


def test_the_area_is_what_the_report_spoke_of_last() -> None:
    text = ("انسحب المسلحون من منطقة المصلى. وشن المسلحون هجوما على جبهة الصناعة. "
            "وتراجع الجنود من تلك المنطقة.")
    assert places(text, "control.withdrew")[-1] == "جبهة الصناعة"


def test_towns_are_told_by_those_that_a_pronoun_says_they_are() -> None:
    text = "تدور معارك في محيط البلدات الثلاث المحاصرة، وهي سراقب وبنش (في إدلب) ومنبج."
    assert places(text, "battle.clash") == ["سراقب", "بنش", "منبج"]


def test_the_town_is_the_bare_name_before_it_in_its_sentence() -> None:
    text = ("سيطر المسلحون على مدينة منبج. وأعلنت الفصائل معركة تحرير سراقب، "
            "بعد شهر من هجوم شنه المسلحون على المدينة.")
    assert places(text, "battle.attack")[-1] == "سراقب"


def test_there_is_the_place_named_before_it_whatever_the_sentence_names_behind() -> None:
    text = "كان الرتل عائدا من قضاء بيجي بعد خوضه معارك هناك ما أثار قلقا في الجانب الأيمن من الموصل."
    assert places(text, "battle.clash") == ["قضاء بيجي"]


def test_residential_quarters_are_those_of_the_town_of_the_sentence() -> None:
    text = "وقعت اشتباكات في بنش. وقتل طفلان في مدينة منبج بقصف بالمدفعية على الأحياء السكنية."
    assert places(text, "harm.killed") == ["مدينة منبج"]


def test_what_goes_on_daily_or_as_a_campaign_is_nowhere_in_particular() -> None:
    text = ("وقعت اشتباكات في مدينة منبج. وتشن طائرات التحالف غارات بشكل يومي على التنظيم.\n"
            "وقال الناطق إن القوات تواصل عملياتها العسكرية ضد تنظيم داعش.")
    assert places(text, "strike.air") == [None]
    assert places(text, "battle.attack") == [None]


def test_a_place_joined_behind_a_comma_is_where_the_next_clause_goes_on() -> None:
    text = "قتل قائد ميداني في مواجهات باتجاه مدينة سرت، وفي مديرية المصلى نصب المسلحون كمينا لجنود."
    assert places(text, "battle.attack") == ["مديرية المصلى"]


def test_ground_that_belongs_to_a_town_is_told_by_it() -> None:
    assert places("قتل عشرة في مناطق تابعة لمدينة بعقوبة مركز المحافظة.", "harm.killed") == ["مدينة بعقوبة"]


def test_the_greater_part_of_a_quarter_is_a_part_of_that_quarter() -> None:
    text = "بسطت القوات سيطرتها على الجزء الأكبر من حي السكري آخر معقل للمسلحين في حلب كبرى مدن الشمال."
    assert places(text, "control.captured") == ["حي السكري"]
