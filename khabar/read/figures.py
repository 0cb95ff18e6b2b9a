"""The figures of a claim: what its counted phrases come to, wholes with their parts, totals up to now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khabar.lang.pack import LanguagePack
from khabar.model.ontology import ontology
from khabar.model.records import Count
from khabar.read.chunks import Chunk, Parsed
from khabar.read.durations import Durations
from khabar.read.frames import Draft
from khabar.read.mentions import Quantity
from khabar.read.tallies import tally
from khabar.text.folding import fold

_OF_PEOPLE = ("harm.", "people.")
_THINGS = frozenset({"materiel.vehicle", "materiel.weapon", "place.site", "place.head"})
_BEFALLS = {"harm.killed": ("kill", "die"), "harm.wounded": ("wound",), "harm.captured": ("arrest",)}
_VICTIMS = {"harm.killed": "victim.dead", "harm.wounded": "victim.wounded", "harm.captured": "victim.captive",
            "harm.missing": "victim.missing"}
_UNCOUNTED = ("collective", "casualty", "transparent", "part", "clause")  # one of these may be many
_GROUND = ("place.vague", "place.military")  # what is struck one by one
_RISEN = 2  # chunks from the verb that says so to what has risen
_PAIR = ("2",)  # the value of the number word that may follow a dual


class Figures:
    """Measures the counted phrases of drafts."""

    def __init__(self, pack: LanguagePack) -> None:
        self._measures: Mapping[str, str] = pack.yaml("measures.yaml")
        self._types = ontology().types
        self._two = pack.settings["noun"]["dual_bound"][0]
        self._durations = Durations(pack)

    def counts(self, draft: Draft) -> tuple[Count, ...]:
        """The figures of a draft; one that is given for the dead and the injured together counts people, unless it only
        tells an order of magnitude (dozens were killed and injured)."""
        kind = self._types[draft.rule.type]
        people = draft.rule.type.startswith(_OF_PEOPLE) and draft.rule.type != "harm.site"
        if people and _shares_figure(draft):
            return tuple(self._joint_figures(draft, kind.measure))
        measure = draft.rule.measure or kind.measure
        told = draft.get("counts") or (list(_numbered(draft)) if people else [])
        counted = [chunk for chunk in told if not (people and _is_other(draft, chunk))]
        counts = [count for chunk in counted if (count := self._count(draft.parsed, chunk, measure)) is not None]
        if counts and people:
            counts += self._parts(draft, counted[-1], counts[0].measure)
        counts = counts or [*self._numbers_of_men(draft), *_tallied(draft)]
        running = _is_running(draft) if people else draft.rule.type.startswith("strike.") and (
            _is_campaign(draft) or _has_risen(draft))
        if "cumulative" in draft.context or ((draft.rule.cumulative or running) and not _is_closed(draft)):
            counts = [replace(count, cumulative=count.part_of is None) for count in counts]
        return (*counts, *self._durations.of(draft))

    def _joint_figures(self, draft: Draft, measure: str | None) -> Iterator[Count]:
        """The figure of people of whom some were killed and the others injured."""
        told = [chunk for chunk in draft.get("counts") or draft.get("targets") if chunk.quantity is not None]
        for chunk in told[:1]:
            count = self._count(draft.parsed, chunk, measure)
            if count is not None:
                vague = count.high is not None and count.low < count.high
                yield count if vague else replace(count, measure="people")

    def _numbers_of_men(self, draft: Draft) -> Iterator[Count]:
        """How many attacked, or how many targets were struck, each by a blow of its own."""
        if draft.rule.type == "battle.attack":
            men = [chunk for chunk in draft.get("agents") if chunk.is_a("person", "counted")]
            counts = (self._count(draft.parsed, chunk, "people") for chunk in men if _is_several(chunk))
        elif draft.rule.type.startswith("strike."):
            struck = [chunk for chunk in draft.get("targets") if chunk.is_a(*_GROUND) and chunk.quantity is not None]
            counts = (self._count(draft.parsed, chunk, "strikes") for chunk in (*struck, *_twice(draft)))
        else:
            return
        yield from (count for count in counts if count is not None)

    def _count(self, parsed: Parsed, chunk: Chunk, measure: str | None) -> Count | None:
        """The figure of a counted phrase; a dual is two, a lone indefinite singular one."""
        named = next((self._measures[sense] for sense in sorted(chunk.senses) if sense in self._measures), None)
        measure = measure or named
        if measure is None:
            return None
        joint = _joint_quantity(parsed, chunk)
        measure = "people" if joint is not None else measure
        quantity = joint or chunk.quantity or _shared_quantity(chunk) or _quantity_before(parsed, chunk)
        if quantity is not None:
            low, high = quantity.low, quantity.high
            of = parsed.span(chunk.head, max(chunk.stop, chunk.head + 1))
            stop = quantity.stop if quantity.first < quantity.stop else chunk.stop  # a dual has no number beside it
            return Count(measure, low, high, of, span=parsed.span(quantity.first, stop))
        features, tag = chunk.analysis.features, chunk.analysis
        pair = " du" in features or (features.endswith(" pl") and _is_pair(parsed, chunk))
        pair = pair or self._is_bound_pair(parsed, chunk)
        if chunk.kind == "event" and not pair:
            return None
        number = 2 if pair else 1 if features.endswith("sg") and not tag.article else 0
        if chunk.is_a("party.head") and "person" not in chunk.senses | tag.senses:
            return None  # a militia is nobody's number
        if not number or tag.enclitic or chunk.is_a(*_UNCOUNTED):
            return None
        words = parsed.words(chunk)
        return Count(measure, number, number, words, span=words)

    def _is_bound_pair(self, parsed: Parsed, chunk: Chunk) -> bool:
        """Whether a genitive stands behind a noun that looks like an accusative, so that it is a dual (two officers of
        the police): an accusative without the article has none."""
        tag, after = chunk.analysis, chunk.head + 1
        if tag.entry is None or not tag.features.endswith("noun sg") or after >= chunk.stop:
            return False
        return parsed.tags[after].pos == "noun" and tag.stem == fold(tag.entry.lemma) + self._two

    def _parts(self, draft: Draft, whole: Chunk, measure: str) -> Iterator[Count]:
        """The parts of a whole (among them ...): counted phrases after the word, up to the end of the clause or to the
        next whole (six dead, among them a child, in A, and five dead in B)."""
        own = _VICTIMS.get(draft.rule.type, "")
        opened = False
        for chunk in draft.parsed.chunks[whole.index + 1 :]:
            told = _tells_of_others(chunk) or chunk.is_a("say")  # "..., adding that"
            if told or chunk.kind in {"verb", "comp"} or (chunk.quantity is not None and chunk.is_a(own)):
                return
            if (chunk.kind == "part" and chunk.is_a("among")) or _are_they(draft.parsed, chunk):
                opened = True
            elif opened and chunk.kind == "np" and (chunk.coord or not chunk.case) and chunk not in draft.get("sides"):
                count = None if _is_other(draft, chunk) else self._count(draft.parsed, chunk, measure)
                if count is not None:
                    yield Count(count.measure, count.low, count.high, count.of, False, count.span, 0)


def _tallied(draft: Draft) -> Iterator[Count]:
    """What the number of people, told behind them, comes to."""
    told = tally(draft)
    if told is not None:
        phrase, number = told
        of = draft.parsed.span(phrase.head, max(phrase.stop, phrase.head + 1))
        yield Count("people", number.low, number.high, of, span=draft.parsed.span(number.first, number.stop))


def _tells_of_others(event: Chunk) -> bool:
    """Whether an event noun behind counted people tells what befell others, and not only how or in what these were
    harmed (were hurt with wounds, were killed in the shelling, met their death)."""
    within = bool(event.case_senses) and not event.joined
    if event.kind != "event" or (event.is_a("befall") and not (event.joined or within)):
        return False
    harm = event.is_a("kill", "wound", "die", "arrest") and "prep.at" not in event.case_senses
    return harm or not (within or event.gen)


def _are_they(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether a pronoun opens the list of the parts that a whole comes to (40 people, they are 30 men and a child)."""
    behind = parsed.chunks[chunk.index + 1] if chunk.index + 1 < len(parsed.chunks) else None
    bare = chunk.kind == "pron" and not chunk.senses
    return bare and behind is not None and behind.quantity is not None and not behind.case


