"""Originators, copies, same-event links and rival versions."""

import random
from dataclasses import replace

import pytest
from reports import Batch, Desk, counted, day, front

from khabar.model.records import Event, Origin
from khabar.weigh.weighing import Weighed, weigh

FRONT = front()


def weighed(batch: Batch) -> Weighed:
    return weigh(batch.documents, batch.claims, batch.groundings, FRONT)


def origins(desk: Desk) -> list[Origin]:
    """The origins in the order the claims were written."""
    batch = desk.batch()
    found = {origin.claim: origin for origin in weighed(batch).origins}
    return [found[claim.id] for claim in batch.claims]


def events(desk: Desk) -> tuple[Event, ...]:
    return weighed(desk.batch()).events


class TestOriginators:
    def test_a_monitor_quoted_in_two_papers_is_one_originator(self) -> None:
        desk = Desk()
        for outlet in ("outlet:daily", "outlet:revolt"):
            desk.report(outlet, day(15)).says("harm.killed", at="place:plant", on=day(14), voice=["actor:monitor"])
        assert {origin.originator for origin in origins(desk)} == {"actor:monitor"}
        assert {origin.lean for origin in origins(desk)} == {"neutral"}
        assert not any(origin.carrier for origin in origins(desk))

    def test_a_person_speaks_for_his_body(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(15)).says("battle.clash", voice=["actor:director"])
        desk.report("outlet:daily", day(15)).says("battle.clash", voice=["actor:commander"])
        found = origins(desk)
        assert [origin.originator for origin in found] == ["actor:monitor", "actor:brigade"]
        assert [origin.lean for origin in found] == ["neutral", "opposition"]

    def test_the_innermost_voice_that_is_known_counts(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(15)).says("battle.clash", voice=[None, "outlet:rising"])
        assert origins(desk)[0].originator == "outlet:rising"
        assert origins(desk)[0].lean == "opposition"

    def test_an_unnamed_source_is_of_its_report_and_leans_as_the_outlet(self) -> None:
        desk = Desk()
        desk.report("outlet:state", day(15)).says("battle.clash", voice=[None])
        desk.report("outlet:revolt", day(15)).says("battle.clash", voice=[None])
        one, other = origins(desk)
        assert one.originator != other.originator
        assert (one.lean, one.grade) == ("government", "F")

    def test_a_report_says_it_itself(self) -> None:
        desk = Desk()
        desk.report("wire", day(15)).says("battle.clash")
        desk.report("nobody heard of", day(15)).says("battle.clash")
        desk.report(None, day(15), name="found.txt").says("battle.clash")
        known, strange, loose = origins(desk)
        assert (known.originator, known.grade, known.lean) == ("outlet:wire", "B", "neutral")
        assert (strange.originator, strange.grade, strange.lean) == ("outlet:nobody heard of", "F", None)
        assert loose.name == "found.txt"
        assert loose.originator.startswith("source_")


class TestCopies:
    def test_the_later_of_two_equal_texts_is_a_carrier_of_the_first(self) -> None:
        desk = Desk()
        first = desk.report("outlet:wire", day(15), "first")
        for number in range(6):
            first.says("battle.clash", at="place:plant", on=day(14), voice=[None] if number else [])
        desk.copy(first, "outlet:blog", day(16), "second")
        found = origins(desk)
        assert [origin.carrier for origin in found] == [False] * 6 + [True] * 6
        assert [origin.originator for origin in found[6:]] == [origin.originator for origin in found[:6]]
        assert {origin.copied_from for origin in found[6:]} == {desk.batch().documents[0].id}

    def test_only_the_copied_paragraphs_are_carried(self) -> None:
        desk = Desk()
        first = desk.report("outlet:wire", day(15), "first")
        for _ in range(8):
            first.says("battle.clash", at="place:plant", on=day(14))
        second = desk.report("outlet:daily", day(15), "second")
        second.sentences.extend(first.sentences[2:6])
        for _ in range(6):
            second.says("battle.clash", at="place:hill", on=day(14))
        carried = [origin.carrier for origin in origins(desk)[8:]]
        assert carried[1:3] == [True, True]
        assert carried[5:] == [False] * 5

    def test_a_story_retold_with_the_same_figures_is_carried(self) -> None:
        desk = Desk()
        for outlet, published in (("outlet:wire", day(15)), ("outlet:blog", day(16))):
            report = desk.report(outlet, published, outlet)
            for figure in (35, 17, 212):
                report.says("harm.killed", at="place:plant", on=day(14), counts=[counted("killed", figure)])
        found = origins(desk)
        assert [origin.carrier for origin in found] == [False] * 3 + [True] * 3
        assert {origin.originator for origin in found} == {"outlet:wire"}

    def test_one_shared_figure_is_no_copy(self) -> None:
        desk = Desk()
        for outlet in ("outlet:wire", "outlet:daily"):
            desk.report(outlet, day(15), outlet).says("harm.killed", counts=[counted("killed", 35)])
        assert not any(origin.carrier for origin in origins(desk))


    def test_a_copy_is_of_the_event_and_the_originator_of_what_it_copies(self) -> None:
        desk = Desk()
        first = desk.report("outlet:wire", day(15), "first")
        first.says("battle.attack", "actor:rebels", at="place:plant", on=day(14), voice=[None]).says(
            "battle.clash", at="place:hill", on=day(3))
        desk.copy(first, "outlet:blog", day(16), "second")
        batch = desk.batch()
        late = {claim.id for claim in batch.claims if claim.document == batch.documents[1].id}
        batch.groundings = [replace(each, start=day(15), end=day(15)) if each.slot == "date" and each.claim in late
                            else each for each in batch.groundings]
        found = weighed(batch)
        assert len(found.events) == 2
        assert len({origin.originator for origin in found.origins}) == 2


