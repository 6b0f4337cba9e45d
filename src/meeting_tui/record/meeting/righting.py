"""What was entered is put right by later entries: text, speaker, item, form, time, presence; or erased."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from meeting_tui.record.chain import Entry
from meeting_tui.record.meeting.attested import EnteredObjection
from meeting_tui.record.meeting.items import Act, Texts
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import (
    Attendance,
    Correction,
    Erasure,
    FirstEntered,
    Motion,
    Remark,
    Righting,
)
from meeting_tui.record.person import person_of


def _corrected(state: MeetingState, entry: Entry, texts: Texts) -> MeetingState:
    of, text = entry.body["of"], texts.get((entry.seq, "text"))
    told = Correction(entry.seq, entry.at, entry.author, of, text)
    state = replace(state, corrections=(*state.corrections, told))
    state = _on_objection(state, of, lambda objection: replace(objection, corrected=text))
    return _on_remark(state, of, lambda remark: replace(remark, corrected=text, confirmed_at=""))


def _erased(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    of = entry.body["of"]
    done = Erasure(entry.seq, entry.at, entry.author, of, entry.body["reason"])
    corrections = tuple(replace(told, text=None) if told.seq == of else told for told in state.corrections)
    state = replace(state, corrections=corrections, erasures=(*state.erasures, done))
    for told in corrections:
        if told.seq == of:
            state = _on_remark(state, told.of, lambda remark: replace(remark, corrected=None))
            state = _on_objection(state, told.of, lambda objection: replace(objection, corrected=None))
    state = _on_objection(state, of, lambda objection: replace(objection, text=None))
    return _on_remark(_without_reason(state, of), of, lambda remark: replace(remark, text=None))


def _without_reason(state: MeetingState, seq: int) -> MeetingState:
    """Why somebody stands aside, erased if entry `seq` said it."""
    items = (
        replace(
            item,
            recusals=tuple(replace(each, reason=None) if each.seq == seq else each for each in item.recusals),
        )
        for item in state.items
    )
    return replace(state, items=tuple(items))


def _on_remark(state: MeetingState, seq: int, change: Callable[[Remark], Remark]) -> MeetingState:
    items = (
        replace(item, remarks=tuple(change(r) if r.seq == seq else r for r in item.remarks))
        if any(remark.seq == seq for remark in item.remarks)
        else item
        for item in state.items
    )
    return replace(state, items=tuple(items))


def _on_objection(
    state: MeetingState, seq: int, change: Callable[[EnteredObjection], EnteredObjection]
) -> MeetingState:
    changed = (change(each) if each.seq == seq else each for each in state.objections)
    return replace(state, objections=tuple(changed))


def _righted(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    found = state.remark(body["of"])
    if found is None:
        return noted(state, entry)
    item, remark = found
    right = replace(
        remark,
        at=body.get("said_at", remark.at),
        speaker=person_of(body, "speaker") if "speaker" in body else remark.speaker,
        form=body.get("form", remark.form),
        confirmed_at="",
        first=remark.first or FirstEntered(remark.at, remark.speaker, item.no, remark.form),
    )
    return noted(_put_on(state, right, body.get("no", item.no)), entry)


def _put_on(state: MeetingState, remark: Remark, no: int) -> MeetingState:
    """The remark stands on item `no`, among the others as they were entered."""

    def remarks(number: int, before: tuple[Remark, ...]) -> tuple[Remark, ...]:
        others = tuple(each for each in before if each.seq != remark.seq)
        if number != no:
            return others if len(others) < len(before) else before
        return tuple(sorted((*others, remark), key=lambda each: each.seq))

    items = (replace(item, remarks=remarks(item.no, item.remarks)) for item in state.items)
    return replace(state, items=tuple(items))


def noted(state: MeetingState, entry: Entry) -> MeetingState:
    """The state that names what the entry puts right."""
    fields = tuple(name for name in _RIGHTED if name in entry.body)
    noted = Righting(entry.seq, entry.at, entry.author, entry.body["of"], fields, entry.body)
    return replace(state, rightings=(*state.rightings, noted))


_RIGHTED = (
    *("speaker", "no", "form", "said_at", "came_at", "left_at", "capacity", "never"),
    *("text", "mover", "seconder", "what", "who", "due"),
)


def _confirmed(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    return _on_remark(state, entry.body["of"], lambda remark: replace(remark, confirmed_at=entry.at))


def _presence_righted(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body

    def right(stay: Attendance) -> Attendance:
        return replace(
            stay,
            came=body.get("came_at", stay.came),
            left=body.get("left_at", stay.left),
            capacity=body.get("capacity", stay.capacity),
            voter=body.get("voter", stay.voter),
            weights=body.get("weights", stay.weights),
        )

    stays = (
        right(stay) if stay.seq == body["of"] else stay
        for stay in state.attendance
        if stay.seq != body["of"] or not body.get("never")
    )
    return noted(replace(state, attendance=tuple(stays)), entry)


def _presence_added(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    person = person_of(body, "name", body.get("organ", ""))
    stay = Attendance(person, body["capacity"], body["came_at"], body.get("left_at", ""), entry.seq)
    stay = replace(stay, voter=body.get("voter", 0), weights=body.get("weights", {}))
    told = Righting(entry.seq, entry.at, entry.author, entry.seq, ("name", "came_at", "left_at"), body)
    return replace(state, attendance=(*state.attendance, stay), rightings=(*state.rightings, told))


def _motion_righted(state: MeetingState, entry: Entry, _texts: Texts) -> MeetingState:
    body = entry.body
    people: dict[str, Any] = {name: person_of(body, name) for name in ("mover", "seconder") if name in body}

    def right(motion: Motion) -> Motion:
        meant = replace(motion, text=body.get("text", motion.text), **people)
        return meant if motion.seq == body["of"] else motion

    items = (replace(item, motions=tuple(map(right, item.motions))) for item in state.items)
    return noted(replace(state, items=tuple(items)), entry)


STEPS: Mapping[str, Act] = {
    "correction": _corrected,
    "remark.righted": _righted,
    "remark.confirmed": _confirmed,
    "motion.righted": _motion_righted,
    "presence.righted": _presence_righted,
    "presence.added": _presence_added,
    "erasure": _erased,
}
