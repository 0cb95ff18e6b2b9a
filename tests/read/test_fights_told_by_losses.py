"""Who fought, where the words of the fight do not say it: who lost men in it, and who is told beside a party."""

from readings import agents, targets

CLASH = "battle.clash"


def test_whom_somebody_killed_in_clashes_he_fought() -> None:
    text = "أعلن متحدث أن الجيش قتل 14 مسلحا خلال اشتباكات في إدلب."
    assert agents(text, CLASH) == ["الجيش"]
    assert targets(text, CLASH) == ["مسلحا"]
    assert targets("قتل الجيش ثلاثة مدنيين خلال اشتباكات في الرمادي.", CLASH) == []


def test_who_lost_men_is_a_side() -> None:
    assert agents("قتل ستة من مسلحي داعش في اشتباكات قرب كركوك.", CLASH) == ["مسلحي داعش"]
    assert agents("شهدت المدينة مواجهات عنيفة قتل فيها عشرات من الحوثيين والمقاومة.", CLASH) == [
        "الحوثيين", "المقاومة"]
    text = "أفاد مصدر بمقتل ثلاثة جنود في اشتباكات مع مسلحين في بنغازي."
    assert agents(text, CLASH) == ["جنود"]
    assert targets(text, CLASH) == ["مسلحين"]


def test_two_sides_told_stay_two() -> None:
    text = "قتل ستة متمردين في اشتباكات بين الجيش والمقاومة في لحج."
    assert agents(text, CLASH) == ["الجيش", "المقاومة"]
    assert targets(text, CLASH) == []


def test_forces_joined_to_those_who_are_loyal_to_somebody() -> None:
    text = "خاض المقاتلون الموالون للرئيس ورجال القبائل معارك ضد المتمردين في لحج."
    assert agents(text, CLASH) == ["المقاتلون الموالون للرئيس", "رجال القبائل"]
    backed = "هاجمت قوات الجيش المدعومة من روسيا ومقاتلو حزب الله بلدة داريا."
    assert agents(backed, "battle.attack") == ["قوات الجيش المدعومة من روسيا", "مقاتلو حزب الله"]


def test_two_whom_forces_are_loyal_to() -> None:
    assert agents("هاجمت قوات الجيش المدعومة من روسيا وإيران بلدة داريا.", "battle.attack") == [
        "قوات الجيش المدعومة من روسيا"]


def test_allies_are_one_side() -> None:
    text = "تتقدم فصائل المعارضة في ريف حماة. وتخوض قوات النظام وحزب الله معارك عنيفة في محيط البلدة."
    assert agents(text, CLASH) == ["قوات النظام", "حزب الله"]
    assert targets(text, CLASH) == ["فصائل المعارضة"]


def test_a_clause_between_who_attacks_and_the_attack() -> None:
    text = "شن التنظيم الذي يسيطر على البلدة هجوما على المطار."
    assert agents(text, "battle.attack") == ["التنظيم"]
    assert agents("أعلن عن هجوم للتنظيم الذي يسيطر على البلدة قرب المطار.", "battle.attack") == ["للتنظيم"]


def test_a_country_behind_a_pronoun_is_who_holds_the_ground() -> None:
    assert agents("قصف الجيش مناطق تسيطر عليها تركيا في ريف حلب.", "control.held") == ["تركيا"]
    assert agents("زار الوزير الشطر الشمالي من الجزيرة الذي تحتله تركيا.", "control.held") == ["تركيا"]


def test_from_whom_a_post_was_taken() -> None:
    text = "تمكنت القوات الحكومية من تحرير مبنى البلدية من تنظيم داعش."
    assert targets(text, "control.captured") == ["تنظيم داعش"]
    assert targets("هاجم المسلحون حاجزا من حواجز الجيش قرب البلدة.", "control.captured") == []


def test_whose_raids_are_told_beside_a_fight_did_not_fight_in_it() -> None:
    text = "قتل عشرة من الحوثيين وأصيب ثلاثة من المقاومة في اشتباكات وقصف لطائرات التحالف في مأرب."
    assert sorted(agents(text, "battle.clash") + targets(text, "battle.clash")) == ["الحوثيين", "المقاومة"]
