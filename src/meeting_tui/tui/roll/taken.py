"""After an import: what was taken, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from meeting_tui.lang import N_, _, _n, _p
from meeting_tui.tui.facts import FactList, Pair
from meeting_tui.tui.keys import key
from meeting_tui.tui.roll.told import summed
from meeting_tui.tui.shell import KeyBar
from meeting_tui.tui.text import line, lines
from meeting_tui.tui.words import weighed
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.desk.roll.acts import RollTotals
    from meeting_tui.desk.roll.preview import RollPreview


class Taken(WorkScreen[None]):
    """What the roll is now."""

    NAME = N_("The roll is in")
    HELP = N_("What was taken from the file, and what to look at next. Enter or Esc goes to the roll.")
    BINDINGS: ClassVar = [key("enter", "leave", N_("To the roll")), key("escape", "leave", show=False)]

    def __init__(self, seen: RollPreview, totals: RollTotals) -> None:
        super().__init__(classes="dialog")
        self._seen, self._totals = seen, totals

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            said = _n("The roll now has {n} voter.", "The roll now has {n} voters.", self._totals.voters)
            yield Static(line(said), classes="box-title")
            with VerticalScroll(can_focus=False):
                yield FactList(self._facts())
                yield Static(lines(self._next()), classes="box-foot")
            yield KeyBar()

    def _facts(self) -> list[Pair]:
        totals, seen = self._totals, self._seen
        rows = _n("{n} row", "{n} rows", len(seen.left_out_rows))
        columns = _n("{n} column", "{n} columns", len(seen.left_out_columns))
        facts: list[Pair] = [
            (_("File"), seen.file),
            (_p("number", "Units"), totals.units),
            (_("Heads"), totals.heads),
            *weighed(totals.area, totals.share),
            (_("Left out"), _("{rows}, {columns}", rows=rows, columns=columns)),
        ]
        return facts if seen.difference is None else [*facts, (_("Changes"), summed(seen.difference))]

    def _next(self) -> str:
        return _(
            "Next: compare units, heads and area with the registry or the service company; find ten homes at "
            "random, and every owner of several. What was answered here is not asked again of the next file. "
            "Then prepare a vote with F6, or a meeting with F5."
        )

    def action_leave(self) -> None:
        self.dismiss(None)
