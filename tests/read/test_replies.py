"""What is done in reply to a deed: that has happened, and others did it."""

from readings import agents, claims, targets


def test_a_plan_to_reply_does_not_make_what_it_replies_to_a_plan() -> None:
    text = "يعتزم التنظيم شن هجمات انتقاما لمقتل قائده في غارة على دير الزور"
    (killed,) = claims(text, "harm.killed")
    assert (killed.status, [span.text for span in killed.agents]) == ("asserted", [])
    assert [claim.status for claim in claims(text, "strike.air")] == ["asserted"]
    assert [claim.status for claim in claims(text, "battle.attack")] == ["planned"]


def test_who_threatens_in_reply_to_shelling_did_not_shell() -> None:
    text = "هدد التنظيم بشن هجمات ردا على قصف مواقعه في الرقة"
    assert agents(text, "strike.shelling") == []
    assert targets(text, "strike.shelling") == ["التنظيم"]  # whose positions they are
    assert agents(text, "battle.attack") == ["التنظيم"]


def test_who_strikes_in_reply_to_a_death_is_not_behind_it() -> None:
    text = "شن التنظيم ردا على مقتل قائده هجوما على حاجز للجيش في سيناء"
    assert agents(text, "harm.killed") == []
    assert agents(text, "battle.attack") == ["التنظيم"]


def test_what_an_attack_left_that_is_replied_to_is_of_its_doer() -> None:
    text = "قصف الجيش مواقع المسلحين ردا على هجوم للتنظيم أدى إلى مقتل ثلاثة جنود في سيناء"
    assert agents(text, "harm.killed") == ["للتنظيم"]


def test_who_means_to_reply_to_a_raid_did_not_fly_it() -> None:
    text = "توعد التنظيم بالرد على الغارة التي قتلت قائده في الرقة"
    assert agents(text, "strike.air") == agents(text, "harm.killed") == []


def test_raids_after_which_an_end_is_threatened_have_been() -> None:
    text = "هدد الحزب بإنهاء الهدنة إثر الغارات التي شنها الطيران على معسكرات في شمال البلاد"
    assert [claim.status for claim in claims(text, "strike.air")] == ["asserted"]
