"""Objections in writing to what was decided, in a poll or in a meeting: until when the law hears them."""

from __future__ import annotations

from datetime import date, timedelta

from meeting_tui.desk.office import Office
from meeting_tui.refusal import On, Refusal
from meeting_tui.rules.profile import Objection


def in_time(office: Office, after: Objection, label: str, delivered: date) -> None:
    """Refused (`objections.late`) outside the days of the law, which run from the day on which the decision
    was delivered to who objects."""
    last = delivered + timedelta(days=after.days)
    if not delivered <= office.world.now().date() <= last:
        raise Refusal("objections.late", voter=label, last=On(last.isoformat()))
