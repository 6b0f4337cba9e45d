"""The days from which the law counts for the community, and that one of its duties was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from meeting_tui.lang import _
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.place import Place
from meeting_tui.tui.reading_fields import a_date
from meeting_tui.tui.said_times import day_in

if TYPE_CHECKING:
    from meeting_tui.desk.home import Task
    from meeting_tui.desk.office import Office


def days(place: Place) -> None:
    """Show what was told and let it be changed."""
    from meeting_tui.desk.board import occasions
    from meeting_tui.lang.terms import FIELDS

    def ask(told: Mapping[str, date]) -> None:
        fields = [
            FormField(
                event,
                _(FIELDS[event]),
                told[event].isoformat() if event in told else "",
                hint=_("may stay empty"),
                says=day_in(event),
            )
            for event in occasions.TOLD
        ]
        intro = _("From these days the law counts what the committee has to do.")
        place.ask(Form(_("Term and accounts"), fields, _keep, intro), lambda _kept: place.reload())

    place.do(occasions.now, ask)


def _keep(office: Office, values: Mapping[str, str]) -> bool:
    from meeting_tui.desk.board import occasions

    given = {event: values[event].strip() for event in occasions.TOLD}
    occasions.tell(office, {event: a_date(text, office) if text else None for event, text in given.items()})
    return True


def done(place: Place, task: Task, what: str) -> None:
    """Log that a duty of the community was done: where, or with whom, and when."""

    def act(office: Office, values: Mapping[str, str]) -> int:
        from meeting_tui.desk.board import postings

        since = a_date(values["since"], office)
        return postings.post(office, task.document, values["place"], since=since)

    today = place.house.world.now().date().isoformat()
    fields = (
        FormField("place", _("Where"), hint=_("such as the board at gate 1, or the sub-district office")),
        FormField("since", _("Done on"), today, says=day_in("since")),
    )
    form = Form(_("This was done"), fields, act, what, about=task.document)
    place.ask(form, lambda _number: place.reload())
