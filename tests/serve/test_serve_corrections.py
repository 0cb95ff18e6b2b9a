"""Corrections of figures: by their place among those of a claim, and counted at once."""

from served_reports import Served


def test_a_corrected_figure_is_what_the_tolls_count(review: Served) -> None:
    claim = next(each for each in review.get("/claims", limit=500, type="harm.killed")["items"] if each["counts"])
    review.post("/judgements", {"subject": claim["id"], "verdict": "correct", "value": {"counts/0": "4000-4001"},
                                "why": "the report has thousands"})
    counted = {(each["low"], each["high"]) for each in review.get("/tolls", limit=500)["items"]}
    assert (4000, 4001) in counted


def test_a_figure_that_the_claim_does_not_have_cannot_be_corrected(review: Served) -> None:
    claim = review.get("/claims")["items"][0]
    review.post("/judgements", {"subject": claim["id"], "verdict": "correct", "value": {"counts/99": "1"},
                                "why": "a slip"}, status=404)
