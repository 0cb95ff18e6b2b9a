"""When each claim of a report happened, as its story goes on."""

from dataclasses import replace

from khabar.model.records import When
from khabar.read.chunks import Chunk, Parsed
from khabar.read.dating import (
    days_from_told,
    is_of_another,
    of_its_clause,
    of_the_happening,
    shifted,
    so_long_before,
    used_to_be,
)
from khabar.read.frames import Draft
from khabar.read.mentions import TimeMention
from khabar.read.pointing import told_of
from khabar.read.status import status_of

CYCLE = When(kind="unstated", basis="cycle")
BEFORE = When(kind="unstated", basis="before")
TODAY = When(kind="days", first=0, last=0, basis="ongoing")
LATELY = When(kind="days", first=-1, last=0, basis="ongoing")
LONGEST = 31  # days that a time expression may span and still date a happening
BLOOD = frozenset({"harm.killed", "harm.wounded"})
STATES = frozenset({"control.held", "siege.ongoing", "people.trapped", "hardship.shortage", "route.threatened"})


class StoryDays:
    """The time that a sentence told last, and the day of the last happening of each kind."""

    def __init__(self) -> None:
        self._when: tuple[int, When] | None = None
        self._days: dict[str, When] = {}

    def of(self, draft: Draft) -> When:
        """The time of a claim: the expression nearest in its clause, else of its sentence, else the story's.

        A state that is told without a time of its own goes on at publication, from the day that its sentence or story
        is about; so does what a verb tells in the present.
        """
        parsed, index = draft.parsed, draft.trigger.index
        start, stop = draft.args.window
        said = [chunk for chunk in parsed.chunks if chunk.time is not None and not chunk.time.before]
        times = [chunk for chunk in said if chunk.time is not None and _fits(chunk.time.when, draft)]
        if draft.rule.type not in STATES and (counted := self._counted(draft, times)) is not None:
            return counted
        aside = next((chunk.index for chunk in parsed.chunks[index:stop] if chunk.kind == "rel"), stop)
        own = of_the_happening(parsed.chunks, draft.trigger) if draft.rule.type not in STATES else []
        times.sort(key=lambda chunk: is_of_another(parsed.chunks, chunk, draft.trigger))
        inside = [chunk for chunk in times if chunk in own] or [
            chunk for chunk in times if min(start, index) <= chunk.index < aside]
        story = self._when[1] if self._when is not None and parsed.paragraph == self._when[0] else None
        if draft.rule.type == "control.held" and not inside and used_to_be(parsed.chunks, draft.trigger):
            return BEFORE
        if draft.rule.type in STATES and not inside:
            days = [chunk.time.when for chunk in times if chunk.time is not None] or ([story] if story else [])
            return replace(days[0], basis="ongoing") if days and _is_day(days[0]) else TODAY
        inside = inside or [chunk for chunk in said if _is_month_of(draft, chunk)]
        if _tells_present(draft) and not inside:
            return LATELY
        told = _said_with(parsed, index, times)
        if not inside and not told and draft.rule.type in BLOOD and (day := told_of(draft, self._days)) is not None:
            return replace(day, basis="carried")
        chosen = inside[:1] or sorted(told or times, key=lambda chunk: (
            is_of_another(parsed.chunks, chunk, draft.trigger), abs(chunk.index - index), chunk.index))[:1]
        if chosen:
            return _stated(parsed, chosen[0])
        return replace(story, basis="carried") if story is not None and _is_day(story) else CYCLE

    def _counted(self, draft: Draft, times: list[Chunk]) -> When | None:
        """The time of what is told to have been so long before something else, or on the same day or the next: counted
        from that, or as its own clause has it, but for the end of what began then; None of all else."""
        parsed, length = draft.parsed, _length_before(draft)
        last = self._when[1] if self._when is not None else CYCLE
        later = days_from_told(parsed) if _is_day(last) or _is_date(last) else None
        if later is not None:
            return replace(shifted(When("days", later, later), last), span=None, basis="carried")
        if length is None:
            return None
        told = of_its_clause(parsed.chunks, draft.trigger)
        if told is not None and told in times and status_of(draft) == "asserted":
            return _stated(parsed, told)
        rest = next((chunk.time.when for chunk in times if chunk.time is not None), None)
        story = self._when[1] if self._when is not None and _is_day(self._when[1]) else None
        return replace(shifted(length.when, rest or story), span=parsed.span(length.first, length.stop))

    def note(self, draft: Draft, when: When) -> None:
        """Remember on which day the last happening of a kind was, for harm that is put down to it: not the day on which
        somebody said so."""
        begins = _words_begin(draft.parsed, draft.trigger.index)
        said = begins is not None and when.span is not None and (
            when.span.start < draft.parsed.span(begins, begins + 1).start)
        if when.basis == "stated" and _is_day(when) and not said:
            family = draft.rule.type.partition(".")[0]
            self._days[family] = when
            if family == "strike":
                self._days["battle"] = when  # a bombing may be called an attack, too

    def remember(self, parsed: Parsed) -> None:
        """Remember the time that a sentence tells, for those that follow in its paragraph."""
        times = [chunk.time for chunk in parsed.chunks if chunk.time is not None and not chunk.time.before]
        if times:
            when = replace(times[0].when, span=parsed.span(times[0].first, times[0].stop))
            self._when = (parsed.paragraph, when)


