"""``khabar tolls`` on the example corpus: every toll recomputes from its own tree, and nothing is added to a total."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from khabar.brief.toll_table import GROUPINGS, RULES
from khabar.cli import app
from khabar.infer.parameters import parameters
from khabar.infer.tolls import estimate_again
from khabar.store.queries import StateFilter
from khabar.store.store import Store
from khabar.text.folding import fold


def rows(database: Path, *options: str) -> list[dict[str, object]]:
    shown = CliRunner().invoke(app, ["tolls", "--db", str(database), "--json", *options])
    assert shown.exit_code == 0, shown.output
    return [json.loads(line) for line in shown.stdout.splitlines()]


def test_every_toll_recomputes_from_its_own_tree(example_db: Path) -> None:
    tolls = Store.open(str(example_db), fold=fold).assessments(StateFilter(kind="toll"))
    assert len(tolls) > 50
    for toll in tolls:
        found = estimate_again(toll, parameters())
        assert (found.low, found.high) == (toll.low, toll.high), toll
        assert found.best == toll.best, toll


def test_a_leaf_that_is_taken_out_changes_a_total_by_what_it_was_counted_as(example_db: Path) -> None:
    totals = [toll for toll in Store.open(str(example_db), fold=fold).assessments(StateFilter(kind="toll"))
              if toll.rule == "toll.total"]
    assert totals
    for toll in totals:
        leaf = toll.evidence[0]
        same = [line for line in toll.evidence if line.claim == leaf.claim]
        counted = sum(int(line.reason.rpartition(" ")[2]) for line in same)
        if len(same) < len(toll.evidence):
            left = estimate_again(toll, parameters(), {leaf.claim}).best
            assert toll.best is not None and left == toll.best - counted


@pytest.mark.parametrize("by", GROUPINGS)
@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_table_cites_assessments_that_are_there(example_db: Path, by: str, rule: str) -> None:
    stored = {toll.id for toll in Store.open(str(example_db), fold=fold).assessments(StateFilter(kind="toll"))}
    found = rows(example_db, "--by", by, "--rule", rule)
    assert found
    for row in found:
        cited = row["assessments"]
        assert isinstance(cited, list) and set(cited) <= stored
        assert row["kind"] == "incidents" or len(cited) == 1


def test_people_get_a_table(example_db: Path) -> None:
    shown = CliRunner().invoke(app, ["tolls", "--db", str(example_db), "--by", "originator", "--from", "2016-11-01",
                                     "--to", "2016-11-30"])
    assert shown.exit_code == 0
    assert "508" in shown.stdout and "1121" not in shown.stdout


@pytest.mark.parametrize("options", [
    ("--by", "month"), ("--rule", "loudest"), ("--from", "2016-12-01", "--to", "2016-11-01")])
def test_what_is_no_table_is_refused(example_db: Path, options: tuple[str, ...]) -> None:
    assert CliRunner().invoke(app, ["tolls", "--db", str(example_db), *options]).exit_code != 0
