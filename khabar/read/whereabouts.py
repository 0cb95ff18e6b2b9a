"""Where a sentence says that something happened: the places around a trigger, nearest first."""

from collections.abc import Iterator, Sequence

from khabar.model.records import Span
from khabar.read.chunks import LOCAL, Chunk, is_country, is_location, is_named
from khabar.read.epithets import town_called
from khabar.read.frames import Draft
from khabar.read.neighbours import stands_of

_SOMEONE = ("party.head", "party.name", "person.title", "person.name", "person", "speaker", "meeting")
_MEETINGS = ("session", "meet", "receive", "visit")
_HARM = ("kill", "die", "wound", "fall", "victim.dead", "victim.wounded")
_BLOWS = ("shell", "airstrike", "strike", "attack", "drop")
_PARTS = ("outskirts", "countryside", "place.direction")
_SAID = 4  # chunks back from a place to the speech that was made there
_TELLER = 6  # chunks back from a paper to the verb of what it was told
_FLIGHT = 6  # chunks from a refuge back to the flight to it
_THERE = 5  # chunks from a happening to the "there" that says where it was
_WHERE = 5  # chunks from "where" to what happened there
_LIE = 5  # chunks back from a place to the relative pronoun of the clause that it stands in


def near_places(draft: Draft, *, told: bool = False) -> Iterator[Chunk]:
    """Places of the sentence: after the trigger in its clause, before it, then after its clause (unless the report has
    ``told`` of a place and that goes on to something else); states last."""
    chunks = draft.parsed.chunks
    cause = draft.cause if draft.cause is not None and draft.cause.trigger.index > draft.trigger.index else draft
    stop, index = _clause_end(cause), cause.trigger.index
    struck = draft.rule.type.startswith("strike.") or (
        draft.cause is not None and draft.cause.rule.type.startswith("strike."))
    used = {id(chunk) for slot in ("agents", "targets") for chunk in draft.get(slot)}
    met = () if draft.rule.type.startswith("politics.") else _MEETINGS
    happened = [chunk for chunk in chunks if chunk.kind == "np" and not of_saying(chunks, chunk, *met)]
    if not draft.rule.type.startswith("people."):
        happened = [chunk for chunk in happened if not is_refuge(chunks, chunk)]
    happened = [chunk for chunk in happened if not _is_no_scene(chunks, chunk)]
    if struck:
        happened = [chunk for chunk in happened if not stands_of(chunks, chunk, draft.get("agents"))]
    found = [chunk for chunk in happened if id(chunk) not in used and (is_location(chunk) or _is_over(chunks, chunk))]
    ordered = [chunk for chunk in found if index < chunk.index < stop]
    ordered = ordered or [chunk for chunk in happened if index < chunk.index < stop and _is_won(chunks, chunk)]
    scene = scene_of(draft) if not ordered else None
    if scene is not None:
        yield scene
    elif by_bomb(draft):
        first = min(index, draft.cause.trigger.index) if draft.cause is not None else index
        yield from (chunk for chunk in happened if first < chunk.index < stop and is_site_struck(chunk))
    ordered += [chunk for chunk in reversed(happened) if chunk.index < index and (
        chunk in found or is_ground(chunk))]
    more = next((chunk.index for chunk in chunks[index + 1 :] if _says_more(chunk)), len(chunks))
    beyond = [] if told and _turns_elsewhere(draft, stop) else [chunk for chunk in found if stop <= chunk.index < more]
    start = _clause_start(chunks, index)
    own = [chunk for chunk in ordered if start <= chunk.index < stop]
    if draft.rule.type.startswith("politics."):  # where they met, not whence those come who met
        ordered.sort(key=lambda chunk: _is_theirs(chunks, chunk))
        own = [chunk for chunk in own if not _is_theirs(chunks, chunk)] or own
    if own and all(is_country(chunk) for chunk in own) and not struck:
        yield own[0] if own[0].case else innermost(chunks, own[0])
    for near in (ordered or beyond, ordered and beyond):
        local = [innermost(chunks, chunk) for chunk in near if not is_country(chunk)]
        yield from (place for place in local or near if not (struck and is_origin(chunks, place)))


