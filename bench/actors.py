"""How many of the parties and speakers that the coded reports name are resolved, and which stay open.

    python bench/actors.py [--gold ../shared/gold] [--show open|all]

Phrases stand in the order of their first occurrence in the report, as the grounder hands them over. A phrase that names
no party at all (a thing, an unnamed source, people) counts as decided when it is left open for that reason; what is
reported as *resolved* are the phrases that lead to an actor.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from khabar.ground.actors import ActorResolver, load_actors
from khabar.ground.resolution import Resolution

UNDECIDED = ("no known party", "several parties", "different parties", "a generic name", "a force of no stated party")
CONFLICTS = {  # the war that each coded report is about, read by a person
    "000": "syria", "001": "syria", "002": "syria", "003": "syria", "004": "syria", "d01": "syria", "d02": "yemen",
    "d03": "syria", "d04": "syria", "d05": "iraq", "d06": "syria", "d07": "syria", "d08": "turkey", "d09": "yemen",
    "d10": "libya", "d11": "iraq", "d12": "yemen", "d13": "yemen", "d14": "yemen",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a coded report, how often claims use it, in which slot, and what became of it."""

    document: str
    slot: str
    text: str
    uses: int
    resolution: Resolution

    @property
    def decided(self) -> bool:
        """Whether it led to an actor, or names none."""
        return self.resolution.ref is not None or not self.resolution.reason.startswith(UNDECIDED)


def phrases(gold: Path) -> Iterator[Phrase]:
    """The phrases of all coded reports, resolved."""
    resolver = ActorResolver(load_actors())
    texts = {json.loads(line)["id"]: json.loads(line)["text"]
             for line in (gold / "dev.jsonl").read_text(encoding="utf-8").splitlines()}
    for path in sorted((gold / "claims").glob("*.json")):
        coded = json.loads(path.read_text(encoding="utf-8"))
        uses: dict[str, tuple[str, int]] = {}
        for claim in coded["claims"]:
            for slot in ("agents", "targets", "voice"):
                for text in claim[slot]:
                    first, count = uses.get(text, (slot, 0))
                    uses[text] = first, count + 1
        ordered = sorted(uses, key=texts[coded["doc"]].find)
        found = resolver.resolve(
            ordered, day=date.fromisoformat(coded["published"]), conflict=CONFLICTS[coded["doc"]])
        for text, resolution in zip(ordered, found, strict=True):
            yield Phrase(coded["doc"], *(uses[text][0], text), uses[text][1], resolution)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path(__file__).parents[2] / "shared" / "gold")
    parser.add_argument("--show", choices=("open", "all"))
    options = parser.parse_args()
    found = list(phrases(options.gold))
    for each in found:
        if options.show == "all" or (options.show == "open" and each.resolution.ref is None):
            print(f"{each.document} {each.slot:8}{each.uses:3} {each.text} -> "
                  f"{each.resolution.ref} {each.resolution.score:.2f} [{each.resolution.reason}]")
    total = sum(each.uses for each in found)
    resolved = sum(each.uses for each in found if each.resolution.ref)
    decided = sum(each.uses for each in found if each.decided)
    print(f"{len(found)} phrases, {total} uses: resolved to an actor {resolved / total:.1%}, "
          f"decided (resolved, or names no party) {decided / total:.1%}")


if __name__ == "__main__":
    main()
