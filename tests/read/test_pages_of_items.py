"""Pages that bring several items of news, of which only some are of war."""

from khabar.model.records import make_document
from khabar.read.reader import Reader

BATTLE = "* مقتل جنديين في هجوم للمسلحين\n* كابول: قتل جنديان أمس في هجوم شنه مسلحو طالبان على قاعدة للجيش.\n"
FIRE = "* مقتل ثلاثة إثر انهيار سقف\n* نيودلهي: لقي ثلاثة أشخاص مصرعهم أمس إثر انهيار سقف مصنع للحلوى.\n"


def victims(text: str) -> list[str]:
    """Where the killed of a page's claims were counted."""
    claims = Reader().read(make_document(name="r", text=text, sha256="0")).claims
    return [claim.quote.text for claim in claims if claim.type == "harm.killed"]


def test_an_item_without_a_word_of_war_is_left_aside() -> None:
    told = victims(BATTLE + FIRE)
    assert told
    assert not any("ثلاثة" in words for words in told)


def test_what_is_one_report_is_read_whole() -> None:
    battle = "هجوم في كابول\nقتل جنديان أمس في هجوم شنه مسلحو طالبان على قاعدة للجيش.\n"
    assert any("ثلاثة" in words for words in victims(battle + "ولقي ثلاثة أشخاص مصرعهم إثر انهيار سقف."))


def test_a_page_of_anniversaries_tells_no_news() -> None:
    text = ("هذا اليوم في التاريخ\n\n1942 - هاجمت القوات الألمانية مدينة ستالينغراد.\n\n"
            "1944 - قصفت الطائرات الأمريكية مدينة برلين وقتل عشرون جنديا.")
    assert not Reader().read(make_document(name="r", text=text, sha256="0")).claims


def test_the_keywords_under_a_report_tell_nothing() -> None:
    report = "قتل جنديان أمس في كابول في هجوم شنه مسلحو طالبان على قاعدة للجيش.\n"
    keywords = "سمات اشتباكات كابول تفجير انتحاري"
    texts = (report, report + keywords)
    read = [Reader().read(make_document(name="r", text=text, sha256="0")).claims for text in texts]
    assert len(read[0]) == len(read[1]) > 0
