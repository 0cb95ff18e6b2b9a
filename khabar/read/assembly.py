"""From drafts to claims: places multiplied, figures measured, voice, status and time settled, the quote cut."""

from collections.abc import Iterator, Mapping, Sequence

from khabar.lang.pack import LanguagePack
from khabar.model.records import Claim, Count, Document, Extent, Span, make_claim
from khabar.model.ontology import ontology
from khabar.read.chunks import LOCAL, Chunk, Parsed, is_location, is_named
from khabar.read.discourse import Discourse
from khabar.read.frames import Draft, FrameFinder
from khabar.read.status import status_of
from khabar.read.voices import Voice


class Assembler:
    """Turns drafts into claims, with what the document lends them."""

    def __init__(self, pack: LanguagePack, frames: FrameFinder) -> None:
        self.frames = frames
        self._measures: Mapping[str, str] = pack.yaml("measures.yaml")
        self._types = ontology().types

    def claims(
        self, document: Document, drafts: Sequence[Draft], discourse: Discourse, voices: Sequence[Voice]
    ) -> Iterator[Claim]:
        """The claims of the drafts of one sentence; a place list makes one claim per place."""
        for draft in merged(drafts):
            yield from self._claims(document, draft, discourse, voices)

    def _claims(
        self, document: Document, draft: Draft, discourse: Discourse, voices: Sequence[Voice]
    ) -> Iterator[Claim]:
        parsed, rule = draft.parsed, draft.rule
        kind = self._types[rule.type]
        agents = tuple(parsed.words(chunk) for chunk in draft.get("agents"))
        targets = tuple(parsed.words(chunk) for chunk in draft.get("targets"))
        if not agents and kind.agent and "pronoun" in draft.args.functions:
            owner = discourse.pronoun(draft, {span.text for span in targets})
            agents = (owner,) if owner else ()
        first, stop = draft.token_range()
        for place in self._places(draft, discourse):
            yield make_claim(
                document=document.id, type=rule.type, status=status_of(draft), quote=parsed.span(first, stop),
                extent=self._extent(draft) if kind.extent else None, agents=agents, targets=targets,
                weapons=self._weapons(draft), place=place, when=discourse.when(draft), counts=self._counts(draft),
                voice=voice_of(draft, voices), confidence=rule.confidence, trace=(f"rule:{rule.name}",),
            )

    def _places(self, draft: Draft, discourse: Discourse) -> list[Span | None]:
        """The places of a claim: those of its slot, else the nearest of its sentence, else the report's last one.

        A toll over several places is one claim; anything else happens in each of them.
        """
        parsed = draft.parsed
        own = draft.get("place")
        found = own or discourse.places(draft)
        if not found:
            return [discourse.last_place]
        first = specific(parsed, found[0])
        chunks = list(own) if own and first is own[0] else [first, *self.frames.conjuncts(parsed, first, ("place",))]
        if draft.rule.type.startswith(("harm.", "people.", "politics.", "force.", "materiel.")):
            chunks = chunks[:1]
        return [parsed.words(chunk) for chunk in chunks]

    def _extent(self, draft: Draft) -> Extent | None:
        """Whole or part: by the rule, by words of part, and none where the ground is vague."""
        if draft.rule.extent:
            return draft.rule.extent  # type: ignore[return-value]
        if draft.rule.type not in {"control.captured", "control.lost"}:
            return None
        places = draft.get("place")
        senses = {sense for chunk in places for sense in chunk.senses | chunk.modifiers | chunk.case_senses}
        if senses & {"part"}:
            return "partial"
        return None if not places or senses & {"place.vague"} else "full"

    def _weapons(self, draft: Draft) -> tuple[Span, ...]:
        if not draft.rule.type.startswith(("strike.", "harm.")):
            return ()
        start, stop = draft.args.window
        chunks = draft.parsed.chunks[max(0, start - 1) : stop]
        found = [chunk for chunk in chunks if chunk.kind == "np" and self.frames.is_class(chunk, ("weapon",))]
        return tuple(draft.parsed.words(chunk) for chunk in found[:2])

    def _counts(self, draft: Draft) -> tuple[Count, ...]:
        kind = self._types[draft.rule.type]
        measure = draft.rule.measure or kind.measure
        counts: list[Count] = []
        for chunk in draft.get("counts"):
            count = self._count(draft.parsed, chunk, measure)
            if count is not None:
                counts.append(count)
        if counts and draft.rule.type.startswith(("harm.", "people.")):
            counts += self._parts(draft, counts[0].measure)
        return tuple(counts)

    def _count(self, parsed: Parsed, chunk: Chunk, measure: str | None) -> Count | None:
        """The figure of a counted phrase; a dual is two, a lone indefinite singular one."""
        named = next((self._measures[sense] for sense in sorted(chunk.senses) if sense in self._measures), None)
        measure = measure or named
        if measure is None:
            return None
        quantity = chunk.quantity
        if quantity is not None:
            low, high = quantity.low, quantity.high
            of = parsed.span(chunk.head, max(chunk.stop, chunk.head + 1))
            return Count(measure, low, high, of, span=parsed.span(quantity.first, quantity.stop))
        features, tag = chunk.analysis.features, chunk.analysis
        if chunk.kind == "event" and " du" not in features:
            return None
        number = 2 if " du" in features else 1 if features.endswith("sg") and not tag.article else 0
        if not number or tag.enclitic or chunk.is_a("collective", "casualty", "transparent"):
            return None
        words = parsed.words(chunk)
        return Count(measure, number, number, words, span=words)

    def _parts(self, draft: Draft, measure: str) -> Iterator[Count]:
        """The parts of a whole («بينهم»): counted phrases after the word, up to the end of the clause."""
        chunks = draft.parsed.chunks
        start = draft.get("counts")[-1].index
        opened = False
        for chunk in chunks[start + 1 :]:
            if chunk.kind in {"verb", "comp"}:
                return
            if chunk.kind == "part" and chunk.is_a("among"):
                opened = True
            elif opened and chunk.kind == "np" and (chunk.coord or not chunk.case):
                count = self._count(draft.parsed, chunk, measure)
                if count is not None:
                    yield Count(count.measure, count.low, count.high, count.of, False, count.span, 0)


