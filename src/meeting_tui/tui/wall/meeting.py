"""What the wall shows of a meeting: one function of its state, for F9 and for a second terminal alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.lang.formats import clock
from meeting_tui.lang.outcome import NOTHING, sentence, weights_of
from meeting_tui.record.meeting.phase import CLOSED, ON_ITEM, phase
from meeting_tui.tui.meetings.clocks import item_clock
from meeting_tui.tui.meetings.floor_panel import moved, wording
from meeting_tui.tui.meetings.gathering import on_wall
from meeting_tui.tui.meetings.panels import enough, heading
from meeting_tui.tui.meetings.read_back import read_out
from meeting_tui.tui.meetings.speakers import speakers
from meeting_tui.tui.meetings.voting import needs, numbers, others, supposed
from meeting_tui.tui.wall.projection import Projection
from meeting_tui.tui.words import moment, outcome, titled, word

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item, Motion
    from meeting_tui.tui.meetings.record import Quorum

CHOICES = ("for", "against", "abstain")


def wall(state: MeetingState, quorum: Quorum, now: datetime) -> Projection:
    """The item with its last motion and the vote on it; between items, before and after: the whole; while the
    record is read back, what is read."""
    stands, item = phase(state), state.open_item
    if stands == CLOSED:
        return _closed(state)
    if state.minutes.read_at and not state.pause:
        return Projection(_("What is read back"), (), tuple(read_out(state)), (state.title,))
    if item is None or stands not in ON_ITEM:
        return _agenda(state, quorum)
    motion = item.question or _settled(item)
    return _item(state, item, quorum, now) if motion is None else _motion(state, item, motion, quorum, now)


def _settled(item: Item) -> Motion | None:
    """The last motion put, with what became of it; not what amended it or put it off, voted before."""
    own = [each for each in item.motions if not (each.amends or each.form)]
    return own[-1] if own else None


def _item(state: MeetingState, item: Item, quorum: Quorum, now: datetime) -> Projection:
    lines = (*_speaker(state, item, now), enough(quorum))
    head = (_joined(_where(state, item), _runs(state, item, now), word(item.kind)),)
    return Projection(item.title, _present(state), lines, head, item.number)


def _motion(state: MeetingState, item: Item, motion: Motion, quorum: Quorum, now: datetime) -> Projection:
    head = (
        _joined(_where(state, item), _runs(state, item, now), titled(item.title, word(item.kind))),
        moved(state, motion),
    )
    told, result = _told(state, item, motion, quorum, now)
    votes = () if motion.withdrawn_at else _votes(supposed(state, motion))
    return Projection(wording(state, motion), votes, told, head, str(motion.id), result)


def _told(
    state: MeetingState, item: Item, motion: Motion, quorum: Quorum, now: datetime
) -> tuple[tuple[str, ...], str]:
    """How it stands with a motion, in sentences and in a word."""
    if motion.withdrawn_at:
        return (), _("Withdrawn")
    if motion.aside:
        return (), _("Laid aside")
    if motion.decision:
        hides = weights_of(motion.decision) if state.roll else NOTHING
        return (sentence(motion.decision, screen(), final=True, hides=hides),), outcome(motion.decision)
    if motion.vote or motion.votes:
        shown = supposed(state, motion)
        told = _joined(_("The vote is being taken"), needs(state, shown, of_heads=True), enough(quorum))
        return (told, *([_others(motion)] if shown is not motion else [])), ""
    return (*_speaker(state, item, now), _joined(needs(state, motion), enough(quorum))), ""


def _others(motion: Motion) -> str:
    """What is supposed of all who are not named."""
    return _("All others here: {others}.", others=word(others(motion)))


def _votes(motion: Motion) -> tuple[tuple[str, str], ...]:
    """Nothing where nobody has voted: three noughts would say that somebody had."""
    counts = numbers(motion)
    shown = (*CHOICES, "invalid") if counts.get("invalid") else CHOICES
    return tuple((word(choice), str(counts[choice])) for choice in shown) if any(counts.values()) else ()


def _agenda(state: MeetingState, quorum: Quorum) -> Projection:
    """Before it is opened, while it is interrupted, and while no item is taken up."""
    pause = state.pause
    when, place = (pause.until or pause.since, pause.place) if pause else (state.planned_at, state.place)
    about = state.title if pause else "" if state.opened_at else _("Not open yet")
    head = tuple(filter(None, (about, _joined(moment(when), place or state.place))))
    return Projection(heading(state), (), (enough(quorum), "", *map(_line, state.items)), head)


def _line(item: Item) -> str:
    planned = _("{n} min", n=item.planned) if item.planned else ""
    told = word("done") if item.closed_at else planned
    title = f"{item.number}  {item.title}"
    return titled(title, told) if told else title


def _closed(state: MeetingState) -> Projection:
    head = (state.title, _("closed at {time}", time=clock(state.closed_at)))
    return Projection(_("The meeting is closed"), (), tuple(_decisions(state)), head)


def _decisions(state: MeetingState) -> Iterator[str]:
    for motion in state.motions:
        if motion.decision:
            yield _("{title}: {outcome}", title=outcome(motion.decision), outcome=motion.wording)


def _where(state: MeetingState, item: Item) -> str:
    return _("item {no} of {most}", no=item.number, most=state.length)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _runs(state: MeetingState, item: Item, now: datetime) -> str:
    """How long the item runs, without the interruptions, against what was planned."""
    return _("running {time}", time=item_clock(state, item, now))


def _present(state: MeetingState) -> tuple[tuple[str, str], ...]:
    if state.roll is not None:
        return on_wall(state)
    return (_("present"), str(len(state.present))), (_("members"), str(len(state.members)))


def _speaker(state: MeetingState, item: Item, now: datetime) -> Iterator[str]:
    """Who has the floor, for how long, and who is next; without a queue, who spoke last."""
    if said := speakers(state, now):
        yield said
    elif item.remarks:
        yield _("Last to speak: {name}", name=state.labels(item.remarks[-1].speaker))
