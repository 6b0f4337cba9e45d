"""Further papers, gathered from the record: agenda, decisions, withdrawal, registers, cover of proposals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from meeting_tui.check_code import check_code
from meeting_tui.desk.board.making import Making
from meeting_tui.desk.board.postings import PostingView, postings
from meeting_tui.desk.meetings import acts as meetings
from meeting_tui.desk.meetings.weighing import law
from meeting_tui.desk.polls import acts as polls
from meeting_tui.desk.polls.definition import Asked
from meeting_tui.desk.polls.frozen import BallotOf
from meeting_tui.desk.proposals import acts as proposals
from meeting_tui.lang.formats import column_day, day
from meeting_tui.lang.terms import term
from meeting_tui.paper.documents import (
    agenda,
    filed,
    pack,
    poster,
    resolution,
    stubs,
    withdrawal,
)
from meeting_tui.paper.documents.blocks import Document
from meeting_tui.paper.documents.few import concealed
from meeting_tui.paper.documents.filed import DeliveredBallot, PostedRow
from meeting_tui.paper.documents.made_of import MadeOf
from meeting_tui.paper.documents.motions import MotionsOnPaper
from meeting_tui.paper.documents.pack import Put
from meeting_tui.paper.documents.poster import FAILED, PASSED, Told
from meeting_tui.paper.documents.resolution import ResolutionFacts
from meeting_tui.record.ballot import BallotPaper
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.person import Labels, people_of
from meeting_tui.refusal import Refusal
from meeting_tui.rules.profile import Profile
from meeting_tui.store import journal


def draft(making: Making) -> Document:
    """The paper; refused as `documents.build`."""
    return _BUILDERS[making.paper.kind](making)


def _of_meeting(making: Making, state: MeetingState, date: str) -> MadeOf:
    return MadeOf(making.issuer(), f"meeting:{state.id}", state.count, state.head, date[:10])


def _of_poll(making: Making, date: str, contact: str = "") -> MadeOf:
    poll = polls.poll(making.office, making.paper.ref)
    head = making.head(poll.id)
    issuer = making.payer(contact or poll.contact)
    return MadeOf(issuer, f"poll:{poll.id}", head.count, head.hash, date[:10])


def _agenda(making: Making) -> Document:
    state = meetings.meeting(making.office, making.paper.ref)
    with making.office.store.read() as session:
        called = next(iter(journal.entries(session, f"meeting:{state.id}"))).at
    return agenda.build(_of_meeting(making, state, called), state, law(state).rule(state.rule), making.t)


def _resolution(making: Making) -> Document:
    facts = _of_question(making) if making.of_poll else _of_motion(making)
    return resolution.build(facts, making.t)


def _of_question(making: Making) -> ResolutionFacts:
    """What the owners decided on one question."""
    report, t = making.counted(), making.t
    asked = report.definition.question(making.paper.part)
    answered = next(each for each in making.answered(report) if each.result.question.id == asked.id)
    on = making.counted_on().isoformat()
    return ResolutionFacts(
        of=replace(_of_poll(making, on), entries=report.head.count, head=report.head.hash),
        about=asked.title,
        text=asked.text,
        opening=t(
            'The owners decided by the written vote "{title}", which was counted on {day}:',
            title=report.definition.title,
            day=day(on, t.lang),
        ),
        decided_on=on,
        told=poster.of_question(t, answered),
        law=report.facts.profile,
        objection_until=making.objection_until(report),
    )


def _of_motion(making: Making) -> ResolutionFacts:
    """What a meeting decided by one motion."""
    t, state = making.t, meetings.meeting(making.office, making.paper.ref)
    found = state.motion(int(making.paper.part)) if making.paper.part.isdecimal() else None
    if found is None or found[1].decision is None:
        raise Refusal("documents.not_decided", motion=making.paper.part)
    item, motion = found
    decision, label = found[1].decision, state.labels
    on_paper = MotionsOnPaper(state, t, True, label, concealed(state).motions)
    verdict = on_paper.verdict(decision, on_paper.hides(motion))
    return ResolutionFacts(
        of=_of_meeting(making, state, motion.decided_at),
        about=item.title,
        text=motion.wording,
        opening=_decided_at(making, state, day(motion.decided_at, t.lang)),
        decided_on=motion.decided_at,
        told=Told(verdict.text, PASSED if motion.passed else FAILED, numbers=verdict.reasons),
        votes=tuple(on_paper.votes(motion)),
        number=motion.filed,
        carried_out=tuple((each.what, label(each.who), each.due) for each in item.actions if each.open),
        law=law(state),
    )


def _decided_at(making: Making, state: MeetingState, on: str) -> str:
    t, organ = making.t, making.issuer().organ
    if state.kind == "assembly":
        return t('The owners decided at "{title}" on {day}:', title=state.title, day=on)
    return t('{organ} decided at "{title}" on {day}:', organ=organ, title=state.title, day=on)


def _withdrawal(making: Making) -> Document:
    poll = polls.poll(making.office, making.paper.ref)
    change = next((each for each in reversed(poll.changes) if each.kind == "withdrawn"), None)
    if change is None:
        raise Refusal("documents.not_withdrawn", poll=poll.id)
    of, copies = _of_poll(making, change.at), poll.profile.copies.notice
    return withdrawal.build(of, poll.title, poll.returned, change, copies, making.t)


def _postings(making: Making) -> Document:
    ref, office = making.paper.ref, making.office
    found = [each for each in reversed(postings(office)) if each.document.split(":")[1:2] == [ref]]
    rows = tuple(_posted(making, each) for each in found)
    today = office.world.now().date().isoformat()
    if making.of_poll:
        of, about = _of_poll(making, today), polls.poll(office, ref).title
    else:
        state = meetings.meeting(office, ref)
        of, about = _of_meeting(making, state, today), state.title
    return filed.posting_log(of, about, rows, making.t)


def _posted(making: Making, each: PostingView) -> PostedRow:
    t = making.t
    kind, _colon, rest = each.document.partition(":")
    paper = " ".join(filter(None, (term(kind, t), *rest.split(":")[1:])))
    if each.superseded:
        paper = t("{document} (superseded)", document=paper)
    until = column_day(each.until, t.lang) if each.until else t("still hangs")
    pictures = t("; ").join(f"{photo.name} {check_code(photo.sha256)}" for photo in each.photos)
    since, edition = column_day(each.since, t.lang), str(each.edition or "–")
    return str(each.id), paper, edition, each.place, since, until, each.by, pictures or "–"


def _delivery(making: Making) -> Document:
    poll = polls.poll(making.office, making.paper.ref)
    outer = bool(poll.envelopes)
    today = making.office.world.now().date().isoformat()
    rows = tuple(_delivered(making))
    return filed.delivery_register(_of_poll(making, today), poll.title, rows, making.t, outer=outer)


def _delivered(making: Making) -> Iterator[DeliveredBallot]:
    """A line for each that was not void before it went out."""
    of, papers = making.voters()
    for serial, ballot in sorted(of.items()):
        yield _line(ballot, papers.get(serial), making)


def _line(ballot: BallotOf, paper: BallotPaper | None, making: Making) -> DeliveredBallot:
    units = ballot.units.replace("\n", making.t(", "))
    line = DeliveredBallot(f"{ballot.serial:06d}", units, ballot.label)
    out, back = (paper.issued, paper.returned) if paper else (None, None)
    if out:
        line = replace(line, mode=out.mode, at=out.at, by=out.by, signature=out.signature)
    return replace(line, back=back.at, box=back.box) if back else line


def _pack(making: Making) -> Document:
    poll = polls.poll(making.office, making.paper.ref)
    definition = making.case().definition
    put = tuple(_put(making, each, poll.profile) for each in poll.asked)
    window = definition.opens, poll.closes.isoformat(timespec="minutes")
    return pack.build(_of_poll(making, poll.opened_at), poll.title, window, put, making.t, _unpacked(making))


def _unpacked(making: Making) -> pack.Unpacked:
    opening = _opening(making)
    if "unpacked" not in opening:
        return pack.Unpacked()
    people = people_of(opening, "unpacked_by")
    return pack.Unpacked(opening["unpacked"], tuple(map(Labels(people), people)))


def _opening(making: Making) -> Mapping[str, Any]:
    with making.office.store.read() as session:
        return making.case().register(making.office, session).opening


def _put(making: Making, each: Asked, profile: Profile) -> Put:
    t = making.t
    told = Put(
        each.title,
        each.text,
        profile.rule(each.question.rule) if each.question.rule else None,
        tuple(each.labels[offer] for offer in each.question.offers),
    )
    if not each.proposal:
        return told
    record = proposals.recorded(making.office, each.proposal)
    said = record.newest.draft
    lacking = tuple(_opening(making).get("incomplete", {}).get(str(each.proposal), ()))
    whole = (
        record.frozen and record.frozen.poll and each.text != said.text
    )  # packs issued before say as they did
    rows = [(t.p("proposal", "Text"), said.text)] if whole else []
    compared = () if said.options == told.offers else said.options  # those on the ballot are named already
    rows += [(t("Options"), t("; ").join(compared)), (t("Budget"), said.budget)]
    rows += [(t("Funding"), said.funding), (t("Effect per unit"), said.effect)]
    facts = tuple(row for row in rows if row[1])
    return replace(told, facts=facts, digest=each.proposal_digest, record=record, lacking=lacking)


def _codes(making: Making) -> Callable[[BallotOf], str]:
    """What gives the code of each one's stub."""
    found = making.case()
    key = found.key(making.office)
    return lambda ballot: stubs.stub_code(found.id, ballot.voter, key)


def _stubs(making: Making) -> Document:
    (of, papers), code = making.voters(), _codes(making)
    poll = polls.poll(making.office, making.paper.ref)
    states = {code(each): papers[no].state for no, each in of.items() if no in papers}
    today = making.office.world.now().date().isoformat()
    secret = poll.identity != "signed"
    return stubs.stub_list(_of_poll(making, today), poll.title, states, making.t, secret=secret)


def _slips(making: Making) -> Document:
    (of, _papers), code = making.voters(), _codes(making)
    poll = polls.poll(making.office, making.paper.ref)
    rows = tuple(
        (f"{no:06d}", each.units.replace("\n", making.t(", ")), each.label, code(each))
        for no, each in sorted(of.items())
    )
    return stubs.slips(making.issuer(poll.contact), poll.title, rows, making.t)


_BUILDERS: Mapping[str, Callable[[Making], Document]] = {
    "agenda": _agenda,
    "resolution": _resolution,
    "withdrawal": _withdrawal,
    "postings": _postings,
    "delivery": _delivery,
    "pack": _pack,
    "stubs": _stubs,
    "stub-slips": _slips,
}
FURTHER = tuple(_BUILDERS)
"""The kinds made here."""
