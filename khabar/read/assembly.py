"""From drafts to claims: places multiplied, figures measured, voice, status and time settled, the quote cut."""

from collections.abc import Iterator, Mapping, Sequence

from khabar.lang.pack import LanguagePack
from khabar.model.figures import Interval
from khabar.model.ontology import ontology
from khabar.model.records import Claim, Document, Span, make_claim
from khabar.read.chunks import OWN_WORDS, Chunk, is_country, is_named, is_the_country, is_thing
from khabar.read.discourse import Discourse
from khabar.read.extents import extent_of
from khabar.read.figures import Figures
from khabar.read.frames import STRIKES, Draft, FrameFinder
from khabar.read.homes import home_of, home_of_tellers
from khabar.read.linking import DIRECT, linked
from khabar.read.losers import losers, party_inside, struck
from khabar.read.lying import before_its_lie, specific, within
from khabar.read.meeting_places import told_beside
from khabar.read.members import members
from khabar.read.nationwide import is_national
from khabar.read.owners import (
    force_meant,
    is_put_down_to_another,
    owner_of,
    says_whose,
    users,
    whose_forces,
    with_owner,
)
from khabar.read.party_words import is_nobodys, measured_from, whose_deed, whose_from
from khabar.read.place_lists import (
    first_of,
    ground_of_all,
    is_counted,
    is_definite,
    is_some,
    is_tally,
    is_unheaded,
    joint_words,
    listed,
    of_the_country,
    other_ground,
    site_words,
    struck_beside,
    unheaded,
    up_to,
    vague_one,
    where_it_lies,
    with_site,
)
from khabar.read.recurring import goes_on_anywhere
from khabar.read.repeats import does_both
from khabar.read.roads import stretch
from khabar.read.sides_by_losses import is_one_sided
from khabar.read.speakers import joint
from khabar.read.status import status_of
from khabar.read.untold import (
    are_both,
    by_adjective,
    by_arms,
    by_the_blow,
    came_of_it,
    flown,
    goes_on,
    pointed_at,
    they,
)
from khabar.read.victims import are_men_there, people_among, says_no_more
from khabar.read.voices import Voice, voice_of
from khabar.read.whereabouts import (
    before_country,
    by_bomb,
    is_origin,
    is_refuge,
    is_site_struck,
    nearer,
    of_another_clause,
    place_before,
    scene_of,
    stand_there,
    told_there,
)

_DONE_TO_IT = ("control.captured", "aid.", "siege.", "strike.")  # to a pronoun, where a rule asks for one
PLACELESS = ("politics.", "force.joined")  # where these happen is told beside them or not at all
# the other side is meant even where it is not named
TWO_SIDED = frozenset({"attack", "attack-again", "attack-they-made", "pursuit", "repelled"})
# "the raids", "the attack", without a word on whose they are, are of whoever did so last
RESUMED = frozenset({"strike.air", "strike.shelling", "strike.bomb", "battle.attack"})
STRUCK = frozenset({"strike.air", "strike.shelling"})
YIELDED = frozenset({"control.withdrew", "control.lost", "siege.imposed"})  # before whom, to whom, round whom
BODILY = ("harm.killed", "harm.wounded")
TOGETHER = ("harm.", "materiel.")  # one claim for all its places


