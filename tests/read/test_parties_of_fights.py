"""Who may be a party to a fight: not those who tell of it, and not a friend of the other side."""

from functools import cache

import pytest

from khabar.lang.actors import observer_ids
from khabar.model.records import Claim
from khabar.read.reader import Reader


@cache
def reader() -> Reader:
    """One reader for all sentences."""
    return Reader()


def claims(text: str, kind: str) -> list[Claim]:
    """The claims of a type that a text makes."""
    return [claim for explained in reader().explain(text) for claim in explained.claims if claim.type == kind]


def agents(text: str, kind: str) -> set[str]:
    """Everybody who is said to do what the claims of a type tell."""
    return {span.text for claim in claims(text, kind) for span in claim.agents}


@pytest.mark.parametrize("teller", [
    "المرصد السوري لحقوق الإنسان", "المتحدث باسم الجبهة", "الدفاع المدني السوري", "مراسل القناة", "وكالة رويترز",
    "العميد محمد السعيد",
])
@pytest.mark.parametrize(("news", "kind"), [
    ("السيطرة على حي الراموسة بعد معارك عنيفة", "control.captured"),
    ("قصف بلدة دوما بالمدفعية الثقيلة", "strike.shelling"),
    ("هجوما على مدينة الباب", "battle.attack"),
    ("مقتل سبعة أشخاص في قصف على بلدة دوما", "harm.killed"),
])
def test_who_only_tells_of_a_fight_is_no_party_to_it(teller: str, news: str, kind: str) -> None:
    found = claims(f"وأعلن {teller} أمس {news}.", kind)
    assert found, "the news itself is read"
    assert not agents(f"وأعلن {teller} أمس {news}.", kind)


def test_a_party_that_announces_its_own_deed_has_done_it() -> None:
    assert agents("أعلن جيش الفتح أمس السيطرة على حي الراموسة.", "control.captured") == {"جيش الفتح"}


def test_a_party_that_announces_a_death_has_not_done_it() -> None:
    assert not agents("أعلن الجيش العراقي مقتل ثلاثة جنود في هجوم على مدينة الرمادي.", "harm.killed")


def test_a_bomb_that_an_officer_tells_of_is_not_his() -> None:
    assert not agents("وقال العميد محمد السعيد إن سيارة مفخخة انفجرت عند مرور رتل عسكري.", "strike.bomb")


def test_monitors_news_agencies_and_rescuers_are_observers() -> None:
    assert {"actor:sohr", "actor:afp", "actor:white-helmets"} <= observer_ids()
    assert "actor:syrian-army" not in observer_ids()
