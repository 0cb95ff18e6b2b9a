"""What the words around a number make of it: at least, more than, about, up to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from khabar.text.folding import fold
from khabar.text.words import Analysis, Token

ABOVE, LEAST, UPTO, BELOW, ABOUT = "above", "least", "upto", "below", "about"
_STRENGTH = (ABOVE, LEAST, UPTO, BELOW, ABOUT)  # of several effects the first of these is what is meant
_TALLY = "#"
_ENDS = frozenset({"verb", "relative", "complementizer"})
_SOFT = "«»\"“”()"
_CHAIN = 3  # modifiers that may stand before one number ("at least about 20")

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
Bounds = tuple[int, int | None]


class Modifiers:
    """Finds the modifiers of a number and works out its bounds."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self._tally = frozenset(map(fold, raw["tally"]))
        self._before = _by_end(_phrases(raw["before"]), -1)
        self._after = _by_end(_phrases(raw["after"]), 0)
        than = frozenset(map(fold, raw["from"]))
        self._compared = frozenset(  # "more", "less", before "than"
            (words[0], words[1]) for words, _ in _phrases(raw["before"]) if len(words) == 2 and words[1] in than)
        self._reach: int = raw["after_reach"]

    def before(self, tokens: Sequence[Token], tags: Sequence[Analysis], first: int) -> tuple[frozenset[str], int]:
        """The effects of the phrases that end right before ``first``, and where the first of them begins.

        A phrase with a word for tally in it changes the number but is not part of it. An "and" opens what is counted
        next: what stands before it belongs to the number before ("30 dead at least and about a hundred injured").
        """
        effects: set[str] = set()
        for _ in range(_CHAIN):
            found = None if tags[first].conj else self._ends_at(tokens, first)
            if found is None:
                break
            effects.add(found[0])
            first = found[1]
        return frozenset(effects), first

    def _ends_at(self, tokens: Sequence[Token], first: int) -> tuple[str, int] | None:
        if first == 0:
            return None
        ends = tokens[first - 1].word.keys
        if any(tokens[at].word.folded in self._tally for at in range(max(0, first - 2), first)):
            ends = (*ends, _TALLY)
        for key in ends:
            for words, effect in self._before.get(key, ()):
                start = self._match_back(tokens, first, words)
                if start is not None:
                    return effect, first if _TALLY in words else start
        return None

    def _match_back(self, tokens: Sequence[Token], stop: int, words: tuple[str, ...]) -> int | None:
        """Where a phrase begins that ends before ``stop``; its first word may carry clitics."""
        at = stop
        for place in range(len(words) - 1, -1, -1):
            at -= 1
            if words[place] == _TALLY:
                if at > 0 and tokens[at].word.folded not in self._tally:
                    at -= 1
                if at < 0 or tokens[at].word.folded not in self._tally:
                    return None
            elif at < 0 or not (tokens[at].word.folded == words[place]
                                or (place == 0 and words[0] in tokens[at].word.keys)):
                return None
        return at

    def after(self, tokens: Sequence[Token], tags: Sequence[Analysis], stop: int, limit: int) -> str:
        """"35 fighters of the factions at least": the effect of a modifier after the number or what it counts.

        It must stand before ``limit`` (the next number), in the same clause, within a few words; with an "and" it may
        belong to that ("470 barrels and more than 400 rockets").
        """
        seen = 0
        next_one = self.before(tokens, tags, limit)[1] if limit < len(tokens) else limit
        for position in range(stop, min(limit, len(tokens))):
            token = tokens[position]
            for words, effect in self._after.get(token.word.folded, ()):
                stop_at = position + len(words)
                if tuple(following.word.folded for following in tokens[position:stop_at]) == words:
                    # "or more than half"
                    than = stop_at < len(tokens) and (words[-1], tokens[stop_at].word.folded) in self._compared
                    return "" if than or (tags[position].conj and position >= next_one) else effect
            if token.word.kind == "mark" and token.word.raw in _SOFT:
                continue
            seen += 1
            if token.word.kind == "mark" or tags[position].pos in _ENDS or seen > self._reach:
                break
        return ""


def bounds(low: int, high: int, effects: Iterable[str], *, spread: bool) -> Bounds:
    """What a stated number, or a stated spread of numbers, comes to under its modifiers (see the coding manual)."""
    effect = next((effect for effect in _STRENGTH if effect in effects), "")
    if effect == ABOVE:
        return (low if spread else low + 1), None
    if effect == LEAST:
        return low, None
    if effect == BELOW:
        return 1, max(1, high - 1)
    if effect == UPTO:
        return (low if spread else 1), high
    return low, high


def _phrases(raw: Mapping[str, Iterable[str]]) -> Iterable[tuple[tuple[str, ...], str]]:
    items = {(tuple(fold(phrase).split()), effect) for effect, phrases in raw.items() for phrase in phrases}
    return sorted(items, key=lambda item: (-len(item[0]), item))


def _by_end(phrases: Iterable[tuple[tuple[str, ...], str]], end: int) -> Phrases:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, effect in phrases:
        out.setdefault(words[end], []).append((words, effect))
    return {word: tuple(found) for word, found in out.items()}
