"""Who does what to whom: the grammatical functions around every verb and event noun of a sentence."""

from khabar.read import claimants, deeds_after_attempts, dependents, doers, goals, prey, qualifying, relatives, subjects
from khabar.read.brink import who_is_ready
from khabar.read.charges import blaming, charged, is_charged_with
from khabar.read.chunks import Chunk, Parsed
from khabar.read.clauses_on_doers import clause_on_doer, ground_behind_clause
from khabar.read.dependents import acts, dependent, is_aside, is_timed, may_lend, reaches
from khabar.read.doers import HARD_MARKS
from khabar.read.fronting import begins_news, fronts
from khabar.read.functions import Arguments
from khabar.read.governing import tell_amid, tell_beside, turn_upon, who_is_let, whom_it_lets
from khabar.read.relatives import in_apposition, is_called, is_dash, sums_up, suspects
from khabar.read.replies import is_replied_to
from khabar.read.subjects import AGENTIVE, BLOWS, DONE_BY_EVENTS, PATIENT_ONLY, begins_anew, may_be_subject, shares_doer

SHARES_SUBJECT = frozenset({"op.light", "op.achieve", "op.aspect", "op.attempt", "op.fail", "op.plan",
                            "say", "op.continue_state", "forced"})
# event nouns of these senses lend their doer to the one they govern
LENDING = SHARES_SUBJECT - {"op.continue_state"} | {"op.let", "compel", "draw.up"}
STRUCK = frozenset({"shell", "strike", "attack", "pursue"})  # done to their genitive, if a verb says who does them
INSTRUMENT = frozenset({"prep.at", "prep.through", "place.across"})


