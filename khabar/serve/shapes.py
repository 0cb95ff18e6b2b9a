"""Records as the objects that go out. Words of reports go out as they are: escaping is the duty of who shows them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from khabar.brief.account import Account, Names
from khabar.brief.happenings import happening
from khabar.brief.passages import sentence_around
from khabar.brief.wording import wording
from khabar.export.claims import claim_object
from khabar.model.ontology import ontology
from khabar.model.records import Claim, Document, Event, Grounding, Judgement, Origin, Rival
from khabar.model.rivals import COUNTER
from khabar.serve.naming import LANGUAGES, Name, type_name
from khabar.serve.snapshot import Snapshot
from khabar.store.browsing import Listed, Stand
from khabar.store.telling import Told

Shape = dict[str, Any]


class Shapes:
    """Makes objects of the records of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.naming = snapshot.naming

    # Reports and claims

    def listed(self, listed: Listed) -> Shape:
        """A report in a list."""
        return {**self._document(listed.document), "version": listed.version, "current": listed.current,
                "claims": listed.claims, "length": listed.length}

    def document(self, document: Document, claims: Sequence[Claim]) -> Shape:
        """A report with its text, the claims read in it, and what was not read."""
        versions = self.snapshot.page_versions(document.report)
        own = next(each for each in versions if each.document.id == document.id)
        return {
            **self._document(document), "version": own.version, "current": own.current,
            "length": len(document.text), "text": document.text, "claims": self.claims(claims),
            "claim_count": len(claims),
            "unread": [{"where": each.where, "reason": each.reason} for each in self.snapshot.unread_of(document.id)],
            "versions": [{"id": each.document.id, "version": each.version, "current": each.current,
                          "published": each.document.published} for each in versions],
        }

    def _document(self, document: Document) -> Shape:
        return {"id": document.id, "report": document.report, "name": document.name, "title": document.title,
                "outlet": document.outlet, "outlet_id": self.naming.outlet(document.outlet),
                "url": safe_url(document.url), "published": document.published, "language": document.language}

    def claims(self, claims: Sequence[Claim]) -> list[Shape]:
        """Claims with who they come from, the event they tell of, and what people decided about them."""
        told = self.snapshot.account_of(claims)
        events = self.snapshot.claim_events(claim.id for claim in claims)
        return self._claims(claims, told, events)

    def claims_told(self, told: Sequence[Told]) -> list[Shape]:
        """The same, of claims with all that is told of them."""
        claims = [each.claim for each in told]
        account = Account(
            documents=self.snapshot.documents_by_id({claim.document for claim in claims}),
            claims={claim.id: claim for claim in claims},
            groundings={each.claim.id: each.groundings for each in told},
            origins={each.claim.id: each.origin for each in told if each.origin is not None},
            events=(), assessments=(), knowledge=self.snapshot.world)
        return self._claims(claims, account, {each.claim.id: each.event for each in told if each.event is not None})

    def _claims(self, claims: Sequence[Claim], told: Account, events: Mapping[str, str]) -> list[Shape]:
        judged = self.snapshot.judged
        return [self._claim(claim, told, events.get(claim.id), judged.get(claim.id)) for claim in claims]

    def _claim(self, claim: Claim, told: Account, event: str | None, judged: str | None) -> Shape:
        document = told.documents[claim.document]
        shape = claim_object(document, claim, told.groundings.get(claim.id, ()), told.knowledge)
        shape["document"]["url"] = safe_url(document.url)
        start, stop = sentence_around(document.text, claim.quote)
        origin = told.origins.get(claim.id)
        return {
            **shape, "title": document.title, "origin": self.naming.origin(origin) if origin else None,
            "event": event, "sentence": {"start": start, "end": stop, "text": document.text[start:stop]},
            "type_name": type_name(claim.type), "judged": judged,
        }

    def grounding(self, grounding: Grounding) -> Shape:
        """What the words of a slot were found to mean, and might mean."""
        return {
            "slot": grounding.slot, "index": grounding.index, "ref": grounding.ref,
            "name": self._known(grounding.ref), "start": grounding.start, "end": grounding.end,
            "part": grounding.part, "score": round(grounding.score, 4), "reason": grounding.reason,
            "alternatives": [{"id": each.id, "name": self._known(each.id), "score": round(each.score, 4)}
                             for each in grounding.alternatives],
        }

    def _known(self, identity: str | None) -> Name | None:
        return self.naming.name(identity) if identity else None

    # What is derived

    def events(self, events: Sequence[Event]) -> list[Shape]:
        """Events with a line that tells each in both languages."""
        claims = self.snapshot.claims_by_id(dict.fromkeys(claim for event in events for claim in event.claims))
        told = self.snapshot.account_of(list(claims.values()), events)
        names = {lang: Names(told.knowledge, wording(lang)) for lang in LANGUAGES}
        return [self._event(event, told, names) for event in events]

    def _event(self, event: Event, told: Account, names: Mapping[str, Names]) -> Shape:
        origins = {origin.originator: origin for claim in event.claims if (origin := told.origins.get(claim))}
        lines = {lang: happening(event, told, each) for lang, each in names.items()}
        known = ontology().types.get(event.type)
        return {
            "id": event.id, "type": event.type, "type_name": type_name(event.type),
            "section": known.section if known else "", "place": self.naming.place(event.place),
            "start": event.start, "end": event.end, "disputed": event.disputed, "reason": event.reason,
            "agents": self._parties(event.agents, event), "targets": self._parties(event.targets, event),
            "claims": list(event.claims), "originators": self._originators(event.originators, origins),
            "rivals": [self._rival(rival, origins) for rival in event.rivals],
            "text": {lang: f"{line.text} {line.tail}".strip() for lang, line in lines.items()},
        }

    def _parties(self, parties: Iterable[str], event: Event) -> list[Shape]:
        return [self.naming.party(each, event.start, event.place) for each in parties]

    def _originators(self, identities: Iterable[str], origins: Mapping[str, Origin]) -> list[Shape]:
        return [self.naming.originator(origins[each]) if each in origins else
                {"id": each, "name": self.naming.name(each)} for each in identities]

    def _rival(self, rival: Rival, origins: Mapping[str, Origin]) -> Shape:
        counter = rival.attribute == COUNTER
        return {"attribute": rival.attribute, "value": rival.value, "low": rival.low, "high": rival.high,
                "claims": list(rival.claims), "originators": self._originators(rival.originators, origins),
                "event": rival.value if counter else None}

    def state(self, stand: Stand) -> Shape:
        """A state as it is drawn."""
        place, *rest = stand.subject.split("|")
        return {
            "id": stand.id, "kind": stand.kind, "subject": stand.subject, "place": self.naming.place(place),
            "value": stand.value,
            "name": {"ar": stand.value, "en": stand.value} if stand.kind == "toll"
            else self.naming.value(stand.value, place),
            "label": stand.label, "score": round(stand.score, 4), "start": stand.start,
            "start_half": stand.start_half, "end": stand.end, "end_half": stand.end_half, "known": stand.known,
            "rule": stand.rule, "version": stand.version,
            "users": users(rest) if stand.kind == "route" else None,
            "toll": self._toll(stand, rest) if stand.kind == "toll" and len(rest) == 3 else None,
        }

    def _toll(self, stand: Stand, scope: Sequence[str]) -> Shape:
        measure, victims, whose = scope
        return {
            "measure": measure, "victims": victims,
            "originator": self.naming.party(whose) if stand.rule == "toll.series" else None,
            "event": whose if whose.startswith("event_") else None,
            "low": stand.low, "high": stand.high, "best": stand.best,
        }

    def judgement(self, judgement: Judgement, standing: set[str]) -> Shape:
        """An entry of the log."""
        return {"id": judgement.id, "subject": judgement.subject, "verdict": judgement.verdict,
                "value": judgement.value, "by": judgement.by, "at": judgement.at, "why": judgement.why,
                "revokes": judgement.revokes, "standing": judgement.id in standing}


def users(scope: Sequence[str]) -> Shape:
    """For whom the state of a road holds: a side, a class of user; nothing stands for everybody."""
    side, kind = (*scope, "", "")[:2]
    return {"side": side or None, "class": kind or None}


def safe_url(url: str | None) -> str | None:
    """A URL that may be followed: of the web, and with a host; None of any other."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