class Assembler:
    """Turns drafts into claims, with what the document lends them."""

    def __init__(self, pack: LanguagePack, frames: FrameFinder) -> None:
        self.frames = frames
        self._persons: Mapping[str, str] = pack.settings.get("enclitic_persons", {})
        self._conjunctions: Sequence[str] = pack.settings["conjunctions"]
        self._figures = Figures(pack)
        self._types = ontology().types

    def claims(
        self, document: Document, drafts: Sequence[Draft], discourse: Discourse, voices: Sequence[Voice]
    ) -> Iterator[Claim]:
        """The claims of the drafts of one sentence; a place list makes one claim per place."""
        for draft in linked(drafts):
            yield from self._claims(document, draft, discourse, voices)

    def _claims(
        self, document: Document, draft: Draft, discourse: Discourse, voices: Sequence[Voice]
    ) -> Iterator[Claim]:
        parsed, rule = draft.parsed, draft.rule
        kind = self._types[rule.type]
        voice = voice_of(draft.trigger, voices)
        agents, targets = self._who(draft, discourse, voice)
        if rule.type == "aid.blocked" and draft.trigger.kind == "event":
            agents = tuple(each for each in agents if each not in voice)  # who warns of it does not do it
        status = status_of(draft)
        if status != "negated":  # who is said not to have struck is nobody to put the next strike down to
            discourse.note_doers(rule.type, agents)
        if rule.type in BODILY:
            discourse.note_harm(draft, agents)
        if rule.type.startswith(STRIKES):
            discourse.note_strike(parsed, rule.type, agents, targets)
        if rule.type.startswith(("battle.", "politics.talks")) or (agents and rule.type == "control.captured"):
            discourse.note_sides((*agents, *targets))
        first, stop = draft.token_range()
        counts = self._figures.counts(draft)
        wide = any(count.cumulative for count in counts) or is_national(draft, counts)
        places = list(self._places(draft, discourse, running=wide))
        # "hundreds fled from A and B" and "dozens of raids on A and B" are said of each; of nine raids it is not told
        each = rule.type.startswith("people.") or all(Interval(count.low, count.high).vague for count in counts)
        lengths = tuple(count for count in counts if count.measure == "days")  # in A as in B it went on for so long
        when = discourse.days.of(draft)
        discourse.days.note(draft, when)
        for number, place in enumerate(places):
            quote = up_to(parsed, parsed.span(first, stop), place if number else None)
            yield make_claim(
                document=document.id, type=rule.type, status=status, quote=quote,
                extent=extent_of(draft, place) if kind.extent else None, agents=agents, targets=targets,
                weapons=self._weapons(draft), place=place, when=when,
                counts=counts if not number or each else lengths, voice=voice, confidence=rule.confidence,
                trace=(f"rule:{rule.name}",), joint=joint(parsed.text, voice, self._conjunctions),
            )

    def _who(
        self, draft: Draft, discourse: Discourse, voice: tuple[Span, ...]
    ) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
        """Who did it and to whom: by the slots, else by what else the sentence and the report say of them."""
        rule = draft.rule
        targets = self._parties(draft, "targets", discourse)
        agents = self._parties(draft, "agents", discourse) or self._told_elsewhere(draft, discourse, targets)
        if rule.type == "battle.attack" and not targets:
            targets = losers(draft)
        theirs = rule.type.startswith(TOGETHER) and any(says_whose(draft.parsed, each) for each in draft.get("counts"))
        towards = rule.name.startswith("advance") and draft.args.get("towards")  # somebody holds what they advance on
        if not targets and (((rule.name in TWO_SIDED or towards) and agents) or theirs):
            targets = discourse.opponents(draft, agents, voice, here=rule.name == "attack")
        if not targets and rule.type in YIELDED and agents:
            targets = discourse.opponents(draft, agents, voice, here=True)
        if rule.type == "battle.clash":
            if len(agents) + len(targets) == 1 or is_one_sided(draft):
                targets = (*targets, *discourse.opponents(draft, (*agents, *targets), voice))
            elif not agents and not targets and draft.points_back:
                agents = discourse.sides
        if rule.type.startswith("materiel.") and not targets:
            targets = losers(draft)
        if rule.type == "control.captured" and not targets:
            targets = losers(draft) or self._parties(draft, "beaten", discourse)
            if not targets and agents:
                targets = discourse.opponents(draft, agents, voice, here=True, before=True)
        if rule.type in STRUCK and not targets:
            targets = struck(draft) or discourse.struck_again(draft) or discourse.also_used(draft)[1]
        if rule.type == "route.cut" and not targets:
            targets = tuple(dict.fromkeys(users(draft)))
        if rule.type.startswith((*TOGETHER, "strike.")) and set(targets) <= set(agents):
            targets = ()  # nobody does it to himself: "their" men are of the other side
        return agents or discourse.teller(draft, voice), targets

    def _told_elsewhere(self, draft: Draft, discourse: Discourse, targets: tuple[Span, ...]) -> tuple[Span, ...]:
        """The doer of a claim that names none in its slots: by a pronoun, an adjective, or what was told before."""
        rule = draft.rule
        agents: tuple[Span, ...] = ()
        done = draft.args.governor is not None and draft.args.governor.is_a("impersonal")  # "were seized": the pronoun
        taken = done or (rule.type.startswith(_DONE_TO_IT) and "has.pronoun" in rule.together)
        if not self._types[rule.type].agent:
            return ()
        own = "pronoun" in draft.args.functions and not taken and not rule.type.startswith("people.")
        for whose in [draft.trigger] if own else draft.args.get("gov.pronoun")[:1]:  # "their attempt to storm"
            person = self._persons.get(whose.analysis.enclitic, "")
            both, avoid = does_both(draft.args, person), {span.text for span in targets}
            told = draft.parsed.party_named(both) if both is not None else None
            agents = tuple(filter(None, [
                told if told and told.text not in avoid else discourse.pronoun(draft, avoid, person)]))
        if not agents and they(draft):
            agents = discourse.they(draft, targets)
        elif not agents and (person := goes_on(draft)):
            agents = discourse.carried_on(draft, targets, person)
        agents = agents or by_adjective(draft) or by_arms(draft) or discourse.also_used(draft)[0]
        if not agents and draft.cause is not None and draft.cause.rule.type.startswith(DIRECT):
            agents = self._told_elsewhere(draft.cause, discourse, targets)
        if not agents and rule.type.startswith(("harm.", "materiel.")):
            agents = discourse.doers(draft) or (discourse.struck_last(draft, targets) if came_of_it(draft) else ())
        if rule.type in BODILY:
            agents = agents or discourse.harmed_beside(draft)
        if not agents and rule.type in RESUMED and (draft.points_back or by_the_blow(draft) or flown(draft)):
            agents = discourse.resumed(rule.type, targets)
        return agents

    def _parties(self, draft: Draft, slot: str, discourse: Discourse) -> tuple[Span, ...]:
        """The words of the parties of a slot: without their number, victims that are nobody in particular left out."""
        out: list[Span] = []
        harm = draft.rule.type.startswith("harm.")
        for chunk in draft.get(slot):
            party = owner_of(draft.parsed, chunk)
            first = measured_from(draft.parsed, party)
            if slot == "targets" and says_no_more(party) and harm and first == party.head:
                break
            if slot == "targets" and not harm and (meant := discourse.ground_meant(draft, chunk)) is not None:
                out.append(meant)
                continue
            if slot == "targets" and party is chunk and is_nobodys(chunk):
                continue
            if are_both(party) and discourse.sides:
                out += discourse.sides
                continue
            words = _party_words(draft, slot, chunk, party, first)
            if slot == "targets" and is_put_down_to_another(draft, party):
                out += discourse.owners_meant(draft, party, self._persons.get(party.analysis.enclitic, "")) or (words,)
                continue
            if slot == "agents" and pointed_at(draft.parsed, party):
                words = discourse.pronoun(draft, {words.text}, "body") or words
            elif slot == "agents":
                words = discourse.told_again(draft, party) or party_inside(draft.parsed, party) or words
            own = party.is_a("party.head") or (party.is_a("air.platform") and not party.names)
            if party.analysis.enclitic and not party.coord and own and slot == "agents":
                person = self._persons.get(party.analysis.enclitic, "")
                forces = whose_forces(draft.parsed, party)
                if forces is None and person == "us" and discourse.ours:
                    out += discourse.ours
                    continue
                words = forces or discourse.pronoun(draft, set(), person, party) or words
            out.append(words)
        if slot == "agents" and draft.rule.type == "force.joined":
            out += map(draft.parsed.party, members(draft.parsed, draft.get(slot)))
        if slot == "targets" and draft.rule.type.startswith("harm."):
            out += [draft.parsed.words(chunk) for chunk in people_among(draft)]
        return tuple(dict.fromkeys(out))

    def _places(self, draft: Draft, discourse: Discourse, *, running: bool = False) -> list[Span | None]:
        """The places of a claim: those of its slot, else the nearest of its sentence, else the report's last one.

        A toll over several places is one claim; anything else happens in each of them. A toll that is told as
        ``running`` (since the war began) sums up more than the report's last place.
        """
        parsed = draft.parsed
        own = _where_struck(draft, discourse)
        found = own or discourse.places(draft)
        if draft.rule.type.startswith(PLACELESS):
            return [told_beside(draft, own, found)]
        if told_there(draft) and (not own or own[0].index > draft.trigger.index):
            return [place_before(draft, discourse.places(draft)) or discourse.last_place]
        if (home := home_of_tellers(draft, found)) is not None:
            discourse.settle(home, draft)
            return [home]
        last = None if goes_on_anywhere(draft) or stand_there(draft, discourse.last_place) else discourse.last_place
        scene = None if own else discourse.scene(draft, found)
        if scene is not None or not found:
            return [scene or home_of(draft) or (None if running else last)]
        if running and is_the_country(found[0]):
            return [parsed.words(found[0])]
        if (land := of_the_country(parsed, found[0]) or other_ground(parsed, found[0])) is not None:
            return [land]
        if by_bomb(draft) and is_site_struck(found[0]) and not is_named(specific(parsed, found[0])):
            return [site_words(parsed, found[0])]
        chunks = self._listed_with(draft, own, found[0])
        measured = draft.rule.type.startswith("control.") and bool(own) and own[0].is_a("place.head")
        if is_some(chunks[0], measured=measured) and not any(is_named(chunk) for chunk in chunks):
            return [parsed.place(chunks[0])]
        vague, every = is_named(chunks[0]), draft.rule.type.startswith("control.")
        chunks = [
            chunk for chunk in chunks if is_named(chunk) or chunk.is_a(OWN_WORDS) or is_unheaded(parsed, chunk) or (
                vague and vague_one(chunk, every=every))] or self._stand_in(chunks[0], draft, discourse)
        if not chunks:
            told = bool(own) and (is_definite(own[0]) or not own[0].is_a("place.vague", "place.military"))
            return [last or (parsed.place(own[0]) if told else None)]
        return self._words_of(draft, chunks, discourse)

    def _words_of(self, draft: Draft, chunks: list[Chunk], discourse: Discourse) -> list[Span | None]:
        """The words of the places of a claim, the first of which the story is about from now on."""
        parsed, together = draft.parsed, draft.rule.type.startswith(TOGETHER) or is_tally(draft, chunks)
        told = chunks[:1] if together else chunks
        spans = [span for chunk in told for span in discourse.named_places(draft, chunk)]
        if is_named(chunks[0]) and not is_refuge(parsed.chunks, chunks[0]):
            discourse.settle(spans[0], draft, chunks[0])
        if (together or is_counted(draft)) and (wide := ground_of_all(draft, chunks)) is not None:
            return [wide, *(() if together else spans)]
        if together and chunks[1:]:
            return [joint_words(parsed, chunks, spans[0])]
        return [with_site(parsed, chunks[0], spans[0])] if len(spans) == 1 else list(spans)

    def _listed_with(self, draft: Draft, own: list[Chunk], first: Chunk) -> list[Chunk]:
        """The place that was found, or the named one that it is said to lie in, with those that are listed with it."""
        parsed = draft.parsed
        if not (own and first.is_a("road.head")) and first is not scene_of(draft):
            first = specific(parsed, within(parsed, before_its_lie(parsed.chunks, first)))
        taken_up = draft.trigger.analysis.enclitic or draft.rule.type.startswith(TOGETHER)  # "as for A, he shelled it"
        if taken_up or first.index > draft.trigger.index:
            first = first_of(parsed.chunks, first)
        others = [] if first.is_a("road.head") else list(self.frames.conjuncts(parsed, first, ("ground",)))
        if first in draft.args.get("antecedent"):  # what follows the clause that qualifies it is joined to the whole
            others = [chunk for chunk in others if chunk.index < draft.trigger.index]
        chunks = [*(own if own and first is own[0] else [first]), *others]
        if not first.is_a("road.head"):
            chunks += unheaded(parsed, chunks)
        if own and not is_named(own[0]):
            chunks = list(listed(parsed, own[0])) or chunks
        chunks = [chunks[0], *(where_it_lies(parsed, chunk, chunks[0]) for chunk in chunks[1:])]
        if draft.rule.type in STRUCK:
            chunks += struck_beside(parsed, chunks[-1])
        return sorted(dict.fromkeys(chunks), key=lambda chunk: chunk.index)

    def _stand_in(self, place: Chunk, draft: Draft, discourse: Discourse) -> list[Chunk]:
        """For ground that no word names: itself when it points back (the town), else another place of the sentence."""
        if stretch(draft.parsed, place):
            return [place]
        others = [chunk for chunk in discourse.places(draft) if is_named(chunk)]
        start, stop = draft.trigger.index, draft.args.window[1]
        told = [chunk for chunk in draft.args.get("in") if is_named(chunk) and chunk.is_a("place.name", "has.place")]
        if told and draft.rule.type == "control.held":
            return [told[0], *self.frames.conjuncts(draft.parsed, told[0], ("ground",))]
        within = [each for each in others if start < each.index < stop and each.is_a("place.name", "has.place")]
        if within and place.analysis.features.endswith(" pl"):
            return within[:1]  # "the areas that they hold in the province of X"
        if place.analysis.article and place.is_a("place.head", "road.head") and not (others and place.is_a("quarters")):
            return [place]
        lie = place.is_a("place.direction") and not place.is_a("place.head", "place.vague")
        if lie and place.closed and place.stop - place.head > 1 and not any(start < each.index for each in others):
            return [place]  # "the middle of the province"
        return others[:1]

    def _weapons(self, draft: Draft) -> tuple[Span, ...]:
        if not draft.rule.type.startswith(("strike.", "harm.")):
            return ()
        start, stop = draft.args.window
        chunks = draft.parsed.chunks[max(0, start - 1) : stop]
        found = [chunk for chunk in chunks if chunk.kind == "np" and self.frames.is_class(chunk, ("weapon",))]
        return tuple(draft.parsed.words(chunk) for chunk in found[:2])


