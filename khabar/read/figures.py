"""The figures of a claim: what its counted phrases come to, wholes with their parts, totals up to now."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from khabar.lang.pack import LanguagePack
from khabar.model.ontology import ontology
from khabar.model.records import Count
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Draft
from khabar.read.mentions import Quantity

_OF_PEOPLE = ("harm.", "people.")
_THINGS = frozenset({"materiel.vehicle", "materiel.weapon", "place.site", "place.head"})
_BEFALLS = {"harm.killed": ("kill", "die"), "harm.wounded": ("wound",), "harm.captured": ("arrest",)}
_VICTIMS = {"harm.killed": "victim.dead", "harm.wounded": "victim.wounded", "harm.captured": "victim.captive",
            "harm.missing": "victim.missing"}
_UNCOUNTED = ("collective", "casualty", "transparent", "part")  # one of these may be many
_PAIR = ("2",)  # the value of the number word that may follow a dual


class Figures:
    """Measures the counted phrases of drafts."""

    def __init__(self, pack: LanguagePack) -> None:
        self._measures: Mapping[str, str] = pack.yaml("measures.yaml")
        self._types = ontology().types

    def counts(self, draft: Draft) -> tuple[Count, ...]:
        """The figures of a draft; none where one figure is given for the dead and the injured together."""
        kind = self._types[draft.rule.type]
        people = draft.rule.type.startswith(_OF_PEOPLE) and draft.rule.type != "harm.site"
        if people and _shares_figure(draft):
            return ()
        measure = draft.rule.measure or kind.measure
        counted = [chunk for chunk in draft.get("counts") if not (people and _is_other(draft, chunk))]
        counts = [count for chunk in counted if (count := self._count(draft.parsed, chunk, measure)) is not None]
        if counts and people:
            counts += self._parts(draft, counts[0].measure)
        if draft.rule.cumulative or "cumulative" in draft.context or (people and _is_running(draft)):
            counts = [replace(count, cumulative=True) for count in counts]
        return tuple(counts)

    def _count(self, parsed: Parsed, chunk: Chunk, measure: str | None) -> Count | None:
        """The figure of a counted phrase; a dual is two, a lone indefinite singular one."""
        named = next((self._measures[sense] for sense in sorted(chunk.senses) if sense in self._measures), None)
        measure = measure or named
        if measure is None:
            return None
        quantity = chunk.quantity or _shared_quantity(chunk)
        if quantity is not None:
            low, high = quantity.low, quantity.high
            of = parsed.span(chunk.head, max(chunk.stop, chunk.head + 1))
            stop = quantity.stop if quantity.first < quantity.stop else chunk.stop  # a dual has no number beside it
            return Count(measure, low, high, of, span=parsed.span(quantity.first, stop))
        features, tag = chunk.analysis.features, chunk.analysis
        pair = " du" in features or (features.endswith(" pl") and _is_pair(parsed, chunk))
        if chunk.kind == "event" and not pair:
            return None
        number = 2 if pair else 1 if features.endswith("sg") and not tag.article else 0
        if chunk.is_a("party.head") and "person" not in chunk.senses | tag.senses:
            return None  # a militia is nobody's number
        if not number or tag.enclitic or chunk.is_a(*_UNCOUNTED):
            return None
        words = parsed.words(chunk)
        return Count(measure, number, number, words, span=words)

    def _parts(self, draft: Draft, measure: str) -> Iterator[Count]:
        """The parts of a whole (among them ...): counted phrases after the word, up to the end of the clause."""
        chunks = draft.parsed.chunks
        start = draft.get("counts")[-1].index
        opened = False
        for chunk in chunks[start + 1 :]:
            if chunk.kind in {"verb", "comp", "event"}:
                return
            if chunk.kind == "part" and chunk.is_a("among"):
                opened = True
            elif opened and chunk.kind == "np" and (chunk.coord or not chunk.case):
                count = None if _is_other(draft, chunk) else self._count(draft.parsed, chunk, measure)
                if count is not None:
                    yield Count(count.measure, count.low, count.high, count.of, False, count.span, 0)


def _shared_quantity(chunk: Chunk) -> Quantity | None:
    """The order of magnitude that is said of the dead and the injured alike ("dozens of dead and injured")."""
    mate = chunk.mate
    if mate is None or mate.quantity is None or not chunk.analysis.article or not mate.analysis.article:
        return None
    vague = mate.quantity.low != mate.quantity.high and mate.is_a("victim.dead") and chunk.is_a("victim.wounded")
    return mate.quantity if vague else None


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
    if "rise" in draft.context:
        return True
    chunks = draft.parsed.chunks
    if chunks and _is_since(draft.parsed, chunks[0]):
        return True
    for chunk in chunks[draft.trigger.index + 1 : draft.args.window[1]]:
        if chunk.kind == "rel":
            return False
        if _is_since(draft.parsed, chunk):
            return True
    return False


def _is_since(parsed: Parsed, chunk: Chunk) -> bool:
    return "since" in chunk.case_senses or "since" in parsed.tags[chunk.first].senses
