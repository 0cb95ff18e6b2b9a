"""The coded claims of the five seed reports as records, with places and parties resolved by hand.

For development and checking beside ``../shared``; nothing of the reports themselves is kept here.
"""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from reports import Batch

from khabar.model.knowledge import Knowledge
from khabar.model.records import (
    Actor,
    Claim,
    Count,
    Document,
    Grounding,
    Membership,
    Place,
    Span,
    make_claim,
    make_document,
)

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = ("000", "001", "002", "003", "004")

_PLACES: dict[str, tuple[str, str, str | None]] = {
    # id: kind, English name, parent
    "aleppo": ("city", "Aleppo", None), "aleppo-east": ("area", "Eastern Aleppo", "aleppo"),
    "aleppo-west": ("area", "Western Aleppo", "aleppo"), "aleppo-south": ("area", "Southern Aleppo", "aleppo"),
    "aleppo-northeast": ("area", "Northern sector of eastern Aleppo", "aleppo-east"),
    "aleppo-ramouseh": ("neighbourhood", "Ramouseh", "aleppo-south"),
    "aleppo-ramouseh-military-complex": ("base", "Ramouseh military complex", "aleppo-ramouseh"),
    "aleppo-artillery-college": ("college", "Artillery College", "aleppo-ramouseh-military-complex"),
    "aleppo-armament-college": ("college", "Armament College", "aleppo-ramouseh-military-complex"),
    "aleppo-air-technical-college": ("college", "Air Technical College", "aleppo-ramouseh-military-complex"),
    "aleppo-ramouseh-road": ("road", "Ramouseh road", "aleppo-south"),
    "aleppo-sheikh-saeed-cement": ("plant", "Sheikh Saeed cement plant", "aleppo-south"),
    "aleppo-zahra": ("neighbourhood", "Zahra Association", "aleppo-west"),
    "aleppo-artillery-battalion-zahra": ("base", "Artillery battalion", "aleppo-zahra"),
    "aleppo-hamdaniyah": ("neighbourhood", "Hamdaniyah", "aleppo-west"),
    "aleppo-3000-project": ("estate", "3000 project", "aleppo-west"),
    "aleppo-1070-project": ("estate", "1070 project", "aleppo-south"),
    "aleppo-aqrab": ("village", "Aqrab", "aleppo-south"), "aleppo-hikma-school": ("school", "Hikma", "aleppo-south"),
    "aleppo-assad-academy": ("college", "Assad Academy", "aleppo-west"), "al-bab": ("city", "al-Bab", None),
    **{f"aleppo-{slug}": ("neighbourhood", slug, "aleppo-east") for slug in (
        "masaken-hanano", "jabal-badro", "hellok", "baidin", "haydariyah", "ain-al-tal", "sakhour", "kallaseh",
        "salah-al-din", "mashhad", "marjeh", "ansari-sharqi", "maysar")},
}
_WHERE = {
    "حلب": "aleppo", "مدينة حلب": "aleppo", "شرق حلب": "aleppo-east", "أحياء حلب الشرقية": "aleppo-east",
    "الأحياء الشرقية لمدينة حلب": "aleppo-east", "الأحياء الشرقية لحلب": "aleppo-east",
    "غرب حلب": "aleppo-west", "قطاع غرب حلب": "aleppo-west", "الأحياء الغربية من مدينة حلب": "aleppo-west",
    "الاحياء الغربية للمدينة": "aleppo-west", "أحياء حلب الغربية": "aleppo-west", "جنوب حلب": "aleppo-south",
    "القطاع الشمالي من الأحياء الشرقية في مدينة حلب": "aleppo-northeast",
    "الراموسة": "aleppo-ramouseh", "حي الراموسة": "aleppo-ramouseh", "محور الراموسة": "aleppo-ramouseh",
    "الراموسة ومحيطها": "aleppo-ramouseh", "محيط الراموسة": "~aleppo-ramouseh",
    "طريق الراموسة": "aleppo-ramouseh-road", "طريق إمداد الراموسة": "aleppo-ramouseh-road",
    "الطريق بين أحياء حلب الشرقية وريفها الجنوبي": "aleppo-ramouseh-road", "الممر": "aleppo-ramouseh-road",
    "مجمع الراموسة العسكري": "aleppo-ramouseh-military-complex", "مجمع الراموسة": "aleppo-ramouseh-military-complex",
    "تجمع الكليات العسكرية": "aleppo-ramouseh-military-complex", "كلية المدفعية": "aleppo-artillery-college",
    "تجمع الكليات العسكرية في الراموسة ومحيطها": "aleppo-ramouseh-military-complex",
    "مدرسة المدفعية": "aleppo-artillery-college", "الكلية المدفعية": "aleppo-artillery-college",
    "كلية التسليح": "aleppo-armament-college", "الكلية الفنية الجوية": "aleppo-air-technical-college",
    "معمل الإسمنت": "aleppo-sheikh-saeed-cement", "المعمل": "aleppo-sheikh-saeed-cement",
    "معمل إسمنت الشيخ سعيد": "aleppo-sheikh-saeed-cement", "معمل الإسمنت ومحيطه": "aleppo-sheikh-saeed-cement",
    "المعمل ومحيطه": "aleppo-sheikh-saeed-cement", "محيط معمل الإسمنت": "~aleppo-sheikh-saeed-cement",
    "محيط حي جمعية الزهراء": "~aleppo-zahra", "كتيبة المدفعية": "aleppo-artillery-battalion-zahra",
    "أطراف حي الحمدانية": "~aleppo-hamdaniyah", "مشروع 3000 شقة": "aleppo-3000-project",
    "مشروع 1070 شقة السكني": "aleppo-1070-project", "عقرب": "aleppo-aqrab", "مدرسة الحكم": "aleppo-hikma-school",
    "أكاديمية الأسد للهندسة العسكرية": "aleppo-assad-academy", "الأكاديمية العسكرية": "aleppo-assad-academy",
    "مدينة الباب": "al-bab", "مساكن هنانو": "aleppo-masaken-hanano", "جبل بدرو": "aleppo-jabal-badro",
    "الهلك": "aleppo-hellok", "بعيدين": "aleppo-baidin", "الحيدرية": "aleppo-haydariyah",
    "عين التل": "aleppo-ain-al-tal", "الصاخور": "aleppo-sakhour", "الكلاسة": "aleppo-kallaseh",
    "صلاح الدين": "aleppo-salah-al-din", "حي المشهد": "aleppo-mashhad", "المرجة": "aleppo-marjeh",
    "الأنصاري": "aleppo-ansari-sharqi", "الميسر": "aleppo-maysar",
}
_ACTORS: dict[str, tuple[str, str | None]] = {
    # id: kind, side
    "syrian-army": ("army", "government"), "pro-government-militias-syria": ("militia", "government"),
    "hezbollah": ("militia", "government"), "irgc": ("army", "government"), "russia": ("state", "government"),
    "syrian-opposition": ("coalition", "opposition"), "jaysh-al-fatah": ("coalition", "opposition"),
    "jabhat-fatah-al-sham": ("faction", "opposition"), "ahrar-al-sham": ("faction", "opposition"),
    "faylaq-al-sham": ("faction", "opposition"), "jaysh-al-islam": ("faction", "opposition"),
    "fatah-halab": ("coalition", "opposition"), "turkey": ("state", "turkey"), "usa": ("state", None),
    "sohr": ("monitor", None), "syria-civil-defence": ("rescue", None), "civilians": ("people", None),
    "zaman-al-wasl": ("media", "opposition"),
}
_WHO = (
    # words that decide, in this order
    ("المليشيات", "pro-government-militias-syria"), ("الميليشيات", "pro-government-militias-syria"),
    ("ميليشياته", "pro-government-militias-syria"), ("حزب الله", "hezbollah"), ("الحرس الثوري", "irgc"),
    ("الإيراني", "irgc"), ("الايراني", "irgc"), ("حلفا", "pro-government-militias-syria"),
    ("الموالين لها", "pro-government-militias-syria"), ("فيلق الشام", "faylaq-al-sham"),
    ("فتح الشام", "jabhat-fatah-al-sham"), ("النصرة", "jabhat-fatah-al-sham"), ("جيش الفتح", "jaysh-al-fatah"),
    ("«جيش الفتح»", "jaysh-al-fatah"), ("فتح حلب", "fatah-halab"), ("أحرار الشام", "ahrar-al-sham"),
    ("احرار الشام", "ahrar-al-sham"), ("جيش الإسلام", "jaysh-al-islam"), ("سكان", "civilians"),
    ("المدنيين", "civilians"), ("العائلات", "civilians"), ("نسمة", "civilians"), ("المعارض", "syrian-opposition"),
    ("معارض", "syrian-opposition"), ("المقاومة السورية", "syrian-opposition"), ("الثوار", "syrian-opposition"),
    ("زمان الوصل", "zaman-al-wasl"), ("المرصد", "sohr"), ("عبد الرحمن", "sohr"), ("عبدالرحمن", "sohr"),
    ("الدفاع المدني", "syria-civil-defence"), ("أبو الحسنين", "syrian-opposition"), ("روسي", "russia"),
    ("روس", "russia"), ("موسكو", "russia"), ("شويغو", "russia"), ("ترك", "turkey"), ("أنقرة", "turkey"),
    ("الأميركي", "usa"), ("الولايات المتحدة", "usa"), ("النظام", "syrian-army"), ("الأسد", "syrian-army"),
    ("الاسد", "syrian-army"), ("القوات الحكومية", "syrian-army"), ("القوات الحليفة", "pro-government-militias-syria"),
    ("السوري", "syrian-army"), ("سورية", "syrian-army"), ("دمشق", "syrian-army"), ("الطيران الحربي", "syrian-army"),
    ("الموالية للنظام", "pro-government-militias-syria"), ("السيارات العسكرية", "syrian-army"),
)


