"""Two bodies that one sentence names together are two witnesses; a body quoted by another is one."""

from dataclasses import replace

from reports import Batch, Desk, day, front

from khabar.model.records import Event
from khabar.weigh.weighing import weigh

BOTH = ("actor:army", "actor:monitor")


def said(*, joint: int, voice: tuple[str | None, ...] = BOTH) -> Batch:
    """One report in which these say that the plant was taken."""
    desk = Desk()
    desk.report("daily", day(6)).says("control.captured", "actor:army", at="place:plant", on=day(5), voice=voice)
    batch = desk.batch()
    return replace(batch, claims=[replace(claim, joint=joint) for claim in batch.claims])


def event(batch: Batch) -> Event:
    """The event of a batch that tells one."""
    (found,) = weigh(batch.documents, batch.claims, batch.groundings, front()).events
    return found


def test_those_who_say_it_together_are_both_witnesses() -> None:
    assert event(said(joint=2)).originators == BOTH
    assert all(rival.originators == BOTH for rival in event(said(joint=2)).rivals)


def test_of_a_chain_only_the_innermost_is_a_witness() -> None:
    assert event(said(joint=1)).originators == ("actor:army",)


def test_who_carries_the_words_of_two_is_no_third_witness() -> None:
    batch = said(joint=2, voice=(*BOTH, "actor:un"))
    assert event(batch).originators == BOTH


def test_a_source_without_a_name_is_no_witness_beside_one_that_is_known() -> None:
    assert event(said(joint=2, voice=(None, "actor:monitor"))).originators == ("actor:monitor",)


def test_a_person_who_speaks_beside_his_body_is_no_second_witness() -> None:
    assert event(said(joint=2, voice=("actor:monitor", "actor:director"))).originators == ("actor:monitor",)


def test_who_copies_a_report_repeats_both() -> None:
    desk = Desk()
    first = desk.report("daily", day(6)).says("control.captured", "actor:army", at="place:plant", on=day(5), voice=BOTH)
    desk.copy(first, "weekly", day(7), "copied")
    batch = desk.batch()
    batch = replace(batch, claims=[replace(claim, joint=2) for claim in batch.claims])
    origins = weigh(batch.documents, batch.claims, batch.groundings, front()).origins
    assert [origin.witnesses for origin in origins] == [BOTH, BOTH]


def test_witnesses_who_spoke_together_do_not_contradict_each_other() -> None:
    desk = Desk()
    desk.report("daily", day(6)).says("control.captured", "actor:army", at="place:plant", on=day(5), voice=BOTH)
    desk.report("weekly", day(6)).says("control.captured", "actor:army", at="place:plant", on=day(5),
                                       status="negated", voice=("actor:monitor",))
    batch = desk.batch()
    batch = replace(batch, claims=[replace(claim, joint=len(claim.voice)) for claim in batch.claims])
    (found,) = weigh(batch.documents, batch.claims, batch.groundings, front()).events
    assert found.originators == BOTH
    assert found.disputed  # the army says so still, and the monitor denies it
