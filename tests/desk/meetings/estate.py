"""An estate of owners with an assembly called, for everything that happens in the room."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from meeting_tui.desk import communities
from meeting_tui.desk.communities import MemberView
from meeting_tui.desk.meetings import acts as desk
from meeting_tui.desk.meetings.acts import AgendaSpec, MeetingSpec
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons import acts as persons
from meeting_tui.desk.roll import acts as roll
from meeting_tui.paper import door
from meeting_tui.world import World

HEAD = ["楼栋", "单元", "房号", "专有部分面积", "业主姓名", "证件号后四位"]
COUNCIL = ("业主0001", "业主0002", "业主0003")


@dataclass(frozen=True)
class Row:
    """A unit of the estate as its file has it; two owners at most."""

    room: str
    area: int
    owners: tuple[str, ...]


def rows(voters: int) -> list[Row]:
    """Units of so many voters of all sizes; every tenth has two owners, every fifteenth a second unit."""
    made = []
    for no in range(1, voters + 1):
        second = (f"配偶{no:04d}",) if not no % 10 else ()
        owners = (f"业主{no:04d}", *second)
        made.append(Row(f"{100 + no}", 5000 + (no * 7919) % 9000, owners))
        if not no % 15:
            made.append(Row(f"{20000 + no}", 1234 + no, owners))
    return made


def estate(
    folder: Path, world: World, voters: int = 274, profile: str = "cn-assembly", more: Iterable[Row] = ()
) -> Office:
    """The community, its roll with `more` units behind, a committee of three owners, and the assembly m1."""
    path = folder / "roll.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*HEAD, "份额"])
        for row in (*rows(voters), *more):
            marks = "、".join(owner[-4:] for owner in row.owners)
            area = f"{row.area // 100}.{row.area % 100:02d}"
            writer.writerow(["1", "1", row.room, area, "、".join(row.owners), marks, f"{area}/100000"])
    office = communities.found(
        folder / "c.meeting", "梧桐苑", profile, "zh", who="王秘书", seats=5, world=world
    )
    office = persons.settled(office, "王秘书")
    persons.register(office, "李秘书", organ="物业")
    roll.import_roll(office, path)
    seated = [MemberView(name, "member" if at else "chair") for at, name in enumerate(COUNCIL)]
    communities.set_members(office, seated)
    agenda = (AgendaSpec("维修资金", "decision"), AgendaSpec("其他", "discussion"))
    spec = MeetingSpec("业主大会", kind="assembly", agenda=agenda, chair=COUNCIL[0], recorder="李秘书")
    desk.new_meeting(office, spec)
    return office


def code(office: Office, voter: int, meeting: int = 1) -> str:
    """What the attendance sheet says beside a voter."""
    return codes(office, [voter], meeting)[0]


def codes(office: Office, voters: Iterable[int], meeting: int = 1, *, proxy: bool = False) -> list[str]:
    """The same of many; or what the forms for a `proxy` say."""
    key = door.door_key(communities.signing_key(office), roll.fingerprint(office))
    return [door.encode(door.DoorCode(meeting, voter, proxy), key) for voter in voters]
