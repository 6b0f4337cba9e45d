"""The record of a meeting, read while another process writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from meeting_tui.refusal import Refusal
from meeting_tui.tui.meetings.record import Quorum, weighed
from meeting_tui.world import REAL, World

if TYPE_CHECKING:
    from meeting_tui.desk.meetings.acts import MeetingLine
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState

NOBODY = Quorum(holds=False, can_pass=False)


@dataclass(frozen=True)
class Sight:
    """The meeting as it was `at` a moment; nothing while none is called."""

    state: MeetingState | None
    quorum: Quorum
    at: datetime


class Following:
    """One meeting of a file: the one named, else the one that runs, else the next. Kept to one thread."""

    def __init__(self, target: str, meeting: str = "", world: World = REAL) -> None:
        self._target, self._named, self._world = target, meeting, world
        self._office: Office | None = None
        self._last: MeetingState | None = None
        self._quorum = NOBODY

    def look(self) -> Sight:
        """As it is now; only what is new is read and folded.

        Refusal store.gone: the file is not there any more, or not the one it was. Then nothing is kept open,
        and the next look tries again.
        """
        try:
            return self._look(self._opened())
        except BaseException:
            self.close()
            raise

    def _opened(self) -> Office:
        from meeting_tui.desk.office import open_office

        if self._office is None:
            self._office = open_office(self._target, "", readonly=True, world=self._world)
        self._office.store.check_there()
        return self._office

    def _look(self, office: Office) -> Sight:
        from meeting_tui.desk.meetings import acts as meetings

        now = self._world.now()
        meeting = self._meeting(office, now)
        if not meeting:
            return Sight(None, NOBODY, now)
        state = meetings.meeting(office, meeting)
        if self._last is None or state.head != self._last.head:
            self._expect_same(office)
            self._quorum = weighed(office, state)
            self._last = state
        return Sight(state, self._quorum, now)

    def _meeting(self, office: Office, now: datetime) -> str:
        from meeting_tui.desk.meetings import acts as meetings

        if self._named or (self._last is not None and self._last.is_open):
            return self._named or (self._last.id if self._last else "")
        return chosen(meetings.meetings(office), self._last.id if self._last else "", now)

    def _expect_same(self, office: Office) -> None:
        """What was shown last is still in the record; else it is another file, however it came there."""
        from meeting_tui.desk.meetings import acts as meetings

        last = self._last
        if last is not None:
            found = meetings.record(office, last.id, last.count - 1)
            if not found or found[0].hash != last.head:
                raise Refusal("store.gone", path=self._target)

    def close(self) -> None:
        """Let go of the file."""
        if self._office is not None:
            self._office.close()
            self._office = None


def chosen(lines: Iterable[MeetingLine], followed: str, now: datetime) -> str:
    """The meeting for the wall: the one that runs, the one followed so far, the next, or the last."""
    known = sorted(lines, key=lambda line: (line.opened_at, line.planned_at))
    running = [line.id for line in known if line.opened_at and not line.closed_at]
    if running or followed:
        return running[-1] if running else followed
    today = now.date().isoformat()
    ahead = [line.id for line in known if not line.opened_at and line.planned_at[:10] >= today]
    return ahead[0] if ahead else (known[-1].id if known else "")