class TestSameEvent:
    def test_one_capture_told_as_gain_loss_and_withdrawal(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(7)).says(
            "control.captured", "actor:rebels", "actor:army", at="place:college", on=day(6))
        desk.report("outlet:wire", day(7)).says(
            "control.lost", "actor:army", "actor:rebels", at="place:college", on=day(6))
        desk.report("outlet:weekly", day(8)).says("control.withdrew", "actor:army", at="place:college",
                                                  on=(day(5), day(7)))
        (event,) = events(desk)
        assert (event.type, event.place, event.start, event.end) == (
            "control.captured", "place:college", day(6), day(6))
        assert len(event.originators) == 3
        assert not event.disputed
        assert "same place" in event.reason

    def test_capture_and_recapture_are_two(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(16)).says(
            "control.captured", "actor:rebels", "actor:army", at="place:plant", on=day(14), part="evening").says(
            "control.captured", "actor:army", "actor:rebels", at="place:plant", on=day(15), part="dawn")
        assert len(events(desk)) == 2

    @pytest.mark.parametrize(("place", "when"), [("place:college", day(6)), ("place:plant", day(9))])
    def test_other_places_and_other_days_are_other_events(self, place: str, when: object) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(10)).says("strike.air", "actor:army", at="place:plant", on=day(6))
        desk.report("outlet:wire", day(10)).says("strike.air", "actor:army", at=place, on=when)  # type: ignore[arg-type]
        assert len(events(desk)) == 2

    def test_an_evening_and_the_dawn_after_it_are_one_night(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(10)).says(
            "strike.air", "actor:army", at="place:plant", on=day(6), part="night")
        desk.report("outlet:wire", day(10)).says(
            "strike.air", "actor:army", at="place:plant", on=day(7), part="dawn")
        assert len(events(desk)) == 1

    def test_a_vague_place_joins_the_one_event_inside_it(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(10)).says(
            "strike.bomb", at="place:plant", on=day(6), counts=[]).says(
            "harm.killed", at="place:plant", on=day(6), counts=[counted("killed", 23)], same_sentence=True)
        desk.report("outlet:wire", day(10)).says("strike.bomb", at="place:city", on=day(6)).says(
            "harm.killed", at="place:city", on=day(6), counts=[counted("killed", 23)], same_sentence=True)
        (event,) = events(desk)
        assert event.place == "place:plant"
        assert [(rival.attribute, rival.low, rival.high) for rival in event.rivals if rival.low] == [
            ("killed", 23, 23)]

    def test_two_incidents_in_one_city_stay_apart_when_their_figures_do(self) -> None:
        desk = Desk()
        for outlet, dead in (("outlet:daily", 23), ("outlet:wire", 4)):
            desk.report(outlet, day(10)).says("strike.bomb", at="place:city", on=day(6)).says(
                "harm.killed", at="place:city", on=day(6), counts=[counted("killed", dead)], same_sentence=True)
        assert len(events(desk)) == 2

    def test_a_plan_is_not_the_deed(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(7)).says("battle.attack", "actor:rebels", at="place:west", on=day(7))
        desk.report("outlet:wire", day(7)).says(
            "battle.attack", "actor:rebels", at="place:west", on=day(7), status="planned")
        assert len(events(desk)) == 2

    def test_a_running_total_is_not_an_incident(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(7)).says(
            "harm.killed", at="place:east", on=day(7), counts=[counted("killed", 20)])
        desk.report("outlet:wire", day(7)).says(
            "harm.killed", at="place:east", on=day(7), counts=[counted("killed", 20, cumulative=True)])
        assert len(events(desk)) == 2


