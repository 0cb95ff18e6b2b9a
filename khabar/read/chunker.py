"""The chunker: a tagged sentence cut into verbs, noun phrases, event nouns and the small words that join them."""

from collections.abc import Sequence

from khabar.read import naming
from khabar.read.agreement import is_like, is_object, is_reflexive, past_strays, qualifies
from khabar.read.chunks import LOCAL, Chunk, ClosedClasses
from khabar.read.elsewhere import set_apart
from khabar.read.joining import goes_on_after, is_accusative, mate_of, numbered, stands_apart
from khabar.read.listed_names import join_names
from khabar.read.measuring import measuring, seen_through
from khabar.read.mentions import NameMention, Quantity, TimeMention
from khabar.read.names import named_by_date
from khabar.read.quotation import soft_marks
from khabar.read.tagging import NOMINAL
from khabar.read.toponymy import settle_bearers
from khabar.text.words import Analysis, Token

_STATES = frozenset({"closed", "usable", "danger", "safe"})  # said of a phrase that has ended
_HEADS = frozenset({"party.head", "place.head", "place.site", "place.military", "road.head", "person.title", "speaker",
                    "air.platform", "place.named", "air.party", "passage", "observer", "post"})
_PARTS = frozenset({"has.place", "has.party"})  # what names later in a phrase add to the senses of its head
_BEFALLEN = frozenset({"kill", "die", "wound", "arrest", "abduct"})  # masdars of which somebody is the genitive
_SMALL_WORDS = {"complementizer": "comp", "relative": "rel", "particle": "part", "conj": "conj", "pronoun": "pron",
                "adverb": "part", "demonstrative": "dem"}  # kinds of chunk by word class


