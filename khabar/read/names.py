"""Known names in a sentence: parties, places, and lexicon entries of several words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from khabar.lang.actors import actor_id, cue_words, known_parties, observer_ids, party_entries, party_names
from khabar.lang.lexicon import Entry
from khabar.lang.pack import LanguagePack
from khabar.lang.sides import Side, sides_by_name
from khabar.lang.toponyms import country_names, known_toponyms, short_names
from khabar.read.mentions import NameMention, TimeMention
from khabar.text.folding import fold
from khabar.text.matcher import Match, PhraseIndex
from khabar.text.words import Analysis, Token

_QUOTES = frozenset("«“\"(")
CLOSED = frozenset({"prep", "complementizer", "particle", "relative", "pronoun", "conj", "demonstrative"})
# kinds of a name, or the lexicon entry of a phrase; and the sides of a party
Found = tuple[frozenset[str], Entry | None, frozenset[Side]]


class NameFinder:
    """Finds known names; a name that is a common word too counts only after a cue or in quotation marks."""

    def __init__(self, pack: LanguagePack) -> None:
        names: dict[str, set[str]] = {}
        airforces = {actor_id(entry.slug) for entry in party_entries() if entry.kind == "airforce"}
        persons = {actor_id(entry.slug) for entry in party_entries() if entry.kind == "person"}
        for name, actors in known_parties(pack.code).items():
            kinds = names.setdefault(name, set())
            kinds.update({"party", "air"} if airforces.issuperset(actors) else {"party"})
            if observer_ids().issuperset(actors):
                kinds.add("observer")
            if persons.issuperset(actors):
                kinds.add("human")
        toponyms, states = known_toponyms(pack.code), country_names(pack.code)
        self._short = short_names(pack.code)
        for name in toponyms:
            if not _is_list(name, toponyms, pack.settings["conjunctions"][0]):
                names.setdefault(name, set()).update({"place", "country"} if name in states else {"place"})
        for party in party_names():
            if party.language == pack.code and party.adjective:
                names.setdefault(" ".join(party.words), set()).add("adjective")
        self._cues: Mapping[str, tuple[str, ...]] = cue_words(pack.code)
        self.protected = frozenset(name for name, kinds in names.items() if " " not in name and kinds != {"adjective"})
        self._index: PhraseIndex[Found] = PhraseIndex(_items(names, pack))

    def find(self, tokens: Sequence[Token]) -> list[NameMention]:
        """The names of a sentence, left to right."""
        found = [
            NameMention(match.first, match.stop, *match.payload)
            for match in self._index.find(tokens) if self._stands(tokens, match)
        ]
        short = [index for index, token in enumerate(tokens) if token.word.raw in self._short]
        if short:
            inside = {index for name in found for index in range(name.first, name.stop)}
            found += [NameMention(index, index + 1, frozenset({"place"})) for index in short if index not in inside]
            found.sort(key=lambda name: name.first)
        return found

    def _stands(self, tokens: Sequence[Token], match: Match[Found]) -> bool:
        """Whether a name that is a common word too has its cue before it."""
        kinds = match.payload[0]
        single = match.stop - match.first == 1
        if single and any(a.entry and a.entry.pos in CLOSED for a in tokens[match.first].word.analyses if not a.conj):
            return False
        if single and "place" in kinds and _is_verb(tokens, match.first):
            return False
        if "party" not in kinds or "place" in kinds or not single:
            return True
        cues = next((self._cues[key] for key in tokens[match.first].word.keys if key in self._cues), None)
        if cues is None:
            return True
        before = tokens[match.first - 1].word if match.first else None
        return before is not None and (before.raw in _QUOTES or not set(before.keys).isdisjoint(cues))


def _is_verb(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that is written like a town is a verb here: it follows a relative pronoun, or a definite noun with
    nothing but its indefinite object behind it (the forces destroy 16 vehicles)."""
    before = tokens[index - 1].word.analyses[:1] if index else ()
    verbs = (each for each in tokens[index].word.analyses if each.features.startswith("present") and not each.conj)
    if not before or not any(verb.senses for verb in verbs):
        return False
    if before[0].pos == "relative":
        return True
    after = tokens[index + 1].word if index + 1 < len(tokens) else None
    some = after is not None and (after.kind == "number" or any(_is_indefinite(each) for each in after.analyses[:1]))
    return before[0].article and not before[0].prep and some


def _is_indefinite(word: Analysis) -> bool:
    return word.pos in {"noun", "masdar", "number"} and not (word.article or word.prep or word.conj or word.enclitic)


def named_by_date(tag: Analysis, time: TimeMention | None) -> bool:
    """Whether a day that follows a noun is the name of a place (the Sixth of October Bridge): a bare noun needs one."""
    bare = tag.features.endswith(" sg") and not tag.article and not tag.enclitic
    place = not tag.senses.isdisjoint({"place.head", "place.site", "bridge"})
    return bare and place and time is not None and time.when.kind == "date"


def _is_list(name: str, toponyms: frozenset[str], conjunction: str) -> bool:
    """Whether a name is two places joined by "and", which a report's sentence joins by itself."""
    words = name.split()
    return any(
        word.startswith(conjunction) and " ".join((word[len(conjunction):], *words[index + 1 :])) in toponyms
        for index, word in enumerate(words) if index
    )


def _items(names: Mapping[str, set[str]], pack: LanguagePack) -> Iterator[tuple[tuple[str, ...], Found]]:
    """Every phrase with what it is; a phrase of the lexicon gives way to a name that is written the same."""
    sides = sides_by_name(pack.code)
    for name, kinds in names.items():
        yield tuple(name.split()), (frozenset(kinds), None, sides.get(name, frozenset()))
    for words, entry in pack.phrases:
        yield words, (frozenset(), entry, frozenset())


def settle(names: Iterable[NameMention], tags: list[Analysis], tokens: Sequence[Token]) -> None:
    """Give the first word of every lexicon phrase the analysis of the phrase, and make names of what can only be one.

    After the village of, the quarter of, the town of, what looks like a verb is a name.
    """
    for index in range(1, len(tags)):
        head, tag = tags[index - 1], tags[index]
        if tag.pos == "verb" and not tag.conj and not tag.enclitic and not tag.features.startswith("present 3") and (
            "place.head" in head.senses and head.features.endswith("sg") and not head.article
        ) and not (tag.features == "past 3fs" and tag.senses):  # "an area that was", "a town that saw"
            tags[index] = Analysis(tokens[index].word.folded)
    for name in names:
        if name.entry is not None:
            old = tags[name.first]
            dual = any(each.features.endswith(" du") for each in tokens[name.first].word.analyses)
            tags[name.first] = Analysis(fold(name.entry.lemma), name.entry, f"{name.entry.pos} du" if dual else
                                        name.entry.pos, old.conj, old.prep, old.article)
