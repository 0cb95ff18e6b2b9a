"""What somebody denies is denied, however the denial is worded; what stands beside it is not."""

import pytest

from khabar.model.records import make_document
from khabar.read.reader import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "status"), [
    ("ونفى مصدر عسكري نفيا قاطعا الأنباء التي تحدثت عن كسر الحصار عن البلدة.", "negated"),
    ("ونفى المتحدث صحة الأنباء عن كسر الحصار عن البلدة.", "negated"),
    ("ولا صحة للأنباء عن كسر الحصار عن البلدة.", "negated"),
    ("وما تتناقله القنوات عن كسر الحصار عن البلدة عار من الصحة.", "negated"),
    ("نافيا كل الأنباء التي تتحدث عن كسر الحصار عن البلدة.", "negated"),
    ("ونفت الوزارة ما تردد عن كسر الحصار عن البلدة.", "negated"),
    ("ونفى المجلس «ما تم تداوله حول كسر الحصار عن البلدة».", "negated"),
    ("ونفى المتحدث الأنباء التي ترددت عن كسر الحصار عن البلدة.", "negated"),
    ("وتناول المجلس ما تم تداوله حول كسر الحصار عن البلدة.", "asserted"),
    ("وأكدت الأنباء التي تحدثت عن المعارك كسر الحصار عن البلدة.", "asserted"),
    ("كسرت الفصائل الحصار عن البلدة، ونفى مصدر عسكري الأنباء.", "asserted"),
])
def test_news_that_is_denied_is_denied(reader: Reader, text: str, status: str) -> None:
    claims = reader.read(make_document(name="r", text=text + " وقصفت المدفعية مواقع المسلحين.", sha256="0")).claims
    assert [claim.status for claim in claims if claim.type == "siege.broken"] == [status]
