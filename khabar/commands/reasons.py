"""What an explanation says beside the tree of words: who speaks against it, who decides it, what was held before."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from khabar.brief.account import Names
from khabar.brief.standing import since
from khabar.brief.why import Node
from khabar.brief.wording import wording
from khabar.infer.recompute import again, without_each
from khabar.infer.recompute_ways import noted
from khabar.model.records import Assessment
from khabar.store.queries import StateFilter
from khabar.store.store import Store

OTHERS = 8  # so many originators are told of, those that matter most first


def reasoned(store: Store, node: Node, lang: str) -> Node:
    """The explanation of an assessment with who speaks against it, what would change it, what it is inferred from and
    its history; any other explanation as it is."""
    record = store.get(node.ref) if node.ref.startswith("assessment_") else None
    if not isinstance(record, Assessment):
        return node
    names = Names(store.knowledge(), wording(lang))
    origins = {origin.claim: origin for origin in store.origins(line.claim for line in record.evidence)}
    called = {origin.originator: origin.name or origin.originator for origin in origins.values()}
    against = dict.fromkeys(called[origins[line.claim].originator] for line in record.evidence
                            if not line.supports and line.claim in origins)
    facts = [*node.facts]
    if against:
        facts.append((names.words.text("why", "against"), names.words.listed(list(against))))
    facts += [(names.words.text("why", "would_change"), text) for text in _deciding(record, {
        claim: origin.originator for claim, origin in origins.items()}, _below(store, record), (names, called))]
    return replace(node, facts=tuple(facts), children=(*node.children, *_inferred_from(store, record, names),
                                                       *_history(store, record, names)))


def _below(store: Store, state: Assessment) -> list[Assessment]:
    """The assessments that one is inferred from, as its note names them."""
    wanted = [each for each in noted(state).get("rests on", "").split(", ") if each]
    found = (store.get(each) for each in wanted)
    return [each for each in found if isinstance(each, Assessment)]


def _deciding(state: Assessment, originators: Mapping[str, str], below: Iterable[Assessment],
              told: tuple[Names, Mapping[str, str]]) -> list[str]:
    """What would be left without each originator, those first whose word changes most."""
    names, called = told
    if set(originators) != {line.claim for line in state.evidence}:
        return []
    now = again(state)
    found = without_each(state, originators, below)
    ranked = sorted(found.items(), key=lambda each: (each[1] is not None, -abs((each[1] or 0) - now), each[0]))
    return [
        names.words.say("why", "without_all", who=called[who]) if left is None
        else names.words.say("why", "without", who=called[who], figure=_figure(state, left),
                                 now=_figure(state, now))
        for who, left in ranked if left is None or _figure(state, left) != _figure(state, now)][:OTHERS]


def _figure(state: Assessment, value: float) -> str:
    return f"{value:.0f}" if state.kind == "toll" else f"{value:.2f}"


def _inferred_from(store: Store, state: Assessment, names: Names) -> list[Node]:
    below = _below(store, state)
    if not below:
        return []
    return [Node(names.words.text("why", "rests_on"), children=tuple(_line(each, names) for each in below))]


def _history(store: Store, state: Assessment, names: Names) -> list[Node]:
    """The states of the same subject over time, this one among them."""
    if state.kind == "toll":
        return []
    others = store.assessments(StateFilter(kind=state.kind, subject=state.subject))
    found = sorted((each for each in others if each.rule == state.rule),
                   key=lambda each: (each.start, each.start_half, each.id))
    if len(found) < 2:
        return []
    return [Node(names.words.text("why", "history"), children=tuple(_line(each, names) for each in found))]


def _line(state: Assessment, names: Names) -> Node:
    words = names.words
    text = words.say("why", "assessment", kind=words.text("kinds", state.kind), subject=names.subject(state),
                     value=names.state(state), label=words.optional("labels", state.label) or state.label,
                     score=f"{state.score:.2f}")
    return Node(f"{since(state, names)}: {text}", state.id)
