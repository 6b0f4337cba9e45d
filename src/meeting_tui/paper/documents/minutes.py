"""Minutes: the public digest of a meeting, and the complete record for the archive, from one fold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from meeting_tui.check_code import check_code
from meeting_tui.lang import Translator
from meeting_tui.lang.formats import clock_from, day, moment, numbered, outlined, told_apart
from meeting_tui.lang.outcome import caution
from meeting_tui.lang.terms import FORMS, term
from meeting_tui.paper.documents import assembly, findings
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
)
from meeting_tui.paper.documents.claims import claims
from meeting_tui.paper.documents.few import Concealed, concealed
from meeting_tui.paper.documents.issuer import Issuer, closing, copy_name, document
from meeting_tui.paper.documents.masking import Copy
from meeting_tui.paper.documents.motions import MotionsOnPaper
from meeting_tui.paper.documents.presence import PresenceOnPaper
from meeting_tui.paper.documents.settled import SettledOnPaper
from meeting_tui.published import DecisionForm, UnitForm
from meeting_tui.record.meeting.agenda import family
from meeting_tui.record.meeting.clocks import item_seconds, time_used
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import (
    INVITED,
    SPEECH,
    Action,
    Correction,
    Item,
    Motion,
    Remark,
    Righting,
)
from meeting_tui.record.person import Person


@dataclass(frozen=True)
class MinutesFacts:
    """`number` is the paper's file number, `posted` until when it hangs (ISO date), both optional.

    `state` is what is printed; where that is final, `now` is the record with what was entered later.
    `earlier` are actions that were open when the meeting began, as they stood at its end; `about` names the
    meetings whose minutes its items approve, by their ids. `signed`: who signs with which key, signed what.
    `units` are those of the law it goes by. `entries`: which entry says something, as `saying` tells.
    `placed`: how a unit is printed.
    """

    state: MeetingState
    issuer: Issuer
    number: str = ""
    posted: str = ""
    now: MeetingState | None = None
    earlier: tuple[Action, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)
    signed: tuple[tuple[str, str], ...] = ()
    units: Mapping[str, UnitForm] = field(default_factory=dict)
    entries: Mapping[tuple[str, str], int] = field(default_factory=dict)
    placed: Callable[[str], str] = str


def build(facts: MinutesFacts, t: Translator, copy: Copy) -> Document:
    """会议纪要 for the board, 会议记录 with every vote and signature lines for the archive."""
    return Minutes(facts, t, copy).document()


def title_of(t: Translator, meeting: str, copy: Copy) -> str:
    """The meeting's title as that of its minutes."""
    if t.lang == "zh":
        stem = meeting if meeting.endswith("会议") else f"{meeting}会议"
        return stem + ("纪要" if copy == "public" else "记录")
    return t("Minutes: {title}", title=meeting) if copy == "public" else t("Record: {title}", title=meeting)


