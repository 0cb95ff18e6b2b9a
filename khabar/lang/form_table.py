"""The written forms of a lexicon as a table: compiled by the paradigms once, then kept in the user's cache."""

import hashlib
import json
import os
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from khabar.lang.forms import Paradigms
from khabar.lang.lexicon import Entry
from khabar.lang.place_packs import cache_directory
from khabar.text.folding import fold

Reading = tuple[Entry, str]  # a lexicon entry, and what the form tells of it ("past 3fs")
MADE_BY = ("forms.py", "lexicon.py", "form_table.py")  # the code that a compiled table depends on
KEPT = 8  # compiled tables of other states of the data that stay in the cache


class FormTable(Mapping[str, tuple[Reading, ...]]):
    """Folded form to its readings. A row is kept as one string of entry numbers and features until it is asked for."""

    def __init__(self, entries: Sequence[Entry], rows: Mapping[str, str]) -> None:
        self._entries = entries
        self._rows = rows

    def __getitem__(self, form: str) -> tuple[Reading, ...]:
        return self._unpack(self._rows[form])

    def __contains__(self, form: object) -> bool:
        return form in self._rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def readings(self, form: str) -> tuple[Reading, ...]:
        """The readings of a form; none for a form that the table does not have."""
        row = self._rows.get(form)
        return self._unpack(row) if row else ()

    def forms_of(self, lemmas: Container[str]) -> Iterator[str]:
        """The forms that have a reading by an entry with one of some folded lemmas."""
        wanted = {str(number) for number, entry in enumerate(self._entries) if fold(entry.lemma) in lemmas}
        for form, row in self._rows.items():
            if any(reading.partition(" ")[0] in wanted for reading in row.split("|")):
                yield form

    def _unpack(self, row: str) -> tuple[Reading, ...]:
        pairs = (reading.partition(" ") for reading in row.split("|"))
        return tuple((self._entries[int(number)], features) for number, _, features in pairs)


@dataclass(frozen=True, slots=True)
class Compiled:
    """The forms of a lexicon: those of one word as packed rows, those of several words with the number of the entry."""

    rows: Mapping[str, str]
    phrases: Sequence[tuple[str, int]]


def compiled_forms(
    code: str, entries: Sequence[Entry], settings: Mapping[str, Any], sources: Iterable[bytes]
) -> Compiled:
    """The forms of all entries, from the cache when it holds them for just these ``sources``, else made and kept there.

    ``sources`` are the bytes of every file that the entries and settings come from. A cache that cannot be read or
    written only costs time.
    """
    file = cache_directory() / f"forms-{code}-{_fingerprint(sources)}.json"
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        if raw["entries"] == len(entries):
            return Compiled(raw["rows"], raw["phrases"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    compiled = compile_forms(entries, Paradigms(settings["verb"], settings["noun"]))
    _keep(file, {"entries": len(entries), "rows": compiled.rows, "phrases": compiled.phrases})
    return compiled


def compile_forms(entries: Sequence[Entry], paradigms: Paradigms) -> Compiled:
    """Inflect every entry. Of several readings of a form by one entry in one class the last one stays."""
    forms: dict[str, dict[tuple[int, str], str]] = {}
    phrases: list[tuple[str, int]] = []
    for number, entry in enumerate(entries):
        for form, features in paradigms.forms(entry):
            if " " in form:
                phrases.append((form, number))
            else:
                forms.setdefault(form, {})[number, features.partition(" ")[0]] = f"{number} {features}"
    return Compiled({form: "|".join(readings.values()) for form, readings in forms.items()}, phrases)


def _fingerprint(sources: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    code = resources.files("khabar").joinpath("lang")
    for part in (*(code.joinpath(name).read_bytes() for name in MADE_BY), *sources):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:16]


def _keep(file: Path, content: Mapping[str, Any]) -> None:
    """Write a compiled table to the cache under its final name only once it is complete, and drop the oldest others."""
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        unfinished.replace(file)
        others = file.parent.glob(f"{file.name.rpartition('-')[0]}-*.json")
        for old in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT:]:
            old.unlink(missing_ok=True)
    except OSError:
        return
