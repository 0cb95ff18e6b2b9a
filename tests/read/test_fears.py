"""What people fear has not come yet; what they fear because it goes on has."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "kind", "status"), [
    ("وتزداد المخاوف في البلدة من أن تقع تحت حصار المسلحين", "siege.imposed", "hedged"),
    ("وأبدى الأهالي خشيتهم من أن تقع قرية السنابل تحت حصار الميليشيات", "siege.imposed", "hedged"),
    ("وقعت القرية تحت حصار الميليشيات", "siege.imposed", "asserted"),
    ("غادرت عائلات كثيرة القرية خوفا من اقتحام الميليشيات لها", "battle.attack", "hedged"),
    ("وسط مخاوف من هجوم جديد للتنظيم على الميناء", "battle.attack", "hedged"),
    ("وتشكلت طوابير أمام الأفران خشية أن يطول انقطاع طريق الميناء", "route.cut", "asserted"),
    ("ويعيش الأهالي في خوف من الحصار المفروض على القرية", "siege.ongoing", "asserted"),
])
def test_what_is_feared_is_hedged(text: str, kind: str, status: str) -> None:
    assert [claim.status for claim in claims(text, kind)] == [status]
