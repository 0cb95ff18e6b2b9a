"""Which war a report is about, guessed from the parties it names and the places it speaks of."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from khabar.ground.party_index import PartyIndex
from khabar.lang.actors import PartyName, party_names
from khabar.model.knowledge import Knowledge, valid
from khabar.model.resolved import conflict_countries
from khabar.text.folding import fold

_WORD = re.compile(r"[\w\u064b-\u065f\u0670\u0640]+")  # combining marks are no letters to Python but part of the word
MOST = 3          # times that one party counts
PLACE = 1.0       # what one place mention counts, against one mention of a party that fights in one war only
MARGIN = 1.2      # how much more the first war must have than the second to be the report's
LONGEST = 20_000  # characters of a report that are scanned for names


@dataclass(frozen=True, slots=True)
class Named:
    """A party that a report names in full: its words, and where they begin."""

    start: int
    text: str
    actor: str


@lru_cache(maxsize=100_000)
def _folded(word: str) -> str:
    return fold(word)


class Theatre:
    """Wars by the parties that fight in them and the countries they are fought in."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._index = PartyIndex(name for name in party_names() if _plain(name) and name.actor in knowledge.actors)
        self._countries: dict[str, list[str]] = {}
        for country, conflict in conflict_countries().items():
            self._countries.setdefault(conflict, []).append(country)

    def named(self, text: str) -> list[Named]:
        """The parties that a text names by names which are theirs alone, in their order."""
        tokens = [(match.start(), _folded(match.group())) for match in _WORD.finditer(text, 0, LONGEST)]
        tokens = [token for token in tokens if token[1]]
        words = tuple(word for _, word in tokens)
        return [
            Named(tokens[match.first][0], " ".join(words[match.first:match.stop]), match.names[0].actor)
            for match in self._index.find(words) if len({name.actor for name in match.names}) == 1
        ]

    def by_parties(self, actors: Iterable[str], day: date | None) -> dict[str, float]:
        """How much parties speak for each war: one that fights in several shares its voice among them."""
        weights: dict[str, float] = {}
        for actor, times in Counter(actors).items():
            wars = self._wars(actor, day)
            for war in wars:
                weights[war] = weights.get(war, 0.0) + min(times, MOST) / len(wars)
        return weights

    def by_places(self, places: Iterable[str]) -> dict[str, float]:
        """How much places speak for each war."""
        found = Counter(war for place in places if (war := self.of_place(place)) is not None)
        return {war: times * PLACE for war, times in found.items()}

    def of_place(self, place: str | None) -> str | None:
        """The war that is fought where a place lies."""
        for container in self._knowledge.containers(place):
            known = self._knowledge.places.get(container)
            if known is not None and known.country:
                return conflict_countries().get(known.country)
        return None

    def countries(self, weights: Mapping[str, float]) -> Counter[str]:
        """The countries that wars are fought in, as whole weights; slight hints are left out."""
        return Counter({country: round(weight) for war, weight in weights.items()
                        for country in self._countries.get(war, ()) if round(weight)})

    def _wars(self, actor: str | None, day: date | None) -> frozenset[str]:
        """The wars in which an actor, or the nearest body that it belongs to, is on a side."""
        seen: set[str] = set()
        while actor is not None and actor not in seen:
            seen.add(actor)
            known = self._knowledge.actors.get(actor)
            if known is None:
                break
            wars = frozenset(
                fact.conflict for fact in known.sides
                if fact.conflict and (day is None or ((fact.start is None or fact.start <= day)
                                                      and (fact.end is None or day < fact.end)))
            )
            if wars:
                return wars
            above = valid(known.parents, day)
            actor = above.value if above else None
        return frozenset()


def likeliest(*hints: Mapping[str, float]) -> str | None:
    """The war that clearly outweighs the others in all hints together; None when two are about as likely."""
    weights: dict[str, float] = {}
    for hint in hints:
        for war, weight in hint.items():
            weights[war] = weights.get(war, 0.0) + weight
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] <= 0 or (len(ranked) > 1 and ranked[0][1] < MARGIN * ranked[1][1]):
        return None
    return ranked[0][0]


def _plain(name: PartyName) -> bool:
    """Whether a name means one party in any war, and is no common word."""
    return not (name.adjective or name.anaphor or name.conflict or name.cues)

