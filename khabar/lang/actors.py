"""The names of parties: who may be meant by which words, from when to when, in which war; read from ``data/actors``.

Both the reader (which finds party mentions) and the grounder (which resolves them) stand on this one table.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from khabar.errors import DataError
from khabar.text.folding import fold

_WORD = re.compile(r"\w+")
_LANGUAGE = re.compile(r"[a-z]{2}")
_FIELDS = frozenset({"kind", "nisba", "arms", "sides", "parents", "offices", "source"})
_NAME_FIELDS = frozenset({"name", "from", "to", "in", "cue", "by", "anaphor"})


@dataclass(frozen=True, slots=True)
class PartyName:
    """One name that one actor goes by.

    ``words`` are folded; ``start`` (inclusive) to ``end`` (exclusive) is when the name is good; ``conflict``: the name
    is generic and means this actor only in reports of that war; ``cues``: the name is a common word as well, and one
    of these words must stand before it (or the name in quotation marks); ``used_by``: the sides who use this loaded
    name; ``anaphor``: a short form that points back to an actor the report has already named; ``adjective``: the form
    qualifies another word (Russian planes).
    """

    text: str
    words: tuple[str, ...]
    actor: str
    language: str
    start: date | None = None
    end: date | None = None
    conflict: str | None = None
    cues: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()
    anaphor: bool = False
    adjective: bool = False

    def good_on(self, day: date | None) -> bool:
        """Whether the name was in use on ``day`` (an unknown day excludes nothing)."""
        return day is None or ((self.start is None or self.start <= day) and (self.end is None or day < self.end))


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated fact as written in a data file: the other end (a side, an actor, an office's state) and its source."""

    value: str
    start: date | None
    end: date | None
    conflict: str | None
    source: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class PartyEntry:
    """One actor as written in a data file: its names by language (the first is shown) and its dated facts.

    ``arms`` names the actor that is meant when a word of force stands before the name: planes of Russia are its air
    force, fighters loyal to a president are his loyalists.
    """

    slug: str
    kind: str
    names: Mapping[str, tuple[Mapping[str, Any], ...]]
    nisba: tuple[str, ...]
    arms: Mapping[str, str]
    sides: tuple[Fact, ...]
    parents: tuple[Fact, ...]
    offices: tuple[Fact, ...]
    source: str
    file: str
    conflict: str | None = field(default=None)

    def title(self, language: str) -> str:
        """The name to show in ``language``; the English one where there is none."""
        names = self.names.get(language) or self.names["en"]
        return str(names[0]["name"])


def words(text: str) -> tuple[str, ...]:
    """The folded words of a name or phrase, punctuation and quotation marks dropped."""
    return tuple(_WORD.findall(fold(text)))


def actor_id(slug: str) -> str:
    """The id of the actor with this slug."""
    return f"actor:{slug}"


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DataError(f"{where}: a mapping is expected, not {type(value).__name__}")
    return value


def _facts(raw: Any, key: str, conflict: str | None, source: str, where: str) -> tuple[Fact, ...]:
    """Read the facts under ``sides``, ``parents`` or ``offices``; a bare string is a fact without dates."""
    facts = []
    for item in [raw] if isinstance(raw, str | dict) else raw or ():
        fact = {key: item} if isinstance(item, str) else _mapping(item, where)
        unknown = set(fact) - {key, "from", "to", "in", "source", "title"}
        if unknown or key not in fact:
            raise DataError(f"{where}: unknown or missing field in {key}: {sorted(unknown) or key}")
        facts.append(Fact(
            value=fact[key], start=fact.get("from"), end=fact.get("to"), conflict=fact.get("in", conflict),
            source=fact.get("source", source), title=fact.get("title", ""),
        ))
    return tuple(facts)


def _names(raw: list[Any], where: str) -> tuple[Mapping[str, Any], ...]:
    names = tuple({"name": item} if isinstance(item, str) else _mapping(item, where) for item in raw)
    for name in names:
        if not isinstance(name.get("name"), str) or set(name) - _NAME_FIELDS:
            raise DataError(f"{where}: a name is a string or has the fields {sorted(_NAME_FIELDS)}: {name}")
    if not names or set(names[0]) != {"name"}:
        raise DataError(f"{where}: the first name is the one shown and carries no conditions")
    return names


def _entry(slug: str, raw: dict[str, Any], conflict: str | None, file: str) -> PartyEntry:
    where = f"{file}: {slug}"
    languages = {key for key in raw if _LANGUAGE.fullmatch(key)}
    unknown = set(raw) - _FIELDS - languages
    if unknown or not {"ar", "en"} <= languages or not raw.get("kind") or not raw.get("source"):
        raise DataError(f"{where}: needs ar, en, kind and source; unknown fields: {sorted(unknown)}")
    source = str(raw["source"])
    return PartyEntry(
        slug=slug, kind=raw["kind"], source=source, file=file, conflict=conflict,
        names={language: _names(raw[language], where) for language in sorted(languages)},
        nisba=tuple(raw.get("nisba", ())), arms=raw.get("arms", {}),
        sides=_facts(raw.get("sides"), "side", conflict, source, where),
        parents=_facts(raw.get("parents"), "of", None, source, where),
        offices=_facts(raw.get("offices"), "of", None, source, where),
    )


