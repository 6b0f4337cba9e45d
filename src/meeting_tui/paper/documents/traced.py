"""Minutes in two further styles, each sentence with its entry: the decisions alone, or the debate by name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator

from meeting_tui.lang import Translator
from meeting_tui.lang.formats import day, moment, outlined
from meeting_tui.lang.terms import FORMS, term
from meeting_tui.paper.documents import findings
from meeting_tui.paper.documents.blocks import (
    Block,
    Callout,
    Document,
    Facts,
    Heading,
    Items,
    Paragraph,
    Signatures,
    Table,
    Verdict,
)
from meeting_tui.paper.documents.issuer import closing
from meeting_tui.paper.documents.masking import Copy
from meeting_tui.paper.documents.minutes import Minutes, MinutesFacts
from meeting_tui.paper.documents.motions import MotionsOnPaper
from meeting_tui.paper.documents.people import in_a_row
from meeting_tui.published import DecisionForm
from meeting_tui.record.meeting.agenda import family
from meeting_tui.record.meeting.stays import whole_stays
from meeting_tui.record.meeting.values import SPEECH, Correction, Item, Motion, Remark, Righting
from meeting_tui.record.person import Person


def decisions(facts: MinutesFacts, t: Translator, copy: Copy) -> Document:
    """决定事项: what was decided, by how many, who does what; nothing of what was said."""
    return Decisions(facts, t, copy).document()


def debate(facts: MinutesFacts, t: Translator, copy: Copy) -> Document:
    """实名讨论记录: who said what, in its order, as it was recorded; what was edited stands apart."""
    return Debate(facts, t, copy).document()


class _Traced(Minutes, ABC):
    """What both styles have: how it stands, who was there, and the entry of each sentence."""

    def traced(self, said: str, *entries: int) -> str:
        """What is said, with the numbers of the entries that say so."""
        numbers = self.t(", ").join(str(each) for each in dict.fromkeys(entries) if each)
        return self.t("{said} [{entries}]", said=said, entries=numbers) if numbers else said

    def entry(self, kind: str, what: object = "") -> int:
        """The entry of a kind, 0 where there is none."""
        return self.facts.entries.get((kind, str(what)), 0)

    def blocks(self) -> Iterator[Block]:
        made = (self.settled.head(), *self.body())
        yield from (*made, *findings.noted(self.t, made))
        said = self.t("A number in brackets is the entry of the record in which it stands.")
        yield Paragraph(said, "note")
        yield Paragraph(self.provenance(), "note")
        if not self.public:
            yield Signatures(tuple(self.signatures()))
        yield from closing(self.t, self.facts.issuer, self.date)

    def body(self) -> Iterator[Block]:
        """What comes between how it stands and where it is from."""
        yield Facts(tuple(self.particulars()))
        yield from self.had_quorum()
        yield from self.told()
        yield from self.objected()
        yield from self.confirmed()
        yield from self.settled.appended()

    @abstractmethod
    def told(self) -> Iterator[Block]:
        """What this style tells of each item."""

    def particulars(self) -> Iterator[tuple[str, str]]:
        t, state, presence = self.t, self.state, self.presence
        sat = self.entry("meeting.opened"), self.entry("meeting.closed")
        yield t("Time"), self.traced(presence.when(), *sat)
        yield t("Place"), state.place or "–"
        for label, person, role in (
            (t("In the chair"), state.chair, "chair"),
            (t("Recorder"), state.recorder, "recorder"),
        ):
            if person:
                yield label, self.traced(self.person(person), self.entry("office.assigned", role))
        if state.roll is None:
            yield from self.attendance()

    def attendance(self) -> Iterator[tuple[str, str]]:
        """How many were called and came; who, and since which entry; who came late or left early."""
        t, state = self.t, self.state
        counts = {"all": len(state.members), "here": len(state.attended)}
        yield t("Attendance"), t("Members called: {all}; present: {here}.", **counts)
        since = {stay.person: stay.seq for stay in reversed(state.attendance)}
        here = (self.traced(self.person(each), since.get(each, 0)) for each in state.attended)
        yield t("Members present"), t(", ").join(here) or t("no one")
        if state.absent:
            yield t("Absent"), in_a_row(t, self.person, state.absent)
        if moved := [stay for stay in whole_stays(state) if self.presence.moved(stay)]:
            told = (self.traced(self.presence.times(each), each.seq, each.left_seq) for each in moved)
            yield t("Arrived late, left early"), t("; ").join(told)

    def had_quorum(self) -> Iterator[Block]:
        """Whether it had a quorum, with the entry that says so."""
        for said in self.presence.quorum():
            text = said.text if isinstance(said, Paragraph) else ""
            yield Paragraph(self.traced(text, self.entry("meeting.opened")))

    @property
    def motions(self) -> MotionsOnPaper:
        """The motions with votes and outcomes."""
        return MotionsOnPaper(
            self.state, self.t, self.public, self.person, self.concealed.motions, self.traced
        )

    def given(self, items: tuple[Item, ...]) -> Iterator[Block]:
        """Who does what until when."""
        t = self.t
        rows = tuple(
            (self.traced(each.what, each.seq), self.person(each.who), day(each.due, t.lang))
            for item in items
            for each in item.actions
        )
        if rows:
            yield Table((t("Task"), t("Responsible"), t("Due")), rows, (1, 0, 0), "lll")

    def objected(self) -> Iterator[Block]:
        """Who objected to what."""
        found = zip(self.settled.objections(), self.now.objections, strict=True)
        if rows := tuple((who, self.traced(said, each.seq)) for (who, said), each in found):
            yield self.head(self.t("Objections"))
            yield Items(rows)

    def confirmed(self) -> Iterator[Block]:
        """Who confirmed the minutes, and which later meetings approved them."""
        t, found = self.t, [each.person for each in self.now.minutes.confirmed]
        names = (self.traced(self.person(each), self._confirmed(each)) for each in found)
        rows = [(t("Confirmed by"), t(", ").join(names))] if found else []
        rows += [*self.settled.confirmations()][len(found) :]
        if rows:
            yield self.head(t("Confirmation of the minutes"))
            yield Facts(tuple(rows))

    def _confirmed(self, person: Person) -> int:
        return self.entry("minutes.confirmed", person.id or person.name)


class Decisions(_Traced):
    """What was decided, item by item."""

    KIND = "decisions"

    def title(self) -> str:
        return self.t("Decisions: {title}", title=self.state.title)

    def told(self) -> Iterator[Block]:
        t = self.t
        found = [item for item in self.state.items if any(each.decision for each in item.motions)]
        if not found:
            yield Paragraph(t("Nothing was decided at this meeting."), "strong")
        for item in found:
            yield self.head(item.title)
            for motion in item.motions:
                if motion.decision:
                    yield from self.decided_on(motion, motion.decision)
            yield from self.given((item,))
        rest = tuple(item for item in self.state.items if item.actions and item not in found)
        if rest:
            yield self.head(t("Who does what until when"))
            yield from self.given(rest)

    def decided_on(self, motion: Motion, decision: DecisionForm) -> Iterator[Block]:
        """What was put, by how many, what came out under which number; why, where it failed."""
        on, hides = self.motions, self.motions.hides(motion)
        yield Paragraph(self.traced(motion.wording, motion.seq), "strong", leads=True)
        yield from on.votes(motion)
        verdict = on.verdict(decision, hides, motion.decided_seq)
        said = self.t("Decision {number}: {outcome}", number=motion.filed, outcome=verdict.text)
        reasons = on.basis(decision) if motion.passed else verdict.reasons
        yield Verdict(said if motion.filed else verdict.text, reasons, small=True)


class Debate(_Traced):
    """What was said, by whom and when, item by item; what was put right stands apart."""

    KIND = "debate"

    def title(self) -> str:
        return self.t("Debate by name: {title}", title=self.state.title)

    def told(self) -> Iterator[Block]:
        for item in self.state.items:
            yield from self.on(item)

    def on(self, item: Item) -> Iterator[Block]:
        """All that was said and done on an item."""
        t = self.t
        number, kind = outlined(item.number, t.lang), term(item.kind, t)
        said = t("{number}. {title} [{kind}]", number=number, title=item.title, kind=kind)
        yield Heading(self.traced(said, self.entry("item.opened", item.no)))
        if not item.opened_at:
            if not any(each.opened_at for each in family(self.state.items, item.no)):
                yield Paragraph(t("Not dealt with at this meeting."))
            return
        if item.presenter:
            yield Paragraph(t("Presented by {name}.", name=self.person(item.presenter)), leads=True)
        yield from self.said(item)
        for each in item.recusals:
            name = self.person(each.person)
            yield Paragraph(self.traced(t("{name} stands aside on this item.", name=name), each.seq))
        yield from self.motions.blocks(item)
        yield from self.given((item,))

    def said(self, item: Item) -> Iterator[Block]:
        """The remarks in their order; behind one that was put right, in a frame, what it should say."""
        rows: list[tuple[str, str]] = []
        for remark in item.remarks:
            edits = tuple(self.edits(remark))
            rows.append(self.entered(remark, edited=bool(edits)))
            if edits:
                yield Items(tuple(rows))
                rows = []
                yield Callout(self.t("Edited since; not as it was entered"), edits)
        if rows:
            yield Items(tuple(rows))

    def entered(self, remark: Remark, *, edited: bool) -> tuple[str, str]:
        """Who said what when, as it was entered; on the board without the words that were taken back."""
        t, first = self.t, remark.first
        at, who, form = (
            (first.at, first.speaker, first.form)
            if first
            else (
                remark.at,
                remark.speaker,
                remark.form,
            )
        )
        text = remark.text
        if text is None:
            text = t("[erased as the law on personal data asks]")
        elif self.public and edited and remark.corrected is not None:
            text = t("[the words were put right, see below]")
        if form != SPEECH:
            text = t("[{form}] {text}", form=term(form, t, FORMS), text=text)
        if remark.confirmed_at:
            text += t(" [confirmed by the speaker]")
        return f"{self.presence.moment(at)} {self.person(who)}", self.traced(text, remark.seq)

    def edits(self, remark: Remark) -> Iterator[str]:
        """What entries since say of a remark, and who made them when."""
        told: list[Correction | Righting] = [*self.state.corrections, *self.state.rightings]
        for each in sorted(told, key=lambda each: each.seq):
            if each.of == remark.seq:
                who, at = each.author, moment(each.at, self.t.lang)
                said = self.t("{text} ({who}, {at})", text=self.settled.corrected(each), who=who, at=at)
                yield self.traced(said, each.seq)
