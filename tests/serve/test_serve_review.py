"""The review round trip: who may decide, what a decision changes at once, and how it is taken back."""

from typing import Any

import pytest
from served_reports import Served


def held(api: Served, on: str = "2016-09-09", place: str = "place:aleppo-ramouseh") -> dict[str, Any]:
    return next((each for each in api.get("/state", on=on, kind="control")["states"] if each["subject"] == place), {})


def retaking(api: Served) -> dict[str, Any]:
    claims: list[dict[str, Any]] = api.get("/claims", document="later", type="control")["items"]
    return claims[0]


def test_a_rejected_claim_changes_the_state_at_once_and_revoking_brings_it_back(review: Served) -> None:
    before, claim = held(review), retaking(review)
    assert before["value"] == "government"
    made = review.post("/judgements", {"subject": claim["id"], "verdict": "reject", "why": "not in the original"})
    assert (made["by"], made["verdict"], made["standing"]) == ("amira", "reject", True)
    assert held(review).get("value") != "government"
    assert review.get(f"/claims/{claim['id']}")["judged"] == "reject"
    review.post(f"/judgements/{made['id']}/revoke", {"why": "it is, after all"})
    assert held(review) == before
    log = review.get("/judgements")["items"]
    assert [entry["verdict"] for entry in log] == ["reject", "revoke"]
    assert [entry["standing"] for entry in log] == [False, True]
    assert review.get("/judgements", standing=True)["items"][0]["verdict"] == "revoke"
    review.post(f"/judgements/{made['id']}/revoke", {"why": "again"}, status=409)


def test_a_corrected_place_moves_the_event(review: Served) -> None:
    claim = retaking(review)
    review.post("/judgements", {"subject": f"{claim['id']}/place/0", "verdict": "correct",
                                "value": "place:aleppo", "why": "the city is meant"})
    moved = review.get(f"/claims/{claim['id']}")
    assert moved["judgements"][0]["subject"] == f"{claim['id']}/place/0"
    assert held(review).get("value") != "government"


def test_a_status_is_corrected_with_an_object(review: Served) -> None:
    claim = retaking(review)
    review.post("/judgements", {"subject": claim["id"], "verdict": "correct", "value": {"status": "planned"},
                                "why": "it is announced only"})
    assert held(review).get("value") != "government"


def test_where_reviewers_contradict_each_other_is_shown(review: Served) -> None:
    claim = retaking(review)["id"]
    review.post("/judgements", {"subject": claim, "verdict": "confirm", "why": "read it"})
    assert review.get("/disagreements")["items"] == []
    review.post("/judgements", {"subject": claim, "verdict": "reject", "why": "misread"}, token="reviewer-secret-02")
    (found,) = review.get("/disagreements")["items"]
    assert found["subject"] == claim
    assert {each["by"] for each in found["judgements"]} == {"amira", "bilal"}
    assert review.get(f"/claims/{claim}")["judged"] == "disputed"


def test_somebody_elses_decision_is_revoked_by_an_admin_only(review: Served) -> None:
    made = review.post("/judgements", {"subject": retaking(review)["id"], "verdict": "confirm", "why": "read it"})
    path = f"/judgements/{made['id']}/revoke"
    review.post(path, {"why": "no"}, status=403, token="reviewer-secret-02")
    assert review.post(path, {"why": "no"}, token="admin-secret-01234")["by"] == "lead"


@pytest.mark.parametrize(("body", "status"), [
    ({"subject": "claim_0", "verdict": "confirm", "why": "x"}, 404),
    ({"subject": "nothing", "verdict": "confirm", "why": "x"}, 422),
    ({"subject": "$claim", "verdict": "erase", "why": "x"}, 422),
    ({"subject": "$claim", "verdict": "confirm", "why": "  "}, 422),
    ({"subject": "$claim", "verdict": "confirm"}, 422),
    ({"subject": "$claim", "verdict": "correct", "value": {"status": "sure"}, "why": "x"}, 422),
    ({"subject": "$claim", "verdict": "same", "value": "claim_0", "why": "x"}, 404),
    ({"subject": "$claim/place/0", "verdict": "correct", "value": "place:moon", "why": "x"}, 422),
    ({"subject": "$claim/place/7", "verdict": "reject", "why": "x"}, 404),
    ({"subject": "$claim", "verdict": "confirm", "why": "x", "by": "somebody"}, 422),
])
def test_a_decision_that_fits_nothing_is_refused(review: Served, body: dict[str, Any], status: int) -> None:
    claim = retaking(review)["id"]
    body = {**body, "subject": body["subject"].replace("$claim", claim)}
    review.post("/judgements", body, status=status)
    assert review.get("/judgements")["items"] == []


def test_without_a_reviewers_token_nothing_is_changed(review: Served) -> None:
    body = {"subject": retaking(review)["id"], "verdict": "confirm", "why": "x"}
    assert review.http.post("/api/v1/judgements", json=body).status_code == 401
    review.post("/judgements", body, status=403, token="viewer-secret-0123")
    review.post("/judgements", body, status=401, token="some-other-secret-1")
    review.post("/annotations", [], status=403, token="viewer-secret-0123")
    assert review.get("/judgements")["total"] == 0
    session = review.http.get("/api/v1/session", headers={"Authorization": "Bearer reviewer-secret-01"}).json()
    assert session == {"role": "reviewer", "name": "amira", "writable": True}


def test_web_annotations_come_back_as_decisions(review: Served) -> None:
    document = retaking(review)["document"]["id"]
    page = review.get("/annotations", document=document)
    text = review.get(f"/documents/{document}")["text"]
    for item in page["items"]:
        position, quote = item["target"]["selector"]
        assert text[position["start"]:position["end"]] == quote["exact"]
    claims = [item for item in page["items"] if item["motivation"] == "classifying"]
    claims[0]["motivation"] = "moderating"
    claims[0]["body"].append({"type": "TextualBody", "purpose": "commenting", "value": "not so"})
    claims[1]["body"][1]["value"] = "status:hedged"
    taken = review.post("/annotations", {"type": "AnnotationPage", "items": [
        *claims[:2], *[item for item in page["items"] if item["motivation"] == "identifying"][:1],
        {"type": "Annotation", "id": "urn:khabar:claim_0", "body": []}]}, status=200)
    assert [each["verdict"] for each in taken["judgements"]] == ["reject", "correct", "confirm"]
    assert taken["judgements"][0]["why"] == "not so"
    assert len(taken["skipped"]) == 1


def test_label_studio_tasks_come_back_as_decisions(review: Served) -> None:
    document = retaking(review)["document"]["id"]
    (task,) = review.get("/annotations", document=document, format="labelstudio")
    result = task["predictions"][0]["result"]
    assert task["data"]["text"][result[0]["value"]["start"]:result[0]["value"]["end"]] == result[0]["value"]["text"]
    first = result[0]["id"]
    for part in result:
        if part["id"] == first and part["type"] == "labels":
            part["value"]["labels"] = ["rejected"]
    task["annotations"] = task.pop("predictions")
    taken = review.post("/annotations", [task], status=200)["judgements"]
    assert {each["subject"]: each["verdict"] for each in taken}[first] == "reject"
    assert {each["verdict"] for each in taken if each["subject"] != first} == {"confirm"}


@pytest.mark.parametrize("sent", [None, 7, "x", [7], {"type": "Dog"}, [[]], {"type": "AnnotationPage", "items": 3}])
def test_what_is_no_annotation_is_refused(review: Served, sent: Any) -> None:
    review.post("/annotations", sent, status=422)
