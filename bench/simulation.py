"""Is the account of who holds what better than simple rules? Measured on made-up wars whose truth is known.

    bench/simulation.py [--train 12] [--test 24] [--first 2001] [--days 60] [--villages 16] [--table FILE]
                        [--figure FILE] [--fit] [--calibrate]

Seeds 1.. train, seeds ``first``.. test. On the training seeds every simple rule learns how far its answers can be
trusted (its table of confusion). The chances that Khabar publishes of that evening (:mod:`khabar.infer.chances`) are
taken at their word; beside that its scores alone are, and it is scored as the rules are.
Its parameters are those of ``khabar/data/weighing.yaml``, set on the training seeds (``--fit``, see fitting.py). Every
other day the reports that are out are weighed anew, and what is then said of that evening is scored: what was known
then, not what is known now.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from fitting import Look, calibrate, covering, fit, of_states

from khabar.ground.knowledge import load_knowledge
from khabar.infer.chances import chances
from khabar.infer.halfdays import EVENING
from khabar.infer.inferring import infer
from khabar.model.knowledge import Knowledge
from khabar.model.records import Assessment, Claim, Document, Grounding
from khabar.model.resolved import Chains, resolve
from khabar.simulate.baselines import BASELINES, Said, said_of
from khabar.simulate.scoring import STATES, Answer, Chances, Score, Shown, confusion, score
from khabar.simulate.simulation import Simulation, simulate
from khabar.weigh.weighing import weigh

STATED, ALONE = "Khabar, its chances as stated", "Khabar, its scores alone, what is left shared evenly"
KHABAR = "Khabar, trusted as the rules are"
OWN = (STATED, ALONE, KHABAR)
EVERY = 2  # days between two looks
Confusion = Mapping[Answer, Chances]
EVEN = dict.fromkeys(STATES, 1 / len(STATES))


@dataclass(frozen=True, slots=True)
class Records:
    """The records of a simulation that bear on control."""

    documents: list[Document]
    claims: list[Claim]
    groundings: list[Grounding]

    def until(self, day: date) -> "Records":
        """Those of the reports that were out by then."""
        out = {each.id for each in self.documents if each.published is not None and each.published <= day}
        claims = [each for each in self.claims if each.document in out]
        wanted = {each.id for each in claims}
        return Records([each for each in self.documents if each.id in out], claims,
                       [each for each in self.groundings if each.claim in wanted])


def records_of(simulation: Simulation) -> Records:
    found = Records([], [], [])
    for each in simulation.written():
        claims = [claim for claim in each.reading.claims if claim.type.startswith(("control.", "battle."))]
        wanted = {claim.id for claim in claims}
        found.documents.append(each.document)
        found.claims.extend(claims)
        found.groundings.extend(grounding for grounding in each.groundings if grounding.claim in wanted)
    return found


def shown_on(states: Iterable[Assessment], day: date) -> dict[str, Assessment]:
    """What is said of the evening of a day, by place."""
    by_place: dict[str, list[Assessment]] = {}
    for state in states:
        if state.kind == "control":
            by_place.setdefault(state.subject, []).append(state)
    standing = {place: covering(line, day) for place, line in by_place.items()}
    return {place: state for place, state in standing.items() if state is not None}


def khabar_states(village: str, step: int, state: Assessment | None, day: date, unknown: Chances) -> Shown:
    """What Khabar publishes of the evening of a day; ``unknown`` is what is the case when it publishes nothing."""
    return Shown(village, step, answered(state), of_states(chances(state, day, EVENING), STATES) if state else unknown)


def khabar_scores(village: str, step: int, state: Assessment | None, unknown: Chances) -> Shown:
    """What Khabar's published state of a place says; its score is taken at its word, the rest shared evenly."""
    if state is None or state.value not in STATES:
        return Shown(village, step, None, unknown)
    rest = (1 - state.score) / (len(STATES) - 1)
    return Shown(village, step, state.value, {each: state.score if each == state.value else rest for each in STATES})


def answered(state: Assessment | None) -> Answer:
    """The state that is shown, if one is."""
    return state.value if state is not None and state.value in STATES else None


def labelled(state: Assessment | None) -> Answer:
    """What is shown, if anything is, with how sure Khabar says it is."""
    return f"{state.value} {state.label}" if state is not None else None


