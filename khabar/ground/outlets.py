"""Outlets: who publishes, whose they are, to which side they lean in which war, how reliable they are beforehand."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from khabar.errors import DataError
from khabar.ground.party_heads import party_heads
from khabar.ground.party_index import spellings
from khabar.lang.actors import load_strings, words
from khabar.model.records import Membership, Outlet

PREFIX = "outlet:"
_QUOTED = re.compile(r"[«\"“]([^»«\"”]+)[»«\"”]")
UNKNOWN_GRADE = "F"
_FIELDS = frozenset({"ar", "en", "domains", "country", "owner", "patron", "class", "grade", "line", "leans", "source"})
_LEAN_FIELDS = frozenset({"side", "from", "to", "in", "source"})


def user_file() -> Path:
    """Where a user's own outlets stand unless another file is named."""
    return Path.home() / ".config" / "khabar" / "outlets.yaml"


def load_outlets(own: Path | None = None) -> dict[str, Outlet]:
    """All outlets of ``data/outlets`` by id, with the entries of the user's ``own`` file laid over them.

    ``own`` is :func:`user_file` when none is given, and may be missing only then. Raises DataError, naming file and
    outlet, when a file breaks the format of ``data/outlets/README.md``.
    """
    entries = dict(_packaged())
    path = own or user_file()
    text = None
    with suppress(FileNotFoundError):
        text = path.read_text(encoding="utf-8")
    if text is None and own is not None:
        raise DataError(f"{own}: there is no such file of outlets")
    for slug, entry in _entries(text or "outlets: {}", str(path)):
        known = entries.get(slug)
        if known is not None and "class" in entry and "grade" not in entry:
            known = {field: value for field, value in known.items() if field != "grade"}
        entries[slug] = {**(known or {}), **entry}
    return {PREFIX + slug: _outlet(slug, entry) for slug, entry in entries.items()}


@cache
def reliability() -> Mapping[str, str]:
    """The one table of prior reliability: class of outlet to Admiralty letter."""
    return {name: row["grade"] for name, row in _table("reliability.yaml", "classes").items()}


@cache
def _patrons() -> Mapping[str, tuple[Membership, ...]]:
    rows = _table("patrons.yaml", "patrons")
    return {name: _leans(row["leans"], None, f"patrons.yaml: {name}") for name, row in rows.items()}


def _table(file: str, key: str) -> dict[str, Any]:
    text = resources.files("khabar").joinpath("data/outlets", file).read_text(encoding="utf-8")
    return dict(load_strings(text, file)[key])


@cache
def _packaged() -> Mapping[str, dict[str, Any]]:
    entries: dict[str, dict[str, Any]] = {}
    for file in sorted(resources.files("khabar").joinpath("data/outlets").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".yaml") or file.name in ("reliability.yaml", "patrons.yaml"):
            continue
        for slug, entry in _entries(file.read_text(encoding="utf-8"), file.name):
            if slug in entries:
                raise DataError(f"{file.name}: {slug} stands in another file already")
            entries[slug] = entry
    return entries


def _entries(text: str, file: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """Slugs and fields of a file; leans are read here, because a bare one belongs to the file's war."""
    raw = load_strings(text, file)
    for slug, fields in (raw.get("outlets") or {}).items():
        if not isinstance(fields, dict) or set(fields) - _FIELDS:
            raise DataError(f"{file}: {slug}: an outlet has the fields {', '.join(sorted(_FIELDS))}")
        entry = dict(fields)
        if "leans" in entry:
            entry["leans"] = _leans(entry["leans"], raw.get("conflict"), f"{file}: {slug}", entry.get("source", ""))
        yield slug, entry


def _leans(raw: Any, conflict: str | None, where: str, source: str = "") -> tuple[Membership, ...]:
    facts = []
    for fact in [raw] if isinstance(raw, dict) else raw:
        if not isinstance(fact, dict) or "side" not in fact or set(fact) - _LEAN_FIELDS:
            raise DataError(f"{where}: a lean has the fields {', '.join(sorted(_LEAN_FIELDS))}, and needs a side")
        start, end = (_day(fact.get(bound), where) for bound in ("from", "to"))
        facts.append(Membership(fact["side"], start, end, fact.get("in", conflict), fact.get("source", source)))
    return tuple(facts)


def _day(written: str | None, where: str) -> date | None:
    try:
        return None if written is None else date.fromisoformat(written)
    except ValueError as error:
        raise DataError(f"{where}: not a day: {written}") from error


def _outlet(slug: str, entry: Mapping[str, Any]) -> Outlet:
    if not entry.get("ar") or not entry.get("en") or not entry.get("source"):
        raise DataError(f"outlet {slug}: needs ar, en and source")
    ar, en = _listed(entry["ar"]), _listed(entry["en"])
    hosts = _listed(entry.get("domains", []))
    grade = entry.get("grade") or reliability().get(entry.get("class", ""), UNKNOWN_GRADE)
    if grade not in set("ABCDEF"):
        raise DataError(f"outlet {slug}: {grade} is no letter of the Admiralty code")
    return Outlet(
        id=PREFIX + slug, name_ar=ar[0], name_en=en[0], country=entry.get("country"), owner=entry.get("owner"),
        grade=grade, leans=_all_leans(entry), source="; ".join(filter(None, (entry.get("line"), entry["source"]))),
        aliases=(*ar[1:], *en[1:], *hosts, *(f"www.{host}" for host in hosts)),
    )


def _all_leans(entry: Mapping[str, Any]) -> tuple[Membership, ...]:
    """The leans of its own and, in wars where it has none, those of its patron."""
    own: tuple[Membership, ...] = entry.get("leans", ())
    wars = {fact.conflict for fact in own}
    patron = entry.get("patron")
    if patron is not None and patron not in _patrons():
        raise DataError(f"{entry['en']}: no patron {patron} in patrons.yaml")
    shared = _patrons()[patron] if patron else ()
    return tuple(fact for fact in shared if fact.conflict not in wars) + own


class OutletNames:
    """Publishers by what they are called, for speakers who are no actors."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        bearers: dict[tuple[str, ...], set[str]] = {}
        for outlet in outlets:
            for name in (outlet.name_ar, outlet.name_en, *outlet.aliases):
                bearers.setdefault(words(name), set()).add(outlet.id)
        self._outlets = {name: next(iter(ids)) for name, ids in bearers.items() if len(ids) == 1}

    def find(self, phrase: str) -> str | None:
        """The outlet that a phrase names: from end to end, in quotation marks, or behind a word such as «the daily».

        A paper is often called by a common word («the day», «the life»), so that the bare word alone is not enough
        unless it is all that the phrase says.
        """
        spoken = words(phrase)
        for quoted in (*_QUOTED.findall(phrase), phrase):
            if words(quoted) in self._outlets:
                return self._outlets[words(quoted)]
        if spoken and not party_heads().publishers.isdisjoint(spellings(spoken[0])):
            return self._outlets.get(spoken[1:])
        return None


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
