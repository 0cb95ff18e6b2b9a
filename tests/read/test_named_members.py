"""Groups told by those they are of: these did it or had it done to them; but not who something is taken from."""

from readings import agents, targets


def test_the_members_of_a_group_and_others_do_it() -> None:
    text = "قامت الجماعات المسلحة من لواء الصخر وكتائب الساحل وغيرها من الفصائل بهجوم على بلدة السدرة وتصدى لها الجيش."
    assert agents(text, "battle.attack") == ["الجماعات المسلحة من لواء الصخر", "كتائب الساحل", "الفصائل"]
    assert targets(text, "battle.repelled") == ["الجماعات المسلحة من لواء الصخر", "كتائب الساحل", "الفصائل"]


def test_members_are_not_those_who_lost() -> None:
    text = "سيطرت الفصائل المسلحة من جبهة الصخر وكتائب الساحل على بلدة السدرة."
    assert agents(text, "control.captured") == ["الفصائل المسلحة من جبهة الصخر", "كتائب الساحل"]
    assert targets(text, "control.captured") == []


def test_from_whom_ground_is_taken_is_no_member() -> None:
    text = "استعادت الفصائل المسلحة من تنظيم الراية بلدة السدرة."
    assert agents(text, "control.captured") == ["الفصائل المسلحة"]
    assert targets(text, "control.captured") == ["تنظيم الراية"]


def test_others_alone_are_joined_to_the_party_before_them() -> None:
    text = "اشتبك الجيش مع لواء الصخر وغيره من الفصائل في بلدة السدرة."
    assert targets(text, "battle.clash") == ["لواء الصخر", "الفصائل"]
