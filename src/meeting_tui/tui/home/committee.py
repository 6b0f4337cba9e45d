"""Who is in the committee."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from meeting_tui.lang import _, screen
from meeting_tui.lang.outcome import joined
from meeting_tui.record.person import Person
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.place import Place

if TYPE_CHECKING:
    from meeting_tui.desk.communities import MemberView
    from meeting_tui.desk.office import Office

OFFICES = ("chair", "vice", "member")


@dataclass(frozen=True)
class _Seat:
    """A member as a person; without a roll somebody may take a seat whom only the roll will know."""

    person: Person
    office: str
    since: str


Seats = tuple[_Seat, ...]


def committee(place: Place) -> None:
    """Show who is in office and let it be changed."""

    def ask(found: tuple[Seats, bool]) -> None:
        seats, roll = found
        labels = {"chair": _("Chairperson"), "vice": _("Vice chair"), "member": _("Members")}
        fields = [
            FormField(
                each,
                labels[each],
                kind="person" if each == "chair" else "persons",
                people=[seat.person for seat in seats if seat.office == each],
                free=not roll,
            )
            for each in OFFICES
        ]
        intro = [_("Who is no longer named leaves the committee today.")]
        if not roll:
            intro.append(_("Without a roll yet, names are taken as they are written."))
        form = Form(
            _("The committee in office"),
            fields,
            lambda office, values: _keep(office, values, seats),
            joined(intro, screen()),
        )
        place.ask(form, lambda _kept: place.reload())

    place.do(_now, ask)


def _now(office: Office) -> tuple[Seats, bool]:
    """Who sits, and whether there is a roll."""
    from meeting_tui.desk import communities
    from meeting_tui.desk.persons.acts import find
    from meeting_tui.desk.roll import acts as roll

    seats = (
        _Seat(
            find(office, f"p{member.person}") if member.person else Person(0, member.name),
            member.office,
            member.since,
        )
        for member in communities.members(office)
    )
    return tuple(seats), bool(roll.totals(office).voters)


def _keep(office: Office, values: Mapping[str, str], before: Seats) -> tuple[MemberView, ...]:
    from meeting_tui.desk import communities

    since = {(seat.person.ref, seat.office): seat.since for seat in before}
    named = [(ref, each) for each in OFFICES for ref in filter(None, values[each].split("\n"))]
    views = (communities.MemberView(ref, each, since.get((ref, each), "")) for ref, each in named)
    return communities.set_members(office, views)
