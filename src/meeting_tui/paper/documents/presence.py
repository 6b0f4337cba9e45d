"""In the minutes: when and where, who was there, and whether that was enough."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import clock_from, moment, span
from meeting_tui.lang.outcome import joined
from meeting_tui.paper.documents import assembly
from meeting_tui.paper.documents.blocks import Block, Paragraph
from meeting_tui.paper.documents.few import Concealed, withheld
from meeting_tui.paper.documents.people import in_a_row
from meeting_tui.paper.documents.wording import NOT_SHOWN, discussed, guarded, reason
from meeting_tui.published import QuorumForm, UnitForm
from meeting_tui.record.meeting.phase import CALLED, CLOSED, phase
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.stays import back, whole_stays
from meeting_tui.record.meeting.values import INVITED, OBSERVER, Attendance, Pause
from meeting_tui.record.person import Person

_DECIDED = ("passed", "rejected", "second_vote")
"""What comes out only where enough were there."""


@dataclass(frozen=True)
class PresenceOnPaper:
    """`person` is how somebody is printed on this copy; `units` are those of the law the meeting goes by;
    `concealed` is what this copy does not show."""

    state: MeetingState
    t: Translator
    person: Callable[[Person], str]
    units: Mapping[str, UnitForm]
    concealed: Concealed = field(default_factory=Concealed)

    def particulars(self) -> Iterator[tuple[str, str]]:
        t, state = self.t, self.state
        yield t("Time"), self.when()
        if state.second_call:
            yield t("Call"), t("second call: the first had no quorum")
        if state.pauses:
            yield t("Interrupted"), t("; ").join(map(self.interruption, state.pauses))
        yield t("Place"), state.place or "–"
        yield t("Form of the meeting"), discussed(t)
        yield t("In the chair"), self.person(state.chair) if state.chair else "–"
        yield t("Recorder"), self.person(state.recorder) if state.recorder else "–"
        if state.roll is not None:
            yield from assembly.turnout(state, t, self.units, self.concealed.came)
        else:
            yield from self.members()
        for capacity, label in ((INVITED, t("Invited, no vote")), (OBSERVER, t("Observing"))):
            others = [stay for stay in state.attendance if stay.capacity == capacity]
            if others:
                yield label, t(", ").join(dict.fromkeys(self.guest(stay.person) for stay in others))

    def members(self) -> Iterator[tuple[str, str]]:
        """The members who came, and when, where that was not all the time."""
        t, state = self.t, self.state
        counts = {"all": len(state.members), "here": len(state.attended)}
        yield t("Attendance"), t("{here} of {all} present", **counts)
        if state.base and state.seats != len(state.members):
            every = t.plural("{n} seat", "{n} seats", state.base)
            if state.base != state.seats:
                every = t.plural("{n} member in office", "{n} members in office", state.base)
            yield t("A majority is counted of"), every
        yield t("Members present"), in_a_row(self.t, self.person, state.attended)
        yield t("Absent"), in_a_row(self.t, self.person, state.absent)
        for pause in state.pauses:
            if pause.anew and pause.ended:
                yield t("Here when it went on"), in_a_row(self.t, self.person, back(state, pause))
        if moved := [stay for stay in whole_stays(state) if self.moved(stay)]:
            yield t("Arrived late, left early"), t("; ").join(map(self.times, moved))

    def interruption(self, pause: Pause) -> str:
        """From when to when; where it was adjourned, to what time and place."""
        t = self.t
        said = span(pause.since, pause.ended, t) if pause.ended else moment(pause.since, t.lang)
        if not pause.until:
            return said
        until = " ".join(filter(None, (moment(pause.until, t.lang), pause.place)))
        return t("{when} (adjourned to {until})", when=said, until=until)

    def moved(self, stay: Attendance) -> bool:
        """Whether somebody was not there all the time."""
        state = self.state
        return bool(state.opened_at) and (stay.came > state.opened_at or self.went(stay))

    def went(self, stay: Attendance) -> bool:
        """Whether somebody left before the end."""
        return bool(stay.left) and not (self.state.closed_at and stay.left >= self.state.closed_at)

    def times(self, stay: Attendance) -> str:
        """`Ann Lee came at 19:10, left at 20:05`; only what was not with all the others."""
        t, told = self.t, [self.person(stay.person)]
        if stay.came > self.state.opened_at:
            told.append(t("came at {time}", time=self.moment(stay.came)))
        if self.went(stay):
            told.append(t("left at {time}", time=self.moment(stay.left)))
        return " ".join((told[0], t(", ").join(told[1:])))

    def moment(self, at: str) -> str:
        """The time; with the day, where that is not the one on which it was opened."""
        return clock_from(at, self.state.opened_at, self.t.lang)

    def guest(self, person: Person) -> str:
        """An invited person with whom they speak for."""
        shown, organ = self.person(person), person.organ
        return self.t("{name} ({organ})", name=shown, organ=organ) if organ else shown

    def when(self) -> str:
        state, now = self.state, phase(self.state)
        if now == CALLED:
            return self.t("{when} (planned)", when=moment(state.planned_at, self.t.lang))
        if now != CLOSED:
            return self.t("{when}, not yet closed", when=moment(state.opened_at, self.t.lang))
        return span(state.opened_at, state.closed_at, self.t)

    def quorum(self) -> Iterator[Block]:
        quorum = self.state.quorum
        if quorum and quorum.get("conditions"):
            reasons = joined(
                (
                    guarded(self.t, fact, self.units, self.t(NOT_SHOWN))
                    if withheld(fact, self.concealed.opening)
                    else reason(self.t, fact, self.units)
                    for fact in quorum["conditions"]
                ),
                self.t,
            )
            yield Paragraph(joined((self.enough(quorum), reasons), self.t))

    def counted(self) -> str:
        """When those there were counted: at the opening, or when it last went on."""
        again = [pause.ended for pause in self.state.pauses if pause.ended]
        return self.moment((self.state.opened_at, *again)[-1])

    def enough(self, quorum: QuorumForm) -> str:
        """Whether there was a quorum; no more than it says, where an item needed less and was decided."""
        if quorum["holds"]:
            return self.t("The meeting had a quorum when it was counted at {time}.", time=self.counted())
        if any(motion.decision and motion.decision["outcome"] in _DECIDED for motion in self.state.motions):
            return self.t(
                "The general quorum was not reached when it was counted; every item decided below had the "
                "quorum that its own rule asks."
            )
        return self.t("The meeting had no quorum and could decide nothing.")
