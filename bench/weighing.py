"""How long weighing and inferring take on a made-up war: ``python bench/weighing.py [claims]``.

A fixed seed; reports of ten claims, one report in eight carried by another outlet, places and days as thick as in a
year of a war with 400 places. Prints seconds of processor time, claims per second of it, and peak memory.
"""

import random
import resource
import sys
import time
from datetime import date, timedelta
from hashlib import sha256

from khabar.infer.inferring import infer
from khabar.model.knowledge import Knowledge
from khabar.model.records import (
    Actor,
    Claim,
    Count,
    Document,
    Grounding,
    Membership,
    Outlet,
    Place,
    Span,
    When,
    make_claim,
    make_document,
)
from khabar.weigh.weighing import weigh

TYPES = ("control.captured", "control.held", "control.lost", "battle.repelled", "battle.attack", "battle.clash",
         "strike.air", "strike.shelling", "harm.killed", "harm.wounded", "route.cut", "route.opened",
         "people.displaced", "politics.talks")
SIDES = ("actor:army", "actor:rebels")
PER_REPORT, PLACES, DAYS = 10, 400, 365


def world() -> Knowledge:
    """A province of towns, each with quarters; two sides, a monitor, twelve outlets."""
    places = [Place("place:province", "p", "p", "governorate", "SY")]
    places += [Place(f"place:t{town}", f"t{town}", f"t{town}", "city", "SY", "place:province")
               for town in range(PLACES // 10)]
    places += [Place(f"place:q{quarter}", f"q{quarter}", f"q{quarter}", "neighbourhood", "SY",
                     f"place:t{quarter % (PLACES // 10)}") for quarter in range(PLACES)]
    actors = [Actor("actor:army", "a", "a", "army", (), (Membership("government"),)),
              Actor("actor:rebels", "r", "r", "coalition", (), (Membership("opposition"),)),
              Actor("actor:monitor", "m", "m", "monitor")]
    leans = ("government", "opposition", "neutral")
    outlets = [Outlet(f"outlet:o{number}", f"o{number}", f"o{number}", "SY", None, "BCD"[number % 3],
                      (Membership(leans[number % 3]),)) for number in range(12)]
    return Knowledge({place.id: place for place in places}, {actor.id: actor for actor in actors},
                     {outlet.id: outlet for outlet in outlets})


class War:
    """Writes reports of a war that goes this way and that."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.documents: list[Document] = []
        self.claims: list[Claim] = []
        self.groundings: list[Grounding] = []
        self._words = [sha256(str(number).encode()).hexdigest()[:6] for number in range(30_000)]

    def write(self, claims: int) -> None:
        """Write so many claims."""
        before = self.chance.getstate()
        for number in range(claims // PER_REPORT):
            published = date(2016, 1, 2) + timedelta(days=self.chance.randrange(DAYS))
            if number % 8 == 7:  # carried: the same words say the same things
                earlier = self.documents[-1]
                assert earlier.published is not None
                state = self.chance.getstate()
                self.chance.setstate(before)
                self._report(number, earlier.text, earlier.published)
                self.chance.setstate(state)
            else:
                words = self.chance.choices(self._words, k=30 * PER_REPORT)
                before = self.chance.getstate()
                self._report(number, " ".join(words), published)

    def _report(self, number: int, text: str, published: date) -> None:
        outlet = f"outlet:o{self.chance.randrange(12)}"
        document = make_document(name=f"r{number}", text=text, outlet=outlet, published=published,
                                 sha256=sha256(f"{number}{text}".encode()).hexdigest())
        self.documents.append(document)
        for position in range(PER_REPORT):
            start = position * len(text) // PER_REPORT
            self._claim(document, Span(start, start + 60, text[start:start + 60]))

    def _claim(self, document: Document, quote: Span) -> None:
        chance, mention = self.chance, Span(quote.start, quote.start + 6, quote.text[:6])
        kind = chance.choice(TYPES)
        quoted = chance.random() < 0.3
        dead = (Count("killed", low := chance.randint(1, 40), low, mention, chance.random() < 0.1),)
        claim = make_claim(
            document=document.id, type=kind, status="asserted", quote=quote, agents=(mention,), targets=(mention,),
            place=mention, counts=dead if kind.startswith("harm.") else (), when=When("days", basis="stated"),
            voice=(mention,) if quoted else ())
        self.claims.append(claim)
        side = chance.randrange(2)
        assert document.published is not None
        on = document.published - timedelta(days=chance.choice((1, 1, 1, 2, 3)))
        place = f"place:q{chance.randrange(PLACES)}" if chance.random() < 0.85 else (
            f"place:t{chance.randrange(PLACES // 10)}")
        self.groundings += [
            Grounding(claim.id, "place", 0, place, score=0.9),
            Grounding(claim.id, "agents", 0, SIDES[side], score=0.9),
            Grounding(claim.id, "targets", 0, SIDES[1 - side], score=0.9),
            Grounding(claim.id, "date", 0, start=on - timedelta(days=chance.choice((0, 0, 1))), end=on, score=0.9),
        ]
        if quoted:
            self.groundings.append(Grounding(claim.id, "voice", 0, chance.choice(("actor:monitor", *SIDES))))


def main(claims: int) -> None:
    """Write a war, weigh and infer it, and say how long that took."""
    war, knowledge = War(1), world()
    war.write(claims)
    begun = time.process_time()
    weighed = weigh(war.documents, war.claims, war.groundings, knowledge)
    weighing = time.process_time() - begun
    begun = time.process_time()
    states = infer(war.documents, war.claims, war.groundings, weighed.origins, weighed.events, knowledge)
    inferring = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(war.claims)} claims in {len(war.documents)} reports: {len(weighed.events)} events, "
          f"{sum(origin.carrier for origin in weighed.origins)} carried, {len(states)} assessments")
    print(f"weighing {weighing:.1f} s, inferring {inferring:.1f} s, "
          f"{len(war.claims) / (weighing + inferring):.0f} claims/s, peak {peak:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
