"""What one does with an agenda on a screen: write in its rows, set in, move, take off.

Before the meeting and at the chair's table it is the same; each change is an entry in the record.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from meeting_tui.lang import N_, _
from meeting_tui.tui.grid import RowGrid
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.meetings import able, outline
from meeting_tui.tui.meetings.item_form import item_form, new_item
from meeting_tui.tui.meetings.outline import FreshRow
from meeting_tui.tui.meetings.outline_view import OutlineView, RowLine
from meeting_tui.tui.meetings.prepared import Prepared, prepared
from meeting_tui.tui.meetings.taking_off import take_off
from meeting_tui.tui.shell import WordBar
from meeting_tui.tui.work import WorkScreen

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState

OUTLINE_KEYS = (
    chord("ctrl+n", "fresh", N_("New item"), N_("Write an item below this one")),
    chord("ctrl+o", "whole", N_("All of it"), N_("Kind, presenter, minutes, what it is about, enclosures")),
    key("tab", "deeper", N_("Deeper"), N_("Put the item under the one before it"), priority=True),
    key("shift+tab", "shallower", N_("Out"), N_("Put it beside the one it stands under"), priority=True),
    key("ctrl+u", "move(-1)", N_("Up"), N_("Move the item up"), priority=True),
    key("ctrl+d", "move(1)", N_("Down"), N_("Move the item down"), priority=True),
    key("delete", "remove", N_("Take off"), N_("Take the item off the agenda")),
)
_ON_ITEM = frozenset({"whole", "deeper", "shallower", "move", "remove"})
CHANGES = _ON_ITEM | {"fresh"}
"""What changes the agenda."""


class Outlining(WorkScreen[None]):
    """A screen with the agenda of one meeting; whoever is one lists `OUTLINE_KEYS` among its bindings."""

    def __init__(self, meeting: str, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.meeting = meeting
        self._seen: Prepared | None = None

    @property
    def about(self) -> str:
        return self.meeting

    @property
    def outline(self) -> OutlineView:
        """The agenda."""
        return self.query_one(OutlineView)

    @property
    def state(self) -> MeetingState | None:
        """The meeting as it was seen last."""
        return self._seen.state if self._seen else None

    def reload(self) -> None:
        """Look at the meeting."""
        self.do(lambda office: prepared(office, self.meeting), self.show)

    def show(self, seen: Prepared) -> None:
        """What was looked at."""
        self._seen = seen
        self.outline.show(seen.state, seen.matters)
        if self.focused is None or not self.focused.display:
            self.outline.keyboard.focus()
        self.refresh_bindings()

    def why_not(self, action: str) -> str | None:
        state = self.state
        if state is not None and action in CHANGES and (why := able.told(state, "add_item")):
            return why
        if state is not None and not state.items and action in _ON_ITEM and self.outline.row is None:
            return _("Nothing on the agenda yet: Ctrl+N puts an item on it.")
        return None

    # writing in a row

    def on_data_table_row_selected(self, _event: RowGrid.RowSelected) -> None:
        why = self.why_not("fresh")
        if why:
            self.house.say(why, bad=True)
        elif item := self.outline.item:
            self._write(item.no)

    def _write(self, row: int | FreshRow) -> None:
        """Go on in a row, with what was left in it unfinished."""
        item = self.state.item(row) if self.state and isinstance(row, int) else None
        left = self.house.drafts.at(self.draft_place).get(_draft(row))
        self.outline.write(row, left or (item.title if item else ""))

    def on_input_changed(self, event: RowLine.Changed) -> None:
        row = self.outline.row
        if isinstance(event.input, RowLine) and row is not None:
            self._keep_draft(row, event.value if self.outline.changed else "")
            self.query_one(WordBar).forget()

    def _keep_draft(self, row: int | FreshRow, text: str) -> None:
        kept = {**self.house.drafts.at(self.draft_place), _draft(row): text}
        self.house.drafts.keep(self.draft_place, kept)

    def on_typed_line_entered(self, event: RowLine.Entered) -> None:
        event.stop()
        row, adding = self.outline.row, self.outline.adding
        if adding and (isinstance(row, int) or self.outline.changed):
            self.kept(self._begin_below)
        else:
            self.kept(lambda _no: self.outline.leave())

    def on_row_line_stepped(self, event: RowLine.Stepped) -> None:
        def step(no: int) -> None:
            items = self.state.items if self.state else ()
            at = next((place for place, item in enumerate(items) if item.no == no), 0) + event.by
            if 0 <= at < len(items):
                self._write(items[at].no)

        self.kept(step)

    def kept(self, then: Callable[[int], object]) -> None:
        """What is written in the row goes on the agenda first; `then` gets the item's number, 0: none."""
        row, text = self.outline.row, self.outline.line.value
        if row is None or not self.outline.changed:
            item = self.outline.item
            then(item.no if item else 0)
            return

        def kept(found: tuple[int, Prepared]) -> None:
            no, seen = found
            self._keep_draft(row, "")
            self.outline.row = no
            self.show(seen)
            then(no)

        self.do(lambda office: _keep(office, self.meeting, row, text), kept)

    def _begin_below(self, no: int) -> None:
        state = self.state
        if state is not None:
            self._write(outline.below(state, state.item(no)))

    def leave_row(self) -> bool:
        """Write in no row any more; whether one was written in."""
        written = self.outline.row is not None
        self.outline.leave()
        return written

    # doing

    def action_fresh(self) -> None:
        if not isinstance(self.outline.row, FreshRow) or self.outline.changed:
            self.kept(self._begin_below)

    def action_deeper(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        self._set_in(outline.deeper, meetings.deeper)

    def action_shallower(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        self._set_in(outline.shallower, meetings.shallower)

    def _set_in(
        self,
        fresh: Callable[[MeetingState, FreshRow], FreshRow],
        act: Callable[[Office, str, int], MeetingState],
    ) -> None:
        """An empty row only stands elsewhere; an item moves."""
        row, state = self.outline.row, self.state
        if isinstance(row, FreshRow) and not self.outline.changed and state is not None:
            self._write(fresh(state, row))
        else:
            self._change(act)

    def action_move(self, by: int) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        self._change(lambda office, meeting, no: meetings.move_item(office, meeting, no, by))

    def _change(self, act: Callable[[Office, str, int], Any]) -> None:
        def change(no: int) -> None:
            if no:
                self.do(
                    lambda office: (act(office, self.meeting, no), prepared(office, self.meeting))[1],
                    self.show,
                )

        self.kept(change)

    def action_whole(self) -> None:
        row = self.outline.row

        def whole(no: int) -> None:
            seen = self._seen
            item = seen.state.item(no) if seen else None
            if seen is not None and item is not None:
                self.ask(item_form(seen, item), lambda _state: self.reload())
            elif seen is not None and isinstance(row, FreshRow):
                self.ask(new_item(self.meeting, seen.matters, seen, row), self._added)

        self.kept(whole)

    def _added(self, state: MeetingState) -> None:
        """The cursor goes to the new item."""
        newest = max(each.no for each in state.items)
        self.outline.leave()

        def shown(seen: Prepared) -> None:
            self.show(seen)
            self.outline.go_to(newest)

        self.do(lambda office: prepared(office, self.meeting), shown)

    def action_remove(self) -> None:
        seen, item = self._seen, self.outline.item
        if seen is not None and item is not None:
            take_off(self, seen, item, self.reload)


def _draft(row: int | FreshRow) -> str:
    return f"row-{row}" if isinstance(row, int) else "row-fresh"


def _keep(office: Office, meeting: str, row: int | FreshRow, title: str) -> tuple[int, Prepared]:
    """The title of an item, or a new item: its number, and the meeting."""
    from meeting_tui.desk.meetings import acts as meetings

    if isinstance(row, int):
        meetings.change_item(office, meeting, row, title=title)
        return row, prepared(office, meeting)
    state = meetings.add_item(office, meeting, title, after=row.behind, under=row.under)
    return max(item.no for item in state.items), prepared(office, meeting)
