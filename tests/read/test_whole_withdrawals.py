"""A withdrawal that is said to be a whole one, and those that are not."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "extent"), [
    ("انسحب المسلحون بالكامل من بلدة مضايا.", "full"),
    ("انسحبت الكتائب من قرية التمانعة بصورة كاملة.", "full"),
    ("أعلنت الفصائل انسحابها الكامل من مدينة درعا.", "full"),
    ("انسحبت الكتائب انسحابا كاملا من بلدة مضايا.", "full"),
    ("انسحب المسلحون من بلدة مضايا.", None),
    ("انسحب المسلحون بشكل شبه كامل من بلدة مضايا.", None),
    ("انسحب المسلحون من بلدة مضايا بعد تدميرها بالكامل.", None),
])
def test_only_a_withdrawal_that_is_said_to_be_whole_leaves_the_whole_place(text: str, extent: str | None) -> None:
    assert [claim.extent for claim in claims(text, "control.withdrew")] == [extent]
