"""Where an attack was that a report points back to: where it was told to be, whatever it is called now."""

from readings import places


def test_a_bombing_that_is_called_an_attack_is_where_the_bomb_went_off() -> None:
    told = "هاجم مسلحون دورية للجيش في الرمادي. وقتل جندي في انفجار عبوة ناسفة في قضاء الحويجة."
    assert places(told + " وأعلن تنظيم داعش مسؤوليته عن الهجوم.", "strike.bomb")[-1] == "قضاء الحويجة"


def test_an_attack_remains_where_it_was_told_to_be() -> None:
    told = "شن داعش هجوما على مدينة الرمادي. وقصفت طائرات التحالف مدينة هيت."
    assert places(told + " وأسفر الهجوم عن مقتل جنديين.", "harm.killed") == ["مدينة الرمادي"]


def test_what_a_fight_at_a_site_led_to_was_at_the_site() -> None:
    told = "سيطر الجيش على مدينة الشرقاط. واندلعت اشتباكات بين الجيش وداعش في جامعة تكريت."
    assert places(told + " وأسفرت الاشتباكات عن مقتل ثلاثة جنود.", "harm.killed") == ["جامعة تكريت"]
    assert places(told + " وقصف الجيش مواقع لداعش.", "strike.shelling") == ["مدينة الشرقاط"]


def test_an_attack_moves_to_where_its_dead_are_told_to_have_been() -> None:
    told = "شن مسلحون هجوما على مركز للشرطة في العراق. وقتل شرطيان في الهجوم في بلدة ربيعة."
    assert places(told + " وأسفر الهجوم أيضا عن سبعة جرحى.", "harm.wounded") == ["بلدة ربيعة"]


def test_a_state_named_in_a_clause_behind_does_not_hold_the_attack() -> None:
    told = "انفجرت سيارة مفخخة في مدينة بيجي."
    after = " وأعلن تنظيم داعش مسؤوليته عن التفجير، وكان يعرف سابقا باسم القاعدة في العراق."
    assert places(told + after, "strike.bomb")[-1] == "مدينة بيجي"
