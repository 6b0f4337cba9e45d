"""Surveys of a service: a poll that asks for marks, attached to its matter; what came of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from meeting_tui.clean import clean
from meeting_tui.desk.matters.dealing import Dealing
from meeting_tui.desk.matters.rows import state_of
from meeting_tui.desk.office import Office
from meeting_tui.desk.polls import counting, frozen, making
from meeting_tui.desk.polls.spec import PollSpec, QuestionSpec
from meeting_tui.record.matter.surveys import Survey
from meeting_tui.record.matter.values import Link, MatterState
from meeting_tui.refusal import FieldName, Refusal
from meeting_tui.rules.rating import Rating

MOST = 20
"""Questions of one survey; a page holds fewer."""


@dataclass(frozen=True)
class SurveySpec:
    """A survey to be made: what is given marks, and when (local times)."""

    title: str
    questions: tuple[str, ...]
    opens: datetime
    closes: datetime
    contact: str = ""
    without_rehearsal: str = ""


def ask_for_marks(office: Office, number: int, spec: SurveySpec) -> str:
    """Make the poll and attach it to the matter; the poll's id. Refusals matters.no_questions, polls.…"""
    with office.store.write() as session:
        on = Dealing(office, session, number)
        on.may("link")
        poll = making.make(office, session, poll_of(spec))
        on.write("matter.linked", ref=f"poll:{poll}", what=clean(spec.title))
        return poll


def poll_of(spec: SurveySpec) -> PollSpec:
    """The poll that asks so: each question by marks from 1 to 5, which bind nobody."""
    asked = tuple(dict.fromkeys(filter(None, map(clean, spec.questions))))
    if not 0 < len(asked) <= MOST:
        raise Refusal("matters.no_questions", field=FieldName("questions"), count=len(asked), most=MOST)
    questions = tuple(QuestionSpec(f"q{no}", title, kind="rate") for no, title in enumerate(asked, 1))
    times = {"opens": spec.opens, "closes": spec.closes}
    more = {"contact": spec.contact, "without_rehearsal": spec.without_rehearsal}
    return PollSpec(clean(spec.title), questions, **times, **more)  # type: ignore[arg-type]


def surveys(office: Office, number: int) -> tuple[Survey, ...]:
    """The surveys of a matter that were counted, oldest first."""
    with office.store.read() as session:
        return surveys_of(office, session, state_of(office, session, number))


def surveys_of(office: Office, session: Session, matter: MatterState) -> tuple[Survey, ...]:
    """As `surveys`, in an open transaction."""
    found = (_survey(office, session, poll) for poll in polls_of(matter.links))
    return tuple(sorted((each for each in found if each), key=lambda each: (each.on, each.poll)))


def polls_of(links: Iterable[Link]) -> tuple[str, ...]:
    """The polls a matter is linked with, each once."""
    refs = (each.ref for each in links)
    return tuple(dict.fromkeys(ref.partition(":")[2] for ref in refs if ref.startswith("poll:")))


def _survey(office: Office, session: Session, poll: str) -> Survey | None:
    """What came of it: None of a poll that asks for no marks, or has no result on record."""
    case = frozen.case(session, poll)
    if all(each.question.kind != "rate" for each in case.definition.asked):
        return None
    results = case.register(office, session).results
    if not results:
        return None
    report = counting.on_record(office, session, case)
    spreads = {
        case.definition.question(each.question.id).title: _marks(each.binding)
        for each in report.results
        if isinstance(each.binding, Rating)
    }
    return Survey(results[-1].at[:10], poll, results[-1].seq, spreads)


def _marks(rating: Rating) -> dict[int, int]:
    """By heads: what an area or a share thinks of the cleaning is nobody's question."""
    return {int(mark): n for mark, n in rating.spread["heads"].items()}
