"""Verbs under "for" that tell what came next, and those that tell what somebody means to do."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "kind", "status"), [
    ("انسحب الجيش من التلة، ليقوم بعدها المسلحون بقصف القرية بالمدفعية.", "strike.shelling", "asserted"),
    ("هاجم الجيش البلدة ليتمكن بعد ذلك من السيطرة عليها.", "control.captured", "asserted"),
    ("دمر المسلحون دبابتين، لتقصف الطائرات مواقع المسلحين في البلدة.", "strike.air", "asserted"),
    ("أرسل الجيش دبابات ليقصف مواقع المسلحين في البلدة.", "strike.shelling", "planned"),
    ("طلبت الحكومة دعما، ليقصف التحالف مواقع المسلحين في البلدة.", "strike.air", "planned"),
])
def test_what_came_next_is_no_aim(text: str, kind: str, status: str) -> None:
    assert [claim.status for claim in claims(text, kind)] == [status]
