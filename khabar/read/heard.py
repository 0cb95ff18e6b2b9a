"""Who has spoken in a report so far: whom a verb of speech without a subject goes back to."""

from khabar.model.records import Span
from khabar.read.chunks import Chunk
from khabar.read.repeats import agrees

_REMEMBERED = 3  # speakers to whom a verb may go back
_GENDERS = {"3ms": "m", "3fs": "f"}  # forms of a verb that only one speaker of this gender may have


class Heard:
    """Remembers the last speakers and by which words each was told."""

    def __init__(self) -> None:
        self._told: dict[Span, Chunk] = {}
        self._last: list[tuple[Span, ...]] = []

    def know(self, words: Span, speaker: Chunk) -> None:
        """Remember of which form the words are that name a speaker; "one of the witnesses" has not the form of his
        noun."""
        if speaker.head == speaker.first:
            self._told[words] = speaker

    def spoke(self, speakers: tuple[Span, ...]) -> None:
        """Remember that somebody spoke."""
        self._last = [*(each for each in self._last if each != speakers), speakers][-_REMEMBERED:]

    def meant_by(self, verb: Chunk) -> tuple[Span, ...]:
        """The last one who spoke and of whom a verb may be said (witnesses said ...; and he added ...: the governor
        before them). If it can be said of nobody, it goes on with the last speaker only where "and" joins it."""
        last = self._last[-1] if self._last else ()
        gender = _GENDERS.get(verb.analysis.features.split()[-1])
        if gender is None:
            return last
        fitting = (each for each in reversed(self._last) if self._fit(each, gender))
        return next(fitting, last if verb.analysis.conj else ())

    def _fit(self, speakers: tuple[Span, ...], gender: str) -> bool:
        """Whether one of those who spoke together, or carried the other's words, may be of a gender."""
        return any(each not in self._told or agrees(self._told[each], gender) for each in speakers)
