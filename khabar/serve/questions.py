"""What may be asked: the parameters of a query, each with its bounds."""

import base64
import binascii
import re
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema, model_validator

from khabar.model.ontology import ontology
from khabar.serve.problems import ProblemError
from khabar.store.browsing import Box, Wanted
from khabar.store.queries import Filter

LONGEST_SPAN = 36_600  # days
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ID = r"^[^\s\x00-\x1f\x7f]{1,200}$"


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError("is not a day; write it as 2016-08-15")


def _box(value: object) -> Box:
    try:
        west, south, east, north = (float(part) for part in str(value).split(","))
    except ValueError:
        raise ValueError("is not WEST,SOUTH,EAST,NORTH in degrees") from None
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        raise ValueError("lies beyond the globe, or its south north of its north")
    return Box(west, south, east, north)


def _type(value: object) -> str:
    types = ontology().types
    if isinstance(value, str) and (value in types or any(name.startswith(f"{value}.") for name in types)):
        return value
    raise ValueError("is no claim type and no family of them")


Day = Annotated[date, PlainValidator(_day), WithJsonSchema(
    {"type": "string", "format": "date", "examples": ["2016-08-15"]})]
BoxText = Annotated[Box, PlainValidator(_box), WithJsonSchema(
    {"type": "string", "examples": ["36.5,35.5,37.8,36.6"]})]
TypeName = Annotated[str, PlainValidator(_type), WithJsonSchema(
    {"type": "string", "examples": ["control.captured", "strike"]})]
Id = Annotated[str, Field(pattern=_ID, examples=["place:aleppo"])]
Words = Annotated[str, Field(min_length=1, max_length=200)]
Cursor = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,400}$")]
Kind = Literal["control", "route", "siege", "toll"]
StatusName = Literal["asserted", "negated", "planned", "hedged"]
LabelName = Literal["assessed", "claimed", "contested", "unknown"]
Measure = Literal["killed", "wounded", "captured", "missing", "displaced"]
Language = Literal["en", "ar"]


