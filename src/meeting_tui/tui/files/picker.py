"""A list of files: folders one goes into, files that fit with size and date, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from meeting_tui.clean import narrow
from meeting_tui.lang import N_, _, _p
from meeting_tui.tui.files.folders import FolderEntry, FolderView, look_into, places
from meeting_tui.tui.grid import MOST_ROWS, Column, Row, RowGrid
from meeting_tui.tui.keys import chord, key
from meeting_tui.tui.shell import KeyBar, WordBar
from meeting_tui.tui.text import line, lines
from meeting_tui.tui.typed.line import TypedLine
from meeting_tui.tui.typed.step import done
from meeting_tui.tui.words import moment
from meeting_tui.tui.work import WorkScreen

T = TypeVar("T")
KILO = 1000
UP = ".."


class FindLine(TypedLine):
    """What is typed to find a file; there is nothing left of an empty one but the folder above."""

    class Emptied(Message):
        """Backspace where nothing stands."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "backspace" and not self.value:
            done(event)
            self.post_message(self.Emptied())
        else:
            await super()._on_key(event)


class FilePicker(WorkScreen[Path | None]):
    """Dismissed with a file; with a folder too, where one is `folders`."""

    NAME = N_("Choose a file")
    HELP = N_(
        "Enter goes into a folder and takes a file. Type a part of a name to see only what has it; Backspace "
        "in the empty line goes up. Ctrl+O shows the folders used before, your own, and what is plugged in."
    )
    BINDINGS: ClassVar = [
        key("enter", "take", N_("Take"), show=True),
        chord("ctrl+o", "places", N_("Places"), N_("Folders used before, your own, what is plugged in")),
        chord("f8", "here", N_("This folder"), N_("Take the folder that is shown")),
        key("escape", "leave", N_("Back")),
    ]

    def __init__(self, folder: Path | None, endings: Sequence[str] = (), *, folders: bool = False) -> None:
        super().__init__(classes="dialog files")
        self._start, self._endings, self._folders = folder, tuple(endings), folders
        self._view: FolderView | None = None
        self._listed: tuple[FolderEntry, ...] = ()

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Static("", classes="box-title", id="where")
            yield FindLine(placeholder=_("A part of the name"), classes="find")
            yield RowGrid(
                (
                    Column(_p("file", "Name"), 24, grow=1),
                    Column(_("Size"), 8, align="right"),
                    Column(_("Changed"), 18, from_width=60),
                )
            )
            yield Static("", classes="nobody")
            yield WordBar()
            yield KeyBar()

    def on_mount(self) -> None:
        self.query_one(RowGrid).can_focus = False
        self.query_one(TypedLine).focus()
        if self._start is None:
            self.action_places()
        else:
            self._go(self._start)

    def why_not(self, action: str) -> str | None:
        return None if action != "here" or (self._folders and self._view is not None) else ""

    def _go(self, folder: Path) -> None:
        endings = self._endings
        self._fetch(lambda: look_into(folder, endings), self._arrived)

    def _fetch(self, look: Callable[[], T], then: Callable[[T], None]) -> None:
        """Disks may be slow, and no act waits for them."""

        async def looking() -> None:
            from asyncio import to_thread

            result = await to_thread(look)
            if self.is_attached:
                then(result)

        work = self.run_worker(looking(), group="files", exclusive=True, exit_on_error=False)
        self.house.keys_wait(work)

    def _arrived(self, view: FolderView) -> None:
        if view.why is not None and self._view is not None:
            self.house.say(_unread(view), bad=True)
            return
        self._view = view
        self.query_one(TypedLine).value = ""
        self._show("")

    def action_places(self) -> None:
        recent = self.house.recent_folders

        def arrived(found: tuple[Path, ...]) -> None:
            self._view = None
            self._listed = tuple(FolderEntry(path, folder=True) for path in found)
            self.query_one(TypedLine).value = ""
            self._show("")

        self._fetch(lambda: places(recent), arrived)

    def _show(self, part: str) -> None:
        wanted, view = narrow(part).casefold(), self._view
        if view is not None:
            self._listed = (FolderEntry(view.path / UP, folder=True), *view.entries)
        self._rows = [
            each for each in self._listed if wanted in narrow(self._called(each)).casefold() or not wanted
        ][:MOST_ROWS]
        self.query_one("#where", Static).update(line(str(view.path) if view else _("Where is the file?")))
        grid = self.query_one(RowGrid)
        grid.fill(self._row(str(n), each) for n, each in enumerate(self._rows))
        grid.move_cursor(row=0)
        self._tell(view)
        self.refresh_bindings()

    def _tell(self, view: FolderView | None) -> None:
        told = ""
        if view is not None and view.why is not None:
            told = _unread(view)
        elif view is not None and view.more:
            told = _("There is more in it than is shown: type the path instead.")
        elif not self._rows or (view is not None and not view.entries):
            told = _("No file here that fits ({endings}).", endings=" ".join(self._endings) or "*")
        said = self.query_one(".nobody", Static)
        said.update(lines(told))
        said.display = bool(told)

    def _called(self, entry: FolderEntry) -> str:
        if self._view is None:
            return _place_called(entry.path)
        return f"{entry.path.name}/" if entry.folder else entry.path.name

    def _row(self, at: str, entry: FolderEntry) -> Row:
        size = "" if entry.folder else _size(entry.size)
        when = moment(entry.changed.isoformat(timespec="minutes")) if entry.changed else ""
        return Row(at, (self._called(entry), size, when), "" if entry.folder else "bold")

    def on_input_changed(self, event: TypedLine.Changed) -> None:
        self._show(event.value)

    def on_typed_line_entered(self, event: TypedLine.Entered) -> None:
        event.stop()
        self._take()

    def on_data_table_row_selected(self, event: RowGrid.RowSelected) -> None:
        event.stop()
        self._take()

    def _take(self) -> None:
        at = self.query_one(RowGrid).cursor_row
        if not 0 <= at < len(self._rows):
            return
        entry = self._rows[at]
        if not entry.folder:
            self.dismiss(entry.path)
        elif entry.path.name == UP:
            self._up()
        else:
            self._go(entry.path)

    def _up(self) -> None:
        """From the topmost folder one comes to the places."""
        here = self._view.path.absolute() if self._view else None
        if here is None or here == here.parent:
            self.action_places()
        else:
            self._go(here.parent)

    def on_key(self, event: events.Key) -> None:
        if move := self.query_one(RowGrid).moving(event):
            move()

    def on_find_line_emptied(self, _event: FindLine.Emptied) -> None:
        self._up()

    def action_take(self) -> None:
        self._take()

    def action_here(self) -> None:
        if self._view is not None:
            self.dismiss(self._view.path)

    def action_leave(self) -> None:
        self.dismiss(None)


def _place_called(path: Path) -> str:
    """The last part first: it is what people know, and the rest may not fit."""
    return f"{path.name}/  {path.parent}" if path.name else str(path)


def _unread(view: FolderView) -> str:
    why = getattr(view.why, "strerror", None)
    return _("{path} can't be read: {why}", path=view.path, why=why or "–")


def _size(count: int) -> str:
    """Bytes in the largest unit that leaves a whole number."""
    size, units = count, iter(("B", "kB", "MB", "GB", "TB"))
    unit = next(units)
    for larger in units:
        if size < KILO:
            break
        size, unit = -(-size // KILO), larger
    return f"{size} {unit}"
