"""When an undated report was published: from its weekdays and yesterdays, and happenings that other reports date."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from khabar.ground import clock
from khabar.ground.dating import DatedEvent, Dating, KnownEvents, dated_by, dated_events, infer_publication
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Grounding, Place, Span, Status, When, make_claim

WORLD = Knowledge(places={
    name: Place(name, name, name, kind, parent=parent) for name, kind, parent in (
        ("plant", "site", "city"), ("road", "road", "city"), ("quarter", "neighbourhood", "city"),
        ("field", "site", None), ("city", "city", "land"), ("land", "country", None))
}, actors={}, outlets={})
SUNDAY, MONDAY, TUESDAY = date(2016, 8, 14), date(2016, 8, 15), date(2016, 8, 16)
Told = tuple[Claim, Grounding]


def told(  # what a report says happened somewhere, with its words of time
    type: str, place: str, words: str = "", when: When | None = None, *, status: Status = "asserted",
    score: float = 0.9,
) -> Told:
    span = Span(0, len(words), words) if words else None
    if when is not None and span is not None:
        when = When(when.kind, when.first, when.last, when.month, when.year, when.ahead, span=span, basis=when.basis)
    quote = Span(len(type), len(type) + len(place) + len(words), "x" * (len(place) + len(words)))
    claim = make_claim(document="doc", type=type, status=status, quote=quote, when=when)
    return claim, Grounding(claim.id, "place", 0, ref=place, score=score)


def event(type: str, place: str, day: date, length: int = 1) -> DatedEvent:
    return DatedEvent(type, place, day, day + timedelta(days=length - 1))


def published(report: Sequence[Told], known: Sequence[DatedEvent]) -> Dating | None:
    return infer_publication([claim for claim, _ in report], [place for _, place in report],
                             KnownEvents(known, WORLD))


YESTERDAY = When("days", -1, -1)
TAKEN, LOST, CUT = (event("control.captured", "plant", SUNDAY), event("battle.repelled", "plant", MONDAY),
                    event("route.cut", "road", MONDAY))
KNOWN = [TAKEN, LOST, CUT]
TWO_DAYS = [
    told("control.captured", "plant", "مساء الأحد", When("weekday", 7, 7)),
    told("battle.repelled", "plant", "أمس", YESTERDAY),
    told("route.cut", "road", "أمس", YESTERDAY),
]


def test_a_yesterday_that_others_date_gives_the_day() -> None:
    found = published(TWO_DAYS, KNOWN)
    assert found is not None and (found.start, found.end) == (TUESDAY, TUESDAY)
    assert any("control.captured at plant («مساء الأحد»)" in reason and "2016-08-14" in reason
               for reason in found.reasons)
    assert 0 < found.score < 1


def test_a_weekday_beside_yesterday_rules_the_other_days_out() -> None:
    said = [told("control.captured", "plant", "في الأيام الماضية", When("days", -3, 0)),
            told("route.cut", "road", "في الأيام الماضية", When("days", -3, 0)),
            told("siege.broken", "quarter", "في الأيام الماضية", When("days", -3, 0))]
    known = [TAKEN, event("route.cut", "road", SUNDAY), event("siege.broken", "quarter", SUNDAY)]
    loosely = published(said, known)
    chained = published([*said, told("politics.talks", "palace", "أمس الاثنين", YESTERDAY)], known)
    assert loosely is not None and loosely.start < loosely.end
    assert chained is not None and (chained.start, chained.end) == (TUESDAY, TUESDAY)


@pytest.mark.parametrize("known", [
    [],
    KNOWN[:2],                                                             # two happenings are no proof
    [DatedEvent(each.type, "field", each.start, each.end) for each in KNOWN],      # elsewhere
    [DatedEvent("aid.delivered", each.place, each.start, each.end) for each in KNOWN],  # something else
])
def test_without_enough_that_others_date_a_report_stays_undated(known: list[DatedEvent]) -> None:
    assert published(TWO_DAYS, known) is None


def again(known: Sequence[DatedEvent], weeks: range) -> list[DatedEvent]:
    return [event(each.type, each.place, each.start + timedelta(days=7 * week)) for each in known for week in weeks]


def test_what_happens_every_week_dates_nothing() -> None:
    assert published(TWO_DAYS, again(KNOWN, range(1))) is not None
    assert published(TWO_DAYS, again(KNOWN, range(12))) is None


def test_two_times_that_fit_as_well_leave_it_open() -> None:
    assert published(TWO_DAYS, [*KNOWN, *again(KNOWN, range(4, 5))]) is None


def test_what_happened_in_a_whole_country_dates_nothing() -> None:
    vague = [told(claim.type, "land", "أمس", YESTERDAY) for claim, _ in TWO_DAYS]
    assert published(vague, [DatedEvent(each.type, "land", MONDAY, MONDAY) for each in KNOWN]) is None


def test_plans_and_doubtful_places_date_nothing() -> None:
    for changed in (told("route.cut", "road", "أمس", YESTERDAY, status="planned"),
                    told("route.cut", "road", "أمس", YESTERDAY, score=0.25)):
        assert published([*TWO_DAYS[:2], changed], KNOWN) is None


def test_the_year_of_a_copyright_line_is_never_taken_for_publication() -> None:
    footer = told("control.captured", "plant", "جميع الحقوق محفوظة 2024", When("year", year=2024))
    ours = published([*TWO_DAYS, footer], KNOWN)
    assert ours is not None and ours.start == TUESDAY
    late = [event(each.type, each.place, date(2024, 3, 1)) for each in KNOWN]
    assert published([told(claim.type, place.ref or "", "2024", When("year", year=2024))
                      for claim, place in TWO_DAYS], late) is None


def test_only_happenings_with_few_days_and_a_clear_place_are_known_of_others() -> None:
    report = [told("control.captured", "plant"), told("control.lost", "road", score=0.2),
              told("siege.broken", "quarter", status="negated"),
              told("control.held", "plant", when=When("days", 0, 0, basis="ongoing"))]
    groundings = [place for _, place in report]
    groundings += [Grounding(claim.id, "date", 0, start=SUNDAY, end=SUNDAY) for claim, _ in report]
    assert dated_events([claim for claim, _ in report], groundings) == [TAKEN]
    assert dated_events([report[0][0]], [report[0][1], Grounding(
        report[0][0].id, "date", 0, start=SUNDAY, end=SUNDAY + timedelta(days=20))]) == []


def test_days_that_were_inferred_prove_nothing_in_their_turn() -> None:
    dating = published(TWO_DAYS, KNOWN)
    assert dating is not None
    claims = [claim for claim, _ in TWO_DAYS]
    open_days = [Grounding(claim.id, "date", 0, reason="stays relative") for claim in claims]
    groundings = dated_by(dating, claims, [*(place for _, place in TWO_DAYS), *open_days])
    days = [each for each in groundings if each.slot == "date"]
    assert [(each.start, each.end) for each in days] == [
        (SUNDAY, SUNDAY), (MONDAY, MONDAY), (MONDAY, MONDAY)]
    assert all(clock.INFERRED in each.reason and "2016-08-16" in each.reason for each in days)
    assert dated_events(claims, groundings) == []


def test_a_full_date_stays_as_it_is_stated() -> None:
    claim = told("control.captured", "plant", "7 آب 2016", When("date", 7, 7, month=8, year=2016))[0]
    stated = Grounding(claim.id, "date", 0, start=date(2016, 8, 7), end=date(2016, 8, 7), reason="a stated date")
    assert dated_by(Dating(TUESDAY, TUESDAY, 0.8, ("reason",)), [claim], [stated]) == [stated]


def test_an_interval_of_publication_widens_what_counts_from_it() -> None:
    found = clock.resolve_between(YESTERDAY, MONDAY, TUESDAY)
    assert (found.start, found.end) == (SUNDAY, MONDAY)
    monday = When("days", -1, -1, span=Span(0, 11, "أمس الاثنين"))
    found = clock.resolve_between(monday, MONDAY, TUESDAY)
    assert (found.start, found.end) == (MONDAY, MONDAY)
