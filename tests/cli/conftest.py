"""The command line with a reader that knows two verbs, so that what is tested is the commands and not the language."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from khabar.cli import app
from khabar.model.knowledge import Knowledge
from khabar.model.records import (
    Actor,
    Claim,
    Document,
    Grounding,
    Membership,
    Outlet,
    Place,
    Reading,
    Span,
    Unread,
    make_claim,
)
from khabar.run import pipeline

Run = Callable[..., Result]
VERBS = {"سيطر": "control.captured", "قصف": "strike.shelling"}
PLACES = {"الراموسة": "place:ramouseh", "المعمل": "place:plant"}
WORLD = Knowledge(
    places={
        "place:aleppo": Place("place:aleppo", "حلب", "Aleppo", "city"),
        "place:ramouseh": Place("place:ramouseh", "الراموسة", "Ramouseh", "district", parent="place:aleppo"),
        "place:plant": Place("place:plant", "معمل الإسمنت", "Cement plant", "site", parent="place:ramouseh"),
        "place:elsewhere": Place("place:elsewhere", "عدن", "Aden", "city"),
    },
    actors={
        "actor:army": Actor("actor:army", "الجيش", "The army", "army", sides=(Membership("government"),)),
        "actor:factions": Actor("actor:factions", "الفصائل", "The factions", "group",
                                sides=(Membership("opposition"),)),
    },
    outlets={"outlet:daily": Outlet("outlet:daily", "اليومية", "The Daily", grade="B")},
)
PARTIES = {"الجيش": "actor:army", "الفصائل": "actor:factions"}


class TwoVerbs:
    """Reads «VERB PARTY على PLACE»."""

    def read(self, document: Document) -> Reading:
        if "انفجر" in document.text:
            raise ValueError("a defect of the reader")
        remark = (Unread(document.name, "one sentence is cut off", document.id),) if "…" in document.text else ()
        return Reading(document.id, tuple(self._claims(document)), remark)

    def _claims(self, document: Document) -> list[Claim]:
        pattern = rf"({'|'.join(VERBS)}) (\w+) على (\w+)"
        return [
            make_claim(
                document=document.id, type=VERBS[found[1]], status="asserted", quote=_span(found, 0),
                agents=(_span(found, 2),), place=_span(found, 3),
                extent="full" if VERBS[found[1]].startswith("control") else None,
            ) for found in re.finditer(pattern, document.text)
        ]


def _span(found: re.Match[str], group: int) -> Span:
    return Span(found.start(group), found.end(group), found[group])


class DayBefore:
    """Grounds parties and places by their names, and every claim on the day before publication."""

    def ground(self, document: Document, claims: Sequence[Claim]) -> list[Grounding]:
        day = document.published - timedelta(days=1) if document.published else None
        return [grounding for claim in claims for grounding in (
            Grounding(claim.id, "agents", 0, ref=PARTIES.get(claim.agents[0].text), score=1.0),
            Grounding(claim.id, "place", 0, ref=PLACES.get(claim.place.text if claim.place else ""), score=1.0),
            Grounding(claim.id, "date", 0, start=day, end=day, reason="" if day else "stays relative"),
        )]


def two_verbs(*_: object) -> pipeline.Prepare:
    return partial(pipeline.prepare, TwoVerbs(), DayBefore())


@pytest.fixture
def khabar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, with the reader of two verbs."""
    monkeypatch.chdir(tmp_path)
    for name in ("KHABAR_DB", "KHABAR_LANG", "KHABAR_JOBS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(pipeline, "preparing", two_verbs)
    monkeypatch.setattr(pipeline, "known_world", lambda: WORLD)

    def run(*arguments: str | Path) -> Result:
        return CliRunner().invoke(app, [str(argument) for argument in arguments])

    return run


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., Path]:
    """Writes a report into the folder."""
    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write
