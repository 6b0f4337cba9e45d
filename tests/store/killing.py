"""Every act in a child that is killed at any moment; then whoever comes only to read finds all promises.

A child says each act that came back with the heads of the records, or the path of what was made; that is a
promise. `deal` kills one; `python -m benchmarks kills` deals three hundred.
"""

from __future__ import annotations

import json
import os
import random
import select
import shutil
import signal
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count as numbers
from pathlib import Path

from sqlmodel import Session
from tests.store.poll_acts import acts, furnished, town_of

from meeting_tui.cli.app import main
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.matters import acts as matters
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.safety.backups import backup, restore
from meeting_tui.desk.safety.checking import verify
from meeting_tui.record.chain import Head
from meeting_tui.refusal import Refusal
from meeting_tui.rehearsal.demo_clock import DemoClock
from meeting_tui.rehearsal.sample import found_sample, sample_file, sample_matters, sample_text
from meeting_tui.rehearsal.sample_meeting import hold_meeting
from meeting_tui.store import connections, journal
from meeting_tui.store.engine import open_store
from meeting_tui.store.recovery import left_behind
from meeting_tui.store.tables import Matter

SPILLING = tuple(pragma for pragma in connections.PRAGMAS if "spill" not in pragma)
WHO = "Walter Archer"
SIDE = "polls"
"""Beside the town: a small community with a poll in every state, for the acts of `poll_acts`."""
Say = Callable[..., None]


@dataclass
class Tally:
    """What the kills met: hot journals left, promises by act, and what failed afterwards."""

    kills: int = 0
    hot: int = 0
    promises: Counter[str] = field(default_factory=Counter)
    refused: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def prepared(folder: Path) -> tuple[Path, str]:
    """The sample community with a poll whose ballots are printed."""
    clock, path = DemoClock("2026-10-17T10:00:00"), folder / "town.meeting"
    office = found_sample(path, "en", world=clock.world())
    hold_meeting(office, "en")
    poll = polls.new_poll(office, poll_spec(sample_text("en", "poll.toml")))
    ballots.print_ballots(office, poll, folder / "ballots.pdf")
    office.close()
    (folder / SIDE).mkdir()
    furnished(folder / SIDE)
    return path, poll


def deal(path: Path, poll: str, dice: random.Random, tally: Tally, *, forced: bool) -> None:
    """One child, one kill, and all that must hold then. `forced`: killed while pages are written over."""
    folder = path.parent / f"made-{tally.kills}"
    folder.mkdir()
    lines = _killed(path, poll, folder, dice, forced=forced)
    tally.kills += 1
    tally.hot += _hot(path)
    if forced and not tally.hot:
        tally.refused.append("no hot journal was made")
    _read_only(path, poll, folder, tally)
    for line in lines:
        promise = json.loads(line)
        tally.promises[promise["act"]] += 1
        tally.lost += _broken(promise)
    shutil.rmtree(folder)


def _killed(path: Path, poll: str, folder: Path, dice: random.Random, *, forced: bool) -> list[str]:
    """What a child had promised when it was killed, whole lines."""
    inner, outer = os.pipe()
    seed, wanted, wait = dice.random(), dice.randint(2, 4), dice.uniform(0, 0.3)
    child = os.fork()
    if child == 0:
        os.close(inner)
        with suppress(BaseException):
            _work(path, poll, folder, random.Random(seed), outer, forced=forced)
        os._exit(1)
    os.close(outer)
    said = b""
    while said.count(b"\n") < 1 + wanted * (not forced):  # its first word is that it is at work
        if not select.select([inner], [], [], 20)[0] or not (more := os.read(inner, 1 << 16)):
            break
        said += more
    if not forced:
        select.select([], [], [], wait)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while block := os.read(inner, 1 << 16):
        said += block
    os.close(inner)
    return said.decode().split("\n")[1:-1]


def _work(path: Path, poll: str, folder: Path, dice: random.Random, out: int, *, forced: bool) -> None:
    if forced:
        connections.PRAGMAS = (*SPILLING, "cache_size = 1", "cache_spill = 1")
    office = open_office(path, WHO, world=DemoClock("2026-11-10T10:00:00").world())
    os.write(out, b"at work\n")

    side = open_office(path.parent / SIDE / "estate.meeting", "王建国", world=office.world)

    def say(act: str, of: Office = office, **made: str) -> None:
        with of.store.read() as session:
            heads = {name: list(_head(session, name)) for name in journal.streams(session)}
        file = str(path if of is office else path.parent / SIDE / "estate.meeting")
        os.write(out, (json.dumps({"act": act, "file": file, "heads": heads} | made) + "\n").encode())

    todo = list(_acts(office, poll, folder, say, dice))
    if not forced:
        todo += list(_poll_acts(side, folder, say, dice))
    while True:
        with suppress(Refusal):
            dice.choice(todo)()
        if forced:
            _die_committing(office)


def _head(session: Session, stream: str) -> tuple[int, str]:
    head = journal.head(session, stream)
    return head.count, head.hash


def _die_committing(office: Office) -> None:
    """More is written than the cache holds, so the file is half another when this ends."""
    with office.store.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("UPDATE matter SET title = 'never kept'")
        connection.exec_driver_sql("UPDATE voter SET search = search || 'never kept'")
        session.add_all(Matter(title="never kept", summary="x" * 900) for _ in range(2000))
        session.flush()
        os.kill(os.getpid(), signal.SIGKILL)