class Chunker:
    """Builds the chunks of one sentence from left to right."""

    def __init__(
        self, tokens: Sequence[Token], tags: list[Analysis], names: Sequence[NameMention],
        quantities: Sequence[Quantity], times: Sequence[TimeMention], closed: ClosedClasses,
    ) -> None:
        self.event_senses, self.proclitics = closed.event_senses, closed.proclitics
        self.feminine, self.unbound = closed.feminine, closed.unbound
        self.tokens, self.tags = tokens, tags
        self.names = {name.first: name for name in names}
        self._proper = {name.stop - 1 for name in names if naming.is_proper(tags, name)}
        self._toponyms = {name.stop - 1 for name in names if name.kinds - {"country"} == {"place"}}
        self.quantities = {quantity.first: quantity for quantity in quantities}
        self._counted_at = {quantity.stop for quantity in quantities}
        self.times = {time.first: time for time in times}
        self.opening, self.closing, asides = soft_marks(tokens, tags)
        self.soft = self.opening | self.closing | asides | set(measuring(tags))
        self.chunks: list[Chunk] = []
        self._case: tuple[str, frozenset[str]] = ("", frozenset())
        self._joined = False

    def run(self) -> list[Chunk]:
        """All chunks of the sentence."""
        position = 0
        while position < len(self.tokens):
            position = self._step(position)
        self.chunks = numbered(self.chunks, self.tags, self.tokens)
        settle_bearers(self.chunks, self.tokens)
        join_names(self.chunks, self.tokens, self.tags)
        set_apart(self.chunks)
        return self.chunks

    def _step(self, position: int) -> int:
        token, tag = self.tokens[position], self.tags[position]
        after_noun = bool(self.chunks) and self.chunks[-1].kind == "np" and self.chunks[-1].stop == position
        if position in self.soft or (after_noun and is_reflexive(tag)):
            return position + 1
        if position in self.times:
            return self._time(position)
        if position in self.quantities:
            return self._phrase(position)
        if token.word.kind == "mark":
            self._case = ("", frozenset())
            return self._add("mark", position, position + 1)
        name = self.names.get(position)
        if name is not None and name.entry is not None:
            return self._known_phrase(name, name.entry.pos)
        if tag.pos == "verb":
            return self._add("verb", position, position + 1)
        if tag.pos == "prep":
            return self._preposition(position, position + 1, tag)
        men = bool(self._case[0] or tag.prep) and "person" in tag.senses  # "reached the besieged": they are a phrase
        if tag.article and "opens.clause" in tag.senses and self.chunks and not men:
            return self._add("rel", position, position + 1)
        if tag.pos == "conj" and len(tag.stem) == 1 and self._nominal_at(position + 1):
            self._joined = True
            return position + 1
        kind = _SMALL_WORDS.get(tag.pos)
        if kind == "dem":
            self._case = (tag.prep, self.proclitics.get(tag.prep, frozenset())) if tag.prep else self._case
            return position + 1
        if kind is not None and name is None:
            return self._add(kind, position, position + 1)
        return self._phrase(position)

    def _add(self, kind: str, first: int, stop: int) -> int:
        tag = self.tags[first]
        chunk = Chunk(kind, first, stop, first, tag, set(tag.senses))
        chunk.case, chunk.case_senses = (
            (tag.prep, self.proclitics.get(tag.prep, frozenset())) if tag.prep else self._case)
        self._case = ("", frozenset())
        self.chunks.append(chunk)
        return stop

    def _time(self, position: int) -> int:
        self._case, time = ("", frozenset()), self.times[position]
        self.chunks.append(Chunk("time", position, time.stop, position, self.tags[position], time=time))
        return time.stop

    def _known_phrase(self, name: NameMention, pos: str) -> int:
        """A lexicon entry of several words stands where its class stands."""
        if pos == "prep":
            return self._preposition(name.first, name.stop, self.tags[name.first])
        if pos in NOMINAL:
            return self._phrase(name.first)
        self._add(pos if pos == "pronoun" else _SMALL_WORDS.get(pos, pos), name.first, name.stop)
        return name.stop

    def _preposition(self, first: int, stop: int, tag: Analysis) -> int:
        """A preposition waits for its noun; before anything else it stands alone."""
        following = self._nominal_at(stop)
        if following and stop - first > 1 and self.tags[stop].conj:  # "X on its side and Y"
            return stop
        self._joined = self._joined or (bool(tag.conj) and following)
        if following:
            inner = bool(self.chunks) and self.chunks[-1].kind == "prep" and self.chunks[-1].stop == first
            outer = frozenset(self.chunks.pop().senses if inner else ())  # "into the middle of" says where and whither
            self._case = (tag.stem, tag.senses | outer)
            return stop
        self.chunks.append(Chunk("prep", first, stop, first, tag, set(tag.senses), case=tag.stem))
        return stop

    def _nominal_at(self, position: int) -> bool:
        while position < len(self.tokens) and (position in self.soft or self.tags[position].pos == "demonstrative"):
            position += 1
        if position >= len(self.tokens) or position in self.times:
            return False
        if position in self.quantities or position in self.names:
            return position not in self.names or (entry := self.names[position].entry) is None or entry.pos in NOMINAL
        return self.tokens[position].word.kind != "mark" and self.tags[position].pos in NOMINAL

    def _phrase(self, position: int) -> int:
        """A noun phrase or event noun from ``position`` on."""
        quantity = self.quantities.get(position)
        head = quantity.stop if quantity else position
        while head in self.soft:
            head += 1
        if quantity and (head >= len(self.tokens) or not self._continues(head)):
            head, stop, closed = quantity.number, quantity.stop, False
            names: list[NameMention] = []
        else:
            stop, names, closed = self._extent(head)
        tag = self.tags[head]
        senses = self._senses(head, names)
        event = self._is_event(head, names)
        if quantity and head < quantity.stop:
            senses.add("counted")
        elif quantity and tag.pos == "adj":
            senses.add("person")  # a counted adjective is people: "29 Houthis"
        if tag.senses & {"transparent", "part", "whole"}:
            senses |= seen_through(self.tags, self.names, head, stop)
        if head + 1 < stop and self._says_whose(head + 1, head, self.tags[head + 1]):
            senses.add("place.vague")
        if senses & LOCAL and naming.says_which(self.tags, names, head, stop):
            senses.add("named")
        chunk = Chunk("event" if event else "np", position, stop, head, tag, senses, quantity=quantity, names=names,
                      closed=closed)
        if tag.stem.endswith(self.feminine):
            senses.add("feminine")
        chunk.modifiers.update(*(tag.senses for tag in self.tags[head + 1 : stop]))
        self._place_in_sentence(chunk, self.tags[position])
        self.chunks.append(chunk)
        return past_strays(self.tags, head, max(stop, position + 1), self.names.keys() | self.quantities.keys())

    def _place_in_sentence(self, chunk: Chunk, first: Analysis) -> None:
        """Decide the chunk's case: its own preposition, the one that waits, its conjunct's, or genitive."""
        previous = self.chunks[-1] if self.chunks else None
        chunk.joined = bool(first.conj) or self._joined
        if first.prep:
            outer = self._case[1] & {"attrib"}  # "according" waits for its "to"
            chunk.case, chunk.case_senses = first.prep, self.proclitics.get(first.prep, frozenset()) | outer
        elif self._case[0]:
            chunk.case, chunk.case_senses = self._case
        elif chunk.joined and previous is not None and goes_on_after(self.chunks):
            chunk.coord = True
            chunk.mate = mate = mate_of(chunk, self.chunks[:-1] if previous.kind in {"pron", "part"} else self.chunks)
            chunk.case, chunk.case_senses, chunk.gen = mate.case, mate.case_senses, mate.gen
        elif previous is not None and chunk.first - 1 in self._toponyms and chunk.is_a("transparent") and (
                chunk.is_a("place.head") and previous.stop == chunk.first and not is_accusative(first)):
            chunk.case, chunk.case_senses = previous.case or "=", previous.case_senses  # "X the largest town of Y"
        elif previous is not None and previous.kind in {"np", "event"} and self._governs(previous, chunk):
            chunk.gen = True
        elif naming.may_tell_how(chunk, first) and self._ends_definite(naming.told_of(self.tokens, chunk)):
            chunk.senses = {"manner", *(sense for sense in chunk.senses if not sense.startswith("op."))}  # "tactically"
        self._case, self._joined = ("", frozenset()), False

    def _governs(self, previous: Chunk, chunk: Chunk) -> bool:
        """Whether the chunk is the genitive of the one before, an indefinite noun with nothing after it."""
        apart = stands_apart(previous, chunk)
        apart = apart or previous.closed or (bool(chunk.quantity) and previous.is_a("time.noun"))  # "at night 15 raids"
        between = range(previous.stop, chunk.first)
        apart = apart or (previous.is_a("place.direction") and not self.closing.isdisjoint(between))  # "(south) X"
        return not apart and all(i in self.soft or self.tags[i].pos == "demonstrative" for i in between)

    def _is_event(self, head: int, names: Sequence[NameMention]) -> bool:
        """Whether the head names a happening that the grammar knows, and is not part of a name."""
        tag = self.tags[head]
        happens = tag.pos != "adj" and not tag.senses.isdisjoint(self.event_senses)
        return happens and not any(name.first == head and name.entry is None for name in names)

    def _continues(self, position: int) -> bool:
        tag = self.tags[position]
        plain = tag.pos in NOMINAL and not tag.conj and not tag.prep and not is_reflexive(tag)
        plain = plain and not (tag.enclitic and "die" in tag.senses)  # "ten met their death"
        return self.tokens[position].word.kind == "word" and plain

    def _senses(self, head: int, names: Sequence[NameMention]) -> set[str]:
        tag = self.tags[head]
        senses = set(tag.senses)
        for name in names:
            if name.entry is not None:
                continue
            if name.adjective:
                if name.first == head and (tag.pos != "adj" or self._is_harmed(head)):
                    senses |= {"party.name", "person"}
                continue
            if name.first == head:
                front = "place" not in name.kinds and "party.head" in senses  # the Nusra front is nowhere
                senses = (senses & (_HEADS - LOCAL if front else _HEADS)) | {f"{kind}.name" for kind in name.kinds}
            else:
                only = naming.only_qualifies(tag, name, self.tags[name.first])
                senses |= {f"has.{kind}" for kind in name.kinds - only}
        if tag.entry is None and senses <= _PARTS:
            senses.add("number" if self.tokens[head].word.kind == "number" else "unknown")
        if tag.pos == "noun" and not tag.article:
            senses.discard("air.party")  # an alliance of groups on the ground
        if head + 1 < len(self.tags) and not self.tags[head + 1].conj and "air.party" in self.tags[head + 1].senses:
            senses.add("air.party")
        return senses

    def _extent(self, head: int) -> tuple[int, list[NameMention], bool]:
        """Where the phrase with this head ends, and the known names in it.

        A chain of genitives closes at its first definite word; after it only adjectives and names in apposition follow.
        """
        names: list[NameMention] = []
        position, closed = self._take(head, names)
        transparent = self._looks_through(head) and not (closed and names)
        while position < len(self.tokens):
            if position in self.soft:
                if position not in self.opening and not self._paired(head, position):
                    break
                position += 1
                continue
            tag = self.tags[position]
            name = self.names.get(position)
            of = tag.pos == "prep" and "of" in tag.senses and self._nominal_at(position + 1)
            if of and (transparent or self._is_force_of(head, position)):
                position, transparent, closed = position + 1, False, False
                continue
            if position == head + 1 and named_by_date(self.tags[head], self.times.get(position)):
                position = self.times[position].stop
                continue
            if not self._joins(position, tag, name, closed, head):
                break
            position, now_closed = self._take(position, names)
            closed = closed or now_closed or (name is not None and name.adjective)
            transparent = transparent and (tag.pos == "adj" or bool(tag.senses & {"transparent"}))
        while position - 1 > head and position - 1 in self.soft and not self._paired(head, position - 1):
            position -= 1
        return position, names, closed

    def _paired(self, head: int, closing: int) -> bool:
        """Whether the last mark of a phrase closes a quotation or bracket that began inside it."""
        return closing not in self.opening and not self.opening.isdisjoint(range(head, closing))

    def _looks_through(self, head: int) -> bool:
        """Whether the phrase under "of" says what the head is: a number of, some of, fighters of."""
        tag = self.tags[head]
        if "transparent" in tag.senses:
            return True
        bare = not (tag.article or tag.enclitic)
        return {"party.head", "person"} <= tag.senses and bare and head not in self._counted_at

    def _is_force_of(self, head: int, position: int) -> bool:
        """Whether an indefinite force (units, vanguards) is told by the party under "of" right after it."""
        tag = self.tags[head]
        bare = "party.head" in tag.senses and not tag.article and position == head + 1 and head not in self._counted_at
        return bare and head not in self.names and self._is_party(position + 1)

    def _take(self, position: int, names: list[NameMention]) -> tuple[int, bool]:
        """Step over a word or a whole known name; tells whether it closes the chain of genitives."""
        name = self.names.get(position)
        if name is not None:
            names.append(name)
            if name.adjective or (name.entry is not None and name.entry.pos != "name"):
                ends = naming.ends_in_adjective(self.tags, self.tokens, name, quoted=name.stop in self.soft)
                return name.stop, ends or any(self.tags[inside].article for inside in range(name.first, name.stop))
            return name.stop, True
        tag = self.tags[position]
        ends = tag.pos in {"name", "adj"} and "kunya" not in tag.senses
        return position + 1, tag.article or bool(tag.enclitic) or ends or self._unbound(tag)

    def _unbound(self, tag: Analysis) -> bool:
        """Whether no genitive follows: a dual or sound plural with the ending that falls off before one; "times"."""
        sound = tag.entry is not None and (tag.features == "noun du" or (
            tag.features in {"noun pl", "noun nom pl"} and bool(tag.entry.values("sound"))))
        return (sound and tag.stem.endswith(self.unbound)) or "times" in tag.senses

    def _says_whose(self, position: int, head: int, tag: Analysis) -> bool:
        """Whether the word makes ground somebody's (areas of control of ...): it then names no happening."""
        before = self.tags[position - 1]
        ground = bool(before.senses & {"place.head", "place.vague"}) and not before.article
        plain = position == head + 1 or "transparent" in self.tags[head].senses or "part" in self.tags[head].senses
        return plain and ground and not tag.article and not tag.conj and not tag.prep and (
            tag.pos == "masdar" and bool(tag.senses & {"hold", "hold.state"}))

    def _tells_more(self, position: int, tag: Analysis, head: int) -> bool:
        """Whether a noun of ground tells more of a place whose name has ended (X, capital of; X, north of), not what it
        is a part of."""
        last = position - 1
        named = self.tags[last].entry is None or last in self._proper or (last > head and self._named_so(last, head))
        return named and not tag.article and tag.entry is not None and not tag.senses.isdisjoint({"compass", "capital"})

    def _ends_definite(self, last: int) -> bool:
        """Whether a phrase that ends with this word is definite by article or pronoun."""
        tag = self.tags[last]
        return (tag.pos in NOMINAL and bool(tag.article or tag.enclitic)) or last in self._proper

    def _second_adjective(self, position: int, tag: Analysis, name: NameMention | None) -> bool:
        """Whether the word is an adjective joined by "and" to the adjective before it."""
        before, named = self.tags[position - 1], self.names.get(position - 1)
        adjective = tag.pos == "adj" or (name is not None and name.adjective) or is_like(tag, before)
        alike = before.pos == "adj" and before.article == tag.article and (named is None or named.adjective)
        people = tag.features.endswith(" pl") and before.features.endswith(" sg")  # "the local police and the rebels"
        return adjective and alike and not tag.prep and not people

    def _named_so(self, position: int, head: int) -> bool:
        """Whether the word is the name of the village, quarter or hill that the head announces."""
        return position == head + 1 and "place.named" in self.tags[head].senses and not self.tags[head].article

    def _is_party(self, head: int) -> bool:
        """Whether a word names a party or says that one is meant: a place after it is not what it is called."""
        name = self.names.get(head)
        return "party.head" in self.tags[head].senses or (name is not None and "party" in name.kinds)

    def _is_harmed(self, position: int) -> bool:
        """Whether an indefinite adjective of origin is whom a masdar of harm befell (the killing of a Palestinian)."""
        tag, before = self.tags[position], self.tags[position - 1]
        bare = not (tag.article or tag.conj or tag.prep or before.article or before.enclitic)
        return bare and position > 0 and before.pos == "masdar" and not before.senses.isdisjoint(_BEFALLEN)

    def _joins(self, position: int, tag: Analysis, name: NameMention | None, closed: bool, head: int) -> bool:
        """Whether the word at ``position`` belongs to the phrase that began at ``head``."""
        if position in self.times or position in self.quantities:
            return False
        if self.tokens[position].word.kind != "word":
            numbered_so = self.tokens[position].word.kind == "number" and self._named_so(position, head)
            return numbered_so or (position > head and naming.tells_model(self.tokens, self.tags, position))
        if tag.conj and not (naming.is_task(self.tags, head, position) or self._second_adjective(position, tag, name)):
            return False
        harmed = name is not None and name.adjective and self._is_harmed(position)
        if tag.prep or tag.pos not in NOMINAL or harmed or is_reflexive(tag) or is_object(
                self.tags, self.tokens[head].word, (head, position), closed=closed):
            return False
        own, governing = name is None or name.entry is not None, self.tags[head]
        if self._says_whose(position, head, tag) or naming.is_task(self.tags, head, position):
            return True
        under_fire = governing.pos == "masdar" and "op.undergo" in governing.senses and tag.pos != "adj"
        happens = own and self._is_event(position, ()) and not self._named_so(position, head)
        where = naming.says_where(tag, governing, unbound=head in self._counted_at or self._unbound(governing))
        timed = "time.noun" in governing.senses and "place.head" in tag.senses and is_accusative(governing)  # at dawn
        if under_fire or happens or where or timed or self._tells_more(position, tag, head):
            return False
        if name is not None and naming.is_said_of(self.tokens[position].word, tag, name, self.tags[position - 1]):
            return True
        if tag.pos == "adj" and not tag.article and (
                self._ends_definite(position - 1) or (closed and tag.senses & _STATES)):
            return False  # "the road is closed"; how they do it (the forces, backed by ...) or where (east of ...)
        if tag.pos == "adj":
            people = " pl" in tag.features and self.tags[head].features.endswith("masdar sg")
            clause = tag.article and "opens.clause" in tag.senses
            return not (people or clause) and (name is not None or qualifies(self.tags, head, position))
        if self._is_event(head, ()):
            return bool(name and name.adjective and tag.article == self.tags[head].article)
        if not closed:
            return not own or not is_accusative(tag) or is_accusative(self.tags[position - 1])
        if name is not None:  # "the forces killed a Palestinian": no indefinite adjective qualifies a definite noun
            return (name.adjective and tag.article >= self.tags[position - 1].article) or (
                "place" in name.kinds and (position - 1 == head or "capital" in self.tags[position - 1].senses)
                and naming.may_be_called(self.tags[position - 1]) and not self._is_party(head))
        return self._goes_on(position, tag)

    def _goes_on(self, position: int, tag: Analysis) -> bool:
        """Whether a word that is no name the lexicon knows goes on with the one before it."""
        last = self.tags[position - 1]
        if tag.entry is None and (tag.article or position - 1 not in self._toponyms):
            return tag.article == last.article or last.entry is None or last.pos == "name"
        if tag.pos != "name" or position - 1 in self._toponyms:
            return False  # "in the province of X | Ali Y": who holds the office told before it
        return last.pos == "name" or (last.pos == "noun" and last.entry is None)
