"""The provenance of an assessment as JSON-LD in the words of W3C PROV-O: what was derived from what, by which rule.

Entities are the assessment, the assessments below it, events, claims and reports; the activity is the inference, which
used each claim with a weight (a qualified usage), after the plan that its rule is; agents are the originators, the
outlets and this program. Ids are URNs (``urn:khabar:ID``). ``khabar:contentHash`` is the SHA-256 of the graph without
it, so that the same evidence has the same hash everywhere.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import quote

from khabar import __version__
from khabar.errors import NotFoundError
from khabar.model.records import Assessment, Claim, Document, Event, Evidence, Origin
from khabar.store.store import Store

Entry = dict[str, Any]
CONTEXT: Entry = {
    "prov": "http://www.w3.org/ns/prov#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#", "khabar": "urn:khabar:terms:",
}


def provenance(store: Store, wanted: str) -> Entry:
    """The provenance of the assessment whose id begins with ``wanted``, with all that it cites.

    Raises NotFoundError when there is none, or several.
    """
    record = store.get(store.resolve_id(wanted))
    if not isinstance(record, Assessment):
        raise NotFoundError(f"{wanted}: is no assessment; only these are derived by a rule")
    below = [found for each in rests_on(record) if isinstance(found := store.get(each), Assessment)]
    claims = store.claims_by_id(line.claim for state in (record, *below) for line in state.evidence)
    origins = {origin.claim: origin for origin in store.origins(claims)}
    documents = store.documents_by_id({claim.document for claim in claims.values()})
    events = store.events_by_id({event for state in (record, *below) for event in state.events})
    graph = [
        *(entry for state in (record, *below) for entry in _inference(state)),
        *(_event(event, claims) for _, event in sorted(events.items())),
        *(_claim(claim, origins.get(identity)) for identity, claim in sorted(claims.items())),
        *(_report(document) for _, document in sorted(documents.items())),
        *_agents(origins.values(), documents.values()),
    ]
    told: Entry = {"@context": CONTEXT, "@graph": graph}
    words = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    graph[0]["khabar:contentHash"] = hashlib.sha256(words.encode()).hexdigest()
    return told


def rests_on(state: Assessment) -> tuple[str, ...]:
    """The ids of the assessments that one is inferred from, as its note names them."""
    part = next((part for part in state.note.split("; ") if part.startswith("rests on: ")), "")
    return tuple(each for each in part.removeprefix("rests on: ").split(", ") if each)


def _urn(identity: str) -> str:
    return f"urn:khabar:{quote(identity, safe=':-._~')}"


def _ref(identity: str) -> Entry:
    return {"@id": _urn(identity)}


def _day(day: date | None) -> Entry | None:
    return None if day is None else {"@type": "xsd:date", "@value": day.isoformat()}


def _stated(entry: Entry) -> Entry:
    """The entry without what is not known."""
    return {key: value for key, value in entry.items() if value is not None and value != []}


def _inference(state: Assessment) -> Iterable[Entry]:
    """An assessment, the activity it came from, and the rule that was its plan."""
    activity, rule = f"{state.id}:inference", f"rule:{state.rule}:{state.version}"
    yield _stated({
        "@id": _urn(state.id), "@type": ["prov:Entity", "khabar:Assessment"], "khabar:kind": state.kind,
        "khabar:subject": _ref(state.subject), "khabar:value": state.value, "khabar:label": state.label,
        "khabar:score": state.score, "khabar:low": state.low, "khabar:best": state.best, "khabar:high": state.high,
        "khabar:start": _day(state.start), "khabar:startHalf": state.start_half, "khabar:end": _day(state.end),
        "khabar:endHalf": state.end_half, "khabar:known": _day(state.known), "khabar:note": state.note or None,
        "prov:wasGeneratedBy": _ref(activity),
        "prov:wasDerivedFrom": [_ref(each) for each in (*rests_on(state), *state.events)],
    })
    yield {
        "@id": _urn(activity), "@type": "prov:Activity",
        "prov:qualifiedUsage": [_usage(state, number, line) for number, line in enumerate(state.evidence)],
        "prov:qualifiedAssociation": {
            "@id": _urn(f"{state.id}:association"), "@type": "prov:Association", "prov:agent": _ref("program"),
            "prov:hadPlan": _ref(rule)},
    }
    yield {"@id": _urn(rule), "@type": ["prov:Entity", "prov:Plan"], "rdfs:label": f"{state.rule} {state.version}"}


def _usage(state: Assessment, number: int, line: Evidence) -> Entry:
    return {
        "@id": _urn(f"{state.id}:usage:{number}"), "@type": "prov:Usage", "prov:entity": _ref(line.claim),
        "khabar:weight": line.weight, "khabar:supports": line.supports, "khabar:reason": line.reason,
    }


def _event(event: Event, claims: Iterable[str]) -> Entry:
    held = set(claims)
    return _stated({
        "@id": _urn(event.id), "@type": ["prov:Entity", "prov:Collection", "khabar:Event"], "khabar:type": event.type,
        "khabar:place": None if event.place is None else _ref(event.place), "khabar:start": _day(event.start),
        "khabar:end": _day(event.end), "khabar:disputed": event.disputed, "khabar:reason": event.reason or None,
        "prov:hadMember": [_ref(claim) for claim in event.claims if claim in held],
    })


def _claim(claim: Claim, origin: Origin | None) -> Entry:
    return _stated({
        "@id": _urn(claim.id), "@type": ["prov:Entity", "khabar:Claim"], "khabar:type": claim.type,
        "khabar:status": claim.status, "prov:value": claim.quote.text, "khabar:quoteStart": claim.quote.start,
        "khabar:quoteStop": claim.quote.stop, "prov:wasQuotedFrom": _ref(claim.document),
        "prov:wasAttributedTo": None if origin is None else _ref(origin.originator),
        "khabar:carrier": None if origin is None else origin.carrier,
    })


def _report(document: Document) -> Entry:
    return _stated({
        "@id": _urn(document.id), "@type": ["prov:Entity", "khabar:Report"], "rdfs:label": document.title,
        "khabar:name": document.name, "khabar:sha256": document.sha256, "khabar:published": _day(document.published),
        "khabar:url": document.url,
        "prov:wasAttributedTo": None if document.outlet is None else _ref(_outlet(document.outlet)),
    })


def _outlet(name: str) -> str:
    return name if name.startswith("outlet:") else f"outlet:{name}"


def _agents(origins: Iterable[Origin], documents: Iterable[Document]) -> Sequence[Entry]:
    """The program, the originators with their lean and grade, and the outlets, each once."""
    program: Entry = {"@id": _urn("program"), "@type": ["prov:Agent", "prov:SoftwareAgent"],
                      "rdfs:label": f"khabar {__version__}"}
    found: dict[str, Entry] = {}
    for origin in sorted(origins, key=lambda each: (each.originator, each.claim)):
        found.setdefault(origin.originator, _stated({
            "@id": _urn(origin.originator), "@type": "prov:Agent", "rdfs:label": origin.name or None,
            "khabar:lean": origin.lean, "khabar:grade": origin.grade}))
    for name in sorted({document.outlet for document in documents if document.outlet is not None}):
        found.setdefault(_outlet(name), {"@id": _urn(_outlet(name)), "@type": "prov:Agent", "rdfs:label": name})
    return [program, *(found[each] for each in sorted(found))]
