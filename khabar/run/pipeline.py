"""The order of the stages: sources, read, ground; then, over all that is stored, weigh and infer."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice
from typing import Protocol

from khabar.errors import KhabarError
from khabar.ground.corrections import Correction, learn
from khabar.ground.dating import KnownEvents, dated_by, infer_publication
from khabar.ground.grounder import Grounder
from khabar.ground.knowledge import load_knowledge
from khabar.ground.own_places import OWN, OwnPlaces
from khabar.infer.inferring import infer
from khabar.model.judgements import decided, links, slot_of
from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Document, Grounding, Judgement, Place, Reading, Unread
from khabar.read.reader import Reader
from khabar.run.carrying import keep_index
from khabar.run.deriving import Workplace
from khabar.run.edition import edition
from khabar.run.engines import Engine, Processes, Serial
from khabar.run.incremental import MOST_NEW, bring_up
from khabar.run.rebuilding import rebuild
from khabar.run.redating import known_events, redate
from khabar.settings import cores
from khabar.store.queries import Filter
from khabar.store.store import Added, Store
from khabar.weigh.parameters import parameters
from khabar.weigh.weighing import weigh

COMMIT_EVERY = 64  # reports in one transaction: what a killed run may have to read again
IN_ONE_GO = 30_000  # claims that are derived in one process, which takes less than to start others
MOST_WAITING = 4096  # undated reports that wait in memory for the dated ones of the same input


class Reads(Protocol):
    """What takes a document to its claims."""

    def read(self, document: Document) -> Reading:
        """The claims of a document."""
        ...


class Grounds(Protocol):
    """What takes the words of claims to places, parties and days."""

    def ground(self, document: Document, claims: tuple[Claim, ...]) -> list[Grounding]:
        """The groundings of a document's claims."""
        ...


@dataclass(frozen=True, slots=True)
class Prepared:
    """A report that was read, and what its words mean; not yet stored."""

    document: Document
    reading: Reading
    groundings: tuple[Grounding, ...]


Loaded = Document | Unread
Prepare = Callable[[Loaded], Prepared | Unread]


@dataclass(slots=True)
class Summary:
    """What a run did: reports by how they were added, claims read, what was skipped (``Unread`` without a document),
    and remarks on reports that were read all the same. ``deriving`` is true once all is read; ``fresh`` are the ids
    of the first few new reports."""

    new: int = 0
    same: int = 0
    versions: int = 0
    claims: int = 0
    skipped: list[Unread] = field(default_factory=list)
    remarks: list[Unread] = field(default_factory=list)
    deriving: bool = False
    fresh: list[str] = field(default_factory=list)

    @property
    def taken(self) -> int:
        """How many items of the input are done with."""
        return self.new + self.same + self.versions + len(self.skipped)

    def note(self, unread: Unread) -> None:
        """Count something that could not be read."""
        (self.skipped if unread.document is None else self.remarks).append(unread)


def preparing(own: Sequence[Place] = (), corrections: Sequence[Correction] = ()) -> Prepare:
    """The work of one process: reading and grounding, with the language and the gazetteer loaded.

    ``own`` are places that a user laid beside the gazetteer's, ``corrections`` what people said that words mean.
    """
    return partial(prepare, Reader(), Grounder(_with_own(own), corrections))


def preparing_for(store: Store) -> Callable[[], Prepare]:
    """How each process prepares reports for a database: with the places that its user brought along, and with what
    was corrected in the reports it holds."""
    own, corrections = _own_places(store), corrections_in(store)
    return partial(preparing, own, corrections) if own or corrections else preparing


def known_to(store: Store) -> Knowledge:
    """The places, parties and outlets that come with Khabar, and the places of a database's user."""
    return _with_own(_own_places(store))


def corrections_in(store: Store) -> tuple[Correction, ...]:
    """What people said that words of its reports mean."""
    standing = store.judgements(standing=True)
    about = {slot.claim for each in standing if (slot := slot_of(each.subject)) is not None}
    claims = list(store.claims_by_id(sorted(about)).values())
    return learn(standing, claims, store.groundings(claim.id for claim in claims), known_to(store)) if claims else ()


def known_world() -> Knowledge:
    """The places, parties and outlets that come with Khabar."""
    return load_knowledge()


def _own_places(store: Store) -> list[Place]:
    return [place for _, place in sorted(store.places().items()) if place.id.startswith(OWN)]


