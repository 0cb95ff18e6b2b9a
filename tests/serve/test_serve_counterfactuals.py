"""What a state would be if those whom it rests on had said nothing."""

import pytest
from served_reports import Serve, Served

from khabar.serve.hooks import Hooks


def test_without_the_only_one_who_says_so_nothing_stands(api: Served) -> None:
    states = [each for each in api.get("/state", kind="control")["states"] if each["label"] != "unknown"]
    assert states
    alone = 0
    for state in states:
        found = api.get(f"/without/{state['id']}")
        assert found["id"] == state["id"]
        assert all(each["claims"] > 0 for each in found["items"])
        for each in found["items"]:
            held = each["state"]["value"] if each["state"] else None
            assert each["turns"] is (held != state["value"])
        if len(found["items"]) == 1:
            alone += 1
            assert found["items"][0]["turns"]
    assert alone, "some of the examples rest on one originator"


def test_it_is_asked_of_assessments_only_and_on_a_day(api: Served) -> None:
    assert api.http.get("/api/v1/without/assessment_0").status_code == 404
    state = api.get("/state", kind="control")["states"][0]
    assert api.get(f"/without/{state['id']}", on=state["start"])["on"] == state["start"]
    assert api.http.get(f"/api/v1/without/{state['id']}?on=yesterday").status_code == 422


def test_the_chances_of_who_holds_a_place_add_up_to_one(api: Served) -> None:
    for state in api.get("/state", kind="control")["states"]:
        found = api.get(f"/chances/{state['id']}", on=state["start"])
        assert sum(each["chance"] for each in found["items"]) == pytest.approx(1, abs=0.001)
        assert [each["chance"] for each in found["items"]] == sorted(
            (each["chance"] for each in found["items"]), reverse=True)
    siege = api.get("/state", kind="siege")["states"][0]
    assert api.http.get(f"/api/v1/chances/{siege['id']}").status_code == 422
    assert api.http.get("/api/v1/chances/assessment_0").status_code == 404


def test_a_server_that_cannot_infer_says_so(serve: Serve) -> None:
    with serve(hooks=Hooks()) as served:
        assert served.http.get("/api/v1/without/assessment_0").status_code == 501
        assert served.http.get("/api/v1/chances/assessment_0").status_code == 501
