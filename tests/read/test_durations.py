"""How long a fight, a siege or a want went on is counted in days."""

import pytest
from readings import claims

LENGTHS = [
    ("دارت مواجهات بين الجيش ومسلحي التنظيم على مدى ثلاثة أيام في بلدة السخنة", "battle.clash", 3, 3),
    ("اندلعت اشتباكات بين الجيش والفصائل استمرت أكثر من ثلاثة أسابيع في حي جوبر", "battle.clash", 22, None),
    ("سيطر الجيش على القرية بعد معارك عنيفة لأكثر من شهرين مع مسلحي التنظيم", "battle.clash", 61, None),
    ("استمر القتال بين الجيش والحوثيين في الضالع لمدة أسبوعين", "battle.clash", 14, 14),
    ("انسحب المسلحون من القرية بعد ستة أيام من اشتباكات مع الجيش", "battle.clash", 6, 6),
    ("سيطر الجيش على بلدة الحجيرة بعد حصار استمر نحو 40 يوما", "siege.ongoing", 40, 40),
    ("استمر الحصار الذي تفرضه قوات النظام على بلدة مضايا لمدة 90 يوما", "siege.ongoing", 90, 90),
    ("يعاني سكان مأرب من انقطاع الكهرباء لليوم الخامس على التوالي", "hardship.shortage", 5, 5),
]
NONE = [
    ("دارت معارك عنيفة استمرت ساعات بين الجيش والحوثيين في الضالع", "battle.clash"),
    ("تدور معارك بين الجيش والحوثيين في الضالع منذ ثلاثة أيام", "battle.clash"),
    ("هاجم الجيش القرية بعد شهر من هجوم مماثل شنه على المدينة", "battle.attack"),
    ("تحاصر الفصائل بلدة كفريا منذ شهرين", "siege.ongoing"),
    ("تدور معارك بين الجيش والحوثيين في الضالع بعد يومين من زيارة المبعوث", "battle.clash"),
]


@pytest.mark.parametrize(("text", "kind", "low", "high"), LENGTHS)
def test_what_goes_on_for_so_long_counts_its_days(text: str, kind: str, low: int, high: int | None) -> None:
    found = [count for claim in claims(text, kind) for count in claim.counts]
    assert [(count.measure, count.low, count.high) for count in found] == [("days", low, high)]


@pytest.mark.parametrize(("text", "kind"), NONE)
def test_when_something_happened_is_no_length(text: str, kind: str) -> None:
    found = claims(text, kind)
    assert found
    assert not [count for claim in found for count in claim.counts]


def test_a_length_is_said_of_every_place() -> None:
    found = claims("تحاصر الفصائل بلدتي نبل والزهراء على مدى 70 يوما", "siege.ongoing")
    assert [[count.low for count in claim.counts] for claim in found] == [[70], [70]]