class Asked(BaseModel):
    """Parameters that are known; any other is refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Span(Asked):
    """Some days, open where one is not given."""

    start: Day | None = Field(None, alias="from", description="First day.")
    end: Day | None = Field(None, alias="to", description="Last day.")

    @model_validator(mode="after")
    def _in_order(self) -> "Span":
        if self.start and self.end and not timedelta(0) <= self.end - self.start <= timedelta(LONGEST_SPAN):
            raise ValueError(f"'to' lies before 'from', or more than {LONGEST_SPAN} days after it")
        return self


class Page(Asked):
    """One page of a list."""

    limit: int = Field(50, ge=1, le=500, description="The most that one page holds.")
    cursor: Cursor | None = Field(None, description="`next` of the page before.")


class Paged(Page, Span):
    """A page of what touches some days."""


class Listing(Paged):
    """Filters of claims and events; everything given must hold."""

    place: Id | None = Field(None, description="Id of a place: it and all within it.")
    bbox: BoxText | None = Field(None, description="WEST,SOUTH,EAST,NORTH: the point of the place lies there.")
    actor: Id | None = Field(None, description="Id of a party on either side of it.")
    type: list[TypeName] = Field([], max_length=40, description="A type, or a family of them.")
    status: list[StatusName] = Field([], max_length=4)
    originator: Id | None = Field(None, description="Id of whom the information comes from.")
    min_confidence: float | None = Field(None, ge=0, le=1, description="Least certainty of having been read rightly.")
    document: Id | None = Field(None, description="Id or name of a report.")
    outlet: Words | None = Field(None, description="The outlet as its reports name it.")
    text: Words | None = Field(None, description="Words of the quote, as written.")
    disputed: bool | None = Field(None, description="Only what is, or is not, in dispute (events).")

    def wanted(self, *, more: int = 1) -> Wanted:
        """The question to the store, for ``more`` records than the page holds."""
        basic = Filter(
            document=self.document, types=tuple(self.type), statuses=tuple(self.status), place=self.place,
            actor=self.actor, text=self.text, start=self.start, end=self.end, disputed=self.disputed,
            after=opened_cursor(self.cursor), limit=self.limit + more)
        return Wanted(basic, self.bbox, self.originator, self.outlet, self.min_confidence)


class Reports(Paged):
    """Filters of reports; days are those of publication."""

    place: Id | None = Field(None, description="Id of a place that a claim of the report is at.")
    outlet: Words | None = Field(None, description="The outlet as its reports name it.")
    text: Words | None = Field(None, description="Words of the title or the name.")

    def wanted(self) -> Wanted:
        """The question to the store, for one record more than the page holds."""
        return Wanted(Filter(place=self.place, start=self.start, end=self.end, after=opened_cursor(self.cursor),
                             limit=self.limit + 1), outlet=self.outlet)


class Named(Page):
    """A page of what has names."""

    text: Words | None = Field(None, description="Words of one of its names; spelling does not matter.")


class NamedPlaces(Named):
    """A page of places."""

    bbox: BoxText | None = None
    place: Id | None = Field(None, description="Only what lies within it.")


class OnDay(Asked):
    """A day, as it is known now or was known on another day."""

    on: Day | None = Field(None, description="The day; without it the last one that anything is reported of.")
    known: Day | None = Field(None, description="Only reports that were out by this day count.")
    half: int = Field(1, ge=0, le=1, description="0 for its morning, 1 for its end.")
    place: Id | None = Field(None, description="Id of a place: it and all within it.")


class StateOn(OnDay):
    """Which states of a day."""

    kind: list[Kind] = Field([], max_length=4, description="Without it control, routes and sieges.")
    label: list[LabelName] = Field([], max_length=4)


class OverDays(Span):
    """Which states over all days."""

    place: Id | None = None
    known: Day | None = None
    kind: list[Kind] = Field([], max_length=4)
    symbols: bool = True


class TollsBy(Paged):
    """Which figures, and by what they are put together."""

    by: Literal["place", "side", "originator", "day"] = "place"
    measure: list[Measure] = Field([], max_length=5)
    place: Id | None = None
    originator: Id | None = None
    rule: Literal["weighted"] = "weighted"


class TollTable(Span):
    """How figures are put together, and by which rule rival ones are joined."""

    by: Literal["place", "side", "originator", "day"] = "place"
    rule: Literal["weighted", "conservative", "ged"] = Field("weighted", description=(
        "weighted: median of the originators by their weight; conservative: the most cautious figure, as ACLED codes; "
        "ged: the most reliable originator's, with least and greatest, as UCDP codes."))
    place: Id | None = None


class Between(Asked):
    """Two days, each as known now or on another day."""

    start: Day | None = Field(None, alias="from")
    end: Day | None = Field(None, alias="to")
    known_from: Day | None = None
    known_to: Day | None = None
    place: Id | None = None
    kind: list[Kind] = Field([], max_length=4)


class Searched(Paged):
    """Words to look for."""

    q: str = Field(min_length=1, max_length=200, description="Words; “…” keeps them together.",
                   examples=["\u0627\u0644\u0645\u0639\u0627\u0631\u0636\u0629"])
    where: Literal["all", "quotes", "texts"] = Field("all", alias="in")
    place: Id | None = None
    type: list[TypeName] = Field([], max_length=40)
    status: list[StatusName] = Field([], max_length=4)
    outlet: Words | None = None

    def wanted(self) -> Wanted:
        """The filters beside the words."""
        return Wanted(Filter(types=tuple(self.type), statuses=tuple(self.status), place=self.place, start=self.start,
                             end=self.end), outlet=self.outlet)


class BriefOn(Span):
    """Which briefing, and how it is written."""

    place: Id | None = None
    lang: Language = "en"
    format: Literal["json", "html", "md", "text"] = "json"


class InLanguage(Asked):
    """The language of our own words."""

    lang: Language = "en"


def make_cursor(last: str) -> str:
    """What the next page is asked for with."""
    return base64.urlsafe_b64encode(last.encode()).decode().rstrip("=")


def opened_cursor(cursor: str | None) -> str | None:
    """What a cursor stands for. Raises ProblemError when nobody made it."""
    if cursor is None:
        return None
    try:
        last = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, ValueError):
        raise ProblemError(422, "this cursor is none of ours") from None
    if not last.isprintable():
        raise ProblemError(422, "this cursor is none of ours")
    return last


def offset_of(cursor: str | None) -> int:
    """How many records lie before a page that is counted. Raises ProblemError when nobody made the cursor."""
    last = opened_cursor(cursor)
    if last is None:
        return 0
    if not last.isascii() or not last.isdigit() or len(last) > 9:
        raise ProblemError(422, "this cursor is none of ours")
    return int(last)


def page(items: list[Any], limit: int, last: Any, total: int | None) -> dict[str, Any]:
    """A page of objects of which one more than fits was asked for; ``last`` gives the id of an item."""
    more = len(items) > limit
    shown = items[:limit]
    return {"items": shown, "next": make_cursor(last(shown[-1])) if more and shown else None, "total": total}
