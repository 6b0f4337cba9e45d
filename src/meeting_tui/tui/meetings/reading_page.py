"""Reading back: one page of what was decided, before the meeting closes; then to confirm the minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.widgets import Static

from meeting_tui.lang import N_, _, screen
from meeting_tui.lang.minutes import minutes_are
from meeting_tui.refusal import Refusal
from meeting_tui.tui.keys import chord, digit, key
from meeting_tui.tui.log import Log, LogEntry
from meeting_tui.tui.meetings import attesting, mending
from meeting_tui.tui.meetings.read_back import AN_OWNER, EVERYBODY, approves, confirms, whole
from meeting_tui.tui.meetings.record import Quorum, weighed
from meeting_tui.tui.place import BACK, Place
from meeting_tui.tui.text import line
from meeting_tui.tui.wall.meeting import wall
from meeting_tui.tui.wall.projection import Projection

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.tui.meetings.table import MeetingTable

Seen = tuple["MeetingState", Quorum]


class PageLog(Log):
    """Lines that are read from the top; the one that was chosen stays chosen."""

    def show(self, lines: Iterable[LogEntry]) -> None:
        """These lines instead."""
        at = max(self._cursor, 0)
        self.fill(lines)
        if self._starts:  # none before it has a width
            self.choose(at)

    async def _on_key(self, event: events.Key) -> None:
        """There is no line to go on writing in: a digit is an act of the page."""
        if event.is_printable:
            event.prevent_default()


class ReadBack(Place):
    """What is read to those who are here; it is put right, objected to and confirmed where it stands."""

    CSS_PATH = "reading_page.tcss"
    NAME = N_("Reading to the room")
    GUIDE = "chair"
    HELP = N_(
        "This page is read to everybody who is here, and stands on the wall: what was decided, who does what "
        "until when, who was here, who objects. Enter on a line puts it right, or has a speaker confirm what "
        "they said. Key 1 enters an objection.\n\n"
        "Enter on a name under “Who confirms” enters that this person has heard or read the minutes as they "
        "stand; key 2 does so for all who are here. What is changed later undoes that. When all members who "
        "were here at the end have confirmed them, the minutes are final; key 3 lets chair and recorder "
        "declare them final without the others. Later corrections are appended, with their date.\n\n"
        "F8 asks whether to close the meeting: that is done by typing the number that is shown."
    )
    BINDINGS: ClassVar = [
        chord("f8", "close_meeting", N_("Close the meeting"), N_("After reading back; asks first")),
        chord("f8", "minutes", N_("Minutes"), N_("The minutes as text, then as PDF")),
        key(digit(1), "objection", N_("Objection"), N_("Somebody objects to a decision or to the record")),
        key(digit(2), "all_confirm", N_("All confirm"), N_("All members who are here confirm the minutes")),
        key(digit(3), "declare", N_("Final"), N_("Chair and recorder declare the minutes final")),
        BACK,
    ]

    def __init__(self, meeting: str) -> None:
        super().__init__()
        self.meeting = meeting
        self.state: MeetingState | None = None
        self._quorum = Quorum(holds=False, can_pass=False)
        self._everybody = False

    @property
    def about(self) -> str:
        return self.meeting

    def body(self) -> ComposeResult:
        yield Static("", classes="heading", id="status")
        yield PageLog()

    def reload(self) -> None:
        self.act(_as_it_is(self.meeting))

    def act(
        self,
        act: Callable[[Office], MeetingState],
        refused: Callable[[Refusal], object] | None = None,
        *,
        live: bool = False,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Do something, then show the page as it then is."""

        def seen(office: Office) -> Seen:
            state = act(office)
            return state, weighed(office, state)

        def show(found: Seen) -> None:
            self.show(*found)
            then()

        self.do(seen, show, refused, live=live)

    def show(self, state: MeetingState, quorum: Quorum) -> None:
        """The page, with the reader where they were."""
        self.state, self._quorum = state, quorum
        are = minutes_are(
            state.minutes_are,
            state.to_confirm - state.lacking(),
            state.to_confirm,
            screen(),
            by_law=state.attest is not None,
        )
        self.query_one("#status", Static).update(
            line(_("{title} · minutes: {are}", title=state.title, are=are))
        )
        log = self.query_one(PageLog)
        log.show(whole(state, everybody=self._everybody))
        self.settle(log)
        self.refresh_bindings()

    def start_over(self) -> None:
        """A text was erased."""
        self.reload()

    def projection(self) -> Projection:
        return self.on_wall(self.state) if self.state else super().projection()

    def on_wall(self, state: MeetingState) -> Projection:
        """What the room sees of a state of this meeting."""
        return wall(state, self._quorum, self.house.world.now())

    def why_not(self, action: str) -> str | None:
        return attesting.why_not(self.state, action)

    def on_log_chosen(self, event: Log.Chosen) -> None:
        state = self.state
        if state is None:
            return
        if event.entry.seq == EVERYBODY:
            self._everybody = True
            self.show(state, self._quorum)
        elif event.entry.seq == AN_OWNER:
            attesting.another_confirms(self)
        elif (person := confirms(state, event.entry)) is not None:
            attesting.confirm(self, person)
        elif event.entry.seq:
            mending.mend(self, event.entry)

    def action_objection(self) -> None:
        attesting.enter_objection(self)

    def action_all_confirm(self) -> None:
        attesting.all_confirm(self)

    def action_declare(self) -> None:
        attesting.declare(self)

    def action_close_meeting(self) -> None:
        attesting.ask_to_close(self)

    def action_minutes(self) -> None:
        attesting.show_minutes(self)


def _as_it_is(meeting: str) -> Callable[[Office], MeetingState]:
    def look(office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.meeting(office, meeting)

    return look


def read_back(table: MeetingTable) -> None:
    """Enter that the record is read back, and show it; show it alone where that is over, or must wait."""

    def shown() -> None:
        table.app.push_screen(ReadBack(table.meeting))

    def act(office: Office) -> MeetingState:
        from meeting_tui.desk.meetings import acts as meetings

        return meetings.read_back(office, table.meeting)

    if table.state is None or table.state.closed_at or table.state.pause:
        shown()
    else:
        table.act(act, then=shown)


def last_minutes(table: MeetingTable) -> None:
    """The page of the meeting whose minutes the open item approves: corrections go into its own record."""
    if table.state and (earlier := approves(table.state)):
        table.app.push_screen(ReadBack(earlier))
