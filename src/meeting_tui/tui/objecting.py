"""What is asked of an objection in writing, to a poll's decision or a meeting's: who, and told when."""

from __future__ import annotations

from meeting_tui.lang import _
from meeting_tui.tui.form import FormField
from meeting_tui.tui.said_times import day_in


def voter_field() -> FormField:
    """A voter of the roll."""
    return FormField("voter", _("Voter"), hint=_("number on the roll, unit, or name"))


def delivered_field() -> FormField:
    """The day from which the days of objection run for them."""
    hint = _("when the decision was delivered")
    return FormField("delivered", _("Told them on"), hint=hint, says=day_in("delivered"))
