"""How fast reports are stored and asked for: ``python bench/store.py [documents] [claims in each] [database]``.

Prints the time to add the reports, the peak memory before and after, the size, and the time of common questions. The
database is a file in a directory that is thrown away, unless the path or URL of an empty one is given.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from khabar.model.records import (
    Assessment,
    Count,
    Event,
    Evidence,
    Grounding,
    Origin,
    Place,
    Reading,
    Span,
    When,
    make_claim,
    make_document,
)
from khabar.store.store import Addition, Filter, StateFilter, Store

# The first letters of the Arabic block: as many bytes each as those of a report.
SENTENCE = "".join(chr(0x0627 + number % 30) + (" " if number % 6 == 5 else "") for number in range(150)) + ". "
BATCH = 100
PLACES = 500
FIRST = date(2016, 1, 1)


def addition(number: int, claims: int) -> Addition:
    text = SENTENCE * max(claims, 20)
    day = FIRST + timedelta(days=number % 365)
    document = make_document(name=f"report-{number}", text=text, sha256=f"{number:064x}", published=day)

    def span(start: int, length: int) -> Span:
        return Span(start, start + length, text[start:start + length])

    made, grounded = [], []
    for index in range(claims):
        at = index * len(SENTENCE)
        type = ("control.captured", "strike.air", "harm.killed")[index % 3]
        claim = make_claim(
            document=document.id, type=type, status="asserted", quote=span(at, 90),
            agents=(span(at, 20),), targets=(span(at + 21, 15),), place=span(at + 40, 10), voice=(span(at + 50, 8),),
            when=When("days", -1, -1), counts=(Count("killed", 12, None, span(at + 60, 6)),), trace=("rule", "word"))
        made.append(claim)
        place = f"place:{(number * 7 + index) % PLACES}"
        grounded += [
            Grounding(claim.id, "place", 0, ref=place, score=0.9), Grounding(claim.id, "agents", 0, ref="actor:one"),
            Grounding(claim.id, "targets", 0, ref="actor:two"), Grounding(claim.id, "date", 0, start=day, end=day)]
    return document, Reading(document.id, tuple(made)), grounded


def batches(documents: int, claims: int) -> Iterator[list[Addition]]:
    for first in range(0, documents, BATCH):
        yield [addition(number, claims) for number in range(first, min(first + BATCH, documents))]


def derive(store: Store) -> None:
    origins, events, assessments = [], [], []
    for number, claim in enumerate(store.iter_claims()):
        day, place = FIRST + timedelta(days=number % 365), f"place:{number % PLACES}"
        origins.append(Origin(claim.id, "actor:one", "one"))
        events.append(Event(f"event_{number}", claim.type, place, day, day, (claim.id,), ("actor:one",),
                            agents=("actor:one",)))
        if number % 3 == 0:
            assessments.append(Assessment(
                f"state_{number}", "control", place, "government", "claimed", day, day + timedelta(days=9), day, 0.7,
                "control", "1", evidence=(Evidence(claim.id, 0.5, True, "own interest"),)))
    store.replace_derived(origins, events, assessments)


def questions(store: Store) -> dict[str, Callable[[], object]]:
    day = FIRST + timedelta(days=200)
    claim = store.claims(Filter(limit=1))[0].id
    return {
        "100 claims": lambda: store.claims(Filter(limit=100)),
        "100 claims of a family": lambda: store.claims(Filter(types=("control",), limit=100)),
        "100 claims of a province in a week": lambda: store.claims(
            Filter(place="place:0", start=day, end=day + timedelta(days=6), limit=100)),
        "100 claims of an actor": lambda: store.claims(Filter(actor="actor:one", limit=100)),
        "100 events of a week": lambda: store.events(Filter(start=day, end=day + timedelta(days=6), limit=100)),
        "the state of a province on a day": lambda: store.assessments(StateFilter("control", place="place:0", on=day)),
        "one record by a short id": lambda: store.get(store.resolve_id(claim[:16])),
        "counts": store.counts,
    }


def timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run(documents: int, claims: int, target: str) -> None:
    with Store.open(target) as store:
        # A tenth of the places lie in the first, which thereby is a province.
        store.save_knowledge([Place(f"place:{number}", f"place {number}", f"place {number}", "town",
                                    parent="place:0" if 0 < number <= PLACES // 10 else None)
                              for number in range(PLACES)], [], [])
        before, adding = peak(), 0.0
        for batch in batches(documents, claims):
            adding += timed(lambda batch=batch: store.add_batch(batch))  # type: ignore[misc]
        print(f"add {documents} reports of {claims} claims: {adding:.2f} s "
              f"({documents / adding:.0f} reports/s); peak memory {before:.0f} -> {peak():.0f} MB")
        again = timed(lambda: [store.add_batch(batch) for batch in batches(documents, claims)])
        print(f"the same again: {again:.2f} s (with making them)")
        print(f"derive and replace: {timed(lambda: derive(store)):.2f} s; peak memory {peak():.0f} MB")
        print(f"read all claims: {timed(lambda: sum(1 for _ in store.iter_claims())):.2f} s")
        for name, question in questions(store).items():
            times = sorted(timed(question) for _ in range(20))
            print(f"{name}: median {times[10] * 1000:.1f} ms, worst {times[-1] * 1000:.1f} ms")
    if Path(target).exists():
        print(f"size: {Path(target).stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    given = sys.argv[1:]
    with tempfile.TemporaryDirectory() as directory:
        run(int(given[0]) if given else 1000, int(given[1]) if given[1:] else 20,
            given[2] if given[2:] else f"{directory}/khabar.db")
