"""The chair's table: agenda, record and who is there; one line to write in, one key for what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding

from meeting_tui.lang import N_
from meeting_tui.refusal import Refusal
from meeting_tui.tui.keys import chord
from meeting_tui.tui.log import Log
from meeting_tui.tui.meetings import able, acts, attesting, mending, more, reading_page, speakers
from meeting_tui.tui.meetings.line import Writing
from meeting_tui.tui.meetings.record import Quorum, Step, log_entries, mended, step
from meeting_tui.tui.meetings.seeing import FIND, LOOK, Seeing
from meeting_tui.tui.meetings.talk import TalkLine
from meeting_tui.tui.place import BACK, PaletteEntry
from meeting_tui.tui.wall.meeting import wall
from meeting_tui.tui.wall.projection import Projection

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState


class Chair(Seeing):
    """Run one meeting."""

    CSS_PATH = "chair.tcss"
    NAME = N_("The chair's table")
    GUIDE = "chair"
    HELP = N_(
        "Check people in with Ctrl+B, then F8 opens the meeting. F8 always does what comes next: it takes up "
        "the first item, then closes it and takes up the next; Ctrl+L takes up any item, also one that was "
        "closed. After the last one F8 shows what is read back to everybody; F8 there asks whether to close "
        "the meeting: that is done by typing the number that is shown. Ctrl+O opens that page at any "
        "time, where who was there confirms the minutes, and enters an objection.\n\n"
        "Type what is said and press Enter: it is kept at once. To change the speaker press Ctrl+K, or begin "
        "the line with the name, its initials or the unit, and a colon; of several whose names begin with l, "
        "the list under the line numbers them, and l2: is the second. In front of the words a mark says "
        "what they are: ? a question, ?? its answer, ! a point of order, = a ruling, == a note of the "
        "recorder, # a motion; > and a name give somebody to do what follows, a day at the end; + and a name "
        "go to the queue, @ and a name come or go. What stands before the line shows how it is understood. "
        "A colon at the very front keeps everything as plain words.\n\n"
        "On an item for decision, Ctrl+T puts a motion and the roll call follows: 1 for, 2 against, 3 "
        "abstain, the space bar all others for; 4 votes in another way. Ctrl+T again amends the motion "
        "that waits or, where the rules know it, puts it off, refers it or closes debate. On a tie F8 asks "
        "for the chair's casting vote where the rules give one. "
        "Nothing written is ever changed: press Up to go into the record, choose an entry, and Enter "
        "corrects "
        "it with a new entry.\n\n"
        "Shift+Tab shows agenda, floor and people, one after the other; PgUp reads back, End leads to the "
        "newest entry, Ctrl+F finds. Meanwhile you can write on."
    )
    BINDINGS: ClassVar = [
        chord("f8", "open_meeting", N_("Open the meeting"), N_("Chair and recorder must be there")),
        chord("f8", "resume", N_("Go on"), N_("Go on where the meeting was interrupted")),
        chord("f8", "vote", N_("Vote"), N_("On the motion that was put")),
        chord("f8", "next_item", N_("Next item"), N_("Close this item and take up the next")),
        chord("f8", "read_back", N_("Read back"), N_("After the last item: what was decided; then close")),
        chord("f8", "minutes", N_("Minutes"), N_("The minutes as text, then as PDF")),
        LOOK,
        chord("ctrl+k", "speaker", N_("Speaker"), N_("Who speaks now")),
        chord("ctrl+b", "presence", N_("Who is here"), N_("People come and go")),
        chord(
            "ctrl+t", "motion", N_("Motion"), N_("Put a motion, amend the one that waits, or go on with it")
        ),
        chord(
            "ctrl+r",
            "roll_call",
            N_("Roll call"),
            N_("Vote on the motion that was put, also by hands or slips"),
        ),
        chord("ctrl+a", "aside", N_("Stands aside"), N_("Who has no vote on this item, and why")),
        chord("ctrl+g", "assign", N_("Action"), N_("Someone is to do something by a date")),
        chord("ctrl+n", "item", N_("New item"), N_("Put one more item on the agenda")),
        chord("ctrl+l", "agenda", N_("Agenda"), N_("Take up any item, also one that was closed")),
        chord("ctrl+e", "queue", N_("Queue"), N_("Somebody asks for the floor, or waits no longer")),
        chord("ctrl+x", "next_speaker", N_("Next speaker"), N_("Whoever is next gets the floor")),
        chord("ctrl+o", "more", N_("More"), N_("An objection; what is read back, and who confirms it")),
        chord("ctrl+y", "pause", N_("Interrupt"), N_("For a while, or until another day")),
        FIND,
        BACK,
    ]

    def __init__(self, meeting: str, seq: int = 0) -> None:
        """`seq`: the entry that one comes to see."""
        super().__init__()
        self._seq = seq
        self.meeting = meeting
        self.state: MeetingState | None = None

    @property
    def about(self) -> str:
        return self.meeting

    def writing(self) -> ComposeResult:
        yield Writing(self)

    # seeing

    def reload(self) -> None:
        after = self.log_view.last_seq
        self.do(lambda office: step(office, self.meeting, after), self.show)

    def act(
        self,
        act: Callable[[Office], MeetingState],
        refused: Callable[[Refusal], object] | None = None,
        *,
        live: bool = False,
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Do something at the table, then show what is new."""
        after = self.log_view.last_seq

        def shown(seen: Step) -> None:
            self.show(seen)
            then()

        self.do(lambda office: step(office, self.meeting, after, act), shown, refused, live=live)

    def show(self, seen: Step) -> None:
        """Add the new lines; the panels follow the state."""
        first, self.state = self.state is None, seen.state
        if seen.quorum is not None:
            self._quorum = seen.quorum
        self.log_view.strike(mended(seen))
        self.log_view.add(entry for entry in log_entries(seen) if entry.seq > self.log_view.last_seq)
        self._panels(seen.state, first=first)
        if first and self._seq:
            self.call_after_refresh(self.log_view.show_entry, self._seq)

    def start_over(self) -> None:
        """Fetch the whole record again: a text in it was erased."""
        self.log_view.fill(())
        self.reload()

    def _panels(self, state: MeetingState, *, first: bool) -> None:
        self.see(state)
        self.talk.give(state)
        if first:
            self.talk.recall()
        self._offer_talk(state.is_open)
        self.refresh_bindings()

    def _offer_talk(self, offered: bool) -> None:
        """Where there is something to write, the keyboard writes."""
        appears = offered and not self.talk.display
        self.talk.display = offered
        if appears:
            self.talk.input.focus()
        else:
            self.settle(self.talk.input if offered else self.log_view)

    def further(self) -> Iterable[PaletteEntry]:
        return more.entries(self, self.why_not)

    def projection(self) -> Projection:
        return self.on_wall(self.state) if self.state else super().projection()

    def on_wall(self, state: MeetingState) -> Projection:
        """What the room sees of a state of this meeting, also of one that only a dialog has yet."""
        from meeting_tui.desk.meetings.weighing import enough_for

        newer = state.roll is not None and state is not self.state
        quorum = Quorum(*enough_for(state)) if newer else self._quorum
        return wall(state, quorum, self.house.world.now())

    def why_not(self, action: str) -> str | None:
        unseen = super().why_not(action)
        if unseen is not None:
            return unseen
        if self.state is None:
            return "" if action in able.TABLE else None
        return able.why_not(self.state, action, KEYS)

    def refuse(self, refusal: Refusal) -> None:
        """Say why, and which key helps."""
        if self.state is not None:
            self.house.say(able.helped(self.state, refusal, KEYS), bad=True)

    def fades(self, action: str) -> bool:
        state = self.state
        return state is not None and able.fades(state, action)

    # doing

    def on_talk_line_upward(self, _event: TalkLine.Upward) -> None:
        self.do(lambda _office: None, lambda _none: self._to_record())

    def _to_record(self) -> None:
        """Up into the record, once what was said before is in it: the last entry is what was said last."""
        self.log_view.focus()
        self.log_view.action_move(-1)

    def on_log_chosen(self, event: Log.Chosen) -> None:
        mending.mend(self, event.entry)

    def action_queue(self) -> None:
        speakers.ask_for_the_floor(self)

    def action_next_speaker(self) -> None:
        speakers.next_speaker(self)

    def action_pause(self) -> None:
        acts.interrupt(self)

    def action_resume(self) -> None:
        acts.go_on(self)

    def action_open_meeting(self) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        self.act(lambda office: meetings.open_meeting(office, self.meeting))

    def action_next_item(self) -> None:
        acts.next_item(self)

    def action_vote(self) -> None:
        acts.call_roll(self)

    def action_read_back(self) -> None:
        reading_page.read_back(self)

    def action_more(self) -> None:
        more.ask_for_more(self, self.why_not)

    def action_agenda(self) -> None:
        acts.pick_item(self)

    def action_minutes(self) -> None:
        attesting.show_minutes(self)

    def action_speaker(self) -> None:
        acts.pick_speaker(self)

    def action_presence(self) -> None:
        acts.check_in(self)

    def action_motion(self) -> None:
        acts.put_motion(self)

    def action_roll_call(self) -> None:
        acts.call_roll(self)

    def action_aside(self) -> None:
        acts.stand_aside(self)

    def action_assign(self) -> None:
        acts.assign(self)

    def action_item(self) -> None:
        acts.new_item(self)


KEYS = {each.action: each for each in Chair.BINDINGS if isinstance(each, Binding)}
"""The keys of the table, by what they do."""
