"""``khabar whatif``: roads and sieges if some places were in other hands. Nothing is stored."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

import typer

from khabar.brief.gathering import account
from khabar.commands.options import AsJson, Db, Lang, actor_of, language_of, opened, place_of, read_day
from khabar.commands.state import show_changes, sides_of
from khabar.errors import InputError, NotFoundError
from khabar.infer.halfdays import EVENING, halfday
from khabar.infer.supposing import suppose
from khabar.model.differences import differences
from khabar.model.records import Assessment
from khabar.model.resolved import war_of
from khabar.run.pipeline import known_to
from khabar.store.queries import StateFilter
from khabar.store.store import Store


def whatif(
    on: Annotated[date, typer.Option("--on", parser=read_day, metavar="DAY", help="The day.", show_default=False)],
    held: Annotated[list[str], typer.Option(
        "--set", metavar="PLACE=ACTOR", show_default=False,
        help="A place and who would hold it: a side, or a party of one. May be repeated.")],
    db: Db = None, lang: Lang = None, as_json: AsJson = False,
) -> None:
    """Show what would change if places were held by others: control, roads, sieges. Nothing is stored.

    \b
    Examples:
      khabar whatif --set "Sheikh Saeed cement plant=opposition" --on 2016-08-15
      khabar whatif --set place:aleppo-ramouseh=government --set Khanasir=is --on 2016-08-15 --json
    """
    with opened(db) as store:
        wanted = dict(_placed(store, pair, on) for pair in held)
        changes = differences(supposed(store, on, {}), supposed(store, on, wanted))
        told = account(store, assessments=sides_of(changes))
    show_changes(changes, told, language_of(lang), as_json=as_json)


def supposed(store: Store, day: date, held: Mapping[str, str]) -> Sequence[Assessment]:
    """The states at the end of a day if these places were held by these sides (by place); as they are, without any.

    Raises NotFoundError for a place that is not known.
    """
    knowledge = known_to(store)
    for place in held:
        if place not in knowledge.places:
            raise NotFoundError(f"{place}: no such place is known")
    return suppose(store.assessments(StateFilter()), knowledge, held, halfday(day, EVENING))


def _placed(store: Store, pair: str, day: date) -> tuple[str, str]:
    """A place and the side that is to hold it. Raises InputError and NotFoundError."""
    name, equals, holder = (part.strip() for part in pair.rpartition("="))
    place = place_of(store, name) if name else None
    if not equals or place is None or not holder:
        raise InputError("--set", f"{pair!r} is not PLACE=ACTOR")
    knowledge = known_to(store)
    sides = {fact.value for actor in knowledge.actors.values() for fact in actor.sides}
    if holder in sides:
        return place, holder
    actor = actor_of(store, holder)
    side = knowledge.side(actor, day, war_of(place, knowledge)) if actor is not None else None
    if side is None:
        raise NotFoundError(f"{holder}: is no side, and no party that is on one on {day}")
    return place, side
