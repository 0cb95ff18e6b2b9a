"""The names of parties: who may be meant by which words, from when to when, in which war; read from ``data/actors``.

Both the reader (which finds party mentions) and the grounder (which resolves them) stand on this one table.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

import yaml

from khabar.errors import DataError
from khabar.lang.place_packs import cache_directory
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


def load_strings(text: str, where: str) -> dict[str, Any]:
    """A YAML mapping with every scalar left as the string that is written, which reads twice as fast as typed values.

    Raises DataError when the text is no YAML or no mapping.
    """
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _mapping(yaml.load(text, Loader=loader), where)
    except yaml.YAMLError as error:
        raise DataError(f"{where}: {error}") from error


def _mapping(value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise DataError(f"{where}: a mapping is expected, not {type(value).__name__}")
    return value


def _day(written: str | None, where: str) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError as error:
        raise DataError(f"{where}: not a day: {written}") from error


def _facts(raw: Any, key: str, conflict: str | None, source: str, where: str) -> tuple[Fact, ...]:
    """Read the facts under ``sides``, ``parents`` or ``offices``; a bare string is a fact without dates."""
    facts = []
    for item in [raw] if isinstance(raw, str | dict) else raw or ():
        fact = {key: item} if isinstance(item, str) else _mapping(item, where)
        unknown = set(fact) - {key, "from", "to", "in", "source", "title"}
        if unknown or key not in fact:
            raise DataError(f"{where}: unknown or missing field in {key}: {sorted(unknown) or key}")
        facts.append(Fact(
            value=fact[key], start=_day(fact.get("from"), where), end=_day(fact.get("to"), where),
            conflict=fact.get("in", conflict), source=fact.get("source", source), title=fact.get("title", ""),
        ))
    return tuple(facts)


def _names(raw: list[Any], where: str) -> tuple[Mapping[str, Any], ...]:
    names: tuple[dict[str, Any], ...] = tuple(
        {"name": item} if isinstance(item, str) else dict(_mapping(item, where)) for item in raw)
    for name in names:
        if not isinstance(name.get("name"), str) or set(name) - _NAME_FIELDS:
            raise DataError(f"{where}: a name is a string or has the fields {sorted(_NAME_FIELDS)}: {name}")
        for bound in {"from", "to"} & set(name):
            name[bound] = _day(name[bound], where)
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
    offices = _facts(raw.get("offices"), "of", None, source, where)
    return PartyEntry(
        slug=slug, kind=raw["kind"], source=source, file=file, conflict=conflict,
        names={language: _names(raw[language], where) for language in sorted(languages)},
        nisba=tuple(raw.get("nisba", ())), arms=raw.get("arms", {}),
        sides=_facts(raw.get("sides"), "side", conflict, source, where),
        parents=_facts(raw.get("parents"), "of", None, source, where) or offices, offices=offices,
    )


def parse(raw: Mapping[str, Any], file: str) -> Iterator[PartyEntry]:
    """The actors of one data file, as :func:`load_strings` reads it; ``file`` is named in errors.

    Raises DataError when the file breaks the format described in ``data/actors/README.md``.
    """
    for slug, fields in _mapping(raw.get("actors", {}), file).items():
        yield _entry(slug, _mapping(fields, f"{file}: {slug}"), raw.get("conflict"), file)


def _data_files() -> dict[str, Any]:
    """The parsed files of ``data/actors`` by name.

    Parsing YAML is most of the cost of starting up, so what it yields is kept as JSON in the user's cache under a hash
    of the files; where the cache cannot be written, the files are parsed each time.
    """
    folder = resources.files("khabar").joinpath("data/actors")
    texts = {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(".yaml")}
    digest = hashlib.sha256(b"".join(f"{name}:{len(text)}:".encode() + text for name, text in sorted(texts.items())))
    kept = cache_directory() / f"actors-{digest.hexdigest()[:16]}.json"
    with suppress(OSError, ValueError):
        return _mapping(json.loads(kept.read_text(encoding="utf-8")), kept.name)
    parsed = {name: load_strings(text.decode(), name) for name, text in sorted(texts.items())}
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        for old in kept.parent.glob("actors-*.json"):
            old.unlink(missing_ok=True)
        part = kept.with_suffix(f".{os.getpid()}")
        part.write_text(json.dumps(parsed, ensure_ascii=False), encoding="utf-8")
        part.replace(kept)
    return parsed


@cache
def party_entries() -> tuple[PartyEntry, ...]:
    """All actors of ``data/actors``, in the order of files and lines; a slug stands once."""
    entries: dict[str, PartyEntry] = {}
    for file, raw in _data_files().items():
        for entry in parse(raw, file):
            if entry.slug in entries:
                raise DataError(f"{file}: {entry.slug} stands in {entries[entry.slug].file} already")
            entries[entry.slug] = entry
    return tuple(entries.values())


@cache
def party_grammar() -> Mapping[str, Any]:
    """``data/actors/heads.yaml``: words of force, of speaking, of belonging, and how names inflect."""
    text = resources.files("khabar").joinpath("data/actors/heads.yaml").read_text(encoding="utf-8")
    return load_strings(text, "heads.yaml")


def _spellings(text: str) -> Iterator[str]:
    """A folded name, and with the words joined or parted that writers join and part at will."""
    yield text
    for apart, joined in party_grammar()["joined"]:
        if apart in text:
            yield text.replace(apart, joined)
        elif joined in text:
            yield text.replace(joined, apart)


def _own_names(entry: PartyEntry) -> Iterator[PartyName]:
    actor = actor_id(entry.slug)
    for language, names in entry.names.items():
        for name in names:
            cues = tuple(fold(cue) for cue in name.get("cue", ()))
            for text in _spellings(fold(name["name"])):
                yield PartyName(
                    name["name"], tuple(_WORD.findall(text)), actor, language, name.get("from"), name.get("to"),
                    name.get("in"), cues, tuple(name.get("by", ())), "anaphor" in name,
                )


def _adjectives(entry: PartyEntry) -> Iterator[PartyName]:
    forms, actor = party_grammar()["nisba"], actor_id(entry.slug)
    for stem in entry.nisba:
        for prefix in forms["prefixes"]:
            for suffix in forms["suffixes"]:
                yield PartyName(stem, tuple(fold(prefix + stem + suffix).split()), actor, "ar", adjective=True)


def _office_names(entry: PartyEntry, states: Mapping[str, PartyEntry]) -> Iterator[PartyName]:
    """What a person is called by office at its time: the title with the state's name or adjective."""
    for office in entry.offices:
        state = states.get(office.value)
        if state is None:
            raise DataError(f"{entry.file}: {entry.slug}: no actor {office.value}")
        texts = {
            pattern.format(nisba=stem, state=state.title("ar")): None
            for pattern in party_grammar()["titles"][office.title] for stem in state.nisba or ("",)
        }
        for text in texts:
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
    """Folded name (words joined by one space) to the ids of the actors it may mean.

    Neither adjectives are in it nor words that only point back to a party, nor people who are no party; names that are
    common words as well are: see :func:`cue_words`.
    """
    people = {actor_id(entry.slug) for entry in party_entries() if entry.kind == "people"}
    table: dict[str, dict[str, None]] = {}
    for name in party_names():
        if name.language == language and not name.adjective and not name.anaphor and name.actor not in people:
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


# Actors who watch, tell and help, and take no ground.
_OBSERVING = frozenset({"monitor", "media", "agency", "rescue", "ngo", "un"})


@cache
def observer_ids() -> frozenset[str]:
    """The ids of the actors who report on a war or relieve it and never fight in it: monitors, media, rescuers."""
    return frozenset(actor_id(entry.slug) for entry in party_entries() if entry.kind in _OBSERVING)