def _party_words(draft: Draft, slot: str, chunk: Chunk, party: Chunk, first: int) -> Span:
    """The words of a party of a slot, which a phrase names or owns: from ``first``, or from where they say whose men
    were hit or which force did it; for ground that was struck, with whose it is."""
    if draft.rule.type == "battle.repelled" and (whose := whose_deed(draft.parsed, chunk)) is not None:
        return whose
    if slot == "agents":
        first = force_meant(draft, party, first)
    elif draft.rule.type.startswith(TOGETHER) and are_men_there(draft, party):
        first = whose_from(draft.parsed, party, first)
    elif draft.rule.type.startswith("strike."):
        owner = with_owner(draft.parsed, chunk)
        if owner is not None and party in (chunk, owner):
            return draft.parsed.span(measured_from(draft.parsed, chunk), draft.parsed.reach(owner))
    return draft.parsed.span(first, draft.parsed.reach(party))


def _where_struck(draft: Draft, discourse: Discourse) -> list[Chunk]:
    """The places of a claim's slot; for a thing without a name that was struck (a checkpoint), where that stands."""
    own = draft.get("place")
    if own and draft.rule.type.startswith("strike.") and is_origin(draft.parsed.chunks, own[0]):
        own = []
    if own and own[0].index > draft.trigger.index and not is_named(own[0]) and own[0].is_a("place.vague", "part"):
        scene = scene_of(draft)
        own = [scene] if scene is not None else own
    if draft.rule.type.startswith("siege.") and draft.get("targets") and own and of_another_clause(draft, own[0]):
        own = []
    own = [nearer(draft, own[0]), *own[1:]] if own else []
    if own and is_country(own[0]) and own[0].index < draft.trigger.index:
        own = [before_country(draft, own[0], discourse.places(draft)) or own[0], *own[1:]]
    struck = own and draft.rule.type.startswith((*STRIKES, "harm.")) and own[0] in draft.get("targets")
    if struck and is_thing(draft.parsed, own[0]):
        return [chunk for chunk in discourse.places(draft) if chunk.is_a("place.name", "has.place")][:1] or own
    return own