class Minutes:
    """One copy being built. `KIND`: which paper it is."""

    KIND = "minutes"

    def __init__(self, facts: MinutesFacts, t: Translator, copy: Copy) -> None:
        self.facts, self.state, self.t, self.copy = facts, facts.state, t, copy
        self.now = facts.now or facts.state
        self.public = copy == "public"
        self.concealed = concealed(facts.state) if self.public else Concealed()
        self.label = self.now.labels
        self.settled = SettledOnPaper(self.now, t, self.person)
        self.presence = PresenceOnPaper(facts.state, t, self.person, facts.units, self.concealed)
        self.heads = count(1)

    def document(self) -> Document:
        """All of it."""
        t, state, issuer = self.t, self.state, self.facts.issuer
        title = self.title()
        made = (
            ("community", issuer.community),
            ("title", title),
            ("date", day(self.date, t.lang)),
            ("stream", f"meeting:{state.id}"),
            ("entries", str(self.now.count)),
            ("head", self.now.head),
            ("copy", copy_name(t, self.copy)),
        )
        number = self.facts.number
        return document(
            t, issuer, title, tuple(self.blocks()), number=number, claims=claims(self.KIND, t.lang, made)
        )

    def title(self) -> str:
        """What stands over it."""
        return title_of(self.t, self.state.title, self.copy)

    @property
    def date(self) -> str:
        """The day the minutes are of, ISO."""
        return (self.state.closed_at or self.state.opened_at or self.state.planned_at)[:10]

    def blocks(self) -> Iterator[Block]:
        t = self.t
        yield self.settled.head()
        yield from self.decided()
        yield self.head(t("The meeting"))
        yield Facts(tuple(self.presence.particulars()))
        yield from self.presence.quorum()
        yield self.head(t("Business"))
        for item in self.state.items:
            yield from self.item(item)
        yield from self.cautions()
        yield from self.settled.earlier(self.facts.earlier)
        yield from self.actions()
        yield from self.objections()
        yield from self.corrections()
        yield from self.confirmations()
        yield from self.signed()
        yield from self.settled.appended()
        if not self.public:
            yield from assembly.annex(self.state, t, self.person, self.facts.placed)
        if self.concealed:
            yield Paragraph(findings.concealed(self.t), "note")
        yield Paragraph(self.provenance(), "note")
        if not self.public:
            yield Signatures(tuple(self.signatures()))
        yield from closing(t, self.facts.issuer, self.date)

    def head(self, text: str) -> Heading:
        """The next heading, with its number."""
        return Heading(numbered(next(self.heads), text, self.t.lang))

    def objections(self) -> Iterator[Block]:
        """Who objected to what."""
        if rows := self.settled.objections():
            yield self.head(self.t("Objections"))
            yield Items(rows)

    def confirmations(self) -> Iterator[Block]:
        """Who confirmed these minutes, and where they were approved."""
        if rows := tuple(self.settled.confirmations()):
            yield self.head(self.t("Confirmation of the minutes"))
            yield Facts(rows)

    def signed(self) -> Iterator[Block]:
        """Who signs with which key, and what was signed."""
        if self.facts.signed:
            yield self.head(self.t("Keys and signatures"))
            yield Facts(self.facts.signed)

    def signatures(self) -> Iterator[str]:
        """Who signs on paper; who chairs or records signs once."""
        t, state = self.t, self.state
        roles = ((t("In the chair"), state.chair), (t("Recorder"), state.recorder))
        for role, person in roles:
            yield f"{role} {self.person(person)}" if person else role
        officers = [person for _role, person in roles if person]
        for member in state.attesting if state.attest else state.attended:
            if not member.among(officers):
                yield t("Member {name}", name=self.person(member))
        for guest in dict.fromkeys(stay.person for stay in state.attendance if stay.capacity == INVITED):
            if guest.organ:
                yield t("In attendance: {name}", name=self.presence.guest(guest))
        yield from [t("Owner")] * (state.attest.owners if state.attest else 0)

    def person(self, person: Person) -> str:
        """By name, and by what tells two of one name apart."""
        return self.label(person)

    def decided(self) -> Iterator[Block]:
        """What was decided, for whoever reads the first page only."""
        told = [each for item in self.state.items for each in item.motions if each.decision]
        if told:
            yield Callout(self.t("Decided at this meeting"), tuple(map(self.decision, told)))

    def decision(self, motion: Motion) -> str:
        """Its number, its wording, what came out."""
        outcome = term(str(motion.decision["outcome"]), self.t) if motion.decision else ""
        said = self.t("{outcome}: {text}", outcome=outcome, text=motion.wording)
        return " ".join(filter(None, (motion.filed, said)))

    def item(self, item: Item) -> Iterator[Block]:
        t = self.t
        number, kind = outlined(item.number, t.lang), term(item.kind, t)
        yield Heading(t("{number}. {title} [{kind}]", number=number, title=item.title, kind=kind), 2)
        if not item.opened_at:
            if not any(each.opened_at for each in family(self.state.items, item.no)):
                yield Paragraph(t("Not dealt with at this meeting."))
            return
        if item.kind == "minutes" and item.of in self.facts.about:
            yield Paragraph(t("About the minutes of: {title}.", title=self.facts.about[item.of]))
        if item.presenter:
            yield Paragraph(t("Presented by {name}.", name=self.person(item.presenter)), leads=True)
        if item.enclosures:
            files = (
                t("{file} (check code {code})", file=file.name, code=check_code(file.sha256))
                for file in item.enclosures
            )
            yield Paragraph(t("Enclosed: {files}.", files=t(", ").join(files)))
        if item.remarks:
            yield Items(tuple(self.remark(remark) for remark in item.remarks))
        yield from self.asides(item)
        yield from MotionsOnPaper(self.state, t, self.public, self.person, self.concealed.motions).blocks(
            item
        )
        if item.closed_at and not self.public:
            yield Paragraph(self.took(item), "note")

    def took(self, item: Item) -> str:
        """How long an item took against its plan, and how long each had the floor."""
        t, end = self.t, datetime.fromisoformat(item.closed_at)
        sat = (*item.earlier, (item.opened_at, item.closed_at))
        times = t(", ").join(
            f"{self.presence.moment(began)}–{clock_from(ended, began, t.lang)}" for began, ended in sat
        )
        minutes = item_seconds(self.state, item, end) // 60
        said = t("Dealt with {times}: {n} min.", times=times, n=minutes)
        if item.planned:
            said = t(
                "Dealt with {times}: {n} min, {planned} planned.",
                times=times,
                n=minutes,
                planned=item.planned,
            )
        used = time_used(self.state, item, end)
        names = t(", ").join(f"{self.person(who)} {spent // 60}:{spent % 60:02}" for who, spent in used)
        return said + (t(" Speaking time: {names}.", names=names) if names else "")

    def remark(self, remark: Remark) -> tuple[str, str]:
        t, name = self.t, self.person(remark.speaker)
        if remark.says is None:
            return name, t("[erased as the law on personal data asks]")
        said = remark.says
        if remark.form != SPEECH:
            said = t("[{form}] {text}", form=term(remark.form, t, FORMS), text=said)
        if remark.confirmed_at:
            said += t(" [confirmed by the speaker]")
        if self.public:
            return name, said
        was = t(" [first recorded: {text}]", text=remark.text) if remark.corrected and remark.text else ""
        return f"{self.presence.moment(remark.at)} {name}", said + was + self.first(remark)

    def first(self, remark: Remark) -> str:
        """Under whom, on which item, as what and when it was entered first; nothing where that held."""
        first, t = remark.first, self.t
        if first is None:
            return ""
        held = f"{self.presence.moment(first.at)} {self.person(first.speaker)}"
        form = term(first.form, t, FORMS)
        return t(
            " [first entered: {held}, item {no}, {form}]",
            held=held,
            no=self.state.number(first.no),
            form=form,
        )

    def cautions(self) -> Iterator[Block]:
        """What is said of the law itself, each once; to the office also whether its rules were read there."""
        decisions = [m.decision for item in self.state.items for m in item.motions if m.decision]
        known: list[DecisionForm] = [{"note": None, "verified": "yes", **decision} for decision in decisions]
        if self.public:
            known = [{**each, "verified": "yes", "office_note": {}} for each in known]
        for said in dict.fromkeys(caution(each, self.t) for each in known):
            if said:
                yield Paragraph(said, "note")

    def asides(self, item: Item) -> Iterator[Block]:
        """Who stood aside on an item and why; on the board without the reason."""
        t = self.t
        for each in item.recusals:
            why = "" if self.public or each.reason is None else t(" Reason: {reason}", reason=each.reason)
            yield Paragraph(t("{name} stands aside on this item.", name=self.person(each.person)) + why)

    def actions(self) -> Iterator[Block]:
        t = self.t
        rows = tuple(
            (action.what, self.person(action.who), day(action.due, t.lang)) for action in self.state.actions
        )
        if rows:
            yield self.head(t("Who does what until when"))
            yield Table((t("Task"), t("Responsible"), t("Due")), rows, (1, 0, 0), "lll")

    def corrections(self) -> Iterator[Block]:
        """The archive names every correction, erasure and jump of the clock."""
        t, state = self.t, self.state
        told: list[Correction | Righting] = [*state.corrections, *state.rightings]
        rows = [(moment(c.at, t.lang), t("{who} corrected entry {of}", who=c.author, of=c.of)) for c in told]
        rows += [
            (
                moment(e.at, t.lang),
                t("{who} erased the text of entry {of}: {why}", who=e.author, of=e.of, why=e.reason),
            )
            for e in self.now.erasures
        ]
        for was, now in (told_apart(*each, t.lang) for each in state.anomalies):
            rows.append((now, t("the laptop's clock had shown {was} before", was=was)))
        if rows and not self.public:
            yield Heading(t("Corrections to the record"), 2)
            yield Facts(tuple(rows))

    def provenance(self) -> str:
        t = self.t
        said = t.plural(
            "Made from the record of the meeting, {n} entry, by name, each sealed with the one before.",
            "Made from the record of the meeting, {n} entries, by name, each sealed with the one before.",
            self.now.count,
        )
        said += t(" Its check code: {code}.", code=check_code(self.now.head))
        if self.facts.posted:
            until = day(self.facts.posted, t.lang)
            said += t(" Hangs until {day}.", day=until)
        return said
