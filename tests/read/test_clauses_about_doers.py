"""What stands behind the clause about a doer, and what is only singled out among more of its kind."""

from readings import agents, claims, targets


def test_whom_a_doer_killed_stands_behind_the_clause_about_it() -> None:
    text = "قتلت القوات التي تسيطر على البلدة ثلاثة مسلحين في كمين"
    assert agents(text, "harm.killed") == ["القوات"]
    assert targets(text, "harm.killed") == ["مسلحين"]
    assert agents("شن التنظيم الذي يسيطر على الموصل منذ عام هجوما على سنجار", "battle.attack") == ["التنظيم"]
    assert targets("قتل القائد الذي كان يشرف على معارك المدينة في غارة", "harm.killed") == ["القائد"]


def test_what_is_told_above_all_is_not_denied() -> None:
    text = "شنت الحركة هجمات عدة، ولا سيما الهجوم على جامعة البلدة"
    assert {claim.status for claim in claims(text, "battle.attack")} == {"asserted"}
