"""What is read back before a meeting closes: decisions, actions, who was here when, objections; one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meeting_tui.lang import _, _n, screen
from meeting_tui.lang.formats import clock, day
from meeting_tui.lang.gathering import there
from meeting_tui.lang.minutes import in_writing
from meeting_tui.record.meeting.values import MEMBER
from meeting_tui.record.person import distinct
from meeting_tui.tui.log import LogEntry
from meeting_tui.tui.words import form, names, outcome, titled, word

if TYPE_CHECKING:
    from meeting_tui.record.meeting.attested import EnteredObjection
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Action, Attendance, Item, Motion, Remark
    from meeting_tui.record.person import Person


@dataclass(frozen=True)
class Section:
    """A part of the page with its lines; `empty` is what it says where it has none."""

    title: str
    lines: tuple[LogEntry, ...]
    empty: str = ""


EVERYBODY, AN_OWNER = -1_000_000, -1_000_001
"""The lines that lead on: to everybody who was there, to another owner who confirms the minutes."""


def page(state: MeetingState, *, everybody: bool = False) -> Iterator[Section]:
    """What everybody in the room hears and sees. Of an assembly's hundreds how many and how much; one by one
    where `everybody` is asked for."""
    yield Section(_("Decisions"), tuple(_decisions(state)), _("No motion was put."))
    yield Section(_("Who does what until when"), tuple(_actions(state)), _("Nobody has anything to do."))
    stays = _in_numbers(state) if state.roll and not everybody else _stays(state)
    yield Section(_("Who was here"), tuple(stays))
    yield Section(_("Objections"), tuple(_objections(state)), _("Nobody objects."))


def whole(state: MeetingState, *, everybody: bool = False) -> Iterator[LogEntry]:
    """The page as lines of a log; below it who has confirmed the minutes, and what each said.

    A line is chosen by the entry it is about; who has confirmed has numbers below 0, see `confirms`, and so
    have the lines that lead on.
    """
    said = Section(_("What was said: each confirms or corrects their own"), tuple(_remarks(state)))
    confirmed = Section(_("Who confirms the minutes as they stand"), tuple(_confirmed(state)))
    for section in (*page(state, everybody=everybody), confirmed, *([said] if said.lines else [])):
        yield LogEntry(0, "", "", section.title, "head")
        yield from section.lines or (LogEntry(0, "", "", section.empty, "note"),)


def read_out(state: MeetingState) -> Iterator[str]:
    """The page as sentences for the wall."""
    for section in page(state):
        yield f"{section.title}"
        for line in (each for each in section.lines if each.seq != EVERYBODY):
            yield _("{who}: {text}", who=line.who, text=line.text) if line.who else line.text
        if not section.lines:
            yield section.empty
        yield ""


def approves(state: MeetingState) -> str:
    """The meeting whose minutes the open item is to approve; empty when there is none."""
    item = state.open_item
    return item.of if item and item.kind == "minutes" else ""


def confirms(state: MeetingState, line: LogEntry) -> Person | None:
    """Whom a line is about that says who has confirmed the minutes."""
    return _named(state)[-line.seq - 1] if EVERYBODY < line.seq < 0 else None


def _named(state: MeetingState) -> tuple[Person, ...]:
    """Who is listed by name as confirming the minutes: of an assembly's owners those who have."""
    if state.attest is None:
        return state.confirming
    return distinct((*state.attesting, *(each.person for each in state.minutes.confirmed)))


def _confirmed(state: MeetingState) -> Iterator[LogEntry]:
    at = {each.person: each.at for each in state.minutes.confirmed}
    for n, person in enumerate(_named(state), 1):
        when = next((moment for who, moment in at.items() if who.is_(person)), "")
        said = _("confirmed") if when else _("not yet")
        last = state.attest or person.among(state.attesting)
        told = said if last else titled(said, _("was not here at the end"))
        yield LogEntry(-n, clock(when), state.labels(person), told, "said" if when else "note")
    if state.attest and not state.minutes.final_at:
        owners = state.attest.owners
        said = (
            _n("{n} owner has to (Enter)", "{n} owners have to (Enter)", owners)
            if owners
            else _("may too (Enter)")
        )
        yield LogEntry(AN_OWNER, "", _("an owner who came"), said, "note")