def _twice(draft: Draft) -> Iterator[Chunk]:
    """The word by which a verb tells that a blow fell twice."""
    for chunk in draft.parsed.chunks[draft.trigger.index + 1 : draft.args.window[1]]:
        if draft.trigger.kind != "verb" or chunk.kind in {"rel", "verb", "comp", "event"}:
            return
        if chunk.is_a("times") and " du" in chunk.analysis.features and not chunk.case:
            yield chunk
            return


def _numbered(draft: Draft) -> Iterator[Chunk]:
    """The counted phrase of a harm that no rule took for one: people whom no word list knows (15 tailors), or the harm
    itself (two injuries)."""
    yield from (chunk for chunk in draft.get("targets") if chunk.quantity is not None and chunk.is_a("unknown"))
    if draft.trigger.kind == "event" and _is_several(draft.trigger):
        yield draft.trigger


def _is_several(chunk: Chunk) -> bool:
    """Whether a phrase says how many there are, more than one."""
    return chunk.quantity is not None or " du" in chunk.analysis.features


def _shared_quantity(chunk: Chunk) -> Quantity | None:
    """The order of magnitude that is said of the dead and the injured alike ("dozens of dead and injured")."""
    mate = chunk.mate
    if mate is None or mate.quantity is None or not chunk.analysis.article or not mate.analysis.article:
        return None
    vague = mate.quantity.low != mate.quantity.high and mate.is_a("victim.dead") and chunk.is_a("victim.wounded")
    return mate.quantity if vague else None


