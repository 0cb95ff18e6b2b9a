"""Who holds a place, from claims: weights, parts, repeats, rivals, silence; and recomputing it."""

from dataclasses import replace
from datetime import date

import pytest
from reports import Batch, Desk, day, front

from khabar.infer.chances import chances
from khabar.infer.halfdays import halfday
from khabar.infer.inferring import infer, known_by
from khabar.infer.recompute import again, without_each
from khabar.infer.tracks import belief_in
from khabar.model.records import Assessment
from khabar.weigh.weighing import weigh

FRONT = front()


def inferred(batch: Batch) -> tuple[Assessment, ...]:
    weighed = weigh(batch.documents, batch.claims, batch.groundings, FRONT)
    return infer(batch.documents, batch.claims, batch.groundings, weighed.origins, weighed.events, FRONT)


def states(desk: Desk, place: str = "place:plant") -> list[Assessment]:
    found = [state for state in inferred(desk.batch()) if state.kind == "control" and state.subject == place]
    return sorted(found, key=lambda state: (state.start, state.start_half))


def on(found: list[Assessment], when: date, half: int = 1) -> tuple[str, str]:
    """Value and label in a half-day; of a time that no assessment speaks of, unknown."""
    step = halfday(when, half)
    for state in found:
        if halfday(state.start, state.start_half) <= step < halfday(state.end or date.max, state.end_half):
            return state.value, state.label
    return "unknown", "unknown"


def odds(chance: float) -> float:
    return chance / (1 - chance)


