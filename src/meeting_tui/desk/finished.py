"""What a committee has behind it: how much was held, decided, settled and counted since a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from meeting_tui.desk.matters.values import MatterView
from meeting_tui.desk.polls.acts import PollView
from meeting_tui.record.matter.values import DONE
from meeting_tui.record.meeting.state import MeetingState


@dataclass(frozen=True)
class Finished:
    """Since a day: meetings closed, motions decided in them, matters settled, polls counted."""

    since: date
    meetings: int
    decisions: int
    matters: int
    polls: int

    @property
    def any(self) -> bool:
        """Whether there is anything."""
        return bool(self.meetings or self.decisions or self.matters or self.polls)


def finished(
    since: date, held: Iterable[MeetingState], views: Iterable[MatterView], votes: Iterable[PollView]
) -> Finished:
    """What these have behind them since that day, by the days on record."""
    first, meetings = since.isoformat(), tuple(held)
    motions = (motion for each in meetings for item in each.items for motion in item.motions)
    return Finished(
        since,
        sum(bool(each.closed_at) and each.closed_at[:10] >= first for each in meetings),
        sum(bool(motion.number) and motion.decided_at[:10] >= first for motion in motions),
        sum(_settled(view) >= first for view in views),
        sum(bool(each.counted_at) and each.counted_at[:10] >= first for each in votes),
    )


def _settled(view: MatterView) -> str:
    """The day on which it was settled; empty while it is not."""
    moves = (move.at[:10] for move in reversed(view.stands.moves))
    return next(moves, "") if view.stands.state == DONE else ""
