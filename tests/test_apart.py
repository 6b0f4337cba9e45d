"""Work in a process of its own: it answers, and whatever it does, it ends."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from meeting_tui.apart import Apart, Ended, begin_child
from meeting_tui.refusal import Refusal


def work(what: str, amount: int = 0) -> object:
    if what == "refuse":
        raise Refusal("roll.file", file="x", why="y")
    if what == "break":
        raise ZeroDivisionError
    if what == "die":
        os._exit(9)
    if what == "spin":
        while True:
            amount += 1
    if what == "fill":
        return len(bytearray(amount))
    return what, os.getpid()


@pytest.fixture(scope="module")
def apart() -> Apart[object]:
    return Apart(work, 0.5, Refusal, memory=400_000_000)


def test_it_answers_and_stays(apart):
    first, second = apart("a"), apart("b")
    assert (first[0], second[0]) == ("a", "b")
    assert first[1] == second[1] != os.getpid()


def test_a_refusal_is_an_answer(apart):
    with pytest.raises(Refusal) as caught:
        apart("refuse")
    assert (caught.value.code, dict(caught.value.facts)) == ("roll.file", {"file": "x", "why": "y"})


@pytest.mark.parametrize(("what", "slow"), [("break", False), ("die", False), ("spin", True)])
def test_what_does_not_answer_is_ended_and_the_next_call_works(apart, what, slow):
    begun = time.process_time()
    with pytest.raises(Ended) as caught:
        apart(what)
    assert caught.value.slow is slow
    assert apart("again")[0] == "again"
    assert time.process_time() - begun < 2  # the waiting costs us nothing


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="only Linux bounds it")
def test_memory_is_bounded(apart):
    assert apart("fill", 1_000_000) == 1_000_000
    with pytest.raises(Ended):
        apart("fill", 800_000_000)


ORPHANED = """
from multiprocessing import get_context
from tests.test_apart import tell

if __name__ == "__main__":
    child = get_context("spawn").Process(target=tell)
    child.start()
    child.join()
"""


def tell() -> None:
    """In a process that has nothing to wait for: says which one it is, and stays."""
    begin_child()
    print(os.getpid(), flush=True)
    time.sleep(20)


def test_a_process_ends_with_a_parent_that_was_killed(tmp_path):
    """Its standard output closes when the last of its kind is gone."""
    script = tmp_path / "orphaned.py"
    script.write_text(ORPHANED)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True, env=env) as parent:
        assert int(parent.stdout.readline()) != parent.pid
        parent.kill()
        begun = time.monotonic()
        assert parent.stdout.read() == ""
        assert time.monotonic() - begun < 5


BEHIND_A_SCREEN = """
import sys

sys.stderr = type("Screen", (), {"fileno": lambda _: -1, "write": lambda *_: 0, "flush": lambda _: None})()
from meeting_tui.apart import spawning

spawning().Lock()
print("started")
"""


def test_processes_are_started_behind_a_screen_whose_stderr_is_no_file():
    ran = subprocess.run([sys.executable, "-c", BEHIND_A_SCREEN], capture_output=True, text=True, check=False)
    assert ran.stdout == "started\n", ran.stderr
