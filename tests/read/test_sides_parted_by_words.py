"""Who fights whom where more than "and" stands between the two: a comma, "on the one hand"; and whose a blow was."""

from readings import agents, claims, targets


def test_on_the_one_hand_does_not_part_those_who_fight() -> None:
    text = "قتل سبعة من مسلحي داعش في معارك بين الجيش والحشد الشعبي من جهة وتنظيم داعش من جهة أخرى."
    assert targets(text, "harm.killed") == ["مسلحي داعش"]
    assert [count.low for claim in claims(text, "harm.killed") for count in claim.counts] == [7]


def test_a_second_verb_may_tell_between_whom_it_was() -> None:
    text = "قالت المصادر إن اشتباكات اندلعت ليلا واستمرت حتى الفجر بين الجيش الحر من جهة وقوات النظام من جهة أخرى."
    assert agents(text, "battle.clash") == ["الجيش الحر", "قوات النظام"]


def test_on_the_other_hand_opens_a_sentence_of_its_own() -> None:
    text = "عقد الوزير اجتماعا مع السفير. من جهة أخرى قصفت قوات النظام البلدة."
    assert agents(text, "strike.shelling") == ["قوات النظام"]


def test_a_comma_does_not_hide_who_killed_the_men_of_the_other_side() -> None:
    text = "قتل جندي تركي في اشتباكات وقعت بين القوات التركية، ومقاتلي حزب العمال الكردستاني، في ولاية وان."
    assert agents(text, "harm.killed") == ["مقاتلي حزب العمال الكردستاني"]
    other = "قتل جندي تركي في اشتباكات وقعت بين مهربين، ومقاتلي حزب مجهول، في ولاية وان."
    assert "القوات التركية" not in agents(other, "harm.killed")


def test_what_a_shelling_came_after_has_its_own_doer() -> None:
    text = "سقطت عشرات القذائف التي أطلقتها فصائل المعارضة على بلدة الزهراء، بعد قصف من قبل قوات النظام على عندان."
    assert agents(text, "strike.shelling") == ["فصائل المعارضة", "قوات النظام"]
    text = "سقطت قذائف على بلدة الزهراء، بعد قصف من قبل قوات النظام على عندان."
    assert agents(text, "strike.shelling") == ["قوات النظام"]


def test_an_attack_that_is_put_down_to_a_party_killed_by_it() -> None:
    assert agents("الهجوم الذي نسب إلى تنظيم داعش وأوقع 30 قتيلا في سروج.", "harm.killed") == ["تنظيم داعش"]
    assert agents("الهجوم الذي ندد به الرئيس وأوقع 30 قتيلا في سروج.", "harm.killed") == []


def test_a_clause_tells_more_of_the_one_named_among_others() -> None:
    text = "شهدت البلاد هجمات من بينها الهجوم الذي نسب إلى تنظيم داعش وأوقع 30 قتيلا في سروج."
    assert agents(text, "harm.killed") == ["تنظيم داعش"]
    whole = claims("وقال المصدر إن 40 مسلحا من بينهم قائدان قتلوا في غارة على البلدة.", "harm.killed")
    assert whole[0].counts[0].low == 40  # without such a clause the verb is said of all
