"""An item comes off the agenda: asked first; with a reason once others may have read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from meeting_tui.clean import clean
from meeting_tui.lang import _, _n
from meeting_tui.record.meeting.agenda import family
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.tui.ask import Ask, Sure
from meeting_tui.tui.form import Form, FormField
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item
    from meeting_tui.tui.meetings.prepared import Prepared


def take_off(on: WorkScreen[None], seen: Prepared, item: Item, then: Callable[[], object]) -> None:
    """Ask whether an item comes off with all under it; and why, once others may have read the agenda."""
    state, under = seen.state, len(family(seen.state.items, item.no))
    counted = _n("{n} item, with all under it.", "{n} items, with all under them.", under)
    sure = Sure(_("Take it off the agenda"), f"{item.number} {item.title}\n{counted}", (under,))

    def act(office: Office, values: Mapping[str, str]) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        if meetings.meeting(office, state.id).count != state.count:
            raise Refusal("tui.changed")
        return meetings.remove_item(office, state.id, item.no, values["reason"])

    if not (seen.announced or state.opened_at):
        on.ask(Ask(sure), lambda _yes: on.do(lambda office: act(office, {"reason": ""}), lambda _s: then()))
        return

    def reasoned(_office: Office, values: Mapping[str, str]) -> Sure:
        if not clean(values["reason"]):
            raise Refusal("meetings.removal_reason", field=FieldName("reason"))
        return sure

    said = _("Others have read this agenda. The reason stays on record.")
    form = Form(sure.act, (FormField("reason", _("Why")),), act, said, sure=reasoned)
    on.ask(form, lambda _state: then())