def before_topic(draft: Draft, places: Sequence[Chunk]) -> list[Chunk]:
    """The places of a meeting that stand before what it was about (met X in Y to discuss the fighting in Z)."""
    chunks, stop = draft.parsed.chunks, len(draft.parsed.chunks)
    for chunk in chunks[draft.trigger.index + 1 :]:
        talk = chunk.is_a("session", "parley", "meet", "visit", "phone", "statement") or "sub.time" in chunk.case_senses
        someone = chunk.is_a(*_SOMEONE, *LOCAL, "unknown", "time.noun")
        bare = chunk.analysis.pos == "masdar" or not (chunk.case or chunk.gen or chunk.coord)
        speaks_for = chunks[chunk.index - 1].is_a("delegate")  # "representatives of", as Arabic says "about"
        about = chunk.kind == "np" and ("prep.about" in chunk.case_senses or chunk.is_a("talk") or (
            bare and not someone)) and not speaks_for
        held = chunk.kind == "verb" and chunk.is_a("op.light", "impersonal")  # "the talks that they held in X"
        if chunk.kind == "comp" or (chunk.kind == "verb" and not held) or about or (chunk.kind == "event" and not talk):
            stop = chunk.index
            break
    here = [place for place in places if place.index < stop]
    return here or [chunk for chunk in chunks[draft.trigger.index + 1 : stop] if is_location(chunk) and is_named(chunk)]


def nearer(draft: Draft, place: Chunk) -> Chunk:
    """For a place that something happened in, one nearer to the trigger in its clause that lies in it, or the building
    there that was struck (in front of the town hall of X, in the province of Y)."""
    told = draft.cause if draft.cause is not None and place.index < draft.trigger.index else draft
    if place in draft.args.get("gov.place") and place.index < draft.trigger.index:
        return _within_clause(draft, place) or place
    if "prep.in" not in place.case_senses or place.coord or place.index < told.trigger.index:
        return place
    targets = draft.get("targets")
    for chunk in draft.parsed.chunks[told.trigger.index + 1 : place.index]:
        if chunk.kind in {"verb", "comp", "conj", "mark", "event"}:
            break
        site = chunk in targets and chunk.is_a("place.site", "building") and is_country(place)
        lies = (site or is_location(chunk)) and is_named(chunk) and not is_country(chunk) and chunk.case
        if lies and not is_origin(draft.parsed.chunks, chunk):
            return chunk
    return place


def _within_clause(draft: Draft, whole: Chunk) -> Chunk | None:
    """Where in a place a clause on that place says that something happened (the town that sees fighting in the quarter
    of X; the province that sees fighting at the edges of the town)."""
    for chunk in draft.parsed.chunks[draft.trigger.index + 1 : draft.args.window[1]]:
        if chunk.kind not in {"np", "part", "time"}:
            break
        if not is_location(chunk) or is_country(chunk):
            continue
        tags = draft.parsed.tags
        named = is_named(chunk) and (tags[chunk.stop - 1].stem != tags[whole.stop - 1].stem or chunk.is_a(*_PARTS))
        again = chunk.analysis.article and chunk.is_a("town") and chunk.analysis.stem != whole.analysis.stem
        if named or (again and not is_named(chunk)):
            return chunk  # but no province that is called after the town
    return None


def of_another_clause(draft: Draft, place: Chunk) -> bool:
    """Whether a "that" parts a place from a trigger behind it (a source in X said that they besiege Y)."""
    return any(chunk.kind == "comp" for chunk in draft.parsed.chunks[place.index + 1 : draft.trigger.index])


def before_country(draft: Draft, country: Chunk, places: Sequence[Chunk]) -> Chunk | None:
    """Of some places one that a country told before the trigger only follows (in front of X in Y, which led to ...)."""
    chunks = draft.parsed.chunks
    for place in places:
        between = chunks[place.index + 1 : country.index]
        ahead = place.index < country.index and not is_country(place)
        if ahead and not any(chunk.kind in {"verb", "comp", "conj", "mark", "event"} for chunk in between):
            return place
    return None


