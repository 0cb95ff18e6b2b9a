"""What is derived from reports whole and in part is the same: what the tests of that compare."""

from __future__ import annotations

import random

from reports import Batch, Desk, counted, day

from khabar.infer.inferring import infer
from khabar.model.knowledge import Knowledge
from khabar.model.records import Reading
from khabar.run.carrying import keep_index
from khabar.simulate.writing import Written
from khabar.store.queries import Filter
from khabar.store.store import Store
from khabar.weigh.parameters import parameters
from khabar.weigh.weighing import weigh

TYPES = ("control.captured", "control.lost", "control.held", "control.withdrew", "battle.repelled", "battle.attack",
         "battle.clash", "harm.killed", "strike.air", "politics.talks")
PLACES = ("place:plant", "place:college", "place:city", "place:hill", "place:province", "place:far-town", None)


def added(store: Store, written: list[Written]) -> None:
    store.add_batch((each.document, each.reading, each.groundings) for each in written)


def derived(store: Store, knowledge: Knowledge) -> None:
    documents, claims = store.documents(), store.claims(Filter())
    groundings = store.groundings(claim.id for claim in claims)
    weighed = weigh(documents, claims, groundings, knowledge)
    store.replace_derived(weighed.origins, weighed.events, infer(
        documents, claims, groundings, weighed.origins, weighed.events, knowledge))
    keep_index(documents, weighed, store, knowledge, parameters().copies)


def everything(store: Store) -> tuple[list[str], list[str], list[str], list[str], list[str]]:
    claims = [claim.id for claim in store.claims(Filter())]
    return (sorted(map(repr, store.origins(claims))), sorted(map(repr, store.events())),
            sorted(map(repr, store.assessments())), sorted(map(repr, store.repeats(claims).values())),
            sorted(map(repr, store.known_by_id(claims))))


def batches(chance: random.Random, reports: int) -> list[Batch]:
    """So many reports, each alone; one in five repeats an earlier one word for word."""
    desk, found = Desk(), []
    for number in range(reports):
        outlet = chance.choice(("state", "loyal", "revolt", "rising", "wire", "daily", "blog"))
        published = day(chance.randint(6, 24))
        if desk.reports and chance.random() < 0.2:
            desk.copy(chance.choice(desk.reports), f"outlet:{outlet}", published, f"copy{number}")
        else:
            report = desk.report(f"outlet:{outlet}", published, f"report{number}")
            for _ in range(chance.randint(1, 3)):
                first = chance.randint(3, 22)
                sides = chance.sample(["actor:army", "actor:rebels"], 2)
                report.says(
                    chance.choice(TYPES), sides[:1] * chance.randint(0, 1), sides[1:] * chance.randint(0, 1),
                    at=chance.choice(PLACES), on=chance.choice((None, day(first), (day(first), day(first + 2)))),
                    status=chance.choice(("asserted", "asserted", "negated")),
                    extent=chance.choice((None, "full", "partial")), voice=chance.choice(((), ("actor:monitor",))),
                    counts=[counted("killed", chance.randint(5, 40))] if chance.random() < 0.4 else [])
        whole = Desk()
        whole.reports = desk.reports[-1:]
        found.append(whole.batch())
    return found


def added_alone(store: Store, given: Batch) -> str:
    (document,) = given.documents
    claims = {claim.id: claim for claim in given.claims}
    store.add_document(document, Reading(document.id, tuple(claims.values())), given.groundings)
    return document.id
