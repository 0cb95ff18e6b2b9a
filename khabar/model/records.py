"""The records of Khabar: frozen, slotted, holding the ids of other records, never the records.

*Text comes in, quoted claims go out, nothing is ever overwritten.* A Claim is a fact about reporting; Events and
Assessments are derived from claims by named rules and can be recomputed from them at any time.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from khabar.model.ids import make_id

Status = Literal["asserted", "negated", "planned", "hedged"]
Extent = Literal["full", "partial"]
PartOfDay = Literal["dawn", "morning", "noon", "afternoon", "evening", "night"]


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a document: half-open ``start, stop`` in code points, and the words; ``text[start:stop]``, always."""

    start: int
    stop: int
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one report, as it was published by one outlet.

    ``name`` is the input's own id or file name; ``report`` is the id shared by all versions of the report;
    ``sha256`` is of the raw bytes. ``published`` is None when unknown: dates in the text then stay relative.
    """

    id: str
    report: str
    name: str
    text: str
    sha256: str
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | None = None
    retrieved: datetime | None = None
    language: str = "ar"


def make_document(  # noqa: PLR0913 -- a document is what its fields say
    *, name: str, text: str, sha256: str, outlet: str | None = None, url: str | None = None,
    title: str | None = None, published: date | None = None, retrieved: datetime | None = None,
    language: str = "ar",
) -> Document:
    """Make a document: a report is its url, or else its outlet and name; a version of it is its words and date."""
    report = make_id("report", url) if url else make_id("report", outlet, name)
    return Document(
        id=make_id("doc", report, sha256, published), report=report, name=name, text=text, sha256=sha256,
        outlet=outlet, url=url, title=title, published=published, retrieved=retrieved, language=language,
    )


@dataclass(frozen=True, slots=True)
class When:
    """What the words say about time, before a calendar is known.

    ``kind`` says how to read the numbers (days count from the day of publication, 0; yesterday is -1):

    - ``days``: from ``first`` to ``last`` days relative to publication;
    - ``weekday``: the latest such day not after publication, ISO weekday in ``first`` .. ``last`` (Monday 1);
      ``next`` the first one after publication (``ahead`` true);
    - ``date``: ``year`` (None: the one that lies nearest before publication), ``month`` (0 that of publication, -1 the
      one before it), ``first`` .. ``last`` day of month (None: the whole month);
    - ``year``: the whole of ``year``;
    - ``unstated``: the text gives no hint; what is shown is the window of the news cycle.

    ``hijri`` marks a date of the Islamic calendar. ``basis`` is how the claim came by it: ``stated`` in its clause,
    ``carried`` from an earlier sentence, ``ongoing`` at publication, ``before`` for a state that is over, of which the
    words tell no day, ``cycle`` for the default window.
    """

    kind: Literal["days", "weekday", "date", "year", "unstated"]
    first: int | None = None
    last: int | None = None
    month: int | None = None
    year: int | None = None
    ahead: bool = False
    hijri: bool = False
    part: PartOfDay | None = None
    basis: Literal["stated", "carried", "ongoing", "before", "cycle"] = "stated"
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A figure with its words: ``low`` .. ``high`` (None: no upper bound stated) of ``measure``.

    ``of`` is the counted noun as written; ``cumulative`` marks a running total up to now; ``part_of`` is the index,
    in the claim's counts, of the whole that this figure is a part of (20 killed, among them 5 children).
    """

    measure: str
    low: int
    high: int | None
    of: Span
    cumulative: bool = False
    span: Span | None = None
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """In document D, one voice puts forward one state of affairs, in these words.

    ``agents``, ``targets``, ``weapons`` and ``voice`` are mentions in the text (``voice``: innermost speaker first,
    empty when the report says it itself). The first ``joint`` of its voices say it each on his own account (X and Y
    said), each one after them carries the words of those before. ``trace`` names the rules that made it.
    """

    id: str
    document: str
    type: str
    status: Status
    quote: Span
    extent: Extent | None = None
    agents: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    weapons: tuple[Span, ...] = ()
    place: Span | None = None
    when: When | None = None
    counts: tuple[Count, ...] = ()
    voice: tuple[Span, ...] = ()
    confidence: float = 1.0
    trace: tuple[str, ...] = ()
    joint: int = 1


