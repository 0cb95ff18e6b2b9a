"""What unconfirmed or first news tells of is not put forward as having happened."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "kind", "status"), [
    ("وردت معلومات أولية عن مقتل جنود في غارة على بلدة سرمين", "harm.killed", "hedged"),
    ("ثمة أنباء غير مؤكدة عن مقتل قائد ميداني في التنظيم في القائم", "harm.killed", "hedged"),
    ("دارت اشتباكات في جبل الأكراد وسط معلومات عن سيطرة الفصائل على قرية كباني", "control.captured", "hedged"),
    ("قصف الطيران بلدة حيش ووردت معلومات عن سقوط جرحى", "harm.wounded", "hedged"),
    ("قصف الطيران بلدة حيش ولم ترد معلومات عن سقوط جرحى", "harm.wounded", "negated"),
    ("قصف الطيران بلدة حيش ومعلومات مؤكدة عن سقوط جرحى", "harm.wounded", "asserted"),
])
def test_status_of_news(text: str, kind: str, status: str) -> None:
    assert [claim.status for claim in claims(text, kind)] == [status]
