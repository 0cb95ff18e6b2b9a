"""Adjectives and what they can qualify: gender and number tell a phrase's own from those of a noun before it."""

from collections.abc import Collection, Sequence

from khabar.text.words import Analysis, Token, Word

_NOUNS = frozenset({"noun", "masdar"})
_FORCES_AND_THINGS = frozenset({"party.head", "air.platform", "place.head", "place.vague", "materiel.vehicle",
                                "weapon.ground"})

_ENDING = 2  # letters that the feminine of an adjective of origin or relation ends in
# what only tells which of several is meant: where it lies, whose it is
_WHICH = frozenset({"origin", "direction", "unnaming", "aligned", "modifier.party", "subordinate"})


def qualifies(tags: Sequence[Analysis], head: int, position: int) -> bool:
    """Whether a definite adjective may qualify one of the nouns from ``head`` on; where a form does not tell, it may.

    In "the wide attack of the opposition" the adjective stands last: it is masculine, and the opposition is feminine.
    """
    adjective = tags[position]
    both = adjective.features == "adj du" and adjective.article and adjective.senses <= _WHICH
    if both and all(tag.entry is None for tag in tags[head:position]):
        return False  # "the towns of A and B, both near to X": it qualifies no name alone
    if adjective.pos != "adj" or not adjective.article or not adjective.features.endswith("sg") or (
            "opens.clause" in adjective.senses or "place.head" in tags[position - 1].senses):
        return True  # a clause of its own, or the name of the town or quarter
    feminine = adjective.features.startswith("adj f")
    return _is_noun_behind(tags[position - 1]) or any(
        _may_take(tags[inside], feminine=feminine) for inside in range(head, position))


def _is_noun_behind(title: Analysis) -> bool:
    """Whether what looks like a definite adjective behind this noun is a noun itself, as it must be where the noun has
    no article: it names the office (the minister | of the Interior)."""
    return "person.title" in title.senses and title.features == "noun sg" and not (title.article or title.enclitic)


def stands_for_people(tags: Sequence[Analysis], head: int, position: int) -> bool:
    """Whether a definite sound plural qualifies no noun from ``head`` on, so that it names people themselves.

    (The resistance forced the Houthis: what qualifies a force has another form.)
    """
    if tags[position].features not in {"adj pl", "adj nom pl"} or not tags[position].article:
        return False
    return not any(_are_people(tags[inside]) for inside in range(head, position))


def past_strays(tags: Sequence[Analysis], head: int, stop: int, taken: Collection[int]) -> int:
    """Past the adjectives after a phrase that qualify a noun before it; ``taken`` words belong to names or figures."""
    while tags[head].pos != "adj" and stop < len(tags) and stop not in taken and not qualifies(tags, head, stop):
        stop += 1
    return stop


def _are_people(noun: Analysis) -> bool:
    """Whether a word may be a plural of people, not of forces or things."""
    if noun.entry is None or not noun.features.endswith((" pl", " du", " pl bound", " du bound")):
        return False
    return "person" in noun.senses or noun.senses.isdisjoint(_FORCES_AND_THINGS)


def _may_take(noun: Analysis, *, feminine: bool) -> bool:
    """Whether a word may be qualified by a singular adjective of this gender."""
    if noun.pos not in _NOUNS:
        return noun.pos != "adj"
    if noun.entry is None or noun.features.endswith("du"):
        return noun.entry is None
    if noun.features.endswith("pl"):
        return feminine
    return not noun.features.endswith(("sg", "sg bound")) or feminine == bool(noun.entry.values("feminine"))


def is_like(word: Analysis, adjective: Analysis) -> bool:
    """Whether a word that no lexicon has ends as the feminine adjective before it, so that "and" may join it to that
    (medical and police sources)."""
    feminine = adjective.features == "adj f sg" and len(word.stem) > _ENDING
    return feminine and word.entry is None and word.stem[-_ENDING:] == adjective.stem[-_ENDING:]


def as_definite(adjective: Analysis, noun: Analysis) -> bool:
    """Whether an adjective is as definite as a noun, as an unknown name is (the town of X, lying in ...)."""
    lying = noun.entry is None and "opens.clause" in adjective.senses
    definite = lying or noun.article or bool(noun.enclitic) or noun.pos == "name"
    return adjective.article == definite


def is_unbound(noun: Analysis) -> bool:
    """Whether the form of a noun is one that no genitive follows: a sound plural with its full ending."""
    return noun.features.endswith(" pl") and noun.entry is not None and bool(noun.entry.values("sound"))


def is_of_deed(adjective: Analysis, deed: Analysis) -> bool:
    """Whether a word of the feminine is no adjective to the masculine name of a deed, but what that is done to."""
    single = adjective.features == "adj f sg" and not (adjective.article or deed.article)
    masculine = deed.entry is not None and not deed.entry.values("feminine") and deed.features.endswith(" sg")
    return single and deed.pos == "masdar" and masculine


def is_object(tags: Sequence[Analysis], noun: Word, at: tuple[int, int], *, closed: bool) -> bool:
    """Whether a word behind who does something is what it is done to: his vest, a grenade, people.

    ``noun`` heads the phrase; ``at`` are the indices of it and of the word; ``closed``: it takes no genitive.
    """
    head, position = at
    doer, tag = tags[head], tags[position]
    bare = tag.enclitic and not closed and position == head + 1 and (  # "a bomber his vest"
        doer.features.endswith("noun sg") and noun.find("adj") is not None)
    shots = {"gunfire", "weapon.small", "gunfire" if tag.article else "weapon.bomb"}  # "a man threw a grenade"
    shot = "person" in doer.senses and bool(tag.senses & shots)
    return bool(bare) or shot or (closed and stands_for_people(tags, head, position))


def counts_out(noun: Analysis, adjective: Analysis, after: Token | None) -> bool:
    """Whether a definite word that may qualify what stands before it counts out what "of" brings in (the army shelled |
    a good many of the towns); not the greater part | of the town."""
    many = noun.article and "transparent" in noun.senses and "elative" not in adjective.senses
    return many and after is not None and any("of" in analysis.senses for analysis in after.word.analyses)


def is_reflexive(tag: Analysis) -> bool:
    """Whether a word only stresses who was named before it (himself)."""
    return bool(tag.enclitic) and "reflexive" in tag.senses


def rather_ground(nouns: list[Analysis]) -> list[Analysis]:
    """Nouns that a word may be, without a meaningless one with a pronoun that a sloppy hand writes like a kind of place
    ("the town of", written as "his debtor")."""
    if not any(noun.enclitic for noun in nouns) or not any(
            "place.head" in noun.senses and not noun.enclitic for noun in nouns):
        return nouns
    return [noun for noun in nouns if noun.senses or not noun.enclitic]