def _quantity_before(parsed: Parsed, chunk: Chunk) -> Quantity | None:
    """The figure on the word that measures out a happening (rose to 16, the number of raids)."""
    before = parsed.chunks[chunk.index - 1] if chunk.index and chunk.gen else None
    measures = before is not None and before.is_a("transparent") and chunk.kind == "event"
    return before.quantity if measures and before is not None else None


def _joint_quantity(parsed: Parsed, chunk: Chunk) -> Quantity | None:
    """The one figure that stands before the dead and the injured together ("90 dead and injured")."""
    after = parsed.chunks[chunk.index + 1] if chunk.index + 1 < len(parsed.chunks) else None
    dead, hurt = (chunk, after) if chunk.quantity is not None else (chunk.mate, chunk)
    if dead is None or hurt is None or hurt.mate is not dead or hurt.index != dead.index + 1:
        return None
    both = dead.is_a("victim.dead") and hurt.is_a("victim.wounded") and hurt.analysis.features.endswith(" sg")
    both = both and hurt.quantity is None
    return dead.quantity if both and not hurt.analysis.article and hurt.stop - hurt.first == 1 else None


def _is_pair(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether the number word "two" stands after a noun whose dual looks like its plural."""
    entry = parsed.tags[chunk.stop].entry if chunk.stop < len(parsed.tags) else None
    return entry is not None and entry.values("value") == _PAIR


def _is_other(draft: Draft, chunk: Chunk) -> bool:
    """Whether a phrase that is joined to the counted people counts things, or people whom something else befell."""
    if chunk.is_a(*_THINGS) and not chunk.is_a("person", "counted"):
        return True
    own = _VICTIMS.get(draft.rule.type)
    return own is not None and not chunk.is_a(own) and chunk.is_a(*(
        sense for sense in _VICTIMS.values() if sense != own))


def _shares_figure(draft: Draft) -> bool:
    """Whether the words for two harms stand side by side before one figure (the killing and wounding of six)."""
    own = _BEFALLS.get(draft.rule.type)
    if own is None:
        return False
    chunks, trigger = draft.parsed.chunks, draft.trigger
    for index in (trigger.index - 1, trigger.index + 1):
        other = chunks[index] if 0 <= index < len(chunks) else None
        if other is None or other.kind != trigger.kind or other.kind not in {"verb", "event"} or other.is_a(*own):
            continue
        first, second = sorted((other, trigger), key=lambda chunk: chunk.index)
        before = chunks[first.index - 1] if first.index else None
        # "eight of the men were killed and 18 injured"
        told = before is not None and before.kind == "np" and (not before.case or "of" in before.case_senses)
        if (second.coord or second.analysis.conj) and not told:
            return other.is_a(*(sense for senses in _BEFALLS.values() for sense in senses))
    return False


def _is_running(draft: Draft) -> bool:
    """Whether a toll is one up to now: it has risen, or it is told since some event."""
    chunks = draft.parsed.chunks
    risen = [chunk for chunk in chunks if chunk.is_a("rise")]
    may_rise = bool(risen) and all("prep.for" in chunk.case_senses for chunk in risen)  # "is expected to rise"
    if "rise" in draft.context and not may_rise:
        return True
    if any("prep.to" in chunk.case_senses for chunk in draft.get("counts")) and any(
            chunk.is_a("rise") for chunk in chunks[: draft.trigger.index]):
        return True  # "the toll of the attacks that struck X rose to 11 dead"
    return is_told_since(draft)


def is_told_since(draft: Draft) -> bool:
    """Whether a claim is told of all the time since some event or day."""
    chunks = draft.parsed.chunks
    if chunks and _is_since(draft.parsed, chunks[0]):
        return True
    for chunk in chunks[draft.trigger.index + 1 : draft.args.window[1]]:
        if chunk.kind == "rel":
            return False
        if _is_since(draft.parsed, chunk):
            return True
    return False


def _is_campaign(draft: Draft) -> bool:
    """Whether strikes are counted since some event or date, and not only since this morning."""
    return any(
        _is_since(draft.parsed, chunk) and (chunk.kind == "event" or (
            chunk.time is not None and chunk.time.when.kind == "date"))
        for chunk in draft.parsed.chunks[: draft.args.window[1]])


def _has_risen(draft: Draft) -> bool:
    """Whether strikes are told by how many they have become (the number of raids has risen to 16)."""
    before = draft.parsed.chunks[max(0, draft.trigger.index - _RISEN) : draft.trigger.index]
    return any(chunk.is_a("jump") for chunk in before)


def _is_closed(draft: Draft) -> bool:
    """Whether a toll is one of a time that is over (the number of the dead in the month of X came to 50)."""
    if any(chunk.case for chunk in draft.get("counts")):
        return False  # it rose from this, to this
    return any(
        (chunk.time is not None or chunk.is_a("time.noun")) and not _is_since(draft.parsed, chunk)
        and "sub.time" in draft.parsed.tags[chunk.first].senses | chunk.case_senses
        for chunk in draft.parsed.chunks[: draft.args.window[1]])


def _is_since(parsed: Parsed, chunk: Chunk) -> bool:
    return "since" in chunk.case_senses or "since" in parsed.tags[chunk.first].senses