def parse(text: str, file: str) -> Iterator[PartyEntry]:
    """The actors of one data file; ``file`` is named in errors.

    Raises DataError when the file breaks the format described in ``data/actors/README.md``.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = _mapping(yaml.load(text, Loader=loader), file)
    except yaml.YAMLError as error:
        raise DataError(f"{file}: {error}") from error
    for slug, fields in _mapping(raw.get("actors", {}), file).items():
        yield _entry(slug, _mapping(fields, f"{file}: {slug}"), raw.get("conflict"), file)


@cache
def party_entries() -> tuple[PartyEntry, ...]:
    """All actors of ``data/actors``, in the order of files and lines; a slug stands once."""
    entries: dict[str, PartyEntry] = {}
    for file in sorted(resources.files("khabar").joinpath("data/actors").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".yaml"):
            continue
        for entry in parse(file.read_text(encoding="utf-8"), file.name):
            if entry.slug in entries:
                raise DataError(f"{file.name}: {entry.slug} stands in {entries[entry.slug].file} already")
            entries[entry.slug] = entry
    return tuple(entries.values())


@cache
def party_grammar() -> Mapping[str, Any]:
    """``data/actors/heads.yaml``: words of force, of speaking, of belonging, and how names inflect."""
    text = resources.files("khabar").joinpath("data/actors/heads.yaml").read_text(encoding="utf-8")
    return _mapping(yaml.safe_load(text), "heads.yaml")


def _spellings(text: str) -> Iterator[str]:
    """The name itself, and with the words joined or parted that writers join and part at will."""
    yield text
    for apart, joined in party_grammar()["joined"]:
        if apart in text:
            yield text.replace(apart, joined)
        elif joined in text:
            yield text.replace(joined, apart)


def _own_names(entry: PartyEntry) -> Iterator[PartyName]:
    for language, names in entry.names.items():
        for name in names:
            for text in _spellings(fold(name["name"])):
                yield PartyName(
                    text=name["name"], words=words(text), actor=actor_id(entry.slug), language=language,
                    start=name.get("from"), end=name.get("to"), conflict=name.get("in"),
                    cues=tuple(fold(cue) for cue in name.get("cue", ())), used_by=tuple(name.get("by", ())),
                    anaphor=name.get("anaphor", False),
                )


def _adjectives(entry: PartyEntry) -> Iterator[PartyName]:
    forms = party_grammar()["nisba"]
    for stem in entry.nisba:
        for prefix in forms["prefixes"]:
            for suffix in forms["suffixes"]:
                form = words(prefix + stem + suffix)
                yield PartyName(stem, form, actor_id(entry.slug), "ar", adjective=True)


def _office_names(entry: PartyEntry, states: Mapping[str, PartyEntry]) -> Iterator[PartyName]:
    """What a person is called by office at its time: the title with the state's name or adjective."""
    for office in entry.offices:
        state = states.get(office.value)
        for pattern in party_grammar()["titles"].get(office.title, ()):
            for stem in state.nisba[:1] if state else ():
                text = pattern.format(nisba=stem, state=state.title("ar") if state else "")
                yield PartyName(text, words(text), actor_id(entry.slug), "ar", office.start, office.end)


def names_of(entries: Iterable[PartyEntry]) -> tuple[PartyName, ...]:
    """Every name of these actors: as written, respelt, as adjective, and by office."""
    known = {entry.slug: entry for entry in entries}
    return tuple(
        name for entry in known.values()
        for name in (*_own_names(entry), *_adjectives(entry), *_office_names(entry, known))
    )


@cache
def party_names() -> tuple[PartyName, ...]:
    """Every name of every actor in ``data/actors``."""
    return names_of(party_entries())


@cache
def known_parties(language: str) -> Mapping[str, tuple[str, ...]]:
    """Folded name (words joined by one space) to the ids of the actors it may mean; adjectives are not in it.

    Names that are common words as well are in it too: see :func:`cue_words`.
    """
    table: dict[str, dict[str, None]] = {}
    for name in party_names():
        if name.language == language and not name.adjective:
            table.setdefault(" ".join(name.words), {})[name.actor] = None
    return {name: tuple(actors) for name, actors in table.items()}


@cache
def cue_words(language: str) -> Mapping[str, tuple[str, ...]]:
    """Folded names that are common words too, with the folded words one of which must stand before them.

    A name that is free of cues for any one of its actors is not in it. Quotation marks serve as a cue.
    """
    table: dict[str, dict[str, None]] = {}
    free: set[str] = set()
    for name in party_names():
        if name.language == language and not name.adjective:
            key = " ".join(name.words)
            table.setdefault(key, {}).update(dict.fromkeys(name.cues))
            if not name.cues:
                free.add(key)
    return {name: tuple(cues) for name, cues in table.items() if name not in free}


@cache
def party_adjectives(language: str) -> Mapping[str, tuple[str, ...]]:
    """Folded adjective of origin or belonging (Russian, Houthi, in every inflection) to actor ids."""
    table: dict[str, dict[str, None]] = {}
    for name in party_names():
        if name.language == language and name.adjective:
            table.setdefault(" ".join(name.words), {})[name.actor] = None
    return {name: tuple(actors) for name, actors in table.items()}
