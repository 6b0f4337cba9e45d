"""The working group of a matter: who works on it, what for, until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from meeting_tui.clean import clean
from meeting_tui.desk.matters.dealing import dealing
from meeting_tui.desk.meetings.floor import line
from meeting_tui.desk.office import Office
from meeting_tui.desk.persons.find import resolve
from meeting_tui.record.person import bodies_of, distinct
from meeting_tui.refusal import FieldName, On, Refusal


def form_group(office: Office, number: int, members: Iterable[str], mandate: str, until: date) -> int:
    """Form the working group; returns the number of its entry. Refusals matters.has_group, .no_members,
    .group_past, persons.…"""
    today, task = office.world.now().date(), line(mandate, "mandate")
    if until < today:
        facts = {"until": On(until.isoformat()), "today": On(today.isoformat())}
        raise Refusal("matters.group_past", field=FieldName("until"), **facts)
    with dealing(office, number) as on:
        on.may("form_group")
        people = distinct(resolve(on.session, each) for each in members)
        if not people:
            raise Refusal("matters.no_members", field=FieldName("members"))
        body = {"mandate": task, "until": until.isoformat(), **bodies_of("members", people)}
        return on.write("group.formed", **body).seq


def dissolve_group(office: Office, number: int, reason: str) -> None:
    """The working group ends. Refusals matters.no_group, matters.no_reason."""
    why = clean(reason)
    with dealing(office, number) as on:
        group = on.may("dissolve_group", reason=why).group
        if group:
            on.write("group.dissolved", of=group.seq, reason=why)
