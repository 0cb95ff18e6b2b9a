"""Whether a place phrase tells which place it is."""

from collections.abc import Sequence

from khabar.read.chunks import LOCAL, Chunk
from khabar.read.mentions import NameMention
from khabar.read.relatives import COMMAS
from khabar.read.tagging import NOMINAL
from khabar.text.words import Analysis, Token, Word

_ROADS = frozenset({"place.head", "road.head"})
_DASHES = frozenset("-\u2013")
_ARMS = frozenset({"weapon.ground"})
_OF_FORCES = frozenset({"security", "military"})  # what many places of one kind are called
_THINGS = frozenset({"person", "materiel.vehicle", "weapon.bomb", "convoy"})


def says_which(tags: Sequence[Analysis], names: Sequence[NameMention], head: int, stop: int) -> bool:
    """Whether the phrase from ``head`` to ``stop`` has a name, a noun in the genitive, or a naming adjective."""
    if any(not name.adjective and name.entry is None for name in names):
        return True
    if "supply.line" in tags[head].senses:
        return False  # no name but a kind of road
    if "base" in tags[head].senses and head + 1 < stop and not tags[head].article and not (
            tags[head + 1].article or tags[head + 1].senses.isdisjoint(_ARMS)):
        return False  # "bases of rockets" are what they are fired from, whatever kind they are of
    if "base" in tags[head].senses and head + 1 < stop and not tags[head].article and (
            tags[head + 1].article and "place.named" in tags[head + 1].senses):
        return True  # "the air base of the Valley"
    while head + 1 < stop and "transparent" in tags[head].senses:
        head += 1
    if "place.named" in tags[head].senses and stop - head > 1 and (
            tags[head + 1].pos != "adj" or (tags[head + 1].article and not tags[head].article)):
        return True  # no definite adjective can qualify an indefinite noun: it is the name
    if "place.direction" in tags[head].senses and head + 1 < stop:
        whole = any(tag.article and "homeland" in tag.senses for tag in tags[head + 1 : stop])
        if whole or says_which(tags, names, head + 1, stop):
            return True  # "the north of the country", "of the Kenyan coast"
    origins = {position for name in names if name.adjective for position in range(name.first, name.stop)}
    for position in range(head + 1, stop):
        tag = tags[position]
        called = "place.named" in tag.senses and not tag.article and not tag.enclitic and position + 1 < stop
        if called and tags[position + 1].pos != "adj":
            return True  # "the cemetery of the valley of X"
        many = tags[head].features.endswith(" pl") and not tag.senses.isdisjoint(_OF_FORCES)
        if tag.pos == "adj" and tags[head].article and "unnaming" not in tag.senses and not many and not (
                "town" in tags[head].senses and ("direction" in tag.senses or position in origins)):
            return True  # but "the Syrian town", "the border town" is the one spoken of
        general = "place.direction" in tag.senses or (tag.article and not tag.senses.isdisjoint(_ROADS))
        said = tag.article or tag.entry is None or tag.pos == "name" or bool(tag.enclitic)
        if tag.pos in NOMINAL and tag.pos != "adj" and said and not general:
            return True  # an indefinite common noun (a post for searching) tells no place from another
    return False


def says_where(tag: Analysis, people: Analysis, *, unbound: bool) -> bool:
    """Whether a point of the compass after people or things says where something was (five soldiers north of X); not
    after a plural in annexation (the people of the north of X). ``unbound``: they are counted, or end so that no
    genitive can follow."""
    if "compass" not in tag.senses or tag.article or tag.pos == "adj" or "person.title" in people.senses:
        return False
    thing = people.features.endswith(" sg") and not people.senses.isdisjoint(_THINGS)
    return not people.senses & LOCAL and (thing or unbound)


def only_qualifies(head: Analysis, name: NameMention, tag: Analysis) -> frozenset[str]:
    """The kinds that a name is not where it only qualifies a noun (a Syrian town, Syrian targets)."""
    bare = not (head.article or tag.article) and not head.senses.isdisjoint({"town", "place.vague"})
    return frozenset({"place", "country"}) if bare and "adjective" in name.kinds else frozenset()


