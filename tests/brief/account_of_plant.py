"""A small account, made up for these tests: a plant changes hands and back, a shelling, a toll, a hostile report."""

from datetime import date
from pathlib import Path

from khabar.brief.account import Account
from khabar.model.knowledge import Knowledge
from khabar.model.records import (
    Actor,
    Assessment,
    Claim,
    Count,
    Document,
    Event,
    Evidence,
    Grounding,
    Membership,
    Origin,
    Outlet,
    Place,
    Reading,
    Rival,
    Span,
    Unread,
    make_claim,
    make_document,
)
from khabar.store.store import Store

SATURDAY, SUNDAY, MONDAY = date(2016, 8, 13), date(2016, 8, 14), date(2016, 8, 15)
HOSTILE = "<script>alert(1)</script>\x1b[31m\u202e"

PLACES = {
    "place:aleppo": Place("place:aleppo", "حلب", "Aleppo", "city"),
    "place:plant": Place("place:plant", "معمل الإسمنت", "Cement plant", "site", parent="place:aleppo"),
}
ACTORS = {
    "actor:army": Actor("actor:army", "القوات الحكومية", "Government forces", "army",
                        sides=(Membership("government"),)),
    "actor:factions": Actor("actor:factions", "المقاتلون", "The factions", "group", sides=(Membership("opposition"),)),
    "actor:civilians": Actor("actor:civilians", "المدنيون", "civilians", "people"),
    "actor:monitor": Actor("actor:monitor", "المرصد", "The Monitor", "monitor"),
}
OUTLETS = {"outlet:daily": Outlet("outlet:daily", "اليومية", "The Daily", grade="C")}


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


class Told:
    """Collects records, so that a test can say in one line what a report claims."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.claims: dict[str, Claim] = {}
        self.groundings: dict[str, tuple[Grounding, ...]] = {}
        self.origins: dict[str, Origin] = {}

    def report(self, name: str, text: str, **fields: object) -> Document:
        document = make_document(name=name, text=text, sha256=name, **fields)  # type: ignore[arg-type]
        self.documents[document.id] = document
        return document

    def claim(  # a claim with its meaning and its origin
        self, document: Document, type: str, quote: str, *, by: str | None = None, agents: str = "", agent: str = "",
        targets: str = "", target: str = "", place: str = "", at: str | None = None, day: date | None = None,
        status: str = "asserted", extent: str | None = None, counts: tuple[tuple[str, int, int | None, str], ...] = (),
        lean: str | None = None,
    ) -> Claim:
        text = document.text
        claim = make_claim(
            document=document.id, type=type, status=status, quote=span(text, quote), extent=extent,  # type: ignore[arg-type]
            agents=(span(text, agents),) if agents else (), targets=(span(text, targets),) if targets else (),
            place=span(text, place) if place else None,
            counts=tuple(Count(measure, low, high, span(text, of)) for measure, low, high, of in counts),
        )
        self.claims[claim.id] = claim
        found = [Grounding(claim.id, "date", 0, start=day, end=day, reason="" if day else "stays relative")]
        found += [Grounding(claim.id, slot, 0, ref=ref, score=1.0)
                  for slot, ref in (("agents", agent), ("targets", target), ("place", at)) if ref]
        self.groundings[claim.id] = tuple(found)
        self.origins[claim.id] = Origin(claim.id, by or "outlet:daily", by or "The Daily", lean=lean)
        return claim

    def account(self, events: tuple[Event, ...], assessments: tuple[Assessment, ...] = (),
                unread: tuple[Unread, ...] = ()) -> Account:
        return Account(self.documents, self.claims, self.groundings, self.origins, events, assessments,
                       Knowledge(PLACES, ACTORS, OUTLETS), unread)


def event(type: str, at: str | None, day: date | None, *claims: Claim, rivals: tuple[Rival, ...] = (),
          disputed: bool = False) -> Event:
    return Event(f"event_{claims[0].id[-8:]}", type, at, day, day, tuple(claim.id for claim in claims), (),
                 rivals=rivals, disputed=disputed)


def plant() -> Account:
    """The account of the module's docstring."""
    told = Told()
    first = told.report("d1", "سيطر المقاتلون على معمل الإسمنت. قتل 35 مقاتلا على الأقل في معمل الإسمنت.",
                        outlet="outlet:daily", published=MONDAY, title=HOSTILE, url="javascript:alert(1)")
    second = told.report("d2", "قال المرصد إن القوات الحكومية صدت الهجوم على معمل الإسمنت وقتل 20 مقاتلا.",
                         published=MONDAY, url="https://example.org/d2")
    taken = told.claim(first, "control.captured", "سيطر المقاتلون على معمل الإسمنت", agents="المقاتلون",
                       agent="actor:factions", place="معمل الإسمنت", at="place:plant", day=SUNDAY, extent="full")
    dead = told.claim(first, "harm.killed", "قتل 35 مقاتلا على الأقل", place="معمل الإسمنت", at="place:plant",
                      day=SUNDAY, counts=(("killed", 35, None, "مقاتلا"),))
    repelled = told.claim(second, "battle.repelled", "القوات الحكومية صدت الهجوم", agents="القوات الحكومية",
                          agent="actor:army", place="معمل الإسمنت", at="place:plant", day=SUNDAY, by="actor:monitor",
                          lean="neutral")
    fewer = told.claim(second, "harm.killed", "وقتل 20 مقاتلا", day=SUNDAY, at="place:plant", place="معمل الإسمنت",
                       by="actor:monitor", counts=(("killed", 20, 20, "مقاتلا"),), lean="neutral")
    undated = told.claim(second, "strike.shelling", "الهجوم على معمل الإسمنت", place="معمل الإسمنت", at="place:plant",
                         by="actor:monitor")
    fight = event(
        "control.captured", "place:plant", SUNDAY, taken, repelled, dead, fewer, disputed=True, rivals=(
            Rival("outcome", "battle.repelled", (repelled.id,), ("actor:monitor",)),
            Rival("outcome", "control.captured", (taken.id,), ("outlet:daily",)),
            Rival("killed:opposition", "20", (fewer.id,), ("actor:monitor",), 20, 20),
            Rival("killed:opposition", "35+", (dead.id,), ("outlet:daily",), 35, None),
        ))
    held = Assessment(
        "assessment_0011223344", "control", "place:plant", "government", "assessed", MONDAY, None, MONDAY, 0.9,
        "control.hmm", "1", events=(fight.id,), evidence=(
            Evidence(repelled.id, 0.75, True, "neutral, grade B"), Evidence(taken.id, 0.2, False, "own interest")))
    return told.account((fight, event("strike.shelling", "place:plant", None, undated)), (held,),
                        (Unread("bad.txt", "is empty"),))


def stored(account: Account, path: Path) -> Store:
    """The account in a database."""
    store = Store.open(path)
    store.add_batch([
        (document, Reading(document.id, tuple(claim for claim in account.claims.values()
                                              if claim.document == document.id)),
         [grounding for claim in account.claims.values() if claim.document == document.id
          for grounding in account.groundings[claim.id]])
        for document in account.documents.values()
    ])
    store.add_unread(account.unread)
    store.save_knowledge(PLACES.values(), ACTORS.values(), OUTLETS.values())
    store.replace_derived(account.origins.values(), account.events, account.assessments)
    return store
