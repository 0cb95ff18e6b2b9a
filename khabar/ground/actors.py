"""Who the words of a party, victim or speaker mean: the most specific known actor, on a day, in a war.

The head of a phrase decides, not who backs it; a word of force before a name picks the arm of the party; generic names
mean the party that bears them in the report's war; short forms point back to what the report has named before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from khabar.ground.party_heads import party_heads
from khabar.ground.party_index import NameMatch, PartyIndex, Words, in_force, spellings
from khabar.ground.party_phrases import PartyPhrase, Segment, arm_before, first_of, has, read_phrase
from khabar.ground.resolution import Resolution
from khabar.lang.actors import PartyEntry, PartyName, actor_id, party_entries, party_names
from khabar.model.records import Actor, Alternative, Membership

# How sure each way of arriving at an actor is, in 0..1; chosen so that a name stands before a hint.
NAMED, HEADED, BY_WAR, ARM, MEMBER, SPOKESMAN, LOYAL, ADJECTIVE, SOURCE, POINTING, GUESS = (
    0.95, 0.9, 0.85, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.6, 0.4)
DOUBTED = 0.6  # times the score, when the name is out of use or of a war that the report does not state
CIVILIAN = 0.8
_PUBLISHERS = frozenset({"agency", "media"})
RECENT = 4  # mentions back that «its allies» reaches


def load_actors() -> dict[str, Actor]:
    """All actors of ``data/actors`` by id."""
    return {actor_id(entry.slug): _actor(entry) for entry in party_entries()}


def _actor(entry: PartyEntry) -> Actor:
    names = {name["name"]: None for listed in entry.names.values() for name in listed}
    shown = entry.title("ar"), entry.title("en")
    return Actor(
        id=actor_id(entry.slug), name_ar=shown[0], name_en=shown[1], kind=entry.kind, source=entry.source,
        aliases=tuple(name for name in names if name not in shown),
        sides=tuple(Membership(fact.value, fact.start, fact.end, fact.conflict, fact.source) for fact in entry.sides),
        parents=tuple(Membership(actor_id(fact.value), fact.start, fact.end, None, fact.source)
                      for fact in entry.parents),
    )


@dataclass(frozen=True, slots=True)
class _Sense:
    """The day and the war in which words are read."""

    day: date | None
    conflict: str | None


class ActorResolver:
    """Resolves the phrases of one report at a time against the known actors."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        names = [name for name in party_names() if name.actor in actors]
        self._index = PartyIndex(name for name in names if not name.anaphor)
        self._anaphors = PartyIndex(name for name in names if name.anaphor)
        self._arms = {actor_id(entry.slug): {arm: actor_id(slug) for arm, slug in entry.arms.items()}
                      for entry in party_entries()}
        self._surnames = _surnames(name for name in names if actors[name.actor].kind == "person")
        self._openers = _openers(names)
        self._phrase = lru_cache(maxsize=50_000)(lambda text: read_phrase(text, self._index))
        self._alone = lru_cache(maxsize=50_000)(self._resolve_alone)

    def resolve(
        self, phrases: Sequence[str], *, day: date | None, conflict: str | None,
        wars: Sequence[str | None] | None = None,
    ) -> list[Resolution]:
        """One resolution for each phrase of a report, in the order of the report.

        ``day`` is when the report speaks (None: unknown, which excludes no name), ``conflict`` the war it is about,
        ``wars`` that of each phrase, where a report is about several. Order matters only for short forms («the
        organisation», a surname), which point back to earlier phrases.
        """
        before: list[str] = []
        found = []
        for text, war in zip(phrases, wars or [conflict] * len(phrases), strict=True):
            sense = _Sense(day, war)
            resolution = self._alone(text, sense)
            if resolution.ref is None:
                resolution = self._point_back(self._phrase(text), before, resolution, sense)
            if resolution.ref is not None and resolution.ref != party_heads().civilian_actor:
                before.append(resolution.ref)
            found.append(resolution)
        return found

    def _resolve_alone(self, text: str, sense: _Sense) -> Resolution:
        """What a phrase means by its own words."""
        phrase = self._phrase(text)
        if not phrase.words:
            return Resolution(None, reason="no words")
        heads, doubt = party_heads(), None
        if heads.modifiers.get(phrase.words[0]) == "within" or first_of(phrase.words, heads.both):
            return Resolution(None, reason=_nobody(phrase))
        rules = [self._whole, self._civilians, self._by_head, self._by_adjective, self._behind, self._told]
        if first_of(phrase.words, heads.unnamed, heads.spokesmen):
            rules[3:5] = self._behind, self._by_adjective
        for rule in rules:
            found = rule(phrase, sense)
            if found is not None and found.ref is not None:
                return found
            doubt = doubt or found
        return doubt or Resolution(None, reason=_nobody(phrase))

    def _whole(self, phrase: PartyPhrase, sense: _Sense) -> Resolution | None:
        """The phrase is a name from end to end."""
        match = self._index.longest(phrase.words, 0)
        if match is None or match.stop < len(phrase.words):
            return None
        return self._chosen(match.names, sense, NAMED, "named")

    def _civilians(self, phrase: PartyPhrase, sense: _Sense) -> Resolution | None:
        if first_of(phrase.words, party_heads().civilians) and not any(m.first == 0 for m in phrase.head.matches):
            return Resolution(party_heads().civilian_actor, CIVILIAN, reason="people who are no party")
        return None

    def _by_head(self, phrase: PartyPhrase, sense: _Sense) -> Resolution | None:
        """A name in the head, with its arm where a word of force stands before it; a person's full name first."""
        segment, heads = phrase.head, party_heads()
        matches = [match for match in segment.matches if self._stands(segment, match)]
        people = [match for match in matches if self._is_person(match)]
        for match in (*people[-1:], *matches):
            before = segment.words[:match.first]
            if before and self._index.is_adjective(segment.words[match.first:match.stop]):
                continue
            if first_of(before, heads.things) and not self._owns(segment, match):
                continue
            if self._is_where(match) and (first_of(before, heads.people) or (
                    first_of(before, heads.unnamed) and not has(before, heads.official))):
                continue  # people of a country, or somebody there
            found = self._with_arm(before, match, sense, HEADED, "named after its head")
            if found.ref is not None:
                return self._as_speaker(found, before)
        return None

    def _by_adjective(self, phrase: PartyPhrase, sense: _Sense) -> Resolution | None:
        """An adjective of origin or belonging in the head: Russian planes, a Houthi commander."""
        heads, part = party_heads(), phrase.head.words
        names = self._index.adjectives(part)
        if not names or (first_of(part, heads.things, heads.people) and arm_before(part, len(part)) is None):
            return None
        names = tuple(sorted(names, key=lambda name: self._actors[name.actor].kind == "state"))
        state = self._actors[names[0].actor].kind == "state"
        if state and first_of(part, heads.unnamed) and not has(part, heads.official):
            return Resolution(None, reason="an unnamed source; the adjective says where, not for whom")
        match = NameMatch(len(part), len(part), tuple(name for name in names if name.words == names[0].words))
        found = self._with_arm(part, match, sense, ADJECTIVE, "by its adjective")
        if state and found.ref == names[0].actor and arm_before(part, len(part)) == "loyal":
            return Resolution(None, reason="a militia of that origin, which need not be its state's")
        return self._as_speaker(found, part)

    def _behind(self, phrase: PartyPhrase, sense: _Sense) -> Resolution | None:
        """A party behind the head that it belongs to, is loyal to, or speaks for."""
        heads, part = party_heads(), phrase.head.words
        place = first_of(part, heads.things) and not has(part, heads.control)
        for segment in phrase.segments[1:]:
            matches = [match for match in segment.matches if self._stands(segment, match)]
            if segment.role not in ("belongs", "loyal", "within") or not matches:
                continue
            match = next((match for match in matches if self._is_person(match)), matches[0])
            if segment.role == "loyal" and not first_of(part, heads.things):
                return self._loyal_to(match, sense)
            if segment.role == "belongs" or (segment.role == "within" and not place and not self._is_where(match)):
                before = (*part, *segment.words[:match.first])
                found = self._with_arm(before, match, sense, MEMBER, f"behind the head ({segment.role})")
                return self._as_speaker(found, part)
        return None

    def _told(self, phrase: PartyPhrase, sense: _Sense) -> Resolution | None:
        """A force whose nation is only told afterwards: a drone believed to be American."""
        part = phrase.head.words
        arm = arm_before(part, len(part))
        names = self._index.adjectives(phrase.words[len(part):]) if arm else ()
        if not names or any(segment.role in ("belongs", "loyal", "against") for segment in phrase.segments):
            return None
        match = NameMatch(0, 0, tuple(name for name in names if name.words == names[0].words))
        return self._with_arm(part, match, sense, GUESS, "told of it")

    # --- names to actors -------------------------------------------------------------------------------------------

    def _with_arm(
        self, before: Words, match: NameMatch, sense: _Sense, score: float, reason: str,
    ) -> Resolution:
        found = self._chosen(match.names, sense, score, reason)
        arm = arm_before(before, len(before)) if found.ref else None
        picked = self._arms.get(found.ref or "", {}).get(arm or "")
        if picked is None or picked not in self._actors:
            return found
        return replace(found, ref=picked, score=round(min(found.score, ARM), 3), reason=f"{found.reason}, its {arm}")

    def _loyal_to(self, match: NameMatch, sense: _Sense) -> Resolution:
        found = self._chosen(match.names, sense, LOYAL, "loyal to it")
        picked = self._arms.get(found.ref or "", {}).get("loyal")
        return replace(found, ref=picked) if picked in self._actors else found

    def _chosen(self, names: Sequence[PartyName], sense: _Sense, score: float, reason: str) -> Resolution:
        current, remark = in_force(names, sense.day, sense.conflict)
        actors = list(dict.fromkeys(name.actor for name in current))
        if not actors:
            return Resolution(None, reason=f"a generic name, {remark}")
        if len(actors) > 1 and sense.day is None and all(name.conflict is not None for name in current) and not remark:
            others = tuple(Alternative(actor, 0.0) for actor in actors[1:])
            return Resolution(actors[0], round(min(score, BY_WAR) * DOUBTED, 3), others, f"{reason}, the day unknown")
        if len(actors) > 1:
            alternatives = tuple(Alternative(actor, round(1 / len(actors), 3)) for actor in actors)
            why = "names different parties in different wars" if remark else "several parties bear this name"
            return Resolution(None, alternatives=alternatives, reason=why)
        if current[0].conflict is not None and not remark:
            score, reason = min(score, BY_WAR), f"{reason}, in this war"
        if remark:
            score, reason = score * DOUBTED, f"{reason}, {remark}"
        return Resolution(actors[0], round(score, 3), reason=reason)

    def _as_speaker(self, found: Resolution, part: Words) -> Resolution:
        """Lower the score of a body for which somebody unnamed, or one of its people, speaks."""
        heads = party_heads()
        if found.ref is None or not part or self._actors[found.ref].kind == "person":
            return found
        if first_of(part, heads.unnamed):
            return replace(found, score=min(found.score, SOURCE), reason=f"unnamed, speaks for it; {found.reason}")
        if first_of(part, heads.spokesmen):
            return replace(found, score=min(found.score, SPOKESMAN), reason=f"one of its people; {found.reason}")
        return found

    # --- what a match is ---------------------------------------------------------------------------------------------

    def _is_person(self, match: NameMatch) -> bool:
        return all(self._actors[name.actor].kind == "person" for name in match.names)

    def _is_where(self, match: NameMatch) -> bool:
        """Whether the name is as well that of a country or capital, so that what is *in* it need not be *of* it."""
        return all(self._actors[name.actor].kind == "state" for name in match.names)

    def _owns(self, segment: Segment, match: NameMatch) -> bool:
        """Whether a thing is the party's: «of» before the name, or a word of control between; no state, no person."""
        kinds = {self._actors[name.actor].kind for name in match.names}
        between = segment.words[:match.first]
        return not kinds & {"state", "person"} and (match.clitic or has(between, party_heads().control)
                                                     or match.first == 1)

    def _stands(self, segment: Segment, match: NameMatch) -> bool:
        """Whether a match is meant: not the surname of somebody else, a former holder's title, a common word, or the
        agency to which somebody speaks («to Reuters»)."""
        if self._is_person(match) and segment.words[match.stop:match.stop + 1] and (
                segment.words[match.stop] in party_heads().former):
            return False
        if match.first == 0:
            return True
        before, heads = segment.words[match.first - 1], party_heads()
        kinds = {self._actors[name.actor].kind for name in match.names}
        if match.clitic and kinds <= _PUBLISHERS:
            return False
        cues = {cue for name in match.names for cue in name.cues} if all(name.cues for name in match.names) else None
        if cues is None and not any((name.actor, name.words) in self._surnames for name in match.names):
            return True
        if cues is not None and (before in heads.members or not cues.isdisjoint(spellings(before))):
            return True
        known = {position for other in segment.matches for position in range(other.first, other.stop)}
        return (match.first - 1 in known or before in heads.arms
                or has((before,), heads.spokesmen | heads.official | heads.unnamed))

    # --- pointing back -----------------------------------------------------------------------------------------------

    def _point_back(
        self, phrase: PartyPhrase, before: Sequence[str], open_: Resolution, sense: _Sense,
    ) -> Resolution:
        """Short forms, pronouns and surnames, by what the report has named so far; else as it was."""
        if not phrase.words:
            return open_
        known = [alternative.id for alternative in open_.alternatives]
        for actor in reversed(before):
            if actor in known:
                return Resolution(actor, POINTING, open_.alternatives, "named before in this report")
        for rule in (self._surname, self._body, self._pronoun, self._anaphor):
            found = rule(phrase, before, sense)
            if found is not None:
                return found
        return open_

    def _surname(self, phrase: PartyPhrase, before: Sequence[str], sense: _Sense) -> Resolution | None:
        last = phrase.head.words[-1] if phrase.head.words else ""
        for actor in reversed(before):
            if self._actors[actor].kind == "person" and last in self._openers[actor][1]:
                return Resolution(actor, POINTING, reason="the surname of somebody named before")
        return None

    def _body(self, phrase: PartyPhrase, before: Sequence[str], sense: _Sense) -> Resolution | None:
        """«The organisation», «sources of the movement»: the nearest body whose name begins with that noun."""
        heads = party_heads()
        for position, word in enumerate(phrase.words):
            noun = next((key for key in spellings(word) if key in heads.pointing and key.startswith(heads.article)), "")
            rest = phrase.words[position + 1:]
            if not noun or any(key not in heads.qualifiers and key not in heads.modifiers for key in rest[:1]):
                continue
            bare = noun.removeprefix(heads.article)
            for actor in reversed(before):
                if self._openers[actor][0] & {noun, bare}:
                    return self._as_speaker(Resolution(actor, POINTING, reason=f"points back to it: {noun}"),
                                       phrase.words[:position])
        return None

    def _pronoun(self, phrase: PartyPhrase, before: Sequence[str], sense: _Sense) -> Resolution | None:
        """Allies and forces of whoever was named last."""
        heads = party_heads()
        loyal = any(segment.role == "loyal" and first_of(segment.words, heads.him) for segment in phrase.segments)
        if loyal or first_of(phrase.words, heads.allies):
            for actor in reversed(before[-RECENT:]):
                picked = self._arms.get(actor, {}).get("loyal")
                if picked in self._actors:
                    return Resolution(picked, GUESS, reason="allies of a party named just before")
        if first_of(phrase.words, heads.own) and before and self._actors[before[-1]].kind not in ("agency", "monitor"):
            return Resolution(before[-1], GUESS, reason="forces of the party named before")
        return None

    def _anaphor(self, phrase: PartyPhrase, before: Sequence[str], sense: _Sense) -> Resolution | None:
        """A name that only points back, such as «the party» for Hezbollah."""
        for length in range(len(phrase.words), 0, -1):
            match = self._anaphors.longest(phrase.words[-length:], 0)
            if match is None or match.stop < length:
                continue
            current, remark = in_force(match.names, sense.day, sense.conflict)
            for actor in reversed(before):
                if any(name.actor == actor for name in current):
                    return Resolution(actor, POINTING, reason="points back to it")
            if len({name.actor for name in current}) == 1 and not remark:
                return Resolution(current[0].actor, GUESS, reason="a short form, not named in full before")
        return None


