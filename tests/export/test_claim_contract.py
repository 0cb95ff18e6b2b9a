"""The claims that go out hold what the records hold, in the shape that scoring and other programs read."""

import io
import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from khabar.export.claims import claim_object, write_claims
from khabar.model.knowledge import Knowledge
from khabar.model.records import Actor, Claim, Count, Document, Grounding, Place, Span, When, make_claim, make_document

TEXT = "قال المرصد إن الفصائل سيطرت أمس على معمل الإسمنت، وقتل 35 مقاتلا بينهم 5 من الحرس."
KNOWN = Knowledge(
    places={
        "place:cement": Place("place:cement", "معمل الإسمنت", "cement plant", "site", near="place:aleppo"),
        "place:aleppo": Place("place:aleppo", "حلب", "Aleppo", "city", lat=36.2, lon=37.16, radius_km=9.0),
    },
    actors={"actor:factions": Actor("actor:factions", "الفصائل", "the factions", "armed-group")},
    outlets={},
)


def words(text: str) -> Span:
    start = TEXT.index(text)
    return Span(start, start + len(text), text)


def report(published: date | None = date(2016, 8, 15)) -> Document:
    return make_document(name="d1.txt", text=TEXT, sha256="0" * 64, outlet="barq", published=published)


def claim(**slots: Any) -> Claim:
    defaults: dict[str, Any] = {
        "document": report().id, "type": "control.captured", "status": "asserted", "extent": "full",
        "quote": words("سيطرت أمس على معمل الإسمنت"), "agents": (words("الفصائل"),), "place": words("معمل الإسمنت"),
        "when": When("days", -1, -1, part="evening", span=words("أمس")), "voice": (words("المرصد"),),
        "confidence": 0.83, "trace": ("rule:captured-vso",),
    }
    return make_claim(**(defaults | slots))


def grounded(one: Claim) -> list[Grounding]:
    return [
        Grounding(one.id, "agents", 0, ref="actor:factions", score=0.9),
        Grounding(one.id, "place", 0, ref="place:aleppo", score=0.9),
        Grounding(one.id, "date", 0, start=date(2016, 8, 14), end=date(2016, 8, 14), part="evening"),
        Grounding("claim_of_another_sentence", "voice", 0, ref="actor:factions"),
    ]


def test_voices_that_say_it_together_are_counted() -> None:
    both = (words("المرصد"), words("الفصائل"))
    assert claim_object(report(), claim(voice=both, joint=2), (), KNOWN)["joint"] == 2
    assert "joint" not in claim_object(report(), claim(voice=both), (), KNOWN)


def test_the_whole_object() -> None:
    one = claim(counts=(Count("killed", 35, None, words("مقاتلا"), span=words("35 مقاتلا")),))
    assert claim_object(report(), one, grounded(one), KNOWN) == {
        "schema": "khabar.claim/1", "id": one.id,
        "document": {"id": report().id, "name": "d1.txt", "outlet": "barq", "published": "2016-08-15", "url": None},
        "type": "control.captured", "status": "asserted", "extent": "full",
        "quote": {"start": 22, "end": 48, "text": "سيطرت أمس على معمل الإسمنت"},
        "agents": [{"start": 14, "end": 21, "text": "الفصائل", "id": "actor:factions",
                    "name": {"ar": "الفصائل", "en": "the factions"}}],
        "targets": [], "weapons": [],
        "place": {"start": 36, "end": 48, "text": "معمل الإسمنت", "id": "place:aleppo",
                  "name": {"ar": "حلب", "en": "Aleppo"}, "lat": 36.2, "lon": 37.16, "radius_km": 9.0},
        "date": {"start": "2016-08-14", "end": "2016-08-14", "text": "أمس", "part_of_day": "evening"},
        "counts": [{"measure": "killed", "low": 35, "high": None, "cumulative": False, "of": "مقاتلا",
                    "start": 55, "end": 64, "text": "35 مقاتلا"}],
        "voice": [{"start": 4, "end": 10, "text": "المرصد", "id": None, "name": None}],
        "confidence": 0.83, "trace": ["rule:captured-vso"],
    }


def test_a_claim_that_nothing_resolved_has_its_words_alone() -> None:
    one = claim_object(report(), claim(), [])
    assert one["place"] == {"start": 36, "end": 48, "text": "معمل الإسمنت", "id": None, "name": None, "lat": None,
                            "lon": None, "radius_km": None}
    assert one["date"] is None


