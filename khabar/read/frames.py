"""Rules applied: from a trigger and its arguments to a draft of a claim."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from khabar.lang.grammar import Filler, Grammar, Rule
from khabar.read.arguments import ArgumentFinder
from khabar.read.chunks import Chunk, Parsed, are_officials, is_location, is_named, observes
from khabar.read.dependents import stands_beside
from khabar.read.fillers import FURTHER, LOOKED_FOR, given_for, is_given, is_no_doer
from khabar.read.functions import Arguments
from khabar.read.habits import usual
from khabar.read.joining import is_anothers
from khabar.read.neighbours import (
    after_comma,
    attached_to,
    is_comma,
    is_put_again,
    is_told_of_another,
    joins_a_place,
)
from khabar.read.surroundings import around, surroundings

AFTER_AIR = "after.air"
AFTER_BOMB = "after.bomb"
STRIKES = ("strike.", "battle.attack")
# what a strike that was told lends the words after it: that shelling comes from the air, that "the attack" was a bomb
LENDS = {"strike.air": frozenset({AFTER_AIR}), "strike.bomb": frozenset({AFTER_BOMB})}
FAR = frozenset({"gov.who", "gov.obj"})  # who does what else the sentence tells: not among the words of the claim
FIGHTING = ("battle.", "control.", "strike.", "siege.", "route.", "materiel.", "harm.")  # no observer does these
_OF_PEOPLE = frozenset({"harm.killed", "harm.wounded", "harm.captured", "harm.missing"})
MAX_BETWEEN = 2  # chunks that may stand between two conjuncts
APART = frozenset({"prep.between", "except"})  # what stands under these is no conjunct of what does not
_ENDING = frozenset({"verb", "comp", "conj", "rel"})  # what ends the phrases between whom something happens
# what may be joined to these: "its shelling of the positions of X and the forces of Y"; "the minister and his driver"
_BESIDE: Mapping[tuple[str, ...], tuple[str, ...]] = {("stuff",): ("hit",), ("someone",): ("someone", "kin")}
_FORMS = {"np": "noun", "rel": "participle", "part": "adverb"}  # what rules call the kinds of chunk


@dataclass(slots=True, eq=False)
class Draft:
    """A claim in the making: a rule that fired on a trigger, with the phrases that fill its slots."""

    rule: Rule
    parsed: Parsed
    args: Arguments
    slots: dict[str, list[Chunk]] = field(default_factory=dict)
    context: frozenset[str] = frozenset()
    lent: list[Chunk] = field(default_factory=list)  # phrases that another claim of the sentence lends its slots
    cause: "Draft | None" = None  # the strike or fight of the sentence that an effect comes from

    @property
    def trigger(self) -> Chunk:
        """The verb or noun that set the rule off."""
        return self.args.trigger

    @property
    def points_back(self) -> bool:
        """Whether a definite event noun (the raids) speaks of a happening that was told before."""
        return self.trigger.kind == "event" and self.trigger.analysis.article

    def get(self, slot: str) -> list[Chunk]:
        """The phrases of a slot."""
        return self.slots.get(slot, [])

    def token_range(self) -> tuple[int, int]:
        """Half-open token indices of the words that carry the claim: the trigger and what fills its slots."""
        slots = ("agents", "targets", "place", "counts")
        chunks = self.get("quote") or [self.trigger, *(chunk for slot in slots for chunk in self.get(slot))]
        low, high = self._clause()
        inside = [chunk for chunk in chunks if low <= chunk.index < high and chunk not in self.lent] or [self.trigger]
        return min(chunk.first for chunk in inside), max(chunk.stop for chunk in inside)

    def _clause(self) -> tuple[int, int]:  # shortest: farther back stands who did it, after an aside
        told = [each.index + 1 for each in self.args.get("struck") if each in self.get("targets")]  # in its own clause
        return max(0, self.trigger.index - 3), max(self.args.window[1], self.trigger.index + 1, *told)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A rule tried on a trigger, for explanation: fired, or what it lacked."""

    rule: str
    trigger: str
    fired: bool
    lacks: str = ""