def _nobody(phrase: PartyPhrase) -> str:
    """Why no party is meant, as far as the words tell."""
    heads = party_heads()
    for known, reason in (
        (heads.unnamed, "an unnamed source"), (heads.spokesmen, "a person who is not known"),
        (heads.both, "points back to more than one party"), (heads.people, "people of no stated party"),
        (heads.things, "a thing or place, nobody's by the words"),
        (frozenset(heads.arms), "a force of no stated party"),
    ):
        if first_of(phrase.words, known):
            return reason
    return "no known party in the words"


def _surnames(names: Iterable[PartyName]) -> frozenset[tuple[str, Words]]:
    """The names of people that are only the end of a longer name of the same person."""
    by_actor: dict[str, list[Words]] = {}
    for name in names:
        by_actor.setdefault(name.actor, []).append(name.words)
    return frozenset(
        (actor, short) for actor, each in by_actor.items() for short in each
        if any(len(long) > len(short) and long[-len(short):] == short for long in each)
    )


def _openers(names: Iterable[PartyName]) -> dict[str, tuple[set[str], set[str]]]:
    """The first and the last words of each actor's names, by which short forms point back to it."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for name in names:
        if not name.adjective and not name.used_by:  # what only friends call them, nobody else shortens
            first, last = found.setdefault(name.actor, (set(), set()))
            first.add(name.words[0])
            last.add(name.words[-1])
    return found
