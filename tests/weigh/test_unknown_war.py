"""A report of a war that is not known: what somebody is in some war is not what he is here."""

from reports import Desk, day, front

from khabar.model.knowledge import Knowledge, valid
from khabar.model.records import Actor, Membership, Outlet
from khabar.weigh.weighing import weigh

LEANS = (Membership("opposition", conflict="syria"),)


def test_a_fact_of_one_war_does_not_hold_where_the_war_is_not_known() -> None:
    assert valid(LEANS, None) is None
    assert valid((Membership("neutral"), *LEANS), None) == Membership("neutral")
    assert valid(LEANS, None, "syria") == LEANS[0]


def test_a_party_to_one_war_has_its_side_wherever_it_is_named_and_a_party_to_two_has_none() -> None:
    one = Actor("actor:one", "", "", "faction", sides=(Membership("opposition", conflict="syria"),))
    two = Actor("actor:two", "", "", "state", sides=(
        Membership("government", conflict="syria"), Membership("lna", conflict="libya")))
    known = Knowledge({}, {one.id: one, two.id: two}, {})
    assert known.side("actor:one") == "opposition"
    assert known.side("actor:two") is None
    assert known.side("actor:two", None, "libya") == "lna"


def test_an_outlet_that_leans_in_a_war_is_not_taken_to_lean_in_a_report_of_no_known_war() -> None:
    known = front()
    outlets = {**known.outlets, "outlet:abroad": Outlet("outlet:abroad", "", "", grade="C", leans=LEANS)}

    def lean(at: str | None) -> str | None:
        desk = Desk()
        desk.report("outlet:abroad", day(15)).says("battle.clash", at=at, on=day(14))
        batch = desk.batch()
        found = weigh(batch.documents, batch.claims, batch.groundings, Knowledge(known.places, known.actors, outlets))
        return found.origins[0].lean

    assert lean("place:plant") == "opposition"
    assert lean(None) is None
