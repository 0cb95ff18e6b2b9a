"""Forces are their speaker's, whatever is told aside of him between two commas."""

import pytest
from readings import agents


@pytest.mark.parametrize(("text", "kind", "doer"), [
    ("أعلن جيش السهول، وهو تحالف يجمع فصائل عدة، مساء الجمعة عن بدء قواته عملية اقتحام معسكر الوادي", "battle.attack",
     ["جيش السهول"]),
    ("أعلنت حركة الوادي، وهي جماعة مرتبطة بتنظيم القاعدة، الأحد أن مقاتليها سيطروا على القرية", "control.captured",
     ["حركة الوادي"]),
    ("وقال قائد جيش الفتح، وهو تحالف يضم فصائل عدة، إن مقاتليه سيطروا على القرية", "control.captured", ["جيش الفتح"]),
    ("أعلن جيش السهول، وسط اشتباكات عنيفة، أن قوات النظام سيطرت على القرية", "control.captured", ["قوات النظام"]),
])
def test_whose_forces_behind_an_aside(text: str, kind: str, doer: list[str]) -> None:
    assert agents(text, kind) == doer
