"""A language pack: everything the reader knows of one language, loaded once per process."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import yaml

from khabar.errors import DataError
from khabar.lang.forms import Paradigms
from khabar.lang.lexicon import Entry, merge_entries, read_entries

FormTable = Mapping[str, tuple[tuple[Entry, str], ...]]


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
        return yaml.load(self.folder.joinpath(name).read_text(encoding="utf-8"), Loader=_LOADER)

    def grammar_files(self) -> Iterator[Traversable]:
        """The grammar files of the pack, in the order of their names."""
        yield from sorted(
            (item for item in self.folder.joinpath("grammar").iterdir() if item.name.endswith(".yaml")),
            key=lambda item: item.name,
        )


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


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
    if not folder.joinpath("language.yaml").is_file():
        raise DataError(f"no language pack for {code!r}; there are: {', '.join(supported_languages())}")
    settings = yaml.load(folder.joinpath("language.yaml").read_text(encoding="utf-8"), Loader=_LOADER)
    paradigms = Paradigms(settings["verb"], settings["noun"])
    forms: dict[str, dict[tuple[int, str], tuple[Entry, str]]] = {}
    phrases: list[tuple[tuple[str, ...], Entry]] = []
    files = sorted(folder.joinpath("lexicon").iterdir(), key=lambda item: item.name)
    entries = merge_entries(entry for item in files if item.name.endswith(".tsv") for entry in read_entries(item))
    for entry in entries:
        for form, features in paradigms.forms(entry):
            words = tuple(form.split())
            if len(words) > 1:
                phrases.append((words, entry))
            else:
                forms.setdefault(form, {})[id(entry), features.split()[0]] = (entry, features)
    table = {form: tuple(readings.values()) for form, readings in forms.items()}
    return LanguagePack(code, settings, table, tuple(phrases), folder)
