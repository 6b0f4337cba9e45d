"""Where the secretary writes: the line, and the list of who may be meant by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from meeting_tui.lang import _
from meeting_tui.refusal import Refusal
from meeting_tui.tui.meetings import acts
from meeting_tui.tui.meetings.called import CalledList
from meeting_tui.tui.meetings.talk import TalkLine

if TYPE_CHECKING:
    from meeting_tui.tui.meetings.table import ChairTable


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

    def on_talk_line_said(self, event: TalkLine.Said) -> None:
        from meeting_tui.desk.meetings import acts as meetings

        self.called.close()

        def back(refusal: Refusal) -> None:
            self._table.house.refused(refusal)
            self.talk.give_back(event.typed, event.no)

        self._table.act(
            lambda office: meetings.say(office, self._table.meeting, event.speaker.ref, event.text),
            back,
            live=True,
            then=lambda: self.talk.kept(event.no),
        )

    def on_talk_line_doubted(self, event: TalkLine.Doubted) -> None:
        from meeting_tui.desk.meetings.address import CalledSo, called_so

        self.called.close()

        def answer(found: CalledSo) -> None:
            if found.sure is not None:
                self.talk.is_of(found.sure, event.typed)
            elif found.here or found.away:
                self.talk.give_back(event.typed)
                self.called.offer(found)
                self._table.house.say(
                    _(
                        "Who is “{name}”? Down goes to the list. A colon at the very front keeps the line as "
                        "what the speaker says.",
                        name=event.head,
                    ),
                    bad=True,
                )
            else:
                self.talk.plain_words(event.typed)

        self._table.do(lambda office: called_so(office, self._table.meeting, event.head), answer)

    def on_talk_line_downward(self, _event: TalkLine.Downward) -> None:
        if self.called.display:
            self.called.focus()

    def on_called_list_left(self, _event: CalledList.Left) -> None:
        self.talk.input.focus()

    def on_called_list_chosen(self, event: CalledList.Chosen) -> None:
        self.called.close()
        if event.here:
            self.talk.choose(event.person)
            self.talk.input.focus()
        else:
            acts.bring(self._table, event.person, lambda: self.talk.choose(event.person))
