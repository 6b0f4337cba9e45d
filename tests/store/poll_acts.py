"""An act for every kind of entry of a poll, so that kills meet all; `ELSEWHERE` says why one has none."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from sqlmodel import select
from tests.desk.polling import Clock, close_now, estate

from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.ballots import envelopes, sheets
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import audits, counting, course, piles, proxies, rehearsals, stations
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.refusal import Refusal
from meeting_tui.rules import load_profile
from meeting_tui.store import journal, tables

ELSEWHERE: Mapping[str, str] = {
    "ballot.read": "by the reader, batch by batch: tests/desk/ballots/test_reading.py",
    "sheet.seen": "by the reader, with the pages that gave no reading",
    "lots.announced": "needs a tie: tests/desk/polls/test_ties.py",
    "lots.drawn": "needs a tie: tests/desk/polls/test_ties.py",
    "reserve.drawn": "needs a tie: tests/desk/polls/test_heaped.py",
    "casting.given": "needs a tie: tests/desk/polls/test_ties.py",
    "station.begun": "in a station's own file: tests/desk/polls/test_stations.py kills the taking",
    "station.merged": "tests/desk/polls/test_stations.py kills the merging",
    "arrears.paid": "needs a law that takes votes for arrears: tests/desk/polls/test_arrears.py",
    "arrears.unfounded": "needs a law that takes votes for arrears: tests/desk/polls/test_owing.py",
    "objection.filed": "needs a law that hears objections: tests/desk/polls/test_objections.py",
    "objection.withdrawn": "needs a law that hears objections: tests/desk/polls/test_objections.py",
    "audit.extended": "needs papers that differ: tests/cli/test_audit.py",
    "audit.found": "comes of the last paper keyed: tests/cli/test_audit.py",
    "correction": "people correct meetings; a poll's papers are put right by their own kinds",
    "clock.anomaly": "the journal writes it: tests/store/test_journal.py",
}
RULES = """
format = 1
id = "ours"
extends = "cn-assembly"
bylaw = "§ 9"
merge_areas = true
[election]
write_in = true
"""
RULES_OF = load_profile(RULES, "ours")
QUESTIONS = """
title = "{title}"
matter = "cc278.3"
opens = 2026-10-01
closes = 2026-12-24
{more}
[[question]]
id = "seats"
title = "Committee"
kind = "elect"
seats = 1
choices = ["Ada Moss", "Ben Hale"]
"""
PLAIN = """
title = "A lamp"
matter = "cc278.8"
opens = 2026-10-01
closes = 2026-12-24
without_rehearsal = "as last time"
[[question]]
id = "q1"
title = "A lamp"
text = "A lamp at the gate."
"""
FIRST, SECOND = "c1", "c2"
WAIVED = 'without_rehearsal = "as last time"'
SECRET = f'{WAIVED}\nidentity = "secret"'
TWO = ("Lena Marsh", "Otto Reed")
DICE = "31415926535897932384"
VOTERS, SEEN = 32, 30
"""Homes, and papers of the counted poll that were keyed in."""
Act = Callable[[], object]


@dataclass
class Town:
    """A file with a poll that is open, one that is counted, a secret one, and those that acts begin."""

    open: str
    counted: str
    secret: str
    sheet: int


def furnished(folder: Path) -> tuple[Path, Town]:
    """A small community of its own, with the polls."""
    clock = Clock()
    clock.at = datetime.fromisoformat("2026-11-10T10:00+08:00")
    office = estate(folder, VOTERS, RULES_OF, clock)
    for name in TWO:
        persons.register(office, name)
    made = [
        _new(office, "One", WAIVED),
        polls.new_poll(office, poll_spec(PLAIN)),
        _new(office, "Three", SECRET),
    ]
    for poll in made:
        ballots.print_ballots(office, poll, folder / f"{poll}.pdf")
    open_, counted, secret = made
    ballots.issue(office, counted, [f"1-{SEEN}"])
    ballots.return_(office, counted, [f"1-{SEEN}"])
    for serial in range(1, SEEN + 1):
        ballots.enter(office, serial, {"q1": ("for",)}, counted)
    close_now(office, counted)
    counting.count(office, counted)
    ballots.issue(office, secret, ["1-20"], outer=True)
    with office.store.write() as session:
        body = {"image": "0" * 64, "source": "scan.pdf", "sheet": 1, "reason": "no_code", "waits": True}
        sheet = office.append(session, f"poll:{open_}", "sheet.seen", **body).seq
    office.close()
    return folder / "estate.meeting", Town(open_, counted, secret, sheet)


def town_of(office: Office) -> Town:
    """The polls of a file that was furnished."""
    with office.store.read() as session:
        found = {row.title: row.id for row in session.exec(select(tables.Poll))}
        streams = (each for each in journal.entries(session, f"poll:{found['One']}"))
        sheet = next(entry.seq for entry in streams if entry.kind == "sheet.seen")
    return Town(found["One"], found["A lamp"], found["Three"], sheet)


def _new(office: Office, title: str, more: str = "") -> str:
    return polls.new_poll(office, poll_spec(QUESTIONS.format(title=title, more=more)))


def acts(office: Office, town: Town, folder: Path, dice: random.Random) -> Mapping[str, Act]:
    """By kind of entry, what writes one: each possible at some moment, refused at others."""
    number = count(1)
    here, done, closed = town.open, town.counted, town.secret
    fresh: list[str] = []

    def sits(name: str) -> Office:
        return persons.seated(office, name)

    def any_() -> int:
        return dice.randint(1, SEEN)

    def one_more() -> str:
        fresh.append(_new(office, f"New {next(number)}"))
        return fresh[-1]

    def last() -> str:
        return fresh[-1] if fresh else one_more()

    def later(days: int) -> datetime:
        return datetime.fromisoformat("2026-12-24T18:00") + timedelta(days=days)

    def back(serial: int) -> int:
        for act in (ballots.issue, ballots.return_):
            with suppress(Refusal):
                act(office, here, [serial])
        return serial

    def keyed(name: str) -> int:
        return ballots.enter(office, back(any_()), {"seats": (name,)}, here)

    def decide() -> object:
        serial = back(any_())
        return ballots.adjudicate(office, here, serial, TWO, invalid="unsigned")

    def second() -> object:
        serial = keyed(FIRST)
        return ballots.second_paper(office, serial, {"seats": (SECOND,)}, here)

    def merge() -> object:
        keyed(f"+Nora {next(number)}")
        names = ballots.written(office, here)
        return ballots.merge_names(office, here, names[-1].id, FIRST, TWO, "one person")

    def proxy() -> object:
        return proxies.appoint(office, here, str(any_()), TWO[0], role="other", instructed=True)

    def no_proxy() -> object:
        with suppress(Refusal):
            proxies.appoint(office, here, str(VOTERS), TWO[0], role="other", instructed=True)
        return proxies.withdraw(office, here, str(VOTERS), "thought better of it")

    def opened_again() -> object:
        poll = _new(office, f"Again {next(number)}", WAIVED)
        close_now(office, poll)
        return course.reopen(office, poll, later(3), TWO, "too early")

    def outer(act: Callable[..., object], *told: object) -> object:
        with suppress(Refusal):
            ballots.return_(office, closed, [2], outer=True)
        return act(office, closed, [2], *told, outer=True)

    def mixed() -> object:
        with suppress(Refusal):
            close_now(office, closed)
        return envelopes.mix(office, closed, TWO, dice.randint(0, 9), "counted twice")

    def count_again() -> object:
        with suppress(Refusal):
            course.recount(office, done, TWO, "asked for")
        return counting.count(office, done)

    def audit() -> object:
        with suppress(Refusal):
            counting.count(office, done)
        return audits.begin(office, done, 5)

    def throw() -> object:
        with suppress(Refusal):
            audit()
        return audits.throw(office, done, DICE, by=dice.choice(TWO))

    def look() -> object:
        with suppress(Refusal):
            audit()
        for name in TWO:
            with suppress(Refusal):
                audits.throw(office, done, DICE, by=name)
        paper = audits.to_key(sits(TWO[0]), done)[0]["serial"]
        return audits.key(sits(TWO[0]), done, int(paper), marks={"q1": ("for",)})

    def all_back() -> object:
        """Every ballot is back before the last minute, and one person closes the poll."""
        short = _new(office, f"Short {next(number)}", WAIVED)
        ballots.print_ballots(office, short, folder / f"{next(number)}.pdf")
        ballots.issue(office, short, [f"1-{VOTERS}"])
        ballots.return_(office, short, [f"1-{VOTERS}"])
        return polls.close_poll(office, short)

    def erased() -> object:
        keyed(f"+Gone {next(number)}")
        with office.store.write() as session:
            return office.erase(session, f"poll:{here}", ballots.written(office, here)[-1].seq, "asked for")

    return {
        "poll.opened": one_more,
        "rehearsal.held": lambda: rehearsals.held(office, one_more(), 3, 9, 1, "0" * 64),
        "rehearsal.waived": lambda: rehearsals.waive(office, one_more(), "as last time"),
        "ballots.printed": lambda: ballots.print_ballots(office, last(), folder / f"{next(number)}.pdf"),
        "ballot.issued": lambda: ballots.issue(office, here, [any_()]),
        "ballot.returned": lambda: ballots.return_(office, here, [ballots.issue(office, here, [any_()])[0]]),
        "ballot.entered": lambda: keyed(FIRST),
        "ballot.adjudicated": decide,
        "ballot.voided": lambda: ballots.void(office, here, any_(), "spoiled"),
        "ballot.undone": lambda: ballots.undo(office, here, [back(any_())], "another paper"),
        "ballot.moved": lambda: ballots.move(
            office, here, [back(any_())], f"box {next(number)}", "wrong box"
        ),
        "ballot.duplicate": second,
        "name.written": lambda: keyed(f"+Name {next(number)}"),
        "names.merged": merge,
        "sheet.decided": lambda: sheets.set_aside(office, here, town.sheet, "not-ours", TWO),
        "proxy.given": proxy,
        "proxy.withdrawn": no_proxy,
        "poll.extended": lambda: course.extend(office, here, later(next(number)), TWO, "snow"),
        "poll.closed": all_back,
        "poll.shortened": lambda: course.close_early(
            office, _new(office, f"Short {next(number)}", WAIVED), TWO, "all who live here voted"
        ),
        "poll.reopened": opened_again,
        "poll.withdrawn": lambda: course.withdraw(office, last(), TWO, "withdrawn"),
        "poll.recount": lambda: course.recount(office, done, TWO, "asked for"),
        "poll.counted": count_again,
        "pile.counted": lambda: piles.count_pile(sits(dice.choice(TWO)), done, "", {"papers": any_()}),
        "piles.explained": lambda: piles.explain(office, done, TWO, "counted twice"),
        "station.assigned": lambda: stations.assign(office, here, "A", [f"box {next(number)}"]),
        "envelope.issued": lambda: ballots.issue(office, closed, [any_()], outer=True),
        "envelope.returned": lambda: ballots.return_(office, closed, [any_()], outer=True),
        "envelope.moved": lambda: outer(ballots.move, f"box {next(number)}", "wrong box"),
        "envelope.undone": lambda: outer(ballots.undo, "another one"),
        "envelope.voided": lambda: envelopes.replace(office, closed, [any_()], "lost"),
        "papers.mixed": mixed,
        "audit.begun": audit,
        "audit.thrown": throw,
        "audit.keyed": look,
        "erasure": erased,
    }
