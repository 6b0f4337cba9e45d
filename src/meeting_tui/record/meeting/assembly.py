"""What entries do to an assembly: the roll it goes by, who represents whom, how all others vote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.items import Act, Texts
from meeting_tui.record.meeting.standing import FrozenRoll, RoomProxy
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.person import person_of


def _frozen(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    cut, voted = (
        {int(voter): weights for voter, weights in body.get(name, {}).items()} for name in ("cut", "voted")
    )
    told = {name: body[name] for name in ("voters", "units", "totals", "decimals")}
    return replace(
        state, roll=FrozenRoll(body["roll"], **told, whole=body.get("whole", 1), cut=cut, voted=voted)
    )


def _represents(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
    body = entry.body
    given = RoomProxy(
        entry.seq,
        body["voter"],
        texts.get((entry.seq, "of")),
        body.get("unit", ""),
        person_of(body, "name"),
        body["weights"],
        body["role"],
        body.get("form", ""),
        entry.at,
    )
    return replace(state, proxies=(*state.proxies, given))


def _represents_no_more(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    voter, why = entry.body["voter"], entry.body["why"]
    proxies = (
        replace(each, ended=entry.at, why=why) if each.voter == voter and not each.ended else each
        for each in state.proxies
    )
    return replace(state, proxies=tuple(proxies))


STEPS: Mapping[str, Act] = {
    "roll.frozen": _frozen,
    "proxy.in": _represents,
    "proxy.out": _represents_no_more,
}
