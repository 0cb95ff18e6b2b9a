"""Who does what is told as the means of something else ("across", that is by, shelling it), and who is with whom."""

from readings import agents, claims


def test_what_is_done_by_the_means_of_a_deed() -> None:
    """The subject of the clause does it, with those joined to it."""
    reply = "ترد القوات الحكومية على الهجوم عبر قصف البلدة بالمدفعية"
    assert agents(reply, "strike.shelling") == ["القوات الحكومية"]
    both = "يعطي الجيش وحزب الله الأولوية لمعركة الزبداني عبر قصف المدينة بالبراميل"
    assert agents(both, "strike.air") == ["الجيش", "حزب الله"]
    across = "عبر النازحون الحدود عبر المعبر بعد قصف البلدة بالمدفعية"
    assert agents(across, "strike.shelling") == []


def test_going_on_with_a_deed_to_it_is_no_clause() -> None:
    """After a masdar that takes another one the word is no verb: going on with its shelling."""
    text = "يريد الجيش السيطرة على البلدة عبر تشديد الحصار عليها ومواصلة قصفها بالمدفعية"
    assert agents(text, "strike.shelling") == ["الجيش"]


def test_who_is_with_them_does_it_too() -> None:
    """A force "and with it another one": both, where nothing parts them."""
    text = "سيطرت قوات النظام ومعها حزب الله على بلدة الزبداني"
    assert agents(text, "control.captured") == ["قوات النظام", "حزب الله"]
    alone = "سيطرت قوات النظام على البلدة ومعها تلة قرب مواقع حزب الله"
    assert "حزب الله" not in agents(alone, "control.captured")


def test_a_battle_given_priority_is_being_fought() -> None:
    """The battle to which priority is given goes on; one for which troops move is to come."""
    fought = "يعطي الجيش الأولوية للمعركة ضد مسلحي التنظيم في بلدة الزبداني"
    assert [claim.status for claim in claims(fought, "battle.clash")] == ["asserted"]
    meant = "حشد الجيش قواته للمعركة ضد مسلحي التنظيم في بلدة الزبداني"
    assert [claim.status for claim in claims(meant, "battle.clash")] == ["planned"]


def test_who_is_with_them_may_be_told_aside() -> None:
    """Between two commas, behind which the sentence goes on with what they did."""
    aside = "هاجمت قوات النظام، ومعها ميليشيات الدفاع الوطني، بلدة الزبداني"
    assert agents(aside, "battle.attack") == ["قوات النظام", "ميليشيات الدفاع الوطني"]
    assert [claim.place.text for claim in claims(aside, "battle.attack") if claim.place] == ["بلدة الزبداني"]
    other = "هاجمت قوات النظام، ومعها تلة مطلة، بلدة الزبداني"
    assert agents(other, "battle.attack") == ["قوات النظام"]
