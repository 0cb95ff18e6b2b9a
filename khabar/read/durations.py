"""How many days a fight, a siege or a want goes on: fighting that lasted a week, after two days of clashes."""

from collections.abc import Iterator

from khabar.lang.pack import LanguagePack
from khabar.model.records import Count
from khabar.read.chunks import Chunk, Parsed
from khabar.read.frames import Draft
from khabar.read.number_bounds import Modifiers, bounds
from khabar.read.number_words import NumberReader
from khabar.read.time_periods import PeriodReader
from khabar.read.time_words import PhraseTable

_STATES = ("siege.imposed", "siege.ongoing", "hardship.shortage")
_LASTING = ("battle.clash", "battle.attack", *_STATES)
_AGAIN = frozenset({"battle.attack"})  # "a month after an attack": an attack is over by then
_ENDS = frozenset({"comp", "conj", "event", "verb", "rel"})
_NEAR = 4  # chunks
_DAY = 24  # hours
_FEWEST = 2  # days: less is no length of a fight

Length = tuple[int, Count]  # the token at which it begins, and the days that it comes to


class Durations:
    """Measures how long what a draft tells went on."""

    def __init__(self, pack: LanguagePack) -> None:
        raw = pack.yaml("times.yaml")
        self._periods = PeriodReader(raw, (), NumberReader(pack), pack.settings["article"])
        self._ordinals = PhraseTable[int](raw["ordinals"].items())
        self._modifiers = Modifiers(pack.yaml("quantities.yaml"))

    def of(self, draft: Draft) -> Iterator[Count]:
        """The days of a draft that tells of what goes on for some time, where the text gives them."""
        if draft.rule.type.startswith(_LASTING):
            found = self._before(draft) or self._behind(draft)
            yield from [found] if found is not None else []

    def _before(self, draft: Draft) -> Count | None:
        """After two days of clashes; of a state also 90 days after it began."""
        parsed, trigger = draft.parsed, draft.trigger
        began = "prep.on" in trigger.case_senses and draft.rule.type in _STATES
        goes_on = began or ("of" in trigger.case_senses and draft.rule.type not in _AGAIN)
        if not (trigger.index and trigger.kind == "event" and goes_on):
            return None
        found = self._length(parsed, parsed.chunks[trigger.index - 1])
        return found[1] if found else None

    def _behind(self, draft: Draft) -> Count | None:
        """Clashes for three days, a siege that lasted 40 days, no water for the fifth day."""
        parsed, governor = draft.parsed, draft.args.governor
        state = draft.rule.type in _STATES
        lasts = governor is not None and governor.is_a("lasts")
        for chunk in parsed.chunks[draft.trigger.index + 1 :]:
            lasts = lasts or chunk.is_a("lasts")
            if chunk.kind in _ENDS and not chunk.gen and not _goes_on(parsed, chunk):
                return None
            found = self._length(parsed, chunk) or (self._nth_day(parsed, chunk) if state else None)
            if found is not None:
                near = chunk.index - draft.trigger.index <= _NEAR
                return found[1] if lasts or _says_for(parsed, chunk, found[0], near=near) else None
        return None

    def _length(self, parsed: Parsed, chunk: Chunk) -> Length | None:
        """So many days, weeks or months in a phrase, with what makes them more or about as many."""
        for position in range(chunk.first, chunk.stop):
            length = self._periods.length(parsed.tokens, position)
            if length is None:
                continue
            stop, unit, least, most = length
            dated = chunk.kind == "time" and stop < chunk.stop  # "since the month of X", "since the end of the month"
            if dated or unit.hours < _DAY or least != most or unit.days(least) < _FEWEST:
                return None
            effects, first = self._modifiers.before(parsed.tokens, parsed.tags, position)
            low, high = bounds(unit.days(least), unit.days(most), effects, spread=False)
            words = parsed.span(position, stop)
            return first, Count("days", low, high, words, span=words)
        return None

    def _nth_day(self, parsed: Parsed, chunk: Chunk) -> Length | None:
        """For the fifth day."""
        if not (chunk.is_a("day") and chunk.analysis.article and "prep.for" in chunk.case_senses):
            return None
        ordinal = self._ordinals.get(parsed.tokens, chunk.head + 1)
        if ordinal is None:
            return None
        words = parsed.words(chunk)
        return chunk.first, Count("days", ordinal[1], ordinal[1], words, span=words)


def _goes_on(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether words behind a fight or a siege tell that it lasted, or who keeps it up."""
    told = parsed.chunks[chunk.index + 1 : chunk.index + 2] if chunk.kind == "rel" else [chunk]
    return any(each.is_a("lasts", "impose") for each in told)


def _says_for(parsed: Parsed, chunk: Chunk, first: int, *, near: bool) -> bool:
    """Whether a length of time that begins at a token is told as what something went on for; what stands ``near`` may
    say so with a mere "for", which farther off belongs to other words."""
    before = parsed.chunks[chunk.index - 1]
    duration = before.is_a("time.noun") and before.stop == chunk.first  # "for a span of"
    opening = next((each for each in (chunk, before) if each.first <= first < each.stop), chunk)
    senses = (before if duration else opening).case_senses
    return "throughout" in senses or (near and "prep.for" in senses)
