"""The floor beside the record: who speaks and waits, the motion and what it needs, the quorum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.lang.difference import difference
from meeting_tui.tui.meetings.panel_lines import beside, head, row
from meeting_tui.tui.meetings.panels import enough
from meeting_tui.tui.meetings.sheets import PanelLine
from meeting_tui.tui.meetings.speakers import speaking, waiting
from meeting_tui.tui.meetings.voting import needs, numbers
from meeting_tui.tui.text import line
from meeting_tui.tui.words import clauses, names, outcome, word

if TYPE_CHECKING:
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item, Motion
    from meeting_tui.tui.meetings.record import Quorum


def floor(state: MeetingState, quorum: Quorum, now: datetime, cells: int) -> Iterator[PanelLine]:
    """Everything that is not said but holds."""
    item = None if state.closed_at or state.pause else state.open_item
    yield head(_("The floor"))
    if item is not None:
        yield from _speakers(state, item, now, cells)
        if item.question:
            yield PanelLine(line(""))
            yield from _motion(state, item.question, cells)
        if item.recused:
            aside = names(list(map(state.labels, item.recused)))
            yield row(_("Stand aside: {names}", names=aside), cells)
    if item is None:
        yield from _decided(state, cells)
    elif not (item.speaking or item.queue or item.question):
        yield row(_("Nobody waits, nothing is put."), cells, "$text-muted")
    sure = quorum.holds and quorum.can_pass
    if not state.closed_at:
        yield row(enough(quorum), cells, "" if sure else "bold $error")


def _decided(state: MeetingState, cells: int) -> Iterator[PanelLine]:
    """What was decided until now."""
    for motion in state.motions:
        if motion.decision:
            yield beside(motion.wording, outcome(motion.decision), cells, key=f"entry {motion.seq}")


def _speakers(state: MeetingState, item: Item, now: datetime, cells: int) -> Iterator[PanelLine]:
    if item.speaking:
        yield beside(speaking(state, item.speaking, now), "", cells, "bold", item.speaking.person.ref)
    for each, said in waiting(state, item, now):
        yield beside(said, "", cells, key=f"{each.person.ref} waits", before="  ")
    if item.debate_closed:
        yield row(_("Debate is closed"), cells)


def _motion(state: MeetingState, motion: Motion, cells: int) -> Iterator[PanelLine]:
    yield beside(moved(state, motion), "", cells, "bold $accent")
    yield beside(wording(state, motion), "", cells, "bold", f"entry {motion.seq}")
    if motion.seconder:
        yield row(_("Seconded by {name}", name=state.labels(motion.seconder)), cells)
    for number, _wording in motion.amended:
        yield row(_("As amended by motion {no}", no=number), cells)
    counts = numbers(motion)
    if any(counts.values()):
        yield row(clauses(f"{word(choice)} {n}" for choice, n in counts.items()), cells)
    if told := needs(state, motion):
        yield row(told, cells, "bold")


def wording(state: MeetingState, motion: Motion) -> str:
    """As it reads now; of an amendment, what it changes."""
    found = state.motion(motion.amends)
    if found is None:
        return motion.wording
    return difference(found[1].wording_before(motion.id), motion.wording, screen().lang)


def moved(state: MeetingState, motion: Motion) -> str:
    """Which motion it is, and whose."""
    mover = state.labels(motion.mover)
    if motion.amends:
        return _(
            "Motion {no} to amend motion {of}, moved by {mover}", no=motion.id, of=motion.amends, mover=mover
        )
    return _("Motion {no}, moved by {mover}", no=motion.id, mover=mover)
