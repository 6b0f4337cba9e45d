"""What can be seen at the chair's table, and how one moves about in it; the line stays alive all the while.

Seeing has keys of its own: Shift+Tab goes round what stands beside the record, the page keys read back.
What the chords open asks and acts, and is closed before the table goes on.
"""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from meeting_tui.lang import N_
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.tui.keys import key
from meeting_tui.tui.log import Log
from meeting_tui.tui.meetings.called import CalledList
from meeting_tui.tui.meetings.clocks import ClockRow, item_row
from meeting_tui.tui.meetings.floor_panel import floor
from meeting_tui.tui.meetings.panels import agenda, headline, people, standing
from meeting_tui.tui.meetings.reading import Below, FindBar
from meeting_tui.tui.meetings.record import Quorum
from meeting_tui.tui.meetings.sheets import SHEETS, Panel
from meeting_tui.tui.meetings.speakers import speakers
from meeting_tui.tui.meetings.talk import TalkLine
from meeting_tui.tui.meetings.voting import needs
from meeting_tui.tui.place import Place
from meeting_tui.tui.text import tell
from meeting_tui.tui.typed.step import Field

LOOK = key(
    "shift+tab",
    "look(1)",
    N_("Look"),
    N_("The agenda, the floor, who is here, one after the other; you can write on all the while"),
    priority=True,
)
FIND = key("ctrl+f", "find", N_("Find"), N_("Find a word or a name in the record"), priority=True)


