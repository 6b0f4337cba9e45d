"""Where the secretary writes: the line, and the list of who may be meant by it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from meeting_tui.desk.meetings.marks import ACTION, MOTION, PRESENCE
from meeting_tui.desk.meetings.meant import CalledSo, LineMeant
from meeting_tui.lang import _
from meeting_tui.refusal import Refusal
from meeting_tui.tui.meetings import acts
from meeting_tui.tui.meetings.begun import Begun
from meeting_tui.tui.meetings.called import CalledList
from meeting_tui.tui.meetings.talk import TalkLine

if TYPE_CHECKING:
    from meeting_tui.desk.office import Office
    from meeting_tui.record.meeting.state import MeetingState
    from meeting_tui.tui.meetings.table import ChairTable

FORMS_OF = {MOTION: "motion", ACTION: "assign", PRESENCE: "presence"}
"""Which act of the table asks for the rest of a line that lacks something."""


class Writing(Vertical):
    """What Enter does at the table: what is understood is kept, what isn't comes back and asks."""

    def __init__(self, table: ChairTable) -> None:
        super().__init__(id="writing")
        self._table = table

    def compose(self) -> ComposeResult:
        yield TalkLine(self._table.meeting)
        yield CalledList()

    @property
    def talk(self) -> TalkLine:
        """The line that is written in."""
        return self.query_one(TalkLine)

    @property
    def called(self) -> CalledList:
        """Who may be meant by the line."""
        return self.query_one(CalledList)

    def on_talk_line_asked(self, event: TalkLine.Asked) -> None:
        self._look_up(event.line, lambda found: self.talk.hear(event.line, found), live=True)

    def on_talk_line_doubted(self, event: TalkLine.Doubted) -> None:
        self.called.close()

        def answer(found: CalledSo) -> None:
            line = self.talk.answered(event.typed, found)
            if line.may is not None:
                self._ask_who(line, line.may)

        def back(refusal: Refusal) -> None:
            self._table.house.refused(refusal)
            self.talk.give_back(event.typed)

        self._look_up(event.line, answer, back)

    def _look_up(
        self,
        line: LineMeant,
        then: Callable[[CalledSo], object],
        refused: Callable[[Refusal], object] | None = None,
        *,
        live: bool = False,
    ) -> None:
        from meeting_tui.desk.meetings.address import called_so

        meeting = self._table.meeting
        head, everybody = line.head, line.everybody
        self._table.do(
            lambda office: called_so(office, meeting, head, everybody=everybody), then, refused, live=live
        )

    def _ask_who(self, line: LineMeant, may: CalledSo) -> None:
        self.called.offer(may, comes=line.act != ACTION)
        self._table.house.say(
            _(
                "Who is “{name}”? Down goes to the list. A colon at the very front keeps the line as "
                "what the speaker says.",
                name=line.head,
            ),
            bad=True,
        )

    def on_talk_line_said(self, event: TalkLine.Said) -> None:
        self.called.close()
        if not event.line.missing:
            self._keep(event)
        elif why := self._table.why_not(FORMS_OF[event.line.act]):
            self._table.house.say(why, bad=True)
            self.talk.lay_back(event.typed, event.no)
        else:
            self._ask_rest(event)

    def _keep(self, event: TalkLine.Said) -> None:
        from meeting_tui.desk.meetings.line import keep

        line, waited = event.line, not event.line.is_remark
        drafts = self._table.house.drafts  # the act may come when the screens are gone

        def act(office: Office) -> MeetingState:
            drafts.write()  # what Enter took, before the record has it: nothing comes twice
            return keep(office, self._table.meeting, line)

        def back(refusal: Refusal) -> None:
            if refusal.code == "meetings.no_seconder":
                self._ask_rest(event)
                return
            self._table.refuse(refusal)
            lay = self.talk.give_back if line.is_remark and line.text else self.talk.lay_back
            lay(event.typed, event.no)

        self._table.act(act, back, live=line.is_remark, then=lambda: self.talk.kept(event.no, waited=waited))

    def _ask_rest(self, event: TalkLine.Said) -> None:
        """What is missing is asked for with what is there; left, the line stands as it was."""
        line, table, settled = event.line, self._table, self.talk.settled
        self.talk.lay_back(event.typed, event.no)
        if line.act == MOTION:
            acts.put_motion(table, Begun(line.text, line.person), settled)
        elif line.act == ACTION:
            acts.assign(table, Begun(line.text, line.person, line.due), settled)
        elif line.person is not None:
            acts.bring(table, line.person, settled)

    def on_talk_line_downward(self, _event: TalkLine.Downward) -> None:
        if self.called.display:
            self.called.focus()

    def on_called_list_left(self, _event: CalledList.Left) -> None:
        self.talk.input.focus()

    def on_called_list_chosen(self, event: CalledList.Chosen) -> None:
        self.called.close()
        person, act = event.person, self.talk.read(self.talk.input.text).act
        if event.here or act in (PRESENCE, ACTION):
            self.talk.choose(CalledSo((person,)) if event.here else CalledSo(away=(person,)))
            self.talk.input.focus()
        else:
            acts.bring(self._table, person, lambda: self.talk.choose(CalledSo((person,))))
