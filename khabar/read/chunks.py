"""Chunks: the verbs, noun phrases, event nouns and small words that a sentence is cut into."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from khabar.lang.sides import Side
from khabar.model.records import Span
from khabar.read.mentions import NameMention, Quantity, TimeMention
from khabar.text.words import Analysis, Token

LOCAL = frozenset({"place.head", "place.name", "place.direction", "place.vague", "place.site", "place.military",
                   "road.head"})
_PLACES = LOCAL | {"has.place", "unknown"}  # without any of these it is no place
# without any of these it says no name
_NAMES = frozenset({"has.place", "place.name", "unknown", "named", "border", "capital"})
_INSIDE = frozenset({"prep.in", "place.near", "place.in"})
_WHERE = frozenset({"prep.in", "prep.on", "prep.at", "place.near", "place.in", "place.at"})
_ANYBODY = frozenset({"person", "civilian", "generic"})  # "the houses of the residents" are anywhere
OWN_WORDS = "own.words"  # of ground: "the airport and its surroundings", for which no name told before may stand
ARTICLE = 2  # letters of the article


@dataclass(frozen=True)
class ClosedClasses:
    """What the chunker must know of the language: senses that name happenings, and what proclitics mean."""

    event_senses: frozenset[str]
    proclitics: Mapping[str, frozenset[str]]
    feminine: str
    unbound: tuple[str, ...]  # endings of duals and sound plurals that no genitive can follow


@dataclass(slots=True, eq=False)
class Chunk:
    """A piece of a sentence at half-open token indices.

    ``kind`` is np, event (a noun that names a happening), verb, comp, rel, part, conj, pron, mark, time or prep (a
    preposition that governs no noun). ``case`` is the preposition it stands under, ``gen`` when it is the genitive of
    the chunk before it, empty otherwise. ``senses`` are those of its head and of the names in it, ``modifiers`` those
    of its other words. ``joined`` says that an "and" stands before it, ``coord`` that this joins it to a phrase before
    it, ``mate``, which is the nearest of its kind; ``closed`` that it is definite, so that no genitive can follow.
    """

    kind: str
    first: int
    stop: int
    head: int
    analysis: Analysis
    senses: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    case: str = ""
    case_senses: frozenset[str] = frozenset()
    gen: bool = False
    coord: bool = False
    quantity: Quantity | None = None
    time: TimeMention | None = None
    names: list[NameMention] = field(default_factory=list)
    closed: bool = False
    joined: bool = False
    mate: "Chunk | None" = None
    index: int = 0

    def is_a(self, *senses: str) -> bool:
        """Whether the chunk has one of the senses."""
        return not self.senses.isdisjoint(senses)


@dataclass(slots=True)
class Parsed:
    """A sentence with its words tagged and its chunks in order; ``headline`` when it stands above the report.

    ``credit`` is whom a fragment after its full stop names as its source (... was taken. According to agency X).
    """

    text: str
    tokens: Sequence[Token]
    tags: list[Analysis]
    chunks: list[Chunk]
    paragraph: int
    index: int
    headline: bool = False
    credit: Span | None = None

    @property
    def start(self) -> int:
        """Where the sentence begins in the text."""
        return self.tokens[0].start

    @property
    def stop(self) -> int:
        """Where it ends."""
        return self.tokens[-1].stop

    def span(self, first: int, stop: int) -> Span:
        """The words from token ``first`` to before ``stop``, without the proclitics of the first."""
        begin = self.tokens[first].start + clitic_letters(self.tokens[first].word.raw, self.tags[first])
        end = self.tokens[stop - 1].stop
        return Span(begin, end, self.text[begin:end])

    def aligned(self, chunk: Chunk) -> Chunk | None:
        """Whom a party is said to belong to, back or fight by the participle that ends its words (loyal to ...), or to
        speak for (representatives of ...)."""
        following = self.chunks[chunk.index + 1] if chunk.index + 1 < len(self.chunks) else None
        if following is None or following.kind != "np" or following.coord or following.first > chunk.stop + 1:
            return None
        if chunk.is_a("delegate") and "prep.about" in following.case_senses:
            return following  # "representatives of" is said as "about"
        last = self.tags[chunk.stop - 1]
        told = chunk.stop - 1 > chunk.head or chunk.analysis.article or last.pos == "noun"  # "loyalists" of somebody
        said = told and "aligned" in last.senses
        if chunk.stop - 1 > chunk.head and "opposed" in last.senses and not last.article:
            return following if "prep.for" in following.case_senses else None  # "tribes opposed to X"
        inside = not following.is_a("party.name") or following.case_senses & {"prep.in", "prep.on"}
        where = following.is_a(*LOCAL) and inside and "prep.for" not in following.case_senses  # "a splinter group in X"
        return following if said and following.case and not where else None

    def reach(self, party: Chunk) -> int:
        """Where the words of a party end, at a token: with whom it is loyal to, and with the name of who leads it."""
        last = self.aligned(party) or party
        following = self.chunks[last.index + 1] if last.index + 1 < len(self.chunks) else None
        if following is None or following.first != last.stop or following.case or following.coord:
            return last.stop
        titled = "person.title" in last.senses | last.modifiers
        named = following.is_a("person.name", "party.name") and not following.analysis.features.endswith(" pl")
        return following.stop if titled and named else last.stop

    def parties(self) -> Iterator[Chunk]:
        """The phrases that stand for themselves: without those that only say to whom the party before is loyal, or
        what he is called who leads it."""
        reached = 0
        for chunk in self.chunks:
            if chunk.kind == "np" and chunk.first >= reached:
                yield chunk
                reached = self.reach(chunk) if chunk.is_a("party.head", "party.name") else reached

    def sides(self, party: Chunk) -> frozenset[Side]:
        """The sides that a party may be on: those of whom it is loyal to, where its words say that, else its own."""
        lord, reach = self.aligned(party), self.reach(party)
        if lord is None or "adverse" in self.tags[party.stop - 1].senses:
            return sides_of(party)
        named = (sides_of(chunk) for chunk in reversed(self.chunks[lord.index : lord.index + 2]) if chunk.stop <= reach)
        return next((sides for sides in named if sides), frozenset()) or sides_of(party)

    def party(self, chunk: Chunk) -> Span:
        """The words of a party with those of whom it is loyal to, backed by or set against."""
        return self.span(chunk.first, self.reach(chunk))

    def party_named(self, chunk: Chunk) -> Span:
        """The words of a party, without those that say that it is only named (in the name of X)."""
        names = [name.first for name in chunk.names if "party" in name.kinds] if chunk.is_a("naming") else []
        return self.span(names[0], chunk.stop) if names else self.party(chunk)

    def place(self, chunk: Chunk) -> Span:
        """The words of a place: with what it is a part of (the edges of the town of X), without whose it is."""
        following = self.chunks[chunk.index + 1] if chunk.index + 1 < len(self.chunks) else None
        if following is not None and chunk.is_a("border") and "prep.with" in following.case_senses:
            return self.span(chunk.first, following.stop)  # "the border with X"
        if following is not None and following.kind == "np" and not chunk.is_a("has.place", "place.name", "road.head"):
            part = following.first <= chunk.stop + 1 and not (
                following.coord or following.case_senses.isdisjoint({"prep.for", "of"}))
            if part and following.is_a("has.place", "place.name") and following.is_a(*LOCAL):
                return self.span(chunk.first, following.stop)
        middle = chunk.stop - chunk.head == 2 and "lies.round" in self.tags[chunk.stop - 1].senses
        if following is not None and middle and following.first == chunk.stop and "prep.at" in following.case_senses:
            return self.span(chunk.first, following.stop)  # "the areas surrounding X"
        stop = chunk.stop
        while stop - 1 > chunk.head and "aligned" in self.tags[stop - 1].senses:
            stop -= 1
        named = any(name.first < stop <= name.stop for name in chunk.names)  # "the besieged quarters"
        if stop - 1 > chunk.head and "opens.clause" in self.tags[stop - 1].senses and not named:
            stop -= 1  # "the town of X, lying ..."
        with_more = following is not None and is_round_it(following, stop)
        return self.span(chunk.first, following.stop if following is not None and with_more else stop)

    def words(self, chunk: Chunk) -> Span:
        """The words of a chunk."""
        return self.span(chunk.first, chunk.stop)


def clitic_letters(raw: str, analysis: Analysis) -> int:
    """How many characters of the written word are proclitics (their marks included)."""
    letters = len(analysis.conj) + len(analysis.prep) + (1 if analysis.future else 0)
    if analysis.article and analysis.prep and len(raw) < letters + ARTICLE + len(analysis.stem):
        letters -= len(analysis.prep)  # preposition and article have melted into one: no cut between them
    position = 0
    while letters and position < len(raw):
        position += 1
        if position == len(raw) or raw[position].isalpha():
            letters -= 1
    return position if position < len(raw) else 0


def is_round_it(chunk: Chunk, stop: int) -> bool:
    """Whether a phrase right behind a place, which ends at ``stop``, joins to it the ground around it (and its
    surroundings)."""
    alone = chunk.kind == "np" and chunk.coord and chunk.first == stop and chunk.stop - chunk.first == 1
    return alone and bool(chunk.analysis.enclitic) and chunk.is_a("outskirts", "countryside", "place.direction")


def is_location(chunk: Chunk) -> bool:
    """Whether a phrase says where: a place under a preposition of place, or a direction on its own."""
    if chunk.kind != "np" or chunk.senses.isdisjoint(_PLACES):
        return False
    if "speaker" in chunk.modifiers and not chunk.is_a("place.head", "has.place"):
        return False  # a site in the net is no site
    if "goal" in chunk.modifiers and chunk.is_a("has.party") and "prep.on" in chunk.case_senses:
        return False  # "at the head of the priorities of the army"
    if chunk.is_a("unknown"):
        return not chunk.case_senses.isdisjoint(_INSIDE)
    if chunk.is_a("has.place") and not chunk.case_senses.isdisjoint({"place.near", "place.at"}):
        return True  # "in front of the council of the town X"
    if not chunk.is_a(*LOCAL) or (chunk.is_a("party.name") and not chunk.is_a("place.name")):
        return False
    if chunk.is_a("place.site", "place.direction") and not is_named(chunk) and not chunk.is_a("part", OWN_WORDS):
        return False
    if chunk.is_a("border") and "place.across" in chunk.case_senses:
        return True
    other = chunk.mate is None or not chunk.mate.is_a("place.direction")
    joined = chunk.coord and other  # but "west and north of X"
    alone = "place.direction" in chunk.analysis.senses and not (chunk.case or chunk.gen or joined)
    return alone or not chunk.case_senses.isdisjoint(_WHERE)


def is_named(chunk: Chunk) -> bool:
    """Whether a place phrase says which place it is."""
    if chunk.senses.isdisjoint(_NAMES):
        return False
    if chunk.is_a("has.place"):
        return True
    if {"named", "place.vague"} <= chunk.senses and "place.named" in chunk.modifiers:
        return True  # "positions of the village of X", though no gazetteer knows X
    if chunk.is_a("border") and chunk.analysis.article and "place.near" not in chunk.case_senses:
        return True
    if (chunk.is_a("capital") and chunk.analysis.article) or (chunk.is_a("named") and "homeland" in chunk.modifiers):
        return True  # there is one capital in a report, and one country
    whose = chunk.is_a("place.military") and chunk.is_a("has.party")  # "headquarters of X" are nobody's address
    whose = whose or (chunk.is_a("place.site") and not chunk.modifiers.isdisjoint(_ANYBODY))
    posts = chunk.is_a("post") and chunk.analysis.features.endswith(" pl")
    whose = whose or (posts and (chunk.is_a("has.party") or "party.head" in chunk.modifiers))
    return chunk.is_a("place.name", "unknown", "named") and not chunk.is_a("place.vague", "part") and not whose


def is_thing(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether ground is told as a thing, one of many of its kind (a checkpoint, homes), so that no map shows it."""
    proper = any(name.entry is None and not name.adjective for name in chunk.names)
    if proper or chunk.is_a("place.name", "has.place", "place.vague"):
        return False
    definite = any(parsed.tags[position].article for position in range(chunk.head, chunk.stop))
    return not definite or "dwelling" in chunk.modifiers or chunk.analysis.features.endswith(" pl")


