"""How much of a corpus the lexicon of a language covers, and the frequent words it lacks.

    bench/lexicon_gaps.py CORPUS... [--language ar] [--top 100] [--share 0.03] [--skip FILE...]

A corpus is a JSON file: a list of objects with ``title`` and ``content`` (or ``text``). A token counts as known to the
lexicon when one of its analyses ends in an entry, and as known at all when it is also a word of a known place, party or
time expression. A war report is an article in which at least ``--share`` of the tokens, and six of them, name
fighting, strikes, arms or the dead. Articles that share a run of eight words with a ``--skip`` file (the coded test
reports) are left out, so that nobody mines the lexicon from what it is tested on.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from khabar.lang.actors import known_parties
from khabar.lang.pack import LanguagePack, load_pack
from khabar.lang.toponyms import known_toponyms
from khabar.text.words import Lexer, Word

OF_WAR = frozenset({
    "clash", "attack", "capture", "airstrike", "shell", "strike", "explode", "besiege", "kill", "die", "wound",
    "victim.dead", "victim.wounded", "weapon.air", "weapon.ground", "weapon.bomb", "air.platform", "war",
})
FEWEST = 6  # words of war in a war report
RUN = 8  # words that a skipped report and a copy of it have in common


def names(pack: LanguagePack) -> frozenset[str]:
    """The folded words of all known places, parties and time expressions."""
    times = pack.yaml("times.yaml")
    expressions = [key for part in times.values() if isinstance(part, dict) for key in part]
    return frozenset(
        word for name in (*known_parties(pack.code), *known_toponyms(pack.code), *map(str, expressions))
        for word in name.split())


def articles(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of a corpus, each once."""
    seen: set[str] = set()
    for path in paths:
        for row in json.loads(path.read_text(encoding="utf-8")):
            text = f"{row.get('title') or ''}\n{row.get('content') or row.get('text') or ''}"
            if text not in seen:
                seen.add(text)
                yield text


def runs(words: list[str]) -> set[tuple[str, ...]]:
    """Every run of consecutive words."""
    return {tuple(words[first : first + RUN]) for first in range(len(words) - RUN + 1)}


class Coverage:
    """Token counts of one kind of article."""

    def __init__(self, known_names: frozenset[str]) -> None:
        self.articles = 0
        self.tokens = 0
        self.lexical = 0
        self.known = 0
        self.gaps: Counter[str] = Counter()
        self._names = known_names

    def add(self, words: list[Word]) -> None:
        """Count the words of one article; single letters are no words."""
        self.articles += 1
        for word in words:
            if len(word.folded) < 2:
                continue
            self.tokens += 1
            lexical = any(analysis.entry for analysis in word.analyses)
            self.lexical += lexical
            if lexical or not self._names.isdisjoint(word.keys):
                self.known += 1
            else:
                self.gaps[word.folded] += 1

    def line(self, title: str) -> str:
        """The figures as one line."""
        tokens = max(self.tokens, 1)
        return (f"{title}: {self.articles} articles, {self.tokens} words, {self.lexical / tokens:.2%} in the lexicon, "
                f"{self.known / tokens:.2%} with names and times")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, nargs="+")
    parser.add_argument("--language", default="ar")
    parser.add_argument("--top", type=int, default=100)
    parser.add_argument("--share", type=float, default=0.03)
    parser.add_argument("--skip", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    start = time.perf_counter()
    pack = load_pack(options.language)
    print(f"pack: {len(pack.forms)} forms, {len(pack.phrases)} phrases, {time.perf_counter() - start:.2f} s")
    lexer, known_names = Lexer(pack), names(pack)
    held: set[tuple[str, ...]] = set()
    for path in options.skip:
        held |= runs([token.word.folded for token in lexer.tokens(path.read_text(encoding="utf-8"))])
    every, war = Coverage(known_names), Coverage(known_names)
    for text in articles(options.corpus):
        words = [token.word for token in lexer.tokens(text) if token.word.kind == "word"]
        if held and not held.isdisjoint(runs([word.folded for word in words])):
            continue
        every.add(words)
        hits = sum(any(not a.senses.isdisjoint(OF_WAR) for a in word.analyses[:1]) for word in words)
        if hits >= max(FEWEST, options.share * len(words)):
            war.add(words)
    print(every.line("all"))
    print(war.line("war reports"))
    print(" ".join(f"{word} {count}" for word, count in war.gaps.most_common(options.top)))


if __name__ == "__main__":
    main()
