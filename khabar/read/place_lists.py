"""Places told in a list: those that a plural stands for, two under a dual, vague ones among named ones."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from khabar.model.figures import Interval
from khabar.model.records import Span
from khabar.read.chunks import LOCAL, Chunk, Parsed, is_country, is_location, is_named
from khabar.read.frames import Draft
from khabar.read.relatives import COMMAS
from khabar.read.whereabouts import is_site_struck

_REACH = 9  # chunks from a plural to the list of what it stands for
_OPENING = ":"
_MANY, _EACH = 4, 10  # places that one figure sums up, and how much of it there is for each
_GROUND = frozenset({"place.head", "place.vague"})
_STRUCK = ("place.head", "place.vague", "place.site", "place.military", "post", "building", "materiel.weapon",
           "materiel.vehicle")  # what stands somewhere and is struck there
# what a quarter may be called after, beside words of which nothing is known
_SITES = frozenset({"feminine", "place.site", "post", "unknown"})


def listed(parsed: Parsed, place: Chunk) -> Iterator[Chunk]:
    """The named places that a plural without a name stands for (areas, among them A and B; the villages: A and B)."""
    plural = any(parsed.tags[i].features.endswith((" pl", " du")) and not parsed.tags[i].senses.isdisjoint(_GROUND)
                 for i in range(place.head + 1, place.stop))  # "the outskirts of the towns"
    if not (plural or place.analysis.features.endswith((" pl", " du"))):
        return
    open_at = 0
    for chunk in parsed.chunks[place.index + 1 : place.index + _REACH]:
        if chunk.kind == "verb" and chunk.analysis.conj:
            return  # another clause, with a list of its own
        if "alike" in chunk.case_senses and chunk.is_a(*LOCAL) and is_named(chunk):  # "areas like A and B"
            yield chunk
            yield from _joined(parsed, chunk)
            return
        they = chunk.kind == "pron" and not chunk.senses and bool(chunk.analysis.conj)  # "the towns, which are"
        of_them = chunk.kind == "pron" and chunk.is_a("from") and parsed.chunks[chunk.index - 1].kind != "verb"
        opens = they or of_them or chunk.is_a("among") or (
            chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw == _OPENING)
        open_at = chunk.index if opens else open_at
        local = chunk.is_a(*LOCAL, "unknown") and not chunk.case
        if open_at and chunk.index == open_at + 1 and chunk.kind == "np" and local and is_named(chunk):
            yield chunk
            yield from _joined(parsed, chunk)
            return


def _joined(parsed: Parsed, chunk: Chunk) -> Iterator[Chunk]:
    lies = False
    for following in parsed.chunks[chunk.index + 1 :]:
        if following.kind == "np" and following.coord and following.is_a(*LOCAL) and is_named(following):
            yield following
            lies = False
        elif following.kind == "np" and is_location(following) and not lies:  # "A and B (in X) and C"
            lies = True
        elif following.kind != "mark":
            return


def of_the_country(parsed: Parsed, part: Chunk) -> Span | None:
    """The words of a part of the country that has no name (various parts of the country, stretches of the country), or
    of the many towns and villages of it."""
    whole = parsed.chunks[part.index + 1] if part.index + 1 < len(parsed.chunks) else None
    if whole is not None and _are_many(part, whole) and not _lie_behind(parsed, whole):
        return parsed.span(part.first, whole.stop)
    if whole is None or is_named(part) or not part.is_a("part", "place.vague", "place.direction"):
        return None
    told = whole.kind == "np" and "of" in whole.case_senses and whole.is_a("homeland")
    return parsed.span(part.first, whole.stop) if told else None


def _are_many(first: Chunk, second: Chunk) -> bool:
    """Whether two phrases tell together of many places without names in a country (several towns and villages of it).
    """
    joined = second.kind == "np" and second.coord and second.is_a("place.head") and "origin" in second.modifiers
    counted = first.is_a("transparent") and first.is_a("place.head")
    return joined and counted and not (is_named(first) or is_named(second))


def other_ground(parsed: Parsed, place: Chunk) -> Span | None:
    """The words of ground that has no name and is other than what was told (other villages); None where a place right
    behind it tells where that lies."""
    if "others" not in place.modifiers or not place.is_a(*LOCAL) or is_named(place):
        return None
    return None if _lie_behind(parsed, place) else parsed.place(place)


def _lie_behind(parsed: Parsed, ground: Chunk) -> bool:
    """Whether a place with a name right behind ground tells where that lies."""
    behind = parsed.chunks[ground.index + 1 : ground.index + 2]
    return any(is_location(chunk) and is_named(chunk) and not chunk.coord for chunk in behind)


def first_of(chunks: Sequence[Chunk], place: Chunk) -> Chunk:
    """The first of a list of named places that ends with this one (in A and B, north of C)."""
    while place.coord and place.index and place.is_a("place.name", "place.head"):
        before = chunks[place.index - 1]
        if before.kind != "np" or not before.is_a(*LOCAL) or not is_named(before) or (
                before.case != place.case or before.quantity is not None):
            break
        place = before
    return place


def where_it_lies(parsed: Parsed, place: Chunk, first: Chunk) -> Chunk:
    """For ground without a name that is joined to a ``first`` place (other areas in X): the named place it is said to
    lie in right behind it; else itself."""
    joined = (place.coord and (place.case == first.case or "others" in place.modifiers)) or (
        "besides" in place.case_senses)
    if is_named(place) or place.analysis.enclitic or not joined or is_unheaded(parsed, place):
        return place
    return _lie_of(parsed, place) or place


def struck_beside(parsed: Parsed, last: Chunk) -> Iterator[Chunk]:
    """Where what is joined to a place that was struck stands (raids on A and on a camp of X in B, a depot near C)."""
    position, chunks = last.index + 1, parsed.chunks
    while position < len(chunks):
        chunk = chunks[position]
        if chunk.kind == "mark" and parsed.tokens[chunk.first].word.raw in COMMAS:
            position += 1
            continue
        again = not chunk.coord and not chunk.case  # "raids on A, and a camp in B"
        joined = chunk.kind == "np" and (
            (chunk.mate is not None and is_named(chunk.mate)) or "besides" in chunk.case_senses
            or (chunk.joined and again))
        if not joined or not chunk.is_a(*_STRUCK) or is_named(chunk) or chunk.analysis.enclitic:
            return
        lies = _lie_of(parsed, chunk)
        if lies is None or any(after.kind == "verb" for after in chunks[lies.index + 1 : lies.index + 2]):
            return  # "and the camp in X saw fighting"
        yield lies
        position = lies.index + 1


def _lie_of(parsed: Parsed, thing: Chunk) -> Chunk | None:
    """The named place that a thing or ground without a name is said to lie in or near, whoever it belongs to."""
    after = parsed.chunks[thing.index + 1 : thing.index + 3]
    if len(after) > 1 and after[0].kind == "np" and after[0].is_a("party.head", "party.name") and not (
            after[0].coord or is_location(after[0])):
        del after[0]  # "a camp of X in Y"
    if not after or after[0].kind != "np" or after[0].coord or is_country(after[0]) or not is_named(after[0]):
        return None
    near = "direction" in thing.modifiers and "prep.from" in after[0].case_senses and after[0].is_a(*LOCAL)
    return after[0] if near or is_location(after[0]) else None


def site_words(parsed: Parsed, site: Chunk) -> Span:
    """The words of a site without a name, with those of where it is said to be right after it."""
    stop = site.stop
    for chunk in parsed.chunks[site.index + 1 : site.index + 3]:
        if chunk.kind != "np" or chunk.first > stop + 1 or chunk.coord or not is_location(chunk):
            break
        stop = chunk.stop
    return parsed.span(site.first, stop)


def with_site(parsed: Parsed, place: Chunk, words: Span) -> Span:
    """The words of a place with those of the site without a name that lies in it (a market in the town of X)."""
    site = parsed.chunks[place.index - 1] if place.index else None
    inside = is_location(place) and not place.coord and not place.is_a("place.direction")
    if site is None or not inside or site.kind != "np" or not is_site_struck(site) or words != parsed.place(place):
        return words
    return parsed.span(site.first, place.stop)


def vague_one(place: Chunk, *, every: bool = True) -> bool:
    """Whether a place joined to named ones is one of the list though it has no name (and bases of the army); unless
    ``every`` one is, only others of their kind (and other towns)."""
    bare = not place.analysis.article and not place.analysis.enclitic and (every or "others" in place.modifiers)
    return place.coord and bare and place.is_a("place.vague", "place.head") and not place.is_a("place.direction")


def unheaded(parsed: Parsed, chunks: Sequence[Chunk]) -> Iterator[Chunk]:
    """The places of a list that leave out the word which says what they are (the quarters of A and B)."""
    for following in parsed.chunks[chunks[0].index + 1 :]:
        if following in chunks:
            continue
        if not is_unheaded(parsed, following):
            return
        yield following


def is_unheaded(parsed: Parsed, chunk: Chunk) -> bool:
    """Whether one word joined to a named place is a name like it, though the lexicon knows it as something else: any
    after several (the quarters of A and the Post), after one only a kind of site (the quarter of A and the Garden)."""
    single = chunk.kind == "np" and chunk.coord and chunk.analysis.article and chunk.stop - chunk.first == 1
    head = chunk
    while single and head.coord and head.index:
        head = parsed.chunks[head.index - 1]
    if not single or head.kind != "np" or "place.head" not in head.analysis.senses or not is_named(head):
        return False
    one = head.analysis.features.endswith((" sg", " sg bound"))
    return chunk.senses <= _SITES and (not one or chunk.is_a("place.site"))


def joint_words(parsed: Parsed, places: Sequence[Chunk], words: Span) -> Span:
    """The words of a first place, up to the last of those that are joined to it with nothing between but where they
    lie."""
    stop = words.stop
    for before, place in pairwise(places):
        between = [chunk for chunk in parsed.chunks[before.index + 1 : place.index] if chunk.kind != "mark"]
        if not place.coord or any(chunk.coord or not is_location(chunk) for chunk in between):
            break
        stop = parsed.words(place).stop
    return Span(words.start, stop, parsed.text[words.start : stop])


def ground_of_all(draft: Draft, places: Sequence[Chunk]) -> Span | None:
    """The wider place that a list takes in whose places lie in different parts of it (in the province of X, raids on
    the villages of A and B in the hills of C and on others in D): it stands in front of the clause, or closes the
    list behind a comma. None for a list with nothing between its places, or where no such place is told.
    """
    parsed, trigger = draft.parsed, draft.trigger.index
    if not _apart(parsed, places):
        return None
    for chunk in reversed(parsed.chunks[:trigger]):
        opens = not chunk.index or parsed.chunks[chunk.index - 1].kind in {"mark", "comp", "conj"}
        if opens and "prep.in" in chunk.case_senses and is_named(chunk) and chunk.is_a(*LOCAL):
            return None if is_country(chunk) else parsed.place(chunk)
        if chunk.kind in {"comp", "conj"}:
            break
    comma, *wide = parsed.chunks[places[-1].index + 1 : places[-1].index + 3] or [places[-1]]
    closes = comma.kind == "mark" and parsed.tokens[comma.first].word.raw in COMMAS
    if closes and wide and is_location(wide[0]) and is_named(wide[0]) and not (wide[0].coord or is_country(wide[0])):
        return parsed.place(wide[0])
    return None


def _apart(parsed: Parsed, places: Sequence[Chunk]) -> bool:
    """Whether other words stand between the places of a list, where each is said to lie."""
    return any(chunk.kind != "mark" for before, place in pairwise(places)
               for chunk in parsed.chunks[before.index + 1 : place.index])


def is_tally(draft: Draft, places: Sequence[Chunk]) -> bool:
    """Whether one figure sums up strikes on many places (12,000 raids on the provinces of A, B, C and D)."""
    return draft.rule.type.startswith("strike.") and len(places) >= _MANY and _figure_of(draft) >= _EACH * len(places)


def up_to(parsed: Parsed, quote: Span, place: Span | None) -> Span:
    """A quote that goes on to a further place of the list that the claim is told of."""
    stop = quote.stop if place is None else max(quote.stop, place.stop)
    return quote if stop == quote.stop else Span(quote.start, stop, parsed.text[quote.start : stop])


def is_counted(draft: Draft) -> bool:
    """Whether a claim counts several of something by a figure that cannot hold of each place of a list: dozens can."""
    told = (chunk.quantity for chunk in draft.get("counts") if chunk.quantity is not None)
    return any(each.low > 1 and not Interval(each.low, each.high).vague for each in told)


def _figure_of(draft: Draft) -> int:
    """The largest figure that a claim tells; 0 where it tells none."""
    return max((chunk.quantity.low for chunk in draft.get("counts") if chunk.quantity is not None), default=0)


def words_of_each(parsed: Parsed, place: Chunk, words: Span) -> tuple[Span, ...]:
    """The words of a place without what measures it out; of two under a dual (the towns of A and B) those of each."""
    if vague_one(place) and "transparent" in parsed.tags[place.head].senses:
        ground = (i for i in range(place.head + 1, place.stop) if "place.vague" in parsed.tags[i].senses)
        return (parsed.span(next(ground, place.head), place.stop),)
    first = place
    while first.coord and _is_bare_direction(parsed.chunks[first.index - 1]):
        first = parsed.chunks[first.index - 1]
    if first is not place:
        return (parsed.span(first.first, place.stop),)  # "north and east of X"
    tag = parsed.tags[place.head]
    if not tag.features.startswith("noun du") or "place.head" not in tag.senses:
        return (words,)
    second = next((i for i in range(place.head + 2, place.stop) if parsed.tags[i].conj), None)
    if second is None:
        return (words,)
    stop = place.stop
    while stop - 1 > second and "aligned" in parsed.tags[stop - 1].senses:
        stop -= 1  # "the towns of A and B, both belonging to X"
    return parsed.span(place.head + 1, second), parsed.span(second, stop)


def is_two(place: Chunk) -> bool:
    """Whether ground is told as "the two of them" (the two towns), so that both were named before."""
    tag = place.analysis
    return tag.article and " du" in tag.features and "place.head" in tag.senses and not is_named(place)


def two_of(parsed: Parsed, until: int) -> tuple[Span, ...]:
    """The last two places that a sentence names together up to a chunk (in A and B, the towns of A and B)."""
    for last in reversed(parsed.chunks[:until]):
        if last.kind != "np" or not last.is_a("place.name", "has.place") or is_country(last):
            continue
        both = words_of_each(parsed, last, parsed.place(last))
        if len(both) > 1:
            return both
        first = parsed.chunks[last.index - 1] if last.coord else last
        if first is not last and first.kind == "np" and not first.coord and first.is_a("place.name", "has.place"):
            return () if first.is_a("place.direction") else (parsed.place(first), parsed.place(last))
    return ()


def _is_bare_direction(chunk: Chunk) -> bool:
    return chunk.kind == "np" and chunk.is_a("place.direction") and chunk.stop - chunk.head == 1


def is_definite(chunk: Chunk) -> bool:
    """Whether a phrase points at something known: by its article, or by whose it is."""
    return chunk.analysis.article or bool(chunk.analysis.enclitic)


def is_some(place: Chunk, *, measured: bool = False) -> bool:
    """Whether a place is told without a name as one that was not spoken of before (four districts, a burnt house).

    ``measured``: ground that is only measured out (a number of towns) is told so, too.
    """
    told = place.quantity is not None or place.stop - place.head > 1
    part = place.is_a("part") and not place.is_a("place.direction")  # but "various parts of the country"
    much = (part or place.is_a("transparent")) and not measured
    much = much or place.is_a("place.military", "has.party", "party.head") or place.kind != "np"
    where = not place.case_senses.isdisjoint({"prep.in", "prep.on", "prep.about", "place.near"})
    return told and where and not much and "aligned" not in place.modifiers and not is_definite(place)
