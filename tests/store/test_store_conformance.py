"""What every engine must do, one body for all."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store_engines import running_postgres, why_no_postgres
from store_samples import (
    PLACES,
    RAMOUSEH,
    WORDS,
    addition,
    additions,
    captured,
    every_field,
    grounded,
    report,
    shelled,
)

from khabar.errors import NotFoundError, StoreError
from khabar.model.knowledge import Knowledge
from khabar.model.records import (
    Actor,
    Assessment,
    Event,
    Evidence,
    Grounding,
    Judgement,
    Membership,
    Origin,
    Outlet,
    Place,
    Reading,
    Unread,
)
from khabar.model.resolved import resolve
from khabar.store.browsing import Box, Browser, Wanted
from khabar.store.cells import EventDays, Known, Part, Repeat, Traits
from khabar.store.columns import Narrower
from khabar.store.pieces import packed, unpacked
from khabar.store.schema import metadata
from khabar.store.store import Added, Addition, Filter, StateFilter, Store
from khabar.text.folding import fold
from khabar.text.search_words import index_terms, sought

DAY = date(2016, 8, 6)
fresh = count()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path]:
    reason = why_no_postgres()
    if reason is not None:
        pytest.skip(reason)
    with running_postgres() as home:
        yield home


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'khabar.db'}"
    server = f"postgresql+psycopg://khabar@/postgres?host={request.getfixturevalue('postgres')}"
    schema = f"test{next(fresh)}"
    engine = sa.create_engine(server)
    with engine.begin() as connection:
        connection.execute(sa.text(f"CREATE SCHEMA {schema}"))
    engine.dispose()
    return f"{server}&options=-csearch_path%3D{schema}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.open(url, fold=fold) as store:
        yield store


# Adding


def test_a_report_comes_back_with_its_claims_and_what_they_mean(store: Store) -> None:
    document, reading, groundings = addition(outlet="outlet:x", title="عنوان", url="https://example.org/1")
    assert store.add_document(document, reading, groundings) == Added.NEW
    assert store.documents() == [document]
    assert store.claims() == list(reading.claims)
    assert sorted(store.groundings(claim.id for claim in reading.claims), key=repr) == sorted(groundings, key=repr)


def test_the_same_report_again_changes_nothing(store: Store) -> None:
    store.add_document(*addition())
    before = store.revision(), store.counts()
    assert store.add_batch([addition(), addition()]) == [Added.SAME, Added.SAME]
    assert (store.revision(), store.counts()) == before


def test_a_changed_report_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    old, new = addition(), addition(text=f"عاجل: {WORDS}")
    assert store.add_batch([old, new]) == [Added.NEW, Added.VERSION]
    assert store.documents() == [new[0]]
    assert store.claims() == list(new[1].claims)
    assert store.claims(Filter(current=False)) == [*old[1].claims, *new[1].claims]
    assert store.versions(old[0].report) == [old[0], new[0]]
    assert store.get(old[0].report) == new[0]
    assert store.get(old[0].id) == old[0]
    assert (store.counts().documents, store.counts().superseded, store.counts().claims) == (1, 1, 2)


def test_a_version_retrieved_earlier_does_not_replace_a_later_one(store: Store) -> None:
    late = addition(retrieved=datetime(2016, 8, 7, 12, tzinfo=UTC))
    early = addition(text=f"{WORDS} ", retrieved=datetime(2016, 8, 7, 11))
    assert store.add_batch([late, early]) == [Added.NEW, Added.VERSION]
    assert store.documents() == [late[0]]


def test_known_documents_need_not_be_read_again(store: Store) -> None:
    store.add_document(*addition())
    assert store.known_documents([report("r1", published=DAY).id, report("r2").id]) == {
        report("r1", published=DAY).id}


def test_two_claims_with_one_identity_are_one_claim_and_a_word_about_it(store: Store) -> None:
    document = report()
    claim = captured(document)
    twin = captured(document, confidence=0.5)
    slots = grounded(claim, "place:ramouseh", None, "actor:opposition")
    store.add_document(document, Reading(document.id, (claim, twin)), slots + slots)
    assert store.claims() == [claim]
    assert [(each.document, claim.id in each.reason) for each in store.unread()] == [(document.id, True)]


@pytest.mark.parametrize("what", ["another document", "other words", "a claim that is not there", "U+0000"])
def test_records_that_do_not_belong_together_are_refused_whole(store: Store, what: str) -> None:
    document, reading, groundings = addition()
    if what == "another document":
        reading = Reading("doc_other", reading.claims)
    elif what == "other words":
        document = report(text=f" {WORDS}", published=DAY)
        reading = Reading(document.id, (captured(report(), confidence=0.1),))
    elif what == "a claim that is not there":
        groundings = [*groundings, Grounding("claim_other", "place", 0)]
    else:
        document = report(text="\x00")
        reading, groundings = Reading(document.id), []
    with pytest.raises(StoreError, match="r1: "):
        store.add_batch([addition("r0"), (document, reading, groundings)])
    assert store.documents() == []


def test_a_batch_that_breaks_off_leaves_nothing(store: Store) -> None:
    def breaks_off() -> Iterator[Addition]:
        yield addition("r1")
        raise RuntimeError("the reader fell over")

    with pytest.raises(RuntimeError):
        store.add_batch(breaks_off())
    assert store.documents() == []
    assert store.add_batch([addition("r1"), addition("r2")]) == [Added.NEW, Added.NEW]


def test_what_was_not_read_is_recorded_once(store: Store) -> None:
    missing = Unread("x.txt", "empty file")
    document = report()
    in_report = Unread("r1", "a figure without a noun", document.id)
    store.add_unread([missing])
    store.add_unread([missing, missing])
    store.add_document(document, Reading(document.id, (), (in_report,)), [])
    assert store.unread() == [missing, in_report]


# Asking


def names(claims: list[Any]) -> list[str]:
    return [claim.type for claim in claims]


@pytest.fixture
def two_reports(store: Store) -> Store:
    """r1 of 6 August and r2 without a day, each with a capture in Ramouseh and shelling in Aleppo."""
    store.save_knowledge(PLACES, [], [])
    store.add_batch([addition("r1"), addition("r2", day=None)])
    return store


@pytest.mark.parametrize(("wanted", "found"), [
    (Filter(), 4),
    (Filter(document="r1"), 2),
    (Filter(document=report("r2").id), 2),
    (Filter(types=("control.captured",)), 2),
    (Filter(types=("control",)), 2),
    (Filter(types=("contro", "strike.shellin")), 0),
    (Filter(types=("strike", "control.captured")), 4),
    (Filter(statuses=("asserted",)), 4),
    (Filter(statuses=("negated", "hedged")), 0),
    (Filter(place="place:ramouseh"), 2),
    (Filter(place="place:aleppo"), 4),
    (Filter(place="place:syria"), 4),
    (Filter(place="place:homs"), 0),
    (Filter(actor="actor:opposition"), 2),
    (Filter(actor="actor:sohr"), 0),
    (Filter(voice="actor:sohr"), 2),
    (Filter(voice="المرصد"), 2),
    (Filter(voice="مصدر"), 0),
    (Filter(text="على الراموسة"), 2),
    (Filter(text="%"), 0),
    (Filter(start=DAY), 2),
    (Filter(end=DAY), 2),
    (Filter(start=date(2016, 8, 7)), 0),
    (Filter(undated=True), 2),
    (Filter(end=date(2016, 8, 5)), 0),
    (Filter(start=date(2016, 8, 1), end=date(2016, 8, 31), place="place:aleppo", text="حلب"), 1),
    (Filter(limit=3), 3),
])
def test_claims_are_filtered(two_reports: Store, wanted: Filter, found: int) -> None:
    assert len(two_reports.claims(wanted)) == found


def test_pages_of_claims_join_without_gap_or_overlap(two_reports: Store) -> None:
    every = two_reports.claims()
    first = two_reports.claims(Filter(limit=1))
    assert [*first, *two_reports.claims(Filter(after=first[-1].id))] == every
    with pytest.raises(NotFoundError, match="claim_none"):
        two_reports.claims(Filter(after="claim_none"))


def test_inferred_days_take_the_place_of_open_ones_and_claims_are_found_by_them(two_reports: Store) -> None:
    undated = report("r2")
    assert two_reports.undated() == [undated.id]
    claims = two_reports.claims(Filter(document=undated.id))
    before = [each for each in two_reports.groundings(claim.id for claim in claims) if each.slot != "date"]
    inferred = [Grounding(claim.id, "date", 0, start=DAY, end=DAY, score=0.5, reason="inferred") for claim in claims]
    two_reports.replace_days(inferred)
    after = two_reports.groundings(claim.id for claim in claims)
    assert [each for each in after if each.slot == "date"] == inferred
    assert [each for each in after if each.slot != "date"] == before
    assert len(two_reports.claims(Filter(start=DAY, end=DAY))) == 4
    assert two_reports.derived_is_stale()


@pytest.mark.parametrize("grounding", [Grounding("claim_none", "date", 0), Grounding("claim_none", "place", 0)])
def test_nothing_else_is_replaced(two_reports: Store, grounding: Grounding) -> None:
    with pytest.raises(StoreError):
        two_reports.replace_days([grounding])


def test_records_are_found_by_many_ids(two_reports: Store) -> None:
    claims = two_reports.claims()
    ids = [claim.id for claim in claims]
    assert two_reports.claims_by_id([*ids, *(f"claim_{number}" for number in range(2500))]) == dict(
        zip(ids, claims, strict=True))
    assert set(two_reports.documents_by_id([claims[0].document])) == {claims[0].document}
    assert two_reports.claims_by_id([]) == {}


def test_any_record_is_found_by_its_id_or_a_short_beginning_of_it(two_reports: Store) -> None:
    claim = two_reports.claims()[0]
    assert two_reports.get(claim.id) == claim
    assert two_reports.resolve_id(claim.id[:12]) == claim.id
    assert two_reports.resolve_id("place:alep") == "place:aleppo"
    assert two_reports.get("place:aleppo") == PLACES[1]
    for missing in ("claim_0000000000", ""):
        with pytest.raises(NotFoundError, match="no such record"):
            two_reports.resolve_id(missing)
    with pytest.raises(NotFoundError, match="several records begin so"):
        two_reports.resolve_id("claim_")
    with pytest.raises(NotFoundError):
        two_reports.get("claim_")


def test_a_whole_id_is_found_though_another_begins_with_it(store: Store) -> None:
    store.save_knowledge([*PLACES, Place("place:aleppo-east", "شرق حلب", "East Aleppo", "area")], [], [])
    assert store.resolve_id("place:aleppo") == "place:aleppo"


def test_counts_sum_up_what_there_is(two_reports: Store) -> None:
    counts = two_reports.counts()
    assert (counts.documents, counts.claims, counts.first, counts.last) == (2, 4, DAY, DAY)
    assert counts.types == {"control.captured": 2, "strike.shelling": 2}


# Places, actors, outlets


def test_names_are_found_in_any_spelling(store: Store) -> None:
    army = Actor("actor:syrian-army", "الجيش السوري", "Syrian army", "army", aliases=("قوات النظام",), sides=(
        Membership("government", start=date(2011, 3, 15), conflict="syria", source="known"),))
    paper = Outlet("outlet:alyaum", "اليوم", "Al-Yaum", country="SA", leans=(Membership("neutral"),))
    store.save_knowledge(PLACES, [army], [paper])
    assert [place.id for place in store.find_places("الراموسه")] == ["place:ramouseh"]
    assert [place.id for place in store.find_places("HALAB")] == ["place:aleppo"]
    assert [actor.id for actor in store.find_actors("قوات")] == [army.id]
    assert store.find_outlets("يوم") == [paper]
    assert store.find_places(" ") == []
    assert store.knowledge().side(army.id) == "government"


def test_an_exact_name_comes_before_a_longer_one(store: Store) -> None:
    city, countryside, west = (Place(f"place:{slug}", name, slug, "area") for slug, name in (
        ("z-city", "حلب"), ("countryside", "حلب الشرقية"), ("west", "غرب حلب")))
    store.save_knowledge([west, countryside, city], [], [])
    assert store.find_places("حلب") == [city, countryside, west]


def test_saving_knowledge_again_replaces_it(store: Store) -> None:
    store.save_knowledge(PLACES, [], [])
    renamed = Place("place:aleppo", "حلب", "Aleppo City", "city")
    store.save_knowledge([renamed], [], [])
    assert store.places() == {PLACES[0].id: PLACES[0], PLACES[2].id: PLACES[2], renamed.id: renamed}
    assert store.places(["place:aleppo", "place:none"]) == {renamed.id: renamed}


# What is derived


def event(id: str, claim: str, place: str, start: date | None, **more: Any) -> Event:
    return Event(id, more.pop("type", "control.captured"), place, start, start, (claim,), ("actor:sohr",), **more)


def control(id: str, start: date, end: date | None, **more: Any) -> Assessment:
    fields = {"kind": "control", "subject": "place:ramouseh", "value": "opposition", "label": "claimed",
              "known": None} | more
    return Assessment(id, start=start, end=end, score=0.7, rule="control", version="1", **fields)


@pytest.fixture
def derived(two_reports: Store) -> Store:
    captures = two_reports.claims(Filter(types=("control.captured",)))
    shelling = two_reports.claims(Filter(types=("strike.shelling",)))[0]
    two_reports.replace_derived(
        [Origin(claim.id, "actor:sohr", "SOHR") for claim in captures],
        [event("event_a", captures[0].id, "place:ramouseh", DAY, agents=("actor:opposition",), disputed=True),
         event("event_b", captures[1].id, "place:ramouseh", None),
         event("event_c", shelling.id, "place:aleppo", DAY, type="strike.shelling", targets=("actor:opposition",))],
        [control("state_1", date(2016, 8, 6), date(2016, 8, 15), end_half=1, known=date(2016, 8, 7), evidence=(
            Evidence(captures[0].id, 0.7, True, "own interest"),)),
         control("state_2", date(2016, 8, 15), None, start_half=1, value="government", label="assessed",
                 known=date(2016, 8, 16)),
         control("state_3", date(2016, 8, 1), date(2016, 8, 6), subject="place:aleppo", value="contested",
                 label="contested", known=date(2016, 8, 7))])
    return two_reports


@pytest.mark.parametrize(("wanted", "found"), [
    (Filter(), "acb"),
    (Filter(types=("control",)), "ab"),
    (Filter(place="place:aleppo"), "acb"),
    (Filter(place="place:ramouseh"), "ab"),
    (Filter(start=DAY, end=DAY), "ac"),
    (Filter(actor="actor:opposition"), "ac"),
    (Filter(disputed=True), "a"),
    (Filter(disputed=False), "cb"),
    (Filter(document="r2"), "b"),
    (Filter(voice="actor:sohr"), "c"),
    (Filter(text="سيطرت"), "ab"),
    (Filter(statuses=("planned",)), ""),
    (Filter(limit=2), "ac"),
    (Filter(after="event_a"), "cb"),
    (Filter(after="event_c"), "b"),
    (Filter(after="event_b"), ""),
])
def test_events_are_filtered(derived: Store, wanted: Filter, found: str) -> None:
    assert [each.id[-1] for each in derived.events(wanted)] == list(found)


@pytest.mark.parametrize(("wanted", "found"), [
    (StateFilter(), "312"),
    (StateFilter(kind="control", subject="place:ramouseh"), "12"),
    (StateFilter(kind="siege"), ""),
    (StateFilter(place="place:aleppo"), "312"),
    (StateFilter(place="place:ramouseh"), "12"),
    (StateFilter(label="assessed"), "2"),
    (StateFilter(on=date(2016, 8, 5)), "3"),
    (StateFilter(on=date(2016, 8, 6)), "1"),
    (StateFilter(on=date(2016, 8, 15)), "12"),
    (StateFilter(on=date(2016, 8, 16)), "2"),
    (StateFilter(end=date(2016, 8, 5)), "3"),
    (StateFilter(start=date(2016, 8, 16)), "2"),
    (StateFilter(start=date(2016, 8, 6), end=date(2016, 8, 14)), "31"),
    (StateFilter(known=date(2016, 8, 6)), ""),
    (StateFilter(known=date(2016, 8, 7)), "31"),
    (StateFilter(known=date(2016, 8, 20)), "32"),
    (StateFilter(after="state_3"), "12"),
    (StateFilter(after="state_1", limit=1), "2"),
])
def test_assessments_are_filtered_by_what_held_when_and_was_known_when(
        derived: Store, wanted: StateFilter, found: str) -> None:
    assert [each.id[-1] for each in derived.assessments(wanted)] == list(found)


def test_an_event_with_one_of_its_days_unknown_lasts_the_other(derived: Store) -> None:
    claim = derived.claims()[0].id
    since, until = (Event(f"event_{name}", "strike.air", None, start, end, (claim,), ()) for name, start, end in (
        ("since", DAY, None), ("until", None, DAY)))
    derived.replace_derived([], [since, until], [])
    assert derived.events(Filter(start=DAY, end=DAY)) == [since, until]
    assert derived.events(Filter(start=date(2016, 8, 7))) == derived.events(Filter(end=date(2016, 8, 5))) == []


def test_from_a_claim_to_what_rests_on_it(derived: Store) -> None:
    claim = derived.claims()[0].id
    assert [each.id for each in derived.events_citing([claim])] == ["event_a"]
    assert [each.id for each in derived.assessments_citing([claim])] == ["state_1"]
    assert [each.originator for each in derived.origins([claim])] == ["actor:sohr"]
    assert derived.events_by_id(["event_a", "event_x"]).keys() == {"event_a"}


def test_what_is_derived_anew_takes_the_place_of_all_before(derived: Store) -> None:
    claim = derived.claims()[0].id
    new = event("event_n", claim, "place:aleppo", DAY)
    derived.replace_derived([], [new], [])
    assert (derived.events(), derived.assessments(), derived.origins([claim])) == ([new], [], [])


def test_nothing_derived_may_cite_a_claim_that_is_not_stored(derived: Store) -> None:
    before = derived.events(), derived.assessments()
    with pytest.raises(StoreError):
        derived.replace_derived([], [event("event_n", "claim_none", "place:aleppo", DAY)], [])
    assert (derived.events(), derived.assessments()) == before


def test_what_is_derived_is_stale_once_more_is_known(store: Store) -> None:
    assert not store.derived_is_stale()
    store.add_document(*addition("r1"))
    assert store.derived_is_stale()
    store.replace_derived([], [], [])
    store.add_document(*addition("r1"))
    assert not store.derived_is_stale()
    store.add_judgement(judgement("j1"))
    assert store.derived_is_stale()


def test_what_came_in_while_others_were_weighed_leaves_them_stale(store: Store) -> None:
    store.add_document(*addition("r1"))
    before = store.inputs()
    store.add_document(*addition("r2"))
    store.replace_derived([], [], [], inputs=before)
    assert store.derived_is_stale()


# Judgements


def judgement(id: str, revokes: str | None = None, why: str = "read it again") -> Judgement:
    return Judgement(id, "claim_x", "wrong", None, "reviewer", datetime(2026, 1, 1, 12, tzinfo=UTC), why, revokes)


def test_a_judgement_is_taken_back_by_another_and_the_log_keeps_both(store: Store) -> None:
    log = [judgement("j1"), judgement("j2", revokes="j1")]
    for entry in log:
        store.add_judgement(entry)
        store.add_judgement(entry)
    assert store.judgements() == log
    assert store.judgements("claim_x", standing=True) == log[1:]
    assert store.judgements("claim_y") == []
    store.add_judgement(judgement("j3", revokes="j2"))
    assert [entry.id for entry in store.judgements(standing=True)] == ["j1", "j3"]


def test_the_log_is_not_edited(store: Store) -> None:
    store.add_judgement(judgement("j1"))
    with pytest.raises(StoreError, match="with another content"):
        store.add_judgement(judgement("j1", why="something else"))
    with pytest.raises(StoreError, match="not in the log"):
        store.add_judgement(judgement("j2", revokes="j0"))
    assert store.judgements() == [judgement("j1")]


# Any content


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_stored_comes_back_as_it_was(store: Store, data: st.DataObject) -> None:
    document, reading, groundings = data.draw(additions(f"r{next(fresh)}"))
    ids = [claim.id for claim in reading.claims]
    cited = st.lists(st.sampled_from(ids), max_size=3).map(tuple) if ids else st.just(())
    events = data.draw(st.lists(every_field(Event, claims=cited), max_size=2, unique_by=lambda each: each.id))
    assessments = data.draw(st.lists(
        every_field(Assessment, evidence=st.just(())), max_size=2, unique_by=lambda each: each.id))
    origins = [data.draw(every_field(Origin, claim=st.just(id))) for id in ids]
    places = data.draw(st.lists(every_field(Place), max_size=1))
    actors = data.draw(st.lists(every_field(Actor), max_size=1))
    outlets = data.draw(st.lists(every_field(Outlet), max_size=1))

    store.add_document(document, reading, groundings)
    store.save_knowledge(places, actors, outlets)
    store.replace_derived(origins, events, assessments)

    assert store.documents_by_id([document.id]) == {document.id: document}
    assert list(store.claims_by_id(ids).values()) == list(reading.claims)
    assert set(store.groundings(ids)) == set(groundings)
    assert store.origins(ids) == origins
    assert sorted(store.events(), key=repr) == sorted(events, key=repr)
    assert sorted(store.assessments(), key=repr) == sorted(assessments, key=repr)
    assert [store.places()[each.id] for each in places] == places
    assert [store.actors()[each.id] for each in actors] == actors
    assert [store.outlets()[each.id] for each in outlets] == outlets


@given(entry=every_field(Judgement, revokes=st.none()), missing=every_field(Unread))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_logged_comes_back_as_it_was(store: Store, entry: Judgement, missing: Unread) -> None:
    if entry.id not in {known.id for known in store.judgements()}:
        store.add_judgement(entry)
        assert store.judgements()[-1] == entry
    store.add_unread([missing])
    assert missing in store.unread()


# Opening, and several at once


def test_a_database_is_opened_again_and_continued(url: str) -> None:
    with Store.open(url) as store:
        store.add_document(*addition("r1"))
    with Store.open(url, create=False) as store:
        assert store.add_document(*addition("r2")) == Added.NEW
        assert len(store.documents()) == 2


def test_an_empty_database_is_not_made_khabars_unasked(url: str) -> None:
    with pytest.raises(StoreError):
        Store.open(url, create=False)


def test_a_database_of_something_else_is_left_alone(url: str) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE songs (title TEXT)"))
    with pytest.raises(StoreError, match="not one of Khabar"):
        Store.open(url)
    assert sa.inspect(engine).get_table_names() == ["songs"]
    engine.dispose()


def test_a_database_of_a_newer_khabar_is_left_alone(url: str) -> None:
    Store.open(url).close()
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE khabar_schema SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer Khabar"):
        Store.open(url)
    with engine.begin() as connection:
        assert connection.execute(sa.text("SELECT version_num FROM khabar_schema")).scalar() == "9999"
    engine.dispose()


def test_the_migrations_make_the_tables_that_the_code_expects(url: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    Store.open(url).close()
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={
            "version_table": "khabar_schema",
            # the full-text index is made as each engine has it, and no table of the code
            "include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("search_")})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_what_is_added_is_searchable_by_the_keys_of_its_words(url: str) -> None:
    with Browser.open(url, fold=fold, terms=index_terms) as browser:
        browser.save_knowledge(PLACES, [], [])
        browser.add_batch([addition("r1"), addition("r2", day=None)])
        assert browser.index() == 0
        words = sought(browser.claims()[0].quote.text.split()[-1]).terms
        found = browser.search("quotes", words)
        assert found.all
        assert browser.claims()[0].id in [each.claim for each in browser.quotes_found(found.rows)]
        texts = browser.search("texts", words).rows
        assert {document.id for _, document in browser.texts_found(texts)} == {each.id for each in browser.documents()}
        assert browser.search("texts", words, before=max(texts)).rows == (min(texts),)
        assert not browser.search("quotes", sought("zzz").terms).rows
    with Browser.open(url) as blind:  # whoever knows no words adds what nobody finds yet
        blind.add_document(*addition("r3"))
    with Browser.open(url, terms=index_terms) as browser:
        assert len(browser.search("texts", words).rows) == 2
        assert browser.index() > 0
        assert len(browser.search("texts", words).rows) == 3


def test_pages_by_box_confidence_and_outlet_agree_with_what_is_stored(url: str) -> None:
    with Browser.open(url) as browser:
        browser.save_knowledge(PLACES, [], [])
        browser.add_batch([addition("r1", outlet="outlet:x"), addition("r2", day=None)])
        every = browser.claims()
        assert [told.claim for told in browser.claims_told(browser.page_of_claim_rows(Wanted())).values()] == every
        assert browser.page_of_claims(Wanted(Filter(limit=1, after=every[0].id))) == every[1:2]
        assert len(browser.page_of_claims(Wanted(outlet="outlet:x"))) == 2
        assert browser.count_claims(Wanted(confidence=2.0)) == 0
        for wanted in (Filter(), Filter(start=DAY, end=DAY), Filter(types=("control",), limit=1)):
            fitting = browser.columns().fitting(wanted, Narrower(), None).rows
            assert list(fitting) == browser.page_of_claim_rows(Wanted(wanted))
        assert browser.count_claims(Wanted()) == len(every)
        boxed = browser.page_of_claims(Wanted(box=Box(-180, -90, 180, 90)))
        points = {place.id for place in PLACES if place.lat is not None}
        at = {each.claim: each.ref for each in browser.groundings(claim.id for claim in every) if each.slot == "place"}
        assert [claim.id for claim in boxed] == [claim.id for claim in every if at.get(claim.id) in points]
        assert browser.stands() == []
        assert [each.claims for each in browser.page_of_documents(Wanted())] == [2, 2]


def test_a_reader_does_not_wait_for_a_writer_and_sees_what_was_there_before(store: Store) -> None:
    store.add_document(*addition("r1"))
    writing, read = threading.Event(), threading.Event()

    def slow() -> Iterator[Addition]:
        yield addition("r2")
        writing.set()
        assert read.wait(10)

    writer = threading.Thread(target=store.add_batch, args=(slow(),))
    writer.start()
    assert writing.wait(10)
    assert [document.name for document in store.documents()] == ["r1"]
    read.set()
    writer.join()
    assert [document.name for document in store.documents()] == ["r1", "r2"]


def test_a_reading_in_progress_keeps_the_state_it_began_with(two_reports: Store) -> None:
    with closing(two_reports.iter_claims()) as claims:  # type: ignore[type-var]
        next(claims)
        two_reports.add_document(*addition("r3"))
        assert len(list(claims)) == 3


def test_one_call_of_many_queries_sees_one_state(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    late = addition("r1")

    def one_by_one(ids: Iterable[str]) -> Iterator[list[str]]:
        yield ["doc_none"]
        store.add_document(*late)
        yield [late[0].id]

    with monkeypatch.context() as patched:
        patched.setattr("khabar.store.queries.in_parts", one_by_one)
        assert store.known_documents([]) == set()
    assert store.known_documents([late[0].id]) == {late[0].id}


def test_claims_come_with_all_that_is_known_of_them(derived: Store) -> None:
    first, second = derived.claims(Filter(types=("control.captured",)))
    known = {each.item.id: each for each in all_known(derived, Repeat(second.id, first.document, first.id, "copied"))}
    assert not derived.known_by_id([first.id])
    derived.index_all([], [], known.values())
    assert {each.item.id: each for each in derived.known_by_id([first.id, second.id, "claim_none"])} == {
        claim.id: known[claim.id] for claim in (first, second)}
    days = DAY, DAY
    assert {each.item.id for each in derived.known_on(["place:ramouseh"], days, 9)} == {
        claim.id for claim in (first, second) if known[claim.id].item.published == DAY}
    assert len(derived.known_on(["place:ramouseh"], None, 9)) == 1
    assert not derived.known_on([], days, 9) and not derived.known_on([], None, 9)
    assert len(derived.known_at(["place:ramouseh", "place:aleppo"], ["strike.shelling"])) == 2
    assert {each.item.id for each in derived.known_of([first.document])} == {
        claim.id for claim in derived.claims() if claim.document == first.document}
    event = derived.events_by_id(["event_a"])["event_a"]
    assert derived.claims_in(["event_a"]) == {"event_a": list(event.claims)}


def test_what_is_assessed_of_a_place_is_not_mixed_with_what_its_name_begins(derived: Store) -> None:
    subjects = ("place:a", "place:a|killed|side:x|2016-08", "place:a-b", "place:ab|killed||*", "place:b", "|killed||*")
    states = [control(f"assessment_{number}", DAY, None, subject=subject, kind="toll" if "|" in subject else "control")
              for number, subject in enumerate(subjects)]
    derived.replace_derived([], [], states)
    for place in ("place:a", "place:ab", "place:b", "", "place:none"):
        for kind in ("toll", "control"):
            assert sorted(each.id for each in derived.states_about(kind, place)) == [
                each.id for each in states if each.kind == kind and (
                    each.subject == place or each.subject.startswith(place + "|"))]


def test_who_was_the_first_to_have_a_row_of_words(derived: Store) -> None:
    (first, second), day = derived.documents(), DAY.toordinal()
    derived.index_all([Traits(first.id, day, "A", frozenset((1, 2)), frozenset()),
                       Traits(second.id, day + 1, "A", frozenset((2, 3)), frozenset())], [], [])
    assert sorted(derived.first_with([1, 2, 3, 4])) == [
        (1, day, first.id, first.outlet), (2, day, first.id, first.outlet), (3, day + 1, second.id, second.outlet)]


def test_what_is_known_of_a_claim_is_replaced_alone(derived: Store) -> None:
    one, *others = all_known(derived)
    derived.index_all([], [], [one, *others])
    now = replace(one, event=EventDays("event_b", None, None))
    derived.replace_part(Part([], [], [], [], [], [], [], [], [], [now]))
    assert derived.known_by_id([one.item.id]) == [now]
    assert len(derived.known_by_id(each.id for each in derived.claims())) == 1 + len(others)


def test_a_piece_that_cannot_be_read_back_is_named(derived: Store) -> None:
    (one, *_) = all_known(derived)
    assert unpacked(packed(one)) == one
    for spoilt in (b"", packed(one)[:-9], b"\xff" + packed(one)):
        with pytest.raises(StoreError, match="what is known of a claim cannot be read back"):
            unpacked(spoilt)


def all_known(store: Store, *repeats: Repeat) -> list[Known]:
    claims = store.claims()
    events = {claim: EventDays(event.id, event.start, event.end) for event in store.events() for claim in event.claims}
    origins = {each.claim: each for each in store.origins(claim.id for claim in claims)}
    items = resolve(store.documents(), claims, store.groundings(claim.id for claim in claims), Knowledge({}, {}, {}))
    repeated = {each.claim: each for each in repeats}
    return [Known(item, origins.get(item.id, Origin(item.id, "outlet:x", "x")), repeated.get(item.id),
                  events.get(item.id, EventDays("event_none", None, None))) for item in items]


def test_two_writers_take_turns(url: str) -> None:
    with Store.open(url) as one, Store.open(url) as other:
        added: list[Added] = []

        def add(store: Store, first: int) -> None:
            added.extend(store.add_document(*addition(f"r{number}")) for number in range(first, first + 10))

        writers = [threading.Thread(target=add, args=each) for each in ((one, 0), (other, 5))]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert sorted(added) == [Added.NEW] * 15 + [Added.SAME] * 5
        assert len(one.documents()) == 15


def test_the_quoted_words_are_those_of_the_text(two_reports: Store) -> None:
    claim = two_reports.claims(Filter(types=("control.captured",)))[0]
    text = two_reports.documents_by_id([claim.document])[claim.document].text
    assert text[claim.quote.start:claim.quote.stop] == claim.quote.text == RAMOUSEH
    assert shelled(report(published=DAY)).id in {each.id for each in two_reports.claims()}