def _acts(
    office: Office, poll: str, folder: Path, say: Say, dice: random.Random
) -> Iterator[Callable[[], None]]:
    number = numbers(1)

    def act(do: Callable[[], object]) -> Callable[[], None]:
        def done() -> None:
            do()
            say(do.__name__)

        return done

    def any_serial() -> int:
        return dice.randint(1, 200)

    def propose() -> None:
        proposals.propose(office, matters.new_matter(office, "A lamp"), sample_matters("en")[0].draft)

    def issue() -> None:
        ballots.issue(office, poll, [any_serial()])

    def return_() -> None:
        ballots.return_(office, poll, [any_serial()])

    def enter() -> None:
        ballots.enter(office, any_serial(), {}, poll)

    def count() -> None:
        counting.count(office, poll)

    def adjudicate() -> None:
        serial = any_serial()
        for each in (ballots.issue, ballots.return_):
            with suppress(Refusal):
                each(office, poll, [serial])
        with suppress(Refusal):
            ballots.enter(office, serial, {}, poll)
        ballots.second_paper(office, serial, {}, poll)
        ballots.adjudicate(office, poll, serial, _two(office, poll), invalid="unsigned")

    def found() -> None:
        made = folder / f"{next(number)}-new.meeting"
        new = found_sample(made, "en", world=office.world)
        say("found, import the roll", whole=str(made))
        roll.import_roll(new, sample_file("en", "roll.csv"))
        say("import the roll again", whole=str(made))
        new.close()

    def meet() -> None:
        hold_meeting(office, "en", lambda step: say(step["do"]))

    yield from map(act, (propose, issue, return_, enter, count, adjudicate, meet))

    def keep() -> None:
        kept = backup(office, folder / f"{next(number)}.meeting").path
        say("backup", whole=str(kept))
        say("restore", whole=str(restore(kept, folder / f"{next(number)}-back.meeting").path))

    def press() -> None:
        made = folder / f"{next(number)}.pdf"
        ballots.print_ballots(office, poll, made, test_deck=True)
        say("print", there=str(made))

    yield from (keep, press, found)
    yield from [act(issue), act(return_), act(enter)] * 2


def _poll_acts(side: Office, folder: Path, say: Say, dice: random.Random) -> Iterator[Callable[[], None]]:
    """An act for every kind of entry of a poll."""

    def act(kind: str, do: Callable[[], object]) -> Callable[[], None]:
        def done() -> None:
            do()
            say(kind, side)

        return done

    yield from (act(*each) for each in acts(side, town_of(side), folder, dice).items())


def _two(office: Office, poll: str) -> tuple[str, str]:
    from meeting_tui.desk.polls import frozen

    with office.store.read() as session:
        definition = frozen.case(session, poll).definition
    return definition.tellers[0], definition.scrutineers[0]


def _hot(path: Path) -> bool:
    """Whether SQLite itself calls what was left a hot journal."""
    if not left_behind(path):
        return False
    reader = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        reader.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        return True
    finally:
        reader.close()
    return False


def _read_only(path: Path, poll: str, folder: Path, tally: Tally) -> None:
    """Each command alone on the file as the kill left it, its copy under the same name elsewhere."""
    commands = {
        "verify": ["verify", str(path)],
        "poll": ["poll", "show", poll],
        "minutes": ["minutes", "m1", "-o", str(folder / "minutes.md")],
        "backup": ["backup", str(folder / "after.meeting")],
        "count": ["count", poll],
    }
    for name, command in commands.items():
        own = folder / f"as-left-{name}" / path.name
        own.parent.mkdir()
        for left in (path, path.with_name(path.name + "-journal"), path.with_name(path.name + ".lock")):
            if left.exists():
                shutil.copyfile(left, own.with_name(left.name))
        told = [str(own) if word == str(path) else word for word in command]
        if main([*told, "--file", str(own), "--who", WHO, "--lang", "en"]) not in (
            0,
            3 if name == "count" else 0,
        ):
            tally.refused.append(f"{name} after kill {tally.kills}")
    for each in (path.parent / SIDE / "estate.meeting", *folder.glob("*.meeting")):
        if not verify(each).ok:
            tally.refused.append(f"{each.name} is not whole")
    parts = [each for each in folder.iterdir() if each.is_file() and each.suffix != ".md"]
    tally.refused += [f"{each.name} is open to others" for each in parts if _open_to_others(each)]


def _open_to_others(path: Path) -> bool:
    return path.suffix in {".meeting", ".part"} and bool(path.stat().st_mode & 0o077)


def _broken(promise: dict[str, object]) -> Iterator[str]:
    """What of a promise the file does not bear out."""
    store = open_store(str(promise["file"]), readonly=True)
    with store.read() as session:
        heads = promise["heads"]
        assert isinstance(heads, dict)
        for stream, (count, hash) in heads.items():
            if not journal.holds(session, stream, Head(count, hash)):
                yield f"{promise['act']}: {stream} {count}"
    store.close()
    whole, there = promise.get("whole"), promise.get("there")
    if (whole and not verify(str(whole)).ok) or (there and not Path(str(there)).is_file()):
        yield f"{promise['act']}: {whole or there}"
