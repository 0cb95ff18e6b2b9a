"""Numbers behind the name of a quarter or street: what it is called by, or how many there were."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "kind", "low"), [
    ("استهدفت الطائرات معسكر السواد وحي النهضة بعشرات الغارات.", "strike.air", 20),
    ("قصف الجيش حي الوعر بمئات القذائف.", "strike.shelling", 200),
    ("استهدفت الطائرات حي النهضة بعشرين غارة.", "strike.air", 20),
])
def test_dozens_behind_a_quarter_are_counted(text: str, kind: str, low: int) -> None:
    assert {count.low for claim in claims(text, kind) for count in claim.counts} == {low}


def test_a_number_that_a_quarter_is_called_by_counts_nothing() -> None:
    text = "قصف الجيش حي تشرين 17 بالمدفعية."
    assert [claim.counts for claim in claims(text, "strike.shelling")] == [()]