def _with_own(own: Sequence[Place]) -> Knowledge:
    known = known_world()
    return replace(known, places=OwnPlaces(own)) if own else known


def prepare(reader: Reads, grounder: Grounds, loaded: Loaded) -> Prepared | Unread:
    """Read and ground one report; pass on what could not be loaded.

    A report on which a stage fails becomes an Unread that says how: one strange report never ends a run of thousands.
    """
    if isinstance(loaded, Unread):
        return loaded
    try:
        reading = reader.read(loaded)
        return Prepared(loaded, reading, tuple(grounder.ground(loaded, reading.claims)))
    except Exception as failure:
        return Unread(loaded.name, f"the reader failed on it ({type(failure).__name__}: {failure})")


def read(
    loaded: Iterable[Loaded], engine: Engine, make: Callable[[], Prepare] = preparing,
) -> Iterator[Prepared | Unread]:
    """Reports with their claims, in the order of the input."""
    return engine.map(make, loaded)


def add(
    loaded: Iterable[Loaded], store: Store, engine: Engine, make: Callable[[], Prepare] = preparing,
    progress: Callable[[Summary], None] = lambda _: None,
) -> Summary:
    """Store what the reports claim, then derive events and assessments anew if anything changed.

    Reports are committed in batches; a run that was killed is continued by the same call, which reads only what is
    not stored yet, and derives if that had not been done. Reports without a date come after the others, from which
    their days are inferred where that is possible.
    """
    summary, ready = Summary(), store.indexed() and store.edition() == edition()
    results = read(_unknown(loaded, store, summary), engine, make)
    undated: list[Prepared] = []
    while batch := list(islice(results, COMMIT_EVERY)):
        undated += [item for item in batch if isinstance(item, Prepared) and _is_undated(item)]
        _store([item for item in batch if isinstance(item, Unread) or not _is_undated(item)], store, summary)
        if len(undated) >= MOST_WAITING:
            _store_undated(undated, store, summary)
        progress(summary)
    _store_undated(undated, store, summary)
    alone = ready and not summary.versions and len(summary.fresh) == summary.new
    if summary.new + summary.versions and (stored := store.undated()):
        redate(store, stored, known_to(store))
        alone = False
    if store.derived_is_stale():
        summary.deriving = True
        progress(summary)
        if not (alone and _derive_around(summary.fresh, store)):
            derive(store)
    return summary


def _derive_around(new: Sequence[str], store: Store) -> bool:
    """Derive anew what a few new reports touch, and that alone; False when it cannot be told apart from the rest."""
    knowledge = known_to(store)
    claims = [claim for document in new for claim in store.claims(Filter(document=document))]
    named = spoken_of(store.groundings(claim.id for claim in claims), knowledge)
    known = store.places(place.id for place in named)
    store.save_knowledge([place for place in named if place.id not in known], (), ())
    return bring_up(store, new, knowledge)


def derive(store: Store, knowledge: Knowledge | None = None, jobs: int | None = None, most: int = IN_ONE_GO) -> None:
    """Weigh and infer from all current reports, in place of what was derived before; what people decided about claims
    and their words counts. Without ``knowledge``: by what comes with Khabar, and the places of the database's user.

    More than ``most`` claims are derived part by part in so many processes (None: one per core), unless a person's
    decisions have to be heeded: these may join anything.
    """
    standing = store.judgements(standing=True)
    if not standing and store.current_claims() > most:
        _derive_by_parts(store, knowledge, cores() if jobs is None else jobs)
    else:
        _derive_whole(store, knowledge or known_to(store), standing)
    store.sign(edition())


def _derive_whole(store: Store, knowledge: Knowledge, standing: Sequence[Judgement]) -> None:
    documents = store.documents()
    read = store.claims(Filter())
    claims, groundings = decided(read, store.groundings(claim.id for claim in read), standing)
    weighed = weigh(documents, claims, groundings, knowledge, links(standing))
    assessments = infer(documents, claims, groundings, weighed.origins, weighed.events, knowledge)
    _save_knowledge(spoken_of(groundings, knowledge), store, knowledge)
    store.replace_derived(weighed.origins, weighed.events, assessments)
    keep_index(documents, weighed, store, knowledge, parameters().copies)


def _derive_by_parts(store: Store, knowledge: Knowledge | None, jobs: int) -> None:
    known = knowledge or known_to(store)
    _save_knowledge(with_containers(store.places_meant(), known), store, known)
    engine = Processes(jobs, batch=1, start_after=0, waiting=4) if jobs > 1 else Serial()
    again = known_to if knowledge is None else partial(_given, knowledge)
    rebuild(store, known, Workplace(store.address, again), engine)


