"""Claims as annotations of their reports, out and in: W3C Web Annotation and Label Studio."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Query
from starlette.requests import Request
from starlette.responses import Response

from khabar import __version__
from khabar.errors import JudgementError, NotFoundError
from khabar.model.judgements import CONFIRM, CORRECT, REJECT, make_judgement
from khabar.model.ontology import ontology
from khabar.model.records import Claim, Document, Grounding, Judgement
from khabar.serve.answers import to_json
from khabar.serve.desk import desk, give, person
from khabar.serve.documented import ok
from khabar.serve.problems import ProblemError
from khabar.serve.questions import Asked, Id
from khabar.serve.reviewing import check, name_of, take_in
from khabar.serve.shapes import Shapes, safe_url
from khabar.serve.snapshot import Snapshot
from khabar.serve.tokens import Role
from khabar.store.queries import Filter

router = APIRouter(tags=["review"])
URN, STATUS = "urn:khabar:", "status:"
AROUND = 32        # code points before and after a quote, by which it is found again in a changed text
MOST = 500         # annotations that are taken in at once
REJECTED = "rejected"
TAKEN_IN = "taken in from an annotation"
Json = Any


class Which(Asked):
    """Of which report, and how written."""

    document: Id
    format: Literal["w3c", "labelstudio"] = "w3c"


@dataclass(slots=True)
class Said:
    """What an annotation says of a claim, or of the words of one of its slots; None: nothing."""

    subject: str
    type: str | None = None
    status: str | None = None
    means: str | None = None
    rejected: bool = False
    why: str = ""


@dataclass(slots=True)
class Taken:
    """Decisions that annotations come to, and what could not be taken, with the reason."""

    made: list[Judgement] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)


@router.get("/annotations", responses=ok("any"))
def annotations(request: Request, asked: Annotated[Which, Query()]) -> Response:
    """The claims of a report, with what their words mean, as annotations of its text."""
    def build(snapshot: Snapshot) -> Any:
        document = snapshot.documents_by_id([asked.document]).get(asked.document)
        if document is None:
            raise NotFoundError(f"{asked.document}: no such report")
        claims = snapshot.claims(Filter(document=document.id, current=False))
        groundings = snapshot.groundings(claim.id for claim in claims)
        if asked.format == "labelstudio":
            return [_task(document, claims)]
        return _annotation_page(document, claims, groundings)

    return give(request, build)


@router.post("/annotations", responses=ok("Annotated"))
def annotate(
    request: Request, sent: Annotated[Json, Body(examples=[{"type": "AnnotationPage", "items": []}])],
) -> Response:
    """Take annotations in: each of a known claim becomes a decision; what is unchanged confirms it."""
    who = person(request, Role.REVIEWER)
    parts = desk(request)
    snapshot = parts.library.now()
    said = list(_said(sent))
    if len(said) > MOST:
        raise ProblemError(413, f"more than {MOST} annotations at once")
    taken = _decisions(said, snapshot, name_of(who))
    if taken.made:
        snapshot = take_in(taken.made, parts)
    shapes, stands = Shapes(snapshot), {each.id for each in taken.made}
    body = {"judgements": [shapes.judgement(each, stands) for each in taken.made],
            "skipped": [{"where": where, "reason": reason} for where, reason in taken.skipped]}
    return Response(to_json(body), headers={"Cache-Control": "no-store"}, media_type="application/json")


# Out

def _annotation_page(document: Document, claims: Sequence[Claim], groundings: Iterable[Grounding]) -> Json:
    by_claim = {claim.id: claim for claim in claims}
    items = [_annotation(document, claim) for claim in claims]
    items += [found for each in groundings if (found := _identified(document, by_claim[each.claim], each))]
    return {"@context": "http://www.w3.org/ns/anno.jsonld", "id": f"{URN}annotations/{document.id}",
            "type": "AnnotationPage", "items": items}


def _annotation(document: Document, claim: Claim) -> Json:
    return {"id": f"{URN}{claim.id}", "type": "Annotation", "motivation": "classifying",
            "body": [_tag(claim.type), _tag(f"{STATUS}{claim.status}")],
            "target": _target(document, claim.quote.start, claim.quote.stop),
            "generator": {"type": "Software", "name": f"Khabar {__version__}"}}


def _identified(document: Document, claim: Claim, grounding: Grounding) -> Json | None:
    """What the words of a slot mean; None where they have no words or no meaning."""
    mentions = {"place": (claim.place,), "agents": claim.agents, "targets": claim.targets, "voice": claim.voice}
    words = mentions.get(grounding.slot, ())
    span = words[grounding.index] if grounding.index < len(words) else None
    if span is None or grounding.ref is None:
        return None
    return {"id": f"{URN}{claim.id}/{grounding.slot}/{grounding.index}", "type": "Annotation",
            "motivation": "identifying", "target": _target(document, span.start, span.stop),
            "body": [{"type": "SpecificResource", "purpose": "identifying", "source": f"{URN}{grounding.ref}"}]}


def _tag(value: str) -> Json:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _target(document: Document, start: int, stop: int) -> Json:
    text = document.text
    return {"source": safe_url(document.url) or f"{URN}{document.id}", "selector": [
        {"type": "TextPositionSelector", "start": start, "end": stop},
        {"type": "TextQuoteSelector", "exact": text[start:stop], "prefix": text[max(0, start - AROUND):start],
         "suffix": text[stop:stop + AROUND]}]}


def _task(document: Document, claims: Sequence[Claim]) -> Json:
    result = []
    for claim in claims:
        words = {"start": claim.quote.start, "end": claim.quote.stop, "text": claim.quote.text}
        link = {"id": claim.id, "to_name": "text"}
        result += [
            {**link, "from_name": "claim", "type": "labels", "value": {**words, "labels": [claim.type]}},
            {**link, "from_name": "status", "type": "choices", "value": {**words, "choices": [claim.status]}}]
    return {"data": {"document": document.id, "title": document.title or "", "text": document.text},
            "predictions": [{"model_version": f"khabar {__version__}", "result": result}]}


# In

def _said(sent: Json) -> Iterator[Said]:
    if isinstance(sent, dict) and sent.get("type") == "AnnotationPage":
        yield from _said(sent.get("items"))
        return
    for each in sent if isinstance(sent, list) else [sent]:
        if not isinstance(each, dict):
            raise ProblemError(422, "neither a Web Annotation nor a task of Label Studio")
        if each.get("type") == "Annotation":
            yield _from_w3c(each)
        elif isinstance(each.get("annotations"), list) or isinstance(each.get("predictions"), list):
            yield from _from_task(each)
        else:
            raise ProblemError(422, "neither a Web Annotation nor a task of Label Studio")


def _from_w3c(annotation: Mapping[str, Json]) -> Said:
    said = Said(str(annotation.get("id", "")).removeprefix(URN), rejected=annotation.get("motivation") == "moderating")
    bodies = annotation.get("body")
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if not isinstance(body, dict):
            continue
        value = str(body.get("value", ""))
        if body.get("purpose") == "commenting":
            said.why = value
        elif body.get("purpose") == "identifying":
            said.means = str(body.get("source", "")).removeprefix(URN)
        elif value.startswith(STATUS):
            said.status = value.removeprefix(STATUS)
        elif value == REJECTED:
            said.rejected = True
        elif value:
            said.type = value
    return said


def _from_task(task: Mapping[str, Json]) -> Iterator[Said]:
    found: dict[str, Said] = {}
    for annotation in task.get("annotations") or task.get("predictions") or []:
        results = annotation.get("result") if isinstance(annotation, dict) else None
        for each in results if isinstance(results, list) else []:
            value = each.get("value") if isinstance(each, dict) else None
            if not isinstance(value, dict):
                continue
            said = found.setdefault(str(each.get("id", "")), Said(str(each.get("id", ""))))
            labels, choices, texts = (_strings(value.get(name)) for name in ("labels", "choices", "text"))
            said.rejected = said.rejected or REJECTED in (*labels, *choices)
            said.type = next(iter(labels), said.type)
            said.status = next((each for each in choices if each in ontology().statuses), said.status)
            if each.get("type") == "textarea":
                said.why = " ".join(texts)
    yield from found.values()


def _strings(value: Json) -> list[str]:
    return [str(each) for each in value] if isinstance(value, list) else []


def _decisions(said: Sequence[Said], snapshot: Snapshot, by: str) -> Taken:
    taken = Taken()
    claims = snapshot.claims_by_id({each.subject.partition("/")[0][:100] for each in said})
    meant = {f"{each.claim}/{each.slot}/{each.index}": each.ref for each in snapshot.groundings(claims)}
    for each in said:
        where = each.subject[:100]
        claim = claims.get(where.partition("/")[0])
        if claim is None:
            taken.skipped.append((where, "no such claim: only what was read is judged"))
            continue
        try:
            verdict, value = _verdict(each, claim, meant.get(each.subject))
            made = make_judgement(each.subject, verdict, value=value, by=by, at=datetime.now(UTC),
                                  why=each.why[:2_000].strip() or TAKEN_IN)
            check(made, snapshot)
            taken.made.append(made)
        except (JudgementError, NotFoundError) as refusal:
            taken.skipped.append((where, str(refusal)))
    return taken


def _verdict(said: Said, claim: Claim, meant: str | None) -> tuple[str, str | None]:
    if said.rejected:
        return REJECT, None
    if "/" in said.subject:
        return (CONFIRM, None) if said.means in (None, meant) else (CORRECT, said.means)
    other = {name: value for name, value, was in (
        ("type", said.type, claim.type), ("status", said.status, claim.status)) if value not in (None, was)}
    return (CORRECT, json.dumps(other, sort_keys=True)) if other else (CONFIRM, None)
