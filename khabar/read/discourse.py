"""What a claim takes from around it: the place and day of its sentence, the party that a pronoun stands for."""

from collections.abc import Collection, Iterator

from khabar.lang.sides import Side, hostile
from khabar.model.records import Span
from khabar.read.by_whom import is_by_another
from khabar.read.chunks import LOCAL, OWN_WORDS, Chunk, Parsed, is_country, is_location, is_named, sides_of
from khabar.read.epithets import by_name, by_names
from khabar.read.frames import AFTER_BOMB, FIGHTING, LENDS, STRIKES, Draft
from khabar.read.neighbours import stands_of
from khabar.read.own_deeds import teller
from khabar.read.own_words import own_words
from khabar.read.owners import with_owner
from khabar.read.place_lists import is_two, is_unheaded, two_of, words_of_each
from khabar.read.pointing import SCENES, happened_with, points_at_ground, tells_which, told_of
from khabar.read.repeats import (
    agrees,
    are_men,
    bodies,
    flyers,
    is_body,
    is_fighting,
    is_flyer,
    is_single,
    men,
    points_back,
)
from khabar.read.roads import stretch
from khabar.read.story_days import StoryDays
from khabar.read.subjects import BLOWS
from khabar.read.whereabouts import innermost, is_after_clause, is_ground, near_places, of_saying, place_before

_FOR_EACH = ("control.", "siege.", "strike.")  # done to each of two towns by itself
_DURING = {"sub.time"}  # of prepositions of time those that say neither before nor since nor the next day
_NOBODY: tuple[Span, ...] = ()
_NEXT = 2  # sentences over which a verb without a subject may go on about who did something
_SPOKEN = 8  # chunks behind a claim in which the other side of a fight may be told