class TestWhoSaysIt:
    def test_a_neutral_originator_of_letter_b_is_just_enough(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6),
                                                extent="full")
        assert on(states(desk), day(6)) == ("opposition", "assessed")

    def test_one_of_letter_c_is_not_and_two_are(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        assert on(states(desk), day(6)) == ("opposition", "claimed")
        desk.report("outlet:weekly", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        assert on(states(desk), day(6)) == ("opposition", "assessed")

    def test_an_admission_is_worth_more_than_a_boast(self) -> None:
        boast, admission = Desk(), Desk()
        boast.report("outlet:rising", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        admission.report("outlet:loyal", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        assert on(states(boast), day(6)) == ("opposition", "claimed")
        assert on(states(admission), day(6)) == ("opposition", "assessed")

    def test_any_number_of_boasts_is_a_claim(self) -> None:
        desk = Desk()
        for number in range(12):
            desk.report("outlet:rising" if number % 2 else "outlet:revolt", day(7), f"r{number}").says(
                "control.captured", "actor:rebels", at="place:plant", on=day(6), voice=[None])
        assert on(states(desk), day(6)) == ("opposition", "claimed")

    def test_two_reports_of_unknown_side_stand_in_for_a_neutral_one(self) -> None:
        desk = Desk()
        for name in ("one", "two", "three"):
            desk.report(None, day(7), name).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        assert on(states(desk), day(6)) == ("opposition", "assessed")

    @pytest.mark.parametrize("status", ["planned", "hedged"])
    def test_what_is_planned_or_unsure_moves_nothing(self, status: str) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(7)).says(
            "control.captured", "actor:rebels", at="place:plant", on=day(6), status=status)  # type: ignore[arg-type]
        assert states(desk) == []

    def test_a_denied_capture_speaks_for_the_other_side(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(7)).says("control.held", "actor:army", at="place:plant", on=day(5))
        desk.report("outlet:wire", day(7)).says(
            "control.captured", "actor:rebels", "actor:army", at="place:plant", on=day(6), status="negated")
        assert on(states(desk), day(6)) == ("government", "assessed")


class TestPartsAndRivals:
    def test_a_part_never_turns_the_whole(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(5)).says("control.held", "actor:army", at="place:plant", on=day(5))
        for name in ("one", "two", "three", "four"):
            desk.report("outlet:wire", day(7), name).says(
                "control.captured", "actor:rebels", at="place:plant", on=day(6), extent="partial", voice=[None])
        assert on(states(desk), day(6)) == ("contested", "contested")

    def test_somewhere_in_a_city_is_a_part_of_the_city(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(7)).says("control.captured", "actor:rebels", at="place:city", on=day(6))
        assert on(states(desk, "place:city"), day(6)) == ("contested", "contested")

    def test_around_it_is_not_in_it(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6),
                                                near=True)
        assert states(desk) == []

    def test_each_side_says_it_has_it(self) -> None:
        desk = Desk()
        desk.report("outlet:revolt", day(7)).says(
            "control.captured", "actor:rebels", "actor:army", at="place:plant", on=day(6))
        desk.report("outlet:state", day(7)).says(
            "battle.repelled", "actor:army", "actor:rebels", at="place:plant", on=day(6))
        assert on(states(desk), day(6)) == ("contested", "contested")

    def test_the_plant(self) -> None:
        """Stormed on the evening of the 14th, lost at dawn; and a stale headline two days later."""
        desk = Desk()
        desk.report("outlet:daily", day(12)).says("control.held", "actor:army", at="place:plant", on=day(11))
        desk.report("outlet:wire", day(16)).says(
            "battle.attack", "actor:rebels", "actor:army", at="place:plant", on=day(14), part="evening").says(
            "control.captured", "actor:brigade", at="place:plant", on=day(14), part="evening", extent="partial",
            voice=["actor:brigade"]).says(
            "control.captured", "actor:army", "actor:rebels", at="place:plant", on=day(15), part="dawn",
            extent="full")
        desk.report("outlet:state", day(15)).says(
            "battle.repelled", "actor:army", "actor:rebels", at="place:plant", on=day(14))
        desk.report("outlet:revolt", day(15), "fresh").says(
            "control.captured", "actor:rebels", at="place:plant", on=day(14), part="evening", extent="full")
        desk.copy(desk.reports[-1], "outlet:rising", day(16), "stale")
        found = states(desk)
        assert on(found, day(14))[0] == "contested"
        assert on(found, day(13))[0] == "government"
        assert on(found, day(15), 0)[0] == "government"
        assert on(found, day(18))[0] == "government"
        assert ("opposition", "assessed") not in {(state.value, state.label) for state in found}


    def test_who_says_both_says_neither(self) -> None:
        desk = Desk()
        report = desk.report("outlet:wire", day(7))
        for side in ("actor:rebels", "actor:army"):
            report.says("control.captured", side, at="place:plant", on=day(6), extent="full")
        assert on(states(desk), day(6)) == ("contested", "contested")


class TestTime:
    def test_before_and_after_a_capture(self) -> None:
        desk = Desk()
        for published, side in ((day(2), "actor:army"), (day(20), "actor:rebels")):
            desk.report("outlet:wire", published).says("control.held", side, at="place:plant", on=published)
        desk.report("outlet:daily", day(11)).says(
            "control.captured", "actor:rebels", "actor:army", at="place:plant", on=day(10), part="evening")
        found = states(desk)
        assert on(found, day(5))[0] == on(found, day(9))[0] == "government"
        assert on(found, day(11))[0] == on(found, day(15))[0] == "opposition"

    def test_an_active_front_is_unknown_after_a_month_of_silence(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(5)).says(
            "control.held", "actor:army", at="place:plant", on=day(5)).says(
            "battle.clash", "actor:army", "actor:rebels", at="place:plant", on=day(4))
        found = states(desk)
        assert on(found, day(25))[0] == "government"
        assert on(found, date(2016, 9, 8))[0] == "unknown"

    def test_nobody_follows_a_place_for_ever(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(5)).says("control.held", "actor:army", at="place:plant", on=day(5))
        assert states(desk)[-1].end is not None
        assert on(states(desk), date(2017, 1, 1)) == ("unknown", "unknown")

    def test_what_was_known_then(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(6)).says("control.held", "actor:army", at="place:plant", on=day(6))
        desk.report("outlet:wire", day(12)).says(
            "control.captured", "actor:rebels", "actor:army", at="place:plant", on=day(7))
        batch = desk.batch()
        then = known_by(day(8), batch.documents)
        assert [document.published for document in then] == [day(6)]
        assert on(states(desk), day(8))[0] != on(_only(batch, {document.id for document in then}), day(8))[0]

    def test_a_report_of_a_week_was_written_before_its_day_was_over(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(10)).says("control.captured", "actor:rebels", at="place:plant",
                                                 on=(day(6), day(10)))
        assert on(states(desk), day(9))[0] == "opposition"


def _only(batch: Batch, documents: set[str]) -> list[Assessment]:
    kept = Batch([document for document in batch.documents if document.id in documents],
                 [claim for claim in batch.claims if claim.document in documents], batch.groundings)
    return [state for state in inferred(kept) if state.kind == "control"]


def _busy() -> Desk:
    """A place of which much is said, one thing a day."""
    desk = Desk()
    for number, (outlet, kind, side) in enumerate((
            ("outlet:wire", "control.held", "actor:army"), ("outlet:revolt", "control.captured", "actor:rebels"),
            ("outlet:state", "battle.repelled", "actor:army"), ("outlet:daily", "battle.clash", "actor:army"),
            ("outlet:wire", "control.captured", "actor:rebels"), ("outlet:loyal", "control.lost", "actor:army"),
            ("outlet:state", "control.captured", "actor:army"), ("outlet:blog", "control.held", "actor:army"))):
        desk.report(outlet, day(6 + number), f"r{number}").says(kind, side, at="place:plant", on=day(5 + number))
    return desk


class TestFading:
    """What is shown after the last report of a place."""

    def test_fighting_that_nobody_reports_any_more_is_over_and_who_is_left_is_claimed(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(4)).says("control.held", "actor:army", at="place:plant", on=day(4))
        for name in ("wire", "daily"):
            desk.report(f"outlet:{name}", day(8), f"{name}-clash").says(
                "battle.clash", "actor:army", "actor:rebels", at="place:plant", on=day(7))
        desk.report("outlet:state", day(8)).says(
            "battle.repelled", "actor:army", "actor:rebels", at="place:plant", on=day(7))
        found = states(desk)
        assert on(found, day(7)) == ("contested", "contested")
        assert on(found, day(20)) == ("government", "claimed")

    def test_who_attacks_a_place_does_not_hold_it(self) -> None:
        desk = Desk()
        desk.report("outlet:revolt", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(7))
        assert on(states(desk), day(7)) == ("opposition", "claimed")
        for name in ("wire", "daily"):
            desk.report(f"outlet:{name}", day(7), f"{name}-attack").says(
                "battle.attack", "actor:rebels", "actor:army", at="place:plant", on=day(7))
        assert on(states(desk), day(7))[0] != "opposition"


class TestChances:
    """What is published of each state on a half-day."""

    def test_they_add_up_to_one_and_give_the_score_on_the_surest_half_day(self) -> None:
        for state in states(_busy()):
            days = [date.fromordinal(number) for number in range(state.start.toordinal(), state.start.toordinal() + 9)]
            shown = [chances(state, each, half) for each in days for half in (0, 1)
                     if state.end is None or (each, half) < (state.end, state.end_half)]
            assert all(sum(each.values()) == pytest.approx(1) for each in shown)
            if state.value in shown[0] and state.label in ("claimed", "assessed"):
                assert max(each[state.value] for each in shown) <= state.score + 2e-3

    def test_a_claimed_state_fades_day_by_day_while_nobody_speaks_of_it(self) -> None:
        desk = Desk()
        desk.report("outlet:daily", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        (state,) = states(desk)
        one, later = chances(state, day(6), 1), chances(state, day(26), 1)
        assert one["opposition"] == pytest.approx(state.score, abs=1e-3)
        assert later["opposition"] < one["opposition"]

    def test_what_is_only_claimed_is_never_published_as_sure(self) -> None:
        desk = Desk()
        for number in range(12):
            desk.report("outlet:rising" if number % 2 else "outlet:revolt", day(7), f"r{number}").says(
                "control.captured", "actor:rebels", at="place:plant", on=day(6), voice=[None])
        assert {state.label for state in states(desk)} == {"claimed"}
        assert max(state.score for state in states(desk)) < 0.95

    def test_other_kinds_have_none(self) -> None:
        (first, *_) = states(_busy())
        with pytest.raises(ValueError, match="not of a route"):
            chances(replace(first, kind="route"), day(6), 1)


class TestExplained:
    def test_every_score_recomputes_from_its_own_evidence(self) -> None:
        found = states(_busy())
        assert len(found) > 1
        for state in found:
            assert again(state) == pytest.approx(state.score, abs=1e-3)
            assert state.evidence and state.events and state.rule and state.known

    def test_without_the_one_who_says_so_it_is_less_sure(self) -> None:
        desk = Desk()
        desk.report("outlet:wire", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        desk.report("outlet:daily", day(7)).says("control.captured", "actor:rebels", at="place:plant", on=day(6))
        state = states(desk)[0]
        heaviest = max(state.evidence, key=lambda line: line.weight)
        assert odds(again(state, without={heaviest.claim})) < odds(state.score) / 4
        left = without_each(state, {line.claim: line.reason.rpartition("grade ")[2][0] for line in state.evidence})
        assert left["B"] is not None and left["C"] is not None
        assert left["B"] < left["C"] < state.score

    def test_copies_add_less_than_a_ninth_of_a_report(self) -> None:
        def score(copies: int) -> float:
            desk = Desk()
            first = desk.report("outlet:daily", day(7), "first").says(
                "control.captured", "actor:rebels", at="place:plant", on=day(6))
            for number in range(copies):
                desk.copy(first, "outlet:blog", day(8), f"copy{number}")
            return belief_in(states(desk)[0])

        assert score(0) < score(1) <= score(10)
        one_report = odds(score(0)) / odds(0.45)
        assert odds(score(10)) / odds(score(0)) <= one_report ** (1 / 9) + 1e-3


def test_nothing_is_shown_of_the_time_before_anybody_speaks_of_it() -> None:
    desk = Desk()
    desk.report("outlet:blog", day(1)).says("battle.clash", "actor:rebels", "actor:army", at="place:plant", on=day(1))
    desk.report("outlet:wire", day(20)).says("control.held", "actor:army", at="place:plant", on=day(20))
    found = states(desk)
    assert on(found, day(20))[0] == "government"
    assert on(found, day(10))[0] == "unknown"