class TestRivals:
    def test_taken_or_beaten_off(self) -> None:
        desk = Desk()
        desk.report("outlet:revolt", day(15)).says(
            "control.captured", "actor:rebels", "actor:army", at="place:plant", on=day(14), extent="full")
        desk.report("outlet:state", day(15)).says(
            "battle.repelled", "actor:army", "actor:rebels", at="place:plant", on=day(14))
        (event,) = events(desk)
        assert event.disputed
        outcomes = {rival.value: rival.originators for rival in event.rivals if rival.attribute == "outcome"}
        assert outcomes == {"control.captured": ("outlet:revolt",), "battle.repelled": ("outlet:state",)}

    def test_one_voice_does_not_contradict_itself(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(15)).says(
            "control.captured", "actor:rebels", at="place:plant", on=day(14), extent="partial").says(
            "battle.repelled", "actor:army", "actor:rebels", at="place:plant", on=day(14))
        (event,) = events(desk)
        assert not event.disputed

    def test_open_or_cut_for_the_same_side(self) -> None:
        desk = Desk()
        desk.report("outlet:rising", day(8)).says("route.opened", "actor:rebels", at="place:road", on=(day(6), day(8)))
        desk.report("outlet:loyal", day(8)).says(
            "route.cut", "actor:army", "actor:rebels", at="place:road", on=(day(6), day(8)))
        (event,) = events(desk)
        assert event.disputed

    def test_open_for_one_side_and_cut_for_the_other_is_no_contradiction(self) -> None:
        desk = Desk()
        desk.report("outlet:rising", day(8)).says("route.opened", "actor:rebels", at="place:road", on=(day(6), day(8)))
        desk.report("outlet:wire", day(8)).says(
            "route.cut", "actor:rebels", "actor:army", at="place:road", on=(day(6), day(8)))
        assert [event.disputed for event in events(desk)] == [False, False]

    def test_a_denial_is_a_rival_version(self) -> None:
        desk = Desk()
        desk.report("outlet:rising", day(8)).says(
            "route.cut", "actor:army", "actor:rebels", at="place:road", on=day(7), status="negated")
        desk.report("outlet:loyal", day(8)).says("route.cut", "actor:army", "actor:rebels", at="place:road", on=day(7))
        (event,) = events(desk)
        assert event.disputed
        assert {rival.value for rival in event.rivals if rival.attribute == "outcome"} == {
            "route.cut", "route.cut:negated"}

    def test_the_dead_of_the_two_sides_are_different_figures(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(16)).says("battle.clash", at="place:plant", on=(day(14), day(15))).says(
            "harm.killed", (), "actor:rebels", at="place:plant", on=(day(14), day(15)),
            counts=[counted("killed", 35, None)], voice=["actor:monitor"]).says(
            "harm.killed", (), ["actor:army", "actor:allies"], at="place:plant", on=(day(14), day(15)),
            counts=[counted("killed", 17)], voice=["actor:monitor"])
        (event,) = events(desk)
        assert {(rival.attribute, rival.value) for rival in event.rivals} >= {
            ("killed:opposition", "35+"), ("killed:government", "17")}
        assert not event.disputed

    def test_figures_that_no_number_satisfies_are_disputed(self) -> None:
        desk = Desk()
        for outlet, count in (("outlet:daily", counted("killed", 12)), ("outlet:wire", counted("killed", 30, None))):
            desk.report(outlet, day(7)).says("strike.air", "actor:army", at="place:quarter", on=day(6)).says(
                "harm.killed", "actor:army", at="place:quarter", on=day(6), counts=[count], same_sentence=True)
        (event,) = events(desk)
        assert event.disputed


def test_the_order_of_the_input_changes_nothing() -> None:
    desk = Desk()
    generator = random.Random(7)
    for number in range(40):
        desk.report(generator.choice(["outlet:state", "outlet:revolt", "outlet:wire"]), day(generator.randint(5, 12)),
                    f"r{number}").says(
            generator.choice(["control.captured", "battle.attack", "battle.repelled", "strike.air"]),
            generator.choice(["actor:army", "actor:rebels"]), at=generator.choice(["place:plant", "place:city"]),
            on=day(generator.randint(4, 6)), counts=[counted("killed", generator.randint(1, 40))])
    batch = desk.batch()
    expected = weighed(batch)
    for _ in range(5):
        for records in (batch.documents, batch.claims, batch.groundings):
            generator.shuffle(records)
        assert weighed(batch) == expected


def test_every_claim_is_in_one_event_and_ids_come_from_claims() -> None:
    desk = Desk()
    desk.report("outlet:daily", day(7)).says("politics.talks", ["actor:army", "actor:rebels"]).says("force.joined")
    batch = desk.batch()
    found = weighed(batch)
    assert sorted(claim for event in found.events for claim in event.claims) == sorted(c.id for c in batch.claims)
    again = weighed(Batch([replace(batch.documents[0], url="u")], batch.claims, batch.groundings))
    assert [event.id for event in again.events] == [event.id for event in found.events]