def voice_of(draft: Draft, voices: Sequence[Voice]) -> tuple[Span, ...]:
    """The innermost voice that covers the trigger."""
    covering = [voice for voice in voices if voice.first <= draft.trigger.index < voice.stop]
    return covering[-1].speakers if covering else ()


def merged(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of one type that speak of one happening made one: a verb and the event noun that is its argument."""
    out: list[Draft] = []
    for draft in drafts:
        twin = next((other for other in out if _same_happening(other, draft)), None)
        if twin is None:
            out.append(draft)
            continue
        for slot, phrases in draft.slots.items():
            if slot not in twin.slots:
                twin.slots[slot] = phrases
    return out


def _same_happening(one: Draft, other: Draft) -> bool:
    if one.rule.type != other.rule.type or one.parsed is not other.parsed:
        return False
    return any(
        inner.trigger in phrases
        for outer, inner in ((one, other), (other, one))
        for function, phrases in outer.args.functions.items() if function not in {"cause", "to", "about", "antecedent"}
    )


def specific(parsed: Parsed, place: Chunk) -> Chunk:
    """The place itself, or for ground without a name the named place that it is said to lie in."""
    if is_named(place):
        return place
    for chunk in parsed.chunks[place.index + 1 : place.index + 4]:
        if chunk.kind in {"verb", "comp", "rel"}:
            break
        joined = chunk.coord and chunk.is_a(*LOCAL)
        if is_named(chunk) and (joined or is_location(chunk) or "of" in chunk.case_senses and chunk.is_a(*LOCAL)):
            return chunk
    return place
