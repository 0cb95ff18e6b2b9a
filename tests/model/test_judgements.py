"""What people decide about claims, their words and their likeness, and what stands then."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from khabar.errors import JudgementError
from khabar.model.judgements import Pair, decided, links, make_judgement, make_revocation
from khabar.model.records import Claim, Count, Grounding, Judgement, Span, make_claim

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
TEXT = "سيطرت قوات النظام على البلدة"


def claim(place: int = 21) -> Claim:
    return make_claim(document="doc_1", type="control.captured", status="asserted", quote=Span(0, len(TEXT), TEXT),
                      place=Span(place, place + 6, "البلدة"))


def said(subject: str, verdict: str, value: str | None = None, by: str = "reviewer") -> Judgement:
    return make_judgement(subject, verdict, value=value, by=by, at=AT, why="read again")


def place_of(one: Claim, *standing: Judgement) -> Grounding:
    _, (grounding,) = decided([one], [Grounding(one.id, "place", 0, ref="place:aleppo", score=0.6)], standing)
    return grounding


def test_a_rejected_claim_is_left_out_with_its_groundings() -> None:
    one, other = claim(), claim(22)
    groundings = [Grounding(each.id, "place", 0) for each in (one, other)]
    kept, meaning = decided([one, other], groundings, [said(one.id, "reject")])
    assert kept == [other]
    assert [each.claim for each in meaning] == [other.id]


def test_a_corrected_claim_keeps_its_id_and_words() -> None:
    one = claim()
    (kept,), _ = decided([one], [], [said(one.id, "correct", '{"status": "negated", "extent": "partial"}')])
    assert (kept.id, kept.quote) == (one.id, one.quote)
    assert (kept.status, kept.extent, kept.type) == ("negated", "partial", "control.captured")


@pytest.mark.parametrize(("given", "bounds"), [
    ("20", [(20, 20), (5, 5)]), ("20-99", [(20, 99), (5, 5)]), ("20-", [(20, None), (5, 5)]), (None, [(5, 5)]),
])
def test_a_figure_is_corrected_by_its_place(given: str | None, bounds: list[tuple[int, int | None]]) -> None:
    of = Span(0, 1, "x")
    one = replace(claim(), counts=(Count("killed", 30, 30, of), Count("killed", 5, 5, of, part_of=0)))
    (kept,), _ = decided([one], [], [said(one.id, "correct", json.dumps({"counts/0": given}))])
    assert [(each.low, each.high) for each in kept.counts] == bounds
    assert (kept.counts[-1].part_of is None) == (given is None), "a part of nothing is a figure of its own"


def test_a_corrected_place_is_certain_and_names_who_said_so() -> None:
    one = claim()
    found = place_of(one, said(f"{one.id}/place/0", "correct", "place:aleppo-ramouseh"))
    assert (found.ref, found.score, found.reason) == ("place:aleppo-ramouseh", 1.0, "decided by reviewer: read again")


def test_a_rejected_place_stays_open() -> None:
    one = claim()
    assert place_of(one, said(f"{one.id}/place/0", "reject")).ref is None


def test_a_corrected_date_is_a_day_or_two() -> None:
    one = claim()
    subject = f"{one.id}/date/0"
    (_, (found,)) = decided([one], [Grounding(one.id, "date", 0)], [said(subject, "correct", "2016-08-06/2016-08-07")])
    assert (found.start, found.end) == (date(2016, 8, 6), date(2016, 8, 7))


def test_of_two_standing_decisions_the_later_one_holds() -> None:
    one = claim()
    subject = f"{one.id}/place/0"
    first, second = said(subject, "reject"), said(subject, "correct", "place:homs", by="lead")
    assert place_of(one, first, second).ref == "place:homs"
    assert place_of(one, second, first).ref is None


def test_pairs_are_links_and_say_nothing_about_the_claim_itself() -> None:
    one, other = claim(), claim(22)
    standing = [said(one.id, "same", other.id), said(other.id, "different", one.id)]
    assert links(standing) == {Pair.of(one.id, other.id): False}
    assert decided([one, other], [], standing)[0] == [one, other]


def test_a_revocation_names_what_it_takes_back() -> None:
    first = said(claim().id, "reject")
    back = make_revocation(first, by="lead", at=AT, why="the words are clear")
    assert (back.subject, back.revokes, back.value) == (first.subject, first.id, None)


@pytest.mark.parametrize(("subject", "verdict", "value", "complaint"), [
    ("doc_1", "reject", None, "no subject"),
    ("claim_1/weather/0", "reject", None, "no subject"),
    ("claim_1", "dislike", None, "is none of"),
    ("event_1", "correct", "{}", "is none of"),
    ("claim_1", "correct", None, "with a value"),
    ("claim_1", "reject", "no", "without a value"),
    ("claim_1", "correct", '{"voice": "me"}', "JSON object"),
    ("claim_1", "correct", '{"type": "sport.won"}', "no type"),
    ("claim_1", "correct", "[1", "JSON object"),
    ("claim_1", "correct", '{"counts/0": "many"}', "no counts/0"),
    ("claim_1", "correct", '{"counts/0": "99-20"}', "no counts/0"),
    ("claim_1", "same", "claim_1", "another claim"),
    ("claim_1/place/0", "correct", "Aleppo", "not the id"),
    ("claim_1/date/0", "correct", "yesterday", "not a day"),
    ("claim_1/date/0", "correct", "2016-08-07/2016-08-06", "ends before"),
])
def test_a_decision_that_says_nothing_is_refused(subject: str, verdict: str, value: str | None, complaint: str) -> None:
    with pytest.raises(JudgementError, match=complaint):
        said(subject, verdict, value)


@pytest.mark.parametrize(("by", "why"), [("", "read again"), ("reviewer", "  ")])
def test_a_decision_says_who_and_why(by: str, why: str) -> None:
    with pytest.raises(JudgementError, match="who made it, and why"):
        make_judgement("claim_1", "reject", by=by, at=AT, why=why)