def make_claim(  # noqa: PLR0913 -- a claim is what its slots say
    *, document: str, type: str, status: Status, quote: Span, extent: Extent | None = None,
    agents: tuple[Span, ...] = (), targets: tuple[Span, ...] = (), weapons: tuple[Span, ...] = (),
    place: Span | None = None, when: When | None = None, counts: tuple[Count, ...] = (),
    voice: tuple[Span, ...] = (), confidence: float = 1.0, trace: tuple[str, ...] = (), joint: int = 1,
) -> Claim:
    """Make a claim with its id: one per document, type, quote and place (several places are several claims)."""
    at = (place.start, place.stop) if place else (None, None)
    first = counts[0].low if counts else None
    identity = make_id("claim", document, type, status, quote.start, quote.stop, *at, first)
    return Claim(identity, document, type, status, quote, extent, agents, targets, weapons, place, when, counts,
                 voice, confidence, trace, joint)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another reading of a slot, with its score in 0..1."""

    id: str
    score: float


@dataclass(frozen=True, slots=True)
class Grounding:
    """What the words of one slot mean in the world; kept beside the claim, never written into it.

    ``slot`` is one of place, agents, targets, voice, date; ``index`` counts within the slot. ``ref`` is the id of a
    place or an actor (None: not resolved, and ``reason`` says why). For a date, ``start`` and ``end`` are days.
    """

    claim: str
    slot: str
    index: int
    ref: str | None = None
    start: date | None = None
    end: date | None = None
    part: PartOfDay | None = None
    score: float = 0.0
    alternatives: tuple[Alternative, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the gazetteer knows it: names, kind, point (degrees WGS84, may be unknown), radius, parent, sources.

    A place without a documented point may stand ``near`` another one: it is then drawn there, and said to be.
    ``outline`` is its shape as a GeoJSON geometry (Polygon or MultiPolygon), empty where none is known.
    """

    id: str
    name_ar: str
    name_en: str
    kind: str
    country: str | None = None
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 1.0
    near: str | None = None
    population: int = 0
    aliases: tuple[str, ...] = ()
    source: str = ""
    outline: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """A dated fact about an actor (its side, its parent), from ``start`` (inclusive) to ``end`` (exclusive)."""

    value: str
    start: date | None = None
    end: date | None = None
    conflict: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party, body or person: names and aliases, kind, dated sides and parents, the source of each fact."""

    id: str
    name_ar: str
    name_en: str
    kind: str
    aliases: tuple[str, ...] = ()
    sides: tuple[Membership, ...] = ()
    parents: tuple[Membership, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes: names, country, owner, and its dated lean per conflict (side or ``neutral``), with evidence.

    ``grade`` is the Admiralty letter A..F of its reliability, a documented prior that a user may override.
    """

    id: str
    name_ar: str
    name_en: str
    country: str | None = None
    owner: str | None = None
    grade: str = "F"
    leans: tuple[Membership, ...] = ()
    aliases: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who a claim's information comes from, once copies and "X said" chains are traced back.

    ``originator`` is an actor id, an outlet id or a made-up id for an unnamed source of one report; ``carrier`` is
    true when the document merely repeats what another document (``copied_from``) had. ``also`` are the ids of others
    who say the same on their own account (the army and the Observatory said).
    """

    claim: str
    originator: str
    name: str
    lean: str | None = None
    grade: str = "F"
    carrier: bool = False
    copied_from: str | None = None
    reason: str = ""
    also: tuple[str, ...] = ()

    @property
    def witnesses(self) -> tuple[str, ...]:
        """Everybody whose word it is, the originator first."""
        return (self.originator, *self.also)


@dataclass(frozen=True, slots=True)
class Rival:
    """One value of one attribute of an event, and the claims and originators that hold it.

    ``attribute`` is outcome, killed, wounded, ... ; ``value`` its display; ``low`` and ``high`` for figures.
    """

    attribute: str
    value: str
    claims: tuple[str, ...]
    originators: tuple[str, ...]
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Claims of one happening: what, where, when; with the rival values of each attribute and who holds each."""

    id: str
    type: str
    place: str | None
    start: date | None
    end: date | None
    claims: tuple[str, ...]
    originators: tuple[str, ...]
    agents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    disputed: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim's part in an assessment: the weight it had, which way it points, and why that weight."""

    claim: str
    weight: float
    supports: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """A derived state over an interval of valid time, as known from the claims up to ``known``.

    ``kind`` is control, route, siege or toll. ``subject`` is the id of what it is about (a place; for a toll a scope
    such as originator and place); ``value`` the state (an actor or side id, ``contested``, ``open``, ``cut``,
    ``besieged``, a figure), ``label`` how sure it is: claimed, assessed, contested, unknown. ``score`` is in 0..1.
    ``start`` and ``end`` are half-days: a day and whether the evening half has come.
    """

    id: str
    kind: str
    subject: str
    value: str
    label: str
    start: date
    end: date | None
    known: date | None
    score: float
    rule: str
    version: str
    events: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    start_half: int = 0
    end_half: int = 0
    low: int | None = None
    high: int | None = None
    best: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about a record: logged, reversible, never edited."""

    id: str
    subject: str
    verdict: str
    value: str | None
    by: str
    at: datetime
    why: str
    revokes: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that could not be read or resolved, and why: a record, not an exception and not a guess."""

    where: str
    reason: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader got out of one document: its claims, and what it could not read."""

    document: str
    claims: tuple[Claim, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
