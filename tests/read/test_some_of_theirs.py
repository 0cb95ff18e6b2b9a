"""A number of somebody's vehicles counts vehicles."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "kind", "number"), [
    ("أعطب الجيش ثلاثة من مركباتهم قرب تدمر", "materiel.destroyed", 3),
    ("أحرقت المقاومة اثنتين من عرباتهم في الضالع", "materiel.destroyed", 2),
    ("استولى المقاتلون على أربع من دباباته في القنيطرة", "materiel.seized", 4),
])
def test_a_number_of_their_vehicles(text: str, kind: str, number: int) -> None:
    found = [count for claim in claims(text, kind) for count in claim.counts]
    assert [(count.measure, count.low) for count in found] == [("vehicles", number)]


def test_a_number_of_their_men_counts_no_vehicles() -> None:
    found = claims("قتل الجيش ثلاثة من سائقي مركباتهم قرب تدمر", "harm.killed")
    assert [count.measure for claim in found for count in claim.counts] == ["killed"]