def looks(simulation: Simulation, knowledge: Knowledge) -> tuple[dict[str, list[tuple[str, int, Answer]]],
                                                               list[tuple[str, int, Assessment | None]]]:
    """What each simple rule answers, and what Khabar shows, of every village of which anything was reported by then."""
    war, records = simulation.war, records_of(simulation)
    items = resolve(records.documents, records.claims, records.groundings, knowledge)
    said = said_of(items, records.documents, war.first_day, knowledge)
    answers: dict[str, list[tuple[str, int, Answer]]] = {name: [] for name in BASELINES}
    shown: list[tuple[str, int, Assessment | None]] = []
    for number in range(EVERY, war.days, EVERY):
        out, step = records.until(war.day(2 * number)), 2 * number + 1
        weighed = weigh(out.documents, out.claims, out.groundings, knowledge)
        states = shown_on(infer(out.documents, out.claims, out.groundings, weighed.origins, weighed.events, knowledge),
                          war.day(step))
        for village, lines in said.items():
            known: list[Said] = [each for each in lines if each.published <= number and each.step <= step]
            if known:
                shown.append((village, step, states.get(village)))
                for name, rule in BASELINES.items():
                    answers[name].append((village, step, rule(known)))
    return answers, shown


def training(seeds: Iterable[int], options: argparse.Namespace, knowledge: Knowledge) -> list[Look]:
    """The looks at the training wars, weighed."""
    found = []
    for seed in seeds:
        simulation = simulate(seed, options.days, options.villages, knowledge)
        war, records = simulation.war, records_of(simulation)
        items = resolve(records.documents, records.claims, records.groundings, simulation.knowledge)
        said = said_of(items, records.documents, war.first_day, simulation.knowledge)
        chains = Chains(simulation.knowledge)
        for number in range(EVERY, war.days, EVERY):
            out, step = records.until(war.day(2 * number)), 2 * number + 1
            weighed = weigh(out.documents, out.claims, out.groundings, simulation.knowledge)
            origins = {origin.claim: origin for origin in weighed.origins}
            truth = {village: war.villages[village].at(step) for village, lines in said.items()
                     if any(each.published <= number and each.step <= step for each in lines)}
            found.append(Look(seed, [item for item in items if item.id in origins], origins,
                              {claim: event for event in weighed.events for claim in event.claims}, truth,
                              chains, war.day(step)))
    return found


def learn(seeds: Iterable[int], options: argparse.Namespace, knowledge: Knowledge) -> dict[str, Confusion]:
    """How far each simple rule can be trusted, and what is the case when Khabar says nothing."""
    pairs: dict[str, list[tuple[Answer, str]]] = {name: [] for name in (*BASELINES, KHABAR)}
    for seed in seeds:
        simulation = simulate(seed, options.days, options.villages, knowledge)
        answers, shown = looks(simulation, simulation.knowledge)
        for name, given in answers.items():
            pairs[name] += [(answer, simulation.war.villages[village].at(step)) for village, step, answer in given]
        pairs[KHABAR] += [(labelled(state), simulation.war.villages[village].at(step))
                          for village, step, state in shown]
    return {name: confusion(found) for name, found in pairs.items()}


def run(seed: int, options: argparse.Namespace, knowledge: Knowledge, learnt: Mapping[str, Confusion]
        ) -> dict[str, Score]:
    """The scores of one made-up war."""
    simulation = simulate(seed, options.days, options.villages, knowledge)
    answers, shown = looks(simulation, simulation.knowledge)
    found = {name: score(simulation.war, [Shown(village, step, answer, learnt[name].get(answer, EVEN))
                                          for village, step, answer in given]) for name, given in answers.items()}
    trusted = learnt[KHABAR]
    found[STATED] = score(simulation.war, [
        khabar_states(village, step, state, simulation.war.day(step), trusted.get(None, EVEN))
        for village, step, state in shown])
    found[ALONE] = score(simulation.war, [
        khabar_scores(village, step, state, trusted.get(labelled(state), EVEN)) for village, step, state in shown])
    found[KHABAR] = score(simulation.war, [
        Shown(village, step, answered(state), trusted.get(labelled(state), EVEN))
        for village, step, state in shown])
    return found


