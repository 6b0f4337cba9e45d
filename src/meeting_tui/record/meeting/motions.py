"""What entries do to motions: votes, decisions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.items import Act, Texts, on_item
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item, Motion
from meeting_tui.record.person import people_of, person_of


def _put(item: Item, entry: Entry, _texts: Texts) -> Item:
    body = entry.body
    motion = Motion(entry.seq, body["motion"], entry.at, body["text"], person_of(body, "mover"))
    return replace(item, motions=(*item.motions, motion))


def _motion(change: Callable[[Motion, Entry], Motion]) -> Act:
    def act(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
        number = entry.body["motion"]
        items = (
            replace(item, motions=tuple(change(m, entry) if m.id == number else m for m in item.motions))
            if any(motion.id == number for motion in item.motions)
            else item
            for item in state.items
        )
        return replace(state, items=tuple(items))

    return act


def _vote(motion: Motion, entry: Entry) -> Motion:
    return replace(motion, votes={**motion.votes, person_of(entry.body, "name"): entry.body["choice"]})


def _decided(motion: Motion, entry: Entry) -> Motion:
    return replace(motion, present=people_of(entry.body, "present"), decision=entry.body["decision"])


STEPS: Mapping[str, Act] = {
    "motion.put": on_item(_put),
    "vote.cast": _motion(_vote),
    "motion.decided": _motion(_decided),
    "motion.withdrawn": _motion(lambda motion, entry: replace(motion, withdrawn_at=entry.at)),
}