class Seeing(Place):
    """The record in the middle; agenda, floor and people beside it, or over it where it is narrow."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (140, "-broad")]  # noqa: RUF012
    BINDINGS: ClassVar = [
        key("pageup", "page(-1)", N_("Page back"), N_("Read back a page"), show=False, priority=True),
        key("pagedown", "page(1)", N_("Page on"), N_("Read on a page"), show=False, priority=True),
        key("home", "home", show=False, priority=True),
        key("end", "end", show=False, priority=True),
        key("ctrl+home", "oldest", N_("Beginning"), N_("To the first entry"), show=False, priority=True),
        key("ctrl+end", "newest", N_("Newest"), N_("To the newest entry"), show=False, priority=True),
    ]
    state: MeetingState | None
    _sheet = ""
    _quorum = Quorum(holds=False, can_pass=False)
    _needs = ""
    _gathered: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="now")
        log = Log()
        with Horizontal(id="middle"):
            yield Panel("agenda")
            with Vertical(id="record"):
                yield log
                yield Below()
            with Vertical(id="side"):
                yield Panel("floor")
                yield Panel("people")
        yield FindBar(log)
        yield ClockRow(id="speaks")
        yield from self.writing()
        yield Static("", id="standing")

    def writing(self) -> ComposeResult:
        """Where one writes."""
        yield from ()

    def on_mount(self) -> None:
        self.talk.display = False
        self.set_interval(1, self._tick)

    @property
    def talk(self) -> TalkLine:
        """The line that is written in."""
        return self.query_one(TalkLine)

    @property
    def called(self) -> CalledList:
        """Who may be meant by the line."""
        return self.query_one(CalledList)

    @property
    def log_view(self) -> Log:
        """The record."""
        return self.query_one(Log)

    @property
    def _find(self) -> FindBar:
        return self.query_one(FindBar)

    # what stands beside the record

    def see(self, state: MeetingState) -> None:
        """Everything that follows from the state."""
        item = state.open_item
        motion = item.question if item else None
        self._needs = needs(state, motion) if motion and state.roll is None else ""
        gathered = (state.members, state.attendance, state.chair, state.recorder, state.roll)
        if gathered != self._gathered:  # of hundreds nobody is listed anew for a remark
            self._gathered = gathered
            self.query_one("#people", Panel).tell(lambda cells: people(state, cells))
        warns = self.query_one("#standing", Static)
        sure = self._quorum.holds and self._quorum.can_pass
        weighs = state.roll is not None
        warns.display = not state.closed_at and (weighs or not (state.opened_at and sure))
        tell(warns, standing(state, self._quorum, self.size.width - 2))
        self._tick()

    def _tick(self) -> None:
        """Clocks go on without an entry."""
        state, now, quorum = self.state, self.house.world.now(), self._quorum
        if state is None:
            return
        said = headline(state, quorum, self._needs, now, self.size.width - 2)
        self.query_one("#now", Static).update(said, layout=False)
        self.query_one("#agenda", Panel).tell(lambda cells: agenda(state, now, cells))
        self.query_one("#floor", Panel).tell(lambda cells: floor(state, quorum, now, cells))
        runs = item_row(state, now)
        row = speakers(state, now, self.size.width - 2, first=runs, waits=not self._wide)
        self.query_one("#speaks", ClockRow).tell(row)

    @property
    def _wide(self) -> bool:
        """Whether all stands beside the record."""
        return not self.has_class("-narrow")

    def on_resize(self) -> None:
        self.call_after_refresh(self._tick)

    def action_look(self, step: int) -> None:
        """The next sheet, or column, gets the keyboard; after the last the line has it again."""
        places = ("", *SHEETS)
        was = self._sheet if not self._wide else self._panel
        self._open(places[(places.index(was) + step) % len(places)])

    @property
    def _panel(self) -> str:
        """The panel that has the keyboard."""
        return self.focused.id or "" if isinstance(self.focused, Panel) else ""

    def _open(self, sheet: str) -> None:
        """Show a sheet, or none, where it is narrow; the keyboard goes into it."""
        self._sheet = "" if self._wide else sheet
        for each in SHEETS:
            self.set_class(each == self._sheet, f"-{each}")
        self._find.close()
        if not sheet:
            self._to_write()
            return
        panel = self.query_one(f"#{sheet}", Panel)
        item = self.state.open_item if self.state else None
        panel.choose(str(item.no) if item and sheet == "agenda" else "")
        panel.appears()
        panel.focus()

    def on_panel_left(self, event: Panel.Left) -> None:
        self._write(event.typed)

    def on_panel_chosen(self, event: Panel.Chosen) -> None:
        """The record shows where it is; the line has the keyboard."""
        state = self.state
        self._open("")
        if state is None:
            return
        kind, _space, rest = event.key.partition(" ")
        if event.panel == "agenda":
            self.log_view.show_item(int(kind))
        elif kind == "entry":
            self.log_view.show_entry(int(rest))
        else:
            named = (stay.person for stay in state.attendance)
            who = next((each for each in (*state.members, *named) if each.ref == kind), None)
            if who is not None:
                self._find.open(state.labels(who))

    # reading

    def on_log_moved(self, _event: Log.Moved) -> None:
        self.query_one(Below).tell(self.log_view)

    def on_below_back(self, _event: Below.Back) -> None:
        self._to_line()

    def on_log_left(self, event: Log.Left) -> None:
        if not self.talk.display:
            return
        if event.typed:
            self._write(event.typed)
        else:
            self._to_line()

    def on_find_bar_taken(self, _event: FindBar.Taken) -> None:
        """What was found can be put right as any entry."""
        self.log_view.focus()

    def action_find(self) -> None:
        self._open("")
        self._find.open()

    def action_page(self, pages: int) -> None:
        self.log_view.page(pages)

    def action_oldest(self) -> None:
        self.log_view.to_start()

    def action_newest(self) -> None:
        self.log_view.follow()

    def action_home(self) -> None:
        self.log_view.to_start()

    def action_end(self) -> None:
        self.log_view.follow()

    def why_not(self, action: str) -> str | None:
        """Home and End are the line's own until they have nothing to do there."""
        if action in ("page", "oldest", "newest"):
            return None if isinstance(self.focused, Field) else ""
        if action in ("home", "end"):
            return None if self._at_edge(action) else ""
        return None

    @property
    def _reads(self) -> bool:
        return self.log_view.has_focus or self.log_view.reading_back

    def _at_edge(self, which: str) -> bool:
        line = self.talk.input
        if self.focused is not line:
            return False
        ends = {"home": (0, 0), "end": line.document.end}
        return line.cursor_location == ends[which] and (which == "home" or self.log_view.reading_back)

    # the keyboard comes back to the line

    def _write(self, typed: str) -> None:
        """What was typed elsewhere is the line's; what one sees stays as it is."""
        if self.talk.display:
            self.talk.input.focus()
            self.talk.input.put(typed)

    def _to_write(self) -> None:
        (self.talk.input if self.talk.display else self.log_view).focus()

    def on_screen_resume(self) -> None:
        self._to_line()  # at once: the next key, which may have come already, may go up into the record

    def _to_line(self) -> None:
        """After a dialog the next remark goes into the line, and the record stands at its end."""
        self._find.close()
        self.log_view.follow()
        if self.talk.display:
            self.talk.input.focus()

    def action_back(self) -> None:
        """What lies over the table goes first, then one reads on at the end; only then one leaves."""
        if self._sheet or self._panel:
            self._open("")
        elif self.called.display:
            self.called.close()
            self._to_line()
        elif self._find.display or (self.talk.display and self._reads):
            self._to_line()
        else:
            super().action_back()
