"""The agenda on the screen: a table, and over the row that is written or changed a line to write in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from meeting_tui.lang import N_, _
from meeting_tui.tui.grid import Listing
from meeting_tui.tui.meetings import outline
from meeting_tui.tui.meetings.outline import FRESH, INDENT, FreshRow
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.typed.step import done

if TYPE_CHECKING:
    from meeting_tui.desk.matters.values import MatterView
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.record.meeting.values import Item


class RowLine(TypedLine):
    """The title in a row. Up and Down keep it and go on in the row above or below."""

    class Stepped(Message):
        """Up (-1) or Down (1) was pressed."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    def __init__(self) -> None:
        super().__init__()
        self.select_on_focus = False  # who comes back to it writes on

    async def _on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            done(event)
            self.post_message(self.Stepped(1 if event.key == "down" else -1))
        elif event.key == "delete":  # here it takes a letter, not the item
            done(event)
            self.action_delete_right()
        else:
            await super()._on_key(event)


class OutlineView(Vertical):
    """The agenda of a meeting; `row` is what is written in: the number of an item, or a fresh row.

    `adding`: that row was begun as a fresh one, so that another follows it.
    """

    DEFAULT_CSS = """
    OutlineView {
        layers: rows line;
        height: 1fr;
    }
    OutlineView RowLine {
        layer: line;
        position: absolute;
        display: none;
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._state: MeetingState | None = None
        self._matters: tuple[MatterView, ...] = ()
        self.row: int | FreshRow | None = None
        self.adding = False
        self._listing = Listing(
            outline.columns(),
            _("Nothing on the agenda yet.\n\nCtrl+N writes the first item."),
            enter=(N_("Change it"), N_("Change the title in its row")),
        )
        self.line = RowLine()

    def compose(self) -> ComposeResult:
        yield self._listing
        yield self.line

    def on_mount(self) -> None:
        self.watch(self._listing.grid, "scroll_y", self._put_line, init=False)

    def on_resize(self) -> None:
        self.call_after_refresh(self._put_line)

    @property
    def keyboard(self) -> Widget:
        """What has the keyboard here."""
        return self._listing.grid if self.row is None else self.line

    @property
    def item(self) -> Item | None:
        """The item under the cursor, or the one that is written in."""
        if self._state is None or isinstance(self.row, FreshRow):
            return None
        no = self._listing.grid.chosen if self.row is None else self.row
        return self._state.item(int(no)) if no and no != FRESH else None

    @property
    def changed(self) -> bool:
        """Whether something is written that the agenda doesn't say."""
        item = self.item
        return self.row is not None and self.line.value.strip() != (item.title if item else "")

    def show(self, state: MeetingState, matters: Iterable[MatterView]) -> None:
        """The agenda as it is now; what is being written stays."""
        self._state, self._matters = state, tuple(matters)
        if isinstance(self.row, int) and state.item(self.row) is None:
            self.leave()
        self._fill()

    def go_to(self, no: int) -> None:
        """The cursor goes to an item."""
        if self._state is not None and (item := self._state.item(no)):
            self._listing.grid.move_cursor(row=self._state.items.index(item))

    def write(self, row: int | FreshRow, text: str) -> None:
        """Write in a row, with this text in it."""
        self.row, self.adding = row, isinstance(row, FreshRow)
        self._fill()
        self.line.show(text)
        self.line.display = True
        self.line.focus()

    def leave(self) -> None:
        """Write in no row any more; a fresh one is gone, and the cursor on the row above it."""
        row, self.row = self.row, None
        if row is None:
            return
        self.line.display = False
        self._fill()
        grid = self._listing.grid
        if isinstance(row, FreshRow) and self._state is not None:
            grid.move_cursor(row=max(outline.place_of(self._state, row) - 1, 0))
        grid.focus()

    def _fill(self) -> None:
        if self._state is None:
            return
        fresh = self.row if isinstance(self.row, FreshRow) else None
        self._listing.fill(list(outline.rows(self._state, self._matters, fresh)))
        if fresh is not None:
            self._listing.grid.move_cursor(row=outline.place_of(self._state, fresh))
        elif isinstance(self.row, int):
            self.go_to(self.row)
        self.call_after_refresh(self._put_line)

    def _put_line(self) -> None:
        """Over the title it is about, set in as that is."""
        if self.row is None or self._state is None:
            return
        item = self.item
        depth = outline.depth_of(self._state, self.row) if isinstance(self.row, FreshRow) else 0
        grid = self._listing.grid
        room = grid.room_of(grid.cursor_row, outline.TITLE) + (grid.region.offset - self.region.offset)
        x = min(INDENT * (item.depth if item else depth), room.width // 2)
        self.line.styles.offset = (room.x + x, room.y)
        self.line.styles.width = room.width - x
