"""A small estate with a poll, for the tests of everything that happens to ballots."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from meeting_tui.desk import communities
from meeting_tui.desk.ballots import acts as ballots
from meeting_tui.desk.office import Office, open_office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import course
from meeting_tui.desk.polls.spec import poll_spec
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.desk.proposals import hearing
from meeting_tui.desk.roll import acts as roll
from meeting_tui.desk.signing import acts as signing
from meeting_tui.paper.ballots.payload import Payload, encode, poll_key
from meeting_tui.record.person import Person
from meeting_tui.refusal import Refusal
from meeting_tui.rules.profile import Profile
from meeting_tui.world import World

SPEC = """
title = "2026年业主大会会议"
matter = "cc278.5"
opens = 2026-11-24
closes = 2026-12-08T18:00:00
without_rehearsal = "沿用上次表决的打印机和扫描仪"
without_pack = "小额事项"
without_pack_by = ["李计票", "赵监票"]
place = "物业服务中心一楼投票箱"

[[question]]
id = "q1"
title = "加装电梯"
text = "使用维修资金为3栋加装电梯，总价48万元。"

[[question]]
id = "q2"
title = "充电棚"
text = "在东侧绿地建电动自行车充电棚。"
matter = "cc278.8"

[[question]]
id = "q3"
title = "选聘物业服务企业"
text = "两家报价，详见附件。"
matter = "cc278.4"
kind = "choose"
choices = [{id = "a", label = "安居物业"}, {id = "b", label = "和兴物业"}]
"""
STAFF = ("李计票", "赵监票", "志愿者小陈", "王阿姨（同住）", "张伟")
"""Who lends a hand and owns nothing."""
ALL_FOR = {"q1": ("for",), "q2": ("for",), "q3": ("a",)}


class Clock:
    """2026-11-25 09:00 +08:00 until moved; the same dice in every run."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 25, 9, 0, tzinfo=timezone(timedelta(hours=8)))
        self.thrown = 0

    def world(self) -> World:
        return World(now=lambda: self.at, token=self.token, order=range)

    def token(self, n: int) -> bytes:
        self.thrown += 1
        return hashlib.shake_128(f"polling {self.thrown - 1}".encode()).digest(n)


def write_roll(path: Path, voters: int = 8, area: int = 100) -> Path:
    """`voters` homes of one owner each, in one building; every one of `area` m²."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["楼栋", "单元", "房号", "专有部分面积", "业主姓名"])
        for no in range(1, voters + 1):
            writer.writerow(["1", "1", str(100 + no), f"{area}.00", f"业主{chr(0x4E00 + no)}"])
    return path


_MADE: dict[tuple[object, ...], tuple[bytes, int]] = {}
"""Estates as they were made first: the file, and how often the dice fell."""


def estate(
    folder: Path, voters: int = 8, profile: str | Profile = "cn-assembly", clock: Clock | None = None
) -> Office:
    """A founded community with a roll; 王建国 is at the keyboard, `STAFF` are registered.

    Of those that are alike in all, dice included, the first is made and the others are its copies.
    """
    clock = clock or Clock()
    roll_file = write_roll(folder / "roll.csv", voters)
    if type(clock) is not Clock or not isinstance(profile, str):
        return _made(folder, roll_file, profile, clock)
    alike, file = (voters, profile, clock.at, clock.thrown), folder / "estate.meeting"
    if alike not in _MADE:
        _made(folder, roll_file, profile, clock).close()
        _MADE[alike] = file.read_bytes(), clock.thrown
    data, clock.thrown = _MADE[alike]
    file.write_bytes(data)
    return persons.seated(open_office(file, "王建国", world=clock.world()), "王建国")


def _made(folder: Path, roll_file: Path, profile: str | Profile, clock: Clock) -> Office:
    office = communities.found(
        folder / "estate.meeting", "梧桐苑", profile, "zh", who="王建国", seats=5, world=clock.world()
    )
    office = persons.settled(office, "王建国")
    for name in STAFF:
        persons.register(office, name)
    roll.import_roll(office, roll_file)
    return office


def signers(office: Office, ref: str) -> tuple[Person, ...]:
    """Who may sign a meeting or poll."""
    with office.store.read() as session:
        return tuple(who for _, who in signing.officers(office, session, signing.stream_of(session, ref)))


def printed_poll(office: Office, folder: Path, spec: str = SPEC) -> str:
    """A poll with its ballots printed; returns its id."""
    poll = polls.new_poll(office, poll_spec(spec))
    ballots.print_ballots(office, poll, folder / "ballots.pdf")
    return poll


def brought_back(office: Office, poll: str, *refs: int | str) -> None:
    """These ballots were handed out and came back, as far as that is not on record."""
    for ref in refs:
        paper = ballots.look(office, ref, poll).paper
        if not paper.issued:
            ballots.issue(office, poll, [ref])
        if not paper.returned:
            ballots.return_(office, poll, [ref])


def keyed(office: Office, ref: int | str, marks: Mapping[str, tuple[str, ...]], poll: str) -> int:
    """A ballot was handed out, came back and is keyed in."""
    brought_back(office, poll, ref)
    return ballots.enter(office, ref, marks, poll)


def qr(office: Office, poll: str, serial: int, *, test: bool = False, page: int = 1) -> str:
    """What the QR of a ballot says."""
    return encode(Payload(poll, serial, page, test), poll_key(communities.signing_key(office), poll))


@contextmanager
def refused(code: str, **facts: object):  # type: ignore[no-untyped-def]
    """The block must be refused with this code and at least these facts."""
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.code == code
    told = {name: caught.value.facts.get(name) for name in facts}
    assert told == facts


def unchanged(office: Office, act: Callable[[], object], code: str, **facts: object) -> None:
    """The act is refused and leaves no trace in the store."""
    before = dump(office)
    with refused(code, **facts):
        act()
    assert dump(office) == before


def dump(office: Office) -> list[tuple[object, ...]]:
    """Every row of what polls write."""
    from sqlmodel import select

    from meeting_tui.store import tables

    kept = (tables.Matter, tables.Proposal, tables.Poll, tables.PollVoter, tables.Entry, tables.EntryText)
    with office.store.read() as session:
        return [tuple(row.model_dump().values()) for table in kept for row in session.exec(select(table))]


def full_pack(office: Office, number: int) -> None:
    """The proposal says all that its pack needs, and one household was heard and answered."""
    told = dict.fromkeys(("need", "single", "budget", "funding", "effect", "why_class"), "写明")
    draft = proposals.proposal(office, number).draft
    proposals.revise(office, number, replace(draft, **told))  # type: ignore[arg-type]
    group = hearing.group(office, number, "噪声")
    hearing.hear(office, number, "room", group=group)
    hearing.reply(office, number, group, "夜间不施工")


def close_now(office: Office, poll: str) -> None:
    """The poll is closed at once, by two of `STAFF` while ballots can still come."""
    try:
        polls.close_poll(office, poll)
    except Refusal as refusal:
        if refusal.code != "polls.early":
            raise
        with office.store.write() as session:
            two = [persons.guest(session, name).name for name in STAFF[:2]]
        course.close_early(office, poll, two, "到场业主都已投票")