class Discourse:
    """The memory of one document: places, days and parties as the sentences name them.

    Where a claim happened is, in this order: the place of its rule's slot; the nearest of its clause, then one before
    it in the sentence, then one after its clause, each time the innermost of a chain and a state only where nothing
    nearer is named; where the happening was that the sentence points back to; the story's place. That moves with every
    claim that names one and with every sentence that does, but never from a town to a state. A dateline, an outlet and
    a person whose name is also a town's are no places (``toponymy``).
    """

    def __init__(self) -> None:
        self._place: Span | None = None
        self._settled = False
        self._two: tuple[Span, ...] = ()  # that the sentence before named together
        self._after: frozenset[str] = frozenset()
        self._strikes_in, self._strike, self._struck = -1, "", (0, _NOBODY, _NOBODY)
        self._sides: tuple[Span, ...] = ()
        self._last: tuple[Span, ...] = ()
        self._fought = False  # whether the last doers are both sides of a fight
        self._harm: tuple[Draft, tuple[Span, ...]] | None = None
        self._doers: dict[str, tuple[Span, ...]] = {}
        self._scenes: dict[str, Span] = {}
        self._heads: list[tuple[str, Span]] = []
        self._by_names: dict[str, Span] = {}
        self.days = StoryDays()
        self._parties: list[tuple[int, Chunk, Parsed]] = []
        self._grounds: list[tuple[Chunk, Parsed]] = []  # that words say whose they are, or which

    def places(self, draft: Draft) -> list[Chunk]:
        """Where the sentence says that it happened, nearest first: for a claim that names no place in its slots."""
        return list(near_places(draft, told=self._place is not None))

    def named_place(self, draft: Draft, chunk: Chunk) -> Span:
        """The words of a place; a definite place without a name (the town) is the last one named.

        Where no name has that head (the area), it is where the last happening of the kind was.
        """
        parsed, family = draft.parsed, draft.rule.type.partition(".")[0]
        words = parsed.place(chunk)
        if chunk.is_a(OWN_WORDS):
            return own_words(parsed, chunk)
        if chunk.is_a("capital") and (town := self._by_names.get(by_name(parsed, chunk))) is not None:
            return town
        tag = next(
            (parsed.tags[i] for i in reversed(range(chunk.head, chunk.stop))
             if parsed.tags[i].article and "place.head" in parsed.tags[i].senses), parsed.tags[chunk.head])
        anaphor = tag is parsed.tags[chunk.head] or chunk.is_a("transparent", "place.vague")
        named = is_named(chunk) or is_unheaded(parsed, chunk)
        if named or not anaphor or not (tag.article or tag.enclitic):
            return words
        if self._place is None:
            return place_before(draft, [each for each in self.places(draft) if each.is_a("place.name")]) or words
        here = [
            told for other in parsed.chunks[: chunk.index] if other.kind == "np" and is_named(other)
            for told in _by_head(parsed, other)
        ]
        same = [place for head, place in (*self._heads, *here) if head == tag.stem]
        if "any.ground" in tag.senses and not tag.features.endswith((" pl", " du")):
            same = _just_named(parsed, chunk) or sorted([*same, self._place], key=lambda place: place.start)
        elif "town" in tag.senses and not tag.features.endswith((" pl", " du")):
            same = _just_named(parsed, chunk, tag.stem) or same
        if not same and chunk.is_a("road.head", "capital", "base", "passage"):
            return words
        return same[-1] if same else self._scenes.get(family, self._place)

    def named_places(self, draft: Draft, chunk: Chunk) -> tuple[Span, ...]:
        """The words of a place, or those of each of several that it stands for (the two towns)."""
        parsed = draft.parsed
        each = draft.rule.type.startswith(_FOR_EACH) and is_two(chunk)
        both = (two_of(parsed, chunk.index) or self._two) if each else ()
        return both or words_of_each(parsed, chunk, stretch(parsed, chunk) or self.named_place(draft, chunk))

    @property
    def last_place(self) -> Span | None:
        """The place that the report spoke of last."""
        return self._place

    def pronoun(self, draft: Draft, avoid: set[str], person: str, at: Chunk | None = None) -> Span | None:
        """The party that a pronoun at the trigger, or at another phrase, goes back to: the last one named that is not
        already in the claim, of those that agree with it (``person``, as language packs write it; "body" for a force)
        if there are any."""
        until = (at or draft.trigger).index
        named = [
            (chunk, parsed.party_named(chunk)) for _, chunk, parsed in reversed(self._parties)
            if parsed is not draft.parsed or chunk.index < until
        ]
        named = [(chunk, words) for chunk, words in named if words.text not in avoid]
        agreeing = [words for chunk, words in named if agrees(chunk, person)] or [words for _, words in named]
        return agreeing[0] if agreeing else None

    def owners_meant(self, draft: Draft, theirs: Chunk, person: str) -> tuple[Span, ...]:
        """Whose the ground is that a pronoun puts down to somebody (raids on its positions): who was named last before
        it, with those joined to them, agrees with it (``person``) and is not of those who struck nor on their side."""
        doers = draft.get("agents")
        ours = frozenset(side for chunk in doers for side in sides_of(chunk))
        known = {draft.parsed.party_named(chunk).text for chunk in doers}
        for position in range(len(self._parties) - 1, -1, -1):
            at, chunk, parsed = self._parties[position]
            later = parsed is draft.parsed and chunk.index >= theirs.index
            land = chunk.is_a("place.name") and not chunk.is_a("party.head")
            if later or at < draft.parsed.index - _NEXT or not agrees(chunk, person) or chunk in doers or land:
                continue
            words, sides = parsed.party_named(chunk), sides_of(chunk)
            if words.text not in known and not (ours and sides and not hostile(ours, sides)):
                return (words, *(() if person == "m" else self._joined(position, ours)))
        return ()

    def told_again(self, draft: Draft, party: Chunk) -> Span | None:
        """Who is meant by "the planes" or "the forces": whose were named last."""
        if is_flyer(party):
            return flyers(self._parties, party, draft.parsed)
        if are_men(party):
            return men(self._parties, party, draft.parsed)
        return bodies(self._parties, party, draft.parsed) if is_body(party) else None

    def opponents(
        self, draft: Draft, agents: Collection[Span], voice: Collection[Span], *,
        here: bool = False, before: bool = False,
    ) -> tuple[Span, ...]:
        """The other side of a fight of which only one is named: the last party, with those joined to it, of a side
        that fights against the doers; where nobody knows their side, the last party that is not in the claim already.

        ``here``: only one named in the sentence; ``before``: and that before the claim, on a side that is known.
        """
        known = {span.text for span in (*agents, *voice)}
        doers = {span.text for span in agents}
        told = [(chunk, parsed) for _, chunk, parsed in self._parties
                if not doers.isdisjoint((parsed.words(chunk).text, parsed.party(chunk).text))]
        named = [chunk for chunk, _ in told]
        ours = frozenset(side for chunk, parsed in told for side in parsed.sides(chunk))
        when = draft.trigger.analysis.enclitic and "sub.time" in draft.trigger.case_senses
        if before and (not ours or when):  # "they cut the road after their taking of the town": from whom is not told
            return ()
        if named and not ours and all(points_back(chunk) for chunk in named):
            return ()  # "the group" may be whoever was named last
        for position in range(len(self._parties) - 1, -1, -1):
            _, chunk, parsed = self._parties[position]
            words = parsed.words(chunk)
            spoken = parsed is draft.parsed and chunk.index > draft.trigger.index + (0 if before else _SPOKEN)
            foe = hostile(ours, parsed.sides(chunk)) if ours else bool(parsed.sides(chunk))
            other = all(words.text not in name and name not in words.text for name in known)
            if here and parsed is not draft.parsed:
                return ()
            if chunk.index and parsed.chunks[chunk.index - 1].kind == "comp" and chunk.case:
                continue  # "gunmen of whom it is thought that they are of X"
            if parsed is draft.parsed and is_by_another(parsed.chunks, draft.trigger, chunk):
                continue  # "fights in X, amid shelling by Y"
            if draft.rule.type == "battle.clash" and chunk.is_a("air.platform", "air.party"):
                continue  # who strikes from above fights nobody on the ground
            if is_single(chunk):
                continue
            if foe and other and not spoken and (chunk.is_a("party.head") or not chunk.is_a("place.name")):
                return (parsed.party(chunk), *self._joined(position, ours))
        return ()

    def teller(self, draft: Draft, voice: tuple[Span, ...]) -> tuple[Span, ...]:
        """The party that tells of a deed of its own."""
        return teller(self._parties, draft, voice)

    def _joined(self, position: int, ours: frozenset[Side]) -> Iterator[Span]:
        """The parties that stand joined by "and" to a party that was named, on the same side of the front."""
        _, last, parsed = self._parties[position]
        for _, chunk, here in reversed(self._parties[:position]):
            if here is not parsed or not last.coord or last.index - chunk.index != 1:
                return
            if not hostile(sides_of(last), sides_of(chunk)) and not (ours & sides_of(chunk)):
                yield parsed.party(chunk)
            last = chunk

    def note(self, parsed: Parsed) -> None:
        """Remember what a sentence named, before its claims are drawn (parties) and for those after it."""
        self._parties += [
            (parsed.index, chunk, parsed) for chunk in parsed.parties() if (
                is_fighting(chunk) or (chunk.is_a("naming") and chunk.is_a("has.party")))
        ]
        del self._parties[:-12]
        self._by_names |= by_names(parsed)
        self._grounds += [(chunk, parsed) for chunk in parsed.chunks if tells_which(parsed, chunk)]
        del self._grounds[:-12]

    def ground_meant(self, draft: Draft, ground: Chunk) -> Span | None:
        """The words of the ground that is pointed back to (these positions, the same quarters): those that were told
        last before it under the same noun."""
        head = draft.parsed.tags[ground.head].stem
        for chunk, parsed in reversed(self._grounds if points_at_ground(draft.parsed, ground) else []):
            if parsed.tags[chunk.head].stem == head and (parsed is not draft.parsed or chunk.index < ground.index):
                owner = with_owner(parsed, chunk)
                return parsed.span(chunk.head, parsed.reach(owner or chunk))
        return None

    def struck_again(self, draft: Draft) -> tuple[Span, ...]:
        """The ground told before that a strike hits once more, where it only points back to it (rockets on these
        areas)."""
        on = (chunk for name in ("on", "for", "struck", "gen") for chunk in draft.args.get(name))
        told = (self.ground_meant(draft, chunk) for chunk in on if chunk.index > draft.trigger.index)
        return tuple(dict.fromkeys(words for words in told if words is not None))

    def settle(self, place: Span, draft: Draft, chunk: Chunk | None = None) -> None:
        """Remember the named place (the words of this phrase) that a claim was given; a state moves no story to it.

        Told of a town, a report that says something of the country in passing is still about the town; and so is one
        that tells of a building there, though that is where the attack was, or of the border.
        """
        seat = chunk is not None and stands_of(draft.parsed.chunks, chunk, draft.get("agents"))  # of those who act
        if self._place is not None and chunk is not None and (seat or is_country(chunk) or chunk.is_a("border")):
            return
        self._scenes |= dict.fromkeys(happened_with(draft), place)
        if chunk is not None and is_minor(chunk) and self._place is not None:
            return
        self._place = place
        self._settled = True

    def after(self, parsed: Parsed) -> frozenset[str]:
        """What the last strike told lends the next sentence: that it came from the air, in its paragraph; or a bomb."""
        return self._after if self._strikes_in == parsed.paragraph else self._after & {AFTER_BOMB}

    def note_strike(self, parsed: Parsed, kind: str, agents: tuple[Span, ...], targets: tuple[Span, ...]) -> None:
        """Remember what kind of strike was told last, by and on whom, and in which paragraph."""
        self._strikes_in, self._strike, self._struck = parsed.paragraph, kind, (parsed.index, agents, targets)
        if kind != "battle.attack" or AFTER_BOMB not in self._after:  # a bombing may be called an attack, too
            self._after = LENDS.get(kind, frozenset())

    def goes_on(self, parsed: Parsed) -> bool:
        """Whether a sentence stands in the paragraph of the last strike told, so that it may go on about that."""
        return self._strikes_in == parsed.paragraph

    def also_used(self, draft: Draft) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Who struck whom in the sentence before, where this one only adds by what else (it uses guns, too)."""
        at, agents, targets = self._struck
        more = draft.rule.name == "used-guns-too" and self.goes_on(draft.parsed) and at == draft.parsed.index - 1
        return (agents, targets) if more else (_NOBODY, _NOBODY)

    def note_sides(self, sides: tuple[Span, ...]) -> None:
        """Remember between whom the last fight was."""
        if len(sides) > 1:
            self._sides = sides

    @property
    def sides(self) -> tuple[Span, ...]:
        """Both parties of the last fight: who "the two sides" are."""
        return self._sides

    def note_doers(self, kind: str, agents: tuple[Span, ...]) -> None:
        """Remember who did what, for effects that point back to it (the shelling led to ...)."""
        if agents and kind.startswith(STRIKES):
            self._doers[kind.partition(".")[0]] = self._doers[kind] = agents
        if agents and kind.startswith(FIGHTING):
            self._last, self._fought = agents, kind == "battle.clash"

    def they(self, draft: Draft, targets: Collection[Span]) -> tuple[Span, ...]:
        """Who "they" are that did something: the last doers, else the last party; not those to whom it is done."""
        struck = {span.text for span in targets}
        if self._last and not any(span.text in struck for span in self._last):
            return self._last
        owner = self.pronoun(draft, struck, "")
        return (owner,) if owner else ()

    def carried_on(self, draft: Draft, targets: Collection[Span], person: str) -> tuple[Span, ...]:
        """Who goes on at the head of a sentence that leaves them untold: the last doers, if the sentences just before
        named one of them with whom the verb agrees (``person``); of a fight nobody knows which side."""
        struck, doers = {span.text for span in targets}, {span.text for span in self._last}
        near = (parsed.words(chunk).text for at, chunk, parsed in self._parties
                if draft.parsed.index - _NEXT <= at < draft.parsed.index and agrees(chunk, person))
        named = any(words in one or one in words for words in near for one in doers)
        return self._last if named and struck.isdisjoint(doers) and not self._fought else ()

    @property
    def ours(self) -> tuple[Span, ...]:
        """Whose "our forces" are where the sentence names nobody who speaks for a party: those of the last doers; of a
        fight nobody knows which side."""
        return () if self._fought else self._last

    def resumed(self, kind: str, targets: Collection[Span]) -> tuple[Span, ...]:
        """Who did the last happening of the same type, if they are not those to whom this one happens."""
        doers = self._doers.get(kind, ())
        same = any(one.text in other.text or other.text in one.text for one in doers for other in targets)
        return () if same else doers

    def doers(self, draft: Draft) -> tuple[Span, ...]:
        """Who did what an effect is put down to, when that is a strike or attack told before; which of two that fought
        killed anybody is not told."""
        causes = [chunk for name in ("in", "cause", "at", "gov.cause") for chunk in draft.args.get(name)]
        during = [chunk for phrases in draft.args.functions.values() for chunk in phrases
                  if chunk.case_senses == _DURING and (draft.rule.type == "harm.captured" or not chunk.is_a("attack"))]
        for chunk in causes + during:
            for sense, family in SCENES.items():
                if sense != "clash" and chunk.kind == "event" and sense in chunk.senses and chunk.analysis.article:
                    bomb = sense == "explode" or (sense == "attack" and AFTER_BOMB in self._after)
                    kind = "strike.bomb" if bomb else "strike.air" if sense == "airstrike" else family
                    return self._doers.get(kind, ())
        return ()

    def note_harm(self, draft: Draft, agents: tuple[Span, ...]) -> None:
        """Remember who a sentence says killed or hurt people, for those whom it tells of next."""
        self._harm = (draft, agents)

    def harmed_beside(self, draft: Draft) -> tuple[Span, ...]:
        """Who killed or hurt those of whom the sentence told just before, if it goes on with "and" to others whom
        nothing else befell (the shelling left ten dead, and dozens were hurt)."""
        if self._harm is None or self._harm[0].parsed is not draft.parsed or draft.cause is not None:
            return ()
        between = draft.parsed.chunks[self._harm[0].trigger.index + 1 : draft.trigger.index]
        apart = any((chunk.kind == "comp" and not chunk.is_a("attrib.maybe")) or (  # "as also"
            chunk.kind == "conj" and chunk.is_a("sub")) or (
            chunk.kind in {"event", "verb"} and chunk.is_a(*BLOWS)) for chunk in between)
        own = any(draft.args.get(name) for name in ("in", "cause", "by"))
        return () if apart or own else self._harm[1]

    def struck_last(self, draft: Draft, targets: Collection[Span]) -> tuple[Span, ...]:
        """Who did the last strike or attack told in the paragraph, if they are not those who were harmed."""
        return self.resumed(self._strike, targets) if self.goes_on(draft.parsed) else ()

    def scene(self, draft: Draft, places: Collection[Chunk]) -> Span | None:
        """Where the happening was that the sentence points back to (the attack, those clashes), where it names no place
        or only a state in a clause that comes after."""
        own = any(not (is_after_clause(draft, place) and is_country(place)) for place in places)
        return None if own else told_of(draft, self._scenes)

    def remember(self, parsed: Parsed) -> None:
        """Remember the places and time of a sentence for those that follow; the places of its claims come first."""
        named = [chunk for chunk in parsed.chunks if chunk.kind == "np" and chunk.is_a(*LOCAL) and is_named(chunk)]
        for chunk in named:
            self._heads += _by_head(parsed, chunk)
        del self._heads[:-12]
        self._two = two_of(parsed, len(parsed.chunks))
        local = [chunk for chunk in named if is_location(chunk) and not (
            is_country(chunk) or of_saying(parsed.chunks, chunk))]
        if self._place is not None:
            local = [chunk for chunk in local if not is_minor(chunk)]
        if local and not self._settled:
            self._place = parsed.place(local[0])
        self._settled = False
        self.days.remember(parsed)


def _just_named(parsed: Parsed, area: Chunk, head: str = "") -> list[Span]:
    """What "the area" is: the place named last before it in its sentence, whatever it is called; of "the town"
    (``head``) one that is called so or has nothing but a name."""
    for chunk in reversed(parsed.chunks[: area.index]):
        ground = head and bool(chunk.gen or chunk.case) and is_ground(chunk)  # "the battle of X"
        if not (is_location(chunk) or ground) or not is_named(chunk):
            continue
        told = not head or head in {other for other, _ in _by_head(parsed, chunk)}
        told = told or chunk.is_a("any.ground") or (chunk.is_a("place.name") and chunk.stop - chunk.head == 1)
        if told and not (is_country(chunk) or is_minor(chunk)):
            return [parsed.place(chunk if head else innermost(parsed.chunks, chunk))]
    return []


def is_minor(place: Chunk) -> bool:
    """Whether a place is a building, post or border, which a report that is about a town only touches."""
    return place.is_a("place.site", "post", "building", "border") and not place.is_a("has.place")


def _by_head(parsed: Parsed, place: Chunk) -> list[tuple[str, Span]]:
    """What kind of ground a place phrase names (the outskirts of the town of ...: a town), and its words from there."""
    return [
        (parsed.tags[i].stem, parsed.span(i, place.stop)) for i in range(place.head, place.stop)
        if "place.head" in parsed.tags[i].senses and "homeland" not in parsed.tags[i].senses
    ]