def aleppo() -> Knowledge:
    """The places and parties of the seeds."""
    places = [Place(f"place:{slug}", name, name, kind, "SY", f"place:{parent}" if parent else None)
              for slug, (kind, name, parent) in _PLACES.items()]
    actors = [Actor(f"actor:{slug}", slug, slug, kind, (), (Membership(side),) if side else ())
              for slug, (kind, side) in _ACTORS.items()]
    return Knowledge({place.id: place for place in places}, {actor.id: actor for actor in actors}, {})


def _party(words: str) -> str | None:
    return next((f"actor:{slug}" for part, slug in _WHO if part in words), None)


def seeds(names: tuple[str, ...] = SEEDS) -> Batch:
    """The coded claims of these seeds. Raises FileNotFoundError where ``../shared`` is absent."""
    batch = Batch([], [], [])
    for name in names:
        coded = json.loads((SHARED / "gold" / "claims" / f"{name}.json").read_text(encoding="utf-8"))
        text = next((SHARED / "seeds").glob(f"{name}*")).read_text(encoding="utf-8")
        document = make_document(name=name, text=text, sha256=sha256(text.encode()).hexdigest(),
                                 published=date.fromisoformat(coded["published"]))
        batch.documents.append(document)
        dawns = {str(claim["date"]) for claim in coded["claims"] if "فجر" in claim["quotes"][0]}
        for claim in coded["claims"]:
            _add(claim, document, batch, dawn=str(claim["date"]) in dawns)
    return batch


