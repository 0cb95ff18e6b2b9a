"""Explanations of what is inferred: provenance that other programs can read, what would change it, its history."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Namespace
from typer.testing import Result

from khabar.export.prov import provenance
from khabar.infer.recompute import again
from khabar.model.records import Assessment
from khabar.store.queries import StateFilter
from khabar.store.store import Store

PROV = Namespace("http://www.w3.org/ns/prov#")
KHABAR = Namespace("urn:khabar:terms:")
Run = Callable[..., Result]

# rdflib's own reader of JSON-LD still uses what rdflib itself calls out of date.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


@pytest.fixture(scope="module")
def states(example_db: Path) -> dict[str, Assessment]:
    """One assessment of each rule, the one that rests on most claims."""
    with Store.open(example_db, create=False) as store:
        found = sorted(store.assessments(StateFilter()), key=lambda state: (len(state.evidence), state.id))
    return {state.rule: state for state in found}


def test_every_assessment_of_the_examples_recomputes_from_its_own_tree(example_db: Path) -> None:
    with Store.open(example_db, create=False) as store:
        found = store.assessments(StateFilter())
    assert len(found) > 100
    for state in found:
        figure = state.score if state.kind != "toll" else state.low if state.best is None else state.best
        assert again(state) == pytest.approx(figure, abs=2e-3), f"{state.rule} {state.subject}"


@pytest.mark.parametrize("rule", ["control.belief", "route.way", "siege.level", "toll.incident"])
def test_provenance_is_read_back_by_other_programs(rule: str, states: dict[str, Assessment], example_db: Path) -> None:
    state = states[rule]
    with Store.open(example_db, create=False) as store:
        told = provenance(store, state.id)
    graph = Graph().parse(data=json.dumps(told), format="json-ld")
    (found,) = [each for each in graph.subjects(RDF.type, KHABAR.Assessment) if str(each).endswith(state.id)]
    (activity,) = graph.objects(found, PROV.wasGeneratedBy)
    usages = list(graph.objects(activity, PROV.qualifiedUsage))
    used = {str(claim).rpartition(":")[2] for usage in usages for claim in graph.objects(usage, PROV.entity)}
    assert len(usages) == len(state.evidence)
    assert used == {line.claim for line in state.evidence}
    for claim in graph.subjects(RDF.type, KHABAR.Claim):
        (report,) = graph.objects(claim, PROV.wasQuotedFrom)
        (quote,) = graph.objects(claim, PROV.value)
        (agent,) = graph.objects(claim, PROV.wasAttributedTo)
        assert str(quote)
        assert (report, RDF.type, KHABAR.Report) in graph
        assert (agent, RDF.type, PROV.Agent) in graph


def test_provenance_cites_nothing_that_it_does_not_hold(states: dict[str, Assessment], example_db: Path) -> None:
    with Store.open(example_db, create=False) as store:
        graph = Graph().parse(data=json.dumps(provenance(store, states["siege.level"].id)), format="json-ld")
    cited = {each for term in (PROV.wasDerivedFrom, PROV.entity, PROV.hadPlan, PROV.hadMember)
             for each in graph.objects(None, term)}
    assert {each for each in cited if (each, RDF.type, None) not in graph} == set()


def test_the_same_evidence_has_the_same_hash(states: dict[str, Assessment], example_db: Path) -> None:
    hashes = []
    for _ in range(2):
        with Store.open(example_db, create=False) as store:
            hashes.append(provenance(store, states["control.belief"].id)["@graph"][0]["khabar:contentHash"])
    assert hashes[0] == hashes[1]
    assert len(hashes[0]) == 64


def test_why_tells_who_decides_it_and_what_was_held_before(
        states: dict[str, Assessment], example_db: Path, khabar_command: Run) -> None:
    siege = khabar_command("why", "--db", example_db, states["siege.level"].id)
    assert siege.exit_code == 0, siege.output
    assert "what would change it: without " in siege.output
    assert "inferred from" in siege.output
    assert "history" in khabar_command("why", "--db", example_db, states["control.belief"].id).output or \
        "what was held of it before and after" in siege.output


def test_only_what_a_rule_derived_has_a_provenance(example_db: Path, khabar_command: Run) -> None:
    with Store.open(example_db, create=False) as store:
        (claim, *_) = next(iter(store.assessments(StateFilter()))).evidence
    refused = khabar_command("why", "--db", example_db, claim.claim, "--format", "jsonld")
    assert refused.exit_code == 1
    assert "is no assessment" in refused.output
