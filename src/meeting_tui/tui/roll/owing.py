"""Arrears of a voter's units: noted by a form, taken back by another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from meeting_tui.lang import _
from meeting_tui.tui.form import Form, FormField

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.desk.roll.acts import VoterDetail
    from meeting_tui.desk.roll.arrears import InArrears

Values = Mapping[str, str]


def noting(detail: VoterDetail) -> Form[str]:
    """Since when one of the voter's units is in arrears, and by which paper."""

    def act(office: Office, values: Values) -> str:
        from meeting_tui.desk.roll import arrears
        from meeting_tui.tui.reading_fields import a_date

        arrears.note(office, values["unit"], a_date(values["since"], office), values["source"])
        return _("{unit}: the arrears are noted.", unit=values["unit"])

    units = [unit.place for unit in detail.units]
    fields = (
        FormField("unit", _("Unit"), units[0], kind="choice", options=[(unit, unit) for unit in units]),
        FormField("since", _("Since"), hint=_("the first day of the arrears")),
        FormField("source", _("By which paper"), hint=_("a list, a reminder, a decision of the committee")),
    )
    intro = _("Whoever owes has no vote, or can't stand, as far as the rules say so. It is never published.")
    return Form(_("Note arrears"), fields, act, intro, about=detail.voter.label)


def taking_back(noted: Sequence[InArrears]) -> Form[str]:
    """Nothing was owed: which unit, and why."""

    def act(office: Office, values: Values) -> str:
        from meeting_tui.desk.polls import arrears

        again = arrears.settle(office, values["unit"], "withdrawn", values["reason"])
        return _("{name} has a vote again.", name=again[0]) if again else _("The arrears are taken back.")

    options = [(each.unit, each.place) for each in noted]
    fields = (
        FormField("unit", _("Unit"), options[0][0], kind="choice", options=options),
        FormField("reason", _("Why")),
    )
    return Form(_("Arrears taken back"), fields, act, _("It stands in the record with your name."))
