"""Shared by all rooms: a world that stands still until told, a fresh store, an office to work in."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pyrage
import pytest
from hatch_build import compile_catalogue
from hypothesis import HealthCheck, settings
from sqlalchemy import Engine
from tests import age, bytecode  # bytecode: before the program is compiled
from tests.plain import raw
from xdist.scheduler import LoadFileScheduling

from meeting_tui import trace
from meeting_tui.cli.app import main
from meeting_tui.desk.office import Office, open_office
from meeting_tui.lang import Lang, use
from meeting_tui.lang.terms import TERMS
from meeting_tui.refusal import Refusal
from meeting_tui.rehearsal.demo import DemoSummary, Progress, run_demo
from meeting_tui.store import connections, copied, sqlite
from meeting_tui.store.engine import Store, open_store
from meeting_tui.world import REAL, World

DURABLE = connections.PRAGMAS
"""What the program sets. Tests don't wait for the disk, but for those that take this or another process."""
connections.PRAGMAS = tuple(pragma.replace("= EXTRA", "= OFF") for pragma in DURABLE)
pyrage.passphrase.encrypt = age.encrypt
"""Nor do they pay for a passphrase what guessing it costs, but for the one that takes `age.COSTLY`."""
_OPENED: list[Engine] = []


def _engine_like_the_first(creator: Callable[[], sqlite3.Connection], **pool: int) -> Engine:
    """A statement is compiled once a process, not once in each of a thousand stores."""
    engine = _engine_of(creator, **pool)
    if _OPENED:
        engine.dialect, engine._compiled_cache = _OPENED[0].dialect, _OPENED[0]._compiled_cache
        engine.pool._dialect = engine.dialect
    else:
        _OPENED.append(engine)
    return engine


_engine_of = connections.engine_of
for _room in (connections, copied, sqlite):
    _room.engine_of = _engine_like_the_first  # type: ignore[attr-defined]
compile_catalogue(Path(__file__).resolve().parents[1])
"""A checkout that nobody installed has no compiled catalogue, or an old one."""
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
"""How long an example takes or its making says how busy the machine is, nothing of the program."""
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="meeting-tui-state-")
"""No test writes into the log of whoever runs it."""
gc.set_threshold(100_000, 10, 20)
"""A fifth of a screen test went into looking for circles among what all tests have loaded."""
object.__setattr__(REAL, "order", range)
"""Serials in the order of the roll, so that a test knows whose a ballot is; `World` alone shuffles them."""
TYPED = frozenset({"value", "column", "key", "question", "expected", "found", "near"})
"""Facts that repeat what somebody typed or called a thing, or what stands on a paper, whatever it is."""


def _told(refusal: Refusal, code: str, /, **facts: object) -> None:
    """A refusal as it is made in tests: no fact may be a bare code or a bare ISO time."""
    _made(refusal, code, **facts)
    bare = {
        name: fact
        for name, fact in facts.items()
        if type(fact) is str and name not in TYPED and (fact in TERMS or raw(fact))
    }
    assert not bare, f"{code}: say by its type what this is: {bare}"


_made = Refusal.__init__
Refusal.__init__ = _told  # type: ignore[method-assign]
PROCESSES = ("/test_wheel.py", "/test_failures.py", "/test_imports.py")
"""Of the tests of the house those that start processes."""
SHORT = frozenset({"lang", "record", "rules"})
"""Rooms whose tests take no time."""
SHANGHAI = timezone(timedelta(hours=8))


@dataclass
class Clock:
    """Stands at 2026-11-23 19:00 +08:00; `tick` moves it, also backwards."""

    at: datetime = datetime(2026, 11, 23, 19, 0, tzinfo=SHANGHAI)
    _dice: Iterator[int] = field(default_factory=count)

    def tick(self, seconds: int = 60) -> None:
        self.at += timedelta(seconds=seconds)

    def token(self, n: int) -> bytes:
        """The same bytes in every run, different ones at every call."""
        return hashlib.shake_128(str(next(self._dice)).encode()).digest(n)

    def world(self) -> World:
        return World(now=lambda: self.at, token=self.token, order=range)


BEGAN = time.monotonic()


def _today() -> datetime:
    """What commands and others without a clock of their own take for now: no poll or term that a test needs
    is over because it is run in another year."""
    return Clock.at + timedelta(seconds=int(time.monotonic() - BEGAN))


object.__setattr__(REAL, "now", _today)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that one process of the test run fills while others wait; afterwards nobody writes in it.

    `make` gets the folder while it is being filled.
    """
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    made, begun = shared / name, shared / f"{name}.begun"
    while not made.exists():
        try:
            begun.mkdir()
        except FileExistsError:
            time.sleep(0.05)
            continue
        try:
            make(begun)
        except BaseException:
            shutil.rmtree(begun)
            raise
        begun.rename(made)
    return made


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], list[str]]:
    """A log of this test's own; a call gives what it says of each error, the oldest first."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def told() -> list[str]:
        parts = reversed(trace.files())
        return "".join(part.read_text("utf-8") for part in parts).split("\n== ")

    return told


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def world(clock: Clock) -> World:
    return clock.world()


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    """Where a test's community file lies, or will."""
    return tmp_path / "test.meeting"


@pytest.fixture
def store(store_path: Path) -> Iterator[Store]:
    """A fresh store, without a community in it."""
    opened = open_store(store_path, create=True, who="王建国")
    yield opened
    opened.close()


@pytest.fixture
def office(store_path: Path, world: World) -> Iterator[Office]:
    """A fresh office (no community, no roll yet); 王建国 is at the keyboard."""
    opened = open_office(store_path, "王建国", create=True, world=world)
    yield opened
    opened.close()


@dataclass(frozen=True)
class Played:
    """One run of `demo` in Chinese: what came out, and the steps that were told."""

    summary: DemoSummary
    steps: list[str]


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The demo as the command line plays it, once for all who look at its papers."""
    steps, done = [], []

    def told(folder: Path, lang: Lang, progress: Progress) -> DemoSummary:
        def tell(step: str, at: int, of: int) -> None:
            steps.append(step)
            progress(step, at, of)

        done.append(run_demo(folder, lang, tell))
        return done[0]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("meeting_tui.rehearsal.demo.run_demo", told)
        folder = tmp_path_factory.mktemp("demo") / "梧桐苑"
        assert main(["demo", "--out", str(folder), "--no-tui", "--lang", "zh"]) == 0
    use("en")
    return Played(done[0], steps)


def pytest_configure(config: pytest.Config) -> None:
    """By one process: in a fresh checkout each of those that run tests would spend seven seconds on it."""
    if config.getoption("numprocesses", None):
        bytecode.compiled(config)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files of a second come last: with them all workers end together."""
    items.sort(key=lambda item: item.path.parent.name in SHORT)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Every test begins in English, whatever the one before it spoke."""
    use("en")


def pytest_collection_finish() -> None:
    """What is loaded stays: nobody need look through it for circles again, after each test or at the end."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """What the tests left is looked through once; pytest looks five times more."""
    gc.collect()
    gc.freeze()


class Neighbours(LoadFileScheduling):
    """A file's tests stay together, and so do the two that look at the demo, which is played once, and those
    that read the source: its trees are built once."""

    def _split_scope(self, nodeid: str) -> str:
        scope: str = super()._split_scope(nodeid)
        if scope.endswith("/test_demo.py"):
            return "the demo"
        return "the source" if "/house/" in scope and not scope.endswith(PROCESSES) else scope


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Neighbours:
    return Neighbours(config, log)