def scene_of(draft: Draft) -> Chunk | None:
    """The place that a clause of "where" tells about (in the province of X, north of Y, where they fight)."""
    chunks = draft.parsed.chunks
    for position in range(draft.trigger.index - 1, max(0, draft.trigger.index - _WHERE) - 1, -1):
        chunk = chunks[position]
        if chunk.kind == "rel" and "sub" in chunk.senses:
            break
        if chunk.kind in {"rel", "comp", "conj", "mark"}:
            return None
    else:
        return None
    ground: Chunk | None = None
    for chunk in reversed(chunks[max(0, position - _LIE) : position]):
        if chunk.kind in {"verb", "comp", "conj", "event"}:
            break
        beside = chunk.is_a("place.direction") and not chunk.case  # "in X north of Y, where"
        if chunk.is_a(*LOCAL) and not beside and is_location(chunk) and is_named(chunk):
            if chunk.is_a("place.name", "has.place"):
                return chunk
            ground = ground or chunk
    return ground


def told_there(draft: Draft) -> bool:
    """Whether a happening is told to have been "there", where the report spoke of last (the fighting there)."""
    chunks = draft.parsed.chunks
    for chunk in chunks[draft.trigger.index + 1 : draft.trigger.index + _THERE]:
        if chunk.is_a("there"):
            after = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
            opens = chunks[chunk.index - 1].kind in {"mark", "comp", "conj", "verb"}  # "there are"
            return not opens and (after is None or after.kind != "np" or bool(after.case or after.coord))
        if chunk.kind in {"mark", "comp", "conj", "rel"}:
            return False
    return False


def place_before(draft: Draft, places: Sequence[Chunk]) -> Span | None:
    """The words of the nearest of some places that stands before the trigger in its sentence."""
    before = [place for place in places if place.index < draft.trigger.index and is_named(place)]
    return draft.parsed.place(before[0]) if before else None


def stand_there(draft: Draft, told: Span | None) -> bool:
    """Whether the words of a place only tell in the same sentence where those stand who strike."""
    if told is None or not draft.rule.type.startswith("strike."):
        return False
    parsed, doers = draft.parsed, draft.get("agents")
    here = (chunk for chunk in parsed.chunks[: draft.trigger.index] if stands_of(parsed.chunks, chunk, doers))
    return any(told.start <= parsed.words(chunk).start < told.stop for chunk in here)


def is_after_clause(draft: Draft, place: Chunk) -> bool:
    """Whether a place only stands behind the clause of a claim's trigger, and of its cause."""
    told = draft.cause if draft.cause is not None and draft.cause.trigger.index > draft.trigger.index else draft
    return place.index >= _clause_end(told)


def by_bomb(draft: Draft) -> bool:
    """Whether a claim tells of a bomb that went off, or whom one killed or hurt."""
    bodily = draft.cause is not None and draft.rule.type.startswith("harm.")
    return "strike.bomb" in {draft.rule.type, draft.cause.rule.type if bodily and draft.cause is not None else ""}


def is_site_struck(chunk: Chunk) -> bool:
    """Whether a phrase is a building or market without a name in which something blew up."""
    inside = not chunk.case_senses.isdisjoint({"prep.in", "prep.at", "place.in"})
    return inside and chunk.is_a("place.site") and not is_named(chunk) and chunk.quantity is None