def _span(words: str, text: str) -> Span:
    start = max(text.find(words), 0)
    return Span(start, start + len(words), words)


def _add(coded: dict[str, Any], document: Document, batch: Batch, *, dawn: bool) -> None:
    text = document.text
    counts = tuple(Count(each["measure"], each["low"], each["high"], _span(each["of"], text), each["cumulative"])
                   for each in coded["counts"])
    lists = {slot: tuple(_span(words, text) for words in coded[slot]) for slot in ("agents", "targets", "voice")}
    claim: Claim = make_claim(
        document=document.id, type=coded["type"], status=coded["status"], quote=_span(coded["quotes"][0], text),
        extent=coded.get("extent"), place=_span(coded["place"], text) if coded["place"] else None, counts=counts,
        agents=lists["agents"], targets=lists["targets"], voice=lists["voice"])
    if claim.id in {other.id for other in batch.claims}:
        return
    batch.claims.append(claim)
    slug = _WHERE.get(coded["place"] or "", "")
    if slug:
        near = slug.startswith("~")
        batch.groundings.append(Grounding(claim.id, "place", 0, f"place:{slug.lstrip('~')}", score=1.0,
                                          reason="its surroundings" if near else "named"))
    if coded["date"]:
        first, last = map(date.fromisoformat, coded["date"])
        evening = "مساء" in coded["quotes"][0]
        batch.groundings.append(Grounding(claim.id, "date", 0, start=first, end=last, score=1.0,
                                          part="dawn" if dawn else "evening" if evening else None))
    for slot, spans in lists.items():
        batch.groundings.extend(
            Grounding(claim.id, slot, index, _party(span.text), score=1.0, reason="by hand")
            for index, span in enumerate(spans) if _party(span.text))