def table(scores: Mapping[str, list[Score]]) -> list[str]:
    """The published table: of each account its figures over all wars, and in how many wars Khabar's Brier is better:
    its chances taken at their word, its answers trusted as the rules' are, and its scores alone taken at their word."""
    lines = ["| account | Brier | right when it answers | answers | days until a flip is shown, mean (median) | "
             "flips missed | false flips per 100 village-days | "
             "wars in which Khabar is better: as stated; trusted alike; by its scores alone |",
             "|---|---|---|---|---|---|---|---|"]
    for name in (*OWN, *BASELINES):
        joined = Score()
        for each in scores[name]:
            joined.add(each)
        wins = [sum(mine.brier < theirs.brier for mine, theirs in zip(scores[own], scores[name], strict=True))
                for own in (STATED, KHABAR, ALONE)]
        against = "" if name in OWN else f"{wins[0]}; {wins[1]}; {wins[2]} of {len(scores[name])}"
        right, answered = joined.right / max(1, joined.answered), joined.answered / max(1, len(joined.briers))
        lines.append(
            f"| {name} | {joined.brier:.3f} | {right:.1%} | {answered:.1%} | "
            f"{joined.latency:.1f} ({joined.median_latency:.1f}) | {joined.missed} of {len(joined.latencies)} | "
            f"{joined.false_rate:.2f} | {against} |")
    return lines


def calibration(scores: Sequence[Score]) -> list[str]:
    """How often Khabar is right when it states a chance, by tenths."""
    joined = Score()
    for each in scores:
        joined.add(each)
    lines = ["| stated chance | times | mean stated | right |", "|---|---|---|---|"]
    for tenth, (used, right, stated) in sorted(joined.reliability.items()):
        lines.append(
            f"| {tenth / 10:.1f} to {(tenth + 1) / 10:.1f} | {used} | {stated / used:.2f} | {right / used:.2f} |")
    return [*lines, "", f"Calibration error (mean gap, weighted): {joined.calibration_error:.3f}."]


def figure(scores: Sequence[Score]) -> str:
    """The same as a drawing (SVG): stated chance to the right, share that was right upwards."""
    joined = Score()
    for each in scores:
        joined.add(each)
    points = [(60 + 380 * stated / used, 290 - 270 * right / used)
              for _, (used, right, stated) in sorted(joined.reliability.items())]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    tenths = [number / 5 for number in range(6)]
    return "\n".join([
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 460 340" font-family="sans-serif" font-size="11">'
        '<rect width="460" height="340" fill="white"/>',
        *(f'<text x="{60 + 380 * each:.1f}" y="306" text-anchor="middle">{each:.1f}</text>' for each in tenths),
        *(f'<text x="52" y="{294 - 270 * each:.1f}" text-anchor="end">{each:.1f}</text>' for each in tenths),
        '<polyline points="60,20 60,290 440,290" fill="none" stroke="#555" stroke-width="1.5"/>',
        '<polyline points="60,290 440,20" fill="none" stroke="#999" stroke-width="1.5" stroke-dasharray="4 4"/>',
        f'<polyline points="{line}" fill="none" stroke="#0b6" stroke-width="1.5"/>',
        *(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#0b6"/>' for x, y in points),
        '<text x="230" y="330" text-anchor="middle">chance that Khabar states of what it shows</text>',
        '<text x="66" y="14">share that was right</text>', "</svg>", ""])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in (("train", 12), ("test", 24), ("first", 2001), ("days", 60), ("villages", 16)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--table", type=Path, help="write the tables there")
    parser.add_argument("--figure", type=Path, help="draw the calibration there, as SVG")
    parser.add_argument("--calibrate", action="store_true", help="fit the calibration of the values set, and stop")
    parser.add_argument("--fit", action="store_true", help="search the parameters on the training seeds, and stop")
    options = parser.parse_args()
    knowledge = load_knowledge()
    if options.fit or options.calibrate:
        found = training(range(1, options.train + 1), options, knowledge)
        (fit if options.fit else calibrate)(found, STATES)
        return 0
    learnt = learn(range(1, options.train + 1), options, knowledge)
    scores: dict[str, list[Score]] = {name: [] for name in (*OWN, *BASELINES)}
    for seed in range(options.first, options.first + options.test):
        for name, scored in run(seed, options, knowledge, learnt).items():
            scores[name].append(scored)
    lines = [*table(scores), "", *calibration(scores[STATED])]
    print("\n".join(lines))
    if options.table:
        options.table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.figure:
        options.figure.write_text(figure(scores[STATED]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