class ArgumentFinder:
    """Finds the arguments of all triggers of one parsed sentence, left to right."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.chunks = parsed.chunks
        self.found: dict[int, Arguments] = {}
        self._clauses: dict[int, int] = {}  # verbs that only tell more of a doer, to where their clauses end

    def run(self) -> dict[int, Arguments]:
        """Arguments by the index of the trigger chunk."""
        for chunk in self.chunks:
            if chunk.kind == "verb":
                self.found[chunk.index] = self._verb(chunk)
        doers.lend_to_verbs(self.parsed, self.found)
        for chunk in self.chunks:
            if chunk.kind == "event":
                self.found[chunk.index] = self._event(chunk)
            elif chunk.kind == "rel" and chunk.analysis.article:
                self.found[chunk.index] = self._participle(chunk)
        for chunk in reversed(self.chunks):
            if chunk.kind == "event":
                doers.share_with_conjunct(self.chunks, self.found, chunk, PATIENT_ONLY if chunk.is_a(*BLOWS) else ())
        for lend in (doers.lend_to_events, doers.lend_by_arms, claimants.lend_by_claims, prey.lend_to_prey,
                     deeds_after_attempts.lend_after_attempts, goals.lend_to_goals):
            lend(self.parsed, self.found)
        return self.found

    def of(self, chunk: Chunk) -> Arguments:
        """The arguments of any chunk that sets off a rule; a plain noun has them like an event noun."""
        if chunk.index not in self.found:
            self.found[chunk.index] = self._event(chunk)
        return self.found[chunk.index]

    # -- verbs ---------------------------------------------------------------------------------------------------

    def _verb(self, verb: Chunk) -> Arguments:
        stop = self._clauses.get(verb.index) or self._right_end(verb.index)
        told = after = verb.index + 1
        if (clause := clause_on_doer(self.chunks, verb)) is not None:
            told, after = clause
            self._clauses[told], stop = after, self._right_end(verb.index, after)
        args = Arguments(verb, window=(verb.index, stop))
        args.passive = "passive" in verb.analysis.features
        bare = blaming(args, self._collect(args, verb.index + 1, told) + self._collect(args, after, stop))
        # "an attack that it launched": who did so was told before
        spoken = qualifying.tells_deed(self.chunks, verb) or qualifying.speaks_of_deed(self.chunks, verb, bare)
        if subjects.befell(verb, bare):
            args.passive, spoken = True, spoken or bool(verb.analysis.conj)
        before = None if spoken or subjects.coincides(verb, bare) else self._subject_before(verb)
        if before is None and verb.is_a(*PATIENT_ONLY) and not any(chunk.is_a(*AGENTIVE, "counted") for chunk in bare):
            before = relatives.harmed_before(self.chunks, verb)
        if (ground := ground_behind_clause(self.chunks, verb)) is not None and ground not in bare:
            bare.append(ground)
        self._subject_and_object(args, bare, before, plural=verb.analysis.features.endswith("3mp"))
        if verb.analysis.enclitic:
            self._pronoun_object(args)
        if not args.get("subj") and not args.passive:
            self._inherit_subject(args)
        if (ground := dependents.where_it_is(self.chunks, verb)) is not None:
            args.add("where", ground)
        if (ground := relatives.ground_held(self.chunks, verb, args.get("subj"))) is not None:
            args.add("antecedent", ground)
        if "antecedent" in args.functions and not any(chunk.is_a(*AGENTIVE) for chunk in args.get("subj")):
            args.add("pronoun", verb)
        return args

    def _right_end(self, index: int, start: int = 0) -> int:
        """Where the clause of a verb ends: at the next clause, a hard mark or a subordinate one's opening."""
        relative = False
        for position in range(start or index + 1, len(self.chunks)):
            chunk = self.chunks[position]
            if chunk.kind == "mark" and self._text(chunk) in HARD_MARKS:
                return position
            subordinate = chunk.kind in {"conj", "rel"} and chunk.is_a("sub")
            if chunk.kind == "comp" or subordinate or fronts(self.chunks, chunk) or begins_news(self.parsed, chunk):
                return position
            if chunk.kind == "rel":
                relative = not chunk.is_a("op.cause")  # "which led to" takes up all that was told
            if chunk.kind == "verb" and not qualifying.is_planted(self.chunks, chunk):
                if not relative and (self.chunks[index].kind == "verb" or not qualifying.restricts(self.chunks, chunk)):
                    return position
                relative = False
        return len(self.chunks)

    def _collect(self, args: Arguments, first: int, stop: int) -> list[Chunk]:
        """Sort the phrases of a window under their prepositions; return those under none."""
        bare: list[Chunk] = []
        relative = comma = about = False  # about: its verb has a pronoun for what the clause qualifies
        for chunk in self.chunks[first:stop]:
            if chunk.kind == "rel" or "among" in chunk.senses:
                relative, about = True, False
            if chunk.kind == "verb":
                about = bool(chunk.analysis.enclitic) and (relative or qualifying.restricts(self.chunks, chunk))
                relative = relative or about
            if chunk.kind == "mark" and not is_dash(self.parsed, chunk):
                more = dependents.tells_of_blow(self.chunks, args.trigger, bare)
                comma, relative = not (more or relatives.closes_aside(self.parsed, chunk)), False
            if chunk.kind not in {"np", "event"} or dependents.is_doer_of_participle(self.chunks, chunk, args.trigger):
                continue
            measured = dependents.measured_deed(self.chunks, chunk)
            if measured is chunk and is_aside(chunk):
                continue
            for function in dependent(self.parsed, chunk, args.trigger):
                args.add(function, chunk)
            owned = dependents.is_its_object(self.chunks, chunk) or qualifying.is_said_of_arms(self.chunks, chunk)
            free = not (chunk.case or chunk.gen or chunk.coord or owned or in_apposition(self.chunks, chunk))
            if free and qualifying.is_aimed_at(self.chunks, chunk):
                args.add("struck", chunk)
                continue
            relative = relative and not (free and relatives.is_past_participle_clause(self.chunks, chunk))
            if free and about:
                relative = about = False  # the subject of such a clause ends it
            elif free and not (relative or (comma and bare) or is_called(self.parsed, chunk) or (
                    dependents.is_object_of_deed(self.chunks, chunk))):
                bare.append(measured)
        return bare

    def _subject_before(self, verb: Chunk) -> Chunk | None:
        """The bare phrase that a verb follows (SVO), or the antecedent of its relative clause."""
        if verb.analysis.conj:
            return qualifying.goes_on_hitting(self.chunks, self.found, verb)
        previous = self.chunks[verb.index - 1] if verb.index else None
        if previous is not None and (subjects.begins_clause(self.chunks, self.found, previous, verb) or (
                previous.kind == "event" and not (previous.analysis.article or previous.analysis.enclitic or any(
                    name.entry is None and "adjective" not in name.kinds for name in previous.names)))):
            return previous
        if previous is not None and (event := qualifying.qualified_by(self.chunks, previous, verb)) is not None:
            return event
        if (blow := qualifying.hit_by(self.chunks, self.found, verb)) is not None:
            return blow
        if (noun := relatives.told_of_some(self.chunks, verb, harms=verb.is_a(*PATIENT_ONLY))) is not None:
            return noun
        fallback: Chunk | None = None
        position = verb.index
        while position > 0:
            position = relatives.before_aside(self.parsed, position - 1, verb)
            chunk = self.chunks[position]
            if (chunk.kind == "rel" and (chunk.is_a("sub") or sums_up(chunk, verb))) or chunk.is_a("dateline"):
                return None
            if chunk.kind == "verb" and chunk.is_a("aux") and verb.is_a(*PATIENT_ONLY) and not chunk.analysis.conj:
                continue
            if chunk.kind == "verb" and (before := relatives.over_clause(self.chunks, chunk)) is not None:
                return before
            if chunk.kind in {"verb", "comp", "conj"} or (chunk.kind == "mark" and self._text(chunk) in HARD_MARKS):
                return fallback
            aside = relatives.is_joined_aside(self.chunks, chunk) or is_aside(chunk) or (
                chunk.is_a("air.platform") and verb.analysis.features.endswith(" 3mp"))  # "they" are men, no aircraft
            if chunk.kind in {"np", "event"} and not aside:
                relative = next((c for c in self.chunks[position + 1 : verb.index] if c.kind == "rel"), None)
                if relative is not None and not relatives.may_qualify(relative, chunk):
                    fallback = fallback or chunk
                elif relative is not None or (not chunk.case and not chunk.gen):
                    if relative is None and subjects.is_taken(self.found, chunk):
                        return relatives.over_subject(self.chunks, chunk)
                    return relatives.over_lie(self.chunks, relative, chunk)
        return fallback

    def _subject_and_object(self, args: Arguments, bare: list[Chunk], before: Chunk | None, *, plural: bool) -> None:
        verb = args.trigger
        if verb.is_a("kill", "wound", "arrest", "abduct"):  # what befalls people: "in the north" is where
            bare = dependents.of_the_harmed(bare)
        if args.passive:
            nearest = [*bare[:1], *([before] if before else [])]
            for chunk in [each for each in nearest if each.is_a(*AGENTIVE, "counted")][:1] or nearest[:1]:
                args.add("obj", chunk)  # "many worshippers were hurt when ..."
            return
        if verb.is_a(*PATIENT_ONLY) and self._by_pronoun(verb):
            args.add_all("obj", bare[:1])
            return
        relative = before is not None and ((before.index == verb.index - 1 and before.kind == "event") or any(
            chunk.kind == "rel" for chunk in self.chunks[before.index + 1 : verb.index]))
        pronoun = bool(verb.analysis.enclitic) or any(
            chunk.kind == "pron" and chunk.is_a("on", "in", "from", "with") for chunk in
            self.chunks[verb.index + 1 : verb.index + 4])
        if verb.analysis.enclitic and not relative and dependents.is_doer_behind(verb, bare):
            before = None  # the pronoun is the object: "it was claimed by X", as Arabic says "claimed it X"
        other = relative and relatives.has_other_subject(self.chunks, verb)
        if before is not None and relative and (pronoun or other) and bare and bare[0].is_a(*AGENTIVE):
            args.add("subj", bare[0])
            args.add("antecedent", before)
            bare = [] if relatives.has_its_object(self.chunks, verb) else bare[1:]
        elif before is not None and other:
            args.add("antecedent", before)
        elif before is not None and not relative and begins_anew(self.chunks, before, verb, bare):
            args.add("subj", bare[0])
            bare = bare[1:]
        elif before is not None and (relative or before.kind == "event" or acts(before, verb, AGENTIVE) or not bare):
            args.add("subj", before)
        elif dependents.is_deed_before_doer(self.chunks, bare) and not verb.is_a("compel", *DONE_BY_EVENTS):
            args.add("subj", bare[1])
        elif bare and not plural and not self._goes_on(verb) and may_be_subject(bare, verb):
            args.add("subj", bare[0])
            bare = bare[1:]
        for chunk in bare[:1]:
            args.add("obj", chunk)
        subjects.turn_unmarked_passive(args)

    def _goes_on(self, verb: Chunk) -> bool:
        """Whether the harm that a verb tells was done by the doer of the harm told just before."""
        earlier = next((self.found[at] for at in range(verb.index - 1, -1, -1) if at in self.found), None)
        if earlier is None or earlier.passive:
            return False
        told = any(chunk.is_a(*AGENTIVE) for chunk in earlier.get("subj")) or self._by_pronoun(earlier.trigger)
        return shares_doer(earlier.trigger, bool(told and earlier.get("obj")), verb) and told

    def _by_pronoun(self, verb: Chunk) -> bool:
        """Whether the pronoun of "that he" or "that they" is who does it: the speaker, not an empty "it"."""
        said = next((self.found[at] for at in range(verb.index - 1, -1, -1) if at in self.found), None)
        return relatives.means_speaker(self.chunks, verb, said.get("subj") if said is not None else [])

    def _pronoun_object(self, args: Arguments) -> None:
        """An attached pronoun is the object; in a clause that qualifies a noun it is that noun."""
        verb = args.trigger
        if verb.index > 0:
            before = self.chunks[verb.index - 1]
            if before.kind in {"event", "np"} and not verb.analysis.conj:
                args.add("antecedent", before)
        args.add("pronoun", verb)

    def _inherit_subject(self, args: Arguments) -> None:
        """A clause without a subject of its own carries on the subject of the clause before it."""
        if args.trigger.is_a("impersonal") or sums_up(self.chunks[max(0, args.trigger.index - 1)], args.trigger):
            return
        if (pronoun := who_is_let(self.chunks, args.trigger)) is not None:
            args.add("gov.pronoun", pronoun)
            return
        ours = args.trigger.analysis.features.endswith((" 1s", " 1p"))  # "we" are with him who says so
        for position in range(args.trigger.index - 1, -1, -1):
            earlier = self.found.get(position)
            if earlier is not None and (relatives.qualified_only(self.chunks, position, args.trigger.index) or (
                    ours and not earlier.trigger.is_a("say"))):
                continue
            if earlier is not None and not earlier.passive and (
                    subjects.may_carry_on(self.chunks, earlier.get("subj"), args.trigger)):
                lender = earlier.trigger
                for chunk in earlier.get("subj"):
                    if args.trigger.is_a("say") or may_lend(lender, chunk, args.trigger):
                        args.add("subj", chunk)
                    elif ours and (force := relatives.spoken_for(self.chunks, chunk)) is not None:
                        args.add("subj", force)
                args.inherited = True
                return

    def _participle(self, participle: Chunk) -> Arguments:
        """A participle with the article (those entrenched in ...) qualifies the phrase before it."""
        args = Arguments(participle, window=(participle.index, self._right_end(participle.index)))
        self._collect(args, participle.index + 1, args.window[1])
        before = self.chunks[participle.index - 1]
        if before.kind == "np":
            args.add("antecedent", before)
        return args

    # -- event nouns ---------------------------------------------------------------------------------------------

    def _event(self, event: Chunk) -> Arguments:
        stop = self._right_end(event.index)
        args = Arguments(event, window=(event.index, stop))
        self._genitive(args, event)
        self._collect(args, event.index + 1, stop)
        for head in (event, qualifying.round_of(self.chunks, event)):
            for function, phrase in qualifying.told_after(self.chunks, self.found, head) if head is not None else ():
                args.add(function, phrase)
        doers.lend_from_outer(self.found, args)
        self._governor(args, event)
        turn_upon(self.chunks, args)
        return args

    def _genitive(self, args: Arguments, event: Chunk) -> None:
        following = self.chunks[event.index + 1] if event.index + 1 < len(self.chunks) else None
        loyal = following is not None and self.parsed.aligned(event) is following  # "linked to X"
        if following is not None and following.kind == "np" and (loyal or "prep.for" in following.case_senses):
            args.add("obj" if dependents.is_dealt(event) else "its", following)
        sent = following is not None and following.kind == "event" and following.is_a("reinforcement")
        bare = following is not None and (following.kind == "np" or sent) and not (following.case or following.coord)
        if event.analysis.enclitic:
            args.add("pronoun", event)
        if following is not None and bare and (event.analysis.enclitic or (
                event.is_a("has.party") and following.first == event.stop and not following.gen)):
            args.add("obj", following)  # "X's sending troops", as Arabic says "the sending of X troops"
        if following is not None and following.kind in {"np", "event"} and following.gen:
            args.add("gen", following)
            for second in qualifying.objects_behind(self.chunks, event, following):
                args.add("obj", second)
            dependents.tell_doer(self.chunks, args)

    def _governor(self, args: Arguments, event: Chunk) -> None:
        """What the event noun depends on, nearest first: an event noun that lends its doer, or the clause's verb."""
        if "sub.morrow" in event.case_senses or is_replied_to(self.chunks, event) or begins_news(self.parsed, event):
            return  # on the morrow of an attack, of which the clause only tells when that was; in reply to one
        if (waiting := relatives.waiting_verb(self.parsed, event)) is not None:
            self._governed(args, waiting)
            return
        if (ready := who_is_ready(self.chunks, event)) is not None:
            args.add("gov.subj", ready)
            if event.is_a(*STRUCK) and args.get("gen"):  # "ready to shell the rebels"
                args.functions["obj"] = args.functions.pop("gen") + args.get("obj")
            return
        for position in range(event.index - 1, -1, -1):
            chunk = self.chunks[position]
            spoken = any(each.is_a("say") and is_aside(each) for each in self.chunks[position + 1 : event.index])
            if chunk.kind == "event" and chunk.is_a(*LENDING) and not spoken and (
                    reaches(self.chunks, position, event.index)):
                if self._lent(args, chunk):
                    args.governor = chunk
                    return
                if chunk.analysis.enclitic and not chunk.is_a("say", "condemn") and not event.is_a("befall"):
                    args.add("gov.pronoun", chunk)  # "their attempt to storm"
            elif chunk.kind == "verb":
                if self._clauses.get(position, event.index + 1) <= event.index or suspects(self.chunks, chunk, event):
                    continue
                apart = any(each.kind not in {"time", "part"} for each in self.chunks[position + 1 : event.index])
                aside = position and self.chunks[position - 1].kind == "rel" and apart and not (
                    self.chunks[position - 1].is_a("op.cause", "sub"))
                if aside and event not in self.found[position].get("obj"):
                    continue
                self._governed(args, chunk)
                return
            elif chunk.kind == "comp" or (chunk.kind == "mark" and self._text(chunk) in HARD_MARKS):
                return

    def _lent(self, args: Arguments, lender: Chunk) -> bool:
        """Take the doer of an event noun that says how (the beginning of, the success in); whether it has one."""
        found = self.found[lender.index]
        told = charged(lender, found)
        for phrase in found.get("gov.subj") if told else ():
            args.add("gov.forcer", phrase)
        for phrase in told or found.get("gen") + found.get("its") + found.get("gov.subj"):
            if phrase is not args.trigger and phrase.kind == "np" and may_lend(lender, phrase, args.trigger):
                args.add("gov.subj", phrase)
        return bool(args.get("gov.subj"))

    def _governed(self, args: Arguments, verb: Chunk) -> None:
        """The verb of the clause lends its subject when it is one that says how, not what."""
        event, found = args.trigger, self.found[verb.index]
        args.governor = verb
        if (harmed := relatives.undergoes(self.chunks, verb, event)) is not None:
            args.add("obj", harmed)
            return
        if dependents.is_apart(self.chunks, verb, event):
            tell_amid(args, verb, found)
            return
        if is_charged_with(self.chunks, verb, event, found) and (others := charged(verb, found)):
            args.add_all("gov.subj", others)
            args.add_all("gov.forcer", found.get("subj"))
            return
        if (pronoun := whom_it_lets(self.chunks, verb, event)) is not None:
            args.add("gov.pronoun", pronoun)
            return
        objects = found.get("obj")
        near = event in objects or event.case or event.gen or event.coord
        # another phrase is the verb's object: this one only follows it
        follows = objects and not near and not objects[0].is_a(*AGENTIVE, "unknown") and event.first != objects[-1].stop
        resorts = dependents.resorts_to(verb, event)
        # whom "resorted" is taken to have befallen; "who it came to the arrest of": the deed itself came
        told = [] if verb.is_a("impersonal") else found.get("subj") or (objects if resorts else [])
        subjects = [phrase for phrase in told if phrase is not event]
        blast = event.is_a("explode") and not any(phrase.is_a("weapon.bomb") for phrase in args.get("gen"))
        shares = (resorts or verb.is_a(*SHARES_SUBJECT)) and not follows and not (
            (blast or verb.is_a("op.plan", "say")) and is_timed(self.chunks, event))
        attempt = event.is_a("op.attempt") and "prep.in" in event.case_senses
        means = attempt or not event.case_senses.isdisjoint(INSTRUMENT)
        if (shares or (means and event.index - verb.index <= 10)) and not dependents.is_linked_to(self.chunks, event):
            named = any(phrase.is_a(*AGENTIVE) for phrase in subjects) and not found.inherited
            own = named or verb.analysis.features.endswith(" 1p") or verb.is_a("op.cause")  # "which caused"
            others = [] if own else doers.doers_before(self.parsed, self.found, verb)
            args.add_all("gov.subj", (phrase for phrase in others or subjects if may_lend(verb, phrase, event)))
            struck = event.is_a(*STRUCK) and not event.is_a("assault", "advance") and named and not verb.is_a("say")
            struck = struck and not args.get("on")  # "the forces' shelling of the town" tells who shells
            if struck and args.get("gov.subj") and any(phrase.is_a(*AGENTIVE) for phrase in args.get("gen")):
                args.functions["obj"] = args.functions.pop("gen") + args.get("obj")  # "went on shelling the rebels"
        tell_beside(self.chunks, args, verb, found)

    def _text(self, chunk: Chunk) -> str:
        return self.parsed.tokens[chunk.first].word.raw
