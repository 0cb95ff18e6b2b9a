"""Why something is said: the tree from an assessment, an event, a figure or a claim down to the quoted sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.brief.account import Account, Names
from khabar.brief.attribution import speakers
from khabar.brief.disputes import aspect, rivalling, version
from khabar.brief.gathering import account
from khabar.brief.happenings import happening, telling_of
from khabar.brief.passages import Piece, pieces, sentence_around
from khabar.brief.printable import isolated, printable
from khabar.brief.wording import wording
from khabar.errors import NotFoundError
from khabar.model.ontology import ontology
from khabar.model.records import Assessment, Claim, Document, Event, Evidence, Grounding, Rival
from khabar.store.queries import Filter
from khabar.store.store import Store


@dataclass(frozen=True, slots=True)
class Node:
    """One step of an explanation: what is said, its id, labelled facts about it, the sentence it rests on, and why."""

    text: str
    ref: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    quote: tuple[Piece, ...] = ()
    children: tuple["Node", ...] = ()


def why(store: Store, wanted: str, lang: str) -> Node:
    """The tree below the record whose id begins with ``wanted``; ``EVENT/killed`` is one figure of an event.

    Raises NotFoundError when no record, or more than one, has such an id, or when it is not one that rests on words.
    """
    prefix, _, attribute = wanted.partition("/")
    record = store.get(store.resolve_id(prefix))
    if isinstance(record, Assessment):
        told = account(store, store.events_by_id(record.events).values(), [record])
        return _assessment(record, told, Names(told.knowledge, wording(lang)))
    if isinstance(record, Event):
        told = account(store, [record])
        return _event(record, told, Names(told.knowledge, wording(lang)), attribute=attribute)
    if isinstance(record, Claim):
        told = account(store, claims=[record.id])
        return _claim(record, told, Names(told.knowledge, wording(lang)))
    if isinstance(record, Document):
        return _document(record, store, lang)
    raise NotFoundError(f"{wanted}: is not an assessment, an event, a figure, a claim or a report")


def _assessment(state: Assessment, told: Account, names: Names) -> Node:
    words = names.words
    text = words.say(
        "why", "assessment", kind=words.text("kinds", state.kind), subject=names.subject(state),
        value=names.state(state), label=words.optional("labels", state.label) or state.label,
        score=f"{state.score:.2f}",
    )
    start = words.day(state.start)
    lasts = (words.say("why", "range", start=start, end=words.day(state.end)) if state.end
             else words.say("why", "open_end", start=start))
    facts = [(words.text("why", "holds"), lasts), (words.text("why", "rule"), f"{state.rule} {state.version}")]
    if state.note:
        facts.append((words.text("why", "note"), _machine(state.note)))
    evidence = {part.claim: part for part in state.evidence}
    events = [_event(event, told, names, evidence=evidence) for event in told.events]
    in_events = {claim for event in told.events for claim in event.claims}
    alone = [_claim(claim, told, names, evidence.get(claim.id))
             for claim in told.held(part.claim for part in state.evidence) if claim.id not in in_events]
    return Node(text, state.id, tuple(facts), children=(*events, *alone))


def _event(
    event: Event, told: Account, names: Names, evidence: dict[str, Evidence] | None = None, attribute: str = "",
) -> Node:
    line = happening(event, told, names)
    words = names.words
    facts = [(words.text("why", "same_event"), _machine(event.reason))] if event.reason else []
    rivals = [rival for rival in event.rivals if rival.attribute.partition(":")[0] == attribute.partition(":")[0]]
    if attribute and not rivals:
        raise NotFoundError(f"{event.id}/{attribute}: nobody states this figure")
    versions = [_version(event, rival, told, names) for rival in (rivals if attribute else rivalling(event, told))]
    wanted = {claim for rival in rivals for claim in rival.claims} if attribute else set(event.claims)
    claims = [_claim(claim, told, names, (evidence or {}).get(claim.id))
              for claim in told.held(event.claims) if claim.id in wanted]
    mark = f" [{words.text('why', 'disputed')}]" if event.disputed else ""
    text = f"{line.when}: {line.text}{mark}"
    return Node(text, event.id, (*facts, *versions), children=tuple(claims))


def _version(event: Event, rival: Rival, told: Account, names: Names) -> tuple[str, str]:
    claims = told.held(rival.claims)
    who = names.words.listed(speakers(claims, told, names))
    return f"{aspect(rival, names)}: {version(event, rival, told, names)}", who


def _claim(claim: Claim, told: Account, names: Names, evidence: Evidence | None = None) -> Node:
    words = names.words
    text = words.say(
        "why", "claim", type=getattr(ontology().types[claim.type], words.lang),
        status=words.text("status_names", claim.status), line=telling_of([claim], told, names),
    )
    document = told.documents[claim.document]
    facts = [(words.text("why", "says"), speaker(claim, told, names)),
             (words.text("why", "report"), report(document, names))]
    facts += _origin(claim, told, names) + _meaning(claim, told, names)
    if evidence:
        key = "supports" if evidence.supports else "opposes"
        weight = words.say("why", key, weight=f"{evidence.weight:.2f}")
        facts.insert(0, (weight, _machine(evidence.reason)))
    if claim.trace:
        facts.append((words.text("why", "read_by"), _machine(", ".join(claim.trace))))
    sentence = sentence_around(document.text, claim.quote)
    return Node(text, claim.id, tuple(facts), quote=pieces(document.text, sentence, [claim.quote]))


def speaker(claim: Claim, told: Account, names: Names) -> str:
    """Who is quoted as saying it, innermost first; the report itself when nobody is."""
    said = []
    for index, span in enumerate(claim.voice):
        grounding = told.grounding(claim.id, "voice", index)
        said.append(names.party(grounding.ref) if grounding and grounding.ref else names.words.quoted(span.text))
    return names.words.text("list", "comma").join(said) or names.words.text("why", "report_itself")


def report(document: Document, names: Names) -> str:
    """A report as it is named: outlet, day of publication, its own name."""
    words = names.words
    published = words.day(document.published) if document.published else words.text("unpublished")
    parts = (names.outlet(document.outlet), published, isolated(printable(document.name, 80)))
    return words.text("list", "dot").join(parts)


def _machine(text: str) -> str:
    """What a rule says for itself, in whatever language: never mixed into the text around it."""
    return isolated(printable(text))


def _origin(claim: Claim, told: Account, names: Names) -> list[tuple[str, str]]:
    origin = told.origins.get(claim.id)
    if origin is None:
        return []
    words, known = names.words, [names.originator(origin, told.documents[claim.document])]
    if origin.lean:
        known.append(f"{words.text('why', 'lean')} {names.party(origin.lean)}")
    known.append(f"{words.text('why', 'grade')} {origin.grade}")
    if origin.reason:
        known.append(_machine(origin.reason))
    return [(words.text("why", "origin"), words.text("list", "semicolon").join(known))]


def _meaning(claim: Claim, told: Account, names: Names) -> list[tuple[str, str]]:
    """What the words for the place and the day were taken to mean, and how."""
    words, found = names.words, []
    place, day = told.grounding(claim.id, "place"), told.grounding(claim.id, "date")
    if claim.place and place:
        means = names.place(place.ref) if place.ref else words.say("why", "unresolved", reason=_machine(place.reason))
        found.append((words.text("why", "place"), _from_words(means, claim.place.text, place, names)))
    if day:
        means = words.days(day.start, day.end) if day.start or day.end else words.say(
            "why", "unresolved", reason=_machine(day.reason))
        stated = claim.when.span.text if claim.when and claim.when.span else ""
        found.append((words.text("why", "date"), _from_words(means, stated, day, names)))
    return found


def _from_words(means: str, stated: str, grounding: Grounding, names: Names) -> str:
    words = names.words
    source = f" {words.text('why', 'words')} {words.quoted(stated)}" if stated else ""
    reason = f" ({_machine(grounding.reason)})" if grounding.reason and (grounding.ref or grounding.start) else ""
    return f"{means}{source}{reason}"


def _document(document: Document, store: Store, lang: str) -> Node:
    claims = [claim.id for claim in store.claims(Filter(document=document.id, current=False))]
    told = account(store, claims=claims)
    names = Names(told.knowledge, wording(lang))
    children: Sequence[Node] = [_claim(claim, told, names) for claim in told.held(claims)]
    return Node(report(document, names), document.id, children=tuple(children))
