"""A language pack: everything the reader knows of one language, loaded once per process."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from khabar.errors import DataError
from khabar.lang.form_table import FormTable, compiled_forms
from khabar.lang.lexicon import Entry, merge_entries, read_entries
from khabar.model.data_files import read_yaml
from khabar.text.folding import FOLDING_FILE


@dataclass(frozen=True)
class LanguagePack:
    """One language: its settings, its forms (folded form to entries with features) and its folder of data."""

    code: str
    settings: Mapping[str, Any]
    forms: FormTable
    phrases: tuple[tuple[tuple[str, ...], Entry], ...]
    folder: Traversable

    def yaml(self, name: str) -> Any:
        """The content of one YAML file of the pack."""
        return read_yaml(self.folder.joinpath(name))

    def grammar_files(self) -> Iterator[Traversable]:
        """The grammar files of the pack, in the order of their names."""
        yield from (file for file in _sorted(self.folder.joinpath("grammar")) if file.name.endswith(".yaml"))


def _sorted(folder: Traversable) -> list[Traversable]:
    return sorted(folder.iterdir(), key=lambda item: item.name)


def _mark_feminine(entries: Iterable[Entry], noun: Mapping[str, Any]) -> None:
    """Give the feature ``feminine`` to nouns with the feminine ending and to plurals of things that are entries."""
    entries = [entry for entry in entries if entry.pos in {"noun", "masdar"}]
    plurals = {plural for entry in entries for plural in entry.values("plural")}
    for entry in entries:
        ending = entry.lemma.endswith((noun["feminine_letter"], noun["feminine_plural"]))
        if ending or (entry.pos == "noun" and entry.lemma in plurals):
            entry.features.setdefault("feminine", ("yes",))


def supported_languages() -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    root = resources.files("khabar").joinpath("data/lang")
    return tuple(sorted(
        item.name for item in root.iterdir() if item.is_dir() and item.joinpath("language.yaml").is_file()
    ))


@cache
def load_pack(code: str) -> LanguagePack:
    """The pack of a language. Raises DataError when there is none."""
    folder = resources.files("khabar").joinpath(f"data/lang/{code}")
    language = folder.joinpath("language.yaml")
    if not language.is_file():
        raise DataError(f"no language pack for {code!r}; there are: {', '.join(supported_languages())}")
    settings = read_yaml(language)
    files = [file for file in _sorted(folder.joinpath("lexicon")) if file.name.endswith(".tsv")]
    entries = merge_entries(entry for file in files for entry in read_entries(file))
    _mark_feminine(entries, settings["noun"])
    folding = resources.files("khabar").joinpath(FOLDING_FILE)
    compiled = compiled_forms(code, entries, settings, (file.read_bytes() for file in (folding, language, *files)))
    phrases = tuple((tuple(phrase.split()), entries[number]) for phrase, number in compiled.phrases)
    return LanguagePack(code, settings, FormTable(entries, compiled.rows), phrases, folder)
