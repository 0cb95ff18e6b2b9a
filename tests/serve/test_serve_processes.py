"""Several processes answer as one would: a decision holds in all of them at once, and one that dies is replaced."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest
from served_reports import TOKENS

from khabar.serve.together import Together

CONNECTIONS = 14  # each its own, so that all processes are asked but once in thousands of runs
PATIENCE = 30.0   # seconds
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux shares a port among processes")


@dataclass
class Command:
    """`khabar serve` with three processes, and what it wrote."""

    process: "subprocess.Popen[str]"
    address: str
    said: list[str]

    @property
    def serving(self) -> list[psutil.Process]:
        """The processes that answer."""
        return psutil.Process(self.process.pid).children()

    def get(self, path: str) -> Any:
        """An answer, on a connection of its own."""
        with urlopen(f"{self.address}/api/v1{path}", timeout=PATIENCE) as answer:
            return json.load(answer)

    def judge(self, body: dict[str, str]) -> Any:
        """The answer to a decision."""
        asked = Request(f"{self.address}/api/v1/judgements", json.dumps(body).encode(), {
            "Authorization": "Bearer reviewer-secret-01", "Content-Type": "application/json"})
        with urlopen(asked, timeout=PATIENCE) as answer:
            return json.load(answer)


@contextmanager
def command(database: Path, *more: str) -> Iterator[Command]:
    with subprocess.Popen(
            [sys.executable, "-u", "-c", "from khabar.cli import main; main()", "serve", "--db", str(database),
             "--port", "0", "--workers", "3", *more],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            env={**os.environ, "KHABAR_TOKENS": TOKENS}) as process:
        assert process.stdout is not None
        found = re.search(r"http://[\d.]+:\d+", process.stdout.readline())
        assert found
        said: list[str] = []
        reading = threading.Thread(target=said.extend, args=(process.stdout,), daemon=True)
        reading.start()
        served = Command(process, found.group(), said)
        try:
            served.get("/session")
            yield served
        finally:
            process.terminate()
            process.wait(PATIENCE)
            reading.join(PATIENCE)


@pytest.fixture(scope="module")
def three(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Command]:
    """Three processes that serve a copy, for all that does not end them."""
    copy = tmp_path_factory.mktemp("three") / "copy.db"
    shutil.copy(database, copy)
    with command(copy) as served:
        yield served


def until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_decision_holds_in_every_process_at_once(three: Command) -> None:
    claim = three.get("/claims?document=later&type=control")["items"][0]["id"]
    state = "/state?on=2016-09-09&kind=control&place=place:aleppo-ramouseh"
    for verdict, value in (("reject", None), ("confirm", "government")):
        made = three.judge({"subject": claim, "verdict": verdict, "why": "looked at it again"})
        answers = [three.get(state) for _ in range(CONNECTIONS)]
        assert {each["revision"] for each in answers} == {made["revision"]}
        held = {next((state["value"] for state in each["states"]), None) for each in answers}
        assert len(held) == 1
        assert value is None or held == {value}


def test_decisions_that_come_to_several_processes_at_once_are_all_taken_in(three: Command) -> None:
    before = three.get("/judgements")["total"]
    claims = [each["id"] for each in three.get("/claims")["items"]][:6]
    threads = [threading.Thread(target=three.judge, args=({"subject": claim, "verdict": "confirm", "why": "read"},))
               for claim in claims]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert three.get("/judgements")["total"] == before + len(claims)
    assert three.get("/meta")["stale"] is False


def test_a_process_that_dies_is_replaced_and_said(three: Command) -> None:
    until(lambda: len(three.serving) == 3)
    victim = three.serving[0].pid
    os.kill(victim, signal.SIGKILL)
    until(lambda: len(three.serving) == 3 and victim not in {each.pid for each in three.serving})
    assert all(three.get("/session")["role"] == "viewer" for _ in range(CONNECTIONS))
    until(lambda: any(f"process {victim}, which serves, ended by itself (SIGKILL)" in line for line in three.said))


def test_a_port_that_another_command_serves_is_refused(three: Command, copied: Path) -> None:
    port = three.address.rpartition(":")[2]
    other = subprocess.run(
        [sys.executable, "-c", "from khabar.cli import main; main()", "serve", "--db", str(copied), "--port", port],
        capture_output=True, text=True, timeout=60, check=False)
    assert other.returncode == 1
    assert "cannot listen there" in other.stderr


def test_processes_that_die_again_and_again_end_the_command(copied: Path) -> None:
    with command(copied) as served:
        def kill() -> bool:
            for each in served.serving:
                each.kill()
            return served.process.poll() is not None

        until(kill)
        assert served.process.returncode == 1
    assert "end again and again" in "".join(served.said)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_process_outlives_the_command_however_it_ends(copied: Path, number: signal.Signals) -> None:
    with command(copied) as served:
        until(lambda: len(served.serving) == 3)
        serving = served.serving
        served.process.send_signal(number)
        served.process.wait(PATIENCE)
        assert psutil.wait_procs(serving, PATIENCE)[1] == []
    assert "Traceback" not in "".join(served.said)


def test_a_client_is_counted_by_all_processes_together(copied: Path) -> None:
    with command(copied, "--rate", "20") as served:
        refused = 0
        for _ in range(40):
            try:
                served.get("/session")
            except HTTPError as error:
                refused += error.code == 429
        assert refused >= 18  # a new span of ten seconds may have begun


def test_a_later_revision_is_not_forgotten_for_an_earlier_one() -> None:
    together = Together()
    together.wrote(7)
    together.wrote(5)
    assert together.revision == 7
