"""Measure toponym resolution: Arabic titles of videos from Aleppo, and the places of the coded reports.

    python bench/places.py --shared /work/shared [--verbose]

Titles count when the gazetteer holds their district (a curated neighbourhood of Aleppo bears a name that the title
contains) and are right within 1 km of the title's own point. The coded reports have no reference points yet: the
figure printed is how many place mentions are resolved; ``--verbose`` lists them for reading.
"""

import argparse
import csv
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from khabar.ground.gazetteer import Gazetteer
from khabar.ground.place_index import kilometres
from khabar.ground.place_names import words_of
from khabar.ground.toponyms import ToponymResolver
from khabar.model.records import Span


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    started = time.perf_counter()
    gazetteer = Gazetteer.load()
    print(f"gazetteer: {len(gazetteer):,} places, opened in {(time.perf_counter() - started) * 1000:.0f} ms")
    resolver = ToponymResolver(gazetteer)
    titles = arguments.shared / "data/csr_geocoded_arabic_video_titles.csv"
    for city_known in (False, True):
        measure_titles(resolver, gazetteer, titles, city_known=city_known, verbose=arguments.verbose)
    measure_gold(resolver, gazetteer, arguments.shared, verbose=arguments.verbose)


def measure_titles(
    resolver: ToponymResolver, gazetteer: Gazetteer, file: Path, *, city_known: bool, verbose: bool,
) -> None:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    districts = [place for place in gazetteer.values()
                 if place.id.startswith("place:") and "place:aleppo" in gazetteer.containers(place.id)[1:]]
    known = {" ".join(words_of(name)): name for place in districts
             for name in (place.name_ar, *place.aliases) if place.kind != "area"}
    city = gazetteer["place:aleppo"].name_ar
    held = right = inside = opened = 0
    wrong: list[str] = []
    for row in rows:
        spans = spot(row["arabic_string"], {**known, city: city})
        if not any(span.text != city for span in spans):
            continue
        held += 1
        point = (float(row["lat"]), float(row["lon"]))
        context = [Span(-9, -6, city)] if city_known else []
        resolutions = resolver.resolve([*context, *spans], countries=Counter(SY=3))[len(context):]
        found = [resolution.ref for span, resolution in zip(spans, resolutions, strict=True)
                 if resolution.ref and span.text != city]
        if not found:
            opened += 1
            continue
        best = min(found, key=lambda ref: gazetteer[ref].radius_km)
        here = gazetteer.point(best)
        distance = kilometres(here, point) if here else 9999.0
        right += distance <= 1.0
        inside += distance <= 1.0 + gazetteer[best].radius_km
        if distance > 1.0:
            wrong.append(f"{distance:6.2f} km  {best:34} {'|'.join(s.text for s in spans):30} {row['arabic_string']}")
    setting = "city known" if city_known else "by themselves"
    print(f"titles ({setting}): {len(rows)}, district held: {held},"
          f" within 1 km of its point: {right} ({right / held:.1%}),"
          f" of its extent: {inside} ({inside / held:.1%}), open: {opened}")
    if verbose:
        print("\n".join(sorted(wrong)))


def spot(title: str, known: dict[str, str]) -> list[Span]:
    """The known names in a title, longest first, left to right."""
    words = words_of(title)
    spans, begin = [], 0
    while begin < len(words):
        for length in range(min(6, len(words) - begin), 0, -1):
            name = " ".join(words[begin:begin + length])
            bare = name[1:] if name[:1] in {word[:1] for word in words_of("\u0628 \u0648")} else name
            hit = name if name in known else bare if bare in known else None
            if hit:
                spans.append(Span(begin, begin + length, hit))
                begin += length - 1
                break
        begin += 1
    return spans


def measure_gold(resolver: ToponymResolver, gazetteer: Gazetteer, shared: Path, *, verbose: bool) -> None:
    reference = read_reference(Path(__file__).with_name("places-reference.tsv"))
    counts: Counter[str] = Counter()
    spent = 0.0
    for file in sorted((shared / "gold/claims").glob("*.json")):
        text = read_text(shared, file.stem)
        spans = place_spans(text, json.loads(file.read_text(encoding="utf-8"))["claims"])
        started = time.perf_counter()
        resolutions = resolver.resolve(spans, text=text)
        spent += time.perf_counter() - started
        for span, resolution in zip(spans, resolutions, strict=True):
            verdict = judge(gazetteer, resolution.ref, reference[file.stem, span.text])
            counts[verdict] += 1
            if verbose:
                rivals = " ".join(f"{other.id}={other.score}" for other in resolution.alternatives)
                print(f"{file.stem} {verdict:10} {span.text:40} -> {resolution.ref} {resolution.score} "
                      f"[{resolution.reason}] {rivals}")
    total = sum(counts.values())
    right = counts["right"] + counts["right-open"]
    print(f"coded reports: {total} place mentions, {right / total:.1%} right ({dict(counts)}), {spent:.2f} s in all")


def judge(gazetteer: Gazetteer, ref: str | None, accepted: list[str]) -> str:
    if ref is None:
        return "right-open" if "open" in accepted else "left-open"
    wanted = [slug if ":" in slug else f"place:{slug}" for slug in accepted if slug != "open"]
    if any(identity == ref or near(gazetteer, identity, ref) for identity in wanted):
        return "right"
    return "wrong"


def near(gazetteer: Gazetteer, wanted: str, found: str) -> bool:
    distance = gazetteer.distance(wanted, found)
    return distance is not None and distance <= gazetteer[wanted].radius_km


def read_reference(file: Path) -> dict[tuple[str, str], list[str]]:
    lines = [line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {(document, mention): accepted.split() for document, mention, accepted in lines[1:]}


def place_spans(text: str, claims: list[dict[str, Any]]) -> list[Span]:
    names = {claim["place"] for claim in claims if claim["place"]}
    return [Span(text.index(name), text.index(name) + len(name), name) for name in sorted(names, key=text.index)]


def read_text(shared: Path, document: str) -> str:
    for folder in ("gold/docs", "seeds"):
        for file in (shared / folder).glob(f"{document}*.txt"):
            return file.read_bytes().decode("utf-8")
    raise FileNotFoundError(document)


if __name__ == "__main__":
    main()
