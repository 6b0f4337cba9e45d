"""In the minutes: how they stand, who confirmed them, objections, earlier actions, later corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from meeting_tui.lang import N_, Translator
from meeting_tui.lang.formats import clock_from, day, moment
from meeting_tui.lang.minutes import in_writing, minutes_are
from meeting_tui.lang.terms import FORMS, term
from meeting_tui.paper.documents.blocks import Block, Facts, Heading, Paragraph, Table
from meeting_tui.paper.documents.people import in_a_row
from meeting_tui.record.meeting.attested import EnteredObjection
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Action, Correction, Righting
from meeting_tui.record.person import Person, person_of


@dataclass(frozen=True)
class SettledOnPaper:
    """`now` is the record as it stands, also where what is printed is older: minutes that are final.

    `person` is how somebody is printed on this copy.
    """

    now: MeetingState
    t: Translator
    person: Callable[[Person], str]

    def time(self, at: str) -> str:
        """The time; with the day, where that is not the one on which it was opened."""
        return clock_from(at, self.now.opened_at, self.t.lang)

    def head(self) -> Paragraph:
        """What these minutes are: never more than they are."""
        return Paragraph(self.status(), "center")

    def status(self) -> str:
        """Draft, read and confirmed by some, or final since when and how."""
        t, now = self.t, self.now
        if now.minutes_are == "final":
            return self.final()
        if not now.closed_at:
            return t("Draft: the meeting is not closed yet")
        counts = now.to_confirm - now.lacking(), now.to_confirm
        said = minutes_are(now.minutes_are, *counts, t, by_law=now.attest is not None)
        lacking = [person for person in now.attesting if not now.minutes.has(person)]
        if now.minutes_are == "read" and lacking:
            said = t("{are}; not yet by: {names}", are=said, names=in_a_row(self.t, self.person, lacking))
        return said

    def final(self) -> str:
        """Since when and how they are final; who had not confirmed them is named."""
        t, minutes = self.t, self.now.minutes
        since = moment(minutes.final_at, t.lang)
        if minutes.final_by == "members" and self.now.attest:
            return t("Final since {when}: confirmed by all who have to", when=since)
        if minutes.final_by == "members":
            return t("Final since {when}: confirmed by all members who were there at the end", when=since)
        if minutes.final_by == "meeting":
            return t(
                'Final since {when}: approved by "{title}"', when=since, title=minutes.approvals[0].title
            )
        names = in_a_row(self.t, self.person, minutes.missing)
        words = N_("Final since {when}, declared by chair and recorder; not confirmed by: {names}")
        said = t(words, when=since, names=names)
        return said + (t(" ({reason})", reason=minutes.reason) if minutes.reason else "")

    def confirmations(self) -> Iterator[tuple[str, str]]:
        """Who confirmed them when, and which later meetings approved them."""
        t = self.t
        for each in self.now.minutes.confirmed:
            yield self.person(each.person), t("confirmed the minutes, {when}", when=moment(each.at, t.lang))
        for approval in self.now.minutes.approvals:
            title = approval.title
            said = t("approved the minutes, {when}", when=moment(approval.at, t.lang))
            yield title, said + (t(" (decision {number})", number=approval.number) if approval.number else "")

    def objections(self) -> tuple[tuple[str, str], ...]:
        """Who objected, when, to what."""
        return tuple(
            (f"{self.time(each.at)} {self.person(each.person)}", self.objection(each))
            for each in self.now.objections
        )

    def objection(self, each: EnteredObjection) -> str:
        """What somebody objects to, and their words."""
        t = self.t
        text = t(_ERASED) if each.says is None else each.says
        if told := each.written:
            text = in_writing(told.delivered, self.person(told.by), told.undoes, each.taken_back, t)
        found = self.now.motion(each.motion)
        if found is None:
            return t("to the record: {text}", text=text)
        if found[1].filed:
            return t("to decision {number}: {text}", number=found[1].filed, text=text)
        return t("to the vote on motion {no}: {text}", no=each.motion, text=text)

    def earlier(self, actions: Iterable[Action]) -> Iterator[Block]:
        """What became of what earlier meetings gave people to do."""
        t = self.t
        rows = tuple(
            (each.what, self.person(each.who), day(each.due, t.lang), self.became(each)) for each in actions
        )
        if rows:
            yield Heading(t("Actions of earlier meetings"), 2)
            head = (t("Task"), t("Responsible"), t("Due"), t("What became of it"))
            yield Table(head, rows, (3, 0, 0, 2), "llll")

    def became(self, action: Action) -> str:
        """Done, dropped and why, or still open."""
        t = self.t
        if action.dropped_at:
            return t("Dropped: {reason}", reason=action.why)
        return t("Done") if action.done_at else t("Still open")

    def appended(self) -> Iterator[Block]:
        """What was corrected after the minutes were final, each with its number and date."""
        t, since = self.t, self.now.minutes.final_seq
        if not since:
            return
        told: list[Correction | Righting] = [*self.now.corrections, *self.now.rightings]
        late = sorted((each for each in told if each.seq > since), key=lambda each: each.seq)
        rows = tuple(
            (t("Correction {n}, {day}", n=n, day=day(each.at, t.lang)), self.corrected(each))
            for n, each in enumerate(late, 1)
        )
        if rows:
            yield Heading(t("Corrections made after the minutes were final"), 2)
            yield Facts(rows)

    def corrected(self, late: Correction | Righting) -> str:
        """What it says now."""
        t = self.t
        if isinstance(late, Righting):
            meant = [
                said(late.body, self)
                for name, said in _MEANT.items()
                if name in late.fields and name in late.body
            ]
            return t("Entry {of}: {text}", of=late.of, text=t("; ").join(meant))
        text = t(_ERASED) if late.text is None else late.text
        return t("Entry {of}: {text}", of=late.of, text=text)


_ERASED = N_("[erased as the law on personal data asks]")
Body = Mapping[str, Any]
_MEANT: Mapping[str, Callable[[Body, SettledOnPaper], str]] = {
    "name": lambda body, on: on.t("{name} was here", name=on.person(person_of(body, "name"))),
    "speaker": lambda body, on: on.t("{name} spoke", name=on.person(person_of(body, "speaker"))),
    "no": lambda body, on: on.t("on item {no}", no=on.now.number(body["no"])),
    "form": lambda body, on: term(body["form"], on.t, FORMS),
    "said_at": lambda body, on: on.time(body["said_at"]),
    "came_at": lambda body, on: on.t("came at {time}", time=on.time(body["came_at"])),
    "left_at": lambda body, on: on.t("left at {time}", time=on.time(body["left_at"])),
    "capacity": lambda body, on: term(body["capacity"], on.t),
    "never": lambda _body, on: on.t("was not here"),
    "text": lambda body, _on: body["text"],
    "mover": lambda body, on: on.t("moved by {name}", name=on.person(person_of(body, "mover"))),
    "seconder": lambda body, on: on.t("seconded by {name}", name=on.person(person_of(body, "seconder"))),
    "what": lambda body, _on: body["what"],
    "who": lambda body, on: on.person(person_of(body, "who")),
    "due": lambda body, on: on.t("by {due}", due=day(body["due"], on.t.lang)),
}
"""How what was put right is worded; fields of entries that put something right."""
