"""What became of a matter: its own record, and what meetings, polls and the posting log say about it.

Each line names the entry it rests on, by stream and number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import inf
from typing import Any

from sqlmodel import Session, col, select

from meeting_tui.desk.communities import currency
from meeting_tui.desk.matters.rows import state_of, stream_of
from meeting_tui.desk.matters.surveys import surveys_of
from meeting_tui.desk.meetings.floor import Floor
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import frozen
from meeting_tui.record import postings
from meeting_tui.record.chain import Entry
from meeting_tui.record.matter.surveys import Survey
from meeting_tui.record.meeting.state import MeetingState
from meeting_tui.record.meeting.values import Item
from meeting_tui.store import journal, past, tables

_OF_ITEM = ("agenda.added", "item.opened", "action.assigned")
_OF_ACTION = ("action.done", "action.dropped")
_OF_POLL = (
    *("poll.opened", "poll.extended", "poll.shortened", "poll.closed", "poll.reopened"),
    *("poll.withdrawn", "poll.recount", "poll.counted"),
)


@dataclass(frozen=True)
class TimelineLine:
    """One thing that happened: when (ISO), the entry (`stream`, `seq`, `kind`), and what is told of it."""

    at: str
    stream: str
    seq: int
    kind: str
    author: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def timeline(office: Office, number: int) -> tuple[TimelineLine, ...]:
    """The lines in the order in which things happened. Refusal matters.unknown."""
    with office.store.read() as session:
        surveys = {each.poll: each for each in surveys_of(office, session, state_of(office, session, number))}
        table = tables.Proposal
        of = {id_ or 0 for id_ in session.exec(select(table.id).where(table.matter == number))}
        found = [*_own(session, number, currency(office)), *_meetings(office, session, number, of)]
        polls = (*_polls(session, of), *(frozen.case(session, poll) for poll in surveys))
        found += [line for poll in polls for line in _poll(session, poll, of, surveys.get(poll.id))]
        held = {line.stream.partition(":")[2] for line in found if not line.stream.startswith("matter:")}
        found += _hung(session, held, stream_of(number))
        found = [line for line in found if past.knows(session, line.stream)]
    return tuple(sorted(found, key=_in_order(found, stream_of(number))))


Order = tuple[datetime, float, bool, str, int]


def _in_order(lines: Iterable[TimelineLine], own: str) -> Callable[[TimelineLine], Order]:
    """By time; in one second what happened elsewhere stands right before the move that rests on it."""
    rests = [
        (line.facts["of_stream"], line.facts["of"], line.seq) for line in lines if "of_stream" in line.facts
    ]

    def order(line: TimelineLine) -> Order:
        moves = (seq for stream, of, seq in rests if stream == line.stream and of >= line.seq)
        place = line.seq if line.stream == own else min(moves, default=inf)
        return datetime.fromisoformat(line.at), place, line.stream == own, line.stream, line.seq

    return order


def _line(entry: Entry, **facts: Any) -> TimelineLine:
    return TimelineLine(entry.at, entry.stream, entry.seq, entry.kind, entry.author, {**entry.body, **facts})


def _own(session: Session, number: int, counted: str) -> Iterator[TimelineLine]:
    stream, told = stream_of(number), dict[int, str]()
    said = journal.texts(session, stream)
    for entry in journal.told(session, stream):
        if entry.kind in ("action.assigned", "money.entered"):
            told[entry.seq] = entry.body.get("what", "")
        texts = {name: said[entry.seq, name] for name in ("summary", "text") if (entry.seq, name) in said}
        of = {"what": told[entry.body["of"]]} if entry.body.get("of") in told else {}
        paid = {"currency": counted} if entry.kind == "money.entered" else {}
        yield _line(entry, **texts, **of, **paid)


def _meetings(office: Office, session: Session, number: int, of: set[int]) -> Iterator[TimelineLine]:
    for meeting in session.exec(select(tables.Meeting.id).order_by(col(tables.Meeting.id))).all():
        state = Floor(office, session, meeting).state
        items = {item.no: item for item in state.items if item.matter == number or item.proposal in of}
        if items:
            yield from _meeting(session, state, items)


def _meeting(session: Session, state: MeetingState, items: Mapping[int, Item]) -> Iterator[TimelineLine]:
    motions = {motion.id: motion for item in items.values() for motion in item.motions}
    actions = {action.seq: action for item in items.values() for action in item.actions}
    for entry in journal.told(session, f"meeting:{state.id}"):
        body = entry.body
        if entry.kind in _OF_ITEM and body.get("no") in items:
            yield _line(entry, meeting=state.title, item=items[body["no"]].title)
        elif entry.kind == "motion.decided" and body["motion"] in motions:
            outcome = str(body["decision"]["outcome"])
            yield _line(entry, meeting=state.title, text=motions[body["motion"]].wording, outcome=outcome)
        elif entry.kind in _OF_ACTION and body["of"] in actions:
            yield _line(entry, meeting=state.title, what=actions[body["of"]].what)


def _polls(session: Session, of: set[int]) -> Iterator[frozen.Case]:
    if not of:
        return
    for poll in session.exec(select(tables.Poll.id).order_by(col(tables.Poll.id))).all():
        found = frozen.case(session, poll)
        if of & {asked.proposal for asked in found.definition.asked}:
            yield found


def _poll(session: Session, poll: frozen.Case, of: set[int], survey: Survey | None) -> Iterator[TimelineLine]:
    asked = {each.question.id for each in poll.definition.asked if each.proposal in of}
    for entry in journal.told(session, poll.stream):
        if entry.kind in _OF_POLL:
            outcomes = entry.body.get("outcomes", {})
            mine = sorted({str(outcomes[question]) for question in asked if question in outcomes})
            marks = survey.told if survey and survey.seq == entry.seq else ()
            yield _line(entry, title=poll.definition.title, outcomes=tuple(mine), poll=poll.id, survey=marks)


def _hung(session: Session, held: set[str], matter: str) -> Iterator[TimelineLine]:
    of: dict[int, str] = {}
    for entry in journal.told(session, postings.STREAM):
        body = entry.body
        if entry.kind == "posting.hung" and _about(body["document"], held, matter):
            of[body["posting"]] = body["document"]
            yield _line(entry)
        elif entry.kind == "posting.down" and body["posting"] in of:
            yield _line(entry, document=of[body["posting"]])


def _about(document: str, held: set[str], matter: str) -> bool:
    """Whether it is a paper of one of those meetings and polls, or of the matter itself."""
    return document == matter or document.split(":")[1:2] in [[each] for each in held]