def is_said_of(word: Word, tag: Analysis, name: NameMention, before: Analysis) -> bool:
    """Whether a definite name is said of the definite word before it: an adjective (the Iraqi forces), or the name of a
    people that is the plural of one, of men (the Kurdish fighters)."""
    if not (tag.article and before.article):
        return False
    several = before.features.endswith(" pl") and not before.senses.isdisjoint({"person", "party.head"})
    plural = any(each.pos == "adj" and each.article and each.features.endswith(" pl") for each in word.analyses)
    people = several and plural and name.kinds == {"party"} and name.stop - name.first == 1
    return people or "adjective" in name.kinds


def may_be_called(noun: Analysis) -> bool:
    """Whether a definite noun may be called by the name right behind it (the capital X), as ground is; aircraft and
    people are not (the aircraft hit | X)."""
    return noun.pos == "noun" and (not noun.senses or not noun.senses.isdisjoint(LOCAL | {"capital"}))


def tells_model(tokens: Sequence[Token], tags: Sequence[Analysis], position: int) -> bool:
    """Whether a number, or the dash before it, goes on with the letters of a model (the F-16, a MiG 29), or says which
    unit of an army is meant (the 55th Brigade), and not how far off something is (in X, 40 km north of Y)."""
    if any("length" in tag.senses for tag in tags[position + 1 : position + 2]):
        return False
    if tokens[position].word.raw in _DASHES:
        following = tokens[position + 1 : position + 2]
        return bool(following) and following[0].word.kind == "number" and _are_letters(tags, position)
    dashed = tokens[position - 1].word.raw in _DASHES and position > 1
    unit = "unit" in tags[position - 1].senses and not tags[position - 1].features.endswith((" pl", " du"))
    if unit and tokens[position].word.kind == "number":
        return True
    return tokens[position].word.kind == "number" and _are_letters(tags, position - dashed)


def _are_letters(tags: Sequence[Analysis], position: int) -> bool:
    """Whether the word before a position is one that means nothing here, or arms of a kind (a machine-gun 23)."""
    before = tags[position - 1]
    return position > 0 and bool(before.stem) and (
        not before.senses or not before.senses.isdisjoint({"weapon.ground", "air.platform"}))


def may_tell_how(phrase: Chunk, first: Analysis) -> bool:
    """Whether a bare adjective may stand as an adverb behind a definite noun ("tactically"): not what names a party or
    an aircraft, unless it only says of which nation the one before is."""
    behind = phrase.first > 0 and phrase.kind == "np" and not phrase.quantity
    bare = behind and first.pos == "adj" and not first.article
    return bare and (phrase.is_a("adjective.name") or not phrase.is_a("party.name", "air.platform"))


def is_task(tags: Sequence[Analysis], head: int, position: int) -> bool:
    """Whether a definite word says what a ministry or its minister is for (transport; migration and the displaced), and
    no more who it is."""
    tag, second = tags[position], bool(tags[position].conj) and tags[position - 1].article
    office = position - 2 if second else position - 1
    task = tag.article and not tag.prep and tag.senses.isdisjoint({"person.title", "party.head", "speaker", "delegate"})
    return task and head <= office and bool(tag.conj) == second and (
        "portfolio" in tags[office].senses and not tags[office].article)


def told_of(tokens: Sequence[Token], how: Chunk) -> int:
    """The token that a bare adjective stands behind as an adverb; a participle of a blow may follow a comma (raids on
    the town, hitting X)."""
    behind = how.first - 1
    return behind - 1 if how.is_a("strike", "destroy") and tokens[behind].word.raw in COMMAS else behind


def is_proper(tags: Sequence[Analysis], name: NameMention) -> bool:
    """Whether a name is one by itself: no word of the lexicon, no adjective, nor only some of those whom it names with
    the article (rebels), who take an adjective without one."""
    tag = tags[name.first]
    some = name.stop - name.first == 1 and tag.entry is not None and not tag.article and tag.features.endswith(" pl")
    return name.entry is None and not name.adjective and not some


def ends_in_adjective(tags: Sequence[Analysis], tokens: Sequence[Token], name: NameMention, *, quoted: bool) -> bool:
    """Whether the last of several words is an adjective, so that no genitive follows (but the command of operations of
    X); or may be one, where what follows is ``quoted`` and so a name beside it."""
    last = name.stop - 1
    may_be = quoted and tokens[last].word.find("adj") is not None
    return name.stop - name.first > 1 and (may_be or tags[last].pos == "adj")
