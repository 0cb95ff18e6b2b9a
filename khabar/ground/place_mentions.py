"""The distinct place names of one document, each with the places that may be meant and how well its words fit them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from khabar.ground.gazetteer import Bearer, Gazetteer
from khabar.ground.place_context import Choice, Mentioned
from khabar.ground.place_names import name_key
from khabar.ground.place_phrases import Core, PlacePhrase, read_phrase
from khabar.ground.place_surroundings import Surroundings, surroundings
from khabar.lang.place_packs import PREFIX, read_packs
from khabar.model.records import Place, Span

MOST_CHOICES = 10
BEST_SHARE = 0.5
NEIGHBOURING = 6  # characters between two names of one list
CONTEXT_WEIGHT = 0.8  # of a name that is not itself a mention

# What the words of a mention and the kind of a place are worth, in logits. Set by hand, like those of the context.
SPELLED_OTHERWISE = -0.6
FULLER_NAME = -4.5  # for every word by which another reading of the name is fuller
NAMED_IN_FULL = 1.0
LONG_NAME = 0.8  # a name of several words is hardly borne by two places
KIND_FITS, KIND_LESS, KIND_MISFIT = 1.2, 0.15, -1.2
NISBA_FITS, NISBA_MISFIT = 2.0, -2.5
CURATED, OUTLYING = 0.6, -0.8  # known to the packs; a lesser place of a country for which there is no pack
LESSER = 100_000
PER_TENFOLD = 0.33
KIND_WEIGHT = {"country": 2.0, "region": 1.0, "governorate": 0.8, "countryside": 0.5, "strait": 0.5, "city": 0.3}


@dataclass(frozen=True, slots=True)
class MentionNames:
    """A mention's phrase, and the names it led to as indexes into the document's names (``name``: its own).

    ``within`` and ``beside`` count those of the text beside the mention, too; ``own`` only those of its own words.
    """

    phrase: PlacePhrase
    name: int | None
    own: tuple[int, ...] = ()
    within: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()
    joint: tuple[int, ...] = ()


class DocumentNames:
    """Names are filed once, however often the document has them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._index: dict[tuple[object, ...], int] = {}
        self.mentioned: list[Mentioned] = []

    def known(self, name: str) -> bool:
        """Whether the gazetteer has the name."""
        return bool(self._gazetteer.lookup(name))

    def add_mention(self, span: Span, text: str) -> MentionNames:
        """File a mention, with the names that its words and the text beside it say it lies in, near or along with."""
        phrase = read_phrase(span.text, self.known)
        around = surroundings(text, span, self.known) if text else Surroundings()
        inner, nearby = self._add_all(phrase.within), self._add_all(phrase.beside)
        within, beside = inner + self._add_all(around.within), nearby + self._add_all(around.beside)
        name = self._add(phrase, phrase.kinds or around.kinds, phrase.country or around.country, (within, beside))
        return MentionNames(phrase, name, inner + nearby, within, beside, self._add_all(phrase.joint))

    def join_neighbours(self, found: Sequence[tuple[Span, "MentionNames"]]) -> None:
        """Let names that follow each other closely in the text be each other's best context."""
        ordered = sorted((item for item in found if item[1].name is not None), key=lambda item: item[0].start)
        for (one, first), (other, second) in pairwise(ordered):
            if first.name != second.name and 0 <= other.start - one.stop <= NEIGHBOURING:
                self._link(first.name, second.name)
        for _, names in found:
            for joint in names.joint if names.name is not None else ():
                self._link(names.name, joint)

    def _link(self, one: int | None, other: int | None) -> None:
        if one is not None and other is not None:
            self.mentioned[one].neighbours.add(other)
            self.mentioned[other].neighbours.add(one)

    def best(self, index: int) -> Choice | None:
        """The choice of a name that is more likely than all others together, once the context has settled."""
        for choice in self.mentioned[index].choices:
            if choice.share >= BEST_SHARE:
                return choice
        return None

    def _add_all(self, phrases: tuple[str, ...]) -> tuple[int, ...]:
        found = []
        for words in phrases:
            phrase = read_phrase(words, self.known)
            index = self._add(phrase, phrase.kinds, phrase.country, ((), ()), weight=CONTEXT_WEIGHT)
            if index is not None:
                found.append(index)
        return tuple(found)

    def _add(
        self, phrase: PlacePhrase, kinds: tuple[str, ...], country: str | None,
        links: tuple[tuple[int, ...], tuple[int, ...]], weight: float = 1.0,
    ) -> int | None:
        if not phrase.cores:
            return None
        identity = (phrase.cores, kinds, country, links)
        if identity not in self._index:
            self._index[identity] = len(self.mentioned)
            within, beside = links
            self.mentioned.append(Mentioned(
                name_key(phrase.cores[-1].name), self._choices(phrase, kinds, country), list(within), list(beside),
                weight=weight))
        return self._index[identity]

    def _choices(self, phrase: PlacePhrase, kinds: tuple[str, ...], country: str | None) -> list[Choice]:
        scores: dict[str, tuple[float, Place]] = {}
        for core in phrase.cores:
            for bearer in self._gazetteer.lookup(core.name):
                score = _fit(core, bearer, phrase, kinds, country) + _size(bearer.place)
                if score > scores.get(bearer.place.id, (-math.inf,))[0]:
                    scores[bearer.place.id] = score, bearer.place
        best = sorted(scores.values(), key=lambda item: (-item[0], item[1].id))[:MOST_CHOICES]
        return [self._choice(place, score) for score, place in best]

    def _choice(self, place: Place, score: float) -> Choice:
        chain = self._gazetteer.containers(place.id)
        governorate = next((above for above in chain if self._gazetteer[above].kind == "governorate"), None)
        return Choice(place, self._gazetteer.point(place.id), frozenset(chain), score, governorate)


def _fit(core: Core, bearer: Bearer, phrase: PlacePhrase, kinds: tuple[str, ...], country: str | None) -> float:
    """How well the words say that this place is meant."""
    fullest = min(other.dropped for other in phrase.cores)
    score = FULLER_NAME * (core.dropped - fullest) + (SPELLED_OTHERWISE if core.clipped or not bearer.exact else 0.0)
    kind = bearer.place.kind
    if phrase.kinds and core.dropped == 0:
        score += NAMED_IN_FULL
    elif kinds:
        score += KIND_FITS - KIND_LESS * kinds.index(kind) if kind in kinds else KIND_MISFIT
    if bearer.exact and " " in core.name:
        score += LONG_NAME
    if country is not None:
        score += NISBA_FITS if bearer.place.country == country else NISBA_MISFIT
    return score


def _size(place: Place) -> float:
    """How much there is of a place: its inhabitants, its kind, and whether somebody found it worth curating."""
    known = 0.0
    if place.id.startswith(PREFIX):
        known = CURATED
    elif place.kind != "country" and place.population < LESSER and place.country not in _packed_countries():
        known = OUTLYING
    return PER_TENFOLD * math.log10(1 + place.population) + KIND_WEIGHT.get(place.kind, 0.0) + known


@cache
def _packed_countries() -> frozenset[str | None]:
    return frozenset(row.place.country for row in read_packs())
