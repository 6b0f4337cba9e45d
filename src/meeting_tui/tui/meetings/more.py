"""What the table can do that has no key of its own: a list, opened by the key that opens lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from meeting_tui.lang import N_, _
from meeting_tui.tui.meetings import attesting, reading_page
from meeting_tui.tui.meetings.read_back import approves
from meeting_tui.tui.pick import Pick, PickOption
from meeting_tui.tui.place import PaletteEntry

if TYPE_CHECKING:
    from meeting_tui.tui.meetings.table import MeetingTable

_WORDS = {
    "objection": (N_("Objection"), N_("Somebody objects to a decision or to the record")),
    "confirm": (N_("Read and confirm"), N_("What is read back, and who confirms it")),
    "last": (N_("The last minutes"), N_("Those this item approves: read them, put them right")),
}
_DO: Mapping[str, Callable[[MeetingTable], object]] = {
    "objection": attesting.enter_objection,
    "confirm": reading_page.read_back,
    "last": reading_page.last_minutes,
}


def entries(table: MeetingTable, why_not: Callable[[str], str | None]) -> Iterator[PaletteEntry]:
    """Each of them for the palette; one that can't be done now says there why not."""
    for act in _listed(table):
        words, tip = _WORDS[act]
        yield PaletteEntry(_(words), why_not(act) or _(tip), partial(_do, table, act, why_not))


def ask_for_more(table: MeetingTable, why_not: Callable[[str], str | None]) -> None:
    """List what there is; what can't be done now says why."""
    options = [PickOption(act, *map(_, _WORDS[act])) for act in _listed(table)]
    table.ask(Pick(_("What is to be done?"), options), lambda act: _do(table, act, why_not))


def _listed(table: MeetingTable) -> list[str]:
    return [act for act in _WORDS if act != "last" or (table.state and approves(table.state))]


def _do(table: MeetingTable, act: str, why_not: Callable[[str], str | None]) -> None:
    why = why_not(act)
    if why is None:
        _DO[act](table)
    else:
        table.house.say(why, bad=True)