class FrameFinder:
    """Applies the grammar to the triggers of a sentence."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.attempts: list[Attempt] | None = None
        self._order = {rule.name: place for place, rule in enumerate(grammar.rules)}
        self._joint = {
            name: joint for name, senses in grammar.classes.items()
            if (joint := tuple(
                frozenset(sense.split("+")) for sense in senses if "+" in sense or sense.startswith("mod.")))}
        self._needed = {rule.name: tuple(given_for(rule)) for rule in grammar.rules}
        self._senses_of: dict[tuple[str, ...], tuple[frozenset[str], tuple[frozenset[str], ...]]] = {}
        self._found: Mapping[int, Arguments] = {}
        self._around: frozenset[str] = frozenset()

    def drafts(self, parsed: Parsed, arguments: ArgumentFinder, around: frozenset[str] = frozenset()) -> list[Draft]:
        """All drafts of a sentence, in order; of the rules of one group only the first that fits fires.

        ``around`` are senses that the report lends the sentence: ``in.conflict``, ``about.war``, ``after.air`` (the
        last strike told in the paragraph came from the air), ``after.bomb`` (the last one told was a bomb).
        """
        out: list[Draft] = []
        self._found = arguments.found
        if any(chunk.kind == "np" and self.is_class(chunk, ("fighter",)) for chunk in parsed.chunks):
            around |= {"has.fighter"}
        self._around = around
        habit = usual(parsed)
        for chunk in parsed.chunks:
            rules = self._rules(chunk)
            if not rules or chunk.index in habit:
                continue
            args = arguments.of(chunk)
            if self.attempts is None:  # who explains a sentence wants to know of rules that cannot fire, too
                rules = [rule for rule in rules
                         if _form(args) in rule.forms and not self._cannot_be_filled(rule, args)]
            if not rules:
                continue
            context = self._context(parsed, args)
            done: set[str] = set()
            for rule in rules:
                if rule.group and rule.group in done:
                    continue
                draft = self._apply(rule, parsed, args, context)
                if draft is not None:
                    out.append(draft)
                    if rule.type.startswith(STRIKES):
                        self._around = around - {AFTER_AIR, AFTER_BOMB} | LENDS.get(rule.type, frozenset())
                    if rule.group:
                        done.add(rule.group)
        return out

    def _rules(self, chunk: Chunk) -> list[Rule]:
        by_sense = self.grammar.by_sense
        senses = chunk.senses if chunk.kind != "np" else (
            chunk.senses | chunk.case_senses | {f"mod.{sense}" for sense in chunk.modifiers})
        if by_sense.keys().isdisjoint(senses):
            return []
        rules = {rule.name: rule for sense in senses if sense in by_sense for rule in by_sense[sense]}
        return sorted(rules.values(), key=lambda rule: self._order[rule.name])

    def _context(self, parsed: Parsed, args: Arguments) -> frozenset[str]:
        """The senses that stand in the clause of the trigger."""
        trigger = args.trigger
        # amid the shelling by X: what another does in the clause is not told of this
        whose = any(self.is_class(chunk, ("fighter",)) for chunk in args.get("gen"))
        apart = whose and stands_beside(parsed.chunks, trigger)
        senses: set[str] = set()
        for chunk in around(parsed.chunks, args, apart=apart):
            if chunk is trigger or not chunk.is_a("place.head", "place.name", "place.military"):
                senses |= chunk.senses
        senses |= trigger.modifiers
        for phrases in args.functions.values():
            for chunk in phrases:
                senses |= chunk.senses
        if not apart and args.governor is not None and args.governor.index in self._found:
            for chunk in self._found[args.governor.index].get("subj"):
                senses |= chunk.senses
        return frozenset(senses | set(surroundings(parsed, args))) | self._around

    def _apply(self, rule: Rule, parsed: Parsed, args: Arguments, context: frozenset[str]) -> Draft | None:
        lacks = self._unfit(rule, args, context)
        draft = None if lacks else self._filled(Draft(rule, parsed, args, context=context))
        if draft is not None:
            missing = [need for need in rule.need if not any(self._met(part, draft) for part in need.split("|"))]
            lacks = f"slot {missing[0]}" if missing else self._empty(draft)
        if self.attempts is not None:
            words = parsed.words(args.trigger).text
            self.attempts.append(Attempt(rule.name, words, not lacks, lacks))
        return None if lacks else draft

    def _filled(self, draft: Draft) -> Draft:
        """The draft with the phrases of its slots; those of agents and targets are not those of a slot before them."""
        rule, used = draft.rule, list[Chunk]()
        for slot in rule.slots:
            phrases = self._fill(slot, draft, used if slot in {"agents", "targets"} else [])
            fighters = slot == "agents" or (slot == "targets" and rule.type == "battle.clash")
            if fighters and rule.type.startswith(FIGHTING):
                phrases = [chunk for chunk in phrases if not observes(chunk)]
            if phrases:
                draft.slots[slot] = phrases
                used += phrases if slot in {"agents", "targets", "place", "sent"} else []
        return draft

    def _cannot_be_filled(self, rule: Rule, args: Arguments) -> bool:
        """Whether a slot that a rule needs is found under functions alone that the trigger does not have."""
        return any(args.functions.keys().isdisjoint(functions) for functions in self._needed[rule.name])

    def _unfit(self, rule: Rule, args: Arguments, context: frozenset[str]) -> str:
        if (form := _form(args)) not in rule.forms:
            return f"form {form}"
        if rule.required and rule.required.isdisjoint(context):
            return "one of " + ", ".join(sorted(rule.required))
        if missing := rule.together - context:
            return ", ".join(sorted(missing))
        clash = rule.forbidden & context
        return "no " + ", ".join(sorted(clash)) if clash else ""

    def _empty(self, draft: Draft) -> str:
        """A definite event noun with nothing of its own only points back to what was said."""
        tag = draft.trigger.analysis
        pointing = draft.trigger.kind == "event" and (tag.article or tag.enclitic) and not draft.trigger.quantity
        own = any(phrases != [draft.trigger] for phrases in draft.slots.values())
        return "words of its own" if pointing and not own else ""

    def _met(self, need: str, draft: Draft) -> bool:
        """Whether a slot is filled (after "!": empty), or a condition holds."""
        if need.startswith("!"):
            return not draft.get(need[1:])
        condition = _CONDITIONS.get(need)
        return condition(self, draft) if condition else bool(draft.get(need))

    def _fill(self, slot: str, draft: Draft, used: list[Chunk]) -> list[Chunk]:
        parsed, args = draft.parsed, draft.args
        for filler in draft.rule.slots[slot]:
            if filler.function not in args.functions and is_given(filler.function):
                continue
            for chunk in self._candidates(filler.function, parsed, args):
                fits = chunk not in used and self.is_class(chunk, filler.classes)
                if fits and not _only_where(draft, slot, filler, chunk):
                    if filler.function == "between":
                        return self._sides(parsed, args, chunk, filler.classes)
                    if filler.function in {"same", "struck"}:
                        several = args.get("struck") if filler.function == "struck" else [chunk]
                        return [each for each in several if self.is_class(each, filler.classes)
                                and not _only_where(draft, slot, filler, each)]
                    beside = _BESIDE.get(filler.classes, filler.classes)
                    joined = [each for each in self.conjuncts(parsed, chunk, beside)
                              if filler.function != "antecedent" or each.index < args.trigger.index]
                    if filler.function in FAR or (
                            filler.function == "gov.subj" and "sub.time" in args.trigger.case_senses):
                        draft.lent += [chunk, *joined]
                    return [chunk, *(each for each in joined if not _only_where(draft, slot, filler, each))]
        return []

    def _candidates(self, function: str, parsed: Parsed, args: Arguments) -> Iterator[Chunk]:
        first, deeper, second = function.partition(">")
        base, attached, relation = function.rpartition(".")
        if deeper:
            for chunk in args.get(first):
                if chunk.index in self._found and chunk is not args.trigger and not is_no_doer(chunk, second):
                    yield from self._found[chunk.index].get(second)
        elif attached and relation in FURTHER:
            for chunk in self._candidates(base, parsed, args):
                yield from attached_to(parsed, chunk, relation)
        elif function in LOOKED_FOR:
            yield from LOOKED_FOR[function](parsed, args)
        else:
            yield from (chunk for chunk in args.get(function)
                        if not is_told_of_another(parsed, args, chunk, function))

    def is_class(self, chunk: Chunk, classes: tuple[str, ...]) -> bool:
        """Whether a phrase belongs to one of the grammar's classes: by a sense of its own, or by a combination of them,
        those of its modifiers included."""
        known = self._senses_of.get(classes)
        if known is None:
            known = self._senses_of[classes] = (
                frozenset(sense for name in classes if name != "any" for sense in self.grammar.classes[name]),
                tuple(joint for name in classes for joint in self._joint.get(name, ())))
        alone, joints = known
        if not alone.isdisjoint(chunk.senses) or "any" in classes:
            return True
        if not joints:
            return False
        senses = chunk.senses | {f"mod.{sense}" for sense in chunk.modifiers}
        return any(joint <= senses for joint in joints)

    def _sides(self, parsed: Parsed, args: Arguments, first: Chunk, classes: tuple[str, ...]) -> list[Chunk]:
        """Everybody between whom something happens: all phrases joined by "and" up to the end of the clause."""
        stop = args.window[1]
        if first.index >= stop:  # a verb after the noun tells between whom (clashes broke out between)
            stop = next((chunk.index for chunk in parsed.chunks[first.index + 1 :] if chunk.kind in _ENDING),
                        len(parsed.chunks))
        rest = parsed.chunks[first.index + 1 : stop]
        joined = [chunk for chunk in rest if chunk.kind == "np" and chunk.joined]
        # "the American president X and the Turkish Y": the name stands for the adjective
        named = [chunk if self.is_class(chunk, classes) else parsed.chunks[min(chunk.index + 1, len(parsed.chunks) - 1)]
                 for chunk in joined]
        return [first, *(
            chunk for chunk, head in zip(named, joined, strict=True)
            if self.is_class(chunk, classes) and (chunk is head or (head.is_a("origin") and not chunk.case))
        )]

    def conjuncts(self, parsed: Parsed, chunk: Chunk, classes: tuple[str, ...]) -> Iterator[Chunk]:
        """The phrases joined to a phrase by "and", or by commas in a list that ends with "and".

        What qualifies a conjunct (an adverb, a phrase under a preposition) may stand between two of them.
        """
        waiting: list[Chunk] = []
        reached = {id(chunk)}
        skipped, aside = 0, False
        for following in parsed.chunks[chunk.index + 1 :]:
            aside = (aside or following.kind == "rel") and not is_comma(parsed, following)
            if aside or "prep.held" in following.case_senses - chunk.case_senses:
                continue  # a clause that qualifies a conjunct, up to its comma; or who holds that ground
            fits = following.kind == "np" and self.is_class(following, classes)
            again = is_put_again(parsed, following, chunk)
            if following.case_senses & APART - chunk.case_senses:
                return
            if fits and following.coord and joins_a_place(parsed, following, chunk):
                return
            joined = following.coord and not is_anothers(following, chunk, reached)
            if joined:
                reached.add(id(following))
            if fits and (joined or again or "besides" in following.case_senses):
                yield from waiting
                yield following
                waiting, skipped = [], 0
            elif fits and skipped == 0 and not following.case and after_comma(parsed, following):
                waiting.append(following)
                reached.add(id(following))
            elif following.kind in {"verb", "comp", "event", "conj"} or skipped > MAX_BETWEEN:
                return
            elif not is_comma(parsed, following):
                skipped += 1


def _form(args: Arguments) -> str:
    """The form in which a trigger stands, by the name that rules have for it."""
    kind = args.trigger.kind
    return "passive" if args.passive else _FORMS.get(kind, kind)


def _only_where(draft: Draft, slot: str, filler: Filler, chunk: Chunk) -> bool:
    """Whether a phrase is not whom a strike hit: a town or country, whose name may mean its rulers, is where it hit,
    and the dead and wounded are what it led to."""
    dies = slot in {"targets", "counts"} and draft.rule.type in _OF_PEOPLE and filler.function != "against"
    named = (slot, draft.rule.type) == ("targets", "force.joined")  # a camp in a town is joined, not the town
    if dies or named or (slot, draft.rule.type, filler.function) == ("agents", "battle.clash", "gen"):
        return chunk.is_a("place.name") and not chunk.is_a("party.head", "person")  # a country does not die
    hit = slot == "targets" and draft.rule.type.startswith(("strike.", "battle.attack", "control.captured"))
    town = filler.function != "against" and chunk.is_a("place.name") and not chunk.is_a("party.head", "place.site")
    attacked = {"control.captured": "air.platform", "battle.attack": "facility"}.get(draft.rule.type)  # nobody holds
    return hit and (town or chunk.is_a("victim.dead", "victim.wounded", attacked or ""))  # ground by aircraft


def _in_a_place(_: FrameFinder, draft: Draft) -> bool:
    start, stop = draft.args.window
    return any(is_location(chunk) for chunk in draft.parsed.chunks[max(0, start - 3) : stop])


def _counted(_: FrameFinder, draft: Draft) -> bool:
    counted = (one for chunk in draft.get("counts") for one in (chunk, chunk.mate if chunk.coord else None))
    return any(one is not None and (one.quantity is not None or " du" in one.analysis.features) for one in counted)


def _caused(_: FrameFinder, draft: Draft) -> bool:
    tag = draft.trigger.analysis
    if "prey" in tag.senses and tag.features.endswith(" sg"):
        return False  # "fell victim to"
    return not {"op.cause", "fall", "op.light", "op.hedge"}.isdisjoint(draft.context)


def _passive(_: FrameFinder, draft: Draft) -> bool:
    return draft.args.passive and bool(draft.get("counts"))


def _by_weapon(frames: FrameFinder, draft: Draft) -> bool:
    return any(frames.is_class(chunk, ("weapon",)) for chunk in draft.args.get("subj") + draft.args.get("gen"))


def _in_conflict(_: FrameFinder, draft: Draft) -> bool:
    return "in.conflict" in draft.context


def _of_two_sides(_: FrameFinder, draft: Draft) -> bool:
    return len(draft.get("agents")) > 1 or any(map(are_officials, draft.get("agents")))


def _by_adjective(_: FrameFinder, draft: Draft) -> bool:
    """Whether an adjective of the trigger names a party (the Turkish strikes)."""
    return any("adjective" in name.kinds for name in draft.trigger.names)


def _told(_: FrameFinder, draft: Draft) -> bool:
    """Whether something is told to have happened or to be meant, or is told of a place with a name: not any "taking of
    the town"."""
    governor = draft.args.governor
    past = governor is not None and (governor.analysis.features.startswith("past") or governor.is_a("op.plan"))
    return draft.trigger.kind == "verb" or past or any(is_named(chunk) for chunk in draft.get("place"))


_CONDITIONS: Mapping[str, Callable[[FrameFinder, Draft], bool]] = {
    "@where": _in_a_place, "@counted": _counted, "@caused": _caused, "@passive": _passive, "@weapon": _by_weapon,
    "@conflict": _in_conflict, "@sides": _of_two_sides, "@told": _told, "@adjective": _by_adjective,
}
