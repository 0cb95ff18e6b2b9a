"""What the API says of a database, and how: shapes, filters, pages, versions, problems."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from served_reports import Served


def place_named(api: Served, name: str) -> str:
    return str(api.get("/places", text=name)["items"][0]["id"])


def test_the_overview_counts_what_is_held_and_names_what_is_drawn(api: Served) -> None:
    meta = api.get("/meta")
    assert meta["counts"]["documents"] == 4
    assert meta["counts"]["claims"] == sum(each["claims"] for each in meta["types"])
    assert {"government", "opposition"} <= {side["id"] for side in meta["sides"]}
    assert meta["features"]["review"] is False
    assert all(name["ar"] and name["en"] for name in meta["label_names"].values())


def test_a_quote_stands_in_the_text_where_its_claim_says(api: Served) -> None:
    for listed in api.get("/documents")["items"]:
        document = api.get(f"/documents/{listed['id']}")
        assert document["claim_count"] == listed["claims"] == len(document["claims"])
        for claim in document["claims"]:
            quote, sentence = claim["quote"], claim["sentence"]
            assert document["text"][quote["start"]:quote["end"]] == quote["text"]
            assert document["text"][sentence["start"]:sentence["end"]] == sentence["text"]
            assert sentence["start"] <= quote["start"] < quote["end"] <= sentence["end"]


def test_pages_joined_are_the_whole_list(api: Served) -> None:
    for path in ("/claims", "/events", "/documents", "/places", "/actors", "/tolls"):
        whole = api.get(path, limit=500)
        total = whole["total"]
        seen: list[Any] = []
        query: dict[str, Any] = {"limit": max(1, len(whole["items"]) // 3)}
        while True:
            page = api.get(path, **query)
            seen += page["items"]
            if page["next"] is None:
                break
            query["cursor"] = page["next"]
        if len(whole["items"]) < 500:
            assert seen == whole["items"], path
        assert len(seen) == total, path


@pytest.mark.parametrize(("query", "holds"), [
    ({"type": "control"}, lambda claim: claim["type"].startswith("control.")),
    ({"status": "negated"}, lambda claim: claim["status"] == "negated"),
    ({"outlet": "alpha"}, lambda claim: claim["document"]["outlet"] == "alpha"),
    ({"min_confidence": "0.7"}, lambda claim: claim["confidence"] >= 0.7),
    ({"from": "2016-09-01"}, lambda claim: claim["date"]["end"] >= "2016-09-01"),
    ({"originator": "outlet:sohr"}, lambda claim: claim["origin"]["id"] == "outlet:sohr"),
    ({"document": "later"}, lambda claim: claim["document"]["name"] == "later"),
    ({"bbox": "36.9,36.0,37.4,36.4"}, lambda claim: claim["place"]["id"] is not None),
])
def test_a_filter_keeps_just_what_fits(api: Served, query: dict[str, str], holds: Any) -> None:
    every = api.get("/claims", limit=500)["items"]
    kept = api.get("/claims", limit=500, **query)["items"]
    assert kept
    assert all(holds(claim) for claim in kept)
    if "bbox" not in query and "from" not in query and "originator" not in query:
        assert [claim["id"] for claim in every if holds(claim)] == [claim["id"] for claim in kept]


def test_a_place_stands_for_what_it_contains(api: Served) -> None:
    aleppo = api.get("/claims", place="place:aleppo", limit=500)["items"]
    assert {claim["place"]["id"] for claim in aleppo if claim["place"]} - {"place:aleppo"}


def test_an_event_tells_itself_in_both_languages_and_cites_its_claims(api: Served) -> None:
    for event in api.get("/events")["items"]:
        assert event["text"]["ar"]
        assert event["text"]["en"]
        full = api.get(f"/events/{event['id']}")
        assert [claim["id"] for claim in full["claim_objects"]] == event["claims"]


def test_the_timeline_and_the_states_of_days_tell_the_same(api: Served) -> None:
    line = api.get("/timeline")
    for day in range(0, line["steps"] // 2, 7):
        shown = {
            (subject["kind"], subject["subject"]): line["values"][interval[2]]
            for subject in line["subjects"] for interval in subject["intervals"]
            if interval[0] <= 2 * day + 1 and (interval[1] is None or 2 * day + 1 < interval[1])}
        on = _day(line["first"], day)
        told = {(state["kind"], state["subject"]): state["value"] for state in api.get("/state", on=on)["states"]}
        assert shown == told, on


def test_a_day_has_two_halves(api: Served) -> None:
    for half in (0, 1):
        assert api.get("/state", on="2016-08-07", half=half)["half"] == half


def _day(first: str, days: int) -> str:
    return (date.fromisoformat(first) + timedelta(days)).isoformat()


def test_what_was_known_then_does_not_know_of_later_reports(api: Served) -> None:
    ramouseh = "place:aleppo-ramouseh"
    now = {each["subject"]: each for each in api.get("/state", on="2016-09-09", kind="control")["states"]}
    then = {each["subject"]: each for each in api.get(
        "/state", on="2016-09-09", kind="control", known="2016-08-10")["states"]}
    assert now[ramouseh]["value"] == "government"
    assert then.get(ramouseh, {}).get("value") != "government"


def test_a_diff_lists_what_changed_hands(api: Served) -> None:
    changes = api.get("/diff", **{"from": "2016-08-06", "to": "2016-09-09", "kind": "control"})["changes"]
    ramouseh = [each for each in changes if each["subject"] == "place:aleppo-ramouseh"]
    assert ramouseh
    assert ramouseh[0]["after"]["value"] == "government"
    assert api.get("/diff", **{"from": "2016-09-09", "to": "2016-09-09"})["changes"] == []


def test_figures_stand_beside_each_other_with_who_states_them(api: Served) -> None:
    tolls = api.get("/tolls", limit=100)
    assert tolls["items"]
    for item in tolls["items"]:
        assert item["high"] is None or item["low"] <= item["high"]
        assert all(stated["quote"] for stated in item["stated"])
    for by in ("side", "originator", "day"):
        assert api.get("/tolls", by=by, limit=100)["total"] == tolls["total"]
    for by in ("place", "side", "day"):
        listed = [(each["key"], each["start"]) for each in api.get("/tolls", by=by, limit=100)["items"]]
        assert listed == sorted(listed)
    first = api.get("/tolls", limit=2)
    second = api.get("/tolls", limit=100, cursor=first["next"])
    assert first["items"] + second["items"] == tolls["items"]
    assert api.get("/tolls", place="place:moon")["total"] == 0
    assert 0 < api.get("/tolls", to="2016-08-07")["total"] < tolls["total"]


def test_figures_are_added_up_by_one_of_three_rules(api: Served) -> None:
    by_rule = {rule: api.get("/tolls/table", rule=rule)["rows"] for rule in ("weighted", "conservative", "ged")}
    assert by_rule["weighted"]
    for rows in zip(*by_rule.values(), strict=True):
        assert len({(row["key"], row["measure"], row["victims"]) for row in rows}) == 1
    for by in ("side", "originator", "day"):
        assert api.get("/tolls/table", by=by)["by"] == by


def test_why_goes_down_to_the_words(api: Served) -> None:
    state = api.get("/state", on="2016-09-09", kind="control")["states"][0]
    tree = api.get(f"/why/{state['id']}", lang="ar")
    assert tree["kind"] == "assessment"
    assert tree["dir"] == "rtl"
    assert tree["state"]["id"] == state["id"]
    leaves = [child for event in tree["children"] for child in (event["children"] or [event])]
    assert any(leaf["kind"] == "claim" and any(piece["quoted"] for piece in leaf["quote"]) for leaf in leaves)
    assert any(leaf.get("weight") is not None for leaf in leaves)


def test_roads_run_through_places_and_sieges_know_since_when(api: Served) -> None:
    roads = {road["place"]["id"]: road for road in api.get("/roads", on="2016-08-09")["roads"]}
    road = roads["place:aleppo-ramouseh-road"]
    assert len(road["line"]) > 1
    assert road["overlooking"]
    lines = api.get("/roads.geojson", on="2016-08-09")["features"]
    assert {line["properties"]["id"] for line in lines} <= set(roads)
    for siege in api.get("/sieges", on="2016-08-09")["sieges"]:
        assert siege["since"] <= "2016-08-09"


def test_the_same_database_is_not_sent_twice(api: Served) -> None:
    first = api.http.get("/api/v1/claims")
    again = api.http.get("/api/v1/claims", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    assert first.headers["content-encoding"] == "gzip"
    other = api.http.get("/api/v1/claims?limit=1", headers={"If-None-Match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(("path", "status"), [
    ("/nowhere", 404), ("/claims/claim_0", 404), ("/claims?limit=0", 422), ("/claims?limit=9999", 422),
    ("/claims?from=2016-13-01", 422), ("/claims?from=2016-08-02&to=2016-08-01", 422), ("/claims?colour=red", 422),
    ("/claims?from=0001-01-01&to=9999-12-31", 422), ("/claims?cursor=AAAA", 422), ("/claims?cursor=%ff", 422),
    ("/claims?cursor=Y2xhaW1fMA", 404),
    ("/claims?type=feelings", 422), ("/claims?bbox=1,2,3", 422), ("/claims?bbox=nan,0,1,1", 422),
    ("/why/claim_zz", 404), ("/why/", 404), ("/search?q=%20", 422), ("/search", 422), ("/events?cursor=x", 422),
    ("/unread?cursor=x", 422), ("/tolls?rule=biggest", 422), ("/places/place:none", 404),
    ("/brief?place=place:no", 200),
])
def test_what_cannot_be_answered_is_a_problem_in_words(api: Served, path: str, status: int) -> None:
    answer = api.http.get(f"/api/v1{path}")
    assert answer.status_code == status, answer.text
    if status != 200:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["status"] == status
        assert answer.json()["detail"]


def test_downloads_hold_what_the_lists_hold(api: Served) -> None:
    claims = api.get("/claims", limit=500)
    lines = api.http.get("/api/v1/export/claims.jsonl").text.splitlines()
    assert len(lines) == claims["total"]
    rows = api.http.get("/api/v1/export/claims.csv").text.splitlines()
    assert rows[0].startswith("id,document,outlet")
    assert len(api.http.get("/api/v1/export/events.geojson").json()["features"]) <= api.get("/events")["total"]
    assert api.http.get("/api/v1/export/states.csv").text.startswith("id,kind")
    assert api.http.get("/api/v1/export/events.csv").headers["content-disposition"].startswith("attachment")


def test_a_briefing_comes_in_every_form(api: Served) -> None:
    assert api.get("/brief")["sections"]
    page = api.http.get("/api/v1/brief?format=html&lang=ar")
    assert 'dir="rtl"' in page.text
    assert "sandbox" in page.headers["content-security-policy"]
    assert api.http.get("/api/v1/brief?format=md").text.startswith("#")


def test_every_path_is_described_and_documented(api: Served) -> None:
    described = api.get("/openapi.json")
    written = (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")
    names = set(described["components"]["schemas"])
    for path, methods in described["paths"].items():
        short = path.removeprefix("/api/v1").replace("{identity}", "{id}")
        assert short in written or short.removeprefix("/export/") in written, f"{path} is not in docs/api.md"
        for method in methods.values():
            assert method["summary"]
            assert method["description"]
    assert "Claim" in names
