"""Who belongs to an alliance: those whom its name, an aside or "among them" tells."""

from readings import agents, targets

KIND = "force.joined"


def test_an_aside_says_what_somebody_is() -> None:
    text = "قصف جيش النصر، وهو ائتلاف يضم ألوية التوحيد وكتائب الصفوة، مواقع القوات الحكومية في ريف حماة."
    assert targets(text, KIND) == ["جيش النصر"]
    assert agents(text, KIND) == ["ألوية التوحيد", "كتائب الصفوة"]


def test_those_named_among_the_members_are_members() -> None:
    text = "سيطر تحالف الراية الذي يضم فصائل عدة من بينها حركة النور وأحرار الشام على بلدة محمبل."
    assert targets(text, KIND) == ["تحالف الراية"]
    assert set(agents(text, KIND)) == {"فصائل عدة", "حركة النور", "أحرار الشام"}
    few = "أعلن جيش الغرب المؤلف من عدة كتائب، بينها لواء الحرية، بدء المعركة."
    assert agents(few, KIND) == ["كتائب", "لواء الحرية"]


def test_what_follows_members_is_no_member() -> None:
    text = "سيطر تحالف الراية الذي يضم فصائل عدة على بلدة محمبل، وقتل في المعارك عشرة من بينهم لواء في الجيش."
    assert agents(text, KIND) == ["فصائل عدة"]


def test_the_first_division_is_told_to_its_end() -> None:
    assert agents("قصفت الفرقة الأولى مواقع التنظيم.", "strike.shelling") == ["الفرقة الأولى"]
    assert agents("قصفت الفرقة الثانية مواقع التنظيم.", "strike.shelling") == ["الفرقة الثانية"]