def _decisions(state: MeetingState) -> Iterator[LogEntry]:
    for motion in state.motions:
        yield LogEntry(motion.seq, clock(motion.at), motion.filed, _motion(motion), "vote")


def _motion(motion: Motion) -> str:
    if motion.amends:
        told = _("Amendment {no} to motion {of}: {text}", no=motion.id, of=motion.amends, text=motion.text)
    else:
        told = _("Motion {no}: {text}", no=motion.id, text=motion.wording)
    if motion.decision:
        return f"{outcome(motion.decision)} · {told}"
    if motion.withdrawn_at:
        return f"{word('withdrawn')} · {told}"
    why = _("Laid aside") if motion.aside else _("not decided")
    return f"{why} · {told}"


def _actions(state: MeetingState) -> Iterator[LogEntry]:
    for action in state.actions:
        yield LogEntry(action.seq, "", state.labels(action.who), action_told(action), "vote")


def action_told(action: Action) -> str:
    """What is to be done until when, and what became of it."""
    told = _("{what} (by {due})", what=action.what, due=day(action.due, screen().lang))
    if action.dropped_at:
        return _("{what} · dropped: {reason}", what=told, reason=action.why)
    return f"{told} · {word('done')}" if action.done_at else told


def _stays(state: MeetingState) -> Iterator[LogEntry]:
    for stay in state.attendance:
        yield LogEntry(stay.seq, "", state.labels(stay.person), _stay(state, stay))
    if state.absent and state.opened_at:
        yield LogEntry(0, "", _("absent"), names(list(map(state.labels, state.absent))), "note")


def _in_numbers(state: MeetingState) -> Iterator[LogEntry]:
    """How much of the whole came, and how many of whom."""
    from meeting_tui.desk.meetings.weighing import came

    yield LogEntry(0, "", _("here or represented"), there(came(state), screen()))
    people: dict[str, list[Person]] = {}
    for stay in state.attendance:
        people.setdefault(stay.capacity, []).append(stay.person)
    for capacity, those in people.items():
        yield LogEntry(0, "", word(capacity), str(len(distinct(those))))
    yield LogEntry(EVERYBODY, "", "", _("Enter lists everybody, with times"), "note")


def _stay(state: MeetingState, stay: Attendance) -> str:
    left = stay.left or state.closed_at
    times = f"{clock(stay.came)}–{clock(left)}" if left else _("since {at}", at=clock(stay.came))
    if stay.capacity == MEMBER:
        return times
    told = " · ".join(filter(None, (word(stay.capacity), stay.person.organ)))
    return titled(times, told)


def _objections(state: MeetingState) -> Iterator[LogEntry]:
    for each in state.objections:
        yield LogEntry(each.seq, clock(each.at), state.labels(each.person), objection(state, each))


def objection(state: MeetingState, each: EnteredObjection) -> str:
    """What somebody objects, and to what."""
    text = _("(erased)") if each.says is None else each.says
    if told := each.written:
        text = in_writing(told.delivered, state.labels(told.by), told.undoes, each.taken_back, screen())
    found = state.motion(each.motion)
    if found is None:
        return _("to the record: {text}", text=text)
    if found[1].filed:
        return _("to decision {number}: {text}", number=found[1].filed, text=text)
    return _("to the vote on motion {no}: {text}", no=each.motion, text=text)


def _remarks(state: MeetingState) -> Iterator[LogEntry]:
    said: Iterable[tuple[Item, Remark]] = ((item, remark) for item in state.items for remark in item.remarks)
    for item, remark in said:
        text = _("(erased)") if remark.says is None else remark.says
        told = _("[{form}] {text}", form=form(remark.form), text=text) if remark.form != "speech" else text
        sure = _(" [confirmed by the speaker]") if remark.confirmed_at else ""
        who = state.labels(remark.speaker)
        yield LogEntry(remark.seq, clock(remark.at), who, f"{item.number} · {told}{sure}")
