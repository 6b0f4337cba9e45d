"""One paper being made: its facts gathered from the record, its blocks built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from meeting_tui.desk import communities
from meeting_tui.desk.board import (
    at_the_table,
    attendance,
    audit_sheet,
    proxy_forms,
    signed,
    year_paper,
)
from meeting_tui.desk.board.kinds import DocumentRef
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls import counting, frozen
from meeting_tui.desk.polls.counting import CountReport
from meeting_tui.desk.polls.definition import Asked
from meeting_tui.desk.polls.frozen import BallotOf, Case
from meeting_tui.desk.roll.places import placed
from meeting_tui.lang import Translator, courses, translator
from meeting_tui.lang.terms import term
from meeting_tui.paper.ballots.payload import tidy
from meeting_tui.paper.documents import (
    counts,
    minutes,
    notice,
    poster,
    result,
    sheets,
    standing,
    traced,
    wording,
)
from meeting_tui.paper.documents.answered import Answered
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.issuer import Issuer, committee_name
from meeting_tui.paper.documents.made_of import MadeOf
from meeting_tui.paper.documents.minutes import MinutesFacts
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.chain import Head
from meeting_tui.record.meeting.saying import saying
from meeting_tui.rules.disclosure import NOTHING, stepwise
from meeting_tui.rules.holding import holding
from meeting_tui.rules.outcome import units_json
from meeting_tui.rules.profile import Profile
from meeting_tui.store import journal, tables


class Making:
    """One paper being made."""

    def __init__(self, office: Office, paper: DocumentRef) -> None:
        self.office, self.paper = office, paper
        self.here = communities.community(office)
        self.t: Translator = translator(self.here.lang)

    @property
    def of_poll(self) -> bool:
        return tidy(self.paper.ref) in {poll.id for poll in polls.polls(self.office)}

    def issuer(self, contact: str = "") -> Issuer:
        organ = committee_name(self.t, self.here.name, self.here.term, self.here.place)
        return Issuer(self.here.name, organ, contact or self.here.contact)

    def payer(self, contact: str = "") -> Issuer:
        """The issuer of a paper that names amounts."""
        return replace(self.issuer(contact), currency=communities.currency(self.office))

    def minutes(self) -> Document:
        return minutes.build(self.held(), self.t, self.paper.copy)

    def held(self) -> MinutesFacts:
        """The meeting as its minutes print it, in each style."""
        printed, now = meetings.as_final(self.office, self.paper.ref)
        titles = {line.id: line.title for line in meetings.meetings(self.office)}
        return MinutesFacts(
            printed,
            self.issuer(),
            now=now,
            earlier=meetings.earlier_actions(self.office, now),
            about={item.of: titles[item.of] for item in printed.items if item.of in titles},
            signed=signed.rows(self.office, f"meeting:{now.id}", self.t),
            units=units_json(law(printed)),
            entries=self.entries(f"meeting:{now.id}"),
            placed=self.placed,
        )

    def placed(self, unit: str) -> str:
        """A unit of the record as papers name it."""
        return placed(unit, self.t.lang)

    def entries(self, stream: str) -> Mapping[tuple[str, str], int]:
        """Which entry of a meeting says what."""
        with self.office.store.read() as session:
            return saying(journal.entries(session, stream))

    def meeting_notice(self) -> Document:
        state = meetings.meeting(self.office, self.paper.ref)
        with self.office.store.read() as session:
            called = next(iter(journal.entries(session, f"meeting:{state.id}"))).at[:10]
        profile = law(state)
        facts = notice.MeetingNoticeFacts(self.issuer(), state, called, profile.rule(state.rule), profile)
        return notice.meeting_notice(facts, self.t)

    def attendance(self) -> Document:
        state = meetings.meeting(self.office, self.paper.ref)
        facts = sheets.SheetFacts(self.issuer(), state.title, state.planned_at, state.place)
        if state.kind == "assembly":
            profile = law(state)
            facts = replace(facts, weight=self.weighing(profile))
            return sheets.assembly_sheet(facts, attendance.voters(self.office, state, profile), self.t)
        members = tuple(sheets.SheetPerson(member.name, self.placed(member.unit)) for member in state.members)
        return sheets.attendance_sheet(facts, members, self.t)

    def weighing(self, profile: Profile) -> str:
        """What the measures beside heads are called."""
        names = [wording.measure(self.t, name, profile) for name in profile.measures if name != "heads"]
        return " / ".join(names)

    def poll_notice(self) -> Document:
        poll = polls.poll(self.office, self.paper.ref)
        profile, definition = poll.profile, self.case().definition
        head = self.head(poll.id)
        totals, of_part = {"heads": poll.heads, "area": poll.area}, all(each.part for each in poll.asked)
        if poll.shares:
            totals["share"] = holding(poll.shares).units(profile.measures["share"].decimals)
        facts = notice.PollNoticeFacts(
            issuer=self.issuer(poll.contact),
            title=poll.title,
            code=poll.id,
            opens=definition.opens,
            closes=poll.closes.isoformat(timespec="minutes"),
            return_to=poll.place,
            date=poll.opened_at[:10],
            profile=profile,
            totals={measure: totals[measure] for measure in profile.measures if measure in totals}
            if definition.one_part or not of_part
            else {},
            of_part=of_part,
            questions=tuple(
                notice.Announced(
                    asked.title,
                    asked.text,
                    profile.rule(asked.question.rule) if asked.question.rule else None,
                    tuple(asked.labels[offer] for offer in asked.question.offers),
                    asked.matter in profile.matters and profile.matters[asked.matter].elects,
                    asked.part.totals(profile, asked.excluded)
                    if asked.part and not definition.one_part
                    else {},
                    {asked.labels[who]: told for who, told in asked.about.items()},
                )
                for asked in poll.asked
            ),
            entries=head.count,
            head=head.hash,
            tellers=tuple(map(definition.labels, definition.tellers)),
            scrutineers=tuple(map(definition.labels, definition.scrutineers)),
            counting=definition.counting,
            warnings=definition.design.notes,
            standing=standing.of_poll(self.t, poll.changes),
            secret=poll.identity == "secret",
            objection_days=definition.objection_days,
        )
        return notice.poll_notice(facts, self.t)

    def head(self, poll: str) -> Head:
        """The poll's record as it stands."""
        with self.office.store.read() as session:
            return journal.head(session, f"poll:{poll}")

    def result(self) -> Document:
        report = self.counted()
        definition, day = report.definition, self.counted_on()
        facts = result.ResultFacts(
            issuer=self.issuer(definition.contact),
            title=definition.title,
            code=definition.code,
            opens=definition.opens,
            closes=report.closes,
            date=day.isoformat(),
            answered=tuple(self.answered(report)),
            papers=report.numbers,
            entries=report.head.count,
            head=report.head.hash,
            digest=self.digest(report),
            roll_fingerprint=report.roll_fingerprint,
            tellers=tuple(map(definition.labels, definition.tellers)),
            scrutineers=tuple(map(definition.labels, definition.scrutineers)),
            objection_until=self.objection_until(report),
            objections_ended="" if self.objection_until(report) else self.last_objection(report),
            invalid={term(reason, self.t): number for reason, number in report.invalid.items()},
            by_proxy=report.by_proxy,
            standing=(
                *standing.of_course(self.t, report.changes),
                *standing.of_result(self.t, report.earlier, report.by_hand),
                *standing.of_lots(
                    self.t,
                    ((each.id, each.title, each.labels) for each in definition.asked),
                    report.announced,
                ),
                *standing.of_names(
                    self.t, ((each.id, each.labels) for each in definition.asked), report.written
                ),
            ),
            provisional=report.provisional,
            rehearsal=courses.rehearsal(*report.rehearsal.told, self.t) if report.rehearsal else "",
            signed=signed.rows(self.office, f"poll:{definition.code}", self.t),
            counting=definition.counting,
            modes=self.modes(),
        )
        return result.build(facts, self.t, self.paper.copy)

    def modes(self) -> Mapping[str, int]:
        """How many ballots, or envelopes, went out in each way."""
        _of, papers = self.voters()
        return Counter(paper.issued.mode for paper in papers.values() if paper.issued)

    def voters(self) -> tuple[dict[int, BallotOf], Mapping[int, BallotPaper]]:
        """Whose each ballot is, or of a secret poll each envelope, and what became of it; by its number."""
        with self.office.store.read() as session:
            found = self.case()
            register = found.register(self.office, session)
            if register.enveloped:
                return found.live(session, tables.PollEnvelope), register.envelopes
            return found.live(session), register.papers

    def poster(self) -> Document:
        report = self.counted()
        asked = report.definition.question(self.paper.part)
        answered = next(a for a in self.answered(report) if a.result.question.id == asked.id)
        told = poster.of_question(self.t, answered)
        if report.provisional:
            told = replace(told, outcome=self.t("{outcome} (provisional)", outcome=told.outcome))
        facts = poster.PosterFacts(
            issuer=self.issuer(report.definition.contact),
            title=asked.title,
            told=told,
            date=self.counted_on().isoformat(),
            stream=f"poll:{report.definition.code}",
            entries=report.head.count,
            head=report.head.hash,
            effect=(asked.text,) if asked.text else (),
            digest=self.digest(report),
            score=counts.weights(answered),
            objection_until=self.objection_until(report),
        )
        return poster.build(facts, self.t)

    def objection_until(self, report: CountReport) -> str:
        """The last day for objections, ISO; empty where none may be raised, or none any more."""
        last = self.last_objection(report)
        return "" if last < self.office.world.now().date().isoformat() else last

    def last_objection(self, report: CountReport) -> str:
        """The last day on which objections may, or might, be raised, ISO; empty where there is none."""
        days = report.definition.objection_days
        return (self.counted_on() + timedelta(days=days)).isoformat() if days else ""

    def digest(self, report: CountReport) -> str:
        """That of the count; left out where it would tell sums that are not shown: of few voters, whoever
        tries all ways in which they could have voted finds the one that has it."""
        return "" if self.paper.public and any(report.undisclosed.values()) else report.digest

    def counted(self) -> CountReport:
        return counting.result(self.office, self.paper.ref)

    def counted_on(self) -> date:
        return date.fromisoformat(polls.poll(self.office, self.paper.ref).counted_at[:10])

    def answered(self, report: CountReport) -> list[Answered]:
        asked = (report.definition.question(found.question.id) for found in report.results)
        public = self.paper.public
        hidden = report.undisclosed if public else {}
        return [
            Answered(
                each.title,
                each.text,
                each.labels,
                found,
                hidden.get(each.id, NOTHING),
                not public or stepwise(report.facts, report.before, each.id),
                self.unpaid(each),
            )
            for each, found in zip(asked, report.results, strict=True)
        ]

    def unpaid(self, asked: Asked) -> int:
        """How many had no vote on it for arrears; in a secret poll, how many got no paper."""
        with self.office.store.read() as session:
            register = self.case().register(self.office, session)
        return len(asked.arrears - register.paid) or len(register.opening.get("unpaid", ()))

    def proxy(self) -> Document:
        if self.of_poll:
            poll = polls.poll(self.office, self.paper.ref)
            issuer = self.issuer(poll.contact)
            return proxy_forms.of_poll(poll, self.case().definition.opens, issuer, self.t)
        return proxy_forms.of_assembly(self.office, self.paper.ref, self.issuer(), self.t)

    def register(self) -> Document:
        rows = at_the_table.rows(self.office, self.case(), self.t)
        return sheets.issue_register(self.claiming(), rows, self.t)

    def chase(self) -> Document:
        return at_the_table.chase(self.office, self.paper.ref, self.sheet(), self.t)

    def commands(self) -> Document:
        return at_the_table.commands(self.office, self.case(), self.sheet(), self.t)

    def tally(self) -> Document:
        titles = [each.title for each in polls.poll(self.office, self.paper.ref).asked]
        parts = any(each.part for each in self.case().definition.asked)  # weights name questions by number
        asked = tuple(f"{no}. {title}" if parts else title for no, title in enumerate(titles, 1))
        rows = at_the_table.rows(self.office, self.case(), self.t, of_voters=False)
        return sheets.tally_sheet(self.claiming(), rows, asked, self.t)

    def claiming(self) -> sheets.SheetFacts:
        """What a form is for whose rows and sums can be held against the record: of the day the poll opened,
        so that printed again it is the same paper for as long as the same papers are out."""
        facts, poll = self.sheet(), polls.poll(self.office, self.paper.ref)
        head = self.head(poll.id)
        of = MadeOf(facts.issuer, f"poll:{poll.id}", head.count, head.hash, poll.opened_at[:10])
        return replace(facts, of=of)

    def case(self) -> Case:
        with self.office.store.read() as session:
            return frozen.case(session, self.paper.ref)

    def sheet(self) -> sheets.SheetFacts:
        poll = polls.poll(self.office, self.paper.ref)
        design = self.case().definition.design
        weighs = " / ".join(filter(None, (design.words.area, design.words.share)))
        label = weighs or (self.t("Votes") if any(each.part for each in design.questions) else "")
        return sheets.SheetFacts(self.issuer(), poll.title, "", poll.place, label, bool(poll.envelopes))


BUILDERS: Mapping[str, Callable[[Making], Document]] = {
    "minutes": Making.minutes,
    "decisions": lambda making: traced.decisions(making.held(), making.t, making.paper.copy),
    "debate": lambda making: traced.debate(making.held(), making.t, making.paper.copy),
    "attendance": Making.attendance,
    "result": Making.result,
    "poster": Making.poster,
    "proxy": Making.proxy,
    "register": Making.register,
    "chase": Making.chase,
    "commands": Making.commands,
    "tally": Making.tally,
    "duties": lambda making: year_paper.draft(making.office, making.paper.ref, making.issuer(), making.t),
    "audit": lambda making: audit_sheet.sheet(making.office, making.paper.ref, making.issuer, making.t),
}
