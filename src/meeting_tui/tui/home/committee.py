"""Who is in the committee."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from meeting_tui.lang import _
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.place import Place

if TYPE_CHECKING:
    from meeting_tui.desk.communities import MemberView
    from meeting_tui.desk.office import Office

Members = tuple["MemberView", ...]


def committee(place: Place) -> None:
    """Show who is in office and let it be changed."""

    def ask(members: Members) -> None:
        by_office = {
            each: [m.label for m in members if m.office == each] for each in ("chair", "vice", "member")
        }
        form = Form(
            _("The committee in office"),
            (
                FormField("chair", _("Chairperson"), "\n".join(by_office["chair"])),
                FormField("vice", _("Vice chair"), "\n".join(by_office["vice"]), kind="long"),
                FormField("member", _("Members"), "\n".join(by_office["member"]), kind="long"),
            ),
            lambda office, values: _keep(office, values, members),
            _("One name a line. Who is no longer named leaves the committee today."),
        )
        place.ask(form, lambda _kept: place.reload())

    from meeting_tui.desk import communities

    place.do(communities.members, ask)


def _keep(office: Office, values: Mapping[str, str], before: Members) -> Members:
    from meeting_tui.desk import communities

    since = {(member.label, member.office): member.since for member in before}
    named = [
        (line.strip(), each)
        for each in ("chair", "vice", "member")
        for line in values[each].split("\n")
        if line.strip()
    ]
    views = (communities.MemberView(name, each, since.get((name, each), "")) for name, each in named)
    return communities.set_members(office, views)
