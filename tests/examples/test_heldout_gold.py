"""Our own coded reports keep offsets, never the words of the corpus."""

import importlib
import json
import re
import zipfile
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from khabar.model.ontology import ontology

BENCH = Path(__file__).resolve().parents[2] / "bench"
BLIND = [*range(81, 101), *range(165, 181), *range(217, 235)]
SETS = {"heldout": ("h", [*range(1, 16)]), "worked": ("k", [
    *range(1, 81), *range(101, 165), *range(181, 217), 235, 236, 239, *range(242, 246), *range(247, 258), 259, 261, 262,
    265, *range(267, 286)]),
        "blind": ("k", BLIND), "second": ("k", BLIND[::3])}
CODED = [path for name in SETS for path in sorted((BENCH / name).glob("*.json"))]
ARABIC = re.compile("[\u0600-\u06ff]")


def spans(claim: dict[str, Any]) -> list[list[int]]:
    found = [span for slot in ("quotes", "agents", "targets", "weapons", "voice") for span in claim[slot]]
    return [*found, *([claim["place"]] if claim["place"] else []), *(count["of"] for count in claim["counts"])]


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_whole(name: str) -> None:
    letter, numbers = SETS[name]
    assert [int(path.stem.removeprefix(letter)) for path in sorted((BENCH / name).glob("*.json"))] == numbers


@pytest.mark.parametrize("path", CODED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_coded_claim_is_offsets_and_no_words(path: Path) -> None:
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["doc"] == path.stem
    assert not ARABIC.search(json.dumps(held["claims"], ensure_ascii=False))
    for claim in held["claims"]:
        assert claim["type"] in ontology().types
        assert claim["quotes"]
        assert all(0 <= start < end for start, end in spans(claim))


ARTICLE = {"url": "https://example.org/1", "title": "سيطرة على بلدة", "content": " سيطر الجيش على بلدة أمس.\n"}
CLAIM = {
    "type": "control.captured", "quotes": ["سيطر الجيش على بلدة"], "agents": ["الجيش"], "targets": [], "place": "بلدة",
    "date": ["2015-07-26", "2015-07-26"], "weapons": [], "voice": [], "status": "asserted", "extent": "full",
    "counts": [{"measure": "people", "low": 1, "high": 1, "of": "الجيش", "cumulative": False}], "optional": False,
}


@pytest.fixture
def held_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """The script, with one made-up article as its corpus and an empty folder for its offsets."""
    monkeypatch.syspath_prepend(str(BENCH))
    script = importlib.import_module("heldout")
    monkeypatch.setattr(script, "ROOT", tmp_path)
    (tmp_path / "bench").mkdir()
    with zipfile.ZipFile(tmp_path / "2015-07-27.zip", "w") as archive:
        archive.writestr("2015-07-27.json", json.dumps([ARTICLE]))
    return script


def pack(script: ModuleType, folder: Path, text: str) -> None:
    """Gold files of one report, packed."""
    index = {"h01": {"day": "2015-07-27", "published": "2015-07-27", "source": "x", **ARTICLE}}
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    (folder / "h01.txt").write_text(text, encoding="utf-8")
    (folder / "h01.json").write_text(json.dumps({"claims": [CLAIM]}), encoding="utf-8")
    script.pack(folder / "bench" / "heldout", folder, folder, folder / "index.json")


def test_what_was_packed_is_built_again(held_out: ModuleType, tmp_path: Path) -> None:
    pack(held_out, tmp_path, held_out.rebuilt(ARTICLE))
    assert held_out.build("heldout", tmp_path, tmp_path / "out").claims == 1
    gold = json.loads((tmp_path / "out" / "claims" / "h01.json").read_text(encoding="utf-8"))
    assert gold["claims"] == [CLAIM]
    assert not ARABIC.search((tmp_path / "bench" / "heldout" / "h01.json").read_text(encoding="utf-8"))


def test_a_corpus_with_another_text_is_refused(held_out: ModuleType, tmp_path: Path) -> None:
    pack(held_out, tmp_path, held_out.rebuilt(ARTICLE).replace("أمس", "اليوم"))
    with pytest.raises(ValueError, match="does not have the text that was coded"):
        held_out.build("heldout", tmp_path, tmp_path / "out")