def test_a_claim_with_empty_slots() -> None:
    one = claim_object(report(), claim(place=None, when=None, agents=(), voice=()), [])
    assert (one["place"], one["date"], one["agents"], one["voice"], one["counts"]) == (None, None, [], [], [])


def test_a_relative_date_that_stays_relative_is_no_date() -> None:
    one = claim()
    open_ended = [Grounding(one.id, "date", 0, reason="no day of publication")]
    assert claim_object(report(None), one, open_ended)["date"] is None


def test_a_place_without_a_point_is_drawn_near_another_and_says_so() -> None:
    one = claim()
    place = claim_object(report(), one, [Grounding(one.id, "place", 0, ref="place:cement")], KNOWN)["place"]
    assert (place["lat"], place["lon"], place["near"]) == (36.2, 37.16, "place:aleppo")
    assert place["name"]["en"] == "cement plant"


def test_an_id_that_nothing_is_known_of_stays_an_id() -> None:
    one = claim()
    (agent,) = claim_object(report(), one, [Grounding(one.id, "agents", 0, ref="actor:new")], KNOWN)["agents"]
    assert (agent["id"], agent["name"]) == ("actor:new", None)


def test_a_part_names_the_whole_it_belongs_to() -> None:
    whole = Count("killed", 35, 35, words("مقاتلا"), span=words("35 مقاتلا"))
    part = Count("killed", 5, 5, words("من الحرس"), span=words("5 من الحرس"), part_of=0)
    counts = claim_object(report(), claim(counts=(whole, part)), [])["counts"]
    assert ["part_of" in c for c in counts] == [False, True]
    assert counts[1]["part_of"] == 0


def test_claims_are_written_one_per_line_in_letters_that_people_can_read() -> None:
    stream = io.StringIO()
    objects = [claim_object(report(), claim(status=status), []) for status in ("asserted", "hedged")]
    assert write_claims(stream, objects) == 2
    assert [json.loads(line) for line in stream.getvalue().splitlines()] == objects
    assert "الفصائل" in stream.getvalue()


def back(value: dict[str, Any]) -> Claim:
    """The claim that an object was written from, as far as objects tell: its time is in days, not in words."""

    def span(of: dict[str, Any]) -> Span:
        return Span(of["start"], of["end"], of["text"])

    def count(of: dict[str, Any]) -> Count:
        start = of["start"] + of["text"].index(of["of"])
        counted = Span(start, start + len(of["of"]), of["of"])
        return Count(of["measure"], of["low"], of["high"], counted, of["cumulative"], span(of), of.get("part_of"))

    return make_claim(
        document=value["document"]["id"], type=value["type"], status=value["status"], quote=span(value["quote"]),
        extent=value["extent"], agents=tuple(map(span, value["agents"])), targets=tuple(map(span, value["targets"])),
        weapons=tuple(map(span, value["weapons"])), place=span(value["place"]) if value["place"] else None,
        counts=tuple(map(count, value["counts"])), voice=tuple(map(span, value["voice"])),
        confidence=value["confidence"], trace=tuple(value["trace"]),
    )


SPANS = st.builds(lambda start, text: Span(start, start + len(text), text), st.integers(0, 10**6),
                  st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
COUNTS = st.builds(lambda s, low: Count("killed", low, low, s, span=s), SPANS, st.integers(0, 10**6))
LISTS = st.lists(SPANS, max_size=3).map(tuple)


@given(st.builds(
    make_claim, document=st.text(st.characters(exclude_categories=["Cs"])), type=st.sampled_from(["harm.killed"]),
    status=st.sampled_from(["asserted", "negated", "planned", "hedged"]), quote=SPANS, agents=LISTS, targets=LISTS,
    weapons=LISTS, place=st.none() | SPANS, counts=st.lists(COUNTS, max_size=3).map(tuple), voice=LISTS,
    confidence=st.floats(0, 1).map(lambda x: round(x, 4)), trace=st.lists(st.text(), max_size=2).map(tuple),
))
def test_whatever_the_words_are_a_claim_comes_back_as_it_went(one: Claim) -> None:
    document = Document(id=one.document, report="r", name="n", text="", sha256="")
    stream = io.StringIO()
    write_claims(stream, [claim_object(document, one, [])])
    (line,) = stream.getvalue().splitlines()
    assert back(json.loads(line)) == one
