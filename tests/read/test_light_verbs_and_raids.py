"""Who does a deed that a verb only takes to, and what is stormed when it is a home."""

import pytest
from readings import agents, claims, targets


@pytest.mark.parametrize(("text", "kind", "who"), [
    ("لجأ الجيش إلى قصف مواقع المسلحين في درعا بالمدفعية.", "strike.shelling", "الجيش"),
    ("لجأ التنظيم إلى تفجير المنازل في الرمادي.", "strike.bomb", "التنظيم"),
    ("سارع الجيش إلى استعادة السيطرة على التلة.", "control.captured", "الجيش"),
    ("سارعت القوات العراقية إلى إرسال تعزيزات إلى حديثة.", "force.reinforced", "القوات العراقية"),
    ("دأب الطيران السوري على قصف الأحياء السكنية في حلب.", "strike.air", "الطيران السوري"),
    ("دأبت الطائرات السورية على إلقاء البراميل المتفجرة على داريا.", "strike.air", "الطائرات السورية"),
    ("درجت القوات على اقتحام القرية.", "battle.attack", "القوات"),
    ("عمد تنظيم الدولة إلى تفجير المنازل في حي المهندسين.", "strike.bomb", "تنظيم الدولة"),
    ("اضطرت قوات المعارضة إلى الانسحاب من بلدة مورك.", "control.withdrew", "قوات المعارضة"),
])
def test_who_takes_to_a_deed_does_it(text: str, kind: str, who: str) -> None:
    assert agents(text, kind) == [who]


def test_who_takes_refuge_does_not_do_what_he_fled_from() -> None:
    text = "لجأ آلاف السوريين إلى لبنان هربا من القصف."
    assert targets(text, "people.displaced") == ["السوريين"]
    assert "السوريين" not in agents(text, "strike.shelling")
    assert agents("لجأت عائلات إلى مبنى البلدية بعد هجوم على القرية.", "battle.attack") == []


@pytest.mark.parametrize(("text", "what"), [
    ("دهمت القوات الإسرائيلية منازل المواطنين في بلدة يطا.", "منازل المواطنين"),
    ("اقتحم الجيش ثلاثة منازل في قرية برقة.", "منازل"),
    ("داهمت قوات الأمن منزلا في المنيا وقبضت على ثلاثة مسلحين.", "منزلا"),
    ("هاجم المسلحون منزل عمدة القرية.", "منزل عمدة القرية"),
])
def test_a_home_that_is_stormed_is_what_was_attacked(text: str, what: str) -> None:
    assert targets(text, "battle.attack") == [what]


@pytest.mark.parametrize(("verb", "status"), [
    ("ستبدأ", "planned"), ("بدأت", "asserted"), ("لم تبدأ", "negated"), ("تعتزم", "planned"),
])
@pytest.mark.parametrize("campaign", ["حملة ضد التنظيم في الجنوب", "عملية لاستعادة المدينة من التنظيم"])
def test_a_campaign_stands_as_its_verb_does(verb: str, campaign: str, status: str) -> None:
    (found,) = claims(f"{verb} القوات {campaign}.", "battle.attack")
    assert found.status == status


@pytest.mark.parametrize("sent", ["قوات برية", "تعزيزات", "قوات ومعدات"])
def test_who_sends_stands_between_the_sending_and_what_is_sent(sent: str) -> None:
    (found,) = claims(f"أعلن المتحدث إرسال تركيا {sent} إلى الحدود السورية بعد القصف.", "force.reinforced")
    assert ([span.text for span in found.agents], found.place and found.place.text) == (["تركيا"], "الحدود السورية")