def _given(knowledge: Knowledge, _store: Store) -> Knowledge:
    return knowledge


def _save_knowledge(places: Sequence[Place], store: Store, knowledge: Knowledge) -> None:
    store.save_knowledge(_outlined(places, store), knowledge.actors.values(), knowledge.outlets.values())


def spoken_of(groundings: Iterable[Grounding], knowledge: Knowledge) -> list[Place]:
    """The places that claims were found to mean or might mean, with all that contains them: not the whole world."""
    return with_containers({ref for grounding in groundings if grounding.slot == "place" for ref in (
        grounding.ref, *(other.id for other in grounding.alternatives)) if ref}, knowledge)


def with_containers(named: Set[str], knowledge: Knowledge) -> list[Place]:
    """Places and all that contains them; of an area that ways lead out of also the roads and positions by which it is
    told how far it is besieged."""
    named = named | {place for way in knowledge.ways if way.area in named
              for place in (way.road, way.to, *way.sitting, *way.overlooking)}
    wanted = {container for place in sorted(named) for container in knowledge.containers(place)}
    return [place for identity in sorted(wanted) if (place := knowledge.places.get(identity)) is not None]


def _outlined(places: Sequence[Place], store: Store) -> list[Place]:
    """The places, with the outlines that a user gave to some of them."""
    stored = store.places(place.id for place in places)
    return [replace(place, outline=stored[place.id].outline) if place.id in stored else place for place in places]


def _unknown(loaded: Iterable[Loaded], store: Store, summary: Summary) -> Iterator[Loaded]:
    """What is not in the database yet; the same report twice in one input is taken once."""
    taken: set[str] = set()
    stream = iter(loaded)
    while part := list(islice(stream, COMMIT_EVERY)):
        known = store.known_documents(item.id for item in part if isinstance(item, Document))
        for item in part:
            if isinstance(item, Document):
                if item.id in known or item.id in taken:
                    summary.same += 1
                    continue
                taken.add(item.id)
            yield item


def _store(batch: list[Prepared | Unread], store: Store, summary: Summary) -> None:
    unread = [item for item in batch if isinstance(item, Unread)]
    read_now = [item for item in batch if isinstance(item, Prepared)]
    added = _add_each(read_now, store, unread)
    for item, outcome in zip(read_now, added, strict=True):
        summary.new += outcome is Added.NEW
        if outcome is Added.NEW and len(summary.fresh) <= MOST_NEW:
            summary.fresh.append(item.document.id)
        summary.versions += outcome is Added.VERSION
        summary.same += outcome is Added.SAME
        if outcome in (Added.NEW, Added.VERSION):
            summary.claims += len(item.reading.claims)
            for remark in item.reading.unread:
                summary.note(remark)
    store.add_unread(unread)
    for each in unread:
        summary.note(each)


def _is_undated(item: Prepared) -> bool:
    return item.document.published is None and bool(item.reading.claims)


def _store_undated(waiting: list[Prepared], store: Store, summary: Summary) -> None:
    """Store the waiting reports with the days that other reports of the database give them, and wait for none."""
    if waiting:
        known = known_events(store, known_to(store))
        for first in range(0, len(waiting), COMMIT_EVERY):
            _store([_dated_from(known, item) for item in waiting[first:first + COMMIT_EVERY]], store, summary)
        waiting.clear()


def _dated_from(known: KnownEvents, item: Prepared) -> Prepared:
    dating = infer_publication(item.reading.claims, item.groundings, known)
    if dating is None:
        return item
    return replace(item, groundings=tuple(dated_by(dating, item.reading.claims, item.groundings)))


def _add_each(items: list[Prepared], store: Store, unread: list[Unread]) -> list[Added | None]:
    """Add a batch in one transaction; if the store refuses a report, one by one, so that only that one is left out."""
    try:
        return list(store.add_batch((item.document, item.reading, item.groundings) for item in items))
    except KhabarError:
        return [_add_one(item, store, unread) for item in items]


def _add_one(item: Prepared, store: Store, unread: list[Unread]) -> Added | None:
    try:
        return store.add_document(item.document, item.reading, item.groundings)
    except KhabarError as refusal:
        unread.append(Unread(item.document.name, str(refusal)))
        return None
