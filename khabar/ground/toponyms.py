"""Toponym resolution: which places the place mentions of one document mean, decided for all of them together.

Every mention is a choice between the places that bear its name and *none of them*. A choice is scored by how well the
words fit (head noun, container, nationality adjective), by how much there is of the place (size, kind, curated), by
the countries that the document is about, and by the other places that it names. The scores become probabilities, the
probabilities are the context of the next round, and after a few rounds the choices stand.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from khabar.ground.gazetteer import Gazetteer
from khabar.ground.place_context import Choice, Mentioned, PlaceContext
from khabar.ground.place_index import kilometres
from khabar.ground.place_mentions import DocumentNames, MentionNames
from khabar.ground.place_names import words_of
from khabar.ground.place_phrases import PlacePhrase, read_phrase
from khabar.ground.resolution import Resolution
from khabar.model.records import Alternative, Place, Span

SURE = 0.5
MARGIN = 0.15
WORTH_NAMING = 0.02
ALTERNATIVES = 4
POINTED_BACK, SHORTENED, NAMED_AFTER, SOMEWHERE_IN = 0.8, 0.7, 0.6, 0.5

Earlier = Sequence[tuple[Span, MentionNames, "PlaceResolution"]]


@dataclass(frozen=True, slots=True)
class PlaceResolution(Resolution):
    """What a place mention means; ``container`` is the id of the place it lies in, where only that can be told."""

    container: str | None = None


class ToponymResolver:
    """Resolves the place mentions of documents against a gazetteer; ``places`` holds what is known of each place."""

    def __init__(self, gazetteer: Gazetteer, places: Mapping[str, Place] | None = None) -> None:
        self._gazetteer = gazetteer
        self._places: Mapping[str, Place] = gazetteer if places is None else places

    def resolve(
        self, mentions: Sequence[Span], *, countries: Counter[str] | None = None, text: str = "",
    ) -> list[PlaceResolution]:
        """One resolution per mention, in the order given.

        ``mentions`` are those of one document; ``countries`` weighs the countries (ISO codes) that its actors point
        to; ``text`` is the document, of which the words beside each mention are read where it is given.
        """
        names = DocumentNames(self._gazetteer)
        found = [names.add_mention(span, text) for span in mentions]
        names.join_neighbours(list(zip(mentions, found, strict=True)))
        PlaceContext(names.mentioned, countries).settle()
        settled: dict[int, PlaceResolution] = {}
        for index in sorted(range(len(mentions)), key=lambda position: mentions[position].start):
            earlier = [(mentions[other], found[other], resolution) for other, resolution in settled.items()]
            settled[index] = self._decide(found[index], names, earlier)
        return [settled[index] for index in range(len(mentions))]

    def _decide(self, found: MentionNames, names: DocumentNames, earlier: Earlier) -> PlaceResolution:
        if found.name is not None and names.mentioned[found.name].choices:
            chosen = _choose(names.mentioned[found.name], found, names)
            joint = [choice.place.id for link in found.joint if (choice := names.best(link)) is not None]
            return self._holding(chosen, joint) if chosen.ref and joint else chosen
        return (self._pointed_back(found.phrase, earlier) or _shortened(found.phrase, earlier)
                or self._by_container(found, names, earlier))

    def _holding(self, chosen: PlaceResolution, joint: Sequence[str]) -> PlaceResolution:
        """The smallest place that holds several which are named together; the first, where no place holds them all.

        The places themselves stay among the alternatives.
        """
        chains = [self._gazetteer.containers(place) for place in joint]
        whole = next((place for place in self._gazetteer.containers(chosen.ref)
                      if all(place in chain for chain in chains)), None)
        if whole is None or whole == chosen.ref:
            return chosen
        first = Alternative(chosen.ref, chosen.score) if chosen.ref else None
        return PlaceResolution(whole, chosen.score, (*((first,) if first else ()), *chosen.alternatives),
                               "the smallest place that holds all that are named together")

    def _pointed_back(self, phrase: PlacePhrase, earlier: Earlier) -> PlaceResolution | None:
        """The latest place of the best fitting kind, for «the plant», «the town»."""
        for kind in phrase.points_back:
            for span, _, resolution in reversed(earlier):
                place = self._places.get(resolution.ref) if resolution.ref else None
                if place is not None and place.kind == kind:
                    score = round(resolution.score * POINTED_BACK, 3)
                    return PlaceResolution(place.id, score, (), f"points back to «{span.text}»")
        return None

    def _by_container(self, found: MentionNames, names: DocumentNames, earlier: Earlier) -> PlaceResolution:
        """For an unknown name or a description: what it lies in or near, when the words tell it."""
        container = None
        for words in (*found.phrase.within, *found.phrase.beside):
            pointed = self._pointed_back(read_phrase(words, names.known), earlier)
            container = container or (pointed.ref if pointed else None)
        if found.phrase.proper:
            container = container or _container((*found.within, *found.beside), names)
            reason = f"no place named «{found.phrase.proper}» is known"
            return PlaceResolution(None, 0.0, (), reason + (f" in {container}" if container else ""), container)
        container = container or _container(found.own, names)
        if container is not None:
            return PlaceResolution(container, SOMEWHERE_IN, (), f"somewhere in or near {container}", container)
        return PlaceResolution(None, 0.0, (), "a description without a name")


def _choose(each: Mentioned, found: MentionNames, names: DocumentNames) -> PlaceResolution:
    """The likeliest place, where it outweighs all others and *none of them*; else nothing, with the alternatives."""
    ranked = sorted(each.choices, key=lambda choice: (-choice.share, choice.place.id))
    best = ranked[0]
    together = sum(choice.share for choice in ranked if _same_spot(best, choice))
    others = [choice for choice in ranked[1:ALTERNATIVES + 1] if choice.share >= WORTH_NAMING]
    joint = [choice for link in found.joint if (choice := names.best(link)) is not None]
    runner_up = max((choice.share for choice in ranked if not _same_spot(best, choice)), default=0.0)
    if together >= SURE and best.share - runner_up >= MARGIN:
        alternatives = _as_alternatives([*joint, *others])
        score = together * (NAMED_AFTER if _named_after(best, found.phrase) else 1.0)
        return PlaceResolution(best.place.id, round(score, 3), alternatives, _why(best, each, found, bool(joint)))
    if each.nobody >= best.share:
        reason = "the places of this name lie away from what is reported"
    else:
        reason = "several places of this name fit about as well"
    return PlaceResolution(None, 0.0, _as_alternatives([best, *others]), reason,
                           _container((*found.within, *found.beside), names))


def _shortened(phrase: PlacePhrase, earlier: Earlier) -> PlaceResolution | None:
    """The latest place whose fuller name holds the words, for a name that was given in full before."""
    wanted = f" {phrase.proper} "
    for span, names, resolution in reversed(earlier) if phrase.proper else ():
        if resolution.ref and not names.joint and wanted in f" {' '.join(words_of(span.text))} ":
            score = round(resolution.score * SHORTENED, 3)
            return PlaceResolution(resolution.ref, score, (), f"short for «{span.text}»")
    return None


def _container(links: Sequence[int], names: DocumentNames) -> str | None:
    for link in links:
        best = names.best(link)
        if best is not None:
            return best.place.id
    return None


def _same_spot(one: Choice, other: Choice) -> bool:
    """Whether two choices are so close that either is right: one holds the other, or each lies within the other."""
    if one is other:
        return True
    if one.place.id in other.chain or other.place.id in one.chain:
        return one.place.kind not in ("country", "region") and other.place.kind not in ("country", "region")
    if one.point is None or other.point is None:
        return False
    return kilometres(one.point, other.point) <= min(one.place.radius_km, other.place.radius_km)


def _named_after(best: Choice, phrase: PlacePhrase) -> bool:
    """Whether the words mean something that merely bears the place's name, as a dam or a camp does a town's."""
    return bool(phrase.kinds and best.place.kind not in phrase.kinds and min(core.dropped for core in phrase.cores))


def _why(best: Choice, each: Mentioned, found: MentionNames, several: bool) -> str:
    """In a few words, what spoke for the choice."""
    parts = ["the only place of this name" if len(each.choices) == 1 else f"best of {len(each.choices)} of this name"]
    core = next((core for core in found.phrase.cores), None)
    if _named_after(best, found.phrase):
        parts.append("something else that is named after it")
    if core is not None and core.partial:
        parts.append("a part of it or its surroundings")
    if found.within or found.beside:
        parts.append("the words say where it lies")
    if best.place.near is not None and best.place.lat is None:
        parts.append(f"drawn at {best.place.near}, its own point is not documented")
    if several:
        parts.append("named along with others")
    return "; ".join(parts)


def _as_alternatives(choices: Sequence[Choice]) -> tuple[Alternative, ...]:
    return tuple(Alternative(choice.place.id, round(choice.share, 3)) for choice in choices)
