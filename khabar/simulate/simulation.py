"""A whole simulation: the war, the reports of it, and what of both is written into a folder."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khabar.model.knowledge import Knowledge
from khabar.simulate.reporting import Report, report
from khabar.simulate.war import War, wage
from khabar.simulate.writing import Writer, Written


@dataclass(frozen=True, slots=True)
class Simulation:
    """A war, what was reported of it, and what is known beforehand (places, parties, outlets)."""

    seed: int
    war: War
    reports: tuple[Report, ...]
    knowledge: Knowledge

    def written(self) -> Iterator[Written]:
        """The reports as records, one after the other, in the order of their days."""
        writer = Writer(self.war, self.seed)
        return map(writer.write, self.reports)


def simulate(seed: int, days: int, villages: int, knowledge: Knowledge) -> Simulation:
    """Wage a war and have it reported. ``knowledge`` gives parties and outlets; the places are the war's own."""
    war = wage(seed, days, villages)
    return Simulation(seed, war, tuple(report(war, seed, knowledge)),
                      Knowledge(war.places, knowledge.actors, knowledge.outlets))


def write(simulation: Simulation, folder: Path) -> None:
    """Write ``reports.jsonl`` for ``khabar add``, ``places.csv`` for ``khabar places import``, and ``truth.jsonl``.

    A line of the truth says from which half-day on a village is in which state: a side, or contested.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "reports.jsonl").open("w", encoding="utf-8", newline="\n") as stream:
        for each in simulation.written():
            document = each.document
            stream.write(_line({"id": document.name, "outlet": document.outlet, "url": document.url,
                                "published": str(document.published), "text": document.text}))
    _write_places(simulation, folder / "places.csv")
    with (folder / "truth.jsonl").open("w", encoding="utf-8", newline="\n") as stream:
        for place, village in simulation.war.villages.items():
            for step, state in zip(village.since, village.states, strict=True):
                stream.write(_line({"place": place, "from": str(simulation.war.day(step)), "half": step % 2,
                                    "state": state}))


def _line(record: dict[str, object]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


def _write_places(simulation: Simulation, path: Path) -> None:
    """The places as an OCHA table of P-codes, a row for each division; villages are of the fifth level."""
    levels = {"governorate": 1, "district": 3, "village": 5}
    rows = [",".join(f"ADM{level}_{name}" for level in levels.values() for name in ("PCODE", "AR", "EN")) + ",lat,lon"]
    places = simulation.war.places
    for place in places.values():
        cells = {place.kind: place}
        above = places.get(place.parent or "")
        while above is not None:
            cells[above.kind] = above
            above = places.get(above.parent or "")
        row = [f"{known.id.partition(':')[2]},{known.name_ar},{known.name_en}" if (known := cells.get(kind)) else ",,"
               for kind in levels]
        rows.append(",".join(row) + f",{place.lat},{place.lon}")
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
