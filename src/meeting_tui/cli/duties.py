"""The duties of a meeting or a poll, as commands print them."""

from __future__ import annotations

from collections.abc import Sequence

from meeting_tui.cli import out
from meeting_tui.lang import _, screen
from meeting_tui.lang.duties import duty
from meeting_tui.published import DutyForm


def tell(found: Sequence[DutyForm]) -> None:
    """Print what the law wants by when, and what was done (`desk.duties.published`)."""
    if found:
        out.data("\n" + _("Duties"))
    for due in found:
        out.data(f"   {duty(due, screen())}")
