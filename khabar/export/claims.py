"""Claims as JSON Lines: the contract ``khabar.claim/1`` that scoring and other programs rely on (DESIGN §1).

Every object carries the words and their place in the text (half-open, in code points) beside what they were resolved
to; a slot that was not resolved has its words alone, with ``id`` and ``name`` null.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from khabar.model.knowledge import Knowledge
from khabar.model.records import Claim, Count, Document, Grounding, Place, Span, When

SCHEMA = "khabar.claim/1"

# Python's splitlines, and readers in other languages, end a line at these too; JSON may carry them escaped.
_LINE_ENDS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})

NOTHING_KNOWN = Knowledge(places={}, actors={}, outlets={})


def claim_object(
    document: Document, claim: Claim, groundings: Iterable[Grounding], knowledge: Knowledge = NOTHING_KNOWN,
) -> dict[str, Any]:
    """One claim as the object that is written out.

    ``groundings`` are those of the claim's document or of the claim alone (others are passed over) and may be empty;
    ``knowledge`` gives names and points to the ids in them. ``date`` is null unless a grounding has both its days: a
    relative date of a report without a day of publication is known by its words only. ``joint``, where there is one, is
    how many of the first voices say it each on his own account.
    """
    found = {(g.slot, g.index): g for g in groundings if g.claim == claim.id}
    return {
        "schema": SCHEMA,
        "id": claim.id,
        "document": {
            "id": document.id, "name": document.name, "outlet": document.outlet,
            "published": document.published.isoformat() if document.published else None, "url": document.url,
        },
        "type": claim.type,
        "status": claim.status,
        "extent": claim.extent,
        "quote": _words(claim.quote),
        "agents": _mentions("agents", claim.agents, found, knowledge),
        "targets": _mentions("targets", claim.targets, found, knowledge),
        "weapons": [_words(span) for span in claim.weapons],
        "place": _place(claim.place, found.get(("place", 0)), knowledge),
        "date": _date(claim.when, found.get(("date", 0))),
        "counts": [_count(count) for count in claim.counts],
        "voice": _mentions("voice", claim.voice, found, knowledge),
        **({"joint": claim.joint} if claim.joint > 1 else {}),
        "confidence": round(claim.confidence, 4),
        "trace": list(claim.trace),
    }


def write_claims(stream: TextIO, objects: Iterable[Mapping[str, Any]]) -> int:
    """Write claim objects, one per line, and return how many there were. The stream must encode UTF-8."""
    number = 0
    for value in objects:
        stream.write(json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_LINE_ENDS) + "\n")
        number += 1
    return number


def _words(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.stop, "text": span.text}


def _mentions(
    slot: str, spans: Sequence[Span], found: Mapping[tuple[str, int], Grounding], knowledge: Knowledge,
) -> list[dict[str, Any]]:
    objects = []
    for index, span in enumerate(spans):
        grounding = found.get((slot, index))
        ref = grounding.ref if grounding else None
        objects.append({**_words(span), "id": ref, "name": _name(ref, knowledge)})
    return objects


def _name(ref: str | None, knowledge: Knowledge) -> dict[str, str] | None:
    if ref is None:
        return None
    known = knowledge.actors.get(ref) or knowledge.outlets.get(ref) or knowledge.places.get(ref)
    return {"ar": known.name_ar, "en": known.name_en} if known else None


def _place(span: Span | None, grounding: Grounding | None, knowledge: Knowledge) -> dict[str, Any] | None:
    if span is None:
        return None
    ref = grounding.ref if grounding else None
    known = knowledge.places.get(ref) if ref is not None else None
    return {**_words(span), "id": ref, "name": _name(ref, knowledge), **_point(known, knowledge)}


def _point(place: Place | None, knowledge: Knowledge) -> dict[str, Any]:
    """Where to draw a place; one without a documented point is drawn at the place it lies ``near``, and says so."""
    if place is None:
        return {"lat": None, "lon": None, "radius_km": None}
    anchor = place
    if place.lat is None and place.near is not None:
        anchor = knowledge.places.get(place.near, place)
    point = {"lat": anchor.lat, "lon": anchor.lon, "radius_km": place.radius_km}
    return point if anchor is place else {**point, "near": anchor.id}


def _date(when: When | None, grounding: Grounding | None) -> dict[str, Any] | None:
    if grounding is None or grounding.start is None or grounding.end is None:
        return None
    return {
        "start": grounding.start.isoformat(),
        "end": grounding.end.isoformat(),
        "text": when.span.text if when and when.span else None,
        "part_of_day": grounding.part or (when.part if when else None),
    }


def _count(count: Count) -> dict[str, Any]:
    value = {
        "measure": count.measure, "low": count.low, "high": count.high, "cumulative": count.cumulative,
        "of": count.of.text, **_words(count.span or count.of),
    }
    return value if count.part_of is None else {**value, "part_of": count.part_of}
