"""A desk to write reports at, for tests: claims with their words, places and parties, without a reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256

from khabar.model.knowledge import Knowledge
from khabar.model.records import (
    Actor,
    Claim,
    Count,
    Document,
    Extent,
    Grounding,
    Membership,
    Outlet,
    PartOfDay,
    Place,
    Span,
    Status,
    When,
    make_claim,
    make_document,
)

Days = date | tuple[date, date] | None


def day(number: int, month: int = 8, year: int = 2016) -> date:
    return date(year, month, number)


def counted(measure: str, low: int, high: int | None = -1, *, cumulative: bool = False,
            part_of: int | None = None) -> Count:
    """A figure; without ``high`` it is exact, with ``high=None`` it is a lower bound."""
    return Count(measure, low, low if high == -1 else high, Span(0, 0, ""), cumulative, None, part_of)


def told(name: str, number: int, words: int = 14) -> str:
    """A sentence that no other report has a row of words in common with."""
    return " ".join(sha256(f"{name}/{number}/{word}".encode()).hexdigest()[:7] for word in range(words)) + "."


@dataclass
class Report:
    """One report under the pen; ``Desk.batch`` closes it."""

    name: str
    outlet: str | None
    published: date | None
    sentences: list[tuple[str, list[dict[str, object]]]] = field(default_factory=list)

    def says(self, type: str, by: Sequence[str] | str = (), onto: Sequence[str] | str = (), *,
             at: str | None = None, on: Days = None, part: PartOfDay | None = None, status: Status = "asserted",
             extent: Extent | None = None, counts: Sequence[Count] = (), voice: Sequence[str | None] = (),
             same_sentence: bool = False, near: bool = False) -> Report:
        """Add a claim; a voice of None is a source without a name. Returns the report, to go on from."""
        slots: dict[str, object] = {
            "type": type, "by": (by,) if isinstance(by, str) else tuple(by), "status": status,
            "onto": (onto,) if isinstance(onto, str) else tuple(onto), "at": at, "on": on, "part": part,
            "extent": extent, "counts": tuple(counts), "voice": tuple(voice), "near": near,
        }
        if same_sentence:
            self.sentences[-1][1].append(slots)
        else:
            self.sentences.append((told(self.name, len(self.sentences)), [slots]))
        return self

    @property
    def text(self) -> str:
        return "\n".join(sentence for sentence, _ in self.sentences)


@dataclass
class Batch:
    documents: list[Document]
    claims: list[Claim]
    groundings: list[Grounding]

    def plus(self, other: Batch) -> Batch:
        return Batch(self.documents + other.documents, self.claims + other.claims, self.groundings + other.groundings)


class Desk:
    """Reports in the order they were written."""

    def __init__(self) -> None:
        self.reports: list[Report] = []

    def report(self, outlet: str | None = None, published: date | None = None, name: str | None = None) -> Report:
        found = Report(name or f"report-{len(self.reports)}", outlet, published)
        self.reports.append(found)
        return found

    def copy(self, report: Report, outlet: str | None, published: date | None, name: str) -> Report:
        """The same words in another outlet."""
        found = Report(name, outlet, published, list(report.sentences))
        self.reports.append(found)
        return found

    def batch(self) -> Batch:
        found = Batch([], [], [])
        for report in self.reports:
            _write(report, found)
        return found


def _write(report: Report, batch: Batch) -> None:
    document = make_document(
        name=report.name, text=report.text, sha256=sha256((report.name + report.text).encode()).hexdigest(),
        outlet=report.outlet, published=report.published)
    batch.documents.append(document)
    start = 0
    for sentence, claims in report.sentences:
        for number, slots in enumerate(claims):
            _claim(document, slots, Span(start + number, start + len(sentence), sentence[number:]), batch)
        start += len(sentence) + 1


def _claim(document: Document, slots: Mapping[str, object], quote: Span, batch: Batch) -> None:
    def spans(key: str) -> tuple[Span, ...]:
        refs = slots[key]
        assert isinstance(refs, tuple)
        return tuple(Span(quote.start, quote.start + 1, str(ref or f"{key} {index}"))
                     for index, ref in enumerate(refs))

    at, on, counts, part = slots["at"], slots["on"], slots["counts"], slots["part"]
    assert isinstance(counts, tuple)
    claim = make_claim(
        document=document.id, type=str(slots["type"]), status=slots["status"], extent=slots["extent"],  # type: ignore[arg-type]
        quote=quote, agents=spans("by"), targets=spans("onto"), voice=spans("voice"), counts=counts,
        place=Span(quote.start, quote.start + 1, str(at)) if at else None,
        when=When("days", basis="stated" if on is not None else "cycle"))
    batch.claims.append(claim)
    if at:
        batch.groundings.append(Grounding(claim.id, "place", 0, str(at), score=1.0,
                                          reason="its surroundings" if slots["near"] else "named"))
    if on is not None:
        first, last = on if isinstance(on, tuple) else (on, on)
        batch.groundings.append(Grounding(claim.id, "date", 0, start=first, end=last, part=part, score=1.0))  # type: ignore[arg-type]
    for key, slot in (("by", "agents"), ("onto", "targets"), ("voice", "voice")):
        refs = slots[key]
        assert isinstance(refs, tuple)
        batch.groundings.extend(Grounding(claim.id, slot, index, ref, score=1.0)
                                for index, ref in enumerate(refs) if ref)


def _place(slug: str, kind: str, parent: str | None = None) -> Place:
    return Place(f"place:{slug}", slug, slug, kind, "SY", f"place:{parent}" if parent else None)


def _actor(slug: str, kind: str, side: str | None = None, parent: str | None = None) -> Actor:
    return Actor(f"actor:{slug}", slug, slug, kind, (), (Membership(side),) if side else (),
                 (Membership(f"actor:{parent}"),) if parent else ())


def _outlet(slug: str, lean: str | None, grade: str) -> Outlet:
    return Outlet(f"outlet:{slug}", slug, slug, "SY", None, grade, (Membership(lean),) if lean else ())


def front(government: str = "government", opposition: str = "opposition") -> Knowledge:
    """A small front: a city with two halves, a plant, a road and a town far away; two sides, with names to swap."""
    places = [
        _place("city", "city", "province"), _place("province", "governorate"), _place("east", "area", "city"),
        _place("west", "area", "city"), _place("plant", "plant", "city"), _place("college", "college", "city"),
        _place("road", "road", "city"), _place("hill", "hill", "east"), _place("quarter", "neighbourhood", "east"),
        _place("far-town", "town"),
    ]
    actors = [
        _actor("army", "army", government), _actor("allies", "militia", None, "army"),
        _actor("rebels", "coalition", opposition), _actor("brigade", "faction", None, "rebels"),
        _actor("commander", "person", None, "brigade"), _actor("monitor", "monitor"), _actor("rescuers", "rescue"),
        _actor("un", "un"), _actor("director", "person", None, "monitor"), _actor("residents", "people"),
    ]
    outlets = [
        _outlet("state", government, "D"), _outlet("loyal", government, "C"), _outlet("revolt", opposition, "D"),
        _outlet("rising", opposition, "C"), _outlet("wire", "neutral", "B"), _outlet("daily", "neutral", "C"),
        _outlet("weekly", "neutral", "C"), _outlet("blog", None, "F"),
    ]
    return Knowledge({place.id: place for place in places}, {actor.id: actor for actor in actors},
                     {outlet.id: outlet for outlet in outlets})
