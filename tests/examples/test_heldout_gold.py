"""The held-out gold keeps offsets, never the words of the corpus."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from khabar.model.ontology import ontology

HELD = sorted((Path(__file__).resolve().parents[2] / "bench" / "heldout").glob("h*.json"))
ARABIC = re.compile("[\u0600-\u06ff]")


def spans(claim: dict[str, Any]) -> list[list[int]]:
    found = [span for slot in ("quotes", "agents", "targets", "weapons", "voice") for span in claim[slot]]
    return [*found, *([claim["place"]] if claim["place"] else []), *(count["of"] for count in claim["counts"])]


def test_fifteen_reports_are_held_out() -> None:
    assert [path.stem for path in HELD] == [f"h{number:02}" for number in range(1, 16)]


@pytest.mark.parametrize("path", HELD, ids=lambda path: path.stem)
def test_a_held_out_claim_is_offsets_and_no_words(path: Path) -> None:
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["doc"] == path.stem
    assert not ARABIC.search(json.dumps(held["claims"], ensure_ascii=False))
    for claim in held["claims"]:
        assert claim["type"] in ontology().types
        assert claim["quotes"]
        assert all(0 <= start < end for start, end in spans(claim))
