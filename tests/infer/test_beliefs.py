"""The arithmetic of belief: closed forms against single steps, and sides that are all treated alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.infer.beliefs import Chain, Node, backward_pass, forward_pass, likelihood, normal, posteriors, together
from khabar.infer.parameters import parameters

CONTROL = parameters().control
BELIEFS = st.lists(st.floats(0.01, 1.0), min_size=3, max_size=5).map(normal)
ROW = CONTROL.kinds["capture"]


@given(BELIEFS, st.integers(1, 400))
def test_many_steps_at_once_are_as_many_single_steps(belief: tuple[float, ...], steps: int) -> None:
    chain = Chain.of(len(belief) - 1, CONTROL)
    one_by_one, back = belief, belief
    for _ in range(steps):
        one_by_one, back = chain.forward(one_by_one, chain.quiet), chain.backward(back, chain.quiet)
    assert chain.forward(belief, chain.quiet, steps) == pytest.approx(one_by_one, abs=1e-9)
    assert chain.backward(belief, chain.quiet, steps) == pytest.approx(back, abs=1e-9)


@given(BELIEFS)
def test_a_step_keeps_the_sum_and_moves_no_more_than_its_pace(belief: tuple[float, ...]) -> None:
    chain = Chain.of(len(belief) - 1, CONTROL)
    later = chain.forward(belief, chain.active)
    assert sum(later) == pytest.approx(1)
    assert all(after >= before * (1 - chain.active.change) - 1e-12
               for before, after in zip(belief[:-1], later[:-1], strict=True))


@given(BELIEFS, BELIEFS)
def test_forward_and_backward_are_one_chain(belief: tuple[float, ...], message: tuple[float, ...]) -> None:
    if len(belief) != len(message):
        return
    chain = Chain.of(len(belief) - 1, CONTROL)
    there = sum(a * b for a, b in zip(chain.forward(belief, chain.active), message, strict=True))
    back = sum(a * b for a, b in zip(belief, chain.backward(message, chain.active), strict=True))
    assert there == pytest.approx(back)


@given(BELIEFS, st.permutations(range(4)))
def test_sides_in_another_order_are_the_same_sides(belief: tuple[float, ...], order: list[int]) -> None:
    held = belief[:-1]
    order = [position for position in order if position < len(held)]
    chain = Chain.of(len(held), CONTROL)
    shuffled = (*(held[position] for position in order), belief[-1])
    plain, mirrored = chain.forward(belief, chain.active, 3), chain.forward(shuffled, chain.active, 3)
    assert mirrored[:-1] == tuple(plain[position] for position in order)


def test_a_report_without_weight_says_nothing() -> None:
    assert len(set(likelihood(ROW, 0, 2, 0.0))) == 1


def test_a_report_counts_as_often_as_it_is_counted() -> None:
    report = likelihood(ROW, 0, 2, 0.6)
    twice, once = together([(report, 1.0), (report, 1.0)], 3), together([(report, 2.0)], 3)
    assert twice == pytest.approx(once)


def test_later_reports_speak_of_earlier_days() -> None:
    chain = Chain.of(2, CONTROL)
    blank = (1.0, 1.0, 1.0)
    nodes = [Node(0, blank, False, 0.0), Node(10, together([(likelihood(CONTROL.kinds["hold"], 1, 2, 0.9), 1.0)], 3),
                                              False, 0.0)]
    start = chain.start(0.1)
    seen = posteriors(nodes, forward_pass(chain, nodes, start), backward_pass(chain, nodes, blank))
    assert seen[0][1] > 0.7 > start[1]