def _stated(parsed: Parsed, time: Chunk) -> When:
    mention = time.time
    return replace(mention.when, span=parsed.span(mention.first, mention.stop)) if mention is not None else CYCLE


def _tells_present(draft: Draft) -> bool:
    """Whether the claim's own verb, or the one that governs its noun, is in the present tense."""
    verb = draft.trigger if draft.trigger.kind == "verb" else draft.args.governor
    if verb is None or verb.kind != "verb" or draft.parsed.headline:
        return False
    between = draft.parsed.chunks[verb.index + 1 : draft.trigger.index]
    done = any(chunk.kind == "verb" and chunk.analysis.features.startswith("past") for chunk in between)
    return verb.analysis.features.startswith("present") and not done  # "comes after the killing that X did by shelling"


def _fits(when: When, draft: Draft) -> bool:
    """Whether an expression can date a reported happening: not a year or a season, nor days to come unless planned."""
    if when.kind == "year" or (when.kind == "date" and when.first is None):
        return False
    if when.kind != "days" or when.first is None or when.last is None:
        return True
    ahead = when.first > 0 or (when.last > 0 and when.first == 0)  # within the coming hours
    return when.last - when.first <= LONGEST and (not ahead or status_of(draft) == "planned")


def _is_month_of(draft: Draft, chunk: Chunk) -> bool:
    """Whether a month (in June) is when something happened: no other verb stands between it and the one that tells."""
    when, governor = chunk.time.when if chunk.time is not None else CYCLE, draft.args.governor
    if when.kind != "date" or when.first is not None or when.year is not None or when.basis == "ongoing":
        return False
    low, high = sorted((chunk.index, draft.trigger.index))
    between = draft.parsed.chunks[low + 1 : high]
    return not any(
        other.kind in {"verb", "comp", "rel", "conj"} and other is not governor and not (
            other.is_a("op.light") and other.analysis.enclitic)  # "an attack that it launched last month"
        for other in between)


def _length_before(draft: Draft) -> TimeMention | None:
    """How long before the rest of its sentence something happened, or what led to it there did."""
    own = so_long_before(draft.parsed, draft.trigger)
    return own or (so_long_before(draft.parsed, draft.cause.trigger) if draft.cause is not None else None)


def _said_with(parsed: Parsed, index: int, times: list[Chunk]) -> list[Chunk]:
    """Of the times of a sentence those that stand with what is told among the words somebody said, not with the saying
    (said on Wednesday that the fighting went on on Tuesday)."""
    begins = _words_begin(parsed, index)
    return times if begins is None else [chunk for chunk in times if chunk.index > begins]


def _words_begin(parsed: Parsed, index: int) -> int | None:
    """Where what somebody said begins, if this stands among it."""
    begins = next((chunk.index for chunk in parsed.chunks if chunk.kind == "comp" and chunk.is_a("comp")), None)
    return begins if begins is not None and index >= begins else None


def _is_date(when: When) -> bool:
    """Whether an expression names a day of a month."""
    return when.kind == "date" and when.first is not None and when.first == when.last


def _is_day(when: When) -> bool:
    """Whether an expression names a single recent day, which following sentences may go on about."""
    if when.kind == "days":
        return when.first is not None and when.first == when.last and -7 <= when.first <= 0
    return when.kind == "weekday" and not when.ahead
