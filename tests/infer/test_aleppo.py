"""Aleppo 2016, from the seed reports and the example corpus: what is assessed agrees with what is known of it."""

from pathlib import Path

import aleppo
import pytest

from khabar.infer.recompute import again
from khabar.infer.standing import Standing
from khabar.model.records import Assessment

SHARED = Path(__file__).resolve().parents[3] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "gold" / "dev.jsonl").exists(), reason="the shared folder is not here")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> list[Assessment]:
    return aleppo.assessments(SHARED, tmp_path_factory.mktemp("aleppo"))


@pytest.fixture(scope="module")
def found(states: list[Assessment]) -> list[aleppo.Compared]:
    return aleppo.compared(aleppo.truth(SHARED, aleppo.place_ids(SHARED)), Standing(states))


def test_nine_of_ten_assessed_place_days_agree(found: list[aleppo.Compared]) -> None:
    assert len(found) >= 40
    assert sum(each.agrees for each in found) >= 0.9 * len(found)


def test_nothing_assessed_contradicts_what_is_known_to_the_day(found: list[aleppo.Compared]) -> None:
    assert [each for each in found if not each.agrees and any(row.exact for row in each.rows)] == []


@pytest.mark.parametrize("name", sorted(aleppo.course(Standing([]))))
def test_the_course_of_the_siege(name: str, states: list[Assessment]) -> None:
    assert aleppo.course(Standing(states))[name] == []


def test_every_assessment_recomputes_from_its_own_tree(states: list[Assessment]) -> None:
    assert {state.rule for state in states} >= {"control.belief", "route.belief", "route.way", "siege.belief",
                                                "siege.level", "toll.incident", "toll.series"}
    for state in states:
        figure = state.score if state.kind != "toll" else state.low if state.best is None else state.best
        assert again(state) == pytest.approx(figure, abs=2e-3), f"{state.rule} {state.subject}"
