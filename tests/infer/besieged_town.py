"""A town in two halves, each with ways out, and reports of who holds what on them: for tests of roads and sieges."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from reports import Desk, day, front

from khabar.model.knowledge import Knowledge, Way
from khabar.model.records import Membership

POSITIONS = ("place:college", "place:plant", "place:hill", "place:road")
EAST = "place:east|opposition"
SIDES = {"government": "actor:army", "opposition": "actor:rebels"}


def town(government: str = "government", opposition: str = "opposition") -> Knowledge:
    """A front with two halves of a city, each with two ways out; the college is on a way of both."""
    ways = (
        Way("place:road", "place:east", "place:far-town", ("place:college",), ("place:plant",)),
        Way("place:hill", "place:east", "place:far-town", ("place:hill",)),
        Way("place:road", "place:west", "place:province", ("place:college",), ("place:plant",)),
    )
    return replace(front(government, opposition), ways=ways, hinterlands={
        "place:far-town": (Membership(opposition),), "place:province": (Membership(government),)})


def told(*held: tuple[str, str]) -> Desk:
    """Who holds what, by a neutral wire on 5 August."""
    desk = Desk()
    desk.report("outlet:wire", day(5)).says("control.held", "actor:rebels", at="place:east", on=day(5), extent="full")
    for number, (place, side) in enumerate(held):
        desk.report("outlet:wire", day(5), f"held{number}").says(
            "control.held", SIDES[side], at=place, on=day(5), extent="full")
    return desk


STATEMENTS = st.lists(st.tuples(
    st.sampled_from(["outlet:wire", "outlet:state", "outlet:revolt", "outlet:daily"]),
    st.sampled_from(["control.held", "control.captured", "control.lost", "route.cut", "route.opened",
                     "route.threatened", "siege.imposed", "siege.broken", "aid.blocked", "aid.delivered"]),
    st.sampled_from(["actor:army", "actor:rebels"]), st.sampled_from([*POSITIONS, "place:east", "place:west"]),
    st.integers(3, 9)), min_size=3, max_size=14)


def written(statements: list[tuple[str, str, str, str, int]]) -> Desk:
    desk = told()
    for number, (outlet, kind, side, place, on) in enumerate(statements):
        desk.report(outlet, day(on + 1), f"r{number}").says(kind, side, at=place, on=day(on))
    return desk
