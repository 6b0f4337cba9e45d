"""Objections in writing to what was decided, in a poll or in a meeting: until when the law hears them."""

from __future__ import annotations

from datetime import date, timedelta

from meeting_tui.desk.office import Office
from meeting_tui.refusal import On, Refusal
from meeting_tui.rules.profile import Objection


def in_time(office: Office, after: Objection, label: str, delivered: date, decided: str) -> None:
    """Refused (`objections.late`) outside the days of the law, which run from the day on which the decision
    was delivered to who objects; `objections.early` where that is before it was taken (`decided`, ISO)."""
    if delivered < (day := date.fromisoformat(decided[:10])):
        raise Refusal("objections.early", voter=label, day=On(day.isoformat()))
    _within("objections.late", office, after, label, delivered)


def still_free(office: Office, after: Objection, label: str, delivered: date) -> None:
    """An objection can be taken back as long as it can be made; refused (`objections.final`) after that."""
    _within("objections.final", office, after, label, delivered)


def _within(code: str, office: Office, after: Objection, label: str, delivered: date) -> None:
    last = delivered + timedelta(days=after.days)
    if not delivered <= office.world.now().date() <= last:
        raise Refusal(code, voter=label, last=On(last.isoformat()))