def observes(chunk: Chunk) -> bool:
    """Whether somebody only tells of the fighting or relieves it: a monitor, a medium, a spokesman, a rescuer.

    The head of the phrase decides; an office (the director of) is as neutral as the body it belongs to.
    """
    if chunk.is_a("party.head") and not chunk.is_a("observer", "observer.name"):
        return False
    return chunk.is_a("observer", "observer.name", "speaker") or (
        chunk.is_a("person.title") and chunk.is_a("has.observer"))


def are_officials(chunk: Chunk) -> bool:
    """Whether several holders of an office are meant (the ministers of), who may meet each other."""
    return chunk.is_a("person.title") and chunk.analysis.features.endswith((" pl", " du"))


def sides_of(chunk: Chunk) -> frozenset[Side]:
    """The sides that a party may be on: those of the name that heads the phrase, else of the names in it."""
    heads = [name for name in chunk.names if name.first == chunk.head]
    return frozenset(side for name in heads or chunk.names for side in name.sides)


def is_the_country(chunk: Chunk) -> bool:
    """Whether a phrase is "the country" and nothing more."""
    return chunk.is_a("homeland") and chunk.analysis.article and chunk.stop - chunk.head == 1


def is_country(chunk: Chunk) -> bool:
    """Whether the place is a state, which says little about where in a war something happened."""
    if chunk.is_a("place.direction"):
        return chunk.is_a("has.country") or "homeland" in chunk.modifiers
    return chunk.is_a("country.name")
