"""The files of actors: every fact has a source, dates are in order, and nobody's name is somebody else's."""

from datetime import date, timedelta
from importlib import resources
from itertools import pairwise

import pytest
import yaml

from khabar.errors import DataError
from khabar.lang.actors import (
    Fact,
    PartyEntry,
    PartyName,
    cue_words,
    known_parties,
    load_strings,
    parse,
    party_entries,
    party_grammar,
    party_names,
)
from khabar.model.resolved import conflict_countries

ARMS = frozenset({"air", "army", "navy", "loyal", "media"})
WARS = ("syria", "yemen", "iraq", "libya", "gaza", "sudan")
ENTRIES = {entry.slug: entry for entry in party_entries()}


def sides() -> dict[str, set[str]]:
    text = resources.files("khabar").joinpath("data/actors/conflicts.yaml").read_text(encoding="utf-8")
    return {war: set(fields["sides"]) for war, fields in yaml.safe_load(text)["conflicts"].items()}


def documented(field: str) -> set[str]:
    """The values that the README's table gives for a field."""
    text = resources.files("khabar").joinpath("data/actors/README.md").read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| `{field}` |"))
    return set(row.split("|")[2].replace(",", " ").split())


def facts(entry: PartyEntry) -> tuple[Fact, ...]:
    return (*entry.sides, *entry.parents, *entry.offices)


def test_there_are_enough_actors_and_parties_of_every_war() -> None:
    assert len(ENTRIES) >= 400
    for war in WARS:
        assert sum(any(fact.conflict == war for fact in entry.sides) for entry in ENTRIES.values()) >= 10, war


def test_every_actor_and_every_fact_has_a_source() -> None:
    assert [slug for slug, entry in ENTRIES.items() if not entry.source.strip()] == []
    assert [slug for slug, entry in ENTRIES.items() for fact in facts(entry) if not fact.source.strip()] == []


def test_kinds_arms_and_titles_are_those_that_are_documented() -> None:
    assert {entry.kind for entry in ENTRIES.values()} <= documented("kind")
    assert {arm for entry in ENTRIES.values() for arm in entry.arms} <= ARMS
    assert {fact.title for entry in ENTRIES.values() for fact in entry.offices} <= set(party_grammar()["titles"])


def test_actors_that_others_refer_to_exist() -> None:
    named = {fact.value for entry in ENTRIES.values() for fact in (*entry.parents, *entry.offices)}
    named |= {slug for entry in ENTRIES.values() for slug in entry.arms.values()}
    assert named - set(ENTRIES) == set()


def test_sides_are_those_of_their_war() -> None:
    known = sides()
    wrong = [(slug, fact) for slug, entry in ENTRIES.items() for fact in entry.sides
             if fact.value not in known.get(fact.conflict or "", set())]
    assert wrong == []
    assert set(conflict_countries().values()) == set(known)


def test_names_are_bound_to_known_wars_and_used_by_known_sides() -> None:
    known = sides()
    every = {side for each in known.values() for side in each}
    assert {name.conflict for name in party_names()} - {None} <= set(known)
    assert {side for name in party_names() for side in name.used_by} <= every


def test_a_fact_ends_after_it_began_and_no_two_of_a_war_overlap() -> None:
    for entry in ENTRIES.values():
        groups = [[fact for fact in entry.sides if fact.conflict == war] for war in {s.conflict for s in entry.sides}]
        for group in groups:
            spans = sorted((fact.start or date.min, fact.end or date.max) for fact in group)
            assert all(first < last for first, last in spans), entry.slug
            assert all(one[1] <= other[0] for one, other in pairwise(spans)), entry.slug
        assert all(fact.start is None or fact.end is None or fact.start < fact.end for fact in facts(entry)), entry.slug


def test_nobody_is_his_own_parent_however_far_up() -> None:
    for slug in ENTRIES:
        above, seen = [slug], set()
        while above:
            current = above.pop()
            assert current not in seen or current != slug, slug
            if current not in seen:
                seen.add(current)
                above += [fact.value for fact in ENTRIES[current].parents]
            assert slug not in above, slug


def clash(one: PartyName, other: PartyName) -> bool:
    """Whether two names of the same words could mean different actors in one report."""
    if one.actor == other.actor or one.conflict != other.conflict or one.anaphor or other.anaphor:
        return False
    if one.cues or other.cues:
        return False
    starts, ends = max(one.start or date.min, other.start or date.min), min(one.end or date.max, other.end or date.max)
    return starts < ends


def test_no_name_is_claimed_by_two_actors_on_one_day_without_a_cue_or_a_war() -> None:
    by_words: dict[tuple[str, ...], list[PartyName]] = {}
    for name in party_names():
        if not name.adjective:
            by_words.setdefault(name.words, []).append(name)
    clashes = {
        (" ".join(words), one.actor, other.actor)
        for words, names in by_words.items() for one in names for other in names
        if one.actor < other.actor and clash(one, other)
    }
    assert clashes == set()


def test_an_office_has_one_holder_at_a_time() -> None:
    seats: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for slug, entry in ENTRIES.items():
        for office in entry.offices:
            seats.setdefault((office.title, office.value), []).append(
                (office.start or date.min, office.end or date.max, slug))
    for seat, holders in seats.items():
        spans = sorted(holders)
        assert all(one[1] <= other[0] for one, other in pairwise(spans)), (seat, spans)


def test_known_parties_leave_out_adjectives_and_words_that_only_point_back() -> None:
    known = known_parties("ar")
    assert known["حزب الله"] == ("actor:hezbollah",)
    assert "الحزب" not in known and "روسيه" not in known
    assert known_parties("en")["hezbollah"] == ("actor:hezbollah",)


def test_a_name_that_is_a_common_word_has_its_cues() -> None:
    assert "جبهه" in cue_words("ar")["النصره"]


def test_nusra_has_one_identity_under_three_names_with_their_days() -> None:
    names = {name.text: name for name in party_names() if name.actor == "actor:jabhat-fatah-al-sham"}
    renamed = names["جبهة فتح الشام"].start
    assert renamed == date(2016, 7, 28)
    assert not names["جبهة فتح الشام"].good_on(renamed - timedelta(days=1))
    assert names["هيئة تحرير الشام"].start == date(2017, 1, 28)


@pytest.mark.parametrize(("text", "complaint"), [
    ("actors: {x: {ar: [س], en: [x], kind: group}}", "needs ar, en, kind and source"),
    ("actors: {x: {ar: [س], en: [x], kind: group, source: s, colour: red}}", "colour"),
    ("actors: {x: {ar: [{name: س, from: 2015-01-01}], en: [x], kind: group, source: s}}", "first name"),
    ("actors: {x: {ar: [س], en: [x], kind: group, source: s, sides: {side: a, form: 2015-01-01}}}", "form"),
    ("actors: {x: {ar: [س], en: [x], kind: group, source: s, sides: {side: a, from: soon}}}", "not a day"),
    ("actors: [x]", "a mapping is expected"),
    ("actors: {x: {ar: [س", "expected"),
])
def test_a_file_that_breaks_the_format_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(DataError, match=complaint):
        list(parse(load_strings(text, "try.yaml"), "try.yaml"))