def _is_over(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether ground without a name right before a place is said to belong to it (villages that belong to the town of
    X)."""
    ground = chunks[place.index - 1] if place.index and "prep.for" in place.case_senses and not place.coord else place
    return ground is not place and ground.is_a("place.head") and "aligned" in ground.modifiers and not is_named(ground)


def _is_won(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether a place is what a fight is for (they clashed while trying to storm X), or is called after (the battle of
    X)."""
    before = chunks[place.index - 1]
    fight = before.kind == "event" and before.is_a("attack", "capture", "enter", "clash")
    return place.gen and fight and is_ground(place)


def is_origin(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether a place is, or lies in, one that something comes from: where aircraft take off is not where they strike.

    Not where "from" only tells of what ground is a part (quarters of the town).
    """
    for before in reversed(chunks[: place.index]):
        of_it = place.gen or "of" in place.case_senses  # but "of a kind that ..., on X"
        ground = before.kind == "np" and before.is_a(*LOCAL, "part", "whole", *(("transparent",) if of_it else ()))
        if "prep.from" in place.case_senses:
            return not ground
        if not ground or place.coord:
            return False
        place = before
    return False


def _is_no_scene(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether a place only says more of another, or of who speaks and to whom: nothing happened there."""
    told = _bounds(chunks, place) or town_called(chunks, place) is not None
    return told or _is_desk(chunks, place) or _speaks(chunks, place) or _is_told(chunks, place)


def _bounds(chunks: Sequence[Chunk], border: Chunk) -> bool:
    """Whether a border or coast only tells where the place before it lies (in the town on the border)."""
    if not border.is_a("border", "coast") or border.coord or not border.index:
        return False
    before = chunks[border.index - 1]
    before = chunks[before.index - 1] if before.kind == "rel" and before.index else before
    return is_location(before)


def _is_theirs(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether a place stands right behind a party or office, as what tells which is meant (a delegation of the
    battalions in X)."""
    before = chunks[place.index - 1] if place.index else None
    return before is not None and before.kind == "np" and before.is_a("party.head", "person.title") and bool(
        before.case or before.gen) and before.stop + 1 >= place.first


def _is_desk(chunks: Sequence[Chunk], site: Chunk) -> bool:
    """Whether a site only tells where somebody works who speaks (a medical source in the hospital of X)."""
    before = chunks[site.index - 1] if site.index else None
    speaker = before is not None and before.kind == "np" and before.is_a("speaker", "person.title", "observer")
    return speaker and site.is_a("place.site") and not site.coord and not site.case_senses.isdisjoint(
        {"prep.in", "prep.at", "of"})


def _speaks(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether a house is who says so, or a place is where that one stands (said the embassy in X)."""
    before = chunks[place.index - 1] if place.index else None
    if before is not None and "prep.in" in place.case_senses and before.kind == "np" and before.index:
        place, before = before, chunks[before.index - 1]
    told = before is not None and before.kind == "verb" and before.is_a("say")
    return told and not (place.case or place.coord) and place.is_a("building", "place.site")


def _is_told(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether a name is that of the paper or station to which somebody says it (a source told "The Middle East")."""
    behind = chunks[place.index + 1] if place.index + 1 < len(chunks) else None
    if "prep.for" not in place.case_senses or place.coord or (behind and behind.kind not in {"comp", "mark"}):
        return False
    for chunk in reversed(chunks[max(0, place.index - _TELLER) : place.index]):
        if chunk.kind == "verb":
            return chunk.is_a("say")
        if chunk.kind not in {"part", "np", "time"}:
            return False
    return False


def is_refuge(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether a place is, or lies in, one to which people fled or were carried from where something happened."""
    while place.index and not place.coord and "prep.to" not in place.case_senses:
        if chunks[place.index - 1].kind != "np" or not chunks[place.index - 1].is_a(*LOCAL):
            return False
        place = chunks[place.index - 1]
    if "prep.to" not in place.case_senses:
        return False
    back = (chunk for chunk in reversed(chunks[max(0, place.index - _FLIGHT) : place.index])
            if chunk.kind in {"verb", "event", "mark", "comp"} or chunk.is_a("displace"))
    moved = next(back, None)
    return moved is not None and moved.is_a("leave", "flee", "displace", "carry")


def innermost(chunks: list[Chunk], place: Chunk) -> Chunk:
    """The first of a chain of places that lie in each other: the quarter, not the town it is said to be in.

    A place that a relative clause only tells the lie of another by (the town that is ten kilometres from the border)
    leads back to that other.
    """
    while place.index > 0:
        before = _qualified(chunks, place) or chunks[place.index - 1]
        lies = "prep.in" in place.case_senses or (place.is_a("place.direction", "country.name") and not place.case)
        if not lies and place.case_senses & {"prep.on", "prep.to", "prep.from"} and not (
                place.case_senses & {"of", "place.near", "place.at"}):
            break  # "raids from X on Y"
        if before.kind == "mark" and before.index and lies and not place.joined:
            before = chunks[before.index - 1]  # "in the town of X, in the province of Y", "in X, north of Y"
        told = before.is_a(*LOCAL) or (not before.case and before.is_a("has.place") and not before.is_a("person"))
        ground = before.kind == "np" and (told or (before.is_a("unknown") and is_location(before)))
        ground = ground and not _is_home(chunks, before)
        if place.coord or not ground or not is_named(before) or is_country(before):
            break
        place = before
    return place


def _is_home(chunks: Sequence[Chunk], place: Chunk) -> bool:
    """Whether a place only tells whence people come (a camp of people displaced from X, north of Y)."""
    people = chunks[place.index - 1] if place.index else None
    if people is None or "prep.from" not in place.case_senses or people.is_a("party.head", "troops"):
        return False  # fighters are driven out of it
    return people.kind == "np" and people.is_a("person")


def _qualified(chunks: list[Chunk], place: Chunk) -> Chunk | None:
    """The place that is qualified by the relative clause in which another one stands, if there is one."""
    for position in range(place.index - 1, max(0, place.index - _LIE), -1):
        if chunks[position].kind == "rel":
            return chunks[position - 1] if chunks[position - 1].is_a(*LOCAL) else None
        if chunks[position].kind in {"mark", "comp", "conj", "event"}:
            return None
    return None


def is_ground(chunk: Chunk) -> bool:
    """Whether a phrase is a named place in any function, the object of a strike say."""
    return chunk.kind == "np" and chunk.is_a("place.head", "place.name") and is_named(chunk) and (
        not chunk.is_a("party.name", "party.head", "place.vague", "dateline"))


def _clause_start(chunks: Sequence[Chunk], index: int) -> int:
    """Where the clause begins in which a trigger stands: behind the last "that", "while" or "where" before it."""
    return next((at + 1 for at in range(index - 1, -1, -1) if chunks[at].kind in {"comp", "conj"}), 0)


def _clause_end(draft: Draft) -> int:
    """Where the trigger's clause ends for places: clauses that only qualify a noun of it are passed over."""
    chunks = draft.parsed.chunks
    for position in range(draft.trigger.index + 1, len(chunks)):
        chunk = chunks[position]
        before = chunks[max(0, position - 2) : position]
        guessed = chunk.kind == "comp" and any(each.is_a("by.nobody") for each in before)  # "of which it is thought"
        if (chunk.kind in {"comp", "conj"} and not guessed) or _says_more(chunk):
            return position
        if chunk.kind == "verb" and (chunk.analysis.conj or chunks[position - 1].kind == "mark"):
            return position
    return len(chunks)


def _turns_elsewhere(draft: Draft, stop: int) -> bool:
    """Whether "while" opens a clause behind that of a claim which tells of something else: what somebody else says, or
    another kind of happening (ten were killed, while X shelled Y; not: while five were wounded in Y)."""
    chunks = draft.parsed.chunks
    if stop >= len(chunks) or chunks[stop].kind != "conj" or not chunks[stop].is_a("sub"):
        return False
    alike = _HARM if draft.rule.type.startswith("harm.") else tuple(draft.trigger.senses)
    apart = any(chunk.kind == "comp" or chunk.is_a(*_BLOWS) for chunk in chunks[stop + 1 :])
    return apart and not any(chunk.is_a(*alike) for chunk in chunks[stop + 1 :])


def _says_more(chunk: Chunk) -> bool:
    """Whether a participle of speech goes on to another fact (pointing to the arrest of ...)."""
    tag = chunk.analysis
    bare = chunk.kind == "np" and tag.pos == "adj" and not (tag.article or tag.conj or chunk.case or chunk.coord)
    return bare and chunk.is_a("say")


def of_saying(chunks: Sequence[Chunk], place: Chunk, *senses: str) -> bool:
    """Whether something was only said there: at a press conference, in a statement, on a visit; ``senses`` are those
    of more that is not told of (a meeting, for what was said after it)."""
    for chunk in reversed(chunks[max(0, place.index - _SAID) : place.index]):
        if chunk.kind in {"mark", "comp", "conj"}:
            return False
        if chunk.is_a("speech", *senses) or (chunk.kind != "verb" and chunk.is_a("say", "talk")):
            return True
        if "prep.front" in chunk.case_senses and chunk.is_a("observer", "party.head"):
            return any(before.is_a("say") for before in chunks[max(0, chunk.index - _SAID) : chunk.index])
        if chunk.kind in {"np", "event"} and not chunk.is_a("person.title", "person.name"):
            return False
    return False
